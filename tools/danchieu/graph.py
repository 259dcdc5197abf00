"""The library as a graph: the only module that knows networkx, imported late because it costs 0.2 s."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danchieu.model import Instrument, Library, Relation
from danchieu.text import writable
from danchieu.vocabulary import VERBS

if TYPE_CHECKING:
    import networkx as nx


def build(library: Library) -> nx.MultiDiGraph[str]:
    """Instruments and citing documents as nodes, relations as keyed edges; nodes and edges in sorted order, attributes plain text.

    Node attributes: label, kind, type, issuer, issued, status, page. Edge attributes: verb, relation (English name), modality,
    since, scope, quote; the edge key is the verb, numbered where two relations share subject, verb and object.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for identity in sorted(_nodes(library)):
        graph.add_node(identity, **_written(_node(library, identity)))
    for relation in library.relations:
        key = relation.verb
        while graph.has_edge(relation.subject, relation.object, key):
            key += "+"
        graph.add_edge(relation.subject, relation.object, key, **_written(_edge(relation)))
    return graph


def _written(attributes: dict[str, str]) -> dict[str, str]:
    """Attributes without the control characters that a text may hold and no graph file can."""
    return {key: writable(value) for key, value in attributes.items()}


def _nodes(library: Library) -> set[str]:
    ends = {end for relation in library.relations for end in (relation.subject, relation.object)}
    return ends | set(library.instruments)


def _node(library: Library, identity: str) -> dict[str, str]:
    instrument = library.instruments.get(identity)
    if instrument is not None:
        return _instrument(library, instrument)
    document = library.documents[identity]
    title = getattr(document.entry, "title", identity)
    return {"label": title, "kind": type(document.entry).__name__.lower(), "page": f"{identity}.html"}


def _instrument(library: Library, instrument: Instrument) -> dict[str, str]:
    page = library.page_of(instrument.id)
    return {
        "label": instrument.label,
        "kind": "instrument",
        "symbol": instrument.symbol,
        "type": instrument.type,
        "issuer": instrument.issuer,
        "issued": instrument.issued.isoformat() if instrument.issued else "",
        "title": instrument.title,
        "status": library.statuses[instrument.id].force.value if instrument.id in library.statuses else "",
        "page": f"{page}.html" if page else "",
    }


def _edge(relation: Relation) -> dict[str, str]:
    return {
        "verb": relation.verb,
        "relation": VERBS[relation.verb].english,
        "modality": relation.modality.value,
        "since": relation.since.isoformat() if relation.since else "",
        "scope": relation.scope_text or "; ".join(map(str, relation.scope)),
        "document": relation.evidence.document,
        "anchor": relation.evidence.anchor,
        "quote": relation.evidence.quote,
    }


def replacement_cycles(library: Library) -> tuple[tuple[str, ...], ...]:
    """Groups of instruments that replace one another in a circle, each sorted; empty in a sound library."""
    pairs = [(one.subject, one.object) for one in library.relations if one.verb == "thay_the" and not one.scope_text]
    if not pairs:
        return ()
    import networkx as nx

    groups = nx.strongly_connected_components(nx.DiGraph(pairs))
    return tuple(sorted(tuple(sorted(group)) for group in groups if len(group) > 1))
