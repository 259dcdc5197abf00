"""Addresses that people write by hand: reading paths, proofs of questions, neighbours of terms."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from danchieu.checks import Check
from danchieu.findings import finding
from danchieu.model import Document, Finding, Library, Term, Topic
from danchieu.structure import anchors


def _run(library: Library) -> Iterator[Finding]:
    for document in library.documents.values():
        if isinstance(document.entry, Topic):
            yield from _topic(library, document, document.entry)
        elif isinstance(document.entry, Term):
            yield from _term(library, document, document.entry)


def _topic(library: Library, document: Document, topic: Topic) -> Iterator[Finding]:
    for target, _ in topic.path:
        if not _exists(library, target):
            near = difflib.get_close_matches(target, library.documents, n=1)
            yield finding("DC401", document.source.path, 1, target=target, suggestion=near[0] if near else "không có trang nào gần giống")
    questions = document.source.path.removesuffix(".md") + ".cau-hoi.yml"
    for question in topic.questions:
        if not _exists(library, question.proof):
            yield finding("DC402", questions, question.line, question=question.id, target=question.proof)


def _term(library: Library, document: Document, term: Term) -> Iterator[Finding]:
    for key, names in (("lien_quan", term.related), ("phan_biet", term.contrast)):
        for name in names:
            if f"thuat-ngu/{name}" not in library.documents:
                yield finding("DC404", document.source.path, 1, target=name, key=key)


def _exists(library: Library, address: str) -> bool:
    page, _, anchor = address.partition("#")
    document = library.documents.get(page)
    return document is not None and (not anchor or anchor in anchors(document.root))


CHECK = Check(("DC401", "DC402", "DC404"), _run)
