"""What a page says, as data: the parts of its JSON twin that all kinds of entries share. The schema is `assets/data/trang.schema.json`.

Addresses are whole where the site's own is known, else as seen from the page's folder. Texts are plain words, as the page prints them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from danchieu.model import Document, Evidence, Mention, Reference, Relation, Status, Unit
from danchieu.pages.parts.backlinks import citing, clipped
from danchieu.pages.parts.html import plain
from danchieu.pages.parts.links import place_words
from danchieu.pages.parts.site import Site, base_of
from danchieu.structure import walk
from danchieu.text import writable
from danchieu.vocabulary import VERBS, pinpoint_words
from danchieu.vocabulary.forces import FORCES

Data = dict[str, object]
"""A JSON object."""

_SPACE = re.compile(r"\s+")
_FURNITURE = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+)", re.MULTILINE)  # "### ", "> ", "- "


class Writer:
    """Turns values of the library into data as seen from one page."""

    def __init__(self, site: Site, document: Document) -> None:
        self.site = site
        self.document = document
        self.base = base_of(document.id)

    def address(self, place: str) -> str:
        """An address from the root of the site as this page gives it; empty stays empty."""
        return self.site.absolute(place, self.base) if place else ""

    def ref(self, identity: str) -> Data:
        """An instrument or document: id, name, address of its page or of its row among those without one."""
        return {"id": identity, "name": self.site.label(identity), "address": self.address(self.site.address(identity))}

    def units(self) -> Iterator[Data]:
        """Every part with an address of its own, in reading order, each with the text that belongs to no smaller one."""
        text, seen = self.document.source.text, set[str]()
        for unit in walk(self.document.root):
            if unit.anchor and unit.anchor not in seen:
                seen.add(unit.anchor)
                yield {
                    "anchor": unit.anchor,
                    "address": self.address(f"{self.document.id}.html#{unit.anchor}"),
                    "kind": unit.kind,
                    "label": unit.label,
                    "heading": words(unit.heading),
                    "text": own_text(text, unit),
                }

    def cites(self) -> Iterator[Data]:
        """Every citation of the text with what it means and the sentence around it."""
        text = self.document.source.text
        for mention in self.document.mentions:
            citation, resolution = mention.citation, mention.resolution
            place = citation.pinpoint
            yield {
                "text": words(text[slice(*citation.span)]),
                "form": citation.form.value,
                "outcome": resolution.outcome.value,
                "target": self._target(mention),
                "candidates": [self.ref(one) for one in resolution.candidates],
                "pinpoint": str(place) if place else "",
                "pinpoint_words": pinpoint_words(place) if place else "",
                "anchor": mention.anchor,
                "sentence": words(text[slice(*mention.sentence)]),
            }

    def _target(self, mention: Mention) -> Data | None:
        """What a citation leads to, to the nearest place that exists; None where it stays open."""
        identity = mention.resolution.instrument
        if not identity:
            return None
        anchor = mention.citation.pinpoint.anchor if mention.citation.pinpoint else ""
        return {**self.ref(identity), "address": self.address(self.site.address(identity, anchor))}

    def cited_by(self, instrument: str) -> Iterator[Data]:
        """Who cites an instrument, with the sentence, newest first."""
        for link in citing(self.site, instrument):
            yield {
                "document": self.ref(link.document.removeprefix("van-ban/")),
                "anchor": link.anchor,
                "address": self.address(self.site.address(link.document, link.anchor)),
                "pinpoint": str(link.pinpoint) if link.pinpoint else "",
                "text": words(link.sentence[slice(*link.quote)]),
                "sentence": words(clipped(link)),
            }

    def relation(self, one: Relation) -> Data:
        """Who does what to whom, since when, and where that was read."""
        verb = VERBS[one.verb]
        return {
            "subject": self.ref(one.subject),
            "verb": verb.english,
            "words": verb.active,
            "object": self.ref(one.object),
            "modality": one.modality.value,
            "since": one.since.isoformat() if one.since else "",
            "scope": [str(place) for place in one.scope],
            "scope_words": words(one.scope_text) or ", ".join(pinpoint_words(place) for place in one.scope),
            "note": words(one.note),
            "evidence": self._evidence(one.evidence),
        }

    def _evidence(self, one: Evidence) -> Data:
        known = one.document in self.site.library.documents
        return {
            "document": self.ref(one.document.removeprefix("van-ban/")) if known else None,
            "anchor": one.anchor,
            "place": place_words(self.site, one.document, one.anchor),
            "quote": words(one.quote),
            "url": one.url,
        }

    def status(self, one: Status) -> Data:
        """What holds, in a word and in a sentence, with the relations that prove it."""
        return {
            "force": one.force.value,
            "state": FORCES[one.force].words,
            "words": words(self._named(one)),
            "since": one.since.isoformat() if one.since else "",
            "by": [self.ref(identity) for identity in one.by],
            "proof": [self.relation(row) for row in one.proof],
            "likely": words(one.likely),
        }

    def _named(self, one: Status) -> str:
        """The sentence of a status, with the names of those that act as links print them."""
        text = one.words
        for identity in one.by:
            known = self.site.library.instruments.get(identity)
            text = text.replace(known.label if known else identity, self.site.label(identity), 1)
        return text

    def reference(self, one: Reference) -> Data:
        """A source of facts with the day it was read."""
        day = one.read_on.isoformat() if one.read_on else ""
        return {"url": one.url, "name": words(one.name), "read_on": day, "indirect": one.indirect, "note": words(one.note)}


def words(text: str) -> str:
    """Text on one line without the marks of Markdown and without what no file may hold."""
    return _SPACE.sub(" ", plain(writable(text))).strip()


def own_text(text: str, unit: Unit) -> str:
    """The plain text of a unit without its label and heading line and without smaller units that have an address."""
    place, pieces = _begin(text, unit), []
    for child in _addressed(unit):
        pieces.append(text[place : max(place, child.span.start)])
        place = max(place, child.span.end)
    pieces.append(text[place : max(place, unit.span.end)])
    return words(_FURNITURE.sub("", "\n".join(pieces)))


def _begin(text: str, unit: Unit) -> int:
    """Where the words of a unit begin: after the line of its heading, or after its label."""
    if unit.heading or text.startswith("#", unit.span.start):
        line = text.find("\n", unit.span.start, unit.span.end)
        return unit.span.end if line < 0 else line
    return unit.marker.end if unit.marker else unit.span.start


def _addressed(unit: Unit) -> Iterator[Unit]:
    """The largest units below that have an address, in order."""
    waiting = list(reversed(unit.children))
    while waiting:
        child = waiting.pop()
        if child.anchor:
            yield child
        else:
            waiting.extend(reversed(child.children))
