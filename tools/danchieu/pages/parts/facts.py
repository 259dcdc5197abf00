"""What is known of an instrument: status with its proof, attributes, sources, and where sources are weak or differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from danchieu.model import Instrument, Reference, Status
from danchieu.pages.parts.html import esc, stem_of, when
from danchieu.pages.parts.links import host_of, instrument_link, outside
from danchieu.pages.parts.relations import proof
from danchieu.pages.parts.site import Site
from danchieu.text import parse_date, show_date
from danchieu.vocabulary.forces import FORCES

_TOGETHER = 4
"""From so many bare addresses read on one day, the day is said once."""


def badge(site: Site, status: Status, base: str) -> str:
    """The status in words, with links to what brought it about and its proof one click away."""
    words = _linked(site, status, base)
    tone = FORCES[status.force].tone
    parts = [f'<p class="dc-status dc-{tone}">{words}</p>']
    if status.likely:
        parts.append(f'<p class="dc-likely">{esc(_sentence(status.likely))} <em>Chưa kiểm chứng.</em></p>')
    if status.proof:
        steps = proof(site, status.proof, base)
        parts.append(f'<details class="dc-fold"><summary>Vì sao kết luận như vậy</summary>{steps}</details>')
    return "".join(parts)


def short_status(status: Status | None) -> str:
    """The state for tables: a word in its colour."""
    if status is None:
        return ""
    return f'<span class="dc-state dc-{FORCES[status.force].tone}">{esc(FORCES[status.force].words)}</span>'


def attributes(site: Site, one: Instrument, base: str) -> str:
    """The table of attributes; what no source shows is left out, what rests on weak sources is marked."""
    rows: list[tuple[str, str, str]] = [
        ("so_hieu", "Số hiệu", f'<span class="dc-num">{esc(one.symbol)}</span>' if one.symbol else "Văn bản không có số hiệu"),
        ("loai", "Loại", _index(site, base, "loai", one.type)),
        ("co_quan", "Cơ quan ban hành", _index(site, base, "co-quan", one.issuer) + (f", khóa {esc(one.term)}" if one.term else "")),
        ("dia_phuong", "Địa phương", esc(one.place)),
        ("ngay_ban_hanh", "Ngày ban hành", when(one.issued, str(one.year or "chưa rõ"))),
        ("ngay_hieu_luc", "Có hiệu lực từ", when(one.effective, "chưa rõ")),
        ("ngay_het_hieu_luc", "Hết hiệu lực từ", when(one.ended, "")),
        ("nguoi_ky", "Người ký", esc(one.signer)),
        ("ten_khac", "Tên gọi khác", esc("; ".join(one.aliases))),
        ("chu_de", "Chủ đề", ", ".join(_index(site, base, "chu-de", subject) for subject in one.subjects)),
    ]
    weak = set(one.indirect_fields)
    mark = ' <span class="dc-weak">nguồn gián tiếp</span>'
    cells = "".join(
        f"<tr><th scope=row>{name}</th><td>{value}{mark if key in weak else ''}</td></tr>" for key, name, value in rows if value
    )
    return f'<table class="dc-facts"><caption>Thông tin về văn bản</caption><tbody>{cells}</tbody></table>'


def cautions(site: Site, one: Instrument, base: str) -> str:
    """Remarks on the status, conflicts between sources, others with the same number; empty where there is nothing to say."""
    parts = [f"<p>{esc(one.status_note)}</p>"] if one.status_note else []
    if one.conflicts:
        rows = "".join(f"<li>{esc(row)}</li>" for row in one.conflicts)
        many = f"Các nguồn nói khác nhau ở {len(one.conflicts)} chỗ" if len(one.conflicts) > 1 else "Các nguồn nói khác nhau"
        parts.append(f'<details class="dc-fold"><summary>{many}</summary><ul>{rows}</ul></details>')
    if one.homonyms:
        rows = "".join(f"<li>{_homonym(row.number, row.date, row.issuer, row.about)}</li>" for row in one.homonyms)
        parts.append(f"<p><strong>Trùng số hiệu, đừng nhầm với</strong></p><ul>{rows}</ul>")
    same = [other for other in site.named.get(one.symbol, ()) if other != one.id]
    if same and not one.homonyms:
        rows = "".join(f"<li>{instrument_link(site, other, base)}</li>" for other in same)
        parts.append(f"<p><strong>Trùng số hiệu, đừng nhầm với</strong></p><ul>{rows}</ul>")
    return f'<aside class="dc-note" aria-label="Lưu ý về nguồn">{"".join(parts)}</aside>' if parts else ""


def references(rows: Iterable[Reference]) -> str:
    """Sources of facts with the day they were read; many addresses read on one day stand together under that day."""
    days: dict[date, list[Reference]] = {}
    single: list[Reference] = []
    for row in rows:
        if row.read_on and row.url and not (row.name or row.note or row.indirect):
            days.setdefault(row.read_on, []).append(row)
        else:
            single.append(row)
    for day in [day for day, found in days.items() if len(found) < _TOGETHER]:
        single += days.pop(day)
    items = "".join(_reference(row) for row in single)
    parts = [f"<ul>{items}</ul>"] if items else []
    for day, found in sorted(days.items(), reverse=True):
        links = "".join(f"<li>{outside(row.url, name)}</li>" for row, name in zip(found, _hosts(found), strict=True))
        parts.append(f'<p class="dc-read">Đọc ngày {when(day)}:</p><ul class="dc-columns dc-sources">{links}</ul>')
    return "".join(parts) or "<p>Chưa ghi nguồn.</p>"


def _hosts(rows: Iterable[Reference]) -> list[str]:
    """The host of each address, with a number from its second occurrence on."""
    seen: Counter[str] = Counter()
    names = []
    for row in rows:
        host = host_of(row.url)
        seen[host] += 1
        names.append(f"{host} ({seen[host]})" if seen[host] > 1 else host)
    return names


def _reference(row: Reference) -> str:
    host = host_of(row.url)
    link = outside(row.url, row.name or host)
    shown = f" ({esc(host)})" if row.url and row.name else ""
    weak = ' <span class="dc-weak">nguồn gián tiếp</span>' if row.indirect else ""
    day = f", đọc ngày {when(row.read_on)}" if row.read_on else ""
    note = f"; {esc(row.note)}" if row.note else ""
    return f"<li>{link}{shown}{day}{weak}{note}</li>"


def see_also(site: Site, one: Instrument, base: str) -> str:
    """Same subject, no legal relation; empty where there is none."""
    items = []
    for row in one.see_also:
        day = f"ngày {when(row.target_date)}" if row.target_date else ""
        note = esc(row.note)
        items.append(
            f'<li>{_target(site, row.target, base)}<span class="dc-when">{"; ".join(part for part in (day, note) if part)}</span></li>'
        )
    return f'<div class="dc-relations"><h3>Xem thêm</h3><ul>{"".join(items)}</ul></div>' if items else ""


def _target(site: Site, written: str, base: str) -> str:
    """A `den` value as a link where it names exactly one page."""
    if written in site.library.instruments:
        return instrument_link(site, written, base)
    hits = site.named.get(written, ())
    return instrument_link(site, hits[0], base) if len(hits) == 1 else esc(written)


def _linked(site: Site, status: Status, base: str) -> str:
    """The words with the names of the instruments that act made into links; what is not named in them follows."""
    words = esc(_sentence(status.words))
    missing = []
    for identity in status.by:
        known = site.library.instruments.get(identity)
        name = esc(known.label if known else identity)
        link = instrument_link(site, identity, base, mark=False)
        if name in words:
            words = words.replace(name, link, 1)
        else:
            missing.append(link)
    return words + (f" Xem {', '.join(missing)}." if missing else "")


def _sentence(words: str) -> str:
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _index(site: Site, base: str, folder: str, name: str) -> str:
    """A value as a link to its index page."""
    return f'<a href="{base}{folder}/{stem_of(name)}.html">{esc(name)}</a>' if name else ""


def _homonym(number: str, day: str, issuer: str, about: str) -> str:
    parts = [esc(number), esc(_day(day)), esc(issuer)]
    head = ", ".join(part for part in parts if part)
    return f"{head}: {esc(about)}" if about else head


def _day(written: str) -> str:
    """A day or year of front matter in words."""
    day = parse_date(written)
    return f"ngày {show_date(day)}" if day else f"năm {written}" if written else ""
