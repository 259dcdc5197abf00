"""The same instrument dated differently in two places: a page against its front matter, or against another page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from danchieu.checks import Check
from danchieu.findings import finding
from danchieu.model import Declared, Document, Finding, Instrument, Library, Mention, Outcome
from danchieu.text import show_date


def _run(library: Library) -> Iterator[Finding]:
    for document in library.documents.values():
        for mention in document.mentions:
            yield from _mention(library, document, mention)


def _mention(library: Library, document: Document, mention: Mention) -> Iterator[Finding]:
    citation, resolution = mention.citation, mention.resolution
    if resolution.outcome is not Outcome.FOUND or not citation.date or len(citation.date) != 10:
        return
    instrument = library.instruments[resolution.instrument or ""]
    here = date.fromisoformat(citation.date)
    if instrument.issued in (None, here) or document.id == library.page_of(instrument.id):
        return
    line = document.source.first_line + document.source.text.count("\n", 0, citation.span.start)
    assert instrument.issued is not None
    page = library.documents[f"van-ban/{instrument.id}"].source.path
    yield finding(
        "DC206", document.source.path, line, label=instrument.label, here=show_date(here), there=show_date(instrument.issued), other=page
    )


def _declared(library: Library) -> Iterator[Finding]:
    """Rows of front matter whose date fits no page of that number although the number has a page of the same year."""
    pages: dict[tuple[str, int | None], list[Instrument]] = {}
    for other in library.instruments.values():
        if other.page and other.issued:
            pages.setdefault((other.symbol, other.year), []).append(other)
    for document in library.of_kind(Instrument):
        entry = document.entry
        assert isinstance(entry, Instrument)
        for row in (*entry.declared, *entry.see_also):
            near = pages.get((row.target, row.target_date.year), []) if row.target_date else []
            if near and all(other.issued != row.target_date for other in near):
                yield _disagreement(library, document.source.path, row, near[0])


def _disagreement(library: Library, path: str, row: Declared, other: Instrument) -> Finding:
    assert other.issued is not None
    assert row.target_date is not None
    where = library.documents[f"van-ban/{other.id}"].source.path
    here, there = show_date(row.target_date), show_date(other.issued)
    return finding("DC206", path, row.line, label=other.label, here=here, there=there, other=where)


def _all(library: Library) -> Iterator[Finding]:
    yield from _run(library)
    yield from _declared(library)


CHECK = Check(("DC206",), _all)
