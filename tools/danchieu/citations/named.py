"""Instruments known by name: resolutions of plenums and congresses, the constitution, charters."""

from __future__ import annotations

import re
from functools import cache

from danchieu.text.lazy import lazy
from danchieu.vocabulary import named
from danchieu.vocabulary.names import ordinal

from .draft import Draft
from .issuers import CAP
from .leads import lead
from .tails import tail

AS_PRINTED = "ten-goi-nhu-in"
"""Rule of a name that is the printed words themselves."""
PLENUM = "hoi-nghi-trung-uong"
"""Rule of a resolution named by its plenum."""
_TERM = r"(?:[IVX]{1,5}|1[0-4](?!\d))"
# "Nghị quyết Trung ương 4 khóa XI, XII, XIII", "... Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khoá XII", "... Trung ương 5 (khóa X)"
_PLENUM = lazy(
    rf"""\s*(?:của\s+)?(?:Hội\s+nghị\s+)?(?:lần\s+thứ\s+(?P<word>(?:mười\s+(?:một|hai|ba|bốn|lăm))|\w+)\s*(?:,|của|-)?\s+)?
    (?:Ban\s+Chấp\s+hành\s+|BCH[\s.]*)?(?:Trung\s+ương|TW|T\.Ư|TƯ)(?:\s*Đảng)?(?:\s*(?:lần\s+thứ\s+)?(?P<number>\d{{1,2}}|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười(?:\s+(?:một|hai|ba|bốn|lăm))?)(?![\w/-]))?
    (?P<time>\s*\(?lần\s+(?:thứ\s+)?(?:[12]|nhất|hai)\)?)?(?P<others>(?:\s*(?:,|và)\s+(?:(?:Hội\s+nghị\s+)?(?:Trung\s+ương|TW|T\.Ư)\s+)?\d{{1,2}}(?![\w/-]))+(?=\s*,?\s*\(?\s*[Kk]h[óo][aá]|\s*[;.)]))?
    (?P<terms>\s*,?\s*\(?\s*(?:các\s+)?(?:[Kk]hóa|[Kk]hoá)\s+{_TERM}(?![^\W_])(?:\s*(?:,|;|và|,\s+và)\s+(?:(?:khóa|khoá)\s+)?{_TERM}(?![^\W_]))*\s*\)?)?""",
    re.VERBOSE,
)
_DH = r"(?:[ĐđD]ại\s+hội|ĐH)"
_OF_OTHERS = r"(?!\s+(?:[Đđ]ảng\s+bộ|Công\s+đoàn|Đoàn|Hội|Mặt\s+trận|MTTQ|Liên\s))"
"""What shows that a congress is not the Party's."""
# "Nghị quyết Đại hội XIII", "Nghị quyết Đại hội XII, XIII của Đảng", "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng"
_CONGRESS = lazy(
    rf"""\s+(?:của\s+)?(?:các\s+)?{_DH}\s+(?:[đĐ]ại\s+biểu\s+)?(?:(?:của\s+)?Đảng\s+)?(?:toàn\s+quốc\s+)?(?:(?:của\s+)?Đảng\s+)?(?:(?:lần\s+thứ|khóa|khoá)\s+(?P<small>[ivx]{{2,5}})|(?:lần\s+thứ\s+|khóa\s+|khoá\s+)?(?P<term>{_TERM}))(?![^\W_]|[./]\d){_OF_OTHERS}
    (?P<others>(?:\s*(?:,|và)\s+(?:lần\s+thứ\s+)?[VX][IVX]{{0,4}}(?![^\W_]|[./]\w){_OF_OTHERS})*)(?:\s+(?:của\s+)?Đảng(?!\s+[bủ]|\w)(?:\s+Cộng\s+sản\s+Việt\s+Nam)?)?""",
    re.VERBOSE,
)
# "Nghị quyết Đại hội Đảng bộ tỉnh Quảng Ngãi lần thứ XX"
_LOCAL = lazy(
    rf"\s+(?:của\s+)?{_DH}\s+(?:[Đđ]ại\s+biểu\s+)?(?:toàn\s+quốc\s+)?(?P<body>(?:[Đđ]ảng\s+bộ|Công\s+đoàn|Đoàn|Hội|Mặt\s+trận|MTTQ|Liên\s+đoàn)(?:\s+[^\s,.;:()]+){{1,9}}?)\s*,?\s+(?:lần\s+thứ|khóa)\s+(?P<term>[IVXL]{{1,7}})(?![^\W_])"
)
# "Nghị quyết Đại hội XVII Đảng bộ Thành phố"
_LATER = lazy(
    r"\s+(?:của\s+)?(?:[Đđ]ại\s+hội|ĐH)\s+(?:[Đđ]ại\s+biểu\s+)?(?:lần\s+thứ\s+)?(?P<term>[IVXL]{1,7})\s+(?P<body>(?:[Đđ]ảng\s+bộ|Công\s+đoàn|Mặt\s+trận|MTTQ)(?:\s+(?:tỉnh|[Tt]hành\s+phố|TP\.?|huyện|quận|xã|phường))?(?:[ ]+(?!Nghị|Quyết|Chỉ|Kết)"
    + CAP
    + r"[^\s,.;:()]*){0,4})"
)
# "Nghị quyết Đại hội Đảng bộ tỉnh nhiệm kỳ 2020 - 2025"
_YEARS_OF_LOCAL = lazy(
    rf"\s+(?:của\s+)?{_DH}\s+(?:[Đđ]ại\s+biểu\s+)?[Đđ]ảng\s+bộ(?:\s+(?!các\b|nhiệm\b|và\b|trong\b|cho\b|của\b)[^\s,.;:()]+){{0,6}}?\s*,?\s+nhiệm\s+kỳ\s+20\d\d\s?-\s?20\d\d"
)
# "Nghị quyết Hội nghị lần thứ 5 Ban Chấp hành Đảng bộ tỉnh khóa XX"
_UNIT = r"(?:\s+(?:tỉnh|[Tt]hành\s+phố|TP\.?|huyện|quận|thị\s+xã|xã|phường))?(?:[ ]+(?!Nghị|Quyết|Chỉ|Kết)" + CAP + r"[^\s,.;:()]*){0,4}"
_LOCAL_PLENUM = lazy(
    r"\s+(?:của\s+)?(?:Hội\s+nghị\s+)?lần\s+thứ\s+(?:\d{1,2}|[IVXL]+|[a-zà-ỹ]+(?:\s+(?:một|hai|ba|bốn|lăm|tư))?)\s*,?\s+(?:của\s+)?(?:Ban\s+[Cc]hấp\s+hành|BCH)\s+[Đđ]ảng\s+bộ"
    + _UNIT
    + r"(?:\s*,?\s*\(?[kK]h(?:óa|oá)\s+[IVXL]+\)?)?(?:\s+lần\s+thứ\s+[IVXL]+)?"
)
# "Nghị quyết Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 24 (khóa XX)"
_LOCAL_PLENUM_LAST = lazy(
    r"\s+(?:của\s+)?Hội\s+nghị\s+(?:Ban\s+[Cc]hấp\s+hành|BCH)\s+[Đđ]ảng\s+bộ"
    + _UNIT
    + r"\s+lần\s+thứ\s+(?:\d{1,2}(?![\w/])|(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?![^\W_]))(?:\s*,?\s*\(?[kK]h(?:óa|oá)\s+[IVXL]+\)?)?"
)
# "Nghị quyết kỳ họp thứ 4 của Quốc hội khóa VIII", "Nghị quyết của Quốc hội khóa VIII, Kỳ họp thứ 7"
_ASSEMBLY = r"Quốc\s+hội\s+[kK]h(?:óa|oá)\s+[IVX]+"
_SESSION = lazy(
    rf"\s+(?:của\s+)?(?:[kK]ỳ\s+họp\s+(?:lần\s+)?thứ\s+\S+?,?\s+(?:của\s+)?(?P<body>{_ASSEMBLY})|(?P<first>{_ASSEMBLY})\s*,?\s*(?:tại\s+)?[kK]ỳ\s+họp\s+(?:lần\s+)?thứ\s+[^\W_]+)(?![^\W_])"
)
_TERMS = lazy(_TERM)
_ROMAN = {
    "I": "1",
    "II": "2",
    "III": "3",
    "IV": "4",
    "V": "5",
    "VI": "6",
    "VII": "7",
    "VIII": "8",
    "IX": "9",
    "X": "10",
    "XI": "11",
    "XII": "12",
}
_ARABIC = {"10": "X", "11": "XI", "12": "XII", "13": "XIII", "14": "XIV"}
"""Terms of the Central Committee that texts also write in figures: "khóa 12"."""
_CONSTITUTION = lazy(
    r"Hiến\s*pháp(?:\s+(?:của\s+)?(?:nước\s+)?(?:Cộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa(?:\s+\(CHXHCN\))?|CHXHCN)\s+Việt\s+Nam|\s+nước\s+Việt\s+Nam\s+Dân\s+chủ\s+Cộng\s+h(?:òa|oà))?"
    r"(?P<year>\s*,?\s*(?:sửa\s+đổi\s+)?(?:năm\s+)?\(?(?P<y>1946|1959|1980|1992|2013)\)?)?(?P<years>(?:\s*(?:,|;|và|,\s*và)\s+(?:năm\s+)?(?:1946|1959|1980|1992|2013)(?![\d/]))+)?"
)
_FULL_CONSTITUTION = "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam"


