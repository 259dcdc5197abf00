"""A page for each term or motto, with the paragraph that carries it and the pages that use it, and their index by group."""

from __future__ import annotations

from collections.abc import Iterator

from danchieu.model import Document, Term
from danchieu.pages import Kind, Page
from danchieu.pages.parts.decisions import decisions
from danchieu.pages.parts.facts import references
from danchieu.pages.parts.html import AFTER, SIDE, attr, esc, heading, page
from danchieu.pages.parts.links import instrument_link, kept, tag
from danchieu.pages.parts.origin import origin, said
from danchieu.pages.parts.prose import description, prose
from danchieu.pages.parts.record import record
from danchieu.pages.parts.site import Site, base_of
from danchieu.text import slug, sort_key

_WITHOUT = "Thuật ngữ khác"
_USES = 8
"""So many pages that use a term are shown at once."""


def _render(site: Site) -> Iterator[Page]:
    documents = site.library.of_kind(Term)
    yield _index(documents)
    for document in documents:
        assert isinstance(document.entry, Term)
        yield _page(site, document, document.entry)


def _page(site: Site, document: Document, one: Term) -> Page:
    base = base_of(document.id)
    also = f'<p class="dc-also">Cũng viết: {esc("; ".join(one.aliases))}</p>' if one.aliases else ""
    neighbours = _neighbours(site, "Phân biệt với", one.contrast, base) + _neighbours(
        site, "Liên quan", tuple(name for name in one.related if name not in one.contrast), base
    )
    empty = "<p>Chưa ghi thuật ngữ gần nghĩa.</p>"
    parts = [
        f'<header class="dc-head"><p class="dc-over">Thuật ngữ</p><h1>{esc(one.title)}</h1>{also}{_origin(site, one, base)}</header>',
        prose(site, document),
        decisions(site, document),
        SIDE,
        f'<div class="dc-relations"><h2 id="gan-nghia">Thuật ngữ gần nghĩa</h2>{neighbours or empty}{_uses(site, document, base)}</div>',
        AFTER,
        heading(2, "Nguồn đã đối chiếu", "nguon-doi-chieu"),
        references(one.references),
    ]
    return page(f"{document.id}.md", one.title, description(one.title, document), "\n\n".join(parts), record(site, document))


def _origin(site: Site, one: Term, base: str) -> str:
    """The place that carries the term, as a link where it names exactly one page, with what it says there."""
    if not one.origin:
        return ""
    found = origin(site, one.origin)
    words = esc(one.origin)
    if found is not None:
        start, end = found.words
        address = site.address(found.document, found.anchor)
        link = f'<a class="dc-cite" href="{attr(base + address)}">{_words(one.origin[start:end], found.document)}</a>' if address else ""
        mark = tag(site, found.document.removeprefix("van-ban/"))
        words = f"{esc(one.origin[:start])}{link or esc(one.origin[start:end])}{mark}{esc(one.origin[end:])}"
    quote = said(site, one, found)
    shown = f'<blockquote class="dc-origin">{esc(quote)}</blockquote>' if quote else ""
    return f'<p class="dc-also">Nêu tại: {words}</p>{shown}'


def _words(written: str, document: str) -> str:
    """The words of the link; numbers of instruments are held together."""
    return kept(esc(written)) if not document.startswith("tu-lieu/") else esc(written)


def _uses(site: Site, document: Document, base: str) -> str:
    """Pages whose text has the term, by kind and name; empty where none has."""
    name = document.id.removeprefix("thuat-ngu/")
    found = sorted(
        (identity for identity, places in site.terms.items() if any(place.term == name for place in places)),
        key=lambda identity: (not identity.startswith("van-ban/"), sort_key(site.label(identity.removeprefix("van-ban/")))),
    )
    items = [f"<li>{instrument_link(site, identity.removeprefix('van-ban/'), base, mark=False)}</li>" for identity in found]
    if not items:
        return ""
    rest = "".join(items[_USES:])
    more = f'<details class="dc-fold"><summary>Còn {len(items) - _USES} trang nữa</summary><ul>{rest}</ul></details>' if rest else ""
    return f"<h3>Có trong {len(items)} trang</h3><ul>{''.join(items[:_USES])}</ul>{more}"


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
