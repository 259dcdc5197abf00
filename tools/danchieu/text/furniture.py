"""Page furniture: what the gazette and the signing software print around a text, which is no part of it."""

from __future__ import annotations

import re

_RUNNING_HEAD = re.compile(
    r"""
    (?: \d{1,4}\s+ )? CÔNG\s+BÁO \s* / \s* Số .{1,40}? / \s* Ngày \s* \d{1,2}\s*-\s*\d{1,2}\s*-\s*\d{4} (?: \s+\d{1,4} )?
      # CÔNG BÁO/Số 987 + 988/Ngày 25-8-2024
    | \(?(?:Xem|Đăng)\s+tiếp\s+(?:Công\s+báo|từ\s+Công\s+báo)\s+số.{0,60}     # (Xem tiếp Công báo số 235 + 236)
    | \(?Tiếp\s+theo\s+Công\s+báo\s+số.{0,60}                                # (Tiếp theo Công báo số 233 + 234)
    """,
    re.VERBOSE,
)
# "Người ký: CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ", "Thời gian ký: 28.08.2024 14:39:08 +07:00"
_STAMP = re.compile(
    r"""
    (?:Người[ ]ký|Ký[ ]bởi|Email|Thời[ ]gian[ ]ký|Ngày[ ]ký)\s*:.{0,120}
    | Cơ[ ]quan:[ ]VĂN[ ]PHÒNG[ ]CHÍNH[ ]PHỦ
    | \d\d\.\d\d\.\d{4}[ ]\d\d:\d\d:\d\d[ ]\+\d\d:\d\d
    """,
    re.VERBOSE,
)
_PAGE_NUMBER = re.compile(r"(?:-\s*)?\d{1,4}(?:\s*-)?")

_FIRST = frozenset("CN0123456789-KEVT(XĐ")


def is_running_head(line: str) -> bool:
    """Whether a stripped line is the gazette's running head or its pointer to another issue."""
    return bool(line) and line[0] in "C(XTĐ0123456789" and _RUNNING_HEAD.fullmatch(line) is not None


def is_stamp(line: str) -> bool:
    """Whether a stripped line belongs to the printed trace of an electronic signature."""
    return bool(line) and line[0] in "NKECTV0123456789" and _STAMP.fullmatch(line) is not None


def is_page_number(line: str) -> bool:
    """Whether a stripped line is nothing but a page number."""
    return bool(line) and line[0] in "-0123456789" and len(line) < 9 and _PAGE_NUMBER.fullmatch(line) is not None


def is_furniture(line: str) -> bool:
    """Whether a stripped line is page furniture: running head, signature stamp or page number."""
    return bool(line) and line[0] in _FIRST and (is_page_number(line) or is_running_head(line) or is_stamp(line))
