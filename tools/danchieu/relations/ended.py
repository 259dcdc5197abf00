"""Where a text says that the force of something ends: "<Nghị định A> hết hiệu lực kể từ ngày ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from danchieu.text.lazy import lazy
from danchieu.values import Citation, Modality, Span

from .cues import FROM, MADE_KNOWN
from .rows import ANAPHOR, INTERNAL, REPORTED, SELF, STATED
from .titled import bearer, entitled

_ENDS = lazy(r"(?:hết|không\s+còn)\s+hiệu\s+lực$", re.IGNORECASE)
_CLOSED = lazy(r"\.\s|;\s|\|\s|\n\s*\n|công\s+bố\s+(?:\S+\s+){0,2}?[dD]anh\s+mục\s+(?:các\s+)?văn\s+bản\s")
# "Luật A <đã được sửa đổi, bổ sung một số điều theo> Luật B, Luật C và Luật D hết hiệu lực": A ends, not what amended it
_AMENDED = lazy(r"(?:sửa\s+đổi|bổ\s+sung)[^.;:]{0,160}\s(?:theo|tại|bởi|bằng)(?:\s+các)?\s+(?:quy\s+định\s+tại\s+)?$", re.IGNORECASE)
_NUMBERED = lazy(
    r"(?:các\s+)?(?:Luật|Pháp\s+lệnh|Nghị\s+(?:định|quyết)|Thông\s+tư(?:\s+liên\s+tịch)?|Quyết\s+định)\s+(?:số\s*)?:?\s*\d", re.IGNORECASE
)
REACH = 400
"""How far behind an instrument the words may stand."""


def ended(text: str, at: int, stop: int) -> Span | None:
    """The first "hết hiệu lực" or "không còn hiệu lực" between two places; None where there is none, or only in another clause."""
    for word in ("lực", "LỰC"):  # the last word, which is rare, finds them
        place = at
        while (place := text.find(word, place, stop)) >= 0:
            place += len(word)
            match = _ENDS.search(text, max(at, place - 27), place)
            if match:
                return None if _CLOSED.search(text, at, match.start()) else Span(*match.span())
    return None


def who_ends(text: str, citations: Sequence[Citation], index: int, over: Span, subject: str | None) -> tuple[str | None, Modality] | None:
    """What ends the force of the citation at `index`, and how that is asserted: the text itself, or what comes into force then; None for nobody."""
    here = citations[index]
    following = citations[index + 1] if index + 1 < len(citations) else None
    if here.form in (SELF, INTERNAL) or (following and following.span.start < over.start):
        return None
    other = following and FROM.fullmatch(text, over.end, following.span.start)
    itself = following is not None and other and following.form in (SELF, ANAPHOR)
    if following and other and not itself and following.target != subject:
        return following.target, REPORTED  # "... hết hiệu lực từ ngày <B> có hiệu lực"
    if subject is not None and (itself or (here.number and not MADE_KNOWN.search(text, 0, 3000))):
        return subject, STATED
    if subject is None and following and itself:
        named = following.target if following.form is ANAPHOR and following.target != here.target else None
        return named, REPORTED if named else STATED
    return None


def what_ends(text: str, citations: Sequence[Citation], members: Sequence[int]) -> Sequence[int]:
    """Which instruments end where a list stands before "hết hiệu lực": its members, or the one that the first only amended, or in whose title it stands."""
    first = citations[members[0]]
    if not _AMENDED.search(text, max(0, first.span.start - 200), first.span.start):
        place = bearer(text, citations, members[0])
        return members if place < 0 or "sửa đổi" in text[citations[place].span.end : first.span.start] else (place, *members[1:])
    others = list(members)
    while others and _NUMBERED.search(text, *citations[others[0]].span):
        others.pop(0)  # "Luật số 5/2019/QH14"; one with a name of its own is the next that ends
    amended = entitled(text, citations, members[0], first.type, first.span.start)
    return others if amended < 0 else (amended, *others)
