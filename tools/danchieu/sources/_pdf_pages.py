"""From lines of pages to running text."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median

from danchieu.sources._pdf_lines import Line
from danchieu.text.furniture import is_page_number, is_running_head, is_stamp

_EDGE = 3
"""Lines at the top and bottom of a page among which running heads and page numbers are looked for."""
_FULL = 10
"""Lines that make a page's own margins trustworthy."""
_FIGURES = re.compile(r"\d+")
_ITEM = re.compile(r"(?:Điều|Chương|Mục|Phần|Phụ lục)\s+[\dIVXL]+|\d{1,3}[.)]\s|[a-zđ]\)\s|[-+]\s")


def without_furniture(pages: list[list[Line]]) -> list[list[Line]]:
    """Pages without running heads, page numbers and the printed trace of electronic signatures; all else stays."""
    repeated = _repeated(pages)
    kept = []
    for page in pages:
        lines = []
        for at, line in enumerate(page):
            at_edge = at < _EDGE or at >= len(page) - _EDGE
            if is_running_head(line.text) or _is_stamped(page, at):
                continue
            if at_edge and (is_page_number(line.text) or _FIGURES.sub("#", line.text) in repeated):
                continue
            lines.append(line)
        kept.append(lines)
    return kept


def _repeated(pages: list[list[Line]]) -> frozenset[str]:
    """First and last lines that recur, but for their figures, on most of at least four pages."""
    if len(pages) < 4:
        return frozenset()
    seen = Counter(_FIGURES.sub("#", line.text) for page in pages if page for line in {page[0], page[-1]} if len(line.text) < 120)
    return frozenset(text for text, count in seen.items() if count * 10 > len(pages) * 6)


def _is_stamped(page: list[Line], at: int) -> bool:
    """Whether a line belongs to a signature's trace: one of at least two such lines in a row."""
    if not is_stamp(page[at].text):
        return False
    return any(0 <= beside < len(page) and is_stamp(page[beside].text) for beside in (at - 1, at + 1))


def flow(pages: list[list[Line]]) -> str:
    """The text of all pages: a paragraph a line, a blank line where the page leaves room; footnotes stand at the end."""
    paragraphs: list[str] = []
    notes: list[str] = []
    before: Line | None = None
    right = 0.0
    for page, (left_margin, right_margin) in zip(pages, _all_margins(pages), strict=True):
        into, gap = paragraphs, _usual_gap(page)
        for at, line in enumerate(page):
            into = notes if line.note else into
            previous = page[at - 1] if at else before
            edge = right_margin if at else right
            if previous is not None and into and not line.note and _goes_on(previous, line, edge, left_margin):
                into[-1] = _joined(into[-1], line.text)
                continue
            if at and into is paragraphs and previous is not None and previous.bottom - line.top > gap * 1.6:
                paragraphs.append("")
            into.append(line.text)
        before = next((line for line in reversed(page) if into is paragraphs), None)
        right = right_margin
    return "\n".join([*paragraphs, "", *notes] if notes else paragraphs)


def _all_margins(pages: list[list[Line]]) -> list[tuple[float, float]]:
    """Margins of every page; a page with few lines takes those of the nearest full one of its side (odd and even pages mirror)."""
    own = [_margins(page) if len(page) >= _FULL else None for page in pages]
    found = []
    for at, page in enumerate(pages):
        near = sorted(
            (abs(at - other), (at - other) % 2, other) for other, margins in enumerate(own) if margins is not None and abs(at - other) < 5
        )
        best = min(near, key=lambda row: (row[1], row[0]), default=None)
        margins = own[best[2]] if best is not None else None
        found.append(own[at] or margins or _margins(page))
    return found


def _usual_gap(page: list[Line]) -> float:
    """Usual white between the lines of a page, in points."""
    gaps = [one.bottom - two.top for one, two in pairwise(page) if one.bottom > two.top]
    return max(4.0, median(gaps)) if gaps else 6.0


def _margins(page: list[Line]) -> tuple[float, float]:
    """Left edge of wrapped lines and right edge of full ones."""
    if not page:
        return 0.0, 0.0
    rights = sorted(line.right for line in page)
    full = [line for line in page if line.right > rights[-1] - 20]
    return min(line.left for line in full), rights[-1]


def _goes_on(previous: Line, line: Line, right_margin: float, left_margin: float) -> bool:
    """Whether `line` continues the paragraph of `previous`: its first word had no room there, and it is not indented."""
    if right_margin <= 0 or previous.text.endswith(("./.", "/.")):
        return False
    if previous.text.endswith((".", ";", ":")) and _ITEM.match(line.text):
        return False
    room = right_margin - previous.right
    return line.first_word + 4 > room and line.left < left_margin + 12


def _joined(paragraph: str, line: str) -> str:
    """Two pieces of a wrapped paragraph; a symbol broken after its hyphen or slash comes together again."""
    if re.search(r"[A-ZĐ\d][/-]$", paragraph) and re.match(r"[A-ZĐ\d]", line) and re.search(r"\d+[/-]\S*$", paragraph):
        return paragraph + line
    return f"{paragraph} {line}"