@cache
def _charters(shouted: bool = False) -> re.Pattern[str]:
    """Every wording of every charter of the table; in any case where it stands in a line of capitals."""
    wordings = [wording for row in named().values() if row.type == "Điều lệ" for wording in (row.name, *row.also)]
    return re.compile(
        "|".join(
            re.escape(wording).replace(r"\ ", r"\s+").replace(r"Điều\s+lệ", r"[Đđ]iều\s*lệ", 1)
            for wording in sorted(wordings, key=len, reverse=True)
        ),
        re.IGNORECASE if shouted else 0,
    )


def read_plenum(text: str, start: int, at: int, kind: str) -> list[Draft]:
    """A resolution or conclusion of a plenum, one draft for each term named; empty where it is none."""
    match = _PLENUM.match(text, at, at + 220)
    if match is None:
        return []
    word, number, printed, others, told = match.groups()
    which = _ROMAN.get(word or "") or ordinal(word or number or "")
    if not which.isdigit():
        return []
    end = match.end()
    time = f" (lần {ordinal(printed.strip(' ()').split()[-1])})" if printed else ""
    if told is None and not time:
        end = match.end("others") if others else match.end("number") if number else end
    elif text[end - 1] == ")" and "(" not in (told or printed):
        end -= 1
    while text[end - 1].isspace():
        end -= 1
    terms = [_ARABIC.get(term, term) for term in _TERMS.findall(told.split("h", 1)[1])] if told else [""]
    drafts = []
    after, date, issuer = tail(text, end)
    if issuer is None:
        day, issuer = lead(text, start)
        date = date or day
    plenums = [which, *re.findall(r"\d{1,2}", others)] if others else [which]
    for which, term in ((number, term) for number in plenums for term in terms):
        draft = Draft(start, end, "named", kind)
        draft.name = f"{kind} Trung ương {which}{time}" + (f" khóa {term}" if term else "")
        draft.tail, draft.date, draft.issuer = after, date, issuer
        draft.rule = PLENUM
        drafts.append(draft)
    return drafts


