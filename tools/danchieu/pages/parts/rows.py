"""A table of instruments: number, title, issuer, date, status."""

from __future__ import annotations

from collections.abc import Iterable

from danchieu.model import Instrument
from danchieu.pages.parts.facts import short_status
from danchieu.pages.parts.html import attr, esc, when
from danchieu.pages.parts.site import Site

_COLUMNS = ("Văn bản", "Cơ quan", "Ngày ban hành", "Tình trạng")
_HEAD = f"<thead><tr>{''.join(f'<th scope=col>{name}</th>' for name in _COLUMNS)}</tr></thead>"


def table(site: Site, rows: Iterable[Instrument], base: str) -> str:
    """Instruments with pages as table rows; readable as cards on a phone."""
    body = "".join(_row(site, one, base) for one in rows)
    return f'<table class="dc-rows">{_HEAD}<tbody>{body}</tbody></table>'


def _row(site: Site, one: Instrument, base: str) -> str:
    place = f" {esc(one.place)}" if one.place and one.place not in one.issuer else ""
    title = f'<span class="dc-what">{esc(one.title)}</span>' if one.title and one.title != one.label else ""
    return (
        f'<tr><td><a class="dc-doc" href="{attr(base + site.address(one.id))}">{esc(site.label(one.id))}</a>{title}</td>'
        f"<td>{esc(one.issuer)}{place}</td><td class=dc-num>{when(one.issued, str(one.year or 'chưa rõ'))}</td>"
        f"<td>{short_status(site.library.statuses.get(one.id))}</td></tr>"
    )
