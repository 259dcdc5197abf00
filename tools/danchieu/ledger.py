"""Instruments cited but not yet written: each a counted row, never a dead link."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from danchieu.backlinks import backlink, counts
from danchieu.model import Backlink, Citation, Document, Instrument, LedgerEntry, Outcome, Relation
from danchieu.vocabulary import parse_symbol, type_of_symbol


def stubs_of(documents: Iterable[Document]) -> dict[str, Instrument]:
    """An instrument without a page for every id that citations name and no page has; the first citation tells what is known."""
    stubs: dict[str, Instrument] = {}
    for document in documents:
        for mention in document.mentions:
            resolution = mention.resolution
            if resolution.outcome is Outcome.UNKNOWN and resolution.instrument and counts(document, mention):
                stubs.setdefault(resolution.instrument, _stub(resolution.instrument, mention.citation))
    return stubs


def _stub(identity: str, citation: Citation) -> Instrument:
    symbol = parse_symbol(citation.target or "")
    kind = citation.type or (type_of_symbol(symbol) if symbol else "")
    name = "" if symbol else (citation.target or "")
    year = int(citation.date[:4]) if citation.date else None
    return Instrument(identity, str(symbol or ""), kind, "", None, None, None, "", name=name, page=False, year_only=year)


def ledger(documents: Iterable[Document], instruments: Mapping[str, Instrument], relations: Iterable[Relation]) -> tuple[LedgerEntry, ...]:
    """Rows for everything cited or related to that has no page, and for every ambiguous mention; most cited first."""
    links: dict[str, list[Backlink]] = {}
    candidates: dict[str, tuple[str, ...]] = {}
    for document in documents:
        for mention in document.mentions:
            key = mention.resolution.ledger
            if key and counts(document, mention):
                links.setdefault(key, []).append(backlink(document, mention))
                candidates[key] = mention.resolution.candidates
    for relation in relations:
        for end in (relation.subject, relation.object):
            if end in instruments and not instruments[end].page:
                links.setdefault(end, [])
    rows = (
        LedgerEntry(key, _label(key, candidates.get(key, ()), instruments), candidates.get(key, ()), tuple(found))
        for key, found in links.items()
    )
    return tuple(sorted(rows, key=lambda row: (-len(row.backlinks), row.id)))


def _label(key: str, candidates: tuple[str, ...], instruments: Mapping[str, Instrument]) -> str:
    first = instruments.get(candidates[0] if candidates else key)
    if first is None:
        return key
    year = f" ({first.year})" if first.year and not candidates else ""
    return f"{first.label}{year}"
