"""Text to citations: `read` finds every citation of a document, its zone, and what it means inside that document.

The parts: `canon` (look-alike characters), `anchors` (one pass for every word that leads to a citation), `find` (the walk),
`begin` (where a type noun stands), `plain` (the commonest print, at a glance), `instruments`, `symbols`, `laws`, `named`, `pinpoints`
(one per form), `tails` (date and issuer), `outline`, `header`, `zones`, and `discourse` with `anaphors`,
which settle what stays open.
"""

from __future__ import annotations

from operator import itemgetter
from typing import Any

from danchieu.text.collector import uncollected
from danchieu.values import Citation, Form, Span, Zone

from .canon import canon, without_marks
from .discourse import Discourse, tidy
from .draft import Draft
from .find import find
from .header import own
from .named import AS_PRINTED
from .outline import Outline
from .zones import captions, mark, zones

__all__ = ["read", "record"]

_SPAN = itemgetter(0)
_new = tuple.__new__  # a named tuple without the detour over its keywords, which takes longer than all else of a citation
_FORMS = {form.value: form for form in Form}
_ZONES = {zone.value: zone for zone in Zone}


@uncollected
def read(text: str, *, official: bool | None = None) -> tuple[Citation, ...]:
    """Every citation of a document, in the order of the text.

    `text` must be NFC; spans are offsets in it. `official` says whether the text is an instrument itself (then "Nghị định này" is the
    document); None lets the text decide by its head and its articles. Any text gives an answer, never an exception.
    """
    seen = canon(text)
    plain = without_marks(seen.text)
    found = find(plain)
    outline = Outline(plain, found.headings)
    itself = own(plain, found.drafts, found.at, outline, official)
    header = [draft for draft in found.drafts if draft.zone == "header"]
    saved_page = not itself.official or not outline.dieu_at
    mark(found.drafts, zones(seen.text, found.at, saved_page))
    if saved_page:
        captions(seen.text, found.drafts)
    for draft in header:
        draft.zone = "header"
    drafts = Discourse(plain, found.drafts, itself, outline).settle()
    start, end = (seen.start, seen.end) if seen.cuts else (None, None)
    for draft in drafts:
        if draft.rule == AS_PRINTED:  # with the dashes of the text itself
            printed = text[seen.start(draft.start) : seen.end(draft.end)].split()
            draft.name = " ".join((draft.type or "", *printed[1 if printed[0].isupper() else 2 :]))
    citations = [_citation(draft, start, end) for draft in drafts]
    citations.sort(key=_SPAN)  # stable: places that share a span keep the order of the text
    return tuple(citations)


def _citation(draft: Draft, start: Any, end: Any) -> Citation:
    span = (draft.start, draft.end) if start is None else (start(draft.start), end(draft.end))
    fields = (
        _new(Span, span),
        _FORMS[draft.form],
        draft.type,
        draft.number,
        tidy(draft.name) if draft.name else None,
        draft.date,
        draft.issuer,
        draft.pin,
        _ZONES[draft.zone],
        draft.target,
        draft.rule,
        draft.repaired,
    )
    return _new(Citation, fields)


def record(citation: Citation, doc: str, text: str) -> dict[str, object]:
    """One line of `cite --format jsonl`, keys in the order of the contract (gold/GUIDELINES.md)."""
    return {
        "doc": doc,
        "start": citation.span.start,
        "end": citation.span.end,
        "text": text[citation.span.start : citation.span.end],
        "form": citation.form.value,
        "type": citation.type,
        "number": citation.number,
        "name": citation.name,
        "date": citation.date,
        "issuer": citation.issuer,
        "pinpoint": str(citation.pinpoint) if citation.pinpoint else None,
        "target": citation.target,
        "zone": citation.zone.value,
    }
