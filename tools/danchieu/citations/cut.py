"""Symbols that lost their last letters at a line end, mended by what the same text prints elsewhere."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import repeat

from .draft import Draft


def mend_cut(numbered: Sequence[Draft]) -> None:
    """Mend every cut symbol of a text; `numbered` are all mentions that have one."""
    printed = {draft.number or "" for draft in numbered}
    ordered = sorted(printed)  # a cut one stands just before one that goes on
    if not any(map(str.startswith, ordered[1:], ordered)) and not any(map(str.endswith, ordered, repeat("/NĐ"))):
        return
    groups: dict[str, set[str]] = {}
    for number in printed:
        groups.setdefault(number.rpartition("/")[0], set()).add(number)
    for draft in numbered:
        number = draft.number or ""
        _mend(draft, number, groups.get(number.rpartition("/")[0], set()))


def _mend(draft: Draft, number: str, rivals: Set[str]) -> None:
    """Mend one: 26/2016/TT-BLĐTBX beside 26/2016/TT-BLĐTBXH."""
    if number.endswith("/NĐ"):  # only the Government issues decrees
        draft.number, draft.repaired, draft.rule = f"{number}-CP", True, "ky-hieu-bi-cat"
        return
    if "/" not in number or len(number.rpartition("-")[2]) < 3:
        return
    longer = [other for other in rivals if other != number and other.startswith(number) and len(other) - len(number) <= 3]
    if len(longer) == 1 and number[-1].isalpha():
        draft.number, draft.repaired, draft.rule = longer[0], True, "ky-hieu-bi-cat"
