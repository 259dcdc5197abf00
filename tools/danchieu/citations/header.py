"""What a document says of itself: its own number, type, date and issuer, read from its head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from danchieu.text.lazy import lazy
from danchieu.values import Family
from danchieu.vocabulary import parse_symbol, types, types_of_code

from .anchors import COUNT, TITLE, Anchors
from .draft import Draft
from .enacting import enacted
from .headless import annexed, consolidated, introduced, opening
from .letterhead import letterhead
from .outline import Outline
from .tails import shouted

HEAD = 6000
"""How many characters the head of a document may take."""


class Own(NamedTuple):
    """The document itself."""

    number: str | None
    """Its symbol, None where the head prints none."""
    type: str | None
    """Its type noun."""
    date: str | None
    """Its ISO date."""
    issuer: str | None
    """Its issuer as printed, usually in capitals."""
    official: bool
    """Whether the text is an instrument at all."""


_TITLE = lazy(
    "(?P<type>"
    + "|".join(sorted((name.upper().replace(" ", r"\s+") for name in types()), key=len, reverse=True))
    + r")(?=[ *_]*\n|[ *_]+(?:Về|VỀ|Sửa|SỬA|Quy|QUY|Ban|BAN|Số|SỐ|của|CỦA|[A-ZĐ]{2}))"
)
_DATE = lazy(
    r"(?:(?<=[\n|])|(?<=\s\s)|(?<=[\d\w] ))\s*(?P<place>[A-ZĐÂÔ][^\n,;.()|\d]{1,36}|TP\.[^\n,;()|\d]{1,30})?,?\s*[nN]gày\s{0,4}"
    r"(?:(?P<d>\d{1,2})\s+th[áaắ]ng\s{0,3}(?P<m>\d{1,2})\s+năm\s{0,3}(?P<y>(?:19|20)\d\d)|(?P<d2>\d{1,2})\s*/\s*(?P<m2>\d{1,2})\s*/\s*(?P<y2>(?:19|20)\d\d))"
)
_BODY = lazy(r"Căn\s+cứ|Kính\s+gửi|\nĐiều\s+\d|Trả\s+lời")
_PASSED = lazy(r"thông\s+qua\s+(?:vào\s+)?ngày\s+(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})\s+năm\s+(?P<y>\d{4})")
_LETTER = lazy(r"\n\s*(?:Kính\s+gửi|V/v)|Kính gửi:")


def own(text: str, drafts: list[Draft], at: Anchors, outline: Outline, official: bool | None) -> Own:
    """What the document is. Marks the drafts of its own number as `self` in the header."""
    first = outline.dieu_at[0] if outline.dieu_at else len(text)
    limit = min(HEAD, max(first, 400))
    lines = [start for start in takewhile(limit.__gt__, at[TITLE]) if not text[text.rfind("\n", 0, start) + 1 : start].strip(" *#_")]
    found = _block(text, drafts, lines, limit) if lines else None
    for draft in drafts:
        if draft.start > limit:
            break
        same = found is None or draft.number == found.number
        if draft.number and same and draft.form in ("bare", "full") and _is_own(text, draft):
            draft.form, draft.zone, draft.rule = "self", "header", "dau-van-ban"
            found = found or draft
    titled = (_title(text, lines, limit) if lines else None) or _flat_title(text, at[COUNT], limit)
    numbered = len(outline.dieu_at) >= 2 and outline.dieu_at[0] < len(text) // 2 and _articles(text, outline)
    is_official = (found is not None or titled is not None or numbered) if official is None else official
    if official is None and not is_official and (itself := enacted(text, drafts)):
        return Own(None, itself, None, None, True)
    if found is None:
        whole = opening(text, drafts) if official is not False else None
        if whole:
            return Own(whole.number, whole.type, whole.date, None, True)
        page = introduced(text, drafts, titled, first) if is_official else None
        if page:
            return Own(page.number, titled or page.type, page.date, None, True)
        number = consolidated(text, drafts, titled, limit) if titled and is_official else None
        annex = annexed(text, drafts) if is_official and number is None else None
        if annex:
            return Own(annex.number, annex.type, annex.date, annex.issuer, True)
        return Own(number, titled, None, None, is_official)
    blocked = found.rule == "khoi-ten-van-ban"
    kind = found.type if blocked and found.type else _kind(text, found, titled)
    date = found.date or _date(text, found, limit)
    issuer = (found.issuer if blocked else None) or letterhead(text, found.start) or found.issuer
    local = _of_committee(text, found, issuer)
    for draft in drafts:
        if draft.start > limit:
            break
        if draft.zone == "header":
            draft.type, draft.date, draft.issuer = kind, date, issuer
            draft.number = local if local and draft.number == found.number else draft.number
    found.number = local or found.number
    return Own(found.number, kind, date, issuer, is_official)


def _articles(text: str, outline: Outline) -> bool:
    """Whether two headings are articles surely: a letter that a machine misread ("Điêu 4. ...") may quote them."""
    return sum(text.startswith(("Điều", "ĐIỀU", "điều"), at) for at in outline.dieu_at[:12]) >= 2


def _of_committee(text: str, found: Draft, issuer: str | None) -> str | None:
    """The number of a provincial committee whose TU was printed TƯ ("TỈNH ỦY ... Số 445-KL/TƯ"); None for every other head."""
    printed = text[found.end - 2 : found.end] == "TƯ" and (found.number or "").endswith("/TW")
    return f"{(found.number or '')[:-2]}TU" if printed and issuer and re.search(r"\b(?:TỈNH|THÀNH|HUYỆN)\s+[ỦU]", issuer) else None


# "QUYẾT ĐỊNH⏎⏎CỦA THỦ TƯỚNG CHÍNH PHỦ SỐ 119/2006/QĐ-TTG⏎NGÀY 26 THÁNG 5 NĂM 2006": the title block of old pages
_TITLED = lazy(
    r"(?P<type>"
    + "|".join(sorted((name.upper().replace(" ", r"\s+") for name in types()), key=len, reverse=True))
    + r")\s*\n+\s*CỦA\s+(?P<issuer>[^\n]{4,90}?(?:\n[^\n]{1,90}?)?)\s+SỐ\s*:?\s*(?=\d)"
)


def _block(text: str, drafts: list[Draft], lines: Sequence[int], limit: int) -> Draft | None:
    """The own number in a title block of type, body and number, made the head's; None where there is none."""
    match = _first(_TITLED, text, lines, limit)
    if match is None or not match["issuer"].isupper():
        return None
    at = match.end()
    for draft in drafts:
        if draft.start <= at < draft.end and draft.number:
            draft.form, draft.zone, draft.rule = "self", "header", "khoi-ten-van-ban"
            draft.start = match.start("type")
            draft.type = _spoken(match["type"])
            draft.issuer = " ".join(match["issuer"].split())
            draft.date = draft.date or shouted(text, draft.end)[1]
            return draft
        if draft.start > at:
            break
    return None


