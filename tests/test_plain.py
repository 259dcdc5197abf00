"""The short way for plain print beside the long one: whatever one pattern reads at a glance, the reading piece by piece reads the same."""

from __future__ import annotations

import random
import re

import pytest

from danchieu.citations import begin, issuers, leads, read
from danchieu.citations.plain import plain
from shared import needs_shared, shared

NOUNS = (
    "Nghị quyết",
    "Nghị định",
    "Quyết định",
    "Thông tư",
    "Kết luận",
    "Quy định",
    "Luật",
    "Kế hoạch",
    "các Nghị quyết",
    "Tại Quyết định",
)
NUMBERS = (
    "26-NQ/TW",
    "96-QĐ/TW",
    "73/2023/NĐ-CP",
    "1847/QĐ-TTg",
    "80/2025/QH15",
    "26/2016/TT-BLĐTBXH",
    "10/2016/NQ-HĐND",
    "01/2014/TTLT-BNV",
    "18-NQ/TW1",
    "124QĐ/TW",
    "10 - NQ/TW",
    "68- NQ/TW",
    "05-CT/TƯ",
    "96/QĐ",
)
DAYS = (
    "",
    " ngày 29/9/2023",
    ", ngày 5-4-2021",
    " ngày 19 tháng 5 năm 2018",
    " ngày 32/13/2020",
    " năm 2019",
    " ngày 3/2",
    " (ngày 1/1/2020)",
)
BODIES = (
    "",
    " của Bộ Chính trị",
    " của Chính phủ",
    " của Bộ Nội vụ, Bộ Tài chính",
    " của Bộ Nội vụ và Bộ Tài chính",
    " của Quốc hội và Kết luận số 5-KL/TW",
    " của Ban Thường vụ Tỉnh ủy, việc",
    " của Quốc hội, nước",
    " của Ban Chấp hành Trung ương Đảng khóa XIII",
    " của Ủy ban nhân dân tỉnh Gia Lai",
    " Bộ Chính trị",
    " do Quốc hội",
    " của Bộ Chính trị (khóa XI)",
    " của Ban Chấp hành Trung ương khóa XII",
    " của Ban Chỉ đạo",
    " của Thủ tướng Chính phủ",
)
ENDS = (" về cán bộ", ", về cán bộ", " quy định rõ", ".", ". Bộ Nội vụ trình", "; và", " ban hành ngày 5/5/2020", " được ban hành", ")", " - CP", " khóa XII", "\nvề cán bộ", " là văn bản", " 15", ", Bộ Nội vụ trình", ", Hội nghị nêu", ", và Bộ Y tế", ".\n\nNgày", ", ngày 3/2/2020 của Chính phủ", ", khóa X", " tại", "", " đã được Quốc hội thông qua ngày 3/2/2020", " đã bộc lộ", " (được sửa đổi)", " (sau đây gọi là Nghị quyết 5)", " “Về cán bộ”", "\nBan hành", "\n\nHội nghị nêu", "\n\nNgày 3/2", ". UBND tỉnh", ". Cụ thể", ".\nTheo", " trong cả nước", " trung ương", " tỉnh", " thành phố", " nước ta", " để thực hiện", " huyện", ", Quân ủy", ", Đảng ủy", ", từ đó", " triển khai", " và Bộ Y tế", " và Thông tư", " “Trung ương", " (Ảnh: A)", " có", " ban hành kèm theo", " chung", " đáng chú ý", " được ký ngày 3/2/2020", " được sửa đổi", " công bố", " của tỉnh")  # fmt: skip
LEADS = (
    "Ngày 1/2/2020, Chính phủ đã ban hành ",
    "Ngày 1 tháng 2 năm 2020 Bộ Chính trị vừa ký ",
    "Ngày 1/2/2020, Bộ Nội vụ, Bộ Y tế ra ",
    "Bộ Nội vụ ban hành ",
)


def whole(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways give the same citations."""
    quick = read(text)
    with monkeypatch.context() as patch:
        patch.setattr(begin, "plain", lambda *_: None)
        for module in (issuers, leads):
            patch.setattr(module, "plain_body", lambda: re.compile("(?!)"))
        assert read(text) == quick, text


def test_both_ways_read_the_same_in_made_up_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(7)
    taken = 0
    for _ in range(6000):
        noun, number, day, body, end = (chance.choice(parts) for parts in (NOUNS, NUMBERS, DAYS, BODIES, ENDS))
        before = chance.choice(("Thực hiện ", "", "sửa đổi ", *LEADS))
        told = f"{chance.choice((' số ', ' số ', ' '))}{number}{day}{body}{end}"
        taken += bool(plain(noun + told, 0))
        whole(f"{before}{noun}{told}{chance.choice((' trong năm.', ''))}", monkeypatch)
    assert taken > 300


def test_both_ways_read_the_same_of_nouns_used_generally(monkeypatch: pytest.MonkeyPatch) -> None:
    marks = (" ", ", ", "; ", ". ", ".\n\n", " “", "\n", ",  ")
    words = ("gắn với", "này", "nói trên", "đã nêu", "đó", "trong", "thẩm tra số 12/BC-BTP", "hành động này", "liên tịch số 5", "Bộ Y tế", "thư này", "quan trọng này", "số 5", "12-KH/TU")  # fmt: skip
    for noun in ("Chỉ thị", "Báo cáo", "Chương trình", "Nghị định", "Thông tư", "Thông báo", "Nghị quyết"):
        for mark in marks:
            for word in words:
                whole(f"Ngày 5/5/2020, {noun} số 7-CT/TW. Thực hiện {noun}{mark}{word} của tỉnh.", monkeypatch)


@needs_shared
def test_both_ways_read_the_same_in_real_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("seeds", "corpora/admin"):
        for path in sorted(shared(folder).glob("*.txt"))[:40]:
            whole(path.read_text("utf-8")[:60_000], monkeypatch)
