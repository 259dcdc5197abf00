"""One small library with every kind of page and every kind of link, used by the tests of pages and of the built site."""

from __future__ import annotations

from datetime import date

from danchieu.model import Document, Force, Guide, Homonym, Library, Material, Modality, Outcome, Question, Reference, Standing, Term, Topic
from factories import Cited, document, instrument, library, relation, status

DECREE = """## Tóm tắt

Nghị định đặt khung khuyến khích, bảo vệ cán bộ theo Kết luận 14-KL/TW.

## Điểm chính

- Cán bộ được bảo vệ khi có đề xuất đổi mới (khoản 1 Điều 5).
- Người đứng đầu chịu trách nhiệm (nguồn không ghi vị trí).

## Chương I. Quy định chung

### Điều 1. Phạm vi điều chỉnh

Nghị định này quy định về **khuyến khích** cán bộ, xem Quy định 69-QĐ/TW và Nghị quyết 27-NQ/TW.

### Điều 5. Nguyên tắc

1. Bảo đảm sự lãnh đạo của Đảng theo Quy định 96-QĐ/TW.

a) Công khai, minh bạch.

đ) Xem thêm Chỉ thị 30-CT/TW và điểm a khoản 1 Điều này.

2. Tuân thủ pháp luật; x < y & "z".

| Mức | Việc |
| --- | --- |
| 1 | Khen thưởng |
"""

REPLACED = """## Tóm tắt

Quy định về lấy phiếu tín nhiệm, sau được thay.

## Bố cục

- Điều kiện; tiêu chí.
- Trình tự.
"""

TALK = """## Tóm tắt

Bài nói nhắc Nghị định 73/2023/NĐ-CP và khoản 1 Điều 5 Nghị định 73/2023/NĐ-CP, cả điểm c khoản 9 Điều 5 Nghị định 73/2023/NĐ-CP.

> Lời dẫn của người nói.

Muốn vậy phải “6 dám”.
"""

REFERENCES = (
    Reference("https://example.org/van-ban/73", "", date(2026, 11, 21)),
    Reference("", "Bản in", None, indirect=True),
)


def sample() -> Library:
    """The library."""
    decree = instrument(
        "nd-73-2023-nd-cp",
        "73/2023/NĐ-CP",
        title="Quy định về khuyến khích, bảo vệ cán bộ năng động, sáng tạo",
        issued=date(2023, 9, 29),
        effective=date(2023, 9, 29),
        signer="Phạm Thị Thanh Trà",
        subjects=("bảo vệ cán bộ",),
        references=REFERENCES,
        indirect_fields=("nguoi_ky",),
        conflicts=("Hai nguồn ghi hai ngày khác nhau.",),
        homonyms=(Homonym("73/2023/NĐ-CP", "2023-10-01", "Bộ khác", "lương"),),
    )
    conclusion = instrument(
        "kl-14-kl-tw-2021",
        "14-KL/TW",
        "Kết luận",
        "Về chủ trương khuyến khích và bảo vệ cán bộ",
        issuer="Bộ Chính trị",
        issued=date(2021, 9, 22),
        subjects=("bảo vệ cán bộ",),
        status_note="Nguồn chưa in tình trạng.",
    )
    old = instrument("qd-69-qd-tw-2022", "69-QĐ/TW", "Quy định", "Về kỷ luật", issuer="Bộ Chính trị", issued=date(2022, 7, 6))
    new = instrument("qd-96-qd-tw-2023", "96-QĐ/TW", "Quy định", "Về lấy phiếu tín nhiệm", issuer="Bộ Chính trị", issued=date(2023, 2, 2))
    wages = instrument("nq-27-nq-tw-2018", "27-NQ/TW", "Nghị quyết", "Về cải cách tiền lương", issued=date(2018, 5, 21))
    state = instrument("nq-27-nq-tw-2022", "27-NQ/TW", "Nghị quyết", "Về Nhà nước pháp quyền", issued=date(2022, 11, 9))
    stub = instrument("ct-30-ct-tw", "30-CT/TW", "Chỉ thị", page=False)
    replaces = relation(new.id, "thay_the", old.id, date(2023, 2, 2), quote="Quy định này thay thế Quy định 69-QĐ/TW.", anchor="tom-tat")
    rows = (
        replaces,
        relation(decree.id, "the_che_hoa", conclusion.id, date(2023, 9, 29), url="https://example.org/nguon"),
        relation(decree.id, "can_cu", new.id, modality=Modality.INFERRED, note="cùng chủ đề"),
        relation(decree.id, "dan_chieu", old.id, modality=Modality.STATED),
    )
    documents = (
        document("index", Guide("index", "Dẫn chiếu", "Kho văn bản."), "Mở đầu bằng một câu.\n"),
        document("huong-dan/tra-cuu", Guide("huong-dan/tra-cuu", "Cách tra cứu"), "## Theo số\n\nXem [trang chủ](../index.md) nhé.\n"),
        document(f"van-ban/{decree.id}", decree, DECREE, _decree_citations()),
        document(f"van-ban/{conclusion.id}", conclusion, "## Tóm tắt\n\nKết luận ngắn.\n"),
        document(f"van-ban/{old.id}", old, REPLACED),
        document(f"van-ban/{new.id}", new, REPLACED),
        document(f"van-ban/{wages.id}", wages, "## Tóm tắt\n\nTiền lương.\n"),
        document(
            f"van-ban/{state.id}",
            state,
            "## Tóm tắt\n\nPháp quyền, khi kỷ luật thì theo Quy định 69-QĐ/TW.\n",
            (Cited("Quy định 69-QĐ/TW", old.id),),
        ),
        _talk(),
        document(
            "thuat-ngu/6-dam",
            Term("6-dam", "6 dám", ("sáu dám",), "khoản 1 Điều 5 Nghị định 73/2023/NĐ-CP", (), (), "Phương châm"),
            "## Nghĩa\n\nSáu điều.\n",
        ),
        _topic(),
    )
    statuses = {
        old.id: status(Force.REPLACED, "Được thay thế từ 2/2/2023 bởi Quy định 96-QĐ/TW", date(2023, 2, 2), (replaces,)),
        decree.id: status(Force.UNSEEN, "Chưa thấy văn bản thay thế, tính đến 21/11/2026", likely="có thể sắp được sửa đổi"),
        new.id: status(Force.IN_FORCE, "Còn hiệu lực"),
    }
    return library(documents, rows, statuses, (stub,))


