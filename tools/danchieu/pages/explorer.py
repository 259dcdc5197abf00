"""The explorer: the whole graph as one drawing in the order of time, with its data, and the same content as a table."""

from __future__ import annotations

from collections.abc import Iterator

from danchieu.pages import Asset, Kind, Page
from danchieu.pages.lists import pager
from danchieu.pages.parts.html import attr, esc, heading, page, when
from danchieu.pages.parts.network import Network, Point, group_of, network, script, verbs_of
from danchieu.pages.parts.site import Site
from danchieu.vocabulary import VERBS

FOLDER = "so-do"
TABLE_ROWS = 400
"""So many documents stand in the table of one page."""
_TITLE = "Sơ đồ văn bản"
_LEAD = (
    "Mỗi ô là một văn bản, đặt theo thời gian từ trái sang phải; văn bản của Đảng ở trên, của Nhà nước ở dưới, của địa phương dưới cùng. "
    "Mỗi đường nối là một quan hệ có nguồn; đường đứt là suy luận."
)
_HELP = (
    "Bấm vào một văn bản để xem các văn bản liên quan. Kéo để di chuyển; giữ phím Ctrl và lăn chuột, hoặc chụm hai ngón tay, để phóng to. "
    "Bằng bàn phím: phím mũi tên đi tới văn bản kế bên, Enter chọn, dấu cộng và dấu trừ đổi cỡ, phím 0 xem toàn cảnh, Esc bỏ chọn."
)
_STYLE = '<link rel="stylesheet" href="../assets/dc/explorer.css">'
_SCRIPTS = "".join(
    f'<script src="{source}"></script>'
    for source in ("du-lieu.js", *(f"../assets/dc/explorer{part}.js" for part in ("-graph", "-canvas", "-paint", "")))
)
"""Right behind the drawing, not deferred: it appears before the long table below is read."""
_LINES = {
    "thay": "nét liền đỏ",
    "sua": "nét liền nâu",
    "lam": "nét liền xanh",
    "can": "nét mảnh xám",
    "dan": "nét mờ",
}
"""How the lines of a group look, in words."""


