"""“Được dẫn tại”: who cites an instrument, with the sentence around the citation, grouped by document."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from danchieu.model import Backlink
from danchieu.pages.parts.html import attr, esc, heading, plain
from danchieu.pages.parts.links import instrument_link, place_words
from danchieu.pages.parts.site import Site
from danchieu.vocabulary import pinpoint_words

OPEN = 8
"""So many citing documents are shown at once."""
DOCUMENTS = 100
"""So many more are folded with their sentences; the others by name."""
SENTENCES = 5
"""So many sentences of one document are shown; the others are folded."""
_AROUND = 210
"""So many characters of a long sentence are kept on either side of its citations."""


def cited_by(site: Site, identity: str, base: str) -> str:
    """The section of an instrument page, heading included; says so where nobody cites it."""
    links = site.library.backlinks.get(identity, ())
    groups = [(document, list(rows)) for document, rows in groupby(links, key=lambda link: link.document)]
    title = heading(2, f"Được dẫn tại ({len(groups)} trang)" if groups else "Được dẫn tại", "duoc-dan-tai")
    if not groups:
        return f"{title}\n\n<p>Chưa có trang nào trong kho dẫn văn bản này.</p>"
    shown = "".join(_document(site, document, rows, base) for document, rows in groups[:OPEN])
    folded = "".join(_document(site, document, rows, base) for document, rows in groups[OPEN:DOCUMENTS])
    rest = groups[DOCUMENTS:]
    more = ""
    if folded:
        count = len(groups[OPEN:DOCUMENTS])
        more = f'<details class="dc-fold"><summary>Còn {count} trang nữa</summary>{folded}</details>'
    if rest:
        names = "".join(f"<li>{instrument_link(site, _entry_id(document), base, mark=False)}</li>" for document, _ in rest)
        more += f'<details class="dc-fold"><summary>Và {len(rest)} trang khác</summary><ul>{names}</ul></details>'
    return f'{title}\n\n<div class="dc-backlinks">{shown}{more}</div>'


def sentences(site: Site, links: Iterable[Backlink], base: str, named: bool = False) -> list[str]:
    """Backlinks as list items, each sentence once with all its citations marked, and the way to it; `named` says in which document."""
    groups: dict[tuple[str, str, str], list[Backlink]] = {}
    for link in links:
        groups.setdefault((link.document, link.anchor, link.sentence), []).append(link)
    return [_sentence(site, rows, base, named) for rows in groups.values()]


def _document(site: Site, document: str, rows: list[Backlink], base: str) -> str:
    items = sentences(site, rows, base)
    body = f"<ul>{''.join(items[:SENTENCES])}</ul>"
    if len(items) > SENTENCES:
        more = "".join(items[SENTENCES:])
        body += f'<details class="dc-fold"><summary>Còn {len(items) - SENTENCES} chỗ nữa trong trang này</summary><ul>{more}</ul></details>'
    return f"<section><h3>{instrument_link(site, _entry_id(document), base, mark=False)}</h3>{body}</section>"


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
    parts = [esc(plain(lead.lstrip("#*-> ") if first == 0 else "… " + lead.partition(" ")[2]))]
    place = spans[0].start
    for span in spans:
        if span.start >= place:
            parts += [esc(plain(text[place : span.start])), f"<mark>{esc(text[slice(*span)])}</mark>"]
            place = span.end
    tail = text[place:last]
    parts.append(esc(plain(tail if last == len(text) else tail.rpartition(" ")[0] + " …")))
    return "".join(parts)


def _entry_id(document: str) -> str:
    return document.removeprefix("van-ban/")
