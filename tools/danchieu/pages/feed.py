"""The feed of new and changed instruments (Atom, RFC 4287): what was issued, what replaced, repealed or amended what, newest first.

Every entry has an id that does not depend on where the site stands, and the day of the event as its time: the same library gives the
same bytes, and a reader's program shows no entry twice. Addresses are whole where the site's own is known; else they are seen from the
feed's place, the root of the site, as RFC 4287 (section 2) allows.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from danchieu.model import Instrument
from danchieu.pages import Asset, Kind
from danchieu.pages.parts.changes import Change, changes
from danchieu.pages.parts.html import attr, esc
from danchieu.pages.parts.site import Site
from danchieu.status import scope_words
from danchieu.text import show_date

ADDRESS = "thay-doi.xml"
"""From the root of the site."""
_NEWEST = 60


class Entry(NamedTuple):
    """One event."""

    day: date
    """When it took effect, or when the instrument was issued."""
    id: str
    """Permanent."""
    instrument: str
    """Whose page tells of it."""
    title: str
    """What happened."""
    summary: str
    """The same in a sentence."""


def entries(site: Site) -> list[Entry]:
    """Every dated event up to the library's day, newest first; the later ones of the same day after the issues."""
    events = [*_changed(site), *_issued(site)]
    return sorted((one for one in events if one.day <= site.library.as_of), key=lambda one: (-one.day.toordinal(), one.id))


def _issued(site: Site) -> Iterator[Entry]:
    for document in site.library.of_kind(Instrument):
        one = document.entry
        assert isinstance(one, Instrument)
        if one.issued:
            name = site.label(one.id)
            by = f"{one.issuer} ban hành" if one.issuer else "Ban hành"
            title = f": {one.title}" if one.title and one.title not in name else ""
            yield Entry(
                one.issued, f"urn:danchieu:{one.id}", one.id, f"Ban hành {name}", f"{by} {name} ngày {show_date(one.issued)}{title}."
            )


def _changed(site: Site) -> Iterator[Entry]:
    """One entry for each pair, verb and day: the places it touches stand together in its summary."""
    rows = sorted(changes(site), key=lambda row: (row.relation.subject, row.relation.verb, row.relation.object, row.day))
    for (subject, verb, target, day), same in groupby(rows, key=_key):
        group = list(same)
        title = f"{site.label(subject)} {group[0].done} {site.label(target)}"
        scope = "; ".join(dict.fromkeys(words for row in group if (words := scope_words(row.relation))))
        summary = f"{title} từ {show_date(day)}." + (f" Phạm vi: {scope}." if scope else "")
        yield Entry(day, f"urn:danchieu:{subject}:{verb}:{target}:{day.isoformat()}", subject, title, summary)


def _key(row: Change) -> tuple[str, str, str, date]:
    return row.relation.subject, row.relation.verb, row.relation.object, row.day


def _render(site: Site) -> Iterator[Asset]:
    rows = entries(site)[:_NEWEST]
    itself = f'<link rel="self" type="application/atom+xml" href="{attr(site.root + ADDRESS)}"/>\n' if site.root else ""
    text = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">\n'
        "<title>Dẫn chiếu: văn bản mới và thay đổi</title>\n<id>urn:danchieu:thay-doi</id>\n"
        f'{itself}<link rel="alternate" type="text/html" href="{attr(site.root)}dong-thoi-gian/index.html"/>\n'
        f"<updated>{_moment(rows[0].day if rows else site.library.as_of)}</updated>\n"
        f"<author><name>Ban biên tập Dẫn chiếu</name></author>\n{''.join(_entry(site, row) for row in rows)}</feed>\n"
    )
    yield Asset(ADDRESS, text.encode())


def _entry(site: Site, row: Entry) -> str:
    return (
        f"<entry><title>{esc(row.title)}</title><id>{esc(row.id)}</id>"
        f'<link rel="alternate" type="text/html" href="{attr(site.root + site.address(row.instrument))}"/><updated>{_moment(row.day)}</updated>'
        f"<summary>{esc(row.summary)}</summary></entry>\n"
    )


def _moment(day: date) -> str:
    """The first moment of a day in Viet Nam."""
    return f"{day.isoformat()}T00:00:00+07:00"


PAGE = Kind("feed", "Theo dõi thay đổi", _render)
