"""Names, places and standing of documents in words, as they are printed on paper: each with what was not verified."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from danchieu.labels import labels
from danchieu.model import Document, Force, Instrument, Library, Material, Mention, Outcome, Unit
from danchieu.structure import anchors
from danchieu.text import nfc, writable
from danchieu.text.markdown import plain
from danchieu.vocabulary import pinpoint_words
from danchieu.vocabulary.forces import FORCES
from danchieu.vocabulary.units import UNIT_WORDS, anchor_words

_UNVERIFIED = "chưa kiểm chứng"


class Cited(NamedTuple):
    """A place that a text rests on."""

    instrument: str
    """Id of the instrument."""
    place: str
    """The place in words; empty for the whole."""


@dataclass(frozen=True, slots=True)
class Names:
    """A library with the names of what is in it."""

    library: Library
    """The source of everything."""
    labels: Mapping[str, str]
    """Instrument id to its name in links."""

    def label(self, identity: str) -> str:
        """An instrument by its name, any other page by kind and title; the id itself for what is unknown."""
        identity = identity.removeprefix("van-ban/")
        if identity in self.labels:
            return tidy(self.labels[identity])
        document = self.library.documents.get(identity)
        return _title(document) if document is not None else identity

    def place(self, address: str) -> str:
        """`van-ban/nd-73-2023-nd-cp#dieu-5-khoan-1` as `khoản 1 Điều 5 Nghị định 73/2023/NĐ-CP`; a heading by its words."""
        page, _, anchor = address.partition("#")
        document = self.library.documents.get(page)
        units = anchors(document.root) if document is not None else {}
        return f"{_words(units, anchor)} {self.label(page)}".strip()

    def standing(self, identity: str) -> str:
        """How an instrument stands on the library's day, with what is only likely marked as such; empty where it has no page."""
        status = self.library.statuses.get(identity.removeprefix("van-ban/"))
        if status is None:
            return ""
        if not status.likely:
            return tidy(status.words)
        mark = "" if _UNVERIFIED in status.likely else f" ({_UNVERIFIED})"
        return f"{tidy(status.words)}; {tidy(status.likely)}{mark}"

    def short(self, identity: str) -> str:
        """The mark behind a name, `đã được thay thế`; empty for what stands unchanged as far as is known."""
        status = self.library.statuses.get(identity.removeprefix("van-ban/"))
        if status is None:
            return ""
        row = FORCES[status.force]
        if row.tone in ("part", "ended") or status.force is Force.AMENDED:
            return row.words[0].lower() + row.words[1:]
        return f"có thể đã thay đổi, {_UNVERIFIED}" if status.likely else ""

    def cited(self, mentions: Iterable[Mention]) -> tuple[Cited, ...]:
        """What these mentions mean, each place once, in their order: only what was found."""
        found: dict[Cited, None] = {}
        for one in mentions:
            identity, pinpoint = one.resolution.instrument, one.citation.pinpoint
            if one.resolution.outcome is Outcome.FOUND and identity:
                found[Cited(identity, pinpoint_words(pinpoint) if pinpoint else "")] = None
        return tuple(found)

    def listed(self, cited: Iterable[Cited]) -> tuple[str, ...]:
        """Places by instrument, `Điều 1, khoản 2 Điều 5 Nghị định 73/2023/NĐ-CP`, with the mark of what no longer holds."""
        groups: dict[str, dict[str, None]] = {}
        for one in cited:
            groups.setdefault(one.instrument, {})[one.place] = None
        return tuple(self._marked(", ".join(filter(None, places)), identity) for identity, places in groups.items())

    def _marked(self, places: str, identity: str) -> str:
        mark = self.short(identity)
        return f"{places} {self.label(identity)}{f' ({mark})' if mark else ''}".strip()


def names_of(library: Library) -> Names:
    """The names of a library."""
    return Names(library, labels(library.instruments))


def tidy(text: str) -> str:
    """Any text as one line that every format can hold: NFC, no control characters."""
    return " ".join(writable(nfc(text)).split())


def _title(document: Document) -> str:
    entry = document.entry
    if isinstance(entry, Instrument):
        return tidy(entry.label)
    kind = f"{entry.kind} " if isinstance(entry, Material) else ""
    return f"{kind}“{tidy(entry.title)}”"


def _words(units: Mapping[str, Unit], anchor: str) -> str:
    """An address in words; places of an attached text (`quy-che-dieu-8`) are told by its heading."""
    unit = units.get(anchor)
    if unit is not None and unit.kind not in UNIT_WORDS:
        return f"phần “{tidy(plain(unit.heading))}”," if unit.heading else ""
    words = anchor_words(anchor)
    if words or unit is None:
        return words
    start = 0
    while (start := anchor.find("-", start + 1)) > 0:
        part, words = units.get(anchor[:start]), anchor_words(anchor[start + 1 :])
        if part is not None and part.heading and words:
            return f"{words} của phần “{tidy(plain(part.heading))}”,"
    return ""