def _decree_citations() -> tuple[Cited, ...]:
    return (
        Cited("Kết luận 14-KL/TW", "kl-14-kl-tw-2021"),
        Cited("khoản 1 Điều 5", "nd-73-2023-nd-cp", "dieu-5.khoan-1", Outcome.SELF),
        Cited("Quy định 69-QĐ/TW", "qd-69-qd-tw-2022", "dieu-3"),
        Cited("Nghị quyết 27-NQ/TW", ("nq-27-nq-tw-2018", "nq-27-nq-tw-2022")),
        Cited("Quy định 96-QĐ/TW", "qd-96-qd-tw-2023"),
        Cited("Chỉ thị 30-CT/TW", "ct-30-ct-tw", outcome=Outcome.UNKNOWN),
        Cited("điểm a khoản 1 Điều này", "nd-73-2023-nd-cp", "dieu-5.khoan-1.diem-a", Outcome.SELF),
    )


def _talk() -> Document:
    entry = Material(
        "bai-noi",
        "Bài nói về khuyến khích cán bộ",
        "Bài nói",
        Standing.PRESS,
        "Tạp chí",
        "A",
        "2024-04",
        "https://example.org/bai",
        "Quảng Ngãi",
    )
    cited = (
        Cited("Nghị định 73/2023/NĐ-CP", "nd-73-2023-nd-cp"),
        Cited("khoản 1 Điều 5 Nghị định 73/2023/NĐ-CP", "nd-73-2023-nd-cp", "dieu-5.khoan-1"),
        Cited("điểm c khoản 9 Điều 5 Nghị định 73/2023/NĐ-CP", "nd-73-2023-nd-cp", "dieu-5.khoan-9.diem-c"),
    )
    return document("tu-lieu/bai-noi", entry, TALK, cited)


def _topic() -> Document:
    question = Question(
        "c1",
        "Ai được bảo vệ?",
        ("Cán bộ", "Không ai", "A", "B"),
        0,
        "Vì quy định nói vậy.",
        "van-ban/nd-73-2023-nd-cp#dieu-5-khoan-1",
        "nhận biết",
        3,
    )
    aims = {"kien_thuc": ("Hiểu nghị định.",), "ky_nang": (), "thai_do": ()}
    entry = Topic(
        "bao-ve", "Bảo vệ cán bộ", 90, "lớp bồi dưỡng", aims, (("van-ban/nd-73-2023-nd-cp", "văn bản gốc"),), questions=(question,)
    )
    return document("chuyen-de/bao-ve", entry, "## Dàn bài\n\n1. Mở đầu.\n")
