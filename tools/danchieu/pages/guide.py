"""Guides for readers, trainers and maintainers, and their index. The home page is its own kind."""

from __future__ import annotations

from collections.abc import Iterator

from danchieu.model import Document, Guide
from danchieu.pages import Kind, Page
from danchieu.pages.parts.html import esc, page
from danchieu.pages.parts.prose import description, prose
from danchieu.pages.parts.site import Site

_INDEX = "huong-dan/index"


def _render(site: Site) -> Iterator[Page]:
    documents = tuple(document for document in site.library.of_kind(Guide) if document.id != "index")
    if _INDEX not in site.library.documents:
        yield _index(documents)
    for document in documents:
        yield _page(site, document)


def _page(site: Site, document: Document) -> Page:
    one = document.entry
    assert isinstance(one, Guide)
    lead = f'<p class="dc-lead">{esc(one.description)}</p>\n\n' if one.description else ""
    return page(
        f"{document.id}.md",
        one.title,
        one.description or description(one.title, document),
        f"<h1>{esc(one.title)}</h1>\n\n{lead}{prose(site, document)}",
    )


def _index(documents: tuple[Document, ...]) -> Page:
    rows = []
    for document in documents:
        one = document.entry
        assert isinstance(one, Guide)
        href = document.id.removeprefix("huong-dan/") if document.id.startswith("huong-dan/") else f"../{document.id}"
        about = f'<span class="dc-when">{esc(one.description)}</span>' if one.description else ""
        rows.append(f'<li><a href="{href}.html">{esc(one.title)}</a>{about}</li>')
    body = (
        f'<ul class="dc-list">{"".join(rows)}</ul>'
        if rows
        else "<p>Chưa có trang hướng dẫn nào. Người biên tập thêm tệp vào thư mục docs/huong-dan.</p>"
    )
    text = f"<h1>Hướng dẫn</h1>\n\n{body}"
    return page("huong-dan/index.md", "Hướng dẫn", "Hướng dẫn cho người tra cứu, giảng viên và người biên tập.", text)


PAGE = Kind("guide", "Hướng dẫn", _render)
