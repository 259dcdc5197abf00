"""Tables of ended documents printed cell by cell: "Thông tư A ...⏎<Được thay thế bởi> Thông tư B", or "| Thông tư A ... | Được thay thế bởi Thông tư B |"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from danchieu.text.lazy import lazy
from danchieu.values import Citation

from .listcues import ENDING, VERBS
from .rows import INTERNAL, SELF

_TOLD = lazy(
    r"(?:Được|Bị)\s+(?P<verb>thay\s+thế|bãi\s+bỏ|hủy\s+bỏ|sửa\s+đổi,?\s+bổ\s+sung|sửa\s+đổi|đính\s+chính)\s+(?:bởi|tại|bằng|theo)\s+(?:các\s+)?(?:quy\s+định\s+tại\s+)?$"
)
_TOLD_ENDS = ("bởi", "tại", "bằng", "theo", "các")
_LENGTH = 80
"""How long such words are at most."""
_MARKS = " \t*_|-–"
_COLUMN = "Văn bản hết hiệu lực"
_PAGE = 4000
_REACH = 900
"""How far before such words the document may be named that they speak of."""


def cells(text: str, citations: Sequence[Citation]) -> Iterator[tuple[str, int, int]]:
    """(Verb, index of the instrument that acts, index of the one acted upon) of each cell or line that begins with such words."""
    starts: list[int] = []
    for index, citation in enumerate(citations):
        end = citation.span.start
        if not text[end - 9 if end > 9 else 0 : end].rstrip().endswith(_TOLD_ENDS) or not citation.target:
            continue
        told = _TOLD.search(text, max(0, end - _LENGTH), end)
        before = text[max(0, told.start() - 12) : told.start()].rstrip(" \t*_") if told else ""
        if told and before.endswith(("|", "\n")):
            starts = starts or [one.span.start for one in citations]
            at = told.start()
            about = _cell(text, citations, starts, at) if before[-1] == "|" else _line(text, citations, starts, at)
            if about >= 0:
                verb = VERBS[told["verb"].split()[0]]
                yield "sua_doi_bo_sung" if verb in ENDING and _partly(text, at) else verb, index, about


def _partly(text: str, at: int) -> bool:
    """Whether the head of the column, printed on each page, says that only a part of what it names ended."""
    head = text.rfind(_COLUMN, max(0, at - _PAGE), at)
    return head >= 0 and " ".join(text[head : head + len(_COLUMN) + 14].split()).startswith(f"{_COLUMN} một phần")


def _cell(text: str, citations: Sequence[Citation], starts: Sequence[int], at: int) -> int:
    """The instrument with which the cell before begins; -1 where it begins with something else."""
    bar = text.rfind("|", max(0, at - 12), at)
    line = text.rfind("\n", max(0, at - _REACH), bar) + 1
    cell = max(text.rfind("|", line, bar) + 1, line)
    index = bisect_left(starts, cell)
    return index if cell and index < len(starts) and starts[index] < bar and _able(text, citations[index], cell) else -1


def _line(text: str, citations: Sequence[Citation], starts: Sequence[int], at: int) -> int:
    """The instrument with which the item before begins: on a line of its own behind a number, a blank line or the end of a sentence."""
    low, line = max(0, at - _REACH), at
    while (line := text.rfind("\n", low, line - 1) + 1) > low:
        if text.startswith(("Được ", "Bị "), line):
            return -1
        index = bisect_left(starts, line)
        above = text[max(0, line - 24) : line].rstrip(" \t\n")
        ended = not above or above[-1] in ".;:|0123456789" or text[line - 2 : line] == "\n\n"
        if ended and index < len(starts) and starts[index] < at and _able(text, citations[index], line):
            return index
    return -1


def _able(text: str, citation: Citation, begin: int) -> bool:
    """Whether an instrument with a number opens what begins at a place."""
    opens = citation.span.start - begin < 12 and not text[begin : citation.span.start].strip(_MARKS + "0123456789.)")
    return opens and citation.number is not None and citation.target is not None and citation.form not in (INTERNAL, SELF)