def read_congress(text: str, start: int, at: int, kind: str) -> list[Draft]:
    """A resolution of a congress, national or of a Party committee; empty where it is none."""
    if "ại" not in text[at : at + 20] and "ĐH" not in text[at : at + 20]:
        return _as_printed(text, start, at, kind)
    later = _LATER.match(text, at, at + 120)
    if later:
        draft = Draft(start, later.end(), "named", kind)
        draft.name = f"{kind} Đại hội {later['term']} {' '.join(later['body'].split())}"
        draft.tail, draft.date, draft.issuer = tail(text, later.end())
        draft.rule = "dai-hoi-dang-bo"
        return [draft]
    match = _CONGRESS.match(text, at, at + 120)
    if match:
        term = _ARABIC.get(match["term"], match["term"]) if match["term"] else match["small"].upper()
        after, date, _ = tail(text, match.end())
        return [_of_congress(start, match.end(), kind, which, after, date) for which in (term, *_TERMS.findall(match["others"]))]
    local = _LOCAL.match(text, at, at + 160)
    if local:
        draft = Draft(start, local.end(), "named", kind)
        draft.name = f"{kind} Đại hội {' '.join(local['body'].split())} lần thứ {local['term']}"
        draft.tail, draft.date, draft.issuer = tail(text, local.end())
        draft.rule = "dai-hoi-dang-bo"
        return [draft, *_lower_congresses(text, local.end(), kind)]
    return _as_printed(text, start, at, kind)


def _of_congress(start: int, end: int, kind: str, term: str, after: int, date: str | None) -> Draft:
    """The resolution of one national congress; those of a list share the span."""
    draft = Draft(start, end, "named", kind)
    draft.name = f"{kind} Đại hội {term}"
    draft.issuer = f"Đại hội {term}"
    draft.tail, draft.date = after, date
    draft.rule = "dai-hoi"
    return draft


# "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVIII <và huyện lần thứ XXI>"
_LOWER = lazy(
    r"\s*(?:,|,?\s+và)\s+(?P<span>(?:[Đđ]ại\s+hội\s+)?(?:[Đđ]ảng\s+bộ\s+)?(?P<unit>tỉnh|thành\s+phố|huyện|quận|thị\s+xã|xã|phường)\s+(?:lần\s+thứ|khóa)\s+(?P<term>[IVXL]{1,7}))(?![^\W_])"
)


def _lower_congresses(text: str, at: int, kind: str) -> list[Draft]:
    """The congresses of other levels that a list adds: they share the noun."""
    found: list[Draft] = []
    while len(found) < 3 and (match := _LOWER.match(text, at, at + 80)):
        at = match.end()
        draft = Draft(
            match.start("span"),
            at,
            "named",
            kind,
            None,
            f"{kind} Đại hội Đảng bộ {' '.join(match['unit'].split())} lần thứ {match['term']}",
        )
        draft.tail, draft.date, draft.issuer = tail(text, at)
        draft.rule = "dai-hoi-dang-bo"
        found.append(draft)
    return found


