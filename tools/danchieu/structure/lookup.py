"""Ways around a finished tree."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from danchieu.model import Pinpoint, Unit

_IN_OUTLINE = frozenset(("section", "phan", "chuong", "muc", "tieu-muc", "dieu", "phu-luc"))


def walk(root: Unit) -> Iterator[Unit]:
    """Every unit, the root first, in reading order."""
    waiting = [root]
    while waiting:
        unit = waiting.pop()
        yield unit
        waiting.extend(reversed(unit.children))


def unit_at(root: Unit, offset: int) -> Unit:
    """The innermost unit with an anchor that holds `offset`, the root where none does."""
    best = unit = root
    while unit.children:
        at = bisect_right(unit.children, offset, key=lambda child: child.span.start) - 1
        if at < 0 or offset >= unit.children[at].span.end:
            break
        unit = unit.children[at]
        if unit.anchor:
            best = unit
    return best


def anchors(root: Unit) -> Mapping[str, Unit]:
    """Every address of the tree with its unit, in reading order."""
    return {unit.anchor: unit for unit in walk(root) if unit.anchor}


def outline(root: Unit) -> tuple[Unit, ...]:
    """The units that a table of contents lists, in reading order: headings, divisions, articles and annexes."""
    return tuple(unit for unit in walk(root) if unit.kind in _IN_OUTLINE and unit.anchor)


def find(root: Unit, pinpoint: Pinpoint) -> Unit | None:
    """The unit that `pinpoint` means: by its address, else the only unit whose address ends in it; None where there is none.

    A numbered paragraph outside articles is cited as mục, điểm or khoản alike ("điểm 13 của Nghị quyết số 142/2024/QH15"),
    so where the address fails each of the three is tried for the first step.
    """
    wanted = pinpoint.anchor
    units = anchors(root)
    for anchor in _spellings(pinpoint, wanted):
        if anchor in units:
            return units[anchor]
    ending = [unit for anchor, unit in units.items() if anchor.endswith("-" + wanted)]
    return ending[0] if len(ending) == 1 else None


def _spellings(pinpoint: Pinpoint, wanted: str) -> tuple[str, ...]:
    first = pinpoint.steps[0]
    if first.kind not in ("khoan", "diem", "muc"):
        return (wanted,)
    return (wanted, *(other + wanted.removeprefix(first.kind) for other in ("muc", "khoan", "diem") if other != first.kind))
