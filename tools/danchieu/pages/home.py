"""The home page: what this is in ten seconds, a door for each of the three users, what changed last, how much there is."""

from __future__ import annotations

from collections.abc import Iterator

from danchieu.model import Document, Guide, Instrument, Material, Term, Topic
from danchieu.pages import Kind, Page
from danchieu.pages.parts.changes import Change, changes
from danchieu.pages.parts.examples import examples
from danchieu.pages.parts.html import AFTER, SIDE, TOP, attr, esc, heading, page, shorten, when
from danchieu.pages.parts.links import instrument_link
from danchieu.pages.parts.prose import prose, summary
from danchieu.pages.parts.record import updated
from danchieu.pages.parts.site import LEDGER, Site, questions_of
from danchieu.text import show_date
from danchieu.vocabulary import pinpoint_words

_TITLE = "Dẫn chiếu"
_LEAD = "Văn bản của Đảng và Nhà nước về cán bộ, mỗi văn bản một trang: đang thế nào, dựa vào đâu, ai dẫn tới, dẫn tới ai."
_CHANGES = 8

_DOORS = (
    (
        "cho-can-bo",
        "Cán bộ tra cứu",
        "Tìm văn bản theo số hiệu, xem còn hiệu lực hay đã thay thế, đọc đúng khoản được dẫn.",
        ("van-ban/index.html", "Tất cả văn bản"),
        'Hoặc theo <a href="loai/index.html">loại</a>, <a href="co-quan/index.html">cơ quan ban hành</a>, '
        '<a href="nam/index.html">năm</a>, <a href="chu-de/index.html">chủ đề</a>, <a href="tinh-trang/index.html">tình trạng</a>.',
        "Cách tra cứu",
    ),
    (
        "cho-giang-vien",
        "Giảng viên",
        "Chuyên đề có mục tiêu, lộ trình đọc và câu hỏi; đáp án nào cũng chỉ tới đoạn chứng minh.",
        ("chuyen-de/index.html", "Chuyên đề"),
        'Kèm <a href="thuat-ngu/index.html">thuật ngữ</a> và <a href="tu-lieu/index.html">tư liệu</a>.',
        "Cách dùng trên lớp",
    ),
    (
        "cho-nguoi-bien-tap",
        "Người biên tập",
        "Thêm văn bản mới, xem nó chạm tới trang nào, sửa đúng chỗ được chỉ ra.",
        (f"{LEDGER}.html", "Được nhắc tới, chưa có trang"),
        'Đọc <a href="huong-dan/index.html">hướng dẫn</a> trước khi sửa.',
        "Hướng dẫn biên tập",
    ),
)
"""The three users: guide in huong-dan/, title, what they come for, main link, further links, words for the guide."""

_VIEWS = (
    ("so-do/index.html", "Sơ đồ", "Văn bản nào dựa vào văn bản nào; đường đi từ nghị quyết tới quy định của tỉnh"),
    ("dong-thoi-gian/index.html#tg-theo-ngay", "Theo ngày", "Chọn một ngày, xem hôm ấy văn bản nào còn giữ, văn bản nào đã bị thay thế"),
    ("so-sanh/index.html", "So sánh", "Văn bản cũ đặt cạnh văn bản thay thế nó, từng điều, từng khoản"),
    ("dong-thoi-gian/index.html", "Dòng thời gian", "Chủ trương của Đảng và pháp luật của Nhà nước theo thứ tự ban hành"),
)
"""Ways to see many instruments at once: address, name, what it answers."""


def _render(site: Site) -> Iterator[Page]:
    document = site.library.documents.get("index")
    entry = document.entry if document is not None else None
    title = entry.title if isinstance(entry, Guide) else _TITLE
    lead = (entry.description if isinstance(entry, Guide) else "") or _LEAD
    body = prose(site, document) if document is not None else ""
    parts = [
        f'<header class="dc-head"><h1>{esc(title)}</h1><p class="dc-title">{esc(lead)}</p></header>',
        _search(site),
        _doors(site),
        _views(),
        TOP,
        body,
        _counts(site),
        SIDE,
        f'<div class="dc-relations">{_changes(site)}</div>',
        AFTER,
    ]
    text = "\n\n".join(part for part in parts if part)
    yield page(
        "index.md",
        title,
        shorten(lead or (summary(document) if isinstance(document, Document) else "")),
        text,
        {
            "hide": ["toc"],
            "wide": True,
            "updated": max((str(updated(site, one) or "") for one in site.library.documents.values()), default=""),
        },
    )


