"""What the words before an instrument say of it: its date and who issued it."""

from __future__ import annotations

import re

from danchieu.text.lazy import lazy
from danchieu.vocabulary.tables import issuers as issuer_rows

from .issuers import CAP, issuer_at, issuers, plain_body
from .tails import iso

# "Ngày 29/9/2023, Chính phủ đã ban hành Nghị định số ..."
_ON_DAY = lazy(
    r"""[Nn]gày\s+(?:(?P<d1>\d{1,2})\s?[/.-]\s?(?P<m1>\d{1,2})(?:\s?[/.-]\s?|\s+năm\s+)(?P<y1>(?:19|20)\d\d)|(?P<d2>\d{1,2})\s+tháng\s+(?P<m2>\d{1,2})\s+năm\s+(?P<y2>(?:19|20)\d\d))
    \s*,?\s*(?:tại\s+[kK]ỳ\s+họp\s+(?:lần\s+)?thứ\s+[^\s,]+\s*,\s*)?""",
    re.VERBOSE,
)
_DID = r"(?:(?:đã|vừa|cũng|mới|chính\s+thức)\s+)*(?:ký\s+|(?:biểu\s+quyết|bấm\s+nút|nhất\s+trí)\s+)?(?:ban\s+hành|có|ra|thông\s+qua|ký)\s+$"
_WHO_DID = lazy(rf"(?P<who>[^,;.\n]{{0,90}}?(?:\n[^,;.\n]{{0,60}}?)?)(?=[\s,bcđkmnrtv])\s*(?:,\s*kỳ\s+họp\s+thứ\s+\w+\s*)?{_DID}")
_AT_ONCE = lazy(rf"[ ]{_DID}")
_PERSON = lazy(rf"(?:\s+{CAP}\w*){{2,4}}\s*")
_FOR = lazy(r"[tT]hay\s+mặt\s+(?=\S)")
_ASKING = (
    "nghị",
    "xử lý",
    "trình",
    "báo cáo",
    "kiến nghị",
    "chỉ đạo",
    "yêu cầu",
    "kết luận",
    "Kết luận",
    "ý kiến",
    "hướng dẫn",
    "thẩm định",
)


# "Bộ Tài chính đã hướng dẫn tại <công văn ...>"
_SAYING = ("ướng dẫn ", "uy định ", "hỉ đạo ", "rả lời ", " ý kiến ", "yêu cầu ", "đề nghị ", "báo cáo ", " nêu ", "kết luận ")
_SAID = lazy(
    r"\s+(?:đã\s+)?(?:có\s+)?(?:hướng\s+dẫn|quy\s+định|chỉ\s+đạo|trả\s+lời|ý\s+kiến|yêu\s+cầu|đề\s+nghị|báo\s+cáo|nêu|kết\s+luận)\s+$"
)


def who_said(text: str, start: int) -> str | None:
    """Issuer told before the instrument: "theo đề nghị của Cục Thuế tỉnh Gia Lai tại <Tờ trình ...>"."""
    window = text[max(0, start - 110) : start].rstrip()[:-3]
    at = max(window.rfind(" của "), window.rfind("\ncủa "))
    whole = issuer_at(window + " ", at + 5) if at >= 0 and window[:at].endswith(_ASKING) else None
    if whole and not window[whole:].strip(" ,"):
        return " ".join(window[at + 5 : whole].split())
    joined = window.rfind(" và của ")
    if joined >= 0 and "của" in text[max(0, start - 300) : start - 60] and issuer_at(window, joined + 8) == len(window.rstrip()):
        return " ".join(window[joined + 8 :].split())
    also = window.rfind(" và ")  # "theo đề nghị của A tại <Tờ trình X> và B tại <Tờ trình Y>"
    if also > at and "đề nghị của" in text[max(0, start - 400) : start] and issuer_at(window, also + 4) == len(window.rstrip()):
        return " ".join(window[also + 4 :].split())
    if window.endswith(_SAYING):
        return _subject(window, max(window.rfind(mark) for mark in (". ", "; ", "\n\n")) + 1, _SAID)
    if at < 0 or not window[:at].endswith(_ASKING):
        return None
    end = issuer_at(window + " ", at + 5)
    return " ".join(window[at + 5 : end].split()) if end and not window[end:].strip(" ,") else None


