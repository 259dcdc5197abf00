"""Where a text says that the force of something ends: "<Nghị định A> hết hiệu lực kể từ ngày ..."."""

from __future__ import annotations

import re

from danchieu.text.lazy import lazy
from danchieu.values import Span

_ENDS = lazy(r"(?:hết|không\s+còn)\s+hiệu\s+lực$", re.IGNORECASE)
_CLOSED = lazy(r"\.\s|;\s|\|\s|\n\s*\n|công\s+bố\s+(?:\S+\s+){0,2}?[dD]anh\s+mục\s+(?:các\s+)?văn\s+bản\s")
_REACH = 400
"""How far behind an instrument the words may stand."""


class Ended:
    """Finds "hết hiệu lực" and "không còn hiệu lực" behind the instruments of one text, asked for in order; no stretch is looked at twice."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: list[Span] = []
        self._reached = 0
        # their last word, which is rare, finds them
        self._words = ("lực", "LỰC") if "Ự" in text else ("lực",)

    def after(self, at: int) -> Span | None:
        """The first such words behind an instrument that ends at `at`; None where there are none, or only in another clause."""
        start, stop = max(at, self._reached), at + _REACH
        self._reached = stop - 2
        for word in self._words:
            found = self.text.find(word, start, stop)
            if found >= 0:
                self._keep(word, found, stop)
        if self.spans:
            self.spans = [span for span in self.spans if span.start >= at]
            if self.spans and not _CLOSED.search(self.text, at, self.spans[0].start):
                return self.spans[0]
        return None

    def _keep(self, word: str, at: int, stop: int) -> None:
        """Keep what ends with the word, from its first place to a last one."""
        while at >= 0:
            match = _ENDS.search(self.text, max(0, at - 24), at + 3)
            if match:
                self.spans.append(Span(*match.span()))
            at = self.text.find(word, at + 3, stop)
