"""The address layer: every document number of the library, in shards by its leading figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from danchieu.model import Instrument, Library
from danchieu.text import slug
from danchieu.vocabulary import parse_symbol

from .heads import head
from .records import Record, without_page
from .shards import File, script

ROWS = 40
"""Rows in a shard before it is split by the next figure."""
TITLE = 110
"""Characters of a title in a row."""
CROWDED = 78
"""The same where one number has more rows than a shard should: what a query loads stays bounded."""
END = "$"
"""Ends a number, so that 7 and 73 have different shards."""

SYMBOL = "~"
"""Stands in an address for the slug of the symbol."""

_FIGURES = re.compile(r"0*(\d+)")

Row = tuple[str, tuple[Any, ...], list[Any]]
"""Key of the number, rank among its equals, and what the browser gets: number of the document or -1, then its head."""


class Numbers(NamedTuple):
    """The files, and the beginnings of numbers that were too many for one file."""

    files: list[File]
    """One for each shard: `n/73`."""
    splits: dict[str, str]
    """Beginnings that are no shard but were split, each with the signs that follow: the browser goes on by one of these, or nobody has the number."""


def numbers(library: Library, records: Sequence[Record], known: Mapping[str, int]) -> Numbers:
    """The files of the address layer."""
    rows = sorted([*_written(library, records, known), *_cited(library)], key=lambda row: (row[0], row[1]))
    files: list[File] = []
    splits: dict[str, str] = {}
    waiting: list[tuple[str, list[Row]]] = [("", rows)]
    while waiting:
        begin, some = waiting.pop()
        if begin and (len(some) <= ROWS or begin.endswith(END)):
            files.append(script(f"n/{begin}", _fitted([row[2] for row in some])))
            continue
        groups: dict[str, list[Row]] = {}
        for row in some:
            groups.setdefault(row[0][: len(begin) + 1], []).append(row)
        splits[begin] = "".join(sorted(group[-1] for group in groups))
        waiting.extend(groups.items())
    return Numbers(sorted(files), dict(sorted(splits.items())))


def key(number: str) -> str:
    """The figures of a number without leading zeros, ended: `05` to `5$`, `522b` to `522$`; empty where it has none."""
    match = _FIGURES.match(number)
    return match[1] + END if match else ""


def _written(library: Library, records: Sequence[Record], known: Mapping[str, int]) -> Iterator[Row]:
    for number, record in enumerate(records):
        entry = record.document.entry if record.document else None
        if not isinstance(entry, Instrument):
            continue
        symbol = parse_symbol(entry.symbol) if entry.symbol else None
        if symbol is None or not key(symbol.number):
            continue
        shown = head(library, record, known)
        shown[0] = _spared(shown[0], record)
        shown[7] = "" if len(record.day) == 10 else shown[7]
        yield key(symbol.number), (number, 0), [number, *shown, *_also(record, entry)]


def _cited(library: Library) -> Iterator[Row]:
    """Instruments without a page, at their rows of the ledger."""
    for place, (one, path) in enumerate(without_page(library)):
        symbol = parse_symbol(one.symbol) if one.symbol else None
        if symbol is None or not key(symbol.number):
            continue
        year = str(one.year or "")
        day = one.issued.isoformat() if one.issued else year
        yield (
            key(symbol.number),
            (len(library.documents), place),
            [-1, path, one.type, one.label, one.title, "", 0, one.issuer, year, day, []],
        )


def _also(record: Record, one: Instrument) -> list[str]:
    """Other words a row is known by: its names, the term of the committee. Nothing where there are none."""
    words = " ".join((*record.names, f"khóa {one.term}" if one.term else "")).strip()
    return [words] if words else []


def _spared(path: str, record: Record) -> str:
    """The address, with a tilde for the symbol that the label spells anyway; the browser puts it back, as it puts the day into words."""
    symbol = slug(record.label.removeprefix(record.kind))
    return path.replace(symbol, SYMBOL, 1) if record.label.startswith(f"{record.kind} ") and symbol in path else path


def _fitted(rows: Sequence[list[Any]]) -> list[list[Any]]:
    """The rows of a shard with their titles, the fifth value, cut to what the shard can bear."""
    most = TITLE if len(rows) <= ROWS else CROWDED
    return [[*row[:4], _short(row[4], most), *row[5:]] for row in rows]


def _short(title: str, most: int) -> str:
    return title if len(title) <= most else title[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;.:") + "…"
