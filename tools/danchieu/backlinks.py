"""Citations seen from their target: who cites an instrument, where, in which sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from danchieu.model import Backlink, Document, Guide, Instrument, Material, Mention, Outcome, Span, Zone


def counts(document: Document, mention: Mention) -> bool:
    """Whether a mention enters graph, backlinks and ledger: guides only give examples, boilerplate belongs to other articles."""
    return not isinstance(document.entry, Guide) and mention.citation.zone is not Zone.BOILERPLATE


def backlinks(documents: Iterable[Document]) -> Mapping[str, tuple[Backlink, ...]]:
    """Instrument id to its backlinks, newest citing document first, in the order of its text."""
    found: dict[str, list[tuple[str, str, int, Backlink]]] = {}
    for document in documents:
        for mention in document.mentions:
            resolution = mention.resolution
            if resolution.outcome is Outcome.FOUND and resolution.instrument and counts(document, mention):
                row = (_newest_first(document), document.id, mention.citation.span.start, backlink(document, mention))
                found.setdefault(resolution.instrument, []).append(row)
    return MappingProxyType({key: tuple(row[3] for row in sorted(rows, key=lambda row: row[:3])) for key, rows in sorted(found.items())})


def backlink(document: Document, mention: Mention) -> Backlink:
    """One mention as its target sees it; white space of the sentence is folded and the citation's place kept exact."""
    text, (start, end) = document.source.text, mention.sentence
    before = " ".join(text[start : mention.citation.span.start].split())
    words = " ".join(text[slice(*mention.citation.span)].split())
    after = " ".join(text[mention.citation.span.end : end].split())
    lead = f"{before} " if before and text[mention.citation.span.start - 1].isspace() else before
    follow = f" {after}" if after and text[mention.citation.span.end].isspace() else after
    quote = Span(len(lead), len(lead) + len(words))
    return Backlink(document.id, mention.anchor, mention.citation.pinpoint, lead + words + follow, quote)


def _newest_first(document: Document) -> str:
    """A sort key that puts later days first and undated documents last."""
    entry = document.entry
    day = ""
    if isinstance(entry, Instrument) and entry.issued:
        day = entry.issued.isoformat()
    elif isinstance(entry, Material):
        day = entry.published
    return "".join(chr(0x7A - int(character)) if character.isdigit() else character for character in day) or "~"