def _initials(body: str) -> str:
    """`SNV` of "Sở Nội vụ": how local bodies are lettered."""
    return "".join(word[0].upper() for word in body.replace(",", " ").split())


_TOLD = lazy(r"\s(?:của|với|và)\s")


def before_bracket(text: str, start: int, code: str) -> str | None:
    """Issuer told before a bracket: "ý kiến thẩm định của Bộ Tư pháp (<Báo cáo số 02/BC-BTP>"; the letters of the number confirm it."""
    window = text[max(0, start - 100) : start].rstrip("( \n")
    for told in sorted((match.end() for match in _TOLD.finditer(window)), reverse=True):
        if issuer_at(window + " ", told) != len(window):
            continue
        known = issuers().longest(window, told)
        body = " ".join(window[told:].split())
        codes = issuer_rows()[known[1]].codes if known else ()
        if _initials(body) == code or code in codes or code.partition("-")[0] in (*codes, _initials(body)):
            return body
    return None


# "Tại Quyết định 1847/QĐ-TTg ngày 27-12-2018, Thủ tướng Chính phủ phê duyệt ..."
_ACTS = lazy(
    r"\s+(?:đã\s+)?(?:phê\s+duyệt|yêu\s+cầu|quy\s+định|giao|chỉ\s+đạo|ban\s+hành|quyết\s+định|xác\s+định|nêu|đề\s+ra|khẳng\s+định|chỉ\s+rõ|nhấn\s+mạnh|đề\s+nghị|thống\s+nhất|kết\s+luận)\b"
)


def says_in(text: str, at: int) -> str | None:
    """Issuer told by the clause after the instrument: "Tại <Quyết định ...>, Thủ tướng Chính phủ phê duyệt ..."."""
    if text[at : at + 1] != ",":
        return None
    start = at + len(text[at : at + 4]) - len(text[at : at + 4].lstrip(", \n"))
    end = issuer_at(text, start)
    return " ".join(text[start:end].split()) if end and _ACTS.match(text, end, end + 24) else None


# "<Quy định 69-QĐ/TW năm 2022> về kỷ luật tổ chức đảng ... do Ban Chấp hành Trung ương ban hành ngày 06/7/2022"
_BY = lazy(r"\s(?:do|được)\s+(?=[A-ZĐỦ]|tỉnh\s|thành\s)")
# "do <tỉnh Trà Vinh> ban hành": the province stands for its council or committee
_PROVINCE = lazy(rf"(?:[tT]ỉnh|[tT]hành\s+phố)\s+{CAP}\w*(?:[ -]+{CAP}\w*){{0,4}}(?=\s+(?:ký\s+)?ban\s+hành)")
_MADE = lazy(
    r"\s+(?:ký\s+)?(?:và\s+)?ban\s+hành(?:\s+ngày\s+(?:(?P<d1>\d{1,2})\s?[/.-]\s?(?P<m1>\d{1,2})\s?[/.-]\s?(?P<y1>(?:19|20)\d\d)|(?P<d2>\d{1,2})\s+tháng\s+(?P<m2>\d{1,2})\s+năm\s+(?P<y2>(?:19|20)\d\d)))?"
)
_ON = lazy(
    r"(?:,\s*được|\sdo\s+[^,.;\n]{4,60}?)\s+(?:ký\s+)?(?:và\s+)?ban\s+hành\s+(?:vào\s+)?ngày\s+(?:(?P<d1>\d{1,2})\s?[/.-]\s?(?P<m1>\d{1,2})\s?[/.-]\s?(?P<y1>(?:19|20)\d\d))"
)
_OTHER = lazy(r"\.(?:\s|$)|;(?:\s|$)|\n|/| số\s|“")


