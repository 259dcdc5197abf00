"""The timeline: policy and law in the order of their days, what followed what, and what held on a day one chooses."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from danchieu.pages import Asset, Kind, Page
from danchieu.pages.lists import pager
from danchieu.pages.parts.chains import chain, chains
from danchieu.pages.parts.facts import short_status
from danchieu.pages.parts.history import Life, lives, script
from danchieu.pages.parts.html import attr, esc, heading, page, when
from danchieu.pages.parts.links import instrument_link
from danchieu.pages.parts.pairs import Pair, comparable, successions
from danchieu.pages.parts.site import Site
from danchieu.text import show_date

FOLDER = "dong-thoi-gian"
ENTRIES = 400
"""So many instruments stand on one page."""
CHAINS = 100
"""So many chains stand on one page."""
_TITLE = "Dòng thời gian"
_CHAINS = "Chuỗi thay thế"
_LEAD = (
    "Chủ trương của Đảng và pháp luật của Nhà nước theo ngày ban hành, mới nhất trước. "
    'Văn bản nào thay văn bản nào xem ở <a href="thay-the.html">chuỗi thay thế</a>; nội dung cũ và mới đặt cạnh nhau ở '
    '<a href="../so-sanh/index.html">so sánh văn bản</a>.'
)
_CHAINS_LEAD = (
    "Mỗi chuỗi xếp từ cũ đến mới; thanh ngang là quãng thời gian văn bản chưa bị thay thế, bãi bỏ; nét gạch là chỗ chưa chắc. "
    '<a href="index.html">Dòng thời gian</a> có toàn bộ văn bản.'
)
_STYLE = '<div class="dc-load"><link rel="stylesheet" href="../assets/dc/timeline.css"></div>'
_SCRIPTS = '<div class="dc-load"><script src="du-lieu.js"></script><script src="../assets/dc/timeline.js"></script></div>'
"""Right behind the choice of a day, not deferred: it appears before the list below is read."""
_DONE = {
    "replaces": ("thay thế", "được thay thế"),
    "repeals": ("bãi bỏ", "bị bãi bỏ"),
    "amends": ("sửa đổi, bổ sung", "được sửa đổi, bổ sung"),
}
_EMPTY = "<p>Chưa có văn bản nào ghi ngày ban hành.</p>"


def _render(site: Site) -> Iterator[Page | Asset]:
    rows, pairs = lives(site), successions(site)
    yield Asset(f"{FOLDER}/du-lieu.js", script(site, rows))
    yield from _list(site, rows, pairs)
    yield from _chains(site, rows, pairs)


def _list(site: Site, rows: tuple[Life, ...], pairs: tuple[Pair, ...]) -> Iterator[Page]:
    before, after = _by(pairs, "new"), _by(pairs, "old")
    parts = [rows[start : start + ENTRIES] for start in range(0, len(rows), ENTRIES)] or [()]
    stems = [f"{FOLDER}/index", *(f"{FOLDER}/trang-{number}" for number in range(2, len(parts) + 1))]
    for number, (stem, part) in enumerate(zip(stems, parts, strict=True), 1):
        title = _TITLE if number == 1 else f"{_TITLE}, trang {number}"
        years = [(year, list(group)) for year, group in groupby(part, key=lambda life: life.one.year or 0)]
        jump = " ".join(f'<a href="#nam-{year}">{year}</a>' for year, _ in years)
        body = "\n\n".join(_year(site, year, group, before, after) for year, group in years)
        text = "\n\n".join(
            (
                f"<h1>{title}</h1>\n\n<p class=dc-lead>{_LEAD}</p>",
                _STYLE + _chooser(site) + _SCRIPTS if rows else "",
                f'<nav class="tg-years" aria-label="Tới năm">{jump}</nav>' if jump else "",
                body or _EMPTY,
                pager(stems, number),
            )
        )
        about = f"{title}: {len(rows)} văn bản theo ngày ban hành, văn bản nào thay văn bản nào, và vào một ngày bất kỳ văn bản nào chưa bị thay thế."
        yield page(f"{stem}.md", title, about, text, {"hide": ["toc"], "wide": True})


def _by(pairs: tuple[Pair, ...], end: str) -> dict[str, list[Pair]]:
    found: dict[str, list[Pair]] = {}
    for pair in pairs:
        found.setdefault(getattr(pair, end), []).append(pair)
    return found


def _chooser(site: Site) -> str:
    """The choice of a day and its answer; hidden until the script shows it."""
    today = site.library.as_of
    return (
        '<section class="tg-day" id="tg-theo-ngay" aria-labelledby="theo-ngay" hidden><h2 id="theo-ngay">Theo ngày</h2>'
        '<div class="tg-fields"><div><label for="tg-ngay">Vào ngày nào, ví dụ 1/7/2025</label>'
        '<input type="text" id="tg-ngay" autocomplete="off" aria-describedby="tg-dem" placeholder="ngày/tháng/năm"></div>'
        '<div><label for="tg-ben">Của</label><select id="tg-ben"><option value="">Tất cả</option><option value="dang">Trung ương Đảng và các ban</option>'
        '<option value="nha-nuoc">Nhà nước ở trung ương</option><option value="dia-phuong">Địa phương</option></select></div>'
        '<button type="button" id="tg-truoc" aria-label="Lần thay đổi trước">Lần thay đổi trước</button>'
        '<button type="button" id="tg-sau" aria-label="Lần thay đổi sau">Lần thay đổi sau</button>'
        '<button type="button" id="tg-bo" aria-label="Bỏ chọn ngày">Bỏ chọn ngày</button></div>'
        '<p id="tg-dem" role="status"></p><div id="tg-tra-loi"></div>'
        f'<p class="dc-asof">Trả lời văn bản nào chưa bị thay thế, bãi bỏ vào ngày ấy. Tính từ các quan hệ thay thế, bãi bỏ, sửa đổi đã có nguồn, đọc đến {show_date(today)}; '
        "quan hệ suy luận không tính. Văn bản chưa rõ ngày hiệu lực tính từ ngày ban hành.</p></section>"
    )


def _year(site: Site, year: int, group: list[Life], before: dict[str, list[Pair]], after: dict[str, list[Pair]]) -> str:
    items = "".join(_item(site, life, before.get(life.one.id, []), after.get(life.one.id, [])) for life in group)
    return f'{heading(2, f"Năm {year}", f"nam-{year}")}\n\n<ul class="tg-list">{items}</ul>'


def _item(site: Site, life: Life, acts: list[Pair], suffers: list[Pair]) -> str:
    one = life.one
    address = site.address(one.id)
    name = esc(site.label(one.id))
    link = f'<a class="dc-doc" href="../{attr(address)}">{name}</a>' if address else name
    title = f'<span class="dc-what">{esc(one.title)}</span>' if one.title and one.title != one.label else ""
    place = f" {one.place}" if one.place and one.place not in one.issuer else ""
    body = f" · {esc(one.issuer + place)}" if one.issuer else ""
    lines = _said(site, acts, 0, "new") + _said(site, suffers, 1, "old")
    return (
        f'<li class="tg-{life.side}"><span class="dc-day">{when(one.issued, str(one.year))}{body}</span>{link} '
        f"{short_status(site.library.statuses.get(one.id))}{title}{lines}</li>"
    )


def _said(site: Site, pairs: list[Pair], voice: int, own: str) -> str:
    """What an instrument does to others, or others to it: one line for each effect."""
    lines = []
    for effect, words in _DONE.items():
        held = [pair for pair in pairs if pair.effect == effect]
        if held:
            names = ", ".join(_other(site, pair, own) for pair in held)
            lines.append(f'<span class="dc-when">{words[voice]} {"bởi " if voice else ""}{names}</span>')
    return "".join(lines)


def _other(site: Site, pair: Pair, own: str) -> str:
    link = instrument_link(site, pair.old if own == "new" else pair.new, "../", mark=False)
    notes = [f"từ {when(pair.since)}" if pair.since and own == "old" else "", esc(pair.scope), "" if pair.sure else "suy luận"]
    told = ", ".join(note for note in notes if note)
    return f"{link} ({told})" if told else link


def _chains(site: Site, rows: tuple[Life, ...], pairs: tuple[Pair, ...]) -> Iterator[Page]:
    known = {life.one.id: life for life in rows}
    compared = frozenset((pair.old, pair.new) for pair in comparable(site))
    after = _by(pairs, "old")
    groups = sorted(chains(pairs), key=lambda group: _newest(known, group), reverse=True)
    parts = [groups[start : start + CHAINS] for start in range(0, len(groups), CHAINS)] or [[]]
    stems = [f"{FOLDER}/thay-the", *(f"{FOLDER}/thay-the-{number}" for number in range(2, len(parts) + 1))]
    for number, (stem, part) in enumerate(zip(stems, parts, strict=True), 1):
        title = _CHAINS if number == 1 else f"{_CHAINS}, trang {number}"
        body = "\n\n".join(chain(site, group, after, known, compared) for group in part)
        empty = "<p>Chưa ghi nhận văn bản nào thay thế văn bản khác.</p>"
        text = f"<h1>{title}</h1>\n\n<p class=dc-lead>{_CHAINS_LEAD}</p>\n\n{_STYLE}\n\n{body or empty}{pager(stems, number)}"
        yield page(
            f"{stem}.md",
            title,
            f"{title}: {len(groups)} chuỗi văn bản thay nhau, từ cũ đến mới, kèm ngày.",
            text,
            {"hide": ["toc"], "wide": True},
        )


def _newest(known: dict[str, Life], group: list[str]) -> tuple[int, str]:
    days = [known[one].one.issued or None for one in group if one in known]
    return max((day.toordinal() for day in days if day), default=0), group[0]


PAGE = Kind("timeline", _TITLE, _render)
