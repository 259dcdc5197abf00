"""Quoted text of amendments: `Sửa đổi, bổ sung Điều 3 như sau: “Điều 3. ...”`. Inside it "Nghị định này" is the amended decree."""

from __future__ import annotations

from bisect import bisect_right

from danchieu.text.lazy import lazy

# what stands before a mark that opens quoted text: "... như sau: “", or nothing but a line start where a unit follows
_LED = lazy(r"(?:như\s+sau|sau\s+đây)\s*:?\s*$")
_BLOCK = lazy(r"(?:như\s+sau|sau\s+đây)\s*:[ *_]*\n\s*(?P<block>>[^\n]*(?:\n>[^\n]*)*)")
_UNIT = lazy(r"(?:Điều|Chương|Mục)\s+[\dIVX]+|\d{1,2}[a-z]?\.\s|[a-zđ]\)\s")
_BACK = 60
"""How far before a mark its lead is looked for."""
_MARK = lazy(r"[“”]")
_STRAIGHT = lazy(r"\"\s*[.;,]?\s*(?=\n|$)")
_LONGEST = 60_000


class Quotes:
    """Quoted stretches, each with where it begins and ends."""

    def __init__(self, text: str) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        reached = 0
        for start in _marks(text):
            if start < reached or not _opens(text, start):
                continue
            end = _close(text, start)
            if end is None:
                continue
            self.starts.append(start)
            self.ends.append(end)
            reached = end
        if ">" in text and "\n>" in text:  # one character is found thirty times as fast as two
            self._blocks(text)

    def _blocks(self, text: str) -> None:
        """Quotations that a Markdown copy sets as blocks: "... như sau:" and lines that begin with ">"."""
        for match in _BLOCK.finditer(text):
            start, end = match.span("block")
            index = bisect_right(self.starts, start)
            while index < len(self.starts) and self.starts[index] < end:
                del self.starts[index], self.ends[index]
            if not index or self.ends[index - 1] <= start:
                self.starts.insert(index, start)
                self.ends.insert(index, end)

    def at(self, offset: int) -> int:
        """Index of the quoted stretch around `offset`, -1 outside of all."""
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.ends[index] else -1


def _marks(text: str) -> list[int]:
    """Where marks that can open a quotation stand, in order."""
    found: list[int] = []
    for mark in ("“", '"'):
        at = text.find(mark)
        while at >= 0:
            found.append(at)
            at = text.find(mark, at + 1)
    found.sort()
    return found


def _opens(text: str, start: int) -> bool:
    """Whether the mark opens the new text of an amendment."""
    before = text[max(0, start - _BACK) : start]
    line = before.rstrip(" #>*_")
    if (line.endswith("\n") and _UNIT.match(text, start + 1)) or not before:
        return bool(before)
    if line.endswith(":") and _UNIT.match(text, start + 1):  # 'quy định: "5. Trường hợp ...'
        return True
    return line.rstrip().removesuffix(":").rstrip().endswith(("sau", "đây")) and _LED.search(line) is not None


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
