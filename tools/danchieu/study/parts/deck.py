"""Slides as values, cut so that each can be read from the last row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

ROOM = 520
"""Characters of text that fit on a slide in large letters."""


class Slide(NamedTuple):
    """One slide."""

    title: str
    """Its one heading."""
    points: tuple[str, ...]
    """Its rows."""
    source: str
    """The line at its foot: where this is from."""
    note: str = ""
    """What the speaker sees."""
    lettered: bool = False
    """Whether the rows have letters of their own and no marks of a list."""


class Deck(NamedTuple):
    """A whole presentation."""

    title: str
    """Title of the first slide and of the file."""
    under: str
    """The line below it."""
    slides: tuple[Slide, ...]
    """What comes after the first slide."""
    as_of: date
    """The day of the statuses in it."""


def groups(rows: Iterable[str], room: int = ROOM) -> Iterator[tuple[str, ...]]:
    """Rows in groups that fit on a slide, in order; a row too long for one is alone on its own."""
    group: list[str] = []
    for row in rows:
        if group and sum(map(len, group)) + len(row) > room:
            yield tuple(group)
            group = []
        group.append(row)
    if group:
        yield tuple(group)


def numbered(title: str, position: int, total: int) -> str:
    """A heading that goes on over several slides: `Thảo luận (2/3)`."""
    return f"{title} ({position}/{total})" if total > 1 else title
