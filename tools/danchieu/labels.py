"""How instruments are called in links and lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from danchieu.model import Instrument

_BY_NAME = frozenset({"Luật", "Bộ luật", "Pháp lệnh"})


def labels(instruments: Mapping[str, Instrument]) -> dict[str, str]:
    """Instrument id to its name in links, with the year where two share a number."""
    names = Counter(one.label for one in instruments.values())
    return {one.id: _label(one, names[one.label] > 1) for one in instruments.values()}


def _label(one: Instrument, shared: bool) -> str:
    """`Nghị định 73/2023/NĐ-CP`; laws by their name; with the year where two share a number."""
    if one.type in _BY_NAME and one.symbol and one.title:
        name = one.title if one.title.casefold().startswith(one.type.casefold()) else f"{one.type} {one.title}"
        return f"{name} số {one.symbol}"
    return f"{one.label} ({one.year})" if shared and one.year else one.label
