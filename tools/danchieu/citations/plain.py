"""The commonest print of all, read by one pattern: `Nghị quyết số 26-NQ/TW ngày 19/5/2018 của Ban Chấp hành Trung ương về ...`, `Kế hoạch 313-KH/TU, `.

It takes only what `symbols` and `tails` would read to the same end piece by piece: no damage, and behind it words with which no date, body, place or
further letters of the number can begin; and nouns used generally, `triển khai thực hiện Chỉ thị gắn với ...`. Everything else is left to them.
"""

from __future__ import annotations

from danchieu.text.grouped import grouped
from danchieu.text.lazy import lazy
from danchieu.vocabulary import types
from danchieu.vocabulary.symbols import PARTY_TYPES

from .draft import Draft
from .issuers import plain_body
from .nouns import POINTING, QUIET
from .symbols import printed
from .tails import printed_day

_NOUN = grouped(sorted(set(types()) - {"Luật"}, reverse=True))  # an amending law may begin before the one it amends
_PARTY = rf"(?:[ ]?-[ ]?(?:{grouped(sorted(PARTY_TYPES))})|[ ]?QĐ)/[A-ZĐ]{{1,5}}[A-ZĐƯ]"
# behind the letters of local bodies a place may be named: "10/2016/NQ-HĐND tỉnh ngày ..."
_STATE = r"/(?:(?:19|20)\d\d/|)(?:[A-ZĐ]{1,6}(?:-(?:TTg|[A-ZĐ]{2,7})|)(?<!HĐND)(?<!UBND)(?!\d)|(?:[A-ZĐ]{2}-UBTV)?QH\d\d)"
_DAY = r"ngày[ ](?P<day>\d{1,2}(?:[/.-]\d{1,2}[/.-]|[ ]tháng[ ]\d{1,2}[ ]năm[ ])(?:19|20)\d\d)(?!\d)"
# how a word begins that goes on with something else: no date, no body, nobody's passing it
_SMALL = "[a-zà-ýăđĩũơưạ-ỹ]"
_GOES_ON = rf"(?:(?!ngày|năm|ban|được|ký|đã\s+được|vừa|của|do){_SMALL}|được[ ](?!ban|ký|n){_SMALL})"
_NEXT = r"(?!H)[^\W\d_a-z]"  # a capital, or a small letter with marks; "Hội nghị" may issue
_BEHIND_DAY = rf"[ ](?={_GOES_ON}|“)|\n(?=\n{_NEXT})|(?=[.;:”]|,[ ]{_GOES_ON})"
_BEHIND_NUMBER = rf"(?=[ ](?:{_GOES_ON}|“|\((?![ksKN])(?:{_GOES_ON}|{_NEXT}))|[;:)”]|,[ ](?:{_GOES_ON}|{_NEXT})|\.(?:\n\n|\s{_NEXT}{_SMALL}{{2}})|\n\n?{_NEXT}{_SMALL})"
_LONGER = {word for noun in QUIET for name in types() if name.startswith(f"{noun} ") for word in name[len(noun) + 1 :].split()[:1]}
# no number, no anaphor, no further word of the noun
_GENERAL = (
    "".join(rf"(?<!{noun})" for noun in sorted(set(types()) - QUIET))
    + rf"(?=[ ,;.]{{1,2}}(?:“|(?!{grouped(sorted({'quan', *POINTING, *_LONGER}))})(?![ls])[^\W\d_A-ZÀ-ß])|[.;,]\s{{1,2}}(?!S)[^\W\d_a-z])"
)
# noun, number, day, and then "của" or what may stand behind each
_PLAIN = lazy(
    rf"(?P<noun>{_NOUN})(?:[ ](?:số[ ]|)(?P<symbol>\d{{1,5}}+(?:{_PARTY}|{_STATE}))(?:,?[ ]{_DAY}|)(?:(?P<of>[ ]của[ ])|(?(day)(?:{_BEHIND_DAY})|{_BEHIND_NUMBER}))|{_GENERAL})"
)


def plain(text: str, start: int) -> list[Draft] | None:
    """The instrument whose noun begins at `start`, with its number, date and issuer; empty where that noun is used generally.

    None where it needs to be read piece by piece.
    """
    match = _PLAIN.match(text, start)
    if match is None:
        return None
    end = match.end()
    last = match.lastgroup
    if last == "noun":
        return None if text.find(" số ", end, end + 30) >= 0 else []
    kind, raw, day = match.group(1, 2, 3)
    body = plain_body().match(text, end) if last == "of" else None
    if last == "of" and not (body and body.lastgroup == "ended"):
        return None
    official = printed(raw)
    date = printed_day(day) if day else None
    if official is None or (day and date is None):
        return None
    draft = Draft(start, match.end(2), "full", kind, official[0])
    draft.symbol, draft.repaired, draft.date, draft.tail = official[1], official[0] != raw, date, end
    if body:
        draft.tail, draft.issuer = body.end(), body["body"]
    return [draft]
