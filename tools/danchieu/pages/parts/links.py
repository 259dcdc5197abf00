"""Links to instruments, documents and places inside them, each with its standing in words."""

from __future__ import annotations

import re
from datetime import date

from danchieu.model import Document, Instrument, Material, Mention, Outcome
from danchieu.pages.parts.html import attr, esc, plain
from danchieu.pages.parts.site import Site, base_of
from danchieu.text import parse_date, show_date
from danchieu.vocabulary.units import UNIT_WORDS, steps_words

_STEP = re.compile(
    r"""
    (?P<kind> phan | chuong | tieu-muc | muc | phu-luc | dieu | khoan | diem )
    - (?P<label> [a-z0-9]+ (?: -(?!(?:phan|chuong|tieu|muc|phu|dieu|khoan|diem)-) [a-z0-9]+ )*? )   # dieu-5, muc-ii-1
    (?= - (?:phan|chuong|tieu-muc|muc|phu-luc|dieu|khoan|diem) - | $ )
    """,
    re.VERBOSE,
)
# What must not break at the end of a line: 73/2023/NĐ-CP, Điều 10, khoản 1.
_LETTER = r"(?:&\#?\w{1,8};|[^\s<>&,;.)])"  # one printed letter: `&amp;` is one
_WHOLE = re.compile(
    rf"{_LETTER}{{0,40}}[0-9]{_LETTER}{{0,40}}/{_LETTER}{{0,40}}|\b(?:Điều|khoản|điểm|Khoản|Điểm|Chương|Mục|mục)\s{_LETTER}{{1,6}}"
)


def instrument_link(site: Site, identity: str, base: str, mark: bool = True) -> str:
    """A link to an instrument (or any document) by its name, with its mark; plain words where it has neither page nor ledger row."""
    address = site.address(identity)
    name = kept(esc(site.label(identity)))
    if not address:
        return f'<span class="dc-none">{name}</span>'
    known = site.library.page_of(identity) or identity in site.library.documents
    css = "dc-doc" if known else "dc-doc dc-none"
    tail = _tag(site, identity) if mark else ""
    return f'<a class="{css}" href="{attr(base + address)}">{name}</a>{tail}'


def citation_link(site: Site, document: Document, mention: Mention, words: str, seen: set[str]) -> str:
    """A citation in running text: `words` is its text, already escaped. `seen` holds what this paragraph has marked already."""
    resolution = mention.resolution
    words = kept(words)
    pinpoint = mention.citation.pinpoint
    anchor = pinpoint.anchor if pinpoint else ""
    if resolution.outcome is Outcome.SELF:
        place = site.place(document.id, anchor)
        return f'<a class="dc-cite" href="#{place}">{words}</a>' if place else words
    base = base_of(document.id)
    if resolution.outcome is Outcome.FOUND and resolution.instrument:
        address = site.address(resolution.instrument, anchor)
        if not address:
            return words
        link = f'<a class="dc-cite" href="{attr(base + address)}">{words}</a>'
        return link + _mark(site, document, resolution.instrument, seen)
    row = site.rows.get(resolution.ledger, "")
    if not row:
        return words
    if resolution.outcome is Outcome.AMBIGUOUS:
        names = " hoặc ".join(site.label(one) for one in resolution.candidates)
        years = [site.library.instruments[one].year for one in resolution.candidates if one in site.library.instruments]
        told = len({*years} - {None}) == len(resolution.candidates)
        choice = "chưa rõ: " + (" hay ".join(str(year) for year in years) if told else f"có {len(resolution.candidates)} văn bản như vậy")
        return (
            f'<a class="dc-cite dc-open" href="{attr(base + row)}" title="{attr("Có thể là " + names)}">{words}</a>'
            f' <span class="dc-mark">({choice})</span>'
        )
    return f'<a class="dc-cite dc-none" href="{attr(base + row)}" title="Chưa có trang; xem danh sách văn bản được nhắc tới">{words}</a>'


def kept(html: str) -> str:
    """Escaped text with its numbers held together on one line."""
    return _WHOLE.sub(lambda match: f'<span class="nb">{match[0]}</span>', html)


def outside(url: str, words: str) -> str:
    """A link to another host; what is no http address stays text."""
    return f'<a href="{attr(url)}" rel="noopener">{esc(words)}</a>' if url.startswith(("http://", "https://")) else esc(words)


def host_of(url: str) -> str:
    """The host of an address, or the words that stand in its place."""
    return url.split("/")[2] if url.startswith(("http://", "https://")) else url


def place_words(site: Site, document: str, anchor: str) -> str:
    """An anchor in words, smallest unit first: `điểm a khoản 1 Điều 5`; the heading where it is no legal unit; empty for the top."""
    unit = site.units.get(document, {}).get(anchor)
    if unit is not None and unit.kind not in UNIT_WORDS:  # a heading whose slug may look like a unit: #diem-chinh
        return f"phần “{plain(unit.heading)}”" if unit.heading else ""
    steps = list(_STEP.finditer(anchor))
    if not steps or steps[0].start() != 0:
        return ""
    return steps_words([(step["kind"], _printed(step["kind"], step["label"])) for step in steps])


def _printed(kind: str, label: str) -> str:
    """A label of an anchor as it is printed: `dd` is đ, hyphens are points."""
    return label.replace("dd", "đ") if kind == "diem" else label.replace("-", ".")


def _mark(site: Site, document: Document, instrument: str, seen: set[str]) -> str:
    """The mark at a citation, once a paragraph; says so where the change came after the citing document."""
    if instrument in seen:
        return ""
    seen.add(instrument)
    status = site.library.statuses.get(instrument)
    written = day_of(document)
    later = status is not None and status.since is not None and written is not None and written < status.since
    return _tag(site, instrument, written if later else None)


def _tag(site: Site, identity: str, written: date | None = None) -> str:
    """The small mark of an instrument that no longer stands as it was; empty for all others."""
    note = site.marks.get(identity)
    if note is None:
        return ""
    tone = "dc-mark dc-ended" if site.is_over(identity) else "dc-mark"
    if written is None:
        return f' <span class="{tone}">({note})</span>'
    since = site.library.statuses[identity].since
    told = f"Ngày {show_date(written)}, khi văn bản này ra đời, chưa có thay đổi; {note} từ {show_date(since)}" if since else note
    return f' <span class="{tone}" title="{attr(told)}">(nay {note})</span>'


def day_of(document: Document) -> date | None:
    """Day of an instrument or of a material's original; None for pages that are always of today."""
    entry = document.entry
    if isinstance(entry, Instrument):
        return entry.issued
    return parse_date(entry.published) if isinstance(entry, Material) else None
