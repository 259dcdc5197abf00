"""A page becomes a document: its structure, its citations, and what each of them means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from danchieu import citations, structure
from danchieu.knowledge import Read
from danchieu.knowledge.identity import instrument_id
from danchieu.model import (
    Citation,
    Clarification,
    Document,
    Form,
    Instrument,
    Material,
    Mention,
    Outcome,
    Resolution,
    Standing,
    Term,
    Topic,
)
from danchieu.resolve.identify import Catalogue, Context, identify
from danchieu.text import sentence_at, slug
from danchieu.vocabulary import parse_symbol, symbol_key, type_of_symbol


def link(page: Read, index: Catalogue) -> Document:
    """The document of a usable page (`entry` and `source` present): parsed, cited, resolved against `index`."""
    assert page.entry is not None
    assert page.source is not None
    text = page.source.text
    root = structure.parse(text, markdown=True)
    found = tuple(with_words(one, text) for one in citations.read(text, official=isinstance(page.entry, Instrument)))
    context = _context(page, found)
    mentions = tuple(
        Mention(
            citation,
            _resolve(citation, context, index),
            structure.unit_at(root, citation.span.start).anchor,
            sentence_at(text, *citation.span),
        )
        for citation in found
    )
    return Document(page.id, page.entry, page.source, root, mentions)


def with_words(citation: Citation, text: str) -> Citation:
    """A short form that nothing in its text explains keeps its words as a name, for nicknames and recorded decisions (`lam_ro`)."""
    if citation.form is not Form.SHORT or citation.target or citation.name:
        return citation
    return citation._replace(name=" ".join(text[slice(*citation.span)].split()))


def _resolve(citation: Citation, context: Context, index: Catalogue) -> Resolution:
    """The resolution, with the id a missing instrument would have."""
    resolution = identify(citation, context, index)
    if resolution.outcome is Outcome.FOUND and not index.instruments[resolution.instrument or ""].page:
        return resolution._replace(outcome=Outcome.UNKNOWN)
    if resolution.outcome is Outcome.UNKNOWN and citation.target:
        return resolution._replace(instrument=missing_id(_with_date(citation, context)))
    return resolution


def _with_date(citation: Citation, context: Context) -> Citation:
    """An undated mention with the one date that its document gives the same symbol elsewhere: both are one missing instrument."""
    dates = context.dated.get(symbol_key(citation.target or ""), frozenset())
    return citation._replace(date=next(iter(dates))) if not citation.date and len(dates) == 1 else citation


def missing_id(citation: Citation) -> str:
    """The id that the instrument of an unresolved citation would have: as exact as the text is, empty when nothing names it."""
    target = citation.target or ""
    symbol = parse_symbol(target)
    if symbol is None:
        return slug(target)
    return instrument_id(citation.type or type_of_symbol(symbol), str(symbol), "", (citation.date or "")[:4])


def _context(page: Read, found: Iterable[Citation]) -> Context:
    entry = page.entry
    own = entry if isinstance(entry, Instrument) else None
    official = page.source is not None and page.source.standing is Standing.OFFICIAL
    return Context(
        own=own.id if own else None,
        issued=own.issued if own and official else None,
        place=entry.place if isinstance(entry, Instrument | Material) else "",
        clarified={row.written: row.means for row in clarifications(page)},
        dated=_dated(own, found),
    )


def clarifications(page: Read | Document) -> tuple[Clarification, ...]:
    """Decisions recorded in a page's front matter; kinds of page that have none give none."""
    entry = page.entry
    return entry.clarifications if isinstance(entry, Instrument | Material | Term | Topic) else ()


def _dated(own: Instrument | None, found: Iterable[Citation]) -> Mapping[str, frozenset[str]]:
    """Dates that this page gives each symbol: in its text, in its relations, in its own head."""
    dates: dict[str, set[str]] = {}

    def note(symbol: str, day: date | str | None) -> None:
        if day:
            dates.setdefault(symbol_key(symbol), set()).add(day if isinstance(day, str) else day.isoformat())

    for citation in found:
        if citation.number and citation.date:
            note(citation.number, citation.date)
    if own is not None:
        note(own.symbol, own.issued)
        for row in (*own.declared, *own.see_also):
            note(row.target, row.target_date)
    return {key: _without_bare_years(days) for key, days in dates.items()}


def _without_bare_years(days: set[str]) -> frozenset[str]:
    """`2018` says nothing beside `2018-05-19`."""
    full = {day for day in days if len(day) > 4}
    return frozenset(full | {day for day in days if len(day) == 4 and not any(other.startswith(day) for other in full)})
