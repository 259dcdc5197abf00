"""How official texts cite an instrument: the full form at first mention, the short one later.

Rules: Nghị định 30/2020/NĐ-CP, Phụ lục I (loại, số ký hiệu, ngày, cơ quan, trích yếu; sau đó chỉ loại và số ký hiệu; luật: loại và tên); luật trong
văn bản quy phạm pháp luật theo Nghị định 187/2025/NĐ-CP (tên và số, kèm luật sửa đổi; sau đó loại và số). Văn bản của Đảng: loại, số, ngày, cơ quan
(kèm khóa); số bắt đầu lại mỗi nhiệm kỳ nên lần sau vẫn giữ ngày.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from danchieu.model import Family, Instrument
from danchieu.vocabulary import parse_symbol

_BY_NAME = frozenset({"Luật", "Bộ luật", "Pháp lệnh"})
_CONSOLIDATED = "Văn bản hợp nhất"


def is_by_name(one: Instrument) -> bool:
    """Whether an instrument is cited by its name: laws, codes, ordinances."""
    return one.type in _BY_NAME and bool(one.symbol and one.title)


def by_name(one: Instrument) -> str:
    """`Luật Cán bộ, công chức`: how administrative documents cite a law."""
    return one.title if one.title.casefold().startswith(one.type.casefold()) else f"{one.type} {one.title}"


def first_mention(one: Instrument, amended_by: Iterable[Instrument] = ()) -> str:
    """The full form; what no source shows is left out. `amended_by`: the laws that changed a law, in order."""
    if not one.symbol:
        named = one.title if one.title.casefold().startswith(one.type.casefold()) else one.name
        return _with_date(named or one.name or one.title, one)
    if is_by_name(one):
        changes = ", ".join(f"{law.type} số {law.symbol}" for law in amended_by)
        return f"{by_name(one)} số {one.symbol}" + (f" được sửa đổi, bổ sung bởi {changes}" if changes else "")
    words = _with_date(f"{one.type} số {one.symbol}", one)
    if one.issuer:
        words += f" của {one.issuer}"
        if one.term and one.issuer.startswith("Ban Chấp hành Trung ương"):
            words += f" khóa {one.term}"
    return f"{words} {_subject(one)}".strip()


def later_mention(one: Instrument) -> str:
    """The short form: type and number, with the day where the Party's numbers would not tell; the name where there is no number."""
    if not one.symbol:
        return one.name or one.title
    words = f"{one.type} số {one.symbol}"
    symbol = parse_symbol(one.symbol)
    return _with_date(words, one) if symbol is not None and symbol.family is Family.PARTY else words


def _subject(one: Instrument) -> str:
    """The title inside the sentence: without the type that the sentence names already."""
    title = one.title
    if title.casefold().startswith(f"{one.type} ".casefold()):
        title = title[len(one.type) + 1 :]
        return f"hợp nhất {title}" if one.type == _CONSOLIDATED else _lower(title)
    return _lower(title)


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
