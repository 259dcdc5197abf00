"""The plain relation: a document cites an instrument. One relation per pair, with every cited place in its scope."""

from __future__ import annotations

from collections.abc import Iterable

from danchieu.model import Document, Evidence, Instrument, Material, Mention, Modality, Outcome, Relation, Standing, Zone

TODAY = "hom-nay"
"""Anchor word of the section in which a digest tells what has changed since (`## Đọc bài này hôm nay`): ours, not the original's."""


def subject_of(document: Document) -> str:
    """Id under which a document stands in the graph: its instrument's id, else its own."""
    return document.entry.id if isinstance(document.entry, Instrument) else document.id


def cites(document: Document) -> tuple[Relation, ...]:
    """`dan_chieu` relations of a document, by object.

    Our own summary of an instrument says nothing about what that instrument cites (it also names what came later), so
    editorial pages of instruments have none; nor has boilerplate around an article.
    """
    if isinstance(document.entry, Instrument) and document.source.standing is not Standing.OFFICIAL:
        return ()
    groups: dict[str, list[Mention]] = {}
    for mention in document.mentions:
        target = mention.resolution.instrument
        if target and mention.resolution.outcome in (Outcome.FOUND, Outcome.UNKNOWN) and not _is_ours(document, mention):
            groups.setdefault(target, []).append(mention)
    return tuple(_relation(document, target, mentions) for target, mentions in sorted(groups.items()))


def _is_ours(document: Document, mention: Mention) -> bool:
    """Whether a mention belongs to another article, or to the section a digest adds to its original."""
    added = isinstance(document.entry, Material) and mention.anchor.endswith(TODAY)
    return added or mention.citation.zone is Zone.BOILERPLATE


def _relation(document: Document, target: str, mentions: Iterable[Mention]) -> Relation:
    mentions = list(mentions)
    first = mentions[0]
    places = dict.fromkeys(mention.citation.pinpoint for mention in mentions if mention.citation.pinpoint)
    quote = " ".join(document.source.text[slice(*first.sentence)].split())
    evidence = Evidence(document.id, first.anchor, first.sentence, quote)
    return Relation(subject_of(document), "dan_chieu", target, Modality.STATED, evidence, scope=tuple(places))
