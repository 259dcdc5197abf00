"""How official texts cite an instrument: the full form at first mention, the short one later.

Rules: Nghị định 30/2020/NĐ-CP, Phụ lục I (loại, số ký hiệu, ngày, cơ quan, trích yếu; sau đó chỉ loại và số ký hiệu); luật theo Nghị định
187/2025/NĐ-CP (tên và số; sau đó loại và số); văn bản của Đảng theo cách viết trong văn bản của Đảng và của Chính phủ (loại, số, ngày, cơ quan, khóa).
"""

from __future__ import annotations

from datetime import date

from danchieu.model import Instrument

_BY_NAME = frozenset({"Luật", "Bộ luật", "Pháp lệnh"})


def first_mention(one: Instrument) -> str:
    """The full form; what no source shows is left out."""
    if not one.symbol:
        return _with_date(one.name or one.title, one)
    if one.type in _BY_NAME and one.title:
        named = one.title if one.title.casefold().startswith(one.type.casefold()) else f"{one.type} {one.title}"
        return f"{named} số {one.symbol}"
    words = _with_date(later_mention(one), one)
    if one.issuer:
        words += f" của {one.issuer}"
        if one.term and one.issuer.startswith("Ban Chấp hành Trung ương"):
            words += f" khóa {one.term}"
    return f"{words} {_lower(one.title)}".strip() if one.title else words


def later_mention(one: Instrument) -> str:
    """The short form: type and number, or the name where there is no number."""
    return f"{one.type} số {one.symbol}" if one.symbol else (one.name or one.title)


def long_date(day: date) -> str:
    """`ngày 05 tháng 02 năm 2026`: days below ten and the first two months with a nought."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def _with_date(words: str, one: Instrument) -> str:
    return f"{words} {long_date(one.issued)}" if one.issued else words


def _lower(title: str) -> str:
    """A title inside a sentence: its first letter small, unless the first word is an abbreviation."""
    first = title.split(" ", 1)[0]
    return title if len(first) > 1 and first.isupper() else title[:1].lower() + title[1:]