def _render(site: Site) -> Iterator[Page | Asset]:
    net = network(site)
    yield Asset(f"{FOLDER}/du-lieu.js", script(net, site.library.as_of))
    count = max(1, -(-len(net.points) // TABLE_ROWS))
    stems = [f"{FOLDER}/index", *(f"{FOLDER}/bang-{number}" for number in range(2, count + 1))]
    outgoing = _outgoing(net)
    for number, stem in enumerate(stems, 1):
        first = (number - 1) * TABLE_ROWS
        rows = "".join(_row(net, place, outgoing.get(place, {})) for place in range(first, min(first + TABLE_ROWS, len(net.points))))
        table = _table(rows) + pager(stems, number) if rows else "<p>Chưa có văn bản nào.</p>"
        title = _TITLE if number == 1 else f"{_TITLE}: bảng, trang {number}"
        about = f"<h1>{title}</h1>\n\n<p class=dc-lead>{_LEAD}</p>"
        body = (
            f"{about}\n\n{_app(net)}\n\n{heading(2, 'Bảng thay cho sơ đồ', 'bang')}\n\n{_summary(net)}\n\n{table}"
            if number == 1
            else f"{about}\n\n{table}"
        )
        description = (
            f"{title}: {len(net.points)} văn bản và {len(net.edges)} quan hệ trên một hình theo thời gian, kèm bảng cùng nội dung."
        )
        yield page(f"{stem}.md", title, description, body, {"hide": ["toc"], "wide": True})


def _summary(net: Network) -> str:
    return f"<p class=dc-asof>{len(net.points)} văn bản, tư liệu và trang có dẫn chiếu; {len(net.edges)} quan hệ. Mỗi quan hệ ghi một lần, ở dòng của văn bản nói tới văn bản kia.</p>"


def _app(net: Network) -> str:
    """Everything that works only with scripts; hidden until they run."""
    parts = (
        f'<div class="dc-load">{_STYLE}</div>',
        '<p class="dc-note sd-off">Hình vẽ cần trình duyệt cho chạy mã. Bảng bên dưới có cùng nội dung.</p>',
        '<div class="sd" id="so-do" hidden>',
        f'<div class="sd-bar">{_box("tim", "Tìm trong sơ đồ", "Số hiệu hoặc vài chữ, không cần dấu")}<p class="sd-count" id="sd-dem" role="status"></p></div>',
        _filters(net),
        _path(),
        '<div class="sd-stage"><div class="sd-draw">',
        '<canvas id="sd-ve" tabindex="0" role="application" aria-label="Sơ đồ văn bản" aria-describedby="sd-huong-dan"></canvas>',
        _zoom(),
        "</div>",
        '<section class="sd-panel" id="sd-o" aria-label="Văn bản đang chọn" tabindex="-1"></section></div>',
        f'<p class="sd-help" id="sd-huong-dan">{_HELP}</p>',
        '<p class="dc-hidden" id="sd-noi" aria-live="polite"></p></div>',
        f'<div class="dc-load">{_SCRIPTS}</div>',
    )
    return "".join(parts)


def _box(name: str, label: str, hint: str) -> str:
    """A field that offers documents while one types."""
    return (
        f'<div class="sd-box"><label for="sd-{name}">{label}</label><input id="sd-{name}" type="text" role="combobox" aria-expanded="false" '
        f'aria-controls="sd-{name}-ds" aria-autocomplete="list" autocomplete="off" spellcheck="false" placeholder="{attr(hint)}">'
        f'<ul id="sd-{name}-ds" role="listbox" aria-label="{attr(label)}: các văn bản khớp" hidden></ul></div>'
    )


def _zoom() -> str:
    pairs = (
        ("gan", "+", "Phóng to"),
        ("xa", "−", "Thu nhỏ"),
        ("het", "Toàn cảnh", "Xem toàn cảnh"),
        ("moi", "Mới nhất", "Tới văn bản mới nhất"),
    )
    buttons = "".join(f'<button type="button" id="sd-{name}" aria-label="{label}">{words}</button>' for name, words, label in pairs)
    return f'<div class="sd-zoom" role="group" aria-label="Cỡ hình và vị trí">{buttons}</div>'


def _filters(net: Network) -> str:
    """Choices of type, issuer, status, years and relations."""
    selects = "".join(
        f'<div><label for="sd-{name}">{label}</label><select id="sd-{name}"><option value="">Tất cả</option></select></div>'
        for name, label in (("loai", "Loại"), ("co-quan", "Cơ quan"), ("tinh-trang", "Tình trạng"))
    )
    years = "".join(
        f'<div class="sd-year"><label for="sd-{name}">{label}</label><input id="sd-{name}" type="number" inputmode="numeric" min="1900" max="2100"></div>'
        for name, label in (("tu-nam", "Từ năm"), ("den-nam", "Đến năm"))
    )
    counts: dict[str, int] = {}
    for edge in net.edges:
        counts[edge[2]] = counts.get(edge[2], 0) + 1
    boxes = "".join(_verb(verb, counts[verb]) for verb in verbs_of(net))
    other = '<p class="sd-check"><input type="checkbox" id="sd-tai-lieu"><label for="sd-tai-lieu">Hiện cả tư liệu, chuyên đề, thuật ngữ</label></p>'
    signs = "<p>Dấu trong ô: chấm tròn là còn hiệu lực hoặc đã được sửa đổi, bổ sung; nửa chấm là hết hiệu lực một phần, ngưng hoặc chưa có hiệu lực; vòng gạch chéo là không còn hiệu lực; không có dấu là chưa thấy văn bản thay thế hoặc chưa rõ. Khung đứt là chưa có trang riêng.</p>"
    return (
        f'<details class="dc-fold sd-filter"><summary>Bộ lọc và chú giải</summary><div class="sd-fields">{selects}{years}</div>{other}'
        f'<fieldset><legend>Quan hệ được vẽ</legend>{boxes}</fieldset>{signs}<p><button type="button" id="sd-bo-loc" aria-label="Bỏ mọi bộ lọc">'
        "Bỏ mọi bộ lọc</button></p></details>"
    )


def _verb(verb: str, count: int) -> str:
    group = group_of(verb)
    checked = "" if group == "dan" else " checked"
    return (
        f'<p class="sd-check sd-{group}"><input type="checkbox" class="sd-quan-he" id="sd-qh-{verb}"{checked}>'
        f'<label for="sd-qh-{verb}">{esc(VERBS[verb].active)} <span class="dc-count">{count}, {_LINES[group]}</span></label></p>'
    )


def _path() -> str:
    boxes = _box("tu", "Từ văn bản", "Ví dụ 26-NQ/TW") + _box("den", "Đến văn bản hoặc cấp", "Ví dụ tỉnh ủy, 73/2023")
    return (
        f'<details class="dc-fold sd-path" id="sd-duong"><summary>Đường đi giữa hai văn bản</summary><div class="sd-fields">{boxes}</div>'
        '<p><button type="button" id="sd-doi" aria-label="Đổi chiều">Đổi chiều</button> '
        '<button type="button" id="sd-bo-duong" aria-label="Bỏ đường đi">Bỏ đường đi</button></p>'
        '<div id="sd-ket-qua" role="status"></div></details>'
    )


def _outgoing(net: Network) -> dict[int, dict[str, list[tuple[int, bool]]]]:
    found: dict[int, dict[str, list[tuple[int, bool]]]] = {}
    for subject, target, verb, sure, _ in net.edges:
        found.setdefault(subject, {}).setdefault(verb, []).append((target, sure))
    return found


def _table(rows: str) -> str:
    head = "".join(
        f"<th scope=col>{name}</th>" for name in ("Văn bản", "Cơ quan", "Ngày ban hành", "Tình trạng", "Quan hệ với văn bản khác")
    )
    return f'<table class="dc-rows sd-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _row(net: Network, place: int, outgoing: dict[str, list[tuple[int, bool]]]) -> str:
    one = net.points[place]
    about = f'<span class="dc-what">{esc(one.title)}</span>' if one.title else ""
    lines = "".join(_line(net, verb, outgoing[verb]) for verb in VERBS if verb in outgoing)
    return (
        f'<tr id="{attr(one.id.replace("/", "-"))}"><td>{_link(one)}{about}</td><td>{esc(one.issuer)}</td>'
        f'<td class=dc-num>{when(one.day, str(one.year or "chưa rõ"))}</td><td><span class="dc-state dc-{one.tone}">{esc(one.status)}</span></td>'
        f"<td>{lines}</td></tr>"
    )


def _line(net: Network, verb: str, targets: list[tuple[int, bool]]) -> str:
    links = ", ".join(_link(net.points[target]) + ("" if sure else " (suy luận)") for target, sure in targets)
    return f'<span class="sd-line"><em>{esc(VERBS[verb].active)}:</em> {links}</span>'


def _link(one: Point) -> str:
    return f'<a class="dc-doc" href="../{attr(one.address)}">{esc(one.label)}</a>' if one.address else esc(one.label)


PAGE = Kind("explorer", "Sơ đồ", _render)
