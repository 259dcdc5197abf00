"""Where a text says that the force of something ends: "<Nghị định A> hết hiệu lực kể từ ngày ..."."""

from __future__ import annotations

import re

from danchieu.text.lazy import lazy
from danchieu.values import Span

_ENDS = lazy(r"(?:hết|không\s+còn)\s+hiệu\s+lực$", re.IGNORECASE)
_CLOSED = lazy(r"\.\s|;\s|\|\s|\n\s*\n|công\s+bố\s+(?:\S+\s+){0,2}?[dD]anh\s+mục\s+(?:các\s+)?văn\s+bản\s")
REACH = 400
"""How far behind an instrument the words may stand."""


def ended(text: str, at: int, stop: int) -> Span | None:
    """The first "hết hiệu lực" or "không còn hiệu lực" between two places; None where there is none, or only in another clause."""
    for word in ("lực", "LỰC"):  # the last word, which is rare, finds them
        place = at
        while (place := text.find(word, place, stop)) >= 0:
            place += len(word)
            match = _ENDS.search(text, max(at, place - 27), place)
            if match:
                return None if _CLOSED.search(text, at, match.start()) else Span(*match.span())
    return None