def made_by(text: str, at: int, code: str = "") -> tuple[str | None, str | None]:
    """Date and issuer told behind the title: "<Quy định ...> về ... do Ban Chấp hành Trung ương ban hành ngày 06/7/2022"."""
    other = _OTHER.search(text, at, at + 240)
    reach = other.end() if other else at + 240
    told = text[at : reach + 5]
    if "do" not in told and "được" not in told:
        return None, None
    for by in _BY.finditer(text, at, at + 240):
        if by.start() >= reach:
            break
        province = _PROVINCE.match(text, by.end(), by.end() + 60)
        end = province.end() if province else issuer_at(text, by.end())
        if code and end:  # what stands between is no plain title: the letters of the number must be those of the body
            known = issuers().longest(text, by.end())
            end = end if known and code.startswith(issuer_rows()[known[1]].codes or ("?",)) else None
        made = _MADE.match(text, end, end + 60) if end else None
        if made:
            return iso(made), " ".join(text[by.end() : end].split())
    on = _ON.search(text, at, at + 240) if text.find("ngày", at, at + 240) >= 0 else None
    return (iso(on), None) if on and on.start() < reach else (None, None)


_ABOUT = lazy(r"\s+(?:về\s|“|\")")


def beside(text: str, at: int, code: str) -> int:
    """End of the body that follows without "của": "33-HD/BTCTW ngày 30/10/2020 <Ban Tổ chức Trung ương>"; `at` where it is not the number's."""
    known = issuers().longest(text, at) if text[at - 1] == " " or text[at] == " " else None
    if known is None or (code and code.rstrip("0123456789") not in issuer_rows()[known[1]].codes):
        return at
    if not code and _ABOUT.match(text, known[0], known[0] + 8) is None:
        return at  # without letters to confirm it, only "<Kết luận số 76>, ngày 4/6/2020 Bộ Chính trị về ..."
    return issuer_at(text, at + (text[at] == " ")) or at


_LEADING = tuple(word + blank for word in ("ban hành", " có", " ra", "thông qua", " ký") for blank in (" ", "\n"))
# "Chính phủ cũng đã ban hành <Nghị quyết ...>", "Văn phòng Chính phủ có <Thông báo ...>", "Quốc hội đã thông qua <Luật ...>"
_DONE = lazy(
    r"[\s,]+(?:(?:đã|vừa|cũng|mới|chính\s+thức|kịp\s+thời|khẩn\s+trương|chủ\s+động|sớm|thống\s+nhất|tiếp\s+tục|ngay\s+lập\s+tức|biểu\s+quyết|bấm\s+nút|nhất\s+trí)\s+)*(?:ký\s+)?(?:ban\s+hành|có|ra|thông\s+qua|ký)\s+$"
)
_CAPITAL = lazy(rf"{CAP}(?<![^\W_].)")


def _subject(window: str, start: int, verb: re.Pattern[str] = _DONE) -> str | None:
    """The body that ends where the verb before the instrument begins."""
    done = verb.search(window, max(start, len(window) - 50))
    if done is None or window.endswith((" việc", ";"), 0, done.start()):
        return None
    for behalf in _FOR.finditer(window, start, done.start()) if "mặt" in window else ():
        end = issuer_at(window, behalf.end())
        if end is not None and end <= done.end() and not window[end : done.start()].strip():
            return " ".join(window[behalf.end() : end].split())
    first = max(start, done.start() - 90)
    comma = window.rfind(", ", first, done.start()) + 2
    every = [*_CAPITAL.finditer(window, first, done.start())]
    every = [match for match in every if match.start() == comma] + every  # "... với Ban Tổ chức Trung ương, Bộ Nội vụ đã có"
    for match in every:
        end = issuer_at(window, match.start())
        if end is None or end > done.end():
            continue
        rest = window[end : done.start()]
        if not rest.strip() or _PERSON.fullmatch(rest):
            return _signing(window, match.start(), end)
    return None


