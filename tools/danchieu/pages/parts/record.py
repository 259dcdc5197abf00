"""What the head of an entry's page says beyond title and description: when it last changed, where its data are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from danchieu.model import Document, Guide, Instrument
from danchieu.pages.parts.changes import day_of
from danchieu.pages.parts.site import Site
from danchieu.text import parse_date


def record(site: Site, document: Document) -> dict[str, object]:
    """Keys for the theme: `updated`, the day as ISO text or empty (sitemap), and `twin`, the page's data as seen from it."""
    day = updated(site, document)
    return {"updated": day.isoformat() if day else "", "twin": twin_of(document).rpartition("/")[2]}


def twin_of(document: Document) -> str:
    """Address from the root of the data of a page: beside it, under the same name."""
    return f"{document.id}.json"


def updated(site: Site, document: Document) -> date | None:
    """The last day, up to the library's, on which something this page tells of happened or was checked; None where no day is known.

    Days of the document itself, of the reading of its sources, and of effect of what touches it: the same library gives the same day.
    """
    return max((day for day in _days(site, document) if day <= site.library.as_of), default=None)


def _days(site: Site, document: Document) -> Iterator[date]:
    entry = document.entry
    if isinstance(entry, Guide):
        return
    yield from (row.read_on for row in entry.references if row.read_on)
    if isinstance(entry, Instrument):
        yield from (day for day in (entry.issued, entry.effective, entry.ended) if day)
        for relation in (*site.library.incoming.get(entry.id, ()), *site.library.outgoing.get(entry.id, ())):
            day = day_of(site, relation)
            if day:
                yield day
    published = parse_date(getattr(entry, "published", ""))
    if published:
        yield published
