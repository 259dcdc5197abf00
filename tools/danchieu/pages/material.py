"""A page for each source material: our digest of a talk, report or article, with where it appeared."""

from __future__ import annotations

from collections.abc import Iterator

from danchieu.model import Document, Material
from danchieu.pages import Kind, Page
from danchieu.pages.parts.decisions import decisions
from danchieu.pages.parts.facts import references
from danchieu.pages.parts.html import AFTER, SIDE, TOC, esc, heading, page, shorten
from danchieu.pages.parts.links import instrument_link, outside
from danchieu.pages.parts.prose import description, prose
from danchieu.pages.parts.record import record
from danchieu.pages.parts.relations import CITES
from danchieu.pages.parts.site import Site, base_of
from danchieu.text import parse_date, show_date

_DAY = {"Bài nói": "Ngày trình bày", "Báo cáo": "Ngày báo cáo"}
"""What the day of a material is the day of; of all other kinds, of publication."""
_OURS = "Bản tóm lược bằng lời của ban biên tập; muốn trích nguyên văn phải xem bài gốc."


def _render(site: Site) -> Iterator[Page]:
    documents = site.library.of_kind(Material)
    yield _index(documents)
    for document in documents:
        assert isinstance(document.entry, Material)
        yield _page(site, document, document.entry)


def _page(site: Site, document: Document, one: Material) -> Page:
    base = base_of(document.id)
    slips = "".join(f"<li>{esc(row)}</li>" for row in one.notes)
    parts = [
        _head(one),
        TOC,
        prose(site, document),
        decisions(site, document),
        f"{heading(2, 'Lưu ý về bản gốc', 'luu-y-ban-goc')}\n\n<ul>{slips}</ul>" if slips else "",
        SIDE,
        _cites(site, document, base),
        AFTER,
        heading(2, "Nguồn đã đối chiếu", "nguon-doi-chieu"),
        references(one.references),
    ]
    return page(
        f"{document.id}.md",
        shorten(one.title, 70),
        description(shorten(one.title, 60), document),
        "\n\n".join(part for part in parts if part),
        record(site, document),
    )


def _head(one: Material) -> str:
    link = outside(one.url, one.url) if one.url else "chưa rõ"
    rows = (
        ("Tác giả", esc(one.author)),
        ("Nơi đăng", esc(one.publisher)),
        (_DAY.get(one.kind, "Ngày đăng"), esc(day_words(one.published)) or "chưa rõ"),
        ("Địa phương", esc(one.place)),
        ("Bài gốc", link),
        ("Chủ đề", esc(", ".join(one.subjects))),
    )
    cells = "".join(f"<tr><th scope=row>{name}</th><td>{value}</td></tr>" for name, value in rows if value)
    return (
        f'<header class="dc-head"><p class="dc-over">{esc(one.kind)}</p><h1 class="dc-long">{esc(one.title)}</h1></header>'
        f'<table class="dc-facts"><caption>Thông tin về tư liệu</caption><tbody>{cells}</tbody></table><p class="dc-ours">{_OURS}</p>'
    )


def _cites(site: Site, document: Document, base: str) -> str:
    """Every instrument the digest cites, in the order of its text."""
    found = dict.fromkeys(
        mention.resolution.instrument or mention.resolution.ledger
        for mention in document.mentions
        if mention.resolution.instrument or mention.resolution.ledger
    )
    items = "".join(f"<li>{instrument_link(site, one, base)}</li>" for one in found if site.address(one) and "-hay-" not in one)
    empty = "<p>Tư liệu này không dẫn văn bản nào.</p>"
    body = f"<ul>{items}</ul>" if items else empty
    return f'<div class="dc-relations"><h2 id="{CITES.replace("_", "-")}">Văn bản được dẫn</h2>{body}</div>'


def day_words(written: str) -> str:
    """`2024-04-10`, `2024-04` or `2024` as readers see it."""
    day = parse_date(written)
    if day is not None:
        return show_date(day)
    parts = written.split("-")
    return f"tháng {int(parts[1])}/{parts[0]}" if len(parts) == 2 and parts[1].isdigit() else written


def _index(documents: tuple[Document, ...]) -> Page:
    rows = []
    for document in sorted(documents, key=lambda one: (_published(one), one.id), reverse=True):
        one = document.entry
        assert isinstance(one, Material)
        about = " · ".join(part for part in (one.kind, one.publisher, day_words(one.published)) if part)
        href = document.id.removeprefix("tu-lieu/") + ".html"
        rows.append(f'<li><a href="{href}">{esc(one.title)}</a><span class="dc-when">{esc(about)}</span></li>')
    body = (
        f'<ul class="dc-list">{"".join(rows)}</ul>'
        if rows
        else "<p>Chưa có tư liệu nào. Người biên tập thêm tệp vào thư mục docs/tu-lieu.</p>"
    )
    lead = "<p class=dc-lead>Bài nói, báo cáo và bài báo đã được tóm lược; mỗi văn bản mà bài nhắc tới đều dẫn về trang của văn bản ấy.</p>"
    return page(
        "tu-lieu/index.md",
        "Tư liệu",
        "Tóm lược các bài nói, báo cáo, bài báo và những văn bản được dẫn trong đó.",
        f"<h1>Tư liệu</h1>\n\n{lead}\n\n{body}",
    )


def _published(document: Document) -> str:
    return document.entry.published if isinstance(document.entry, Material) else ""


PAGE = Kind("material", "Tư liệu", _render)
