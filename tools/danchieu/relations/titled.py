"""The instrument whose title names another one: "<Nghị định A> quy định chi tiết Luật B đã được sửa đổi bởi Nghị định C": A was amended, not B."""

from __future__ import annotations

from collections.abc import Sequence

from danchieu.text.lazy import lazy
from danchieu.values import Citation

from .cues import TITLE
from .rows import SELF

_CLAUSE = lazy(r"\.\s|;\s|\n\s*\n")
_REACH = 400
_BACK = 5
"""How many citations may stand between."""
LAWS = frozenset(("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"))
"""Types that no decree or circular can amend."""
_CIRCULARS = frozenset(("Thông tư", "Thông tư liên tịch"))


def outranks(one: str | None, other: str | None) -> bool:
    """Whether an instrument of the second type can never amend one of the first."""
    return (one in LAWS and bool(other) and other not in LAWS) or (one == "Nghị định" and other in _CIRCULARS)


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


def bearer(text: str, citations: Sequence[Citation], index: int) -> int:
    """The A of "<A> quy định chi tiết thi hành <Luật B>", for the B at `index`, which only stands in its title; -1 where it stands for itself."""
    inner = citations[index].span.start
    for place in range(index - 1, max(0, index - 2) - 1, -1):
        main = citations[place]
        gap = text[main.span.end : inner]
        beside = gap.rstrip().endswith(("và", ",", ";", "là", "("))  # "A và B", "A (sau đây gọi là B)"
        if main.number and main.pinpoint is None and len(gap) < 300 and not beside and TITLE.fullmatch(gap):
            return place
    return -1
