"""The head of a document as cells: the two columns of an official header, tables and tags taken apart, each piece with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from danchieu.text import fold
from danchieu.text.furniture import is_furniture

REACH = 9000
"""Characters of a text in which its header can stand."""

# What stands between cells: line ends, table bars, tags, bold signs, tabs; and, with blanks before it, the right column.
_BETWEEN = re.compile(
    r"""
    \s*\n\s* | \s*\|\s* | \t+ | (?:\s*<[a-z/!][^<>\n]{0,200}>\s*)+ | \*\*+ | ^[#>\s*]+
    | \s* (?= C[ỘO]NG\s+H[OÒÓ][ÀAÁ]\s+X[ÃA]\s+H[ỘO]I | ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT | [ĐD][ộo]c\s+l[ậa]p\s*[-–] )
    | \s+ (?= (?:TP\.?\s*)?[A-ZĐ][^\W\d_]+(?:[ ]+[A-ZĐ][^\W\d_]+){0,3} ,\s* ngày\b )
    | (?<=[A-ZĐƯ\d]) \s+ (?= V/v\b )
    """,
    re.VERBOSE | re.MULTILINE,
)
_NOISE = re.compile(r"<[a-z/!][^<>\n]{0,200}>|\*\*+|\|", re.IGNORECASE)
_WINDOW = 220
_RULE = re.compile(r"[\s_\-–—=*~.+]*(?:o0o)?[\s_\-–—=*~.+]*")
_MOTTO = ("cong hoa xa hoi", "doc lap - tu do", "doc lap – tu do", "dang cong san viet nam", "viet nam dan chu cong hoa")
_GAZETTE = (
    "van ban quy pham phap luat",
    "van ban phap luat khac",
    "phan van ban",
    "phan i",
    "cong bao",
    "van ban khac",
    "van ban hop nhat -",
)


class Cell(NamedTuple):
    """One piece of the head."""

    text: str
    """The words, stripped."""
    start: int
    """Where they start in the text."""
    line: int
    """Which line of the text they stand in."""
    after_blank: bool
    """A blank line or a ruled line stands before it."""

    @property
    def end(self) -> int:
        """Where the words end in the text."""
        return self.start + len(self.text)


def cells(text: str) -> Iterator[Cell]:
    """The cells of the first `REACH` characters; motto, ruled lines, page furniture and the gazette's own headings left out."""
    head = text[:REACH]
    start, line, blank = 0, 0, True
    for gap in _BETWEEN.finditer(head):
        piece = head[start : gap.start()]
        if piece.strip():
            cell = _cell(piece, start, line, blank)
            if cell is not None:
                yield cell
            blank = cell is None and (blank or _RULE.fullmatch(piece) is not None)
        line += head.count("\n", start, gap.end())
        blank = blank or gap[0].count("\n") > 1
        start = gap.end()
    if head[start:].strip():
        cell = _cell(head[start:], start, line, blank)
        if cell is not None:
            yield cell


def squeezed(text: str, start: int) -> tuple[str, list[int]]:
    """The next characters of `text` with tags and table bars taken out and runs of white space as one blank, and where each stands.

    Numbers and dates of saved pages are cut by them: `Số: <u>36</u>      /2025/QĐ-UBND`.
    """
    window = text[start : start + _WINDOW]
    hidden = {at for found in _NOISE.finditer(window) for at in range(*found.span())}
    letters: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(window):
        if at in hidden:
            continue
        if letter.isspace():
            if letters and letters[-1] == " ":
                continue
            letter = " "
        letters.append(letter)
        places.append(start + at)
    places.append(start + len(window))
    return "".join(letters), places


def _cell(piece: str, start: int, line: int, blank: bool) -> Cell | None:
    words = piece.strip()
    folded = " ".join(fold(words[:40]).split())
    motto = folded.startswith(_MOTTO) and (len(" ".join(words.split())) < (60 if words.isupper() else 40))
    if _RULE.fullmatch(words) or motto or folded.startswith(_GAZETTE) or is_furniture(words):
        return None
    begin = start + piece.index(words)
    # A ruled line drawn behind the words: "QUỐC HỘI -------".
    return Cell(words.rstrip("-–—_*=~ ").rstrip() or words, begin, line, blank)
