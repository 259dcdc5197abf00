"""Whether a gap between two instruments is that of a passive: "<Nghị định A> được sửa đổi, bổ sung bởi <Nghị định B>"."""

from __future__ import annotations

from collections.abc import Sequence

from danchieu.text.lazy import lazy
from danchieu.values import Citation

from .cues import BREAK, MEMBER_GAP, NEXT_SUBJECT, YEAR

_OPENS = lazy(r"[^\s,;(.]")
_PARTED = lazy(r";|\.\s")
_PASSIVE = lazy(r"(?:được|bị)\s+")
_BY = lazy(r"(?:bởi|tại|theo|bằng)\s+(?:các\s+)?(?:quy\s+định\s+(?:tại|của)\s+)?$")
_GAZETTE = lazy(r"\n[^\n]{0,20}CÔNG BÁO[^\n]{0,60}(?:\n\s*\d{1,4}\s*(?=\n))?")
"""The running head of the gazette, with the number of its page."""
_BEFORE, _BEHIND = 275, 160
"""How many characters may stand before the passive word and behind it."""


def is_passive(gap: str) -> bool:
    """Whether the words between two instruments say of the first one that something was done to it by, in or according to the second one."""
    if "được" not in gap and "bị" not in gap:
        return False
    if "CÔNG BÁO" in gap:  # the head of a page inside a sentence is none of its words
        gap = _GAZETTE.sub("\n", gap)
    first = _OPENS.search(gap)
    if first is None or _PARTED.search(gap, first.start()):
        return False
    by = _BY.search(gap, first.start())
    if by is None:
        return False
    passives = _PASSIVE.finditer(gap, first.start(), by.start())
    return any(one.start() - first.start() <= _BEFORE and by.start() - one.end() <= _BEHIND for one in passives)


def further(text: str, citations: Sequence[Citation], at: tuple[int, int, int, int], bracketed: bool) -> bool:
    """Whether one more instrument belongs to those that amended: "A được sửa đổi bởi B ngày ..., <C ngày ...> và <D>".

    `at` has the indexes of what was amended, of the last one that did so, of the citation before, and of the one asked for.
    """
    object_, last, before, here = (citations[index] for index in at)
    low, start = before.span.end, here.span.start
    alike = bracketed or here.type == before.type
    if not (NEXT_SUBJECT.fullmatch(text, low, start) or (alike and MEMBER_GAP.fullmatch(text, low, start))):
        return False
    gap = text[low:start]
    if BREAK.search(gap.replace(";", ",")) or (here.date and object_.date and len(object_.date) == 10 and here.date <= object_.date):
        return False  # what is no later than an instrument did not amend it
    if before is not last and before.target == object_.target:
        # "B sửa đổi một số điều của A và <C>": named in B's title, unless later than B
        return ";" not in gap and _later(last, here)
    if before.target == here.target or gap.strip() != ",":
        return True
    one, other = YEAR.search(before.target or ""), YEAR.search(here.target or "")
    return one is None or other is None or one[1] <= other[1]  # after a comma they stand in the order of their years


def _later(one: Citation, other: Citation) -> bool:
    """Whether the second instrument is surely later than the first, by their days or else by their years."""
    if one.date and other.date and len(one.date) == len(other.date):
        return one.date < other.date
    first, second = YEAR.search(one.target or ""), YEAR.search(other.target or "")
    return first is not None and second is not None and first[1] < second[1]