def _first(pattern: re.Pattern[str], text: str, starts: Sequence[int], limit: int) -> re.Match[str] | None:
    """The first match at one of the places."""
    for start in starts:
        if match := pattern.match(text, start, limit):
            return match
    return None


def _is_own(text: str, draft: Draft) -> bool:
    """Whether the mention is the head's own number: "Số: 73/2023/NĐ-CP" at the start of a line."""
    printed = text[draft.start : draft.start + 40]
    if printed[0] != "S" and not printed[1:2].isupper() and ":" not in printed:
        return False  # nearly always: a noun in small letters
    line = text.rfind("\n", max(0, draft.start - 30), draft.start)
    if (line < 0 and draft.start > 30) or text[line + 1 : draft.start].strip(" *|_#"):
        return _flat(text, draft)
    word = re.match(r"(?P<noun>[^\d]*?)(?P<word>[sS]ố|SỐ|So(?=\s*:))\s*(?P<colon>:?)", printed)
    if word is None:
        return False
    if noun := word["noun"].strip():
        return len(noun) > 3 and (bool(word["colon"]) or noun.isupper())  # "QUYẾT ĐỊNH SỐ", not "NQ số"
    before = text[max(0, line - 40) : max(0, line)].rstrip()
    if word["colon"] and printed[0] == "S":
        return True
    after = text[draft.end : draft.end + 30].lstrip(" ")
    return (
        printed[0] == "S"
        and before[-1:] not in (",",)
        and (after[:1] in ("\n", "", "*", "|") or after.startswith(("Hà", "CỘNG", ",")) or after[:1].isupper())
    )


# "... Số: 76/2016/NQ-HĐND Lào Cai, ngày 15 tháng 12 năm 2016 NGHỊ QUYẾT Ban hành ..."
_DATED = lazy(
    r"(?:[^\n.;:()]{0,60}[\s|])?[A-ZĐ][^\n,;.:()\d]{1,30},\s*(?:ngày|Ngày)\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}(?:\s*(?P<type>"
    + "|".join(sorted((name.upper().replace(" ", r"\s+") for name in types()), key=len, reverse=True))
    + r"))?"
)


def _flat(text: str, draft: Draft) -> bool:
    """Whether the mention is the own number of a page whose lines were run together: "Số: 76/2016/NQ-HĐND Lào Cai, ngày 15 tháng 12 năm 2016"."""
    said = text.startswith("Số:", draft.start) or (text.startswith("Số ", draft.start) and text.endswith(("* ", "*"), 0, draft.start))
    return said and _DATED.match(text, draft.end, draft.end + 160) is not None


