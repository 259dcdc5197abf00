"""Quoted text of amendments: `Sửa đổi, bổ sung Điều 3 như sau: “Điều 3. ...”`. Inside it "Nghị định này" is the amended decree."""

from __future__ import annotations

import re
from bisect import bisect_right

_OPEN = re.compile(
    r"(?:như\s+sau|sau\s+đây)\s*:?\s*(?P<mark>[“\"])|\n[ ]*(?P<line>[“\"])(?=(?:Điều|Chương|Mục)\s+[\dIVX]+|\d{1,2}[a-z]?\.\s|[a-zđ]\)\s)"
)
_MARK = re.compile(r"[“”]")
_STRAIGHT = re.compile(r"\"\s*[.;,]?\s*(?=\n|$)")
_LONGEST = 60_000


class Quotes:
    """Quoted stretches, each with where it begins and ends."""

    def __init__(self, text: str) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        if "như sau" not in text and "sau đây" not in text and "\n“" not in text:
            return
        reached = 0
        for match in _OPEN.finditer(text):
            group = "mark" if match["mark"] else "line"
            start = match.start(group)
            if start < reached:
                continue
            end = _close(text, start)
            if end is None:
                continue
            self.starts.append(start)
            self.ends.append(end)
            reached = end

    def at(self, offset: int) -> int:
        """Index of the quoted stretch around `offset`, -1 outside of all."""
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.ends[index] else -1


def _close(text: str, start: int) -> int | None:
    """One past the closing mark of the quotation that opens at `start`; inner quotations are counted."""
    stop = min(len(text), start + _LONGEST)
    if text[start] == '"':
        match = _STRAIGHT.search(text, start + 1, stop)
        return match.end() if match else None
    depth = 0
    last: int | None = None
    for match in _MARK.finditer(text, start, stop):
        if match[0] == "“":
            depth += 1
        else:
            depth -= 1
            last = match.end()
            if depth <= 0:
                return match.end()
    return last if stop < len(text) else stop
