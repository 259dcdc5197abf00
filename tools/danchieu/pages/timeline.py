"""Dòng thời gian: policy and law in order of issue, with what replaced what; a reader's script can show what held on a chosen day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from danchieu.model import Force, Instrument
from danchieu.pages import Kind, Page
from danchieu.pages.lists import pager
from danchieu.pages.parts.facts import short_status
from danchieu.pages.parts.html import attr, esc, heading, page, when
from danchieu.pages.parts.links import instrument_link
from danchieu.pages.parts.site import OVER, ROWS, Site

_STEM = "dong-thoi-gian"
_TITLE = "Dòng thời gian"
_LEAD = "Văn bản theo ngày ban hành, mới nhất trước; văn bản đã được thay thế ghi rõ văn bản nào thay và từ ngày nào."


def _render(site: Site) -> Iterator[Page]:
    written = [one for one in site.library.instruments.values() if one.page and one.year]
    written.sort(key=lambda one: (-(one.issued or date(one.year or 1, 1, 1)).toordinal(), one.id))
    parts = [written[start : start + ROWS] for start in range(0, len(written), ROWS)] or [[]]
    stems = [_STEM, *(f"{_STEM}-trang-{number}" for number in range(2, len(parts) + 1))]
    for number, (stem, rows) in enumerate(zip(stems, parts, strict=True), 1):
        title = _TITLE if number == 1 else f"{_TITLE}, trang {number}"
        body = "\n\n".join(_year(site, year, list(ones)) for year, ones in groupby(rows, key=lambda one: one.year or 0))
        text = f"<h1>{title}</h1>\n\n<p class=dc-lead>{_LEAD}</p>\n\n{_chooser(site) if rows else ''}\n\n{body or _EMPTY}\n\n{pager(stems, number)}"
        yield page(f"{stem}.md", title, f"{title}: {len(written)} văn bản theo ngày ban hành, kèm văn bản thay thế.", text)


_EMPTY = "<p>Chưa có văn bản nào ghi ngày ban hành.</p>"


def _chooser(site: Site) -> str:
    """The choice of a day; hidden until the script shows it."""
    today = site.library.as_of.isoformat()
    return (
        '<form class="dc-by-day" id="theo-ngay" hidden><label for="theo-ngay-chon">Xem văn bản nào đã ban hành và chưa bị thay thế vào ngày</label> '
        f'<input type="date" id="theo-ngay-chon" max="{today}"> <button type="reset" class="dc-copy-one" aria-label="Xem tất cả văn bản">Xem tất cả</button> '
        '<output for="theo-ngay-chon"></output></form>'
    )


def _year(site: Site, year: int, ones: list[Instrument]) -> str:
    items = "".join(_item(site, one) for one in ones)
    return f'{heading(2, f"Năm {year}", f"nam-{year}")}\n\n<ul class="dc-list dc-line">{items}</ul>'


def _item(site: Site, one: Instrument) -> str:
    status = site.library.statuses.get(one.id)
    ended = status.since if status is not None and status.force in OVER else None
    unknown = status is not None and status.force in OVER and ended is None
    begins = one.effective or one.issued
    span = f' data-from="{begins.isoformat()}"' if begins else ""
    span += f' data-to="{ended.isoformat()}"' if ended else ' data-to="?"' if unknown else ""
    after = ""
    if status is not None and status.force in (Force.REPLACED, Force.REPEALED) and status.by:
        names = ", ".join(instrument_link(site, other, "", mark=False) for other in status.by)
        verb = "thay thế" if status.force is Force.REPLACED else "bãi bỏ"
        after = f'<span class="dc-when">{verb} {f"từ {when(ended)} " if ended else ""}bởi {names}</span>'
    title = f'<span class="dc-what">{esc(one.title)}</span>' if one.title and one.title != one.label else ""
    link = f'<a class="dc-doc" href="{attr(site.address(one.id))}">{esc(site.label(one.id))}</a>'
    return f"<li{span}><span class=dc-day>{when(one.issued, str(one.year))}</span>{link} {short_status(status)}{title}{after}</li>"


PAGE = Kind("timeline", _TITLE, _render)
