"""The paragraph that coined or defines a term: where it stands (`noi_neu`) as a page and a place of it, and what it says there."""

from __future__ import annotations

import re
from typing import NamedTuple

from danchieu.citations import read
from danchieu.model import Document, Material, Span, Term, Unit
from danchieu.pages.parts.html import plain, shorten
from danchieu.pages.parts.site import Site
from danchieu.structure import walk
from danchieu.text import fold, slug

_LONG = 420
_QUOTED = re.compile(r"“([^”]+)”")  # Bài báo “Quảng Ninh tăng cường khắc phục bệnh sợ trách nhiệm”
_SECTION = re.compile(r", (?:mục |phần )?(?P<name>[^,“”]+(?:, [^,“”]+)*)\Z")  # ..., mục Hai phương châm
_AUTHOR = re.compile(r"\A(?:Bài nói|Báo cáo|Bài báo) của (?P<who>[^,“”]+?)(?: ngày [0-9/]+)?(?:,|\Z)")


class Origin(NamedTuple):
    """A found place."""

    words: Span
    """Which characters of `noi_neu` name it."""
    document: str
    """Id of the page, or of the instrument where the library has no page of it."""
    anchor: str
    """The place on it; empty for the whole."""


def origin(site: Site, written: str) -> Origin | None:
    """The one page that `noi_neu` names: an instrument by its citation, a material by its title or its author; None where it is not clear."""
    for citation in read(written):
        hits = [
            one for one in site.named.get(citation.target or "", ()) if not citation.date or _issued(site, one).startswith(citation.date)
        ]
        if len(hits) == 1:
            anchor = citation.pinpoint.anchor if citation.pinpoint else ""
            page = site.library.page_of(hits[0])
            return Origin(citation.span, page or hits[0], site.place(page, anchor) if page else "")
    found = [document for document in site.library.of_kind(Material) if _names(written, document)]
    if len(found) != 1:
        return None
    section = _SECTION.search(written)
    anchor = next((unit.anchor for unit in walk(found[0].root) if section and _is_section(unit, section["name"])), "")
    return Origin(Span(0, len(written)), found[0].id, anchor)


def said(site: Site, one: Term, place: Origin | None) -> str:
    """The smallest part of that place that holds a wording of the term, or the parts that hold its halves ("5 có", "3 không"); else empty."""
    document = site.library.documents.get(place.document) if place else None
    if document is None or place is None:
        return ""
    units = site.units[document.id]
    within = units.get(place.anchor, document.root)
    wordings = [fold(words) for words in (one.title, *one.aliases)]
    holding = [unit for unit in walk(within) if any(words in fold(_text(document, unit)) for words in wordings)]
    best = min(holding, key=lambda unit: len(_text(document, unit)), default=None)
    if best is not None:
        return shorten(_text(document, best), _LONG) if best is not document.root else ""
    halves = [fold(half) for half in one.title.split(", ") if half[:1].isdigit()]
    items = [_text(document, unit) for unit in walk(within) if unit.kind == "bullet"] if len(halves) > 1 else []
    return shorten(" ".join(text for text in items if any(half in fold(text) for half in halves)), _LONG * 2)


def _text(document: Document, unit: Unit) -> str:
    start = unit.marker.end if unit.marker and unit.kind == "bullet" else unit.span.start
    return plain(document.source.text[start : unit.span.end]).replace("#", "").strip()


def _names(written: str, document: Document) -> bool:
    """Whether the words name this material: by the title between quotation marks, or by kind and author."""
    material = document.entry
    assert isinstance(material, Material)
    if not written.startswith(material.kind):
        return False
    quoted, author = _QUOTED.search(written), _AUTHOR.match(written)
    if quoted:
        return _bare(quoted[1]) in _bare(material.title)
    return author is not None and _bare(author["who"]) in _bare(material.author)


def _is_section(unit: Unit, name: str) -> bool:
    return bool(unit.anchor) and unit.anchor == slug(unit.heading) and (slug(unit.heading) + "-").startswith(slug(name) + "-")


def _bare(text: str) -> str:
    """Folded words without marks."""
    return slug(fold(text))


def _issued(site: Site, identity: str) -> str:
    day = site.library.instruments[identity].issued
    return day.isoformat() if day else ""
