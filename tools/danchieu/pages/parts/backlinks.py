"""“Được dẫn tại”: who cites an instrument and each of its articles, with the sentence around the citation, grouped by what joins them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from danchieu.model import Backlink, Instrument, Material, Term, Topic
from danchieu.pages.parts.html import attr, esc, heading, plain
from danchieu.pages.parts.links import instrument_link, place_words
from danchieu.pages.parts.site import Site
from danchieu.vocabulary import VERBS, pinpoint_words

OPEN = 3
"""So many citing documents of one group are shown at once."""
DOCUMENTS = 100
"""So many more are folded with their sentences; the others by name."""
SENTENCES = 3
"""So many sentences of one document are shown; the others are folded."""
_AROUND = 210
"""So many characters of a long sentence are kept on either side of its citations."""
_CITES = "dan_chieu"
_KINDS: Mapping[type, str] = {Instrument: "Văn bản khác dẫn chiếu", Material: "Tư liệu", Topic: "Chuyên đề", Term: "Thuật ngữ"}
"""Groups of what cites without a legal relation, in their order."""

_Rows = list[tuple[str, list[Backlink]]]
"""Citing documents with their citations."""


def cited_by(site: Site, identity: str, base: str) -> str:
    """The section of an instrument page, heading included: by provision, then by relation, the newest first; says so where nobody cites it."""
    links = citing(site, identity)
    documents = [(document, list(rows)) for document, rows in groupby(links, key=lambda link: link.document)]
    title = heading(2, f"Được dẫn tại ({len(documents)} trang)" if documents else "Được dẫn tại", "duoc-dan-tai")
    if not documents:
        return f"{title}\n\n<p>Chưa có trang nào trong kho dẫn văn bản này.</p>"
    groups: dict[str, _Rows] = {}
    for document, rows in documents:
        groups.setdefault(_group(site, identity, document), []).append((document, rows))
    order = {label: place for place, label in enumerate(_labels())}
    shown = "".join(_section(site, label, groups[label], base) for label in sorted(groups, key=lambda label: order[label]))
    return f'{title}\n\n{_by_place(site, identity, base)}<div class="dc-backlinks">{shown}</div>'


def citing(site: Site, identity: str) -> list[Backlink]:
    """Who cites the instrument; that its own annex names it ("kèm theo Nghị định số ...") tells nothing."""
    own = site.library.page_of(identity)
    return [link for link in site.library.backlinks.get(identity, ()) if link.document != own]


def places(site: Site, identity: str) -> dict[str, list[Backlink]]:
    """Anchors of the page of an instrument to the citations of exactly that place, in the order of the page."""
    document = site.library.page_of(identity)
    found: dict[str, list[Backlink]] = {}
    for link in citing(site, identity):
        if document and link.pinpoint and link.pinpoint.anchor in site.units[document]:
            found.setdefault(link.pinpoint.anchor, []).append(link)
    return {anchor: found[anchor] for anchor in site.units.get(document or "", {}) if anchor in found}


def mark(anchor: str, links: int) -> str:
    """The small mark at a cited place, which leads to the sentences."""
    return f' <a class="dc-cited" href="#dan-{attr(anchor)}" title="Xem các câu dẫn tới chỗ này">{links} chỗ dẫn</a>'


def _by_place(site: Site, identity: str, base: str) -> str:
    """One fold for each cited place; empty where only the whole is cited."""
    document = site.library.page_of(identity) or ""
    folds = []
    for anchor, links in places(site, identity).items():
        words = place_words(site, document, anchor)
        items = "".join(sentences(site, links, base, named=True))
        name = esc(words[:1].upper() + words[1:])
        folds.append(
            f'<details class="dc-fold"><summary>{name}: {len(links)} chỗ dẫn</summary><ul id="dan-{attr(anchor)}">{items}</ul></details>'
        )
    return f'<div class="dc-backlinks dc-by-place"><h3>Theo điều, khoản</h3>{"".join(folds)}</div>' if folds else ""


def _labels() -> list[str]:
    """All groups in the order of the page."""
    legal = [verb for verb in VERBS.values() if verb.id != _CITES]
    return [*(verb.passive_label for verb in legal), *(f"Văn bản này {verb.active.lower()}" for verb in legal), *_KINDS.values()]


def _group(site: Site, identity: str, document: str) -> str:
    """What joins a citing document to the instrument: the first relation between them in the order of the verbs, else its kind."""
    other, library = _entry_id(document), site.library
    verbs = {one.verb for one in library.incoming.get(identity, ()) if one.subject == other}
    acts = {one.verb for one in library.outgoing.get(identity, ()) if one.object == other}
    for verb in VERBS.values():
        if verb.id in verbs and verb.id != _CITES:
            return verb.passive_label
    for verb in VERBS.values():
        if verb.id in acts and verb.id != _CITES:
            return f"Văn bản này {verb.active.lower()}"
    return _KINDS.get(type(library.documents[document].entry), _KINDS[Instrument])


def _section(site: Site, label: str, rows: _Rows, base: str) -> str:
    """One group: its first documents open, the others folded, what is beyond counting by name."""
    shown = "".join(_document(site, document, links, base) for document, links in rows[:OPEN])
    folded = "".join(_document(site, document, links, base) for document, links in rows[OPEN:DOCUMENTS])
    if folded:
        shown += f'<details class="dc-fold"><summary>Còn {len(rows[OPEN:DOCUMENTS])} trang nữa</summary>{folded}</details>'
    if len(rows) > DOCUMENTS:
        names = "".join(f"<li>{instrument_link(site, _entry_id(document), base, mark=False)}</li>" for document, _ in rows[DOCUMENTS:])
        shown += f'<details class="dc-fold"><summary>Và {len(rows) - DOCUMENTS} trang khác</summary><ul>{names}</ul></details>'
    return f'<h3>{esc(label)} <span class="dc-count">{len(rows)}</span></h3>{shown}'


def sentences(site: Site, links: Iterable[Backlink], base: str, named: bool = False) -> list[str]:
    """Backlinks as list items, each sentence once with all its citations marked, and the way to it; `named` says in which document."""
    groups: dict[tuple[str, str, str], list[Backlink]] = {}
    for link in links:
        groups.setdefault((link.document, link.anchor, link.sentence), []).append(link)
    return [_sentence(site, rows, base, named) for rows in groups.values()]


def clipped(link: Backlink) -> str:
    """The sentence of one citation as the page shows it: what stands far from the citation is left out."""
    text, quote = link.sentence, link.quote
    lead, tail = text[max(0, quote.start - _AROUND) : quote.start], text[quote.end : quote.end + _AROUND]
    if quote.start > _AROUND:
        lead = "… " + lead.partition(" ")[2]
    if quote.end + _AROUND < len(text):
        tail = tail.rpartition(" ")[0] + " …"
    return lead.lstrip("#*-> ") + text[slice(*quote)] + tail


def _document(site: Site, document: str, rows: list[Backlink], base: str) -> str:
    items = sentences(site, rows, base)
    body = f"<ul>{''.join(items[:SENTENCES])}</ul>"
    if len(items) > SENTENCES:
        more = "".join(items[SENTENCES:])
        body += f'<details class="dc-fold"><summary>Còn {len(items) - SENTENCES} chỗ nữa trong trang này</summary><ul>{more}</ul></details>'
    return f"<section><h4>{instrument_link(site, _entry_id(document), base, mark=False)}</h4>{body}</section>"


def _sentence(site: Site, rows: list[Backlink], base: str, named: bool) -> str:
    first = rows[0]
    place = place_words(site, first.document, first.anchor) or "đầu trang"
    if named:
        place = f"{place}, {site.label(_entry_id(first.document))}"
    address = attr(base + site.address(first.document, first.anchor))
    cited = list(dict.fromkeys(pinpoint_words(link.pinpoint) for link in rows if link.pinpoint))
    target = f'<span class="dc-to">dẫn {esc(", ".join(cited))}</span> ' if cited else ""
    return f'<li><q>{_marked(rows)}</q> <span class="dc-at">{target}<a href="{address}">tại {esc(place)}</a></span></li>'


def _marked(rows: list[Backlink]) -> str:
    """The sentence with its citations marked, shortened around them."""
    text = rows[0].sentence
    spans = sorted({link.quote for link in rows})
    first, last = max(0, spans[0].start - _AROUND), min(len(text), spans[-1].end + _AROUND)
    lead = text[first : spans[0].start]
    parts = [_words(lead.lstrip("#*->| ") if first == 0 else "… " + lead.partition(" ")[2])]
    place = spans[0].start
    for span in spans:
        if span.start >= place:
            parts += [_words(text[place : span.start]), f"<mark>{esc(text[slice(*span)])}</mark>"]
            place = span.end
    tail = text[place:last]
    parts.append(_words(tail.rstrip("| ") if last == len(text) else tail.rpartition(" ")[0] + " …"))
    return "".join(parts)


def _words(text: str) -> str:
    """A piece of a sentence as HTML; the bars of a table become points."""
    return esc(plain(text).replace("|", "·"))


def _entry_id(document: str) -> str:
    return document.removeprefix("van-ban/")
