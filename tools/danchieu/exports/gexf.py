"""GEXF, the native format of Gephi."""

from __future__ import annotations

import io
import re

from danchieu.exports import Export
from danchieu.graph import build
from danchieu.model import Library

_DAY = re.compile(rb' lastmodifieddate="[0-9-]*"')


def _write(library: Library) -> bytes:
    import networkx as nx

    out = io.BytesIO()
    nx.write_gexf(build(library), out)
    # The writer stamps today's date; the same library must give the same bytes.
    return _DAY.sub(b"", out.getvalue())


EXPORT = Export("gexf", ".gexf", "đồ thị cho Gephi", _write)
