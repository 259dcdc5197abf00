"""The feed of changes (Atom): what replaced, repealed or amended what, newest first. The same library gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator

from danchieu.pages import Asset, Kind
from danchieu.pages.parts.changes import Change, changes
from danchieu.pages.parts.html import attr, esc
from danchieu.pages.parts.site import Site

_NEWEST = 50


def _render(site: Site) -> Iterator[Asset]:
    rows = [row for row in changes(site) if row.day <= site.library.as_of][:_NEWEST]
    updated = rows[0].day if rows else site.library.as_of
    entries = "".join(_entry(site, row) for row in rows)
    text = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">\n'
        "<title>Dẫn chiếu: thay đổi của văn bản</title>\n<id>urn:danchieu:thay-doi</id>\n"
        f'<link rel="alternate" href="dong-thoi-gian/index.html"/>\n<updated>{updated.isoformat()}T00:00:00+07:00</updated>\n'
        f"<author><name>Ban biên tập Dẫn chiếu</name></author>\n{entries}</feed>\n"
    )
    yield Asset("thay-doi.xml", text.encode())


def _entry(site: Site, row: Change) -> str:
    one = row.relation
    title = f"{site.label(one.subject)} {row.done} {site.label(one.object)}"
    scope = f" Phạm vi: {one.scope_text}." if one.scope_text else ""
    identity = f"urn:danchieu:{one.subject}:{one.verb}:{one.object}:{row.day.isoformat()}"
    return (
        f"<entry><title>{esc(title)}</title><id>{esc(identity)}</id>"
        f'<link href="{attr(site.address(one.subject))}"/><updated>{row.day.isoformat()}T00:00:00+07:00</updated>'
        f"<summary>{esc(title)} từ {row.day.day}/{row.day.month}/{row.day.year}.{esc(scope)}</summary></entry>\n"
    )


PAGE = Kind("feed", "Theo dõi thay đổi", _render)
