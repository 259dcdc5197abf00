"""GraphML, for yEd, Gephi, Cytoscape and networkx."""

from __future__ import annotations

import io

from danchieu.exports import Export
from danchieu.graph import build
from danchieu.model import Library


def _write(library: Library) -> bytes:
    import networkx as nx

    out = io.BytesIO()
    nx.write_graphml(build(library), out)
    return out.getvalue()


EXPORT = Export("graphml", ".graphml", "đồ thị cho yEd, Gephi, Cytoscape, networkx", _write)
