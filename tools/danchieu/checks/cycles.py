"""A chain of replacements that comes back to its start: one of its rows is the wrong way round."""

from __future__ import annotations

from collections.abc import Iterator

from danchieu.checks import Check
from danchieu.findings import finding
from danchieu.graph import replacement_cycles
from danchieu.model import Finding, Library


def _run(library: Library) -> Iterator[Finding]:
    for cycle in replacement_cycles(library):
        labels = ", ".join(library.instruments[one].label if one in library.instruments else one for one in cycle)
        page = library.documents.get(f"van-ban/{cycle[0]}")
        yield finding("DC209", page.source.path if page else "", 0, cycle=labels)


CHECK = Check(("DC209",), _run)
