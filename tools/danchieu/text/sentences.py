"""The sentence around a place: evidence for relations and backlinks."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from danchieu.text.fold import fold
from danchieu.text.lazy import lazy
from danchieu.values import Span

_REACH = 1500
"""Characters looked at on either side; keeps any text linear."""

_WRAPPED = 160
"""Lines of a text that is broken to the width of a page are shorter: beside a longer one, a headline without full stop is a paragraph."""

_MARKS = ".!?…"
_STOP = lazy(r"(?:[.!?…]+|\./\.?)[”’\"')\]»]*(?=\s)")
# What a new paragraph starts with: "1. ", "2.1 ", "a) ", "- ", "Điều 5.", "Chương II", "# ", "| ", "> ", "I. ".
_OPENER = lazy(
    r"""
    [ \t]* (?: [-+*•–—#>|] | \d{1,3}(?:\.\d{1,3})*[.)]\s | [a-zđ]{1,2}\d?\)\s | [IVXL]{1,6}[.\-)]\s | \[\d+\]
      | (?:điều|chương|mục|phần|phụ[ ]lục) \s+ [\dIVXL]+ [a-z]? \s* (?:[.:](?!\d)|[\r\n]|$) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Numbering whose full stop opens: "1.", "I.", "a.", "Điều 5." at the start of a line, perhaps in bold or a heading.
_NUMBERING = lazy(
    r"""
    [ \t#>*_\-+•“"]* (?:(?:điều|chương|mục|phần|khoản)\s+)? (?: \d{1,3}(?:\.\d{1,3})* | [ivxl]{1,6} | [a-zđ] ) [a-z]?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CLOSED = (".", ";", ":", "!", "?", "…", ".”", '."', ":”", "|")


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(tomllib.loads(Path(__file__).with_name("abbreviations.toml").read_text("utf-8"))["words"])


def sentence_at(text: str, start: int, end: int) -> Span:
    """Span of the sentence (or run of sentences) of `text` that holds `[start, end)`, without surrounding white space.

    Blank lines, headings, list items and table rows bound it; a line end inside wrapped text does not.
    Looks at most 1,500 characters to either side.
    """
    if not 0 <= start <= end <= len(text):
        start = max(0, min(start, len(text)))
        end = max(start, min(end, len(text)))
    low, high = _paragraph(text, start, end)
    left = _left(text, low, start)
    right = _right(text, low, max(end - 1, start), end, high)
    while left < start and text[left].isspace():
        left += 1
    while right > end and text[right - 1].isspace():
        right -= 1
    return Span(left, right)


def _left(text: str, low: int, start: int) -> int:
    """Where the sentence around `start` begins: behind the last mark that ends one, at the earliest at `low`."""
    at = start
    while (at := _last_mark(text, low, at)) >= 0:
        while at > low and text[at - 1] in _MARKS:
            at -= 1
        stop = _behind(text, at, start)
        if stop >= 0 and _ends(text, at, stop, low):
            return stop
    return low


def _right(text: str, low: int, at: int, end: int, high: int) -> int:
    """Where the sentence around a place ends: behind the first mark from `at` on that ends one not before `end`, at the latest at `high`."""
    while (at := _first_mark(text, at, high)) < high:
        stop = _behind(text, at, high)
        if stop >= end and _ends(text, at, stop, low):
            return stop
        at = max(stop, at + 1)
    return high


def _behind(text: str, at: int, high: int) -> int:
    """What follows the marks that begin at a place, and what closes behind them; -1 where that is no white space before `high`."""
    if at + 1 < high and text[at + 1].isspace():
        return at + 1
    stop = _STOP.match(text, at, high)
    return stop.end() if stop else -1


def _last_mark(text: str, low: int, high: int) -> int:
    """Where the last mark between two places stands, -1 for none. Each is looked for by itself, and only behind the one found before."""
    found = -1
    for mark in _MARKS:
        at = text.rfind(mark, low, high)
        if at >= 0:
            found, low = at, at + 1
    return found


def _first_mark(text: str, low: int, high: int) -> int:
    """Where the first mark between two places stands, `high` for none."""
    for mark in _MARKS:
        at = text.find(mark, low, high)
        if at >= 0:
            high = at
    return high


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """Bounds of the paragraph around a place, at most `_REACH` away."""
    low = floor = max(0, start - _REACH)
    at = start
    while (line := text.rfind("\n", floor, at)) >= 0:
        if _is_barrier(text, line):
            low = line + 1
            break
        at = line
    if low == floor > 0:
        low = next((at + 1 for at in range(floor, start) if text[at].isspace()), start)
    high = ceiling = min(len(text), end + _REACH)
    at = end
    while (line := text.find("\n", at, ceiling)) >= 0:
        if _is_barrier(text, line):
            high = line
            break
        at = line + 1
    if high == ceiling < len(text):
        high = next((at for at in range(ceiling, end, -1) if text[at - 1].isspace()), end)
    return low, high


def _is_barrier(text: str, line: int) -> bool:
    """Whether the line end at `line` ends a paragraph."""
    if text.startswith("\n", line + 1) or text.startswith("\n", line - 1):
        return True  # beside an empty line, or at the very beginning
    head = text.rfind("\n", max(0, line - 400), line) + 1
    before = text[max(head, line - 400) : line].strip()
    stop = text.find("\n", line + 1, line + 400)
    return is_paragraph_end(before, text[line + 1 : stop if stop >= 0 else line + 400].strip())


def is_paragraph_end(before: str, after: str) -> bool:
    """Whether a paragraph ends between two lines (stripped): blank, heading, item, full stop; a wrapped line does not end one."""
    if not before or not after or _OPENER.match(after) or before.startswith(("#", "|")):
        return True
    if before.endswith(_CLOSED):
        return after[0].isupper() or after[0] in "“\"‘'([" or before.endswith((";", ":"))
    unwrapped = max(len(before), len(after)) > _WRAPPED
    return (len(before) < 45 or unwrapped) and after[0].isupper()


def _ends(text: str, at: int, stop: int, low: int) -> bool:
    """Whether the marks between two places end a sentence: not after an abbreviation, an initial or numbering."""
    after = text[stop : stop + 40].lstrip()
    if after and after[0].islower():
        return False
    if text[at] != "." or stop - at > 1:
        return True
    tail = text[at - 4 : at]
    if tail.islower() and tail[1:].isalpha() and tail[1:3].strip("ivxl"):
        return True  # a whole word of small letters, as mostly: no abbreviation, and no Roman numeral
    begin = max(low, at - 40)
    head = text[begin:at]
    if (begin == low or "\n" in head) and _NUMBERING.fullmatch(head.rpartition("\n")[2]):
        return False
    words = head.rsplit(None, 2)
    if not words:
        return True
    word = words[-1].lstrip("(“\"‘'[")
    if len(word) == 1 and word.isupper():  # J. Biden, C. Mác; but "Nguyễn Văn A. Tòa án"
        return len(words) > 1 and words[-2][0].isupper() and not after[:1].isdecimal()
    return (len(word) > 2 and word.islower()) or fold(word) not in _abbreviations()
