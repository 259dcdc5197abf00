"""Dates as Vietnamese texts print them."""

from __future__ import annotations

import re
from datetime import date

from danchieu.text.lazy import lazy

_WORDS = lazy(
    r"""
    (?:ngày\s*)? (?P<day>\d{1,2}) \s* tháng \s* (?P<month>\d{1,2}) \s* năm \s* (?P<year>\d{4})   # ngày 22 tháng 9 năm 2021
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FIGURES = lazy(
    r"""
    (?:ngày\s*)? (?P<day>\d{1,2}) \s*(?P<mark>[/.\-])\s* (?P<month>\d{1,2}) \s*(?P=mark)\s* (?P<year>\d{4})   # 22/9/2021, 17.2.2025
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ISO = lazy(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")  # 2021-09-22


def parse_date(text: str) -> date | None:
    """The date that `text` is (`22/9/2021`, `ngày 22 tháng 9 năm 2021`, `17.2.2025`, ISO), None for anything else."""
    text = text.strip()
    found = _ISO.fullmatch(text) or _WORDS.fullmatch(text) or _FIGURES.fullmatch(text)
    if found is None:
        return None
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def show_date(day: date) -> str:
    """`22/9/2021`, `08/02/2025`: days below 10 and the months 1 and 2 take a zero (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"
