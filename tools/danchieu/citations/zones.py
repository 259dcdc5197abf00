"""Parts of a document: footnotes (also those that cut a sentence in two), captions, recipients, the furniture of saved web pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from danchieu.text.lazy import lazy
from danchieu.vocabulary import furniture

from .draft import Draft

_SUPERSCRIPT = lazy(r"\n[ ]*(?=[¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]?\s)")
_BRACKET = lazy(r"\n[ ]*\[\^?\d{1,3}\]:?\s")
_RULED = lazy(r"\n[ ]{20,}\n[ ]*\d{1,3}\s?[^\W\d_]|\n[ ]*_{10,}[ ]*\n[ ]*\d{1,3}\s?[^\W\d_]")
_PAGE = lazy(r"\n\[\.\.\.\]|\n\s*\n[ ]*\d{1,4}[ ]*\n|\n[ ]*(?:CÔNG BÁO|--- PAGE)")
_RECIPIENT_END = lazy(r"\n\s*\n(?!\s*[-–+•])|\n\s*(?:\((?:Ban\s+hành\s+)?[kK]èm\s+theo|PHỤ\s+LỤC)")


@cache
def _teasers_said() -> frozenset[str]:
    return frozenset(phrase.lower() for phrase in furniture()["teasers"])


@cache
def _initials() -> frozenset[str]:
    """First characters of lines worth comparing: a letter of a phrase, or markup before it."""
    letters = {phrase[0] for phrase in furniture()["teasers"]}
    return frozenset("".join(letters) + "".join(letters).lower() + " *#>•-")


def zones(text: str, recipients: Sequence[int], saved_page: bool) -> list[tuple[int, int, str]]:
    """Stretches that are not the body, in order. Teasers and captions are only looked for in a saved page (press, report).

    `recipients` are the places of "Nơi nhận".
    """
    found = _footnotes(text)
    found.extend(_recipients(text, recipients))
    if saved_page:
        captions, end = _lines(text)
        if end < len(text):
            found = [zone for zone in found if zone[0] < end]
            found.append((end, len(text), "boilerplate"))
        found.extend(captions)
    found.sort()
    return found


_NOTE = 6000
"""Longest footnote and longest list of recipients; what runs on is body again. Keeps every search bounded."""


def _footnotes(text: str) -> list[tuple[int, int, str]]:
    out: list[tuple[int, int, str]] = []
    if "¹" in text or "²" in text:
        out.extend((match.start(), _upto(text, "\n\n", match.end()), "footnote") for match in _SUPERSCRIPT.finditer(text))
    if "[" in text and "\n[" in text:  # one character is found thirty times as fast as two
        out.extend(
            (match.start(), _upto(text, "\n", match.end()), "footnote")
            for match in _BRACKET.finditer(text)
            if text.rfind(match[0].strip(" \n:"), max(0, match.start() - 20_000), match.start()) >= 0  # its mark stands above
        )
    if "                    \n" in text or ("_" in text and "__________\n" in text):
        for match in _RULED.finditer(text):
            stop = min(len(text), match.end() + _NOTE)
            page = _PAGE.search(text, match.end(), stop)
            out.append((match.start(), page.start() if page else stop, "footnote"))
    out.extend(_at_foot(text))
    out.sort()
    return out


# "1 Ngày 19/6/2013, Quốc hội ...": a note at the foot of a page, its number glued to a word above ("từng giai đoạn1.", "năm 20131,")
_FOOT = lazy(r"\n(?P<number>[1-9]\d?)[ ](?=[A-ZĐ“])")
_FOOT_END = lazy(r"\n\[\.\.\.\]|\n[ ]*(?:\d{1,4}[ ]*)?(?:\n|$)|\n[ ]*(?:\d{1,4}[ ]*\n|CÔNG BÁO|--- PAGE)|\f")
_ABOVE = 4000


def _at_foot(text: str) -> list[tuple[int, int, str]]:
    """Notes that only their number tells: it opens the line and is glued to a word or a year above, on the same page."""
    out: list[tuple[int, int, str]] = []
    reached = 0
    for match in _FOOT.finditer(text):
        if match.start() < reached:
            continue
        called = re.compile(rf"(?:[a-zà-ỹ]|(?<!\d)(?:19|20)\d\d){match['number']}(?=[\s.,;:)])")
        if called.search(text, max(0, match.start() - _ABOVE), match.start()) is None:
            continue
        stop = min(len(text), match.end() + 2000)
        page = _FOOT_END.search(text, match.end(), stop)
        reached = page.start() if page else stop
        out.append((match.start(), reached, "footnote"))
    return out


def _upto(text: str, mark: str, start: int) -> int:
    """Where the mark stands after `start`, within the length of a note."""
    stop = min(len(text), start + _NOTE)
    end = text.find(mark, start, stop)
    return end if end >= 0 else stop


def _recipients(text: str, places: Sequence[int]) -> list[tuple[int, int, str]]:
    out: list[tuple[int, int, str]] = []
    reached = 0
    for at in places:
        if at < reached or not text.startswith("Nơi nhận", at):
            continue
        stop = min(len(text), at + _NOTE)
        line = text.find("\n", at, stop)
        match = _RECIPIENT_END.search(text, line + 2, stop) if line >= 0 else None
        reached = match.start() if match else stop
        out.append((at, reached, "recipients"))
    return out


def _lines(text: str) -> tuple[list[tuple[int, int, str]], int]:
    """Captions (a line printed twice in a row, or nearly so) and where the teasers of other articles begin."""
    out: list[tuple[int, int, str]] = []
    said = _teasers_said()
    initials = _initials()
    floor = len(text) // 4
    previous = ending = ""
    begin = at = 0
    pictured = False
    for raw in text.split("\n"):
        size = len(raw)
        if pictured and size and not raw.isspace():
            if raw.rstrip().endswith("|"):
                out.append((at, at + size, "caption"))
            pictured = False
        if size and raw.startswith("!["):
            pictured = raw.rstrip().endswith("|")
        if size > 40:
            if ending and raw.endswith(ending) and _alike(previous.strip(), raw.strip()):
                out.append((begin, at + size, "caption"))
            previous, ending, begin = raw, raw[-9:], at
        elif size:
            if size > 5 and at >= floor and raw[0] in initials and raw.strip(" *#>•-:").lower() in said:
                return out, at
            if ending and not raw.isspace():
                ending = ""
        at += size + 1
    return out, len(text)


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if one[-30:] != other[-30:] or abs(len(one) - len(other)) > 40:
        return False
    return one[:20] == other[:20] and len(one) > 80


def mark(drafts: list[Draft], regions: list[tuple[int, int, str]]) -> None:
    """Set the zone of each draft by one walk over both lists."""
    index = 0
    for draft in drafts:
        start = draft.start
        while index < len(regions) and regions[index][1] <= start:
            index += 1
        if index < len(regions) and regions[index][0] <= start:
            draft.zone = regions[index][2]
