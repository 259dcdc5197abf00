"""JSON-LD, for search engines and linked-data tools; nodes and keys sorted."""

from __future__ import annotations

import json

from danchieu.exports import Export
from danchieu.exports._rdf import rdf
from danchieu.model import Library

_CONTEXT = {"eli": "http://data.europa.eu/eli/ontology#", "schema": "https://schema.org/", "xsd": "http://www.w3.org/2001/XMLSchema#"}


def _write(library: Library) -> bytes:
    data = json.loads(rdf(library).serialize(format="json-ld", context=_CONTEXT, auto_compact=True))
    nodes = sorted(data.pop("@graph", []), key=lambda node: str(node["@id"]))
    for node in nodes:
        for key, value in node.items():
            if isinstance(value, list):
                node[key] = sorted(value, key=str)
    return (json.dumps({**data, "@graph": nodes}, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


EXPORT = Export("jsonld", ".jsonld", "dữ liệu liên kết dạng JSON-LD (ELI, schema.org)", _write)
