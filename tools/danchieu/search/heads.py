"""One file for each piece of each document: what a result line shows, the passages, and in the first piece all addresses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from danchieu.model import Library

from .passages import Passage
from .records import Record
from .shards import File, script


def head(library: Library, record: Record, numbers: Mapping[str, int]) -> list[Any]:
    """Path, kind, label, title, status, likely, issuer, day shown, ISO day, successors (label, path or empty, number or -1)."""
    by = []
    for identity in record.by:
        one = library.instruments.get(identity)
        page = library.page_of(identity)
        by.append([one.label if one else identity, page or "", numbers.get(page or "", -1)])
    return [
        *(record.path, record.kind, record.label, record.title, record.status, int(record.likely)),
        *(record.issuer, record.shown_day, record.day, by),
    ]


def heads(number: int, shown: list[Any], cut: list[list[Passage]]) -> list[File]:
    """The files of one document: `d/12` its first piece, `d/12-1` the next.

    A file holds the head, the passages (anchor, heading, texts) and, in the first piece, for each piece its addresses.
    """
    files = []
    for place, piece in enumerate(cut):
        passages = [[one.anchor, one.heading, *one.texts] for one in piece]
        value: list[Any] = [shown, passages]
        if place == 0:
            value.append([_addresses(other, short=len(cut) > 4) for other in cut])
        files.append(script(f"d/{number}-{place}" if place else f"d/{number}", value))
    return files


def _addresses(piece: list[Passage], *, short: bool) -> str:
    """The addresses of a piece, in order; of a very long document without its points."""
    found = dict.fromkeys(one.anchor for one in piece if one.anchor)
    return " ".join(anchor for anchor in found if not (short and "-diem-" in anchor))
