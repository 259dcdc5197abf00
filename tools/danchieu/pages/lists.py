"""Index pages: every instrument by type and number, and by number alone, first letter, type, issuer, year, subject and status.

Long ones go on over several pages. They serve whom the search does not: print, readers without scripts, crawlers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from danchieu.model import Instrument
from danchieu.pages import Kind, Page
from danchieu.pages.parts.html import esc, page, stem_of
from danchieu.pages.parts.issuer import issuer_card
from danchieu.pages.parts.rows import table
from danchieu.pages.parts.site import ROWS, Site
from danchieu.text import sort_key
from danchieu.vocabulary.forces import FORCES

_FIGURES = re.compile(r"0*(\d{1,9})")
_LEAD = re.compile(r"^(?:(?:Về|việc|Quy định|Ban hành|Phê duyệt|Luật|Bộ luật|chi tiết|một số điều|và|của)\s+)+(?=\S)", re.IGNORECASE)
"""What so many titles begin with that nobody looks for them there: `Quy định về ...`, `Luật ...`."""


@dataclass(frozen=True, slots=True)
class _Facet:
    """One way to list instruments."""

    folder: str
    title: str
    prefix: str
    lead: str
    values: Callable[[Site, Instrument], tuple[str, ...]]
    newest_first: bool = False
    order: Callable[[Instrument], tuple[object, ...]] | None = None
    """Order inside a group where it is not type, then number."""


def _force(site: Site, one: Instrument) -> tuple[str, ...]:
    status = site.library.statuses.get(one.id)
    return (FORCES[status.force].words,) if status else ()


def _number(one: Instrument) -> int:
    """The figures a symbol begins with; 0 where there are none."""
    found = _FIGURES.match(one.symbol or "")
    return int(found[1]) if found else 0


def _stretch(_: Site, one: Instrument) -> tuple[str, ...]:
    """`70 đến 79` for 73, `100 đến 199` for 148, and so on by powers of ten; nothing without a number."""
    number = _number(one)
    if not number:
        return ()
    step = 10 ** max(1, len(str(number)) - 1)
    return (f"{max(1, number // step * step)} đến {number // step * step + step - 1}",)


def _letter(_: Site, one: Instrument) -> tuple[str, ...]:
    """First letter of what the title is about: `K` for `Về kiểm soát quyền lực ...`."""
    title = _LEAD.sub("", one.title or one.name or one.label).lstrip(' "“(')
    return (title[:1].upper(),) if title[:1].isalpha() else ()


_FACETS = (
    _Facet(
        "so",
        "Theo con số",
        "Số",
        "Nhớ mỗi con số: văn bản mọi loại, số nhỏ trước, cùng số thì cũ trước.",
        _stretch,
        order=lambda one: (_number(one), one.year or 0, one.id),
    ),
    _Facet(
        "chu-cai",
        "Từ A đến Z",
        "Chữ",
        "Theo chữ đầu của điều văn bản nói tới, bỏ “Về”, “Quy định”, “Ban hành”.",
        _letter,
        order=lambda one: (sort_key(_LEAD.sub("", one.title or one.name or one.label)), one.id),
    ),
    _Facet("loai", "Theo loại văn bản", "Loại", "Nghị quyết, kết luận, quy định, nghị định, luật, …", lambda _, one: (one.type,)),
    _Facet(
        "co-quan",
        "Theo cơ quan ban hành",
        "Cơ quan",
        "Tên cơ quan như tại thời điểm ban hành.",
        lambda _, one: (one.issuer,) if one.issuer else (),
    ),
    _Facet(
        "nam", "Theo năm ban hành", "Năm", "Năm ghi trên văn bản.", lambda _, one: (str(one.year),) if one.year else (), newest_first=True
    ),
    _Facet(
        "nguoi-ky",
        "Theo người ký",
        "Người ký",
        "Chỉ những văn bản có nguồn ghi người ký.",
        lambda _, one: (one.signer,) if one.signer else (),
    ),
    _Facet("chu-de", "Theo chủ đề", "Chủ đề", "Chủ đề do ban biên tập ghi.", lambda _, one: one.subjects),
    _Facet("tinh-trang", "Theo tình trạng hiệu lực", "Tình trạng", "Tính từ các quan hệ thay thế, bãi bỏ, sửa đổi đã có nguồn.", _force),
)


def _render(site: Site) -> Iterator[Page]:
    written = [one for one in site.library.instruments.values() if one.page]
    written.sort(key=_order)
    lead = "Xếp theo loại rồi theo số hiệu. Muốn thu hẹp, xem theo " + _ways("../") + "."
    yield from _paged(site, "van-ban/index", "van-ban/trang", "Tất cả văn bản", lead, written)
    for facet in _FACETS:
        yield from _facet(site, facet, written)


def _facet(site: Site, facet: _Facet, written: list[Instrument]) -> Iterator[Page]:
    groups: dict[str, list[Instrument]] = {}
    spellings: dict[str, dict[str, None]] = {}
    for one in written:
        values = facet.values(site, one)
        for key in dict.fromkeys(map(stem_of, values)):
            groups.setdefault(key, []).append(one)
        for value in values:
            spellings.setdefault(stem_of(value), {})[value] = None
    names = {key: ", ".join(found) for key, found in spellings.items()}
    order = {stem_of(row.words): place for place, row in enumerate(FORCES.values())} if facet.folder == "tinh-trang" else {}
    keys = sorted(groups, key=lambda key: (order.get(key, 0), sort_key(names[key])), reverse=facet.newest_first)
    items = "".join(
        f'<li><a href="{key}.html">{esc(_capital(names[key]))}</a> <span class="dc-count">{len(groups[key])}</span></li>' for key in keys
    )
    css = "dc-columns dc-short" if facet.newest_first or facet.order else "dc-columns"
    body = f'<ul class="{css}">{items}</ul>' if items else "<p>Chưa có văn bản nào ghi thông tin này.</p>"
    text = f"<h1>{facet.title}</h1>\n\n<p class=dc-lead>{facet.lead}</p>\n\n{body}"
    yield page(
        f"{facet.folder}/index.md",
        facet.title,
        f"Danh mục văn bản {facet.title.lower()}: {len(keys)} mục.",
        text,
        {"hide": ["toc"], "wide": True},
    )
    for key in keys:
        title = f"{facet.prefix}: {names[key]}"
        lead = f'<a href="index.html">{facet.title}</a>: {len(groups[key])} văn bản.'
        about = issuer_card(names[key]) if facet.folder == "co-quan" else ""
        rows = sorted(groups[key], key=facet.order) if facet.order else groups[key]
        yield from _paged(site, f"{facet.folder}/{key}", f"{facet.folder}/{key}-trang", title, lead, rows, about)


def _paged(site: Site, first: str, further: str, title: str, lead: str, rows: list[Instrument], about: str = "") -> Iterator[Page]:
    """A list as one page, or several with the way from one to the next; `about` is HTML that stands above the first."""
    count = max(1, -(-len(rows) // ROWS))
    stems = [first, *(f"{further}-{number}" for number in range(2, count + 1))]
    for number, stem in enumerate(stems, 1):
        part = rows[(number - 1) * ROWS : number * ROWS]
        shown = title if number == 1 else f"{title}, trang {number}"
        empty = "<p>Chưa có văn bản nào. Người biên tập thêm tệp vào thư mục docs/van-ban.</p>"
        body = table(site, part, "../") if part else empty
        told = f"{about}\n\n" if about and number == 1 else ""
        text = f"<h1>{esc(shown)}</h1>\n\n<p class=dc-lead>{lead}</p>\n\n{told}{body}{pager(stems, number)}"
        yield page(
            f"{stem}.md",
            shown,
            f"{shown}: danh mục {len(rows)} văn bản kèm ngày ban hành và tình trạng hiệu lực.",
            text,
            {"hide": ["toc"], "wide": True},
        )


def pager(stems: list[str], number: int) -> str:
    """Links to the other pages of a long list; empty for a list of one page."""
    if len(stems) == 1:
        return ""
    items = ""
    for place, stem in enumerate(stems, 1):
        here = " aria-current=page" if place == number else ""
        items += f'<li><a href="{stem.rpartition("/")[2]}.html" aria-label="Trang {place}"{here}>{place}</a></li>'
    return f'<nav class="dc-pager" aria-label="Các trang của danh mục"><ul>{items}</ul></nav>'


def _ways(base: str) -> str:
    words = ("con số", "chữ A đến Z", "loại", "cơ quan ban hành", "năm", "người ký", "chủ đề", "tình trạng")
    return ", ".join(f'<a href="{base}{facet.folder}/index.html">{word}</a>' for facet, word in zip(_FACETS, words, strict=True))


def _order(one: Instrument) -> tuple[object, ...]:
    return sort_key(one.type), sort_key(one.symbol or one.name), one.issued.toordinal() if one.issued else 0, one.id


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


PAGE = Kind("lists", "Danh mục", _render)
