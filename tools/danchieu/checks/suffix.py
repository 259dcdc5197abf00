"""The letters at the end of a number name the body that issues it; a provincial committee does not number with TW.

Rule: Hướng dẫn 36-HD/VPTW (TW for the central bodies, TU for provincial committees, HU, ĐU, CB below).
"""

from __future__ import annotations

from collections.abc import Iterator

from danchieu.checks import Check
from danchieu.findings import finding
from danchieu.model import Document, Finding, Instrument, Library, Zone
from danchieu.text import fold
from danchieu.vocabulary import parse_symbol

_LOCAL = ("tinh uy", "thanh uy", "huyen uy", "dang uy xa", "dang uy phuong")
_CENTRAL = ("ban chap hanh trung uong", "bo chinh tri", "ban bi thu", "hoi nghi trung uong")


def contradiction(symbol: str, issuer: str) -> str:
    """Whose suffix it is when it contradicts the issuer, as words for the finding; empty when nothing contradicts."""
    parsed = parse_symbol(symbol)
    words = fold(issuer)
    if parsed is None or not words:
        return ""
    if parsed.issuer_code == "TW" and any(name in words for name in _LOCAL):
        return "cơ quan Trung ương của Đảng"
    if parsed.issuer_code in {"TU", "HU"} and any(name in words for name in _CENTRAL):
        return "cấp ủy địa phương"
    return ""


def _run(library: Library) -> Iterator[Finding]:
    for document in library.documents.values():
        entry = document.entry
        if isinstance(entry, Instrument) and entry.symbol:
            body = contradiction(entry.symbol, entry.issuer)
            if body and not entry.conflicts:
                yield finding("DC205", document.source.path, 1, symbol=entry.symbol, suffix_body=body, issuer=entry.issuer)
        yield from _cited(document)


def _cited(document: Document) -> Iterator[Finding]:
    for citation, *_ in document.mentions:
        if citation.zone is Zone.BOILERPLATE or not (citation.number and citation.issuer):
            continue
        body = contradiction(citation.number, citation.issuer)
        if body:
            line = document.source.first_line + document.source.text.count("\n", 0, citation.span.start)
            yield finding("DC212", document.source.path, line, symbol=citation.number, suffix_body=body, issuer=citation.issuer)


CHECK = Check(("DC205", "DC212"), _run)
