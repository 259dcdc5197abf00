"""Lines of a PDF page with their place on it."""

from __future__ import annotations

import re
from typing import NamedTuple

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types

_FIGURES = re.compile(r"\d{1,5}(?!\d|[.,/]\d)")
_SMALL = 7.5
"""Height of a figure in points below which it can be the mark of a footnote."""


class Line(NamedTuple):
    """One printed line."""

    text: str
    """Its words, stripped."""
    left: float
    """Left edge of the first letter, in points."""
    right: float
    """Right edge of the last letter."""
    top: float
    """Upper edge of the first letter."""
    bottom: float
    """Lower edge of the last letter."""
    first_word: float
    """Width of the first word: what would have had to fit on the line before."""
    note: bool = False
    """Starts with the raised mark of a footnote."""


def lines_of(page: pdfium.PdfTextPage) -> list[Line]:
    """The lines of a page in reading order; raised figures become `[1]`, hyphens at line ends are kept."""
    text = page.get_text_range()
    placed = len(text) == page.count_chars()
    fragments: list[Line] = []
    start = 0
    for piece in text.split("\n"):
        words = piece.strip("\r \t\x00\xa0")
        if words:
            begin = start + piece.index(words)
            fragments.append(_line(page, text, begin, begin + len(words)) if placed else Line(words, 0, 0, 0, 0, 0))
        start += len(piece) + 1
    return _merged(fragments) if placed else fragments


def _line(page: pdfium.PdfTextPage, text: str, begin: int, end: int) -> Line:
    first, last = page.get_charbox(begin), page.get_charbox(end - 1)
    word_end = begin
    while word_end < end and not text[word_end].isspace():
        word_end += 1
    word = page.get_charbox(word_end - 1)
    words = _with_marks(page, text, begin, end).replace("\ufffe", "-")
    words = " ".join("".join(letter for letter in words if letter >= " " or letter == "\t").split())
    return Line(words, first[0], last[2], first[3], last[1], word[2] - first[0], words.startswith("["))


def _with_marks(page: pdfium.PdfTextPage, text: str, begin: int, end: int) -> str:
    """The letters from `begin` to `end`, small raised figures set in brackets: `Điều 35.21 Mức vay` to `Điều 35.[21] Mức vay`."""
    out: list[str] = []
    done = begin
    for found in _FIGURES.finditer(text, begin, end):
        start, stop = found.span()
        beside = page.get_charbox(start - 1 if start > begin and not text[start - 1].isspace() else _next_letter(text, stop, end))
        while start < stop and not _raised(page.get_charbox(start), beside):
            beside = page.get_charbox(start)
            start += 1
        if start < stop and stop - start < 4:
            out += [text[done:start], "[", text[start:stop], "]"]
            done = stop
    return "".join([*out, text[done:end]])


def _next_letter(text: str, start: int, end: int) -> int:
    """Where the next letter stands, or the last place before `end`."""
    return next((at for at in range(start, end) if text[at].isalnum()), end - 1)


Box = tuple[float, float, float, float]


def _raised(mark: Box, beside: Box) -> bool:
    """Whether a small figure stands higher than the letter beside it. Boxes are left, bottom, right, top."""
    return mark[1] > beside[1] + 2 and mark[3] - mark[1] < _SMALL


def _merged(fragments: list[Line]) -> list[Line]:
    """Fragments that stand side by side as one line; a small raised figure between them is a footnote's mark."""
    lines: list[Line] = []
    for piece in fragments:
        before = lines[-1] if lines else None
        if before is not None and -2 < piece.left - before.right < 12 and _overlap(before, piece) > -3:
            raised = _is_raised(piece, before)
            words = f"[{piece.text}]" if raised else piece.text
            glue = "" if raised or piece.left - before.right < 1.5 else " "
            if before.text.isdecimal() and _is_raised(before, piece):
                lines[-1] = piece._replace(text=f"[{before.text}] {piece.text}", left=before.left, note=True)
            else:
                bottom = before.bottom if raised else piece.bottom
                lines[-1] = before._replace(text=before.text + glue + words, right=piece.right, bottom=bottom)
        else:
            lines.append(piece)
    return lines


def _overlap(one: Line, other: Line) -> float:
    return min(one.top, other.top) - max(one.bottom, other.bottom)


def _is_raised(mark: Line, beside: Line) -> bool:
    """Whether `mark` is a figure that stands higher than the letters beside it."""
    return mark.text.isdecimal() and len(mark.text) < 4 and mark.bottom > beside.bottom + 2 and mark.top - mark.bottom < _SMALL
