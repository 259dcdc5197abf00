"""Laws by name: `Luật Cán bộ, công chức năm 2008`, `BLHS 2015`, `Luật sửa đổi, bổ sung một số điều của Luật A và Luật B số 90/2025/QH15`."""

from __future__ import annotations

import re
from functools import cache

from danchieu.text.lazy import lazy
from danchieu.vocabulary import law_nicknames

from .draft import Draft
from .lawnames import known, name_end, spell
from .leads import lead
from .symbols import numbered
from .tails import tail

# "sửa đổi, bổ sung một số điều của", "Sửa đổi, bổ sung Điều 6", "sửa đổi" with OCR damage ("bỗ", "đôi") tolerated
_AMENDING = lazy(
    r"\s+[sS][ửưu]a\s+đ[ổôố]i\s*,?\s*(?:và\s+)?(?:b[ổỗồô]\s+sung)?(?:\s+(?:một|l)\s+s\S{1,2}\s+(?:[đĐ]i[ềêéể]u|nội\s+dung))?"
    r"(?:\s+(?:[đĐ]iều|khoản|Khoản)\s+[\d, và]+)*(?:\s+(?:và|,)\s+Phụ\s+lục[^;.]{0,60}?)?(?:\s*của)?(?:\s+các)?(?=\s+(?:Luật(?=[\sA-ZĐ])|(?:Bộ\s+luật|Pháp\s+lệnh|luật)\b)|\s+\d+\s+luật)"
)
# "Luật Phòng cháy và chữa cháy năm 2001 và Luật <sửa đổi, bổ sung> năm 2013": known by its date only
_UNNAMED = lazy(r"\s+sửa\s+đổi,?\s+bổ\s+sung(?:\s+một\s+số\s+điều)?(?=\s+(?:năm\s+(?:19|20)\d\d|ngày\s+\d{1,2}\s?[/.-]))")
_MANY = lazy(
    r"\s+\d+\s+luật\s+(?:có\s+)?(?:liên\s+quan\s+(?:đến|tới)|về|trong)\s+[^\s,;.]+(?:\s+[^\s,;.]+){0,8}?(?=\s+(?:số|ngày|năm)\b|\s+và\s+[A-ZĐ]|\s*[,;.(]|$)"
)
_AND = lazy(r"\s*(?:,\s*và|,|và|;\s+và)\s+(?=(?:Luật|Bộ\s+luật|Pháp\s+lệnh)\s)")
_NOUN = lazy(r"\s*(Bộ\s+luật|Luật(?=[\sA-ZĐ])|Pháp\s+lệnh|luật)(?=\s|(?<=Luật))")
_YEAR = lazy(r"(?:\s+|(?=năm\s))(?:năm\s+|NĂM\s+)?(?P<year>(?:19|20)\d\d)(?![\d/])|\s?\((?:năm\s+)?(?P<inside>(?:19|20)\d\d)\)")
_YEARS_BEGIN = ("(", "n", "N", "1", "2")
_NEXT_YEAR = lazy(
    r"\s*(?:,|và|;)\s+(?:(?P<span>năm\s+(?P<year>(?:19|20)\d\d))(?![\d/])|(?P<bare>(?:19|20)\d\d)(?=\s*(?:[,.;:)]|$)|\s+(?:và|đã|được|có|quy|của|để|nhằm)\s|\s*\n))"
)
# "Luật sửa đổi các Luật về thuế (trong đó có thuế GTGT) số 71/2014/QH13", "... của các luật thuế"
_KIND = lazy(
    r"\s+[lL]uật\s+(?:(?:về\s+)?thuế(?:\s*\([^()]{0,60}\))?|về\s+[^\s,;.()]+(?:\s+(?!số\b|để\b|trình\b|do\b|được\b|và\s+(?:sửa|các|bổ)\b)[^\s,;.()]+){0,3}(?:,\s+[a-zà-ỹđ]+(?:\s+[a-zà-ỹđ]+)?(?=,))?)"
    r"(?=\s+(?:số|ngày|năm|để|trình|dé|do|được|và)\b|\s*[,;.(]|$)"
)
_REVISED = lazy(
    r"\s*\(\s*(?:[sS]ửa\s+đổi|[tT]hay\s+thế)[^)]{0,30}\)|\s+sửa\s+đổi(?=\s+số\s+\d)|\s+[a-z](?=\s+số\s+\d)|\s+của\s+Quốc\s+hội\s*,(?=\s+số\s+\d)"
)  # the last: a machine's stray letter
_NUMBERED = lazy(r"\s*\((?=số\s+\d)")  # "Pháp lệnh X (số 02/2020/UBTVQH14)"
_CALLED = lazy(r"\s*\(\s*[A-ZĐ&]{2,10}\s*\)")  # "Luật Thuế giá trị gia tăng (GTGT) số 13/2008/QH12"
_SCHOOL = (
    "ại học ",
    "ại học\n",
    "ông ty ",
    "Khoa ",
    " khoa ",
    "Hãng ",
    " hãng ",
    "Trường ",
)  # "Đại học Luật Hà Nội", "Công ty Luật TNHH X"
_NOT_LAW = lazy(
    r"\s+(?:sư|TNHH|Việt\s+Nam|Người\s+ký|Ký\s+bởi|gia|pháp|hình|dân\s+sự\s+quốc|tục|lệ|định|số|này|chơi|khoa|học|tố|kinh\s+tế)\b"
)

