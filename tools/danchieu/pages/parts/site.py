"""What every page needs to know of all others: which anchors exist, where the ledger rows are, how each instrument stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from danchieu.labels import labels
from danchieu.model import Document, Force, Instrument, Library, Topic, Unit
from danchieu.pages import Downloads
from danchieu.pages.parts.html import shorten
from danchieu.pages.parts.terms import Terms, places
from danchieu.structure import walk

LEDGER = "chua-co-trang"
"""Stem of the pages that list what is cited but not yet written."""
ROWS = 200
"""Longest table on one page; what is longer goes on over further pages."""

OVER = frozenset({Force.REPLACED, Force.REPEALED, Force.ENDED})
"""States of what holds no longer."""

MARKS = {
    Force.REPLACED: "đã thay thế",
    Force.REPEALED: "đã bãi bỏ",
    Force.ENDED: "hết hiệu lực",
    Force.SUSPENDED: "ngưng hiệu lực",
    Force.NOT_YET: "chưa có hiệu lực",
    Force.PARTLY_ENDED: "hết hiệu lực một phần",
    Force.AMENDED: "đã sửa đổi",
}
"""The small mark at a link to an instrument that no longer stands as it was."""


@dataclass(frozen=True, slots=True)
class Site:
    """A library with the addresses of its pages."""

    library: Library
    """The single source of everything."""
    units: Mapping[str, Mapping[str, Unit]]
    """Document id to anchor to unit."""
    rows: Mapping[str, str]
    """Ledger id to address of its row, from the root of the site."""
    marks: Mapping[str, str]
    """Instrument id to its mark, only where it has one."""
    labels: Mapping[str, str]
    """Instrument id to its name in links, with the year where two share a number."""
    named: Mapping[str, tuple[str, ...]]
    """Number or name to the ids of the instruments that carry it."""

    terms: Terms
    """Document id to where terms stand in its text."""
    root: str = ""
    """Where the site is published, with a slash at its end; empty where that is not known."""
    downloads: Downloads = field(default_factory=dict)
    """Document id to the files that its page offers."""

    def label(self, identity: str) -> str:
        """Name in links of an instrument or document; the id itself for what is unknown."""
        if identity in self.labels:
            return self.labels[identity]
        document = self.library.documents.get(identity)
        return title_of(document) if document is not None else identity

    def is_over(self, identity: str) -> bool:
        """Whether an instrument was replaced, repealed or has ended."""
        status = self.library.statuses.get(identity)
        return status is not None and status.force in OVER

    def address(self, identity: str, anchor: str = "") -> str:
        """Address from the root: page and nearest unit of an instrument or document, else its ledger row, else empty."""
        document = self.library.page_of(identity) or (identity if identity in self.library.documents else None)
        if document is None:
            return self.rows.get(identity, "")
        place = self.place(document, anchor)
        return f"{document}.html#{place}" if place else f"{document}.html"

    def absolute(self, address: str, base: str) -> str:
        """An address from the root as data gives it: whole where the site's own is known, else as seen from a page (`base_of`)."""
        return (self.root or base) + address

    def place(self, document: str, anchor: str) -> str:
        """`anchor` where the document has it, else its nearest ancestor that exists, else empty."""
        known = self.units.get(document, {})
        while anchor and anchor not in known:
            anchor = anchor.rpartition("-")[0]
        return anchor


def site_of(library: Library, root: str = "", downloads: Downloads = MappingProxyType({})) -> Site:
    """The site of a library, published at `root` if that is known; linear in its size."""
    return Site(
        library=library,
        units={document.id: {unit.anchor: unit for unit in walk(document.root) if unit.anchor} for document in library.documents.values()},
        rows={row.id: f"{ledger_page(position // ROWS + 1)}.html#{row.id}" for position, row in enumerate(library.ledger)},
        marks={
            one: mark
            for one, status in library.statuses.items()
            if (mark := MARKS.get(status.force, "có thể đã thay thế" if status.likely else ""))
        },
        named=_named(library),
        terms=places(library),
        labels=labels(library.instruments),
        root=root,
        downloads=downloads,
    )


def ledger_page(number: int) -> str:
    """Stem of the n-th ledger page, from 1."""
    return LEDGER if number == 1 else f"{LEDGER}-trang-{number}"


def title_of(document: Document) -> str:
    """Name of any document in links, long titles cut at a word."""
    entry = document.entry
    return entry.label if isinstance(entry, Instrument) else shorten(entry.title, 96)


def base_of(document: str) -> str:
    """Way from a document (or page stem) back to the root: `../` for each folder."""
    return "../" * document.count("/")


def questions_of(library: Library) -> int:
    """How many questions all topics have."""
    return sum(len(document.entry.questions) for document in library.of_kind(Topic) if isinstance(document.entry, Topic))


def _named(library: Library) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for one in library.instruments.values():
        for name in {one.symbol, one.name} - {""}:
            found.setdefault(name, []).append(one.id)
    return {name: tuple(ids) for name, ids in found.items()}
