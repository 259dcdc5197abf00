"""The site's own search: an index of plain script files, and the box that reads them.

Two layers. Addresses (`numbers.py`): a number goes to its instruments, a provision to its paragraph, by a grammar compiled from the
vocabulary. Full text (`terms.py`, `index.py`): folded syllables and pairs of syllables, the best documents of each, in shards by hash
so that no query fetches more than a few files of a few kilobytes. Everything is loaded by script elements: the same files serve http
and file://, and no request leaves the site.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from danchieu.model import Library

from .assets import assets
from .facets import facets
from .grammar import grammar
from .heads import head, heads
from .index import text
from .numbers import numbers
from .page import results_page
from .passages import pieces
from .records import Record, records, tables
from .shards import File, script, stamped
from .terms import Lists, add
from .words import Words

FORMAT = 1
"""Goes up whenever the files mean something else, so that a browser never mixes two builds."""
LETTERS = 5.3
"""Characters of a Vietnamese word with its blank, to guess the usual length of a text before it is counted."""


def render(library: Library) -> Iterator[File]:
    """Every file of the search, as path below build/pages and content. The same library gives the same bytes."""
    found = records(library)
    known = {record.path: number for number, record in enumerate(found)}
    tongue = grammar()
    version = _version(library, tongue)
    lists: Lists = {}
    words = Words()
    average = max(50.0, sum(len(record.document.source.text) for record in found) / LETTERS / max(1, len(found)))
    for number, record in enumerate(found):
        cut = pieces(record.document)
        add(lists, number, record, cut, average, words)
        yield from stamped(heads(number, head(library, record, known), cut), version)
    full = text(lists, found)
    yield from stamped(full.files, version)
    table = numbers(library, found, known)
    yield from stamped(table.files, version)
    yield from stamped((facets(found),), version)
    core = {
        **tables(),
        **tongue,
        "documents": len(found),
        "priors": _classes(found),
        "singles": full.singles,
        "pairs": full.pairs,
        "splits": table.splits,
    }
    yield from stamped((script("core", core),), version)
    yield from assets()
    yield results_page()


def _classes(found: list[Record]) -> list[list[int]]:
    """Class of prior and how many documents have it, in their order."""
    rows: list[list[int]] = []
    for record in found:
        if rows and rows[-1][0] == record.prior:
            rows[-1][1] += 1
        else:
            rows.append([record.prior, 1])
    return rows


def _version(library: Library, tongue: dict[str, Any]) -> str:
    digest = hashlib.sha256(f"{FORMAT} {library.as_of}".encode())
    digest.update(json.dumps(tongue, sort_keys=True).encode())
    for name, document in library.documents.items():
        digest.update(f"{name} {document.source.digest}\n".encode())
    return digest.hexdigest()[:10]
