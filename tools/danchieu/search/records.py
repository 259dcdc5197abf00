"""What a result line shows of each document, and the order in which documents are numbered.

Documents are numbered by their prior, the best first: a document that stands before one that was replaced, a recent and much cited
one before an old and lonely one. So the prior of a document follows from its number, and the lists of the index need not carry it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import log2

from danchieu.model import Document, Force, Guide, Instrument, Library, Material, Term, Topic
from danchieu.text import show_date
from danchieu.vocabulary import parse_symbol
from danchieu.vocabulary.forces import FORCES
from danchieu.vocabulary.nicknames import nicknames

LEDGER, LEDGER_ROWS = "chua-co-trang", 200
"""Pages that list what has no page (pages/parts/site.py; a test holds the two equal)."""
STEP = 0.05
"""Width of a class of priors."""
_KINDS: Mapping[type, tuple[str, float]] = {
    Term: ("Thuật ngữ", 1.0),
    Topic: ("Chuyên đề", 0.95),
    Material: ("Tư liệu", 0.95),
    Guide: ("Hướng dẫn", 0.9),
}


@dataclass(frozen=True, slots=True)
class Record:
    """One document as search shows it."""

    document: Document | None
    """The page; None for an instrument that texts name and that has no page."""
    path: str
    """Address below the root, without suffix; with the row's anchor for what stands in the ledger only."""
    kind: str
    """Type of an instrument, else what kind of page it is."""
    label: str
    """Name: `Nghị định 73/2023/NĐ-CP`."""
    title: str
    """Official title; empty where the label says it."""
    family: str
    """`Đảng`, `Nhà nước`, or the kind of page."""
    issuer: str
    """Body; empty when unknown."""
    day: str
    """ISO date, or year, or empty."""
    shown_day: str
    """The same for readers."""
    status: str
    """Value of `Force`; empty for pages that are no instruments."""
    likely: bool
    """A replacement is likely but not verified."""
    names: tuple[str, ...]
    """Other names."""
    subjects: tuple[str, ...]
    """Subjects."""
    by: tuple[str, ...]
    """Ids of the instruments that ended it, only where it has ended."""
    prior: int
    """Class of its prior; higher comes first."""


def records(library: Library) -> list[Record]:
    """A record for each page and each named instrument without one, numbered by its place in the list; the home page is not searched."""
    most = max((len(links) for links in library.backlinks.values()), default=0)
    found = [_record(library, document, most) for name, document in library.documents.items() if name != "index"]
    found += [_named(one, path) for one, path in without_page(library) if not one.symbol and one.label]
    found.sort(key=lambda one: (-one.prior, one.family, one.kind, one.issuer, one.day, one.path))
    return found


def without_page(library: Library) -> Iterator[tuple[Instrument, str]]:
    """The instruments of the ledger with the addresses of their rows."""
    for place, row in enumerate(library.ledger):
        one = library.instruments.get(row.id)
        if one is not None and not one.page:
            page = place // LEDGER_ROWS + 1
            yield one, f"{LEDGER}#{row.id}" if page == 1 else f"{LEDGER}-trang-{page}#{row.id}"


def _named(one: Instrument, path: str) -> Record:
    day = str(one.year or "")
    return Record(
        None, path, one.type or "Văn bản", one.label, "", "Chưa có trang", one.issuer, day, day, "", False, (), (), (), round(0.6 / STEP)
    )


def _record(library: Library, document: Document, most: int) -> Record:
    entry = document.entry
    if isinstance(entry, Instrument):
        return _instrument(library, document, entry, most)
    kind, prior = _KINDS[type(entry)]
    names = entry.aliases if isinstance(entry, Term) else ()
    subjects = entry.subjects if isinstance(entry, Material | Topic) else (entry.group,) if isinstance(entry, Term) and entry.group else ()
    issuer = entry.publisher if isinstance(entry, Material) else ""
    day = entry.published if isinstance(entry, Material) else ""
    if isinstance(entry, Material):
        names = (f"{entry.kind} {entry.place}".strip(),)
    if isinstance(entry, Guide):
        names = (f"{kind} {entry.title}",)
    return Record(document, document.id, kind, entry.title, "", kind, issuer, day, day, "", False, names, subjects, (), round(prior / STEP))


def _instrument(library: Library, document: Document, one: Instrument, most: int) -> Record:
    status = library.statuses.get(one.id)
    force = status.force if status else Force.UNKNOWN
    symbol = parse_symbol(one.symbol) if one.symbol else None
    party = symbol.family.value == "dang" if symbol else "Đảng" in one.name + one.issuer
    day = one.issued.isoformat() if one.issued else str(one.year or "")
    likely = bool(status and status.likely)
    links = len(library.backlinks.get(one.id, ()))
    prior = 0.95 + 0.15 * (log2(1 + links) / log2(1 + most) if most else 0)
    prior -= 0.3 if FORCES[force].ended else 0.05 if likely or force is Force.UNKNOWN else 0
    if one.year:
        prior += max(-0.12, min(0.05, (one.year - library.as_of.year + 5) * 0.01))
    return Record(
        document,
        document.id,
        one.type,
        one.label,
        one.title if one.title != one.label else "",
        "Đảng" if party else "Nhà nước",
        one.issuer,
        day,
        show_date(one.issued) if one.issued else str(one.year or ""),
        force.value,
        likely,
        tuple(name for name in (one.name, *one.aliases, *_law_names(one), *_nicknames(one)) if name and name != one.label),
        one.subjects,
        status.by if status and FORCES[status.force].ended else (),
        round(prior / STEP),
    )


def _law_names(one: Instrument) -> tuple[str, ...]:
    """A law is called by its kind and title, with or without the year: `Luật Viên chức`, `Luật Viên chức 2010`."""
    if one.type not in ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp") or not one.title:
        return ()
    name = one.title if one.title.lower().startswith(one.type.lower()) else f"{one.type} {one.title}"
    return (name, f"{name} {one.year}") if one.year else (name,)


def _nicknames(one: Instrument) -> tuple[str, ...]:
    """What it is called by plenum, congress or motto (`nicknames.toml`): `Nghị quyết Trung ương 7 khóa XII`."""
    return _known_by().get((one.symbol or one.name, one.issued), ()) if one.issued else ()


@cache
def _known_by() -> Mapping[tuple[str, date], tuple[str, ...]]:
    found: dict[tuple[str, date], tuple[str, ...]] = {}
    for row in nicknames().values():
        for meant in row.means:
            found[meant] = (*found.get(meant, ()), row.name)
    return found


def tables() -> dict[str, list[list[str]]]:
    """What the browser needs to print a status: value, words, tone."""
    return {"statuses": [[force.value, row.words, row.tone, "1" if row.ended else ""] for force, row in FORCES.items()]}
