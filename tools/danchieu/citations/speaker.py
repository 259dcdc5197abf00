"""Whose words a report quotes: in "Tại Điều 2 Nghị định A quy định: “... Nghị định B ... Nghị định này”" the last one is A."""

from __future__ import annotations

from collections.abc import Iterable

from .draft import Draft

_LONGEST = 2000
"""How much of a provision a report quotes."""
_LEAD = 500
"""How long the words before a quotation may be that tell whose it is."""


def opened(text: str, at: int) -> int:
    """Where the quotation begins that stands open at `at` behind a colon; -1 where none does."""
    floor = max(0, at - _LONGEST)
    start = text.rfind("“", floor, at)
    if start < 0 or text.find("”", start, at) >= 0:
        start = text.rfind('"', floor, at)
    return start if start > 1 and text[start - 2 : start].rstrip("\n ").endswith(":") else -1


def speaker(text: str, start: int, named: Iterable[Draft], kind: str | None) -> Draft | None:
    """The instrument (of a type, if one is asked for) whose words the quotation gives that begins at `start`.

    It is the first that the lead names a place of, else the last one of the type before the quotation; None where none is named there.
    """
    floor = max(0, start - _LEAD)
    lead = max(floor, *(text.rfind(end, floor, start) for end in ("\n\n", ". ", ".\n", ";\n", ".”", '."')))
    last: Draft | None = None
    for draft in named:
        if draft.end > start or (kind is not None and draft.type != kind and not (kind == "Luật" and draft.type == "Bộ luật")):
            continue
        if draft.start >= lead and draft.pin is not None:
            return draft
        if draft.start >= floor and kind is not None:
            last = draft
    return last
