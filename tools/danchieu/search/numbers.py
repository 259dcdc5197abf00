"""The address layer: every document number of the library, in shards by its leading figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from danchieu.model import Instrument, Library
from danchieu.text import slug
from danchieu.vocabulary import parse_symbol

from .crowds import ROWS, Row, shards, short
from .heads import head
from .records import Record, without_page
from .shards import File, script

DEPTH = 3
"""Figures of the beginnings that every page knows; what is split further says so in a file of its own."""
END = "$"
"""Ends a number, so that 7 and 73 have different shards."""

SYMBOL = "~"
"""Stands in an address for the slug of the symbol."""

_FIGURES = re.compile(r"0*(\d+)")


class Numbers(NamedTuple):
    """The files, and the beginnings of numbers that were too many for one file."""

    files: list[File]
    """One for each shard: `n/73`."""
    splits: dict[str, str]
    """Beginnings that are no shard but were split, each with the signs that follow: the browser goes on by one of these, or nobody has the number."""


def numbers(library: Library, records: Sequence[Record], known: Mapping[str, int], articles: Sequence[int]) -> Numbers:
    """The files of the address layer. `articles` is the number of the last article of each record."""
    rows = sorted([*_written(library, records, known, articles), *_cited(library)], key=lambda row: (row.key, row.rank))
    files: list[File] = []
    splits: dict[str, str] = {}
    waiting: list[tuple[str, list[Row]]] = [("", rows)]
    while waiting:
        begin, some = waiting.pop()
        if begin and (len(some) <= ROWS or begin.endswith(END)):
            files += shards(begin, some)
            continue
        groups: dict[str, list[Row]] = {}
        for row in some:
            groups.setdefault(row.key[: len(begin) + 1], []).append(row)
        following = "".join(sorted(group[-1] for group in groups))
        if len(begin) < DEPTH:
            splits[begin] = following
        else:
            files.append(script(f"n/{begin}", {"next": following}))
        waiting.extend(groups.items())
    return Numbers(sorted(files), dict(sorted(splits.items())))


def key(number: str) -> str:
    """The figures of a number without leading zeros, ended: `05` to `5$`, `522b` to `522$`; empty where it has none."""
    match = _FIGURES.match(number)
    return match[1] + END if match else ""


def _written(library: Library, records: Sequence[Record], known: Mapping[str, int], articles: Sequence[int]) -> Iterator[Row]:
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
        shown[3] = short(shown[3])
        yield Row(key(symbol.number), (number, 0), [number, *shown, *_also(record, entry, articles[number])])


def _cited(library: Library) -> Iterator[Row]:
    """Instruments without a page, at their rows of the ledger."""
    for place, (one, path) in enumerate(without_page(library)):
        symbol = parse_symbol(one.symbol) if one.symbol else None
        if symbol is None or not key(symbol.number):
            continue
        year = str(one.year or "")
        day = one.issued.isoformat() if one.issued else year
        shown = [-1, path, one.type, one.label, short(one.title), "", 0, one.issuer, year, day, []]
        yield Row(key(symbol.number), (len(library.documents), place), shown)


def _also(record: Record, one: Instrument, article: int) -> list[Any]:
    """Its last article, and other words a row is known by: its names, the term of the committee. Nothing where there are none."""
    words = " ".join((*record.names, f"khóa {one.term}" if one.term else "")).strip()
    return [article, words] if words else [article] if article else []


def _spared(path: str, record: Record) -> str:
    """The address, with a tilde for the symbol that the label spells anyway; the browser puts it back, as it puts the day into words."""
    symbol = slug(record.label.removeprefix(record.kind))
    return path.replace(symbol, SYMBOL, 1) if record.label.startswith(f"{record.kind} ") and symbol in path else path
