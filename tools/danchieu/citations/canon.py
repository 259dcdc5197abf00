"""The text as the engine reads it: look-alike characters unified, invisible ones removed, every span traceable to the NFC text.

Most replacements keep the length, so spans stay what they are. Only where a text holds invisible characters (soft hyphens,
zero-width, private use) or Markdown escapes does a second text with a map of offsets come into being.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from danchieu.text.lazy import lazy

_SAME_LENGTH = (
    ("\u00a0", " "),
    ("\u202f", " "),
    ("\u2007", " "),
    ("\u2009", " "),
    ("\t", " "),
    ("\u2011", "-"),
    ("\u2010", "-"),
    ("\u2013", "-"),
    ("\u2012", "-"),
    ("\u2014", "-"),
    ("\u2212", "-"),
    ("\u00d0", "Đ"),
    ("\u00f0", "đ"),
    ("\uff0f", "/"),
    ("\u2044", "/"),
)
_INVISIBLE = lazy(r"[\u00ad\u200b-\u200f\u2060\ufeff\ue000-\uf8ff]+|\\(?=[-_./*()\[\]])")
_SUSPECTS = (
    "\u00ad",
    "\u200b",
    "\u200c",
    "\u200d",
    "\u200e",
    "\u2060",
    "\ufeff",
    "\\",
    "\uf0b7",
    "\uf0a7",
    "\uf02d",
    "\uf0fc",
    "\uf0d8",
)
"""What stands for all of them; of the private-use characters the ones that Word and PDF leave behind."""


class Canon(NamedTuple):
    """The text to search, and how to get back."""

    text: str
    """What the patterns see."""
    cuts: tuple[int, ...]
    """Offsets in `text` at which removed stretches stood, ascending; empty where nothing was removed."""
    gone: tuple[int, ...]
    """How many characters were removed up to and including each cut."""

    def start(self, offset: int) -> int:
        """Offset in the original of a span that starts here."""
        return offset + self.gone[bisect_right(self.cuts, offset) - 1] if self.cuts and offset >= self.cuts[0] else offset

    def end(self, offset: int) -> int:
        """Offset in the original of a span that ends here: it never reaches over what was removed after it."""
        return self.start(offset - 1) + 1 if offset else 0


def canon(text: str) -> Canon:
    """The text with look-alikes unified. Linear; the same object is searched where nothing had to change."""
    for old, new in _SAME_LENGTH:
        if old in text:
            text = text.replace(old, new)
    if "<" in text and "</" in text:  # one character is found thirty times as fast as two
        text = _TAG.sub(_blank, text)
    if "%" in text and _ESCAPED.search(text):
        text = _without_addresses(text)
    for suspect in _SUSPECTS:
        if suspect in text:
            return _without_invisible(text)
    return Canon(text, (), ())


def _without_invisible(text: str) -> Canon:
    parts: list[str] = []
    cuts: list[int] = []
    gone: list[int] = []
    last = total = 0
    for match in _INVISIBLE.finditer(text):
        start, end = match.span()
        parts.append(text[last:start])
        cuts.append(start - total)
        total += end - start
        gone.append(total)
        last = end
    parts.append(text[last:])
    return Canon("".join(parts), tuple(cuts), tuple(gone))


# "<p align="center"><b>HỘI ĐỒNG NHÂN DÂN<br>THÀNH PHỐ HÀ NỘI</b></p>": what a page of Markdown keeps of its first form
_TAG = lazy(r"</?(?:p|b|i|u|br|div|span|strong|em|center|font|table|tbody|tr|td|th|h[1-6]|sup|sub)(?:\s[^<>\n]{0,120})?/?>", re.IGNORECASE)


# "Keyword=S%E1%BB%91%2028/2017/TT-BL%C4%90TBXH": letters of an address, whose figures are those of no number
_ESCAPED = lazy(r"%[0-9A-Fa-f]{2}%[0-9A-Fa-f]{2}")
_WORD = 300
"""Longest piece of an address between two blanks."""


def _without_addresses(text: str) -> str:
    """The text with the words blanked out that hold escaped letters, length kept."""
    parts: list[str] = []
    last = 0
    for match in _ESCAPED.finditer(text):
        if match.start() < last:
            continue
        start = max(last, *(text.rfind(blank, last, match.start()) + 1 for blank in (" ", "\n")), match.start() - _WORD)
        end = min(
            at
            for at in (*(text.find(blank, match.end(), match.end() + _WORD) for blank in (" ", "\n")), match.end() + _WORD, len(text))
            if at >= 0
        )
        parts += (text[last:start], " " * (end - start))
        last = end
    return "".join((*parts, text[last:]))


def _blank(match: re.Match[str]) -> str:
    """Blanks of the same length for a tag, the end of a line for one that breaks it."""
    first = "\n" if match[0][1:3].lower() == "br" else " "
    return first + " " * (len(match[0]) - 1)


_FIRST_MARKS, _LATER_MARKS = "¹²³", "⁴⁵⁶⁷⁸⁹⁰"
_PAGE = 4000
"""A text that is longer than a page or two has a third note where it has later ones, whose marks take longer to look for."""
# one literal begins each: what stands before the mark is looked at where one was found, not at every character
_BRACKETED = lazy(r"\[\^?\d{1,3}\]")
_PARENTHESISED = lazy(r"\(\d\)(?=[\s.,;])")


def without_marks(text: str) -> str:
    """The text with the marks of footnotes blanked out, length kept: "Nghị quyết số 18-NQ/TW¹ ngày ...", "... 18-NQ/TW[1]"."""
    marks = [mark for mark in _FIRST_MARKS if mark in text]
    if "³" in marks or len(text) < _PAGE:
        marks.extend(mark for mark in _LATER_MARKS if mark in text)
    for mark in marks:
        text = text.replace(mark, " ")
    if "(" in text:
        text = _PARENTHESISED.sub(_behind_symbol, text)
    if "[" in text:
        text = _BRACKETED.sub(_behind_word, text)
    return text


def _behind_symbol(match: re.Match[str]) -> str:
    """Blanks for the mark of "18-NQ/TW(1) ", the mark itself after anything else."""
    before = match.string[match.start() - 1 : match.start()]
    return " " * len(match[0]) if before.isdecimal() or "A" <= before <= "Z" or before == "Đ" else match[0]


def _behind_word(match: re.Match[str]) -> str:
    """Blanks for the mark of "18-NQ/TW[1]", the bracket itself after white space."""
    before = match.string[match.start() - 1 : match.start()]
    return match[0] if not before or before.isspace() or before == "[" else " " * len(match[0])
