"""A page for each instrument: what it is, whether it holds, its text, what it rests on and what rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from danchieu.model import Document, Instrument, Modality
from danchieu.pages import Kind, Page
from danchieu.pages.parts.around import around
from danchieu.pages.parts.backlinks import cited_by
from danchieu.pages.parts.citing import by_name, first_mention, is_by_name, later_mention
from danchieu.pages.parts.decisions import decisions
from danchieu.pages.parts.diagram import diagram
from danchieu.pages.parts.facts import attributes, badge, cautions, references, see_also
from danchieu.pages.parts.html import AFTER, SIDE, TOC, attr, esc, heading, page, shorten, stem_of
from danchieu.pages.parts.jsonld import jsonld
from danchieu.pages.parts.past import past
from danchieu.pages.parts.prose import prose
from danchieu.pages.parts.record import record
from danchieu.pages.parts.relations import cited, relations
from danchieu.pages.parts.site import Site, base_of
from danchieu.pages.parts.steps import steps_nav
from danchieu.vocabulary import VERBS
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
        past(site, one, base),
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
            _forms(site, one),
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


def _forms(site: Site, one: Instrument) -> str:
    """The official ways to cite this instrument; the theme's script copies them, also for each điều, khoản, điểm."""
    forms = [
        ("first", "Dẫn lần đầu", "lần đầu", first_mention(one, _changes(site, one))),
        ("later", "Các lần sau", "các lần sau", later_mention(one)),
    ]
    if is_by_name(one):
        forms.append(("name", "Trong văn bản hành chính", "trong văn bản hành chính", by_name(one)))
    rows = "".join(
        f'<dt>{label}</dt><dd>{esc(words)} <button type="button" class="dc-copy-one" data-copy="{key}" hidden '
        f'aria-label="Sao chép cách dẫn {said}">Sao chép</button></dd>'
        for key, label, said, words in forms
    )
    data = " ".join(f'data-{key}="{attr(words)}"' for key, _, _, words in forms)
    return (
        f'<details class="dc-fold dc-forms"><summary>Cách dẫn văn bản này</summary><dl>{rows}</dl>'
        f'<div id="dc-forms" hidden {data}></div></details>'
    )


def _changes(site: Site, one: Instrument) -> list[Instrument]:
    """The laws that have changed a law up to the library's day, in order of issue."""
    library = site.library
    found = {
        relation.subject: library.instruments[relation.subject]
        for relation in library.incoming.get(one.id, ())
        if VERBS[relation.verb].effect == "amends" and relation.modality in (Modality.DECLARED, Modality.STATED)
    }
    laws = [law for law in found.values() if is_by_name(law) and not (law.effective and law.effective > library.as_of)]
    return sorted(laws, key=lambda law: (law.issued.toordinal() if law.issued else 0, law.id))


def _description(site: Site, one: Instrument) -> str:
    """For search engines: the title and how it stands."""
    status = site.library.statuses.get(one.id)
    tail = f" {FORCES[status.force].words}." if status else ""
    return shorten(f"{one.label}: {one.title}".rstrip(": "), 155 - len(tail)).rstrip(".") + "." + tail


PAGE = Kind("instrument", "Văn bản", _render)