_NOT_NAMES = ("TNHH", "Việt", "Người", "Ký")


def read_law(text: str, start: int, at: int, kind: str, known_only: bool = False) -> list[Draft]:
    """The law whose noun stands at `start` and ends at `at`, with the laws named inside its own name; empty where it is no citation."""
    follow = text[at : at + 60].lstrip()
    amends = not known_only and follow[:1] in ("s", "S")
    amending = _AMENDING.match(text, at, at + 260) if amends else None
    inner: list[Draft] = []
    if amends and amending is None and (unnamed := _UNNAMED.match(text, at, at + 40)):
        end, name = unnamed.end(), unnamed[0]
    elif amending:
        end, inner = _amended_laws(text, amending.end())
        if end == amending.end():
            return []
        name = _amending_name(text, at, end, inner)
    else:
        ordinary = (follow[:1].islower() or follow.startswith(_NOT_NAMES)) and _NOT_LAW.match(text, at, at + 14)
        if text.endswith(_SCHOOL, 0, start) or (ordinary and not known(text, kind, at)):
            return []
        found = name_end(text, kind, at, known_only) or (_misprinted(text, at) if follow[:1].islower() else None)
        if found is None:
            return [] if known_only else _by_year(text, start, at, kind)
        end, name = found
    law = Draft(start, end, "named", kind)
    law.name = f"{kind} {spell(name)}"
    if inner and inner[0].number:
        law.target = _NUMBERS.sub("", law.name)
    _dress(text, law)
    if amending and law.number and inner and _is_bill(text, law):
        _hand_down(law, inner[-1])
    return [law, *inner, *_years(text, law)]


BY_YEAR = "luat-theo-nam"
"""Rule of a law called by its year alone: the only law that the text has just named."""
_ALONE = lazy(r"\s+(?:năm\s+)?(?P<year>(?:19|20)\d\d)(?=\s|[,.;:)])")


def _by_year(text: str, start: int, at: int, kind: str) -> list[Draft]:
    """`Luật năm 2013`, `Luật 2013` after "Luật Đất đai": its name is for the discourse to find."""
    match = _ALONE.match(text, at, at + 14)
    if match is None:
        return []
    law = Draft(start, match.end("year"), "named", kind)
    law.date, law.rule = match["year"], BY_YEAR
    return [law]


_BILL = lazy(r"(?:[dD]ự\s+(?:án|thảo|luật)|trình|soạn\s+thảo)\s+(?:các\s+)?$")
_DRAFTED = lazy(r"\s+do\s+[^,.;\n]{4,80}?\s+(?:chủ\s+trì|trình|soạn\s+thảo)")


def _is_bill(text: str, law: Draft) -> bool:
    """Whether an amending law is only a bill, which has no number yet: "dự án <Luật ...>", "<Luật ...> do Bộ Tư pháp chủ trì"."""
    return _BILL.search(text, max(0, law.start - 24), law.start) is not None or _DRAFTED.match(text, law.end, law.end + 120) is not None


def _hand_down(law: Draft, inner: Draft) -> None:
    """Give the number behind a bill's name to the law that it amends: "Luật sửa đổi ... của <Bộ luật Hình sự số 100/2015/QH13>"."""
    inner.number, inner.symbol, inner.repaired, inner.form, inner.end = law.number, law.symbol, law.repaired, "full", law.end
    inner.date, inner.tail = law.date, law.tail
    law.number = law.symbol = law.date = law.issuer = None
    law.form, law.repaired = "named", False


def _amended_laws(text: str, at: int) -> tuple[int, list[Draft]]:
    """The laws named inside the name of an amending law ("của Luật A, Luật B và Luật C", "của 37 luật ..."), and where they end."""
    many = _MANY.match(text, at, at + 160)
    if many:
        return many.end(), []
    inner: list[Draft] = []
    end = at
    for _ in range(24):
        noun = _NOUN.match(text, end, end + 24)
        found = name_end(text, _noun(noun), noun.end()) if noun else None
        if noun is None or found is None:
            break
        law = Draft(noun.start(1), found[0], "named", _noun(noun))
        law.name = f"{law.type} {spell(found[1])}"
        law.nested, law.rule = True, "luat-trong-ten"
        inner.append(law)
        end = found[0]
        number = numbered(text, end, True)
        if number and ((len(inner) > 1 and inner[-2].number) or _another(text, number.end)):
            law.number, law.repaired, law.end, law.symbol = number.symbol, number.repaired, number.end, number.parsed
            law.form, end = (
                "full",
                number.end,
            )  # "Luật Đất đai số 31/2024/QH15, Luật Nhà ở số 27/2023/QH15": each number is that of the law before it
        more = _AND.match(text, end, end + 20)
        if more is None or not _same_level(text, more.end()):
            break
        end = more.end()
    kind = None if inner else _KIND.match(text, at, at + 90)
    return (inner[-1].end if inner else kind.end() if kind else at), inner


