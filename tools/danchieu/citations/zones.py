"""Parts of a document: footnotes (also those that cut a sentence in two), captions, recipients, the furniture of saved web pages."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from danchieu.text.lazy import lazy
from danchieu.vocabulary import furniture

from .anchors import FOOT, PICTURE, RECIPIENTS, RULE, TEASERS, Anchors
from .draft import Draft

_SUPERSCRIPT = lazy(r"\n[ ]*(?=[¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]?\s)")
_BRACKET = lazy(r"\n[ ]*\[\^?\d{1,3}\]:?\s")
# the second: a rule of the whole breadth, under which a note goes on from the page before
_RULED = lazy(r"\n[ ]{20,}\n[ ]*\d{1,3}\s?[^\W\d_]|\n[ ]{100,}\n[ ]*[^\W\d_]|\n[ ]*_{10,}[ ]*\n[ ]*\d{1,3}\s?[^\W\d_]")
_PAGE = lazy(r"\n\[\.\.\.\]|\n\s*\n[ ]*\d{1,4}[ ]*\n|\n[ ]*(?:CÔNG BÁO|--- PAGE)")
_RECIPIENT_END = lazy(r"\n\s*\n(?!\s*[-–+•])|\n\s*(?:\((?:Ban\s+hành\s+)?[kK]èm\s+theo|PHỤ\s+LỤC)")


@cache
def _teasers_said() -> frozenset[str]:
    return frozenset(phrase.lower() for phrase in furniture()["teasers"])


# "- 1Quyết định 11/1998/QĐ-TCCP-CCVC về ...": what a site lists as related above the text itself
_RELATED = lazy(r"\s*(?:-[ ]\d{1,2}[A-ZĐ][^\n]{3,600}(?:\n|$)){2,}")
# "date 2025-11-21 Kết luận số 210-KL/TW nêu rõ ... tinh gọn tổ chức bộ máy...": the beginning of a sentence that stands again below
_TEASING = lazy(r"\s{0,4}(?:date\s\d{4}-\d\d-\d\d\s)?(?P<said>[^\n]{60,600}?)\s?(?:\.\.\.|…)[ ]*\n")
_SAME = 60
"""How much of a teaser is looked for below."""


def _above(text: str) -> int:
    """How much at the top of a page is not yet its text: a list of related documents, or a teaser that only repeats."""
    if text.startswith(("- 1", "\n- 1")):
        related = _RELATED.match(text)
        return related.end() if related else 0
    teasing = _TEASING.match(text) if "..." in text[:700] or "…" in text[:700] else None
    return teasing.end() if teasing and text.find(teasing["said"][:_SAME], teasing.end()) > 0 else 0


def zones(text: str, at: Anchors, saved_page: bool) -> list[tuple[int, int, str]]:
    """Stretches that are not the body, in order; those of captions that only repeat apart, which `captions` knows by the citation.

    Teasers and captions are only looked for in a saved page (press, report).
    """
    found = _footnotes(text, at)
    found.extend(_recipients(text, at[RECIPIENTS]))
    end = _teased(text, at[TEASERS]) if saved_page else len(text)
    above = _above(text)
    if above:
        found.append((0, above, "boilerplate"))
    if end < len(text):
        found = [zone for zone in found if zone[0] < end]
        found.append((end, len(text), "boilerplate"))
    if saved_page and at[PICTURE]:
        found.extend(zone for zone in _pictured(text) if zone[0] <= end)
    found.sort()
    return found


_NOTE = 6000
"""Longest footnote and longest list of recipients; what runs on is body again. Keeps every search bounded."""


def _footnotes(text: str, at: Anchors) -> list[tuple[int, int, str]]:
    out: list[tuple[int, int, str]] = []
    if "¹" in text or "²" in text:
        out.extend((match.start(), _upto(text, "\n\n", match.end()), "footnote") for match in _superscripts(text))
    if "[" in text and "\n[" in text:  # one character is found thirty times as fast as two
        out.extend(
            (match.start(), _upto(text, "\n", match.end()), "footnote")
            for match in _BRACKET.finditer(text)
            if text.rfind(match[0].strip(" \n:"), max(0, match.start() - 20_000), match.start()) >= 0  # its mark stands above
        )
    if at[RULE]:
        for match in _RULED.finditer(text):
            stop = min(len(text), match.end() + _NOTE)
            page = _PAGE.search(text, match.end(), stop)
            out.append((match.start(), page.start() if page else stop, "footnote"))
    out.extend(_at_foot(text, at[FOOT]))
    out.sort()
    return out


def _superscripts(text: str) -> Iterator[re.Match[str]]:
    """Lines that a superscript opens, mark by mark: they are rare, ends of lines are not."""
    for mark in "¹²³⁴⁵⁶⁷⁸⁹":
        at = text.find(mark)
        if at < 0 and mark not in "¹²":
            return  # no fourth note without a third; and these marks take longer to look for
        while at >= 0:
            if text[at - 1 : at] in (" ", "\n"):
                match = _SUPERSCRIPT.match(text, max(0, text.rfind("\n", max(0, at - _LONG), at)))
                if match and match.end() == at:
                    yield match
            at = text.find(mark, at + 1)


# "1 Ngày 19/6/2013, Quốc hội ...": a note at the foot of a page, its number glued to a word above ("từng giai đoạn1.", "năm 20131,")
_FOOT = lazy(r"\n(?P<number>[1-9]\d?)[ ](?=[A-ZĐ“])")
_FOOT_END = lazy(r"\n\[\.\.\.\]|\n[ ]*(?:\d{1,4}[ ]*)?(?:\n|$)|\n[ ]*(?:\d{1,4}[ ]*\n|CÔNG BÁO|--- PAGE)|\f")
_ABOVE = 4000


def _at_foot(text: str, places: Sequence[int]) -> list[tuple[int, int, str]]:
    """Notes that only their number tells: it opens the line and is glued to a word or a year above, on the same page."""
    out: list[tuple[int, int, str]] = []
    reached = 0
    for at in places:
        match = _FOOT.match(text, at) if at >= reached else None
        if match is None:
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


def _teased(text: str, places: Sequence[int]) -> int:
    """Where the teasers of other articles begin: behind the first quarter, at the first line that is one of the phrases; else the end."""
    for at in places:
        line = text.rfind("\n", max(0, at - 12), at) + 1
        stop = text.find("\n", at, at + _LONG)
        printed = text[line : stop if stop >= 0 else at + _LONG]
        if line >= len(text) // 4 and len(printed) <= _LONG and printed.strip(" *#>•-:").lower() in _teasers_said():
            return line
    return len(text)


_LONG = 40
"""A line above this may be a caption, a shorter one the heading of teasers."""
_CAPTION = 600
"""Longest line that can be one; a paragraph that a page prints twice is none."""
_LINE = 1500
"""How far the ends of a line are looked for."""
_NEAR = 9
"""How much of the lines around it tells that a line is not like them."""


def _pictured(text: str) -> list[tuple[int, int, str]]:
    """Captions that stand as a cell of a table under the cell of their picture."""
    out: list[tuple[int, int, str]] = []
    at = 0
    pictured = False
    for line in text.split("\n"):
        if pictured and line and not line.isspace():
            if line.rstrip().endswith("|"):
                out.append((at, at + len(line), "caption"))
            pictured = False
        if line.startswith("!["):
            pictured = line.rstrip().endswith("|")
        at += len(line) + 1
    return out


# "... là khi nào? (Hình từ internet)"
_UNDER = lazy(r"\((?:Hình|Ảnh)(?:\s+ảnh)?\s+(?:từ\s+[iI]nternet|minh\s+h(?:ọa|oạ))\)$", re.IGNORECASE)


def captions(text: str, drafts: Sequence[Draft]) -> None:
    """Set the zone of each draft of the body whose line is a caption, or of links to other pages (">> ...").

    A caption is printed twice in a row, or nearly so, or says where its picture is from.
    """
    low, high, zone = 0, -1, "body"
    for draft in drafts:
        start = draft.start
        if start > high:
            floor = max(0, start - _LINE)
            low = text.rfind("\n", floor, start) + 1 or floor
            high = text.find("\n", start, low + _LINE)
            high = high if high >= 0 else min(len(text), low + _LINE)
            twice = _LONG < high - low < _CAPTION and _twice(text, low, high)
            picture = (
                high - low < _CAPTION and text.startswith(")", high - 1) and _UNDER.search(text, max(low, high - 60), high) is not None
            )
            zone = "boilerplate" if text.startswith(">>", low) else "caption" if twice or picture else "body"
        if draft.zone == "body":
            draft.zone = zone


def _twice(text: str, low: int, high: int) -> bool:
    """Whether the line is like the one below it or above it, blank ones apart."""
    line = text[low:high].strip()
    if line.startswith(text[high : high + _NEAR].lstrip()):  # seldom; and what is alike begins and ends alike
        below = text[high : high + _LINE].lstrip().partition("\n")[0].rstrip()
        if _alike(line, below):
            return True
    if line.endswith(text[max(0, low - _NEAR) : low].rstrip()):
        above = text[max(0, low - _LINE) : low].rstrip().rpartition("\n")[2].lstrip()
        return _alike(line, above)
    return False


def _alike(one: str, other: str) -> bool:
    """Whether two lines are the same, or one is the other with a few words more at one place."""
    if one == other:
        return True
    if one[-30:] != other[-30:] or abs(len(one) - len(other)) > 40 or one[:20] != other[:20] or len(one) <= 80:
        return False
    short, long = sorted((one, other), key=len)
    begin = bisect_left(range(len(short)), True, key=lambda at: not long.startswith(short[: at + 1]))  # how far they begin alike
    return long.endswith(short[begin:])


def mark(drafts: list[Draft], regions: list[tuple[int, int, str]]) -> None:
    """Set the zone of each draft by one walk over both lists."""
    index = 0
    for draft in drafts:
        start = draft.start
        while index < len(regions) and regions[index][1] <= start:
            index += 1
        if index < len(regions) and regions[index][0] <= start:
            draft.zone = regions[index][2]
