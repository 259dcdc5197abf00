"""Two instruments side by side: a replaced one and its successor, or an amended one and what amends it, aligned by what they speak of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from danchieu.model import Document, Instrument, Modality, Relation
from danchieu.pages import Kind, Page
from danchieu.pages.lists import pager
from danchieu.pages.parts.align import Match, Part, align, articles, cited_places, points, rarity
from danchieu.pages.parts.beside import Sides, alone, together
from danchieu.pages.parts.facts import short_status
from danchieu.pages.parts.html import attr, esc, heading, page, when
from danchieu.pages.parts.links import instrument_link
from danchieu.pages.parts.pairs import COMPARE, Pair, comparable
from danchieu.pages.parts.relations import proof
from danchieu.pages.parts.site import ROWS, Site
from danchieu.vocabulary import VERBS

_LOAD = '<div class="dc-load"><link rel="stylesheet" href="../assets/dc/compare.css"></div>'
_DONE = {"replaces": "thay thế", "repeals": "bãi bỏ", "amends": "sửa đổi, bổ sung"}
_OURS = (
    "Hai bên là phần tóm lược của ban biên tập. Chỉ những chỗ cùng tên điều, có dẫn tới nhau hoặc nói gần như nhau mới xếp cạnh nhau, "
    "chỗ khác để riêng từng bên; câu chữ khác nhau chưa chắc quy định khác nhau. "
    "Chỗ chỉ có ở một bên có thể do nguồn bên kia chưa đủ."
)
_TITLE = "So sánh văn bản"
_LEAD = "Văn bản cũ đặt cạnh văn bản thay thế hoặc sửa đổi nó, từng điều với điều nói cùng một việc."


def _render(site: Site) -> Iterator[Page]:
    pairs = comparable(site)
    yield from _index(site, pairs)
    known = {one: _parts(site, one) for one in sorted({one for pair in pairs for one in (pair.old, pair.new)})}
    weights = rarity(part for parts in known.values() for kind in parts for part in kind)
    for pair in pairs:
        yield _page(site, pair, (known[pair.old], known[pair.new]), weights)


_Parts = tuple[tuple[Part, ...], tuple[Part, ...]]
"""The main points and the articles of a document."""


def _parts(site: Site, identity: str) -> _Parts:
    document = site.library.documents[f"van-ban/{identity}"]
    return points(document), articles(document)


def _page(site: Site, pair: Pair, parts: tuple[_Parts, _Parts], weights: Mapping[str, float]) -> Page:
    old, new = site.library.documents[f"van-ban/{pair.old}"], site.library.documents[f"van-ban/{pair.new}"]
    names = site.label(pair.old), site.label(pair.new)
    relations = [
        one for one in site.library.outgoing.get(pair.new, ()) if one.object == pair.old and VERBS[one.verb].effect and _tells(one)
    ]
    official = _is_official(old) and _is_official(new)
    chapters = (
        ("Điểm chính", "diem-chinh", align(parts[0][0], parts[1][0], weights)),
        ("Điều khoản", "dieu-khoan", align(parts[0][1], parts[1][1], weights, cited_places(old, new, pair.old))),
    )
    blocks = [
        _LOAD,
        f'<header class="dc-head"><p class="dc-over"><a href="index.html">{_TITLE}</a></p><h1 class="dc-long">{esc(names[0])} và {esc(names[1])}</h1></header>',
        proof(site, relations, "../"),
        "" if official else f'<p class="dc-ours">{_OURS}</p>',
        _facts(site, pair),
        *(_chapter(Sides(site, (old, new), names, official, weights), *chapter) for chapter in chapters),
    ]
    about = f"{names[1]} {_DONE[pair.effect]} {names[0]}: hai văn bản đặt cạnh nhau, điều nào nói cùng việc với điều nào."
    title = f"So sánh {names[0]} và {names[1]}"
    return page(f"{pair.address}.md", title, about, "\n\n".join(block for block in blocks if block), {"hide": ["toc"], "wide": True})


def _tells(one: Relation) -> bool:
    return one.modality not in (Modality.PROPOSED, Modality.REPORTED)


def _is_official(document: Document) -> bool:
    return isinstance(document.entry, Instrument) and document.entry.full_text


def _facts(site: Site, pair: Pair) -> str:
    """What is known of both, row by row."""
    old, new = site.library.instruments[pair.old], site.library.instruments[pair.new]
    rows = (
        ("Văn bản", *(instrument_link(site, one.id, "../", mark=False) for one in (old, new))),
        ("Tên", esc(old.title), esc(new.title)),
        ("Cơ quan", esc(old.issuer), esc(new.issuer)),
        ("Ngày ban hành", *(when(one.issued, str(one.year or "chưa rõ")) for one in (old, new))),
        ("Có hiệu lực từ", *(when(one.effective) for one in (old, new))),
        ("Tình trạng", *(short_status(site.library.statuses.get(one.id)) for one in (old, new))),
    )
    cells = "".join(f"<tr><th scope=row>{name}</th><td>{left}</td><td>{right}</td></tr>" for name, left, right in rows if left or right)
    head = "<thead><tr><td></td><th scope=col>Văn bản cũ</th><th scope=col>Văn bản mới</th></tr></thead>"
    return f'<table class="dc-facts ss-facts"><caption>Thông tin về hai văn bản</caption>{head}<tbody>{cells}</tbody></table>'


def _chapter(sides: Sides, title: str, anchor: str, matches: list[Match]) -> str:
    """One kind of parts: what matches, then what stands alone on either side; empty where neither side has any."""
    if not matches:
        return ""
    both = [row for row in matches if row.old and row.new]
    blocks = [heading(2, title, anchor)]
    if both:
        blocks += [heading(3, "Nói về cùng một việc", f"{anchor}-chung"), together(sides, both)]
    elif any(row.old for row in matches) and any(row.new for row in matches):
        blocks.append("<p>Không có chỗ nào của hai bên đủ gần nhau để xếp cạnh nhau.</p>")
    ends = (
        [row.old for row in matches if row.old and row.new is None],
        [row.new for row in matches if row.new and row.old is None],
    )
    rest = [alone(sides, side, ends[side], f"{anchor}-rieng-{side + 1}") for side in (0, 1)]
    if any(ends):
        blocks.append(f'<div class="ss-alone">{"".join(rest)}</div>')
    return "\n\n".join(blocks)


def _index(site: Site, pairs: tuple[Pair, ...]) -> Iterator[Page]:
    order = sorted(pairs, key=lambda pair: (-(pair.since.toordinal() if pair.since else 0), pair.new, pair.old))
    parts = [order[start : start + ROWS] for start in range(0, len(order), ROWS)] or [[]]
    stems = [f"{COMPARE}/index", *(f"{COMPARE}/trang-{number}" for number in range(2, len(parts) + 1))]
    for number, (stem, rows) in enumerate(zip(stems, parts, strict=True), 1):
        title = _TITLE if number == 1 else f"{_TITLE}, trang {number}"
        body = "".join(_row(site, pair) for pair in rows)
        head = "".join(f"<th scope=col>{name}</th>" for name in ("Văn bản cũ", "Văn bản mới", "Từ ngày", "Đặt cạnh nhau"))
        table = f'<table class="dc-rows dc-pairs"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>' if rows else _EMPTY
        text = f"<h1>{title}</h1>\n\n<p class=dc-lead>{_LEAD}</p>\n\n{table}{pager(stems, number)}"
        yield page(
            f"{stem}.md", title, f"{title}: {len(pairs)} cặp văn bản cũ và mới đặt cạnh nhau.", text, {"hide": ["toc"], "wide": True}
        )


_EMPTY = "<p>Chưa có văn bản nào thay thế một văn bản khác có trang trong kho.</p>"


def _row(site: Site, pair: Pair) -> str:
    old, new = (instrument_link(site, one, "../", mark=False) for one in (pair.old, pair.new))
    title = site.library.instruments[pair.new].title
    about = f'<span class="dc-what">{esc(title)}</span>' if title else ""
    sure = "" if pair.sure else ", suy luận"
    scope = f", {esc(pair.scope)}" if pair.scope else ""
    name = attr(f"So sánh {site.label(pair.old)} và {site.label(pair.new)}")
    return (
        f'<tr><td>{old}</td><td>{new}{about}<span class="dc-when">{_DONE[pair.effect]}{scope}{sure}</span></td><td class=dc-num>{when(pair.since)}</td>'
        f'<td><a href="../{attr(pair.address)}.html" aria-label="{name}">So sánh</a></td></tr>'
    )


PAGE = Kind("compare", "So sánh", _render)
