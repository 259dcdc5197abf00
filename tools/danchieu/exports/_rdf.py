"""The library as RDF: instruments as eli:LegalResource and schema:Legislation, their relations in the words of both vocabularies.

Vocabularies: European Legislation Identifier ontology (publications.europa.eu) and schema.org Legislation. Only what somebody
declared or an official text states becomes a triple; what is inferred, proposed or reported stays out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from danchieu.model import Force, Instrument, Library, Modality, Relation
from danchieu.text import writable
from danchieu.vocabulary import VERBS

if TYPE_CHECKING:
    from rdflib import Graph

_ELI = "http://data.europa.eu/eli/ontology#"
_SCHEMA = "https://schema.org/"
_ID = "urn:dan-chieu:van-ban:"
"""Instruments have no web address of their own here; the id after it is the page's name on any site built from the library."""

_IN_FORCE = {
    Force.IN_FORCE: "inForce",
    Force.AMENDED: "inForce",
    Force.PARTLY_ENDED: "partiallyInForce",
    Force.REPLACED: "notInForce",
    Force.REPEALED: "notInForce",
    Force.ENDED: "notInForce",
}
"""States the ontology has a word for; what is not known is not said."""


def rdf(library: Library) -> Graph:
    """All instruments and their sure relations. rdflib is imported here because it costs start-up time."""
    from rdflib import Graph, Namespace

    graph = Graph()
    graph.bind("eli", Namespace(_ELI))
    graph.bind("schema", Namespace(_SCHEMA))
    for instrument in library.instruments.values():
        _instrument(graph, library, instrument)
    for relation in library.relations:
        sure = relation.modality in (Modality.DECLARED, Modality.STATED)
        if sure and relation.subject in library.instruments and relation.object in library.instruments:
            _triple(graph, relation.subject, _ELI + _property(relation), relation.object)
    return graph


def _property(relation: Relation) -> str:
    """The property of a relation; what ends only a part of its object changes it, and repeals nothing as a whole."""
    partial = relation.scope or relation.scope_text
    name = VERBS[relation.verb].eli.removeprefix("eli:")
    return "changes" if partial and name == "repeals" else name


def _triple(graph: Graph, subject: str, predicate: str, target: str) -> None:
    from rdflib import URIRef

    graph.add((URIRef(_ID + subject), URIRef(predicate), URIRef(_ID + target)))


def _instrument(graph: Graph, library: Library, one: Instrument) -> None:
    from rdflib import RDF, XSD, Literal, URIRef

    node = URIRef(_ID + one.id)
    graph.add((node, RDF.type, URIRef(_ELI + "LegalResource")))
    graph.add((node, RDF.type, URIRef(_SCHEMA + "Legislation")))
    texts = (
        (_ELI + "id_local", one.symbol, None),
        (_ELI + "title", one.title, "vi"),
        (_SCHEMA + "name", one.label, "vi"),
        (_SCHEMA + "legislationIdentifier", one.symbol, None),
        (_SCHEMA + "legislationType", one.type, "vi"),
        (_SCHEMA + "legislationPassedBy", one.issuer, "vi"),
    )
    for predicate, text, language in texts:
        if text:
            graph.add((node, URIRef(predicate), Literal(writable(text), lang=language)))
    days = (
        (_ELI + "date_document", one.issued),
        (_SCHEMA + "legislationDate", one.issued),
        (_ELI + "first_date_entry_in_force", one.effective),
    )
    for predicate, day in days:
        if day is not None:
            graph.add((node, URIRef(predicate), Literal(day.isoformat(), datatype=XSD.date)))
    status = library.statuses.get(one.id)
    if status is not None and status.force in _IN_FORCE:
        graph.add((node, URIRef(_ELI + "in_force"), URIRef(f"{_ELI}InForce-{_IN_FORCE[status.force]}")))
