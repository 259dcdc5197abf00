"""Data of the preview cards: small scripts, each with a few pages that citations lead to, loaded when a reader asks for a card.

A script, because a page opened from a folder (`file://`) may load scripts but not data. It holds what the card shows: name, title, status and
the text of those units that some document of the library cites.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from danchieu.model import Document, Instrument, Outcome, Term, Topic, Unit
from danchieu.pages import Asset, Kind
from danchieu.pages.parts.html import plain, shorten
from danchieu.pages.parts.links import place_words
from danchieu.pages.parts.origin import origin, said
from danchieu.pages.parts.past import touched
from danchieu.pages.parts.prose import summary
from danchieu.pages.parts.site import Site, title_of
from danchieu.text import show_date
from danchieu.vocabulary.forces import FORCES

SHARDS = 128
"""So many scripts share the cards: few enough to build fast, small enough to load fast (about 3 kB each with 1,000 documents)."""
_LONG = 420


def _render(site: Site) -> Iterator[Asset]:
    cited = _cited(site)
    shards: dict[int, dict[str, object]] = {}
    for document in site.library.documents.values():
        if "/" in document.id and not isinstance(document.entry, Topic):
            shards.setdefault(shard_of(document.id), {})[document.id] = _card(site, document, cited.get(document.id, set()))
    for number, cards in sorted(shards.items()):
        data = json.dumps(cards, ensure_ascii=False, sort_keys=True, separators=(",", ":")).replace("<", chr(92) + "u003c")
        yield Asset(f"the/{number}.js", f"dcCards({data});\n".encode())


def shard_of(identity: str) -> int:
    """Which script holds the card of a document; `dc.js` counts the same way."""
    number = 0
    for character in identity:
        number = (number * 31 + ord(character)) % 8191
    return number % SHARDS


def _cited(site: Site) -> dict[str, set[str]]:
    """Document id to the anchors that citations and proofs lead to."""
    found: dict[str, set[str]] = {}
    for document in site.library.documents.values():
        for mention in document.mentions:
            resolution, pinpoint = mention.resolution, mention.citation.pinpoint
            target = site.library.page_of(resolution.instrument or "") if resolution.outcome is Outcome.FOUND else None
            if target is not None and pinpoint is not None:
                found.setdefault(target, set()).add(site.place(target, pinpoint.anchor))
    return found


def _card(site: Site, document: Document, anchors: set[str]) -> dict[str, object]:
    """`n` name, `t` title, `d` date, `s` status, `c` its colour, `a` the beginning of the text, `u` units: anchor to
    place and text; of a term, the one without anchor is the paragraph that carries it."""
    entry = document.entry
    card: dict[str, object] = {"n": title_of(document), "a": shorten(summary(document), 240)}
    if isinstance(entry, Instrument):
        card["n"] = site.label(entry.id)
        card["t"] = shorten(entry.title, 220) if entry.title != entry.label else ""
        card["d"] = f"{entry.issuer}, {show_date(entry.issued)}".strip(", ") if entry.issued else entry.issuer
        status = site.library.statuses.get(entry.id)
        if status is not None:
            card["s"], card["c"] = status.words, FORCES[status.force].tone
    units = site.units[document.id]
    changes = touched(site, entry.id, "") if isinstance(entry, Instrument) else {}
    texts = {
        anchor: [
            place_words(site, document.id, anchor) + (f" ({changes[anchor].words})" if anchor in changes else ""),
            _text(document, units[anchor]),
        ]
        for anchor in sorted(anchors - {""})
    }
    if isinstance(entry, Term) and entry.origin:
        card["t"] = card["a"]
        texts[""] = [f"Nêu tại: {entry.origin}", said(site, entry, origin(site, entry.origin))]
    return {key: value for key, value in {**card, "u": texts}.items() if value}


def _text(document: Document, unit: Unit) -> str:
    return shorten(plain(document.source.text[slice(*unit.span)]).replace("#", ""), _LONG)


PAGE = Kind("cards", "Thẻ xem trước", _render)
