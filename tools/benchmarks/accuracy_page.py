"""The guide page that `make accuracy` writes: how accuracy is measured, with the rows of its table left open."""

from __future__ import annotations

PAGE = """---
tieu_de: Độ chính xác được đo thế nào
mo_ta: Công cụ đọc dẫn chiếu đúng tới đâu, đo trên văn bản nào, bằng cách nào, và điều gì chưa đo.
---

Mọi liên kết trên trang này do một công cụ đọc dẫn chiếu đặt ra. Công cụ ấy được chấm điểm bằng những văn bản đã được đọc và đánh dấu sẵn từng dẫn chiếu.
Khi công cụ đổi, lệnh `make accuracy` chấm lại từ đầu và tự viết ra trang này; không con số nào ở đây được sửa bằng tay.

## Đo cái gì

Một dẫn chiếu là một chỗ nhắc tới văn bản, hoặc tới một phần của văn bản, ví dụ “điểm b khoản 1 Điều 34 Luật Cán bộ, công chức số 80/2025/QH15”. Với mỗi
chỗ như vậy có hai câu hỏi, công cụ có nhận ra không, và có đọc đúng từng phần không (loại văn bản, số hiệu, ngày, cơ quan, vị trí, đoạn chữ).

- **Điểm chung** gộp hai phần: trong những chỗ công cụ cho là dẫn chiếu, bao nhiêu là đúng; và trong những dẫn chiếu có thật, bao nhiêu được nhận ra. Điểm 1 là không sai,
  không sót chỗ nào. Giới nghiên cứu gọi đây là F1.
- Một dẫn chiếu chỉ được tính là đúng khi đoạn chữ chạm vào chỗ đã đánh dấu và chỉ cùng một văn bản; với vị trí trong nội bộ văn bản thì phải cùng điều, khoản, điểm.
- Chỗ nào không chắc, công cụ để trống chứ không đoán. Chỗ để trống mà bảng đánh dấu có đáp án vẫn bị tính là sai.

## Kết quả

| Thước đo | Nội dung | Đạt | Cần đạt |
| --- | --- | --- | --- |
{rows}

## Các thước đo lấy từ đâu

- **Năm văn bản mẫu**: năm bài viết và báo cáo mà kho này được dựng lên từ đó.
- **Văn bản pháp luật**: mười lăm văn bản của Nhà nước có nhiều vị trí lồng nhau.
- **Văn bản hành chính**: nghị quyết, tờ trình, báo cáo, công văn, kế hoạch; nhiều bản là ảnh quét có lỗi nhận dạng. Các đoạn này được đánh dấu tách khỏi việc viết công cụ,
  không xem công cụ trả lời thế nào. Lần chấm đầu tiên, trước khi công cụ được sửa theo chúng, điểm chung là 0,960, tính mọi dạng
  là 0,910; sau khi chính bảng đánh dấu được soát lại và sáu đoạn được thêm phần đầu của chúng, vẫn công cụ ấy đạt 0,963 và 0,953.
- **Ghi chú pháp điển**: lời ghi chú chính thức về việc văn bản nào sửa đổi, bổ sung, bãi bỏ điều nào, so với bảng quan hệ chính thức.
- **Toàn văn trên Công báo**: số hiệu, loại và ngày của chính văn bản, đọc từ phần đầu, so với thông tin kèm theo.

**Cả ba bộ đánh dấu đều đã được dùng để sửa công cụ.** Vì vậy các con số 1,0000 cho biết công cụ không còn sai trên chính những văn bản ấy, chứ không hứa như thế với văn bản lạ.
Con số gần với văn bản lạ nhất là lần chấm đầu tiên trên văn bản hành chính.

Những dòng không so được thì bỏ ra, số lượng ghi trong bảng. Với ghi chú pháp điển, đó là dòng có số hiệu bị cắt cụt hoặc không có ghi chú tương ứng. Với toàn văn trên Công báo, số bị bỏ ra
gần bằng số được chấm: phần lớn vì thông tin kèm theo không có số hiệu, phần còn lại vì số ấy không in sau chữ “Số:” ở đầu văn bản. Cách chọn này thiên về những văn bản
có phần đầu rõ ràng; với phần đầu mờ, rách hoặc thiếu thì chưa biết công cụ đọc đúng bao nhiêu.

## Điều chưa đo

- Điểm trên văn bản công cụ chưa từng thấy, sau lần sửa gần nhất.
- Bộ văn bản hành chính mới được đánh dấu một lượt, nên chưa biết hai lượt đọc độc lập có thống nhất với nhau không.
- Quan hệ nêu trong báo chí và trong văn bản của Đảng (thay thế, cụ thể hóa, tiếp tục thực hiện) chưa có bảng đối chiếu chính thức; bảng trên chỉ chấm quan hệ của văn bản pháp luật.
- Lời giải thích nghĩa, bản tóm tắt và thông tin đầu trang do người biên tập viết; các con số này không nói gì về chúng.
- Trang in thành nhiều cột, bảng bị xáo trộn khi quét, chú thích cuối trang không có dấu: công cụ còn sót ở những chỗ ấy.
"""
