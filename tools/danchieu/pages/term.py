"""A page for each term or motto, with the paragraph that carries it, and their index by group."""

from __future__ import annotations

from collections.abc import Iterator

from danchieu.citations import read
from danchieu.model import Document, Term
from danchieu.pages import Kind, Page
from danchieu.pages.parts.decisions import decisions
from danchieu.pages.parts.facts import references
from danchieu.pages.parts.html import AFTER, SIDE, attr, esc, heading, page
from danchieu.pages.parts.links import kept
from danchieu.pages.parts.prose import description, prose
from danchieu.pages.parts.record import record
from danchieu.pages.parts.site import Site, base_of
from danchieu.text import slug, sort_key

_WITHOUT = "Thuật ngữ khác"


def _render(site: Site) -> Iterator[Page]:
    documents = site.library.of_kind(Term)
    yield _index(documents)
    for document in documents:
        assert isinstance(document.entry, Term)
        yield _page(site, document, document.entry)


def _page(site: Site, document: Document, one: Term) -> Page:
    base = base_of(document.id)
    also = f'<p class="dc-also">Cũng viết: {esc("; ".join(one.aliases))}</p>' if one.aliases else ""
    origin = f'<p class="dc-also">Nêu tại: {_origin(site, one.origin, base)}</p>' if one.origin else ""
    neighbours = _neighbours(site, "Phân biệt với", one.contrast, base) + _neighbours(
        site, "Liên quan", tuple(name for name in one.related if name not in one.contrast), base
    )
    empty = "<p>Chưa ghi thuật ngữ gần nghĩa.</p>"
    parts = [
        f'<header class="dc-head"><p class="dc-over">Thuật ngữ</p><h1>{esc(one.title)}</h1>{also}{origin}</header>',
        prose(site, document),
        decisions(site, document),
        SIDE,
        f'<div class="dc-relations"><h2 id="gan-nghia">Thuật ngữ gần nghĩa</h2>{neighbours or empty}</div>',
        AFTER,
        heading(2, "Nguồn đã đối chiếu", "nguon-doi-chieu"),
        references(one.references),
    ]
    return page(f"{document.id}.md", one.title, description(one.title, document), "\n\n".join(parts), record(site, document))


def _origin(site: Site, written: str, base: str) -> str:
    """The place that carries the term, as a link where it names exactly one page."""
    for citation in read(written):
        hits = [
            one for one in site.named.get(citation.target or "", ()) if not citation.date or _issued(site, one).startswith(citation.date)
        ]
        if len(hits) == 1:
            start, end = citation.span
            address = base + site.address(hits[0], citation.pinpoint.anchor if citation.pinpoint else "")
            link = f'<a class="dc-cite" href="{attr(address)}">{kept(esc(written[start:end]))}</a>'
            return f"{esc(written[:start])}{link}{esc(written[end:])}"
    return esc(written)


def _issued(site: Site, identity: str) -> str:
    day = site.library.instruments[identity].issued
    return day.isoformat() if day else ""


def _neighbours(site: Site, title: str, ids: tuple[str, ...], base: str) -> str:
    items = []
    for identity in ids:
        document = site.library.documents.get(f"thuat-ngu/{identity}")
        name = esc(document.entry.title) if document is not None and isinstance(document.entry, Term) else esc(identity)
        items.append(f'<li><a href="{base}thuat-ngu/{identity}.html">{name}</a></li>' if document is not None else f"<li>{name}</li>")
    return f"<h3>{title}</h3><ul>{''.join(items)}</ul>" if items else ""


def _index(documents: tuple[Document, ...]) -> Page:
    groups: dict[str, list[tuple[str, str]]] = {}
    for document in documents:
        assert isinstance(document.entry, Term)
        groups.setdefault(document.entry.group or _WITHOUT, []).append((document.entry.title, document.id))
    parts = ["<h1>Thuật ngữ</h1>"]
    if not groups:
        parts.append("<p>Chưa có thuật ngữ nào. Người biên tập thêm tệp vào thư mục docs/thuat-ngu.</p>")
    else:
        parts.append("<p class=dc-lead>Những cách nói hay gặp trong văn bản và bài học, mỗi thuật ngữ kèm chỗ nó được nêu ra.</p>")
    for group in sorted(groups, key=lambda name: (name == _WITHOUT, sort_key(name))):
        items = "".join(
            f'<li><a href="{identity.removeprefix("thuat-ngu/")}.html">{esc(title)}</a></li>'
            for title, identity in sorted(groups[group], key=lambda pair: sort_key(pair[0]))
        )
        parts.append(f'{heading(2, esc(group), slug(group) or "nhom")}\n\n<ul class="dc-columns">{items}</ul>')
    return page(
        "thuat-ngu/index.md",
        "Thuật ngữ",
        "Thuật ngữ và phương châm trong văn bản của Đảng và Nhà nước, kèm chỗ nêu ra từng thuật ngữ.",
        "\n\n".join(parts),
    )


PAGE = Kind("term", "Thuật ngữ", _render)
