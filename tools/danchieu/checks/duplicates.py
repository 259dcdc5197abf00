"""Two pages for one instrument: the same symbol and date of issue, or the same id but for case."""

from __future__ import annotations

from collections.abc import Iterator

from danchieu.checks import Check
from danchieu.findings import finding
from danchieu.model import Finding, Instrument, Library
from danchieu.vocabulary import symbol_key


def _run(library: Library) -> Iterator[Finding]:
    seen: dict[tuple[str, ...], str] = {}
    for document in library.of_kind(Instrument):
        entry = document.entry
        assert isinstance(entry, Instrument)
        if not entry.symbol:
            continue
        day = entry.issued.isoformat() if entry.issued else ""
        key = (symbol_key(entry.symbol), day, entry.place)
        if key in seen:
            yield finding("DC201", document.source.path, 1, first=seen[key])
        seen.setdefault(key, document.source.path)


CHECK = Check(("DC201",), _run)
