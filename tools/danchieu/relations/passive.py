"""Whether a gap between two instruments is that of a passive: "<Nghị định A> được sửa đổi, bổ sung bởi <Nghị định B>"."""

from __future__ import annotations

from danchieu.text.lazy import lazy

_OPENS = lazy(r"[^\s,;(.]")
_PARTED = lazy(r";|\.\s")
_PASSIVE = lazy(r"(?:được|bị)\s+")
_BY = lazy(r"(?:bởi|tại|theo|bằng)\s+(?:các\s+)?(?:quy\s+định\s+(?:tại|của)\s+)?$")
_BEFORE, _BEHIND = 275, 160
"""How many characters may stand before the passive word and behind it."""


def is_passive(gap: str) -> bool:
    """Whether the words between two instruments say of the first one that something was done to it by, in or according to the second one."""
    if "được" not in gap and "bị" not in gap:
        return False
    first = _OPENS.search(gap)
    if first is None or _PARTED.search(gap, first.start()):
        return False
    by = _BY.search(gap, first.start())
    if by is None:
        return False
    passives = _PASSIVE.finditer(gap, first.start(), by.start())
    return any(one.start() - first.start() <= _BEFORE and by.start() - one.end() <= _BEHIND for one in passives)
