"""Bodies that issue instruments: where one ends in the text, joint ones, plenums, what somebody signs for."""

from __future__ import annotations

import re
from functools import cache

from danchieu.text.grouped import grouped
from danchieu.text.lazy import lazy
from danchieu.vocabulary.tables import issuers as issuer_rows
from danchieu.vocabulary.tables import words

from .tries import Trie

CAP = r"[A-ZĐÁÀẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴ]"
_STOP = (
    r"(?:về|quy|hướng|ban|của|và|đã|ngày|sửa|bổ|cho|tại|có|với|trong|là|được|do|nhằm|để|khi|từ|theo|năm|khóa|khoá|trên|đến|thì|còn|cũng|vừa|sẽ|phê|"
    r"chi|giao|thực|yêu|nêu|phải|lần|đối|một|các|những|này|số|xác|thể|đề|kèm|triển|ký|gồm|công\s+bố|gửi|hỏi|hoặc|nếu|như|cần|rằng|cùng|ra|vào|bị|bằng)\b"
)
_SYLLABLE = r"[a-zđáàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵ]+"
_NAME = rf"{CAP}[\w&]*(?:\s+(?!{_STOP}){_SYLLABLE})?"
_NOT_PLACE = r"(?:Ban(?=\s+h)|Quy|Về|Hướng|Sửa|Phê|Xét|Căn|Theo|Điều|Nghị|Thông|Luật|Quyết|Kèm|CÔNG)\b"
_PLACE = lazy(
    rf"(?:\s+(?:tỉnh|thành\s+phố|TP\.?|huyện|quận|thị\s+xã|xã|phường|đặc\s+khu)(?:(?:\s+{CAP}\w*)+|(?<=quận)\s+\d{{1,2}}(?![\w/.])|(?<=phường)\s+\d{{1,2}}(?![\w/.]))?|(?:[ ]+(?!{_NOT_PLACE}){CAP}\w*){{1,3}}(?:\s+(?:tỉnh|thành\s+phố|huyện)(?![^\W_])(?:\s+(?!{_NOT_PLACE}){CAP}\w*)*)?)?"
    r"(?:\s*,?\s*[(\[]?\s*(?:[Kk]hóa|[Kk]hoá|nhiệm\s+kỳ)\s+[IVXL\d]+(?![^\W_])\s*[)\]]?)?(?:\s+lần\s+thứ\s+[IVXL\d]+)?"
)
_FREE = lazy(
    rf"(?P<head>{CAP}\w*)(?:\s+(?!{_STOP}){_SYLLABLE})?(?:(?:\s+(?:tỉnh|thành\s+phố|nước|huyện)\s+|\s+và\s+(?={CAP})|\s*-\s*|\s+){_NAME})*"
)
_STEERING = lazy(
    rf"(?:Ban\s+[Cc]hỉ\s+đạo|Tổ\s+công\s+tác)(?:\s+(?!về\b(?!\s+phòng,\s+chống\s+tham)|ban\b|tại\b|đã\b|vừa\b|ngày\b)"
    rf"(?:phòng,(?=\s+chống)|nhũng,(?=\s+(?:lãng|tiêu)\s)|phí,(?=\s+tiêu\s)|{_SYLLABLE}|{CAP}\w*(?:-\d+)?|\d+(?:-NQ/TW)?)){{0,14}}"
)
PLENUM = lazy(
    r"(?:Hội\s*nghị\s+)(?:lần\s+thứ\s+(?:[\wđ]+)(?:\s+(?:một|hai|ba|bốn|lăm))?\s*,?\s+)?(?:của\s+)?(?:Ban\s+Chấp\s+hành\s+|BCH[\s.]*)?(?:Trung\s+ương|TW|TƯ)(?:\s+Đảng)?"
    r"(?:\s+(?:lần\s+thứ\s+)?\w+)?\s*,?\s*\(?(?:khóa|khoá)\s+[IVX]+\)?"
)
# "của Trung ương 4 khóa XIII": a plenum without its noun
_CENTRAL = lazy(
    r"Trung\s+ương\s+(?:lần\s+thứ\s+)?(?:\d{1,2}|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười(?:\s+(?:một|hai|ba|bốn|lăm))?)\s*,?\s*\(?(?:khóa|khoá)\s+[IVX]+\)?"
)
# "của liên bộ Tài chính - Khoa học và Công nghệ"
_UNION = lazy(r"[lL]iên\s+(?:[bB]ộ|[sS]ở|[nN]gành)\s*:?\s+(?=[^\W\d_])")
_OFFICE = lazy(
    r"(?:Bộ\s+trưởng,\s*)?(?:Phó\s+)?(?:Bộ\s+trưởng|Chủ\s+tịch|Chánh\s+án|Viện\s+trưởng|Thống\s+đốc|Cục\s+trưởng|Tổng\s+[Cc]ục\s+trưởng|Giám\s+đốc|Tư\s+lệnh|Chủ\s+nhiệm|Tổng\s+[Gg]iám\s+đốc|Chánh\s+Văn\s+phòng)\s+(?="
    + CAP
    + ")"
)
_OFFICES = frozenset(("Phó", "Bộ", "Chủ", "Chánh", "Viện", "Thống", "Cục", "Tổng", "Giám", "Tư"))
"""First words of an office."""
# "của Bộ Nội vụ và Bộ Tài chính", "của Chính phủ và Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"
_JOINT = lazy(
    r"\s*(?P<by>,(?:\s+và)?|và|-)\s+(?=Bộ\s|Ủy\s+ban|Uỷ\s+ban|Ngân\s+hàng|Tòa\s+án|Viện\s+kiểm|Ban\s+|Đoàn\s+Chủ|Tổng\s+Liên|Thanh\s+tra|Kiểm\s+toán|Chính\s+phủ|Văn\s+phòng|Trung\s+ương|Hội\s)"
)
_JOINS = (",", "v", "-")
# what may follow bodies that only commas join; a verb there belongs to the last body: "của Chính phủ, Bộ Nội vụ ban hành ..."
_JOINTLY = lazy(r"\s*(?:[.;()“\"]|$|\n\s*\n|,?\s*(?:về|ngày)\b)")
_POLITBURO = lazy(r"\s?Ban\s+Bí\s+thư")
_VERB = lazy(r"\s+(?:đã|vừa|ban\s|yêu\s|chỉ\s|giao\s|có\s|quyết\s|đề\s|sẽ|cũng|thống|cho\s|kết\s)")
_ALONE = frozenset(
    (
        "Bộ",
        "Bộ trưởng",
        "Hội đồng",
        "Công ty",
        "Ban",
        "Cục",
        "Sở",
        "Ủy ban",
        "Uỷ ban",
        "Ủy",
        "Uỷ",
        "Hội",
        "Tổng",
        "Cơ quan",
        "Đoàn",
        "Trường",
    )
)
# "Ban Pháp chế của Hội đồng nhân dân tỉnh"
_COUNCIL = lazy(r"\s+(?:của\s+)?(?=Hội\s+đồng\s+n|HĐND)")
# what follows these is a person, not a place: "Thủ tướng Chính phủ Phạm Minh Chính"
_PERSONS = frozenset(("Thủ tướng Chính phủ", "Chủ tịch nước", "Chủ tịch Quốc hội", "Tổng Bí thư", "Tổng thư ký Quốc hội"))
_NO_PLACE = frozenset("vbcdgơưasrm.;:)”")
"""First letters of what follows a body that no place, term or congress begins with."""
_HEAD = lazy(r"[^\W_]+")
_HEADS = words("issuer_heads")


