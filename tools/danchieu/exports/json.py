"""JSON: instruments with their status, relations with their evidence, one object each; keys in English."""

from __future__ import annotations

import json

from danchieu.exports import Export
from danchieu.graph import build
from danchieu.model import Library


def _write(library: Library) -> bytes:
    graph = build(library)
    data = {
        "as_of": library.as_of.isoformat(),
        "nodes": [{"id": node, **attributes} for node, attributes in graph.nodes(data=True)],
        "edges": [{"source": tail, "target": head, **attributes} for tail, head, attributes in graph.edges(data=True)],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


EXPORT = Export("json", ".json", "văn bản và quan hệ cho chương trình khác", _write)
