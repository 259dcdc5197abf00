"""The end of a document: who signed, and when an assembly passed it."""

from __future__ import annotations

import datetime
import re

from danchieu.model import Span
from danchieu.structure.shown import Shown
from danchieu.text import parse_date
from danchieu.text.furniture import is_furniture

# "CHỦ TỊCH QUỐC HỘI", "KT. BỘ TRƯỞNG", "T/M BỘ CHÍNH TRỊ", "PHÓ THỦ TƯỚNG": a line in capitals.
_OFFICE = re.compile(
    r"""
    ^ [^\S\n]* (?: (?:T/?M|K/?T|T/?L|TUQ|Q)\.?\s )?
    (?: TỔNG\s+BÍ\s+THƯ | THƯỜNG\s+TRỰC\s+BAN\s+BÍ\s+THƯ | BỘ\s+TRƯỞNG | THỨ\s+TRƯỞNG | [UỦ][ỶY]\s+VIÊN
      | (?:PHÓ\s+|Phó\s+)? (?: THỦ\s+TƯỚNG | BÍ\s+THƯ | CHỦ\s+TỊCH | TRƯỞNG\s+BAN | CHỦ\s+NHIỆM | CHÁNH\s+ÁN | VIỆN\s+TRƯỞNG
        | THỐNG\s+ĐỐC | TỔNG\s+GIÁM\s+ĐỐC | GIÁM\s+ĐỐC | TỔNG\s+KIỂM\s+TOÁN | TỔNG\s+THANH\s+TRA | TỔNG\s+CỤC\s+TRƯỞNG
        | CỤC\s+TRƯỞNG | CHÁNH\s+VĂN\s+PHÒNG ) )
    [^\n]{0,60} $
    """,
    re.VERBOSE | re.MULTILINE,
)
NAME_WORD = r"[A-ZĐÀÁẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÈÉẺẼẸÊẾỀỂỄỆÌÍỈĨỊÒÓỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÙÚỦŨỤƯỨỪỬỮỰỲÝỶỸỴ]"
"""First letter of a name, as a pattern."""
_NAME = re.compile(
    rf"""
    (?: (?:Đại\s+tướng|Thượng\s+tướng|Trung\s+tướng|Thiếu\s+tướng|Đại\s+tá|GS\.|PGS\.|TS\.|ThS\.) [,.\s]* )*
    (?P<name> {NAME_WORD}[^\W\d_]{{0,7}} (?: [ ]+ {NAME_WORD}[^\W\d_]{{0,7}} ){{1,4}} ) \.?
    """,
    re.VERBOSE,
)
_NO_NAME = frozenset(
    ("Nơi", "Lưu", "Như", "Các", "Ban", "Bộ", "Công", "Kính", "Điều", "Ngân", "Ủy", "Tòa", "Viện", "Văn", "Ký", "Chính", "Quốc", "Hà")
)
_LINES = 14
_ADOPTED = re.compile(
    r"""
    (?:Bộ\s+luật|Luật|Pháp\s+lệnh|Nghị\s+quyết|Hiến\s+pháp)\s+này\s+ (?:đã\s+)? được\s .{0,260}? thông\s+qua .{0,120}?
    (?P<date> ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4} )
    """,
    re.VERBOSE | re.DOTALL,
)
_PASSED_IN_HEAD = re.compile(r"thông\s+qua\s+(?:vào\s+)?(?P<date>ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})")


def signer(text: str) -> Shown[str] | None:
    """The first name printed below a line that names an office in capitals; None where there is none."""
    for office in _OFFICE.finditer(text):
        if not office[0].strip().isupper() and not office[0].strip()[4:].isupper():
            continue
        at = office.end()
        for _ in range(_LINES):
            at += 1
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            line = text[at:end]
            found = _NAME.fullmatch(line.strip(" *_|\t\r\xa0"))
            if found is not None and not found["name"].isupper() and found["name"].split()[0] not in _NO_NAME:
                start = text.index(found["name"], at)
                return Shown(" ".join(found["name"].split()), Span(start, start + len(found["name"])))
            if end == len(text) or _ends_block(line.strip()):
                break
            at = end
    return None


def _ends_block(line: str) -> bool:
    """Whether a line cannot stand between the office and the name."""
    if not line or line.isupper() or is_furniture(line) or line[0] in "(-*_|+" or line.startswith(("Nơi nhận", "Như", "Lưu")):
        return False
    return len(line) > 60 or line.startswith(("Điều", "Chương", "Phụ lục", "Căn cứ"))


def adopted(text: str) -> Shown[datetime.date] | None:
    """The day an assembly passed the text, as its last sentence says ("thông qua ngày 29 tháng 6 năm 2024")."""
    last = None
    for found in _ADOPTED.finditer(text):
        last = found
    if last is None:
        last = _PASSED_IN_HEAD.search(text, 0, 1500)
    day = parse_date(" ".join(last["date"].split())) if last is not None else None
    return Shown(day, Span(*last.span("date"))) if last is not None and day is not None else None
