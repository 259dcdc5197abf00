"""Citations that stay ambiguous or unknown, were printed in a damaged form, or point at a place the target does not have."""

from __future__ import annotations

from collections.abc import Iterator

from danchieu.checks import Check
from danchieu.findings import finding
from danchieu.model import Document, Finding, Form, Guide, Instrument, Library, Mention, Outcome, Pinpoint, Standing, Zone
from danchieu.resolve.linking import clarifications
from danchieu.structure import find
from danchieu.vocabulary import pinpoint_words


def _run(library: Library) -> Iterator[Finding]:
    for document in library.documents.values():
        if isinstance(document.entry, Guide):
            continue
        for mention in document.mentions:
            if mention.citation.zone is not Zone.BOILERPLATE:
                yield from _mention(library, document, mention)
        yield from _unused(document)
        yield from _contradicting(document)
        yield from _unknown_clarifications(library, document)


def _mention(library: Library, document: Document, mention: Mention) -> Iterator[Finding]:
    """What is wrong with one mention; lines are counted only for what is reported, so that a long sound page costs its length once."""
    problems = list(_problems(library, document, mention))
    if problems:
        line = document.source.first_line + document.source.text.count("\n", 0, mention.citation.span.start)
        yield from (finding(code, document.source.path, line, **values) for code, values in problems)


def _problems(library: Library, document: Document, mention: Mention) -> Iterator[tuple[str, dict[str, str]]]:
    """Codes and what fills their words."""
    citation, resolution = mention.citation, mention.resolution
    text = " ".join(document.source.text[slice(*citation.span)].split())
    if resolution.outcome is Outcome.AMBIGUOUS:
        yield "DC301", {"text": text, "candidates": ", ".join(_named(library, one) for one in resolution.candidates)}
    elif resolution.outcome is Outcome.UNKNOWN and resolution.instrument:
        yield "DC302", {"text": text}
    elif resolution.outcome is Outcome.UNKNOWN and citation.form is not Form.INTERNAL:
        yield "DC303", {"text": text}
    if citation.repaired and citation.number:
        yield "DC304", {"text": text, "repaired": citation.number}
    if resolution.outcome in (Outcome.FOUND, Outcome.SELF) and citation.pinpoint and resolution.instrument:
        yield from _pinpoint(library, resolution.instrument, citation.pinpoint)


def _pinpoint(library: Library, identity: str, pinpoint: Pinpoint) -> Iterator[tuple[str, dict[str, str]]]:
    """Only a page with the full official text can prove that a place does not exist."""
    target = library.documents.get(f"van-ban/{identity}")
    if target is None or target.source.standing is not Standing.OFFICIAL:
        return
    if find(target.root, pinpoint) is None:
        yield "DC305", {"label": library.instruments[identity].label, "pinpoint": pinpoint_words(pinpoint)}


def _unused(document: Document) -> Iterator[Finding]:
    used = {words for citation, *_ in document.mentions for words in (citation.number, citation.name, citation.target)}
    for row in clarifications(document):
        if row.written not in used:
            yield finding("DC211", document.source.path, row.line, value=row.written)


def _contradicting(document: Document) -> Iterator[Finding]:
    """Two decisions about the same words; only one of them can be followed."""
    first: dict[str, str] = {}
    for row in clarifications(document):
        if first.setdefault(row.written, row.means) != row.means:
            yield finding("DC215", document.source.path, row.line, value=row.written, first=first[row.written], second=row.means)


def _unknown_clarifications(library: Library, document: Document) -> Iterator[Finding]:
    for row in clarifications(document):
        if library.page_of(row.means) is None:
            yield finding("DC210", document.source.path, row.line, value=row.means)


def _named(library: Library, identity: str) -> str:
    known = library.instruments.get(identity)
    if known is None or not isinstance(known, Instrument):
        return identity
    return f"{known.label} ({known.year})" if known.year else known.label


CHECK = Check(("DC210", "DC211", "DC215", "DC301", "DC302", "DC303", "DC304", "DC305"), _run)
