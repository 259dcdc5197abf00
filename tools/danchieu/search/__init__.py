"""The site's own search: an index of plain script files, and the box that reads them.

Two layers. Addresses (`numbers.py`): a number goes to its instruments, a provision to its paragraph, by a grammar compiled from the
vocabulary. Full text (`terms.py`, `index.py`): folded syllables and pairs of syllables, the best documents of each, in shards by hash
so that no query fetches more than a few files of a few kilobytes. Everything is loaded by script elements: the same files serve http
and file://, and no request leaves the site.
"""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from danchieu.model import Library

from .assets import assets
from .facets import facets
from .grammar import grammar
from .heads import head, heads
from .index import counts, text
from .numbers import numbers
from .page import results_page
from .passages import last_article, pieces
from .records import Record, records, tables
from .shards import FOLDER, File, script, stamped
from .terms import Lists, add
from .words import Syllables

FORMAT = 1
"""Goes up whenever the files mean something else, so that a browser never mixes two builds."""
PRUNED = 1000
"""Documents between two cuttings of the lists that grew too long."""
LETTERS = 5.3
"""Characters of a Vietnamese word with its blank, to guess the usual length of a text before it is counted."""


def render(library: Library) -> Iterator[File]:
    """Every file of the search, as path below build/pages and content. The same library gives the same bytes."""
    with _at_rest():
        yield from _render(library)


@contextmanager
def _at_rest() -> Iterator[None]:
    """Without the collector: an index is millions of small values and no cycles, it would only walk the library again and again."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _render(library: Library) -> Iterator[File]:
    tongue = grammar()
    version = _version(library, tongue)
    for path, content in stamped(_index(library, tongue), version):
        name = path.removeprefix(f"{FOLDER}/").removesuffix(".js")
        if name == "core":
            core = content.decode()
            continue
        yield path, content
    yield from assets(core)
    yield results_page()


def _index(library: Library, tongue: dict[str, Any]) -> Iterator[File]:
    """The files of the index, not yet stamped with its version."""
    found = records(library)
    known = {record.path: number for number, record in enumerate(found)}
    lists, syllables = Lists(), Syllables()
    texts = [len(record.document.source.text) for record in found if record.document]
    average = max(50.0, sum(texts) / LETTERS / max(1, len(texts)))
    articles: list[int] = []
    for number, record in enumerate(found):
        cut = pieces(record.document) if record.document else [[]]
        articles.append(last_article(cut))
        add(lists, number, record, cut, average, syllables)
        if number % PRUNED == PRUNED - 1:
            lists.prune()
        yield from heads(number, head(library, record, known), cut)
    parts = counts(lists, syllables)
    yield from text(lists, syllables, found, parts)
    table = numbers(library, found, known, articles)
    yield from table.files
    yield facets(found)
    core = {"documents": len(found), "priors": _classes(found), "singles": parts.singles, "pairs": parts.pairs, "splits": table.splits}
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
