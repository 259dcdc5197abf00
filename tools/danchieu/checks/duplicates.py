"""Two pages for one instrument: the same symbol and date of issue, or, where it has no symbol, the same name, term and date."""

from __future__ import annotations

from collections.abc import Iterator

from danchieu.checks import Check
from danchieu.findings import finding
from danchieu.model import Finding, Instrument, Library
from danchieu.text import fold
from danchieu.vocabulary import symbol_key


def _run(library: Library) -> Iterator[Finding]:
    seen: dict[tuple[str, ...], str] = {}
    for document in library.of_kind(Instrument):
        entry = document.entry
        assert isinstance(entry, Instrument)
        day = entry.issued.isoformat() if entry.issued else str(entry.year or "")
        own = ("DC201", symbol_key(entry.symbol)) if entry.symbol else ("DC214", fold(entry.name))
        key = (*own, day, entry.place, "" if entry.symbol else entry.term)
        if key in seen:
            yield finding(own[0], document.source.path, 1, first=seen[key])
        seen.setdefault(key, document.source.path)


CHECK = Check(("DC201", "DC214"), _run)
