"""The patterns by which the head of a list behind a colon and the instruments of its items are recognised."""

from __future__ import annotations

import re

from danchieu.text.lazy import lazy

ENDINGS = ("sau", "đây", "gồm", "bởi", "hành", "lực", "bỏ", "thế", "tại", "có", "theo", *"0123456789")
"""How the words before such a colon end."""
WORDS = ("ãi bỏ", "hay thế", "hiệu lực", "ửa đổi", "ổ sung", "ủy bỏ", "uỷ bỏ", "ăn cứ", "ính chính", "ình chỉ", "hợp nhất", "BỎ")
"""One of them stands before it."""
REACH = 1200
"""How far before its colon the head of a list may begin."""
FRONT = 5000
"""How far into a consolidated text the act that it is made from is named."""
LINES = 12
"""How many lines it may have."""
FIRST = 600
"""How far behind the colon the first instrument is named."""
TITLED = 250
"""How far behind the mark of an item its instrument may be named."""
# a line with which a head begins: "2. ", "a) ", "Điều 5. "
BEGINS = lazy(r"\s*(?:\d{1,3}(?:\.\d{1,2})?\s?[.)]|\d{1,2}\.\d{1,2}|[a-zđ]\)|[-–+*•“\"]|Điều\s+\d+[a-zđ]?\s?[.:])\s")
NOUN = r"(?:văn\s+bản|quy\s+định|nội\s+dung|điều|khoản|điểm|luật|pháp\s+lệnh|nghị\s+định|nghị\s+quyết|quyết\s+định|thông\s+tư|chỉ\s+thị|cụm\s+từ|hướng\s+dẫn|kế\s+hoạch|công\s+văn|kết\s+luận|thông\s+báo|phụ\s+lục|quy\s+chế)"
AFTER = r"(?:(?:\s+kể)?\s+từ\s+(?:ngày|khi)\s[^:;]{1,120})?"
# "<Bãi bỏ> (toàn bộ) (14) văn bản ... do Bộ trưởng ban hành sau đây", "Thông tư này <bãi bỏ>", "<thay thế> quy định về ... tại các Nghị định sau"
ACTIVE = lazy(
    rf"""(?<![^\W_]) (?P<verb> bãi\s+bỏ | h(?:ủy|uỷ)\s+bỏ | thay\s+thế(?:\s+cho)? | sửa\s+đổi,?\s+(?:và\s+)?bổ\s+sung | sửa\s+đổi | bổ\s+sung | đính\s+chính
          | (?:tạm\s+)?ngưng\s+hiệu\s+lực(?:\s+(?:thi\s+hành|áp\s+dụng))? | đình\s+chỉ\s+(?:việc\s+)?thi\s+hành | căn\s+cứ(?:\s+vào)? )
        (?P<rest> \s* (?:đối\s+với\s*)? (?:bao\s+gồm|gồm(?:\s+có)?)?
          | \s [^.:;]{{0,300}}? {NOUN} [^.:;]{{0,300}}? (?<=\s)(?:sau(?:\s+đây)?{AFTER}|gồm(?:\s+có)?|bao\s+gồm|tại) )\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
VERB = lazy(
    r"(?<![^\W_])(?:bãi\s+bỏ|h(?:ủy|uỷ)\s+bỏ|thay\s+thế|sửa\s+đổi|bổ\s+sung|đính\s+chính|(?:tạm\s+)?ngưng\s+hiệu\s+lực|đình\s+chỉ|căn\s+cứ)",
    re.IGNORECASE,
)
# "một số nội dung tại các Thông tư sau", "các điều, khoản của các văn bản sau": not the whole of what the items name
PART = lazy(
    r"một\s+phần|cụm\s+từ|(?:nội\s+dung|quy\s+định|phụ\s+lục|biểu\s+mẫu)\s(?:[^:]*\s)?(?:tại|trong)\s|(?<![^\W_])(?:điều|khoản|điểm)\s(?:[^:]*\s)?(?:tại|trong|của)\s",
    re.IGNORECASE,
)
PLACED = lazy(
    r"(?<![^\W_])(?:điều|khoản|điểm|phụ\s+lục|nội\s+dung|cụm\s+từ|mẫu|biểu|bảng|một\s+(?:phần|số)|đoạn|chương|mục|quy\s+định\s+tại)(?![^\W_])",
    re.IGNORECASE,
)
ENDING = ("bai_bo", "thay_the")
# "được <bãi bỏ>", "các văn bản <sửa đổi, bổ sung>", "chưa <thay thế>", "sửa đổi, <bổ sung>": not what the head says to be done
UNSAID = lazy(rf"(?:được|bị|không|chưa|đã|việc|{NOUN}|(?:đổi|sung|thế|bỏ)\s*(?:,|và|hoặc|/)?)\s*$", re.IGNORECASE)
# "Thông tư này <bãi bỏ>", "..., <thay thế>", "đề nghị <bãi bỏ>": what may stand before it, unless it begins the head
SAID = lazy(
    r"(?:[,;.:)\dA-ZĐ]|này|đây|và|đồng\s+thời|đề\s+nghị|đề\s+xuất|kiến\s+nghị|quyết\s+định|trình|sẽ|thì|cũng|cần|phải|xem\s+xét)\s*$"
)
VERBS = {"bãi": "bai_bo", "hủy": "bai_bo", "huỷ": "bai_bo", "thay": "thay_the", "sửa": "sua_doi_bo_sung", "bổ": "sua_doi_bo_sung"}
VERBS |= {"đính": "dinh_chinh", "ngưng": "dinh_chi", "tạm": "dinh_chi", "đình": "dinh_chi", "căn": "can_cu"}
# "các văn bản <sau đây hết hiệu lực> kể từ ngày ..."; "đã hết hiệu lực" only looks back
OVER = lazy(
    rf"{NOUN}\s[^.:;]{{0,200}}?(?<=\s)sau(?:\s+đây)?\s[^.:;]{{0,60}}?(?<!đã\s)(?:(?:hết|không\s+còn|chấm\s+dứt)\s+hiệu\s+lực|(?<=\s)(?:bị|được)\s+bãi\s+bỏ)"
    rf"|(?<!đã\s)hết\s+hiệu\s+lực\s[^.:;]{{0,60}}?{NOUN}[^.:;]{{0,200}}?\s(?:sau(?:\s+đây)?|gồm)\s*$",
    re.IGNORECASE,
)
LISTS = ("công bố", "danh mục", "rà soát", "trường hợp")
"""A head that only tells what others ended, or when something ends."""
BY_ENDS = ("tại", "theo", "bằng")
"""How else the head of such a list ends, in small letters."""
BY = lazy(r"\s(?:bởi|tại|theo|bằng)(?:\s+(?:các|những|\d{1,3})\s[^.:;]{0,80}?\ssau(?:\s+đây)?)?\s*$")
PASSIVE = lazy(r"(?<![^\W_])(?:được|bị)\s[^.:;]{0,80}$")
JOINED = lazy(r"(?<![^\W_])hợp\s+nhất\s+từ\s[^.:;]{0,60}\ssau(?:\s+đây)?\s*$")
ITEM_VERB = lazy(r"\s*(?:bãi|sửa|bổ\s+sung|thay|hủy|huỷ|ban\s+hành|căn\s+cứ)\s", re.IGNORECASE)
# "Toàn bộ <Thông tư A>", "Điều 24, khoản 6 Điều 25 và một số nội dung quy định tại <Thông tư A>", "Quy chế B ban hành kèm theo <Quyết định A>"
LEAD = lazy(
    r"""(?> [\s,(“”*_] | toàn\s+bộ | một\s+(?:phần|số) | các | những | nội\s+dung | quy\s+định | cụm\s+từ | của | tại | trong | và | từ | đến | vào | số | tên | tiêu\s+đề
          | đoạn | (?:đề\s+)?mục | chương | phần | phụ\s+lục | mẫu | biểu | bảng | điều | khoản | (?:tiết\s+)?điểm | thứ\s+[a-zà-ỹ]+ | gạch\s+đầu\s+dòng | câu
          | [\dIVX]+[a-zđ]?(?:[.-]\d+)*(?![^\W_]) | [a-zđ]\d?(?![^\W_]) | ban\s+hành\s+kèm\s+theo | kèm\s+theo )*+
        | (?:Quy|Danh|Điều\s+lệ|Chương|Kế|Đề|Bản|Bảng|Phụ|Định|Hướng|Tiêu|Mức|Biểu|Mẫu) [^.;:“”]{3,200}? \s(?:ban\s+hành\s+)?(?:kèm\s+)?theo\s+""",
    re.IGNORECASE | re.VERBOSE,
)