_BY_NUMBER = lazy(r"(?P<name>(?:\s+(?!của\b|và\b|này\b|theo\b|nghị\b|được\b)[a-zđà-ỹ]+){2,6})(?=\s+số\s+\d{1,3}/(?:19|20)\d\d/QH\d)")


def _misprinted(text: str, at: int) -> tuple[int, str] | None:
    """A name that only the number behind it makes certain: "Luật đất đa số 45/2013/QH13"."""
    match = _BY_NUMBER.match(text, at, at + 90)
    return (match.end(), match["name"]) if match else None


def _noun(match: re.Match[str]) -> str:
    return " ".join(match[1].split()).capitalize()


def _dress(text: str, law: Draft) -> None:
    """Number, year, date and issuer that follow the name."""
    end = after = law.end
    revised = None
    if text[end : end + 40].lstrip().startswith("(") or text.find("số", end, end + 40) >= 0:
        revised = _REVISED.match(text, end, end + 40)
        called = revised or _CALLED.match(text, end, end + 16)
        after = called.end() if called else end
    bracket = _NUMBERED.match(text, after, after + 12) if text[after : after + 2].endswith("(") else None
    number = numbered(text, bracket.end() if bracket else after, True)
    if number:
        law.number, law.repaired, law.end, law.symbol = number.symbol, number.repaired, number.end, number.parsed
        law.form = "full"
    else:
        _year(text, law)
    law.tail, date, law.issuer = tail(text, max(law.end, after) if revised and not number else law.end)
    if text.endswith((" qua ", " qua\n"), 0, law.start):
        passed, who = lead(text, law.start)
        date, law.issuer = date or passed, law.issuer or who
    if law.date and date and len(date) == 4:  # "năm 2003, năm 2005": two laws of one name
        law.tail = law.end
        return
    law.date = date or law.date


def _years(text: str, law: Draft) -> list[Draft]:
    """Further laws of the same name, told by their years: `Luật X năm 2003, năm 2005`."""
    found: list[Draft] = []
    at = law.end
    while law.form == "named" and law.date and len(law.date) == 4 and len(found) < 12:
        match = _NEXT_YEAR.match(text, at, at + 24)
        if match is None:
            break
        begin = match.start("span") if match["span"] else law.start
        member = Draft(begin, match.end(), "named", law.type, None, law.name)
        member.date, at = match["year"] or match["bare"], match.end()
        found.append(member)
    if not found:
        return found
    for one in (law, *found) if any(member.start == law.start for member in found) else ():
        one.start, one.end = law.start, found[-1].end  # "năm 2004 và 2005": years that share the noun share the span
    return found


def _year(text: str, law: Draft) -> None:
    """The year that follows a name directly belongs to the span: `Luật Đất đai 2024`."""
    year = _YEAR.match(text, law.end, law.end + 14) if text[law.end : law.end + 14].lstrip()[:1] in _YEARS_BEGIN else None
    if year:
        law.date, law.end = year["year"] or year["inside"], year.end()


_NUMBERS = lazy(r"\s+số\s+\d[^\s,]*")
_SOME = lazy(r"một\s+s\S{1,2}\s+đi[êéể]u")
_DAMAGED = lazy(r"([sS])[ửưu]a\s+đ[ổôố]i(\s*,?)\s+b[ổỗồô]\s+sung")


def _amending_name(text: str, at: int, end: int, inner: list[Draft]) -> str:
    """Name of an amending law: the printed words, mended where a machine misread them, around the names of the amended laws."""
    parts = []
    last = at
    for part in inner:
        parts.append(text[last : part.start])
        parts.append((part.name or "") + (f" số {part.number}" if part.number else ""))
        last = part.end
    parts.append(text[last:end])
    return _SOME.sub("một số điều", _DAMAGED.sub(r"\1ửa đổi\2 bổ sung", "".join(parts)))


def _another(text: str, at: int) -> bool:
    """Whether one more amended law follows."""
    more = _AND.match(text, at, at + 20)
    return more is not None and _same_level(text, more.end())


def _same_level(text: str, at: int) -> bool:
    """Whether the next law of a list belongs to the amending law's name rather than starting anew ("và Luật sửa đổi ...")."""
    noun = _NOUN.match(text, at)
    return noun is not None and _AMENDING.match(text, noun.end(), noun.end() + 80) is None


@cache
def nickname_pattern() -> re.Pattern[str]:
    """Whole laws as one abbreviation: `BLHS`, `BLTTDS 2015`."""
    return re.compile(r"BL(?:" + "|".join(sorted((nick[2:] for nick in law_nicknames()), key=len, reverse=True)) + r")(?![^\W\d_])")


def read_nickname(text: str, match: re.Match[str]) -> Draft:
    """A law written as one abbreviation, its year taken along."""
    name = law_nicknames()[match[0]]
    law = Draft(match.start(), match.end(), "named", "Bộ luật", None, name)
    _year(text, law)
    law.tail, date, law.issuer = tail(text, law.end)
    law.date = date or law.date
    return law