@cache
def issuers() -> Trie:
    """Every wording of every body of the table, also as the press shortens it: `Quân ủy T.Ư`."""
    wordings = [(wording, row.name) for row in issuer_rows().values() for wording in (row.name, *row.variants)]
    short = [(wording.replace("Trung ương", "T.Ư"), name) for wording, name in wordings if "Trung ương" in wording]
    return Trie([*short, *wordings])


_GOES_ON = "[ ](?:(?!huyện|quận|xã|phường|lần|và|vừa)[aeghilmopqrsuvxyàáâãèéêìíòóôõùúăĩũơưạ-ỹ]|c[óáũầ]|ch[ỉo]|đ[ốếểề]|nh[ằấ]|nê|th[eìựểố]|tr[oê]|t[ạừ])"
"""How a word in small letters begins that goes on with something else: it is of no date, no place, no term and no name of a body."""


@cache
def plain_body() -> re.Pattern[str]:
    """A body of the table as printed, its term, and then words or marks that no body, place, term or further issuer begins with.

    The names are of letters only, offices apart. The group `ended` matched where no date can follow either.
    """
    kept = _HEADS - {"Hội", "Trung", "Tổ"}
    names = {wording: row.name for row in issuer_rows().values() for wording in (row.name, *row.variants) if wording != "Ban Chỉ đạo"}
    plain = [name for name in names if name.replace(" ", "").isalpha() and name.partition(" ")[0] in kept and not _OFFICE.match(name)]
    persons, bodies = ([name for name in sorted(plain, reverse=True) if (names[name] in _PERSONS) == one] for one in (True, False))
    plenum = r"Hội nghị (?:lần thứ \w+ )?(?:Ban Chấp hành )?Trung ương(?: Đảng)?(?: \d{1,2})? khóa [IVX]+(?![^\W_]|\))"
    term = r"(?:(?P<term>[ ]khóa[ ][IVX]+)|[ ]\(kh(?:óa|oá)[ ][IVX]+\)|)"
    body = rf"(?P<body>(?:{grouped([*bodies, plenum])}){term}|{grouped(persons)})"  # what begins another stands behind it
    title = "[ ]“[Vv]ề"
    next_line = r"\n{1,2}(?:[AEGHILMOPQRSUXY]|Ng)"
    ended = rf"(?(term)(?:(?={_GOES_ON}|{title})[ ]|(?=[.;:”]|,{_GOES_ON}))|(?=[.;:)”]|,?{_GOES_ON}|,[ ][ADEGILMOPQRSXY]|{title}|{next_line}|[ ]và[ ](?:Nghị|Quy|Quyết|Kết|Chỉ|Kế)[ ]))"
    return re.compile(rf"{body}(?:(?P<ended>{ended})|(?(term)(?!)|(?=[ ](?:đã|vừa|ban|được|ký|thông)[ ]|[ ]?\Z)))")


