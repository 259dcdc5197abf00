"""Shards of rows that never grow: where one number is borne by hundreds of documents, the best few, and files of the others by type, issuer and year.

A query that says its type, issuer or year goes on to one of these; who says nothing gets the best, and on the results page the others
one by one. So what a number costs does not depend on how many documents there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from danchieu.vocabulary import parse_symbol

from .shards import File, script
from .words import key_of, split

ROWS = 24
"""Rows in a shard; of more the best `BEST` stay, and all go into files of their own."""
LATER = 40
"""The same in a file of one type, issuer or year: a second step costs more than longer files."""
BEST = 12
"""Rows that stay."""
JOINED = 20
"""Rows up to which types, issuers or years share a file."""
WAYS = "tiy"
"""Ways to narrow a crowded number down: type, issuer, year."""
TITLE = 96
"""Characters of a title in a row."""


class Row(NamedTuple):
    """One document under its number."""

    key: str
    """Key of the number."""
    rank: tuple[int, int]
    """Place among its equals."""
    shown: list[Any]
    """What the browser gets: number of the document or -1, then its head (heads.py)."""


def short(title: str) -> str:
    """A title as a row has it, cut at a word."""
    return title if len(title) <= TITLE else title[: TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;.:") + "…"


def shards(begin: str, rows: Sequence[Row]) -> Iterator[File]:
    """The files of the rows of a number, or of numbers that begin alike: `n/73`, and of a crowded one `n/1$t0`, `n/1$all`."""
    yield from _narrowed(f"n/{begin}", rows, WAYS)
    if len(rows) > ROWS:
        yield script(f"n/{begin}all", [row.shown[0] for row in rows if row.shown[0] >= 0])


def _narrowed(name: str, rows: Sequence[Row], ways: str) -> Iterator[File]:
    """A shard; of a crowded one the best rows, and for each way to narrow it down (type, issuer, year) its files with what they hold."""
    if len(rows) <= (ROWS if ways == WAYS else LATER) or not ways:
        yield script(name, [row.shown for row in rows[:LATER]])
        return
    by: dict[str, list[list[Any]]] = {}
    for way in ways:
        by[way] = []
        for place, (names, some) in enumerate(_joined(rows, way)):
            by[way].append([names, len(some)])
            yield from _narrowed(f"{name}{way}{place}", some, ways.replace(way, ""))
    yield script(name, {"rows": [row.shown for row in rows[:BEST]], "by": by})


def _joined(rows: Sequence[Row], way: str) -> Iterator[tuple[str, list[Row]]]:
    """The rows by what they are in one respect, neighbours together while they are few: the names, one a line, and the rows in their order."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        for name in _names(row, way):
            groups.setdefault(name, []).append(row)
    names: list[str] = []
    some: dict[tuple[int, int], Row] = {}
    for name, group in sorted(groups.items()):
        if some and len(some.keys() | {row.rank for row in group}) > JOINED:
            yield "\n".join(names), [some[rank] for rank in sorted(some)]
            names, some = [], {}
        names.append(name)
        some.update((row.rank, row) for row in group)
    if names:
        yield "\n".join(names), [some[rank] for rank in sorted(some)]


def _names(row: Row, way: str) -> list[str]:
    """What a row is called in one respect: its type; its issuer by name and by the codes of its symbol; its year by day and by symbol."""
    _, _, kind, label, *_ = row.shown
    symbol = parse_symbol(label.removeprefix(kind).strip())
    if way == "t":
        return [key_of(split(kind))]
    if way == "y":
        years = (row.shown[9][:4], str(symbol.year or "") if symbol else "")
        return list(dict.fromkeys(year for year in years if year))
    codes = split(symbol.issuer_code) if symbol else []
    issuer = key_of(split(row.shown[7]))
    return list(dict.fromkeys([*(key_of([code]) for code in codes if not code.isdigit()), *([issuer] if issuer else [])]))
