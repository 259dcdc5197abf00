"""Relations that texts state, from the reading of one document to relations of the library."""

from __future__ import annotations

from danchieu.model import Document, Evidence, Instrument, Material, Mention, Modality, Relation, Standing, Zone
from danchieu.relations.cites import subject_of
from danchieu.relations.read import read
from danchieu.relations.rows import Stated
from danchieu.resolve.identify import Catalogue, look_up
from danchieu.structure import unit_at


def stated(document: Document, index: Catalogue) -> tuple[Relation, ...]:
    """Relations read in a document's text whose both ends the library can name, in the order of the text.

    Only an instrument's own official text states something of itself; what it, a report or an article says of others is reported.
    Our summary of an instrument proves nothing and gives none.
    """
    entry = document.entry
    if isinstance(entry, Instrument) and document.source.standing is not Standing.OFFICIAL:
        return ()
    own = (entry.symbol or entry.id) if isinstance(entry, Instrument) else None
    rows = read(document.source.text, [mention.citation for mention in document.mentions], own)
    found = (_relation(document, row, document.mentions[row.citation], own, index) for row in rows)
    return tuple(relation for relation in found if relation is not None)


def _relation(document: Document, row: Stated, mention: Mention, own: str | None, index: Catalogue) -> Relation | None:
    """One row with ids for its ends; None when an end stays open or the row stands in another article's teaser."""
    itself = row.subject == own and _acts(document)
    subject = subject_of(document) if itself else _only(row.subject, index)
    target = mention.resolution.instrument
    if not subject or not target or subject == target or mention.citation.zone is Zone.BOILERPLATE:
        return None
    modality = row.modality
    if modality is Modality.STATED and not (itself and document.source.standing is Standing.OFFICIAL):
        modality = Modality.REPORTED
    quote = " ".join(document.source.text[slice(*row.evidence)].split())
    anchor = unit_at(document.root, row.evidence.start).anchor
    return Relation(subject, row.verb, target, modality, Evidence(document.id, anchor, row.evidence, quote), scope=row.scope)


def _acts(document: Document) -> bool:
    """Whether a document can be the subject of what it says: instruments and reports of bodies; an article, a talk or a term only tells."""
    entry = document.entry
    return isinstance(entry, Instrument) or (isinstance(entry, Material) and entry.kind == "Báo cáo")


def _only(name: str | None, index: Catalogue) -> str:
    """The one instrument a symbol or name means; empty for none or several."""
    found = look_up(name, None, index) if name else ()
    return found[0] if len(found) == 1 else ""