def known_issuer(text: str) -> str | None:
    """The body that a whole line names, tone marks and case ignored; None where the table does not know it."""
    found = issuers().longest(text, 0)
    return found[1] if found and not text[found[0] :].strip() else None


def issuer_at(text: str, start: int, limit: int = 160, several: bool = False) -> int | None:
    """End of the issuer that begins at `start`, None where none does; `several` where the number names more than one body."""
    plain = plain_body().match(text, start)
    if plain:
        return plain.end()
    stop = min(len(text), start + limit)
    word = _HEAD.match(text, start)
    if word is None or (word[0] not in _HEADS and not _run_together(text, word)):
        return start + 3 if text.startswith("T.Ư", start) else None
    plenum = PLENUM.match(text, start, stop) if word[0] == "Hội" else _CENTRAL.match(text, start, stop) if word[0] == "Trung" else None
    if plenum:
        return plenum.end()
    union = _UNION.match(text, start, stop) if word[0] in ("liên", "Liên") else None
    if union:
        bodies = _FREE.match(text, union.end(), stop)
        return bodies.end() if bodies else None
    office = _OFFICE.match(text, start, stop) if word[0] in _OFFICES else None
    body = office.end() if office else start
    if text.startswith(("Ban", "Tổ"), body):
        steering = _steering(text, body, stop)
        if steering:
            return steering
    known = issuers().longest(text, body)
    if known:
        end = known[0]
        if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():  # "Đảng ủy Bộ Nội vụ"
            within = issuers().longest(text, end)
            end = within[0] if within else end
        of = _COUNCIL.match(text, end, end + 16) if text.startswith("Ban", body) else None
        council = issuers().longest(text, of.end()) if of else None
        end = council[0] if council else end
        place = None if known[1] in _PERSONS or text[end : end + 3].lstrip(" ,(\n")[:1] in _NO_PLACE else _PLACE.match(text, end, stop)
        if place and not _type_follows(text, end, place.end()):
            end = place.end()
    else:
        free = _FREE.match(text, body, stop)
        if free is None:
            return None
        end = free.end()
        if " ".join(text[start:end].split()) in _ALONE:
            return None
        place = _PLACE.match(text, end, stop)
        if place:
            end = place.end()
    return _jointly(text, end, stop + 60, several)


def _steering(text: str, at: int, stop: int) -> int | None:
    """End of a steering committee, the longer name of the table where its "về ..." belongs to the name."""
    steering = _STEERING.match(text, at, stop)
    whole = issuers().longest(text, at) if steering and text.startswith(" về ", steering.end()) else None
    return max(steering.end(), whole[0] if whole else 0) if steering else None


def _jointly(text: str, end: int, stop: int, several: bool) -> int:
    """End of the bodies that issued together; where a comma alone joins them, the sentence may go on with another subject."""
    alone = 0
    first = end
    for _ in range(6 if text[end : end + 3].lstrip(" \n")[:1] in _JOINS else 0):
        joint = _JOINT.match(text, first, stop)
        if joint is None:
            break
        more = issuers().longest(text, joint.end())
        if more is None and text.startswith("Bộ trưởng ", joint.end()):
            more = issuers().longest(text, joint.end() + 10)
        if more is None:
            break
        if joint["by"] == "," and not several:
            alone = alone or first
        first = more[0]
    if alone and _POLITBURO.fullmatch(text, first - 10, first) and _VERB.match(text, first, first + 14) is None:
        return first  # "của Bộ Chính trị, Ban Bí thư": one leadership
    return alone if alone and _JOINTLY.match(text, first, first + 12) is None else first


def _run_together(text: str, word: re.Match[str]) -> bool:
    """Whether a capital word is the first two of a known body without their blank: "Vănphòng Chính phủ", "BanChấp hành Trung ương"."""
    return len(word[0]) > 5 and word[0][0].isupper() and issuers().longest(text, word.start()) is not None


_TYPE_WORD = lazy(r"\s+(?:Nghị|Thông|Quyết|Quy|Luật|Kết|Chỉ|Kế|Điều|Căn|Theo|Hướng|Công\s+văn|Báo|Tờ|Phụ|Số|Khoản|Mục)\b")


def _type_follows(text: str, start: int, end: int) -> bool:
    return _TYPE_WORD.match(text, start, end + 8) is not None
