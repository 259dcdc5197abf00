"""Ids of instruments: permanent addresses that carry type, number, place and year.

Party numbers restart with every term and `TU` is the committee of any province, so issuer and year belong to the identity
(Hướng dẫn 36-HD/VPTW, mục II.1; Nghị định 30/2020/NĐ-CP, Phụ lục I: administrative numbers restart every year).
"""

from __future__ import annotations

from danchieu.text import slug
from danchieu.vocabulary import parse_symbol


def instrument_id(kind: str, symbol: str, place: str = "", year: str = "") -> str:
    """`nd-73-2023-nd-cp`, `qd-1167-qd-tu-quang-ngai-2023`: initials of the type, the symbol, the place, and the year if the symbol has none.

    `kind` is the type noun, `year` four digits or empty. For an instrument without number pass its name as `symbol`.
    """
    parsed = parse_symbol(symbol)
    letters = _initials(kind) or (slug(parsed.type_code) if parsed is not None else "")
    parts = [letters, slug(symbol), slug(place)]
    dated = parsed.year is not None if parsed is not None else year in slug(symbol).split("-")
    if year and not dated:
        parts.append(year)
    return "-".join(part for part in parts if part)


def _initials(kind: str) -> str:
    """`Nghị quyết` to `nq`; a Thông báo kết luận is numbered among the Thông báo."""
    return "".join(word[0] for word in slug(kind.removesuffix(" kết luận")).split("-") if word)