def _search(site: Site) -> str:
    """The place of the search box, which the script fills, with queries to try; without scripts the way to the lists."""
    tries = " · ".join(f'<a href="{attr(address)}">{esc(words)}</a>' for words, address in examples(site))
    try_ = f'<p class="dc-try">Thử: {tries}</p>' if tries else ""
    plain = '<p class="dc-no-script">Trình duyệt đang tắt kịch bản nên không có ô tìm kiếm; các danh mục dưới đây vẫn đủ.</p>'
    return f'<div class="dc-ask"><div class="dcs-here"></div>{try_}{plain}</div>'


def _views() -> str:
    """The drawing of all, the answer for a day, comparisons, the line of time."""
    items = "".join(f'<li><a href="{address}">{name}</a><span>{about}</span></li>' for address, name, about in _VIEWS)
    return f'<nav class="dc-views" aria-label="Xem nhiều văn bản cùng lúc"><ul>{items}</ul></nav>'


def _doors(site: Site) -> str:
    """Three doors, each with the first thing its user wants."""
    return f'<div class="dc-doors">{"".join(_door(site, *door) for door in _DOORS)}</div>'


def _door(site: Site, name: str, title: str, about: str, target: tuple[str, str], also: str, guide: str) -> str:
    address, words = target
    more = f' <a href="huong-dan/{name}.html">{guide}</a>.' if f"huong-dan/{name}" in site.library.documents else ""
    return (
        f'<section><h2 id="cua-{name}">{title}</h2><p>{about}</p>'
        f'<p><a class="dc-door" href="{address}">{words}</a></p><p>{also}{more}</p></section>'
    )


def _changes(site: Site) -> str:
    """The newest replacements, repeals and amendments up to the library's day, and what is to come."""
    rows = changes(site)
    coming = [row for row in reversed(rows) if row.day > site.library.as_of][:_CHANGES]
    past = [row for row in rows if row.day <= site.library.as_of][:_CHANGES]
    parts = [f'<h2 id="sap-co-hieu-luc">Sắp có hiệu lực</h2>{_table(site, coming)}'] if coming else []
    shown = _table(site, past) if past else "<p>Chưa ghi nhận thay đổi nào.</p>"
    more = '<p><a href="dong-thoi-gian/index.html">Dòng thời gian</a> · <a href="thay-doi.xml">Theo dõi thay đổi</a></p>'
    return f'{"".join(parts)}<h2 id="thay-doi-gan-day">Thay đổi gần đây</h2>{shown}{more}'


def _table(site: Site, rows: list[Change]) -> str:
    items = []
    for day, one, done in rows:
        scope = one.scope_text or ", ".join(pinpoint_words(place) for place in one.scope)
        where = f" ({esc(scope)})" if scope else ""
        subject, target = instrument_link(site, one.subject, "", mark=False), instrument_link(site, one.object, "", mark=False)
        items.append(f"<li><span class=dc-day>{when(day)}</span>{subject} <em>{done}</em> {target}{where}</li>")
    return f'<ul class="dc-changes">{"".join(items)}</ul>'


def _counts(site: Site) -> str:
    library = site.library
    pairs = (
        (len(library.of_kind(Instrument)), "văn bản", "van-ban/index.html"),
        (len(library.of_kind(Material)), "tư liệu", "tu-lieu/index.html"),
        (len(library.of_kind(Topic)), "chuyên đề", "chuyen-de/index.html"),
        (questions_of(library), "câu hỏi", "chuyen-de/index.html"),
        (len(library.of_kind(Term)), "thuật ngữ", "thuat-ngu/index.html"),
        (sum(len(document.mentions) for document in library.documents.values()), "chỗ dẫn chiếu", "van-ban/index.html"),
        (len(library.ledger), "văn bản được nhắc, chưa có trang", f"{LEDGER}.html"),
    )
    items = "".join(f'<li><a href="{href}"><strong>{_grouped(count)}</strong> {words}</a></li>' for count, words, href in pairs if count)
    return (
        f"{heading(2, 'Trong kho có', 'trong-kho-co')}\n\n"
        f'<ul class="dc-counts">{items}</ul><p class="dc-asof">Tình trạng hiệu lực tính đến ngày {show_date(library.as_of)}.</p>'
    )


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


PAGE = Kind("home", "Trang chủ", _render)
