"""The commonest print of all, read by one pattern: `Nghị quyết số 26-NQ/TW ngày 19/5/2018 của Ban Chấp hành Trung ương về ...`, `Kế hoạch 313-KH/TU, `.

It takes only what `symbols` and `tails` would read to the same end piece by piece: no damage, and behind it words with which no date, body, place or
further letters of the number can begin. Everything else is left to them.
"""

from __future__ import annotations

from danchieu.text.grouped import grouped
from danchieu.text.lazy import lazy
from danchieu.vocabulary import types
from danchieu.vocabulary.symbols import PARTY_TYPES

from .draft import Draft
from .issuers import CLAUSE, SMALL, plain_body
from .symbols import printed
from .tails import calendar_day

_NOUN = grouped(sorted(set(types()) - {"Luật"}, reverse=True))  # an amending law may begin before the one it amends
_PARTY = rf"-(?:{grouped(sorted(PARTY_TYPES))})/[A-ZĐ]{{2,6}}"
# behind the letters of local bodies a place may be named: "10/2016/NQ-HĐND tỉnh ngày ..."
_STATE = r"/(?:(?:19|20)\d\d/)?(?:[A-ZĐ]{1,6}(?:-(?:TTg|[A-ZĐ]{2,7}))?(?<!HĐND)(?<!UBND)(?!\d)|(?:[A-ZĐ]{2}-UBTV)?QH\d\d)"
_DAY = r"ngày[ ](?P<day>\d{1,2})(?:[/.-]|(?P<told>[ ]tháng[ ]))(?P<month>\d{1,2})(?(told)[ ]năm[ ]|[/.-])(?P<year>(?:19|20)\d\d)(?!\d)"
_BEHIND_DAY = rf"[ ](?={SMALL})|(?=[.;:”]|{CLAUSE})"
_BEHIND_NUMBER = rf"(?=[ ]{SMALL}|[;:)”]|{CLAUSE}|,[ ][A-GI-ZĐ]|\.\n\n)"
# noun, number, day, and then "của" or what may stand behind each
_PLAIN = lazy(
    rf"(?P<noun>{_NOUN})[ ](?:số[ ])?(?P<symbol>\d{{1,5}}+(?:{_PARTY}|{_STATE}))(?P<dated>,?[ ]{_DAY})?(?:(?P<of>[ ]của[ ])|(?(dated)(?:{_BEHIND_DAY})|{_BEHIND_NUMBER}))"
)


def plain(text: str, start: int) -> Draft | None:
    """The instrument whose noun begins at `start`, with its number, date and issuer; None where it needs to be read piece by piece."""
    match = _PLAIN.match(text, start)
    if match is None:
        return None
    kind, raw, _, day, _, month, year, of = match.groups()
    body = plain_body().match(text, match.end()) if of else None
    if of and not (body and body.lastgroup == "ended"):
        return None
    official = printed(raw)
    date = calendar_day(year, day, month) if year else None
    if official is None or (year and date is None):
        return None
    draft = Draft(start, match.end("symbol"), "full", kind, official[0])
    draft.symbol, draft.repaired, draft.date = official[1], official[0] != raw, date
    draft.tail = match.end()
    if body:
        draft.tail, draft.issuer = body.end(), body["body"]
    return draft
