"""Places of a drawing of law: time from left to right, one lane for each level of bodies. No forces, no chance, linear time.

Each year is a column, each lane a band of rows; what falls into the same year and lane fills the rows downwards, then goes on to the
right in the order of dates. A column is as wide as its fullest lane needs. Units are cells; whoever draws says how large a cell is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from typing import NamedTuple, TypeVar

K = TypeVar("K")

_FLAT = 1.2
"""How much longer than deep the fullest cell of a lane may become: keeps the drawing low enough for a screen."""


class Node(NamedTuple):
    """One thing to be placed."""

    id: str
    """Its key."""
    lane: str
    """Its lane."""
    year: int
    """Its year; 0 where unknown, drawn before all years."""
    order: str
    """Sorts what shares a year and a lane: the ISO date."""


class Band(NamedTuple):
    """A lane or a year as drawn."""

    id: str
    """Id of the lane, or the year."""
    start: int
    """First cell."""
    size: int
    """How many cells."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands."""

    places: Mapping[str, tuple[int, int]]
    """Key to column and row."""
    lanes: tuple[Band, ...]
    """Lanes that hold something, from the top."""
    years: tuple[Band, ...]
    """Years that hold something, from the left."""


def layout(nodes: Iterable[Node], lanes: Sequence[str]) -> Layout:
    """Places for all nodes. The order of the input does not matter; every node gets a cell of its own."""
    cells: dict[tuple[str, int], list[Node]] = {}
    for node in sorted(nodes, key=lambda node: (node.order, node.id)):
        cells.setdefault((node.lane, node.year), []).append(node)
    rows = _rows(cells, lanes)
    columns: dict[int, int] = {}
    for (lane, year), held in cells.items():
        columns[year] = max(columns.get(year, 1), ceil(len(held) / rows[lane]))
    top, left = _starts([(lane, rows[lane]) for lane in lanes if lane in rows]), _starts(sorted(columns.items()))
    places = {}
    for (lane, year), held in cells.items():
        for index, node in enumerate(held):
            places[node.id] = (left[year] + index // rows[lane], top[lane] + index % rows[lane])
    return Layout(
        places=dict(sorted(places.items())),
        lanes=tuple(Band(lane, top[lane], rows[lane]) for lane in lanes if lane in rows),
        years=tuple(Band(str(year), left[year], size) for year, size in sorted(columns.items())),
    )


def _rows(cells: Mapping[tuple[str, int], list[Node]], lanes: Sequence[str]) -> dict[str, int]:
    """Rows of each lane that holds something: about the root of its fullest year, at least two."""
    fullest: dict[str, int] = {}
    for (lane, _), held in cells.items():
        assert lane in lanes
        fullest[lane] = max(fullest.get(lane, 0), len(held))
    return {lane: max(2, ceil(sqrt(most / _FLAT))) for lane, most in fullest.items()}


def _starts(sizes: Iterable[tuple[K, int]]) -> dict[K, int]:
    """Where each band begins when they stand one after the other."""
    found, place = {}, 0
    for key, size in sizes:
        found[key] = place
        place += size
    return found
