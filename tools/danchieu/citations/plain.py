"""The commonest print of all, read by one pattern: ` số 26-NQ/TW ngày 19/5/2018 của Ban Chấp hành Trung ương về ...`.

It takes only what `symbols` and `tails` would read to the same end piece by piece: no damage, and behind it words with which no date, body, place or
further letters of the number can begin. Everything else is left to them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from danchieu.text.grouped import grouped
from danchieu.vocabulary.symbols import PARTY_TYPES

from .issuers import plain_names
from .symbols import Numbered, printed, unmarked
from .tails import iso

_NOT_PLAIN = ("HĐND", "UBND")
"""Letters behind which a place may be named: "10/2016/NQ-HĐND tỉnh ngày ..."."""
_SMALL = "[aeghilmopqrstuvxyàáâãèéêìíòóôõùúăĩũơưạ-ỹ]"
"""A small letter with which no date and no body begins."""


class Plain(NamedTuple):
    """A number with what follows it."""

    number: Numbered
    """The symbol in the text."""
    tail: int
    """Where date and issuer end."""
    date: str | None
    """ISO day, None where none follows."""
    issuer: str | None
    """The body, None where none follows."""


@cache
def _pattern() -> re.Pattern[str]:
    """The number, its day, its body, and what may stand behind each."""
    party = rf"\d{{1,4}}-(?:{grouped(sorted(PARTY_TYPES))})/[A-ZĐ]{{2,6}}"
    state = r"\d{1,5}/(?:(?:19|20)\d\d/)?[A-ZĐ]{1,6}(?:-[A-ZĐ]{2,7}\d{0,2}|-TTg|\d\d)?"
    day = (
        r"ngày[ ](?:(?P<d1>\d{1,2})[/.-](?P<m1>\d{1,2})[/.-](?P<y1>(?:19|20)\d\d)"
        r"|(?P<d2>\d{1,2})[ ]tháng[ ](?P<m2>\d{1,2})[ ]năm[ ](?P<y2>(?:19|20)\d\d))(?!\d)"
    )
    names = grouped(plain_names())
    after = "(?:về|quy|là|có)[ ]"
    body = rf"[ ]của[ ](?P<issuer>(?:{names})(?P<term>[ ]khóa[ ][IVX]+)?)(?(term)(?:[ ](?={after})|(?=[.;:”]))|(?=[.;:)”]|[ ]{after}))"
    ended = rf"[;:”]|,[ ]{_SMALL}"
    behind_day = rf"[ ](?={_SMALL})|(?={ended})"
    behind_number = rf"(?=[ ]{_SMALL}|{ended})"
    return re.compile(rf"[ ]số[ ](?P<symbol>{party}|{state})(?P<dated>,?[ ]{day})?(?:{body}|(?(dated)(?:{behind_day})|{behind_number}))")


def plain(text: str, at: int) -> Plain | None:
    """The number that follows a type noun ending at `at`, with its date and issuer; None where it needs to be read piece by piece."""
    match = _pattern().match(text, at)
    if match is None:
        return None
    raw, issuer, first, second = match.group("symbol", "issuer", "y1", "y2")
    official = printed(raw) if unmarked(raw) == raw and not raw.endswith(_NOT_PLAIN) else None
    year = "y1" if first else "y2" if second else None
    date = iso(match, year) if year else None
    if official is None or (year and date is None):
        return None
    begin = at + 4
    number = _new(Numbered, (begin, begin + len(raw), *official, official[0] != raw, at + 1))
    return _new(Plain, (number, match.end(), date, issuer))


_new = tuple.__new__  # a named tuple without the detour over its keywords