def _as_printed(text: str, start: int, at: int, kind: str) -> list[Draft]:
    """What only its printed words name: a congress by its years, a local plenum, a session of the National Assembly."""
    head = text[at : at + 12]
    match = _YEARS_OF_LOCAL.match(text, at, at + 160) if "ại h" in head else None
    if match is None and ("Hội" in head or "lần" in head):
        match = _LOCAL_PLENUM.match(text, at, at + 160) or _LOCAL_PLENUM_LAST.match(text, at, at + 160)
    told = "ỳ họp" in text[at : at + 14] or "hội kh" in text[at : at + 20]
    session = _SESSION.match(text, at, at + 90) if match is None and told else None
    match = match or session
    if match is None:
        return []
    draft = Draft(start, match.end(), "named", kind)
    draft.name = f"{kind}{' '.join(text[at : match.end()].split()).join((' ', ''))}"
    draft.tail, draft.date, draft.issuer = tail(text, match.end())
    draft.issuer = " ".join((session["body"] or session["first"]).split()) if session else draft.issuer
    draft.rule = AS_PRINTED
    return [draft]


def read_constitution(text: str, start: int) -> list[Draft]:
    """The constitution, with its year where the text gives one."""
    match = _CONSTITUTION.match(text, start, start + 160)
    if match is None or (text.endswith("bản ", 0, start) and match.end() - start < 12):  # "các bản Hiến pháp": any of them
        return []
    end = match.end() if match["y"] or not match["years"] else match.start("years")
    if match["y"] and text[end - 1] == ")" and "(" not in match["year"]:
        end -= 1
    draft = Draft(start, end, "named", "Hiến pháp")
    printed = text[start : match.start("year") if match["year"] else end]
    draft.name = (
        " ".join(printed.split())
        .replace("hoà", "hòa")
        .replace("Hiếnpháp", "Hiến pháp")
        .replace("(CHXHCN) ", "")
        .replace("CHXHCN", "Cộng hòa xã hội chủ nghĩa")
    )
    draft.date = match["y"]
    draft.target = _whole(match["y"])
    draft.rule = "hien-phap"
    draft.tail, date, draft.issuer = tail(text, end)
    draft.date = draft.date or date
    return [draft, *_constitutions(draft, match)]


def _whole(year: str | None) -> str:
    """A constitution by the name of the State that gave it itself; that of 1946 and of 1959 is the Democratic Republic's."""
    if year in ("1946", "1959"):
        return f"Hiến pháp nước Việt Nam Dân chủ Cộng hòa năm {year}"
    return _FULL_CONSTITUTION + (f" năm {year}" if year else "")


def _constitutions(first: Draft, match: re.Match[str]) -> list[Draft]:
    """The further ones of "Hiến pháp năm 1946, 1959, 1980, 1992 và năm 2013"; all share the span."""
    found = []
    for year in _YEARS.findall(match["years"] or "") if match["y"] else ():
        other = first.copy()
        other.date, other.target = year, _whole(year)
        found.append(other)
    return found


_YEARS = lazy(r"\d{4}")


_EDITION = lazy(
    r"\s+(?:(?P<year>20\d\d)(?=\s+(?:quy|có|đã|và|thì|về)\s|[,.;:)])|[kK]h(?:óa|oá)\s+[IVX]+(?![^\W_])|\([kK]h(?:óa|oá)\s+[IVX]+\))"
)


def read_charter(text: str, start: int, shouted: bool = False) -> list[Draft]:
    """A charter that the table of named instruments knows; `shouted` where the text stood in capitals."""
    match = _charters(shouted).match(text, start, start + 80)
    if match is None or (match.end() < len(text) and text[match.end()].isalpha()):
        return []
    follow = text[match.end() : match.end() + 4]
    if follow.startswith((" bộ", " ủy", " viê")):
        return []
    term = _EDITION.match(text, match.end(), match.end() + 20)  # the term is an edition: in the span, not in the name
    draft = Draft(start, term.end() if term else match.end(), "named", "Điều lệ")
    wording = "Điều lệ" + " ".join(match[0].split()).partition("lệ")[2]
    if shouted:
        lower = " ".join(match[0].split()).lower()
        wording = next(name for row in named().values() for name in (row.name, *row.also) if name.lower() == lower)
    draft.name = next((row.name for row in named().values() if wording == row.name or wording in row.also), wording)
    draft.tail, draft.date, draft.issuer = tail(text, draft.end)
    if term and term["year"]:  # "Điều lệ Đảng Cộng sản Việt Nam 2011 quy định"
        draft.date = term["year"]
    draft.rule = "dieu-le"
    return [draft]