def _title(text: str, lines: Sequence[int], limit: int) -> str | None:
    """The type noun in capitals that opens a line of the head."""
    match = _first(_TITLE, text, lines, limit)
    return _spoken(match["type"]) if match else None


def _flat_title(text: str, numbers: Sequence[int], limit: int) -> str | None:
    """The type noun behind the number and the date of a page whose lines were run together."""
    for start in takewhile(limit.__gt__, numbers):
        if text.startswith("Số:", start):
            match = _DATED.search(text, start, start + 200)
            return _spoken(match["type"]) if match and match["type"] else None
    return None


def _spoken(capitals: str) -> str:
    """`Nghị định` for "NGHỊ  ĐỊNH"."""
    return " ".join(capitals.split()).capitalize()


def _kind(text: str, found: Draft, titled: str | None) -> str | None:
    """Type by the letters of the number; where they mean two things, by the title."""
    symbol = parse_symbol(found.number or "")
    names = types_of_code().get(symbol.type_code, ()) if symbol else ()
    if symbol and symbol.type_code == "VBHN":
        return "Văn bản hợp nhất"
    if symbol and symbol.type_code == "QĐ" and symbol.family is Family.STATE:
        return "Quyết định"
    if titled == "Quyết định" and symbol and symbol.type_code == "CT":
        return titled  # 55/2007/CT-UBND: the letters of the Chủ tịch, the title line says what it is
    if titled and (titled in names or not names or (symbol and not symbol.issuer_code)):
        return titled  # 264/CT is a decision of the Chủ tịch Hội đồng Bộ trưởng, no chỉ thị
    if titled is None and found.type is None and _LETTER.search(text, found.end, found.end + 700):
        return "Công văn"
    if symbol and symbol.type_code == "TT":
        return "Thông tri" if symbol.family is Family.PARTY else "Thông tư"
    if found.type:
        return found.type
    if names:
        return names[0]
    if symbol and symbol.issuer_code.startswith(("QH", "UBTVQH")):
        return titled or "Luật"
    return titled


def _weak(match: re.Match[str]) -> tuple[bool, bool]:
    """Order of dates in a head: "Hà Nội, ngày 24 tháng 3 năm 2008" comes before dates without a place and dates in figures."""
    place = (match["place"] or "").strip()
    return not (place and len(place.split()) < 6 and f"{place}," in " ".join(match[0].split())), not match["y"]


_CITED = lazy(r"(?:kể\s+từ|(?:Nghị\s+\w+|Chỉ\s+thị|Quyết\s+định|Kế\s+hoạch|Kết\s+luận|Quy\s+định)\s+(?:số\s+)?\d\S{3,14})\s*$")


def _date(text: str, found: Draft, limit: int) -> str | None:
    """The date of the head: "Hà Nội, ngày 29 tháng 9 năm 2023", else the day the law was passed."""
    body = _BODY.search(text, found.end, found.end + 1200)
    after = list(_DATE.finditer(text, found.end, body.start() if body else min(len(text), found.end + 900)))
    before = [match for match in _DATE.finditer(text, max(0, found.start - 400), found.start) if match["place"]]
    every = (*after, *reversed(before))
    symbol = parse_symbol(found.number or "")
    for match in sorted(every, key=_weak):
        digit = "" if match["y"] else "2"
        if not match["place"] and _CITED.search(text, max(found.end, match.start() - 30), match.start()):
            continue  # "Thực hiện Chỉ thị số 05-CT/TW ngày 15 tháng 5 năm 2016", "có hiệu lực kể từ ngày ...": no date of the head
        day, month = int(match["d" + digit]), int(match["m" + digit])
        if symbol and symbol.year not in (None, int(match["y" + digit])):
            continue  # numbers begin anew each 1 January (Nghị định 30/2020/NĐ-CP): theirs is the year of issue
        if re.search(r"\b(?:hiệu lực|nghị quyết|luật|nghị định|quyết định)\b", match[0], re.IGNORECASE) or not (
            1 <= day <= 31 and 1 <= month <= 12
        ):
            continue
        return f"{match['y' + digit]}-{month:02d}-{day:02d}"
    if symbol and ("QH" in symbol.issuer_code or symbol.type_code in ("L", "LCT", "PL")):
        ends = list(_PASSED.finditer(text, max(0, len(text) - 6000)))
        passed = ends[-1] if ends else _PASSED.search(text[:limit])
        if passed:
            return f"{passed['y']}-{int(passed['m']):02d}-{int(passed['d']):02d}"
    return None
