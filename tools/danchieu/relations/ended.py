"""Whether the words behind an instrument say that its force ends: "<Nghị định A> hết hiệu lực kể từ ngày ..."."""

from __future__ import annotations

import re

from danchieu.text.lazy import lazy

_ENDS = lazy(r"(?:hết|không\s+còn)\s+hiệu\s+lực$", re.IGNORECASE)
_CLOSED = lazy(r"\.\s|;\s|\|\s|\n\s*\n")


def ended(after: str) -> re.Match[str] | None:
    """The first "hết hiệu lực" or "không còn hiệu lực" of what follows an instrument; None where there is none, or only in another clause.

    It is found by its last word, which is rare.
    """
    for word in ("lực", "LỰC") if "Ự" in after else ("lực",):
        at = after.find(word)
        while at >= 0:
            match = _ENDS.search(after, max(0, at - 24), at + 3)
            if match:
                return None if _CLOSED.search(after, 0, match.start()) else match
            at = after.find(word, at + 3)
    return None
