"""Links to instruments, documents and places inside them, each with its standing in words."""

from __future__ import annotations

import re
from datetime import date

from danchieu.model import Document, Force, Instrument, Material, Mention, Outcome
from danchieu.pages.parts.html import attr, esc, plain
from danchieu.pages.parts.site import Site, base_of
from danchieu.text import parse_date, show_date
from danchieu.vocabulary.units import UNIT_WORDS, anchor_words

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
    tail = tag(site, identity) if mark else ""
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
        then = _then(site, document, resolution.instrument)
        data = f' data-then="{attr(then)}"' if then else ""
        link = f'<a class="dc-cite" href="{attr(base + address)}"{data}>{words}</a>'
        return link + _mark(site, resolution.instrument, then, seen)
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
    return anchor_words(anchor)


def _then(site: Site, document: Document, instrument: str) -> str:
    """How what is cited stood when the citing text was made, where it stands otherwise today; empty where the two do not differ or the
    cited one was not there yet (a remark of ours)."""
    status, written, cited = site.library.statuses.get(instrument), day_of(document), site.library.instruments.get(instrument)
    note = site.marks.get(instrument)
    if note is None or status is None or status.since is None or written is None or cited is None:
        return ""
    if written >= status.since or (cited.issued is not None and cited.issued > written):
        return ""
    made = "khi văn bản này ban hành" if isinstance(document.entry, Instrument) else "khi bài này ra đời"
    return f"Ngày {show_date(written)}, {made}, {_BEFORE.get(status.force, 'chưa có thay đổi')}; nay {note}, từ {show_date(status.since)}."


_BEFORE = {
    Force.REPLACED: "văn bản được dẫn chưa bị thay thế",
    Force.REPEALED: "văn bản được dẫn chưa bị bãi bỏ",
    Force.AMENDED: "văn bản được dẫn chưa bị sửa đổi",
    Force.PARTLY_ENDED: "văn bản được dẫn chưa hết hiệu lực phần nào",
    Force.SUSPENDED: "văn bản được dẫn chưa bị ngưng hiệu lực",
    Force.ENDED: "văn bản được dẫn chưa hết hiệu lực",
}


def _mark(site: Site, instrument: str, then: str, seen: set[str]) -> str:
    """The mark at a citation, once a paragraph; says `nay` where the change came after the citing text, and then what held before."""
    if instrument in seen:
        return ""
    seen.add(instrument)
    return tag(site, instrument, then)


def tag(site: Site, identity: str, then: str = "") -> str:
    """The small mark of an instrument that no longer stands as it was; empty for all others."""
    note = site.marks.get(identity)
    if note is None:
        return ""
    tone = "dc-mark dc-ended" if site.is_over(identity) else "dc-mark"
    if not then:
        return f' <span class="{tone}">({note})</span>'
    return f' <span class="{tone}" title="{attr(then)}">(nay {note})</span>'


def day_of(document: Document) -> date | None:
    """Day of an instrument or of a material's original; None for pages that are always of today."""
    entry = document.entry
    if isinstance(entry, Instrument):
        return entry.issued
    return parse_date(entry.published) if isinstance(entry, Material) else None
