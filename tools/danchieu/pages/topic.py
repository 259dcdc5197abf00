"""A page for each course topic: aims, reading path, outline, questions with the paragraph that proves each answer."""

from __future__ import annotations

from collections.abc import Iterator

from danchieu.model import Document, Question, Topic
from danchieu.pages import Kind, Page
from danchieu.pages.parts.decisions import decisions
from danchieu.pages.parts.facts import references
from danchieu.pages.parts.html import AFTER, SIDE, TOC, attr, esc, heading, page, shorten, when
from danchieu.pages.parts.links import place_words
from danchieu.pages.parts.prose import description, prose
from danchieu.pages.parts.record import record
from danchieu.pages.parts.site import Site, base_of
from danchieu.text import sort_key

_AIMS = {"kien_thuc": "Về kiến thức", "ky_nang": "Về kỹ năng", "thai_do": "Về thái độ"}


def _render(site: Site) -> Iterator[Page]:
    documents = site.library.of_kind(Topic)
    yield _index(documents)
    for document in documents:
        assert isinstance(document.entry, Topic)
        yield _page(site, document, document.entry)


def _page(site: Site, document: Document, one: Topic) -> Page:
    base = base_of(document.id)
    facts = " · ".join(part for part in (f"{one.minutes} phút" if one.minutes else "", esc(one.audience)) if part)
    parts = [
        f'<header class="dc-head"><p class="dc-over">Chuyên đề</p><h1>{esc(one.title)}</h1><p class="dc-title">{facts}</p></header>',
        _aims(one),
        TOC,
        prose(site, document),
        decisions(site, document),
        _questions(site, one, base),
        _downloads(site, document.id, base),
        SIDE,
        _path(site, one, base),
        AFTER,
        heading(2, "Nguồn đã đối chiếu", "nguon-doi-chieu"),
        references(one.references),
    ]
    text = "\n\n".join(part for part in parts if part)
    return page(f"{document.id}.md", one.title, description(shorten(one.title, 60), document), text, record(site, document))


def _aims(one: Topic) -> str:
    blocks = [
        f"<h3>{label}</h3><ul>{''.join(f'<li>{esc(aim)}</li>' for aim in one.aims[key])}</ul>"
        for key, label in _AIMS.items()
        if one.aims.get(key)
    ]
    return f'{heading(2, "Mục tiêu", "muc-tieu-chuyen-de")}\n\n<div class="dc-aims">{"".join(blocks)}</div>' if blocks else ""


def _path(site: Site, one: Topic, base: str) -> str:
    items = []
    for place, why in one.path:
        address, _, anchor = place.partition("#")
        identity = address.removeprefix("van-ban/")
        target = site.address(identity, anchor)
        name = esc(site.label(identity))
        link = f'<a class="dc-doc" href="{attr(base + target)}">{name}</a>' if target else name
        items.append(f'<li>{link}<span class="dc-when">{esc(why)}</span></li>')
    body = f"<ol>{''.join(items)}</ol>" if items else "<p>Chưa có lộ trình đọc cho chuyên đề này.</p>"
    return f'<div class="dc-relations"><h2 id="lo-trinh">Lộ trình đọc</h2>{body}</div>'


def _downloads(site: Site, document: str, base: str) -> str:
    """Files made beforehand, with the day their standings were worked out."""
    rows = site.downloads.get(document, ())
    if not rows:
        return ""
    items = "".join(f'<li><a href="{attr(base + path)}" download>{esc(says)}</a></li>' for path, says in rows)
    note = (
        f"<p>Tình trạng văn bản trong các tệp tính đến {when(site.library.as_of)}. "
        "Câu hỏi để ôn tập, ai cũng tải được; đề thi cần giữ kín thì soạn riêng.</p>"
    )
    return f"{heading(2, 'Tệp để tải về', 'tai-ve')}\n\n<ul>{items}</ul>\n\n{note}"


def _questions(site: Site, one: Topic, base: str) -> str:
    if not one.questions:
        return ""
    items = "".join(_question(site, row, base) for row in one.questions)
    title = heading(2, f"Câu hỏi trắc nghiệm ({len(one.questions)})", "cau-hoi-trac-nghiem")
    return f'{title}\n\n<ol class="dc-questions">{items}</ol>'


def _question(site: Site, row: Question, base: str) -> str:
    letters = "ABCDEFGH"
    options = "".join(f"<li>{esc(option)}</li>" for option in row.options)
    address, _, anchor = row.proof.partition("#")
    identity = address.removeprefix("van-ban/")
    target = site.address(identity, anchor)
    place = place_words(site, address, site.place(address, anchor))
    words = f"{place} {site.label(identity)}".strip() if place else site.label(identity)
    proof = f' Chứng minh: <a href="{attr(base + target)}">{esc(words)}</a>.' if target else ""
    answer = letters[row.answer] if 0 <= row.answer < len(letters) else ""
    return (
        f'<li id="cau-{attr(row.id)}"><p>{esc(row.stem)} <span class="dc-weak">{esc(row.level)}</span></p><ol type="A">{options}</ol>'
        f"<details class=dc-fold><summary>Đáp án</summary><p><strong>{answer}.</strong> {esc(row.reason)}{proof}</p></details></li>"
    )


def _index(documents: tuple[Document, ...]) -> Page:
    rows = []
    for document in sorted(documents, key=lambda one: sort_key(one.entry.title if isinstance(one.entry, Topic) else "")):
        one = document.entry
        assert isinstance(one, Topic)
        facts = " · ".join(
            part for part in (f"{one.minutes} phút" if one.minutes else "", one.audience, f"{len(one.questions)} câu hỏi") if part
        )
        href = document.id.removeprefix("chuyen-de/") + ".html"
        rows.append(f'<li><a href="{href}">{esc(one.title)}</a><span class="dc-when">{esc(facts)}</span></li>')
    body = (
        f'<ul class="dc-list">{"".join(rows)}</ul>'
        if rows
        else "<p>Chưa có chuyên đề nào. Người biên tập thêm tệp vào thư mục docs/chuyen-de.</p>"
    )
    lead = (
        "<p class=dc-lead>Mỗi chuyên đề có mục tiêu, lộ trình đọc, dàn bài và câu hỏi; đáp án nào cũng chỉ tới đoạn văn bản chứng minh.</p>"
    )
    return page(
        "chuyen-de/index.md",
        "Chuyên đề",
        "Chuyên đề cho lớp bồi dưỡng: mục tiêu, lộ trình đọc, dàn bài, câu hỏi.",
        f"<h1>Chuyên đề</h1>\n\n{lead}\n\n{body}",
    )


PAGE = Kind("topic", "Chuyên đề", _render)
