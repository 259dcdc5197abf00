"""Citations that stay ambiguous or unknown, were printed in a damaged form, or point at a place the target does not have."""

from __future__ import annotations

from collections.abc import Iterator

from danchieu.checks import Check
from danchieu.findings import finding
from danchieu.model import Document, Finding, Form, Guide, Instrument, Library, Mention, Outcome, Standing, Zone
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
        yield from _unknown_clarifications(library, document)


def _mention(library: Library, document: Document, mention: Mention) -> Iterator[Finding]:
    citation, resolution = mention.citation, mention.resolution
    text = " ".join(document.source.text[slice(*citation.span)].split())
    place = (document.source.path, document.source.first_line + document.source.text.count("\n", 0, citation.span.start))
    if resolution.outcome is Outcome.AMBIGUOUS:
        yield finding("DC301", *place, text=text, candidates=", ".join(_named(library, one) for one in resolution.candidates))
    elif resolution.outcome is Outcome.UNKNOWN and resolution.instrument:
        yield finding("DC302", *place, text=text)
    elif resolution.outcome is Outcome.UNKNOWN and citation.form is not Form.INTERNAL:
        yield finding("DC303", *place, text=text)
    if citation.repaired and citation.number:
        yield finding("DC304", *place, text=text, repaired=citation.number)
    if resolution.outcome in (Outcome.FOUND, Outcome.SELF) and citation.pinpoint and resolution.instrument:
        yield from _pinpoint(library, mention, place)


def _pinpoint(library: Library, mention: Mention, place: tuple[str, int]) -> Iterator[Finding]:
    """Only a page with the full official text can prove that a place does not exist."""
    identity = mention.resolution.instrument or ""
    target = library.documents.get(f"van-ban/{identity}")
    pinpoint = mention.citation.pinpoint
    if target is None or target.source.standing is not Standing.OFFICIAL or pinpoint is None:
        return
    if find(target.root, pinpoint) is None:
        yield finding("DC305", *place, label=library.instruments[identity].label, pinpoint=pinpoint_words(pinpoint))


def _unused(document: Document) -> Iterator[Finding]:
    used = {words for citation, *_ in document.mentions for words in (citation.number, citation.name, citation.target)}
    for row in clarifications(document):
        if row.written not in used:
            yield finding("DC211", document.source.path, row.line, value=row.written)


def _unknown_clarifications(library: Library, document: Document) -> Iterator[Finding]:
    for row in clarifications(document):
        if library.page_of(row.means) is None:
            yield finding("DC210", document.source.path, row.line, value=row.means)


def _named(library: Library, identity: str) -> str:
    known = library.instruments.get(identity)
    if known is None or not isinstance(known, Instrument):
        return identity
    return f"{known.label} ({known.year})" if known.year else known.label


CHECK = Check(("DC210", "DC211", "DC301", "DC302", "DC303", "DC304", "DC305"), _run)
