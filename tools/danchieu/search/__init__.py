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
from .shards import FOLDER, File, script, stamped
from .terms import Lists, add
from .words import Words

FORMAT = 1
"""Goes up whenever the files mean something else, so that a browser never mixes two builds."""
LETTERS = 5.3
"""Characters of a Vietnamese word with its blank, to guess the usual length of a text before it is counted."""


def render(library: Library) -> Iterator[File]:
    """Every file of the search, as path below build/pages and content. The same library gives the same bytes."""
    tongue = grammar()
    version = _version(library, tongue)
    sizes: dict[str, int] = {}
    for path, content in stamped(_index(library, tongue), version):
        name = path.removeprefix(f"{FOLDER}/").removesuffix(".js")
        if name == "core":
            core = content.decode()
            continue
        sizes[name] = len(content)
        yield path, content
    yield from assets(version, sizes, core)
    yield results_page()


def _index(library: Library, tongue: dict[str, Any]) -> Iterator[File]:
    """The files of the index, not yet stamped with its version."""
    found = records(library)
    known = {record.path: number for number, record in enumerate(found)}
    lists: Lists = {}
    words = Words()
    texts = [len(record.document.source.text) for record in found if record.document]
    average = max(50.0, sum(texts) / LETTERS / max(1, len(texts)))
    for number, record in enumerate(found):
        cut = pieces(record.document) if record.document else [[]]
        add(lists, number, record, cut, average, words)
        yield from heads(number, head(library, record, known), cut)
    full = text(lists, found)
    yield from full.files
    table = numbers(library, found, known)
    yield from table.files
    yield facets(found)
    core = {"documents": len(found), "priors": _classes(found), "singles": full.singles, "pairs": full.pairs, "splits": table.splits}
    yield script("core", {**tables(), **tongue, **core})


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