def _signing(window: str, start: int, end: int) -> str | None:
    """The body for which somebody signs: "Thay mặt Bộ Chính trị, Tổng Bí thư Tô Lâm ký ban hành"; a deputy alone signs for nobody told."""
    on_behalf = next(iter([*_FOR.finditer(window, max(0, start - 70), start)][-1:]), None) if "mặt" in window else None
    body = issuer_at(window, on_behalf.end()) if on_behalf else None
    if on_behalf and body and window[body:start].strip() == ",":
        return " ".join(window[on_behalf.end() : body].split())
    who = _unnamed(" ".join(window[start:end].split()))
    if who.startswith("Ban Bí thư") and window.endswith("Bộ Chính trị, ", 0, start):
        return f"Bộ Chính trị, {who}"
    return None if who.startswith(("Phó ", "Tổng Bí thư", "Thường trực ", "Chủ tịch Quốc hội")) else who


# "Chủ tịch UBND TP <Nguyễn Thế Thảo>": the man is not the body
_PERSON_NAMED = lazy(
    rf"\s(?<!huyện\s)(?<!quận\s)(?<!xã\s)(?<!phường\s)\s*(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Ngô|Dương|Đinh|Trương|Lương|Tô|Hồ)(?:\s+{CAP}\w*){{2,3}}$"
)
_SESSION = lazy(r"^(?:tại\s+)?[kK]ỳ\s+họp\s+thứ\s+\S+\s*,?\s*(?=Quốc)")
# "Ngày 06/7/2022, thay mặt Bộ Chính trị, đồng chí ... đã ký ban hành <Quy định ...>"
_SIGNED = lazy(
    r"[Nn]gày\s+(?:(?P<d1>\d{1,2})\s?[/.-]\s?(?P<m1>\d{1,2})\s?[/.-]\s?(?P<y1>(?:19|20)\d\d)|(?P<d2>\d{1,2})\s+tháng\s+(?P<m2>\d{1,2})\s+năm\s+(?P<y2>(?:19|20)\d\d)),?\s+thay\s+mặt\s+(?=[A-ZĐỦ])"
)
_USED = lazy(r"[A-ZĐ&]{2,}\d{0,2}[\s(]{1,3}$")  # "05-NQ/ĐU ngày 12.3.2024, Chi bộ có ..."


def lead(text: str, start: int) -> tuple[str | None, str | None]:
    """Date and issuer told before the instrument: "Ngày 29/9/2023, Chính phủ đã ban hành <Nghị định ...>"."""
    if not text.endswith(_LEADING, 0, start):
        return None, None
    window = text[max(0, start - 190) : start]
    cut = max(window.rfind(". "), window.rfind("; "), window.rfind("\n\n"))
    day = window.find("gày", cut + 2)
    while day >= 0:
        on_day = _ON_DAY.match(window, day - 1)
        who = _who_did(window, on_day.end()) if on_day else None
        if on_day and who is not None and not _USED.search(window, max(0, day - 17), day - 1):
            return iso(on_day, "y1" if on_day["y1"] else "y2"), who or None
        day = window.find("gày", day + 3)
    signed = _SIGNED.search(window, cut + 1) if "ay mặt" in window else None
    on, at = (iso(signed), signed.end()) if signed else (None, cut + 1)
    if signed and _USED.search(window, max(0, signed.start() - 16), signed.start()):
        on = None
    body = issuer_at(window, at) if signed else None
    if signed and body and on and _DONE.search(window, len(window) - 50):
        return on, " ".join(window[at:body].split())
    return None, _subject(window, cut + 1)


def _who_did(window: str, at: int) -> str | None:
    """The body between a day and the verb that ends a window, empty where it is none; None where something else stands there."""
    plain = plain_body().match(window, at)
    if plain and _AT_ONCE.match(window, plain.end("body")):
        return plain["body"]
    match = _WHO_DID.match(window, at)
    if match is None:
        return None
    who = match["who"].strip()
    if "họp" in who:
        who = _SESSION.sub("", who)
    behalf = _FOR.search(who) if "mặt" in who else None
    who = who[behalf.end() :] if behalf else who
    end = issuer_at(who + " ", 0) if who else None
    return _unnamed(who[:end].strip()) if end else ""


def _unnamed(who: str) -> str:
    """A body without the name of the man that follows it: "Chủ tịch UBND TP <Nguyễn Thế Thảo>"."""
    return _PERSON_NAMED.sub("", who) if who.split()[-1][:1].isupper() else who
