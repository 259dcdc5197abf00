"""A page for each instrument: what it is, whether it holds, its text, what it rests on and what rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from danchieu.model import Document, Instrument
from danchieu.pages import Kind, Page
from danchieu.pages.parts.around import around
from danchieu.pages.parts.backlinks import cited_by
from danchieu.pages.parts.citing import first_mention, later_mention
from danchieu.pages.parts.decisions import decisions
from danchieu.pages.parts.diagram import diagram
from danchieu.pages.parts.facts import attributes, badge, cautions, references, see_also
from danchieu.pages.parts.html import AFTER, SIDE, TOC, attr, esc, heading, page, shorten, stem_of
from danchieu.pages.parts.jsonld import jsonld
from danchieu.pages.parts.prose import prose
from danchieu.pages.parts.record import record
from danchieu.pages.parts.relations import cited, relations
from danchieu.pages.parts.site import Site, base_of
from danchieu.pages.parts.steps import steps_nav
from danchieu.vocabulary.forces import FORCES

_OURS = "Phần dưới đây là tóm lược của ban biên tập để tra cứu, không thay cho văn bản gốc."


def _render(site: Site) -> Iterator[Page]:
    for document in site.library.of_kind(Instrument):
        assert isinstance(document.entry, Instrument)
        yield _page(site, document, document.entry)


def _page(site: Site, document: Document, one: Instrument) -> Page:
    base = base_of(document.id)
    parts = [
        _head(site, document, one, base),
        TOC,
        prose(site, document),
        decisions(site, document),
        cited(site, one.id, base),
        SIDE,
        relations(site, one.id, base),
        see_also(site, one, base),
        around(site, one.id, base),
        AFTER,
        diagram(site, one.id, base),
        cited_by(site, one.id, base),
        heading(2, "Nguồn đã đối chiếu", "nguon-doi-chieu"),
        references(one.references),
        jsonld(site, one, base),
    ]
    text = "\n\n".join(part for part in parts if part)
    return page(f"{document.id}.md", site.label(one.id), _description(site, one), text, record(site, document))


def _head(site: Site, document: Document, one: Instrument, base: str) -> str:
    number = f'<span class="dc-num">{esc(one.symbol)}</span>' if one.symbol else ""
    name = f"{esc(one.type)} {number}" if number else esc(one.label)
    status = site.library.statuses.get(one.id)
    return "".join(
        (
            '<header class="dc-head">',
            _way(one, base),
            f"<h1>{name}</h1>",
            f'<p class="dc-title">{esc(one.title)}</p>' if one.title else "",
            badge(site, status, base) if status else "",
            "</header>",
            steps_nav(site, one.id, base),
            attributes(site, one, base),
            _forms(one),
            cautions(site, one, base),
            "" if one.full_text else f'<p class="dc-ours">{_OURS}</p>',
        )
    )


def _way(one: Instrument, base: str) -> str:
    """Where this page stands: all instruments, its type, its issuer."""
    place = f" {one.place}" if one.place and one.place not in one.issuer else ""
    steps = [f'<a href="{base}van-ban/index.html">Văn bản</a>', f'<a href="{base}loai/{stem_of(one.type)}.html">{esc(one.type)}</a>']
    if one.issuer:
        steps.append(f'<a href="{base}co-quan/{stem_of(one.issuer)}.html">{esc(one.issuer + place)}</a>')
    return f'<nav class="dc-over" aria-label="Đường dẫn">{" › ".join(steps)}</nav>'


def _forms(one: Instrument) -> str:
    """The official ways to cite this instrument; the theme's script copies them, also for each điều, khoản, điểm."""
    first, later = first_mention(one), later_mention(one)
    button = '<button type="button" class="dc-copy-one" data-copy="{}" hidden aria-label="Sao chép cách dẫn {}">Sao chép</button>'
    return (
        '<details class="dc-fold dc-forms"><summary>Cách dẫn văn bản này</summary><dl>'
        f"<dt>Dẫn lần đầu</dt><dd>{esc(first)} {button.format('first', 'lần đầu')}</dd><dt>Các lần sau</dt><dd>{esc(later)} {button.format('later', 'các lần sau')}</dd></dl>"
        f'<div id="dc-forms" hidden data-first="{attr(first)}" data-later="{attr(later)}"></div></details>'
    )


def _description(site: Site, one: Instrument) -> str:
    """For search engines: the title and how it stands."""
    status = site.library.statuses.get(one.id)
    tail = f" {FORCES[status.force].words}." if status else ""
    return shorten(f"{one.label}: {one.title}".rstrip(": "), 155 - len(tail)).rstrip(".") + "." + tail


PAGE = Kind("instrument", "Văn bản", _render)
