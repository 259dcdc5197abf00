"""Heads that follow rules of their own: consolidated texts, which print their number at the end, and court precedents (án lệ)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from danchieu.model import Span
from danchieu.structure.cells import Cell
from danchieu.structure.foot import NAME_WORD
from danchieu.structure.shown import Shown
from danchieu.text import parse_date

# "Hà Nội, ngày 29 tháng 9 năm 2023"
DATED = re.compile(
    rf"""
    (?: (?P<place> (?-i: (?:TP\.?\s*)? {NAME_WORD}[^\W\d_]* (?: [ -]+ {NAME_WORD}[^\W\d_]* ){{0,4}} ) ) \s* [,.]? \s+ )?
    (?P<date> ngày \s* \d{{1,2}} \s* tháng \s* \d{{1,2}} \s* năm \s* \d{{4}} ) \W*
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Place and date of signing."""

_CERTIFIED = re.compile(r"^[^\S\n]*Số\s*:\s*(?P<symbol>\d+\s*/\s*(?:\d{4}/)?VBHN\s*-\s*[\wĐ-]+)", re.MULTILINE)  # "Số: 716/VBHN-BLĐTBXH"
_COURT = re.compile(r"Được\s+(?P<court>Hội\s+đồng\s+Thẩm\s+phán\s+Tòa\s+án\s+nhân\s+dân\s+tối\s+cao)")


def consolidation(text: str) -> tuple[Shown[str] | None, Shown[str] | None, Shown[datetime.date] | None]:
    """Number, place and date of a consolidated text, printed where its authenticity is certified."""
    found = _CERTIFIED.search(text)
    if found is None:
        return None, None, None
    number = Shown("".join(found["symbol"].split()), Span(*found.span("symbol")))
    for line in re.finditer(r"^[^\S\n]*(?=\S)", text[found.end() : found.end() + 500], re.MULTILINE):
        dated = DATED.match(text, found.end() + line.end())
        day = parse_date(" ".join(dated["date"].split())) if dated is not None else None
        if dated is not None and day is not None and dated["place"]:
            return number, Shown(dated["place"].strip(), Span(*dated.span("place"))), Shown(day, Span(*dated.span("date")))
    return number, None, None


def is_precedent(number: Shown[str] | None) -> bool:
    """Whether a number is that of an án lệ."""
    return number is not None and number.value.endswith("/AL")


def precedent_title(head: Sequence[Cell], at: int) -> Shown[str] | None:
    """`về ...` behind or below the number of an án lệ, up to the sentence on its adoption."""
    taken: list[Cell] = []
    for cell in head[at : at + 8]:
        found = re.search(r"\b[Vv]ề\s", cell.text) if not taken else None
        if cell.text.startswith(("Được", "Nguồn")):
            break
        if taken or found is not None:
            skip = found.start() if found is not None else 0
            taken.append(cell._replace(text=cell.text[skip:], start=cell.start + skip))
    title = " ".join(" ".join(cell.text for cell in taken).split())
    return Shown(title[:1].upper() + title[1:], Span(taken[0].start, taken[-1].end)) if title else None


def court(text: str) -> Shown[str] | None:
    """The council that adopted an án lệ, as its head says."""
    found = _COURT.search(text, 0, 3000)
    return Shown(" ".join(found["court"].split()), Span(*found.span("court"))) if found is not None else None
