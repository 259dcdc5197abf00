"""Where a citation begins with its type noun: whether one stands at an anchor at all, and what reads it."""

from __future__ import annotations

import re

from danchieu.text.lazy import lazy

from .draft import Draft
from .dress import complete
from .instruments import read_instrument
from .laws import read_law
from .nouns import noun_pattern
from .plain import plain


def read_noun(text: str, start: int, taken: int) -> list[Draft]:
    """What the noun that begins at `start` leads to; empty where none begins there or it is used generally."""
    glued = start > 0 and text[start - 1] != " " and text[start - 1].isalnum()
    if glued and not _glued(text, start):
        return []
    told = None if glued else plain(text, start)
    if told is not None:
        for draft in told:
            complete(text, draft)
        return told
    match = noun_pattern().match(text, start)
    end = match.end() if match else 0
    if match is None or (end < len(text) and (text[end].isalpha() or text[end] == "_") and not _runs_on(text, match)):
        return []
    amending = _lower_amending(text, start, taken) if match[0] == "Luật" else None
    return read_law(text, amending.start(), amending.end(1), "Luật") if amending else read_instrument(text, match)


_RUN_ON = ("TW", "TƯ", "T.Ư", "này", "năm 19", "năm 20")


def _runs_on(text: str, match: re.Match[str]) -> bool:
    """Whether a letter directly behind a noun begins the next word: "NQTW4", "LuậtKhiếu nại", "Quyết địnhnày"."""
    end = match.end()
    return text.startswith(_RUN_ON, end) or (match[0] in ("Luật", "LUẬT", "Bộ luật", "Pháp lệnh") and text[end].isupper())


_AMENDING = lazy(r"(?<![^\W_])(luật)\s+sửa\s+đổi\s*,?\s+bổ\s+sung\s+(?:một\s+số\s+điều\s+)?của\s+(?:các\s+)?$")


def _lower_amending(text: str, start: int, taken: int) -> re.Match[str] | None:
    """The lower-case beginning of an amending law before the law it amends: "luật sửa đổi, bổ sung một số điều của <Luật ...>"."""
    if text[max(0, start - 4) : start].strip() not in ("của", "các"):
        return None
    begin = max(taken, start - 70)
    match = _AMENDING.search(text, begin, start)
    return match if match and not text.endswith(("pháp ", "kỷ "), 0, match.start()) else None


_ITEM = lazy(r"(?:^|\n)[ ]*-[ ]*\d{1,2}$")


def _glued(text: str, start: int) -> bool:
    """Whether only the number of a list item or "các" is glued to the noun: "- 1Luật Ngân sách Nhà nước 2002", "cácNghị định"."""
    if text[start - 1].isdigit():
        return _ITEM.search(text[max(0, start - 10) : start]) is not None
    before = text[max(0, start - 5) : start].lower().split()
    return bool(before) and before[-1] in ("các", "của", "theo", "tại") and text[start].isupper()
