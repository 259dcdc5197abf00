"""The instrument whose title names another one: "<Nghị định A> quy định chi tiết Luật B đã được sửa đổi bởi Nghị định C": A was amended, not B."""

from __future__ import annotations

from collections.abc import Sequence

from danchieu.text.lazy import lazy
from danchieu.values import Citation

from .rows import SELF

_CLAUSE = lazy(r"\.\s|;\s|\n\s*\n")
_REACH = 400
_BACK = 5
"""How many citations may stand between."""
LAWS = frozenset(("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"))
"""Types that no decree or circular can amend."""


def entitled(text: str, citations: Sequence[Citation], index: int, kind: str | None, start: int) -> int:
    """The nearest citation before `index` that is of a kind and in the clause of what begins at `start`; -1 where there is none."""
    for place in range(index - 1, max(-1, index - _BACK), -1):
        one = citations[place]
        gap = text[one.span.end : start]
        if len(gap) > _REACH or _CLAUSE.search(gap):
            break
        if one.target and one.form is not SELF and (one.type == kind or {one.type, kind} == {"Luật", "Bộ luật"}):
            return place
    return -1
