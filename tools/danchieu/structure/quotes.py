"""Quoted blocks: the new wording that an amending text prints between “ and ”, which is not a part of its own structure."""

from __future__ import annotations

from collections.abc import Mapping


def quoted_blocks(lines: list[str]) -> Mapping[int, int]:
    """First line to last line of every block that opens with a quotation mark at the head of a line and closes on a later one.

    Curved marks are counted, so quotations inside a block do not end it; a block that never closes is no block. Straight marks
    close at the next line that ends in one. Linear in the number of lines.
    """
    opening = [at for at, line in enumerate(lines) if line[:1] in '“"' and line]
    if not opening:
        return {}
    closes = _next_balanced(lines)
    straight = _next_straight(lines)
    blocks: dict[int, int] = {}
    past = -1
    for at in opening:
        if at <= past:
            continue
        last = closes.get(at) if lines[at][0] == "“" else straight.get(at)
        if last is not None and last > at:
            blocks[at] = past = last
    return blocks


def _next_balanced(lines: list[str]) -> Mapping[int, int]:
    """For each line that opens with “: the first line, itself included, after which no more marks are open than before it."""
    before: list[int] = []
    depth = 0
    for line in lines:
        before.append(depth)
        depth += line.count("“") - line.count("”")
    before.append(depth)
    closes: dict[int, int] = {}
    waiting: list[int] = []  # line ends later ones may not reach, lowest depth last
    for at in range(len(lines) - 1, -1, -1):
        while waiting and before[waiting[-1]] >= before[at + 1]:
            waiting.pop()
        waiting.append(at + 1)
        if lines[at][:1] == "“":
            end = _first_not_above(waiting, before, before[at])
            if end is not None:
                closes[at] = end - 1
    return closes


def _first_not_above(waiting: list[int], before: list[int], depth: int) -> int | None:
    """The nearest position whose depth is at most `depth`; `waiting` holds positions of strictly falling depth, nearest last."""
    low, high = 0, len(waiting)  # depths rise towards the end of the list
    while low < high:
        middle = (low + high) // 2
        if before[waiting[middle]] <= depth:
            low = middle + 1
        else:
            high = middle
    return waiting[low - 1] if low else None


def _next_straight(lines: list[str]) -> Mapping[int, int]:
    nearest: int | None = None
    after: dict[int, int] = {}
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at].rstrip(".;, ")
        if '"' not in line or line.count('"') % 2 == 0:
            continue
        if line[0] == '"' and nearest is not None:
            after[at] = nearest
        if line[-1] == '"':
            nearest = at
    return after
