"""What follows an instrument: its date and who issued it."""

from __future__ import annotations

import re
from functools import cache

from danchieu.text.lazy import lazy
from danchieu.vocabulary import issuer_names
from danchieu.vocabulary.tables import words

from .tries import Trie

# "ngày 22/9/2021", ", ngày 25/10/2021", "ngày 22 tháng 9 năm 2021", "(ngày 17.2.2025)", "năm 2021", "ban hành ngày 05-3-2020"
_DATE = lazy(
    r"""[\s,(]{0,4}(?:được\s+)?(?:ban\s+hành\s+|ký\s+|đã\s+được\s+.{0,40}?thông\s+qua\s+)?(?:
        ngày\s*(?P<d1>\d{1,2})\s?[/.-]\s?(?P<m1>\d{1,2})\s?[/.-]\s?(?P<y1>(?:19|20)\d\d)(?!\d)
      | ngày\s+(?P<d2>\d{1,2})\s+tháng\s*(?P<m2>\d{1,2})\s*,?\s*năm\s*(?P<y2>(?:19|20)\d\d)(?!\d)
      | (?P<d4>\d{1,2})/(?P<m4>\d{1,2})/(?P<y4>(?:19|20)\d\d)(?!\d)
      | năm\s+(?P<y3>(?:19|20)\d\d)(?!\d|\s?-\s?\d)
    )\s?\)?""",
    re.VERBOSE,
)
# "Ngày 29/9/2023, Chính phủ đã ban hành Nghị định số ..."
_LEAD = lazy(
    r"""[Nn]gày\s+(?:(?P<d1>\d{1,2})\s?[/.-]\s?(?P<m1>\d{1,2})\s?[/.-]\s?(?P<y1>(?:19|20)\d\d)|(?P<d2>\d{1,2})\s+tháng\s+(?P<m2>\d{1,2})\s+năm\s+(?P<y2>(?:19|20)\d\d))
    \s*,?\s*(?P<who>[^,;.\n]{0,90}?(?:\n[^,;.\n]{0,60}?)?)\s*(?:,\s*kỳ\s+họp\s+thứ\s+\w+\s*)?(?:(?:đã|vừa|cũng|mới|chính\s+thức)\s+)*(?:ký\s+)?(?:ban\s+hành|có|thông\s+qua)\s+$""",
    re.VERBOSE,
)
# "được Quốc hội khóa XIV thông qua ngày 13/6/2019"
_PASSED_BY = lazy(r"[\s,(]{0,3}(?:đã\s+)?được\s+(?=[A-ZỦĐ])")
_THEN = lazy(
    r"\s*(?:thông\s+qua|ban\s+hành)\s+ngày\s+(?:(?P<d1>\d{1,2})[/.-](?P<m1>\d{1,2})[/.-](?P<y1>(?:19|20)\d\d)|(?P<d2>\d{1,2})\s+tháng\s+(?P<m2>\d{1,2})\s+năm\s+(?P<y2>(?:19|20)\d\d))"
)
_DAY = lazy(r"[\s,(]{0,3}ngày\s+\d{1,2}/\d{1,2}(?![/.\d])\)?(?=\s+của\s)")
_OF = lazy(r"[\s,(]{0,3}(?:của|do)\s+(?=[^\W\d_])")
_CAP = r"[A-ZĐÁÀẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴ]"
_STOP = (
    r"(?:về|quy|hướng|ban|của|và|đã|ngày|sửa|bổ|cho|tại|có|với|trong|là|được|do|nhằm|để|khi|từ|theo|năm|khóa|khoá|trên|đến|thì|còn|cũng|vừa|sẽ|phê|"
    r"chi|giao|thực|yêu|nêu|phải|lần|đối|một|các|những|này|số|xác|thể|đề|kèm|triển|ký|gồm|công\s+bố|gửi|hoặc|nếu|như|cần|rằng|cùng|ra|vào|bị|bằng)\b"
)
_SYLLABLE = r"[a-zđáàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵ]+"
_NAME = rf"{_CAP}[\w&]*(?:\s+(?!{_STOP}){_SYLLABLE})?"
_NOT_PLACE = r"(?:Ban(?=\s+h)|Quy|Về|Hướng|Sửa|Phê|Xét|Căn|Theo|Điều|Nghị|Thông|Luật|Quyết|Kèm|CÔNG)\b"
_PLACE = lazy(
    rf"(?:\s+(?:tỉnh|thành\s+phố|TP\.?|huyện|quận|thị\s+xã|xã|phường|đặc\s+khu)(?:\s+{_CAP}\w*)*|(?:[ ]+(?!{_NOT_PLACE}){_CAP}\w*){{1,3}})?"
    r"(?:\s*\(?\s*(?:[Kk]hóa|[Kk]hoá|nhiệm\s+kỳ)\s+[IVXL\d]+\s*\)?)?(?:\s+lần\s+thứ\s+[IVXL\d]+)?"
)
_FREE = lazy(
    rf"(?P<head>{_CAP}\w*)(?:\s+(?!{_STOP}){_SYLLABLE})?(?:(?:\s+(?:tỉnh|thành\s+phố|nước|huyện)\s+|\s+và\s+(?={_CAP})|\s*-\s*|\s+){_NAME})*"
)
_STEERING = lazy(rf"Ban\s+[Cc]hỉ\s+đạo(?:\s+(?!về\b|ban\b|tại\b|đã\b|ngày\b)(?:{_SYLLABLE}|{_CAP}\w*|\d+)){{0,9}}")
_PLENUM = lazy(
    r"(?:Hội\s+nghị\s+)(?:lần\s+thứ\s+(?:[\wđ]+)(?:\s+(?:một|hai|ba|bốn|lăm))?\s*,?\s+)?(?:của\s+)?(?:Ban\s+Chấp\s+hành\s+|BCH\s+)?Trung\s+ương(?:\s+Đảng)?"
    r"(?:\s+(?:lần\s+thứ\s+)?\w+)?\s*,?\s*\(?(?:khóa|khoá)\s+[IVX]+\)?"
)
_OFFICE = lazy(
    r"(?:Phó\s+)?(?:Bộ\s+trưởng|Chủ\s+tịch|Chánh\s+án|Viện\s+trưởng|Thống\s+đốc|Cục\s+trưởng|Tổng\s+[Cc]ục\s+trưởng|Giám\s+đốc|Chủ\s+nhiệm|Tổng\s+[Gg]iám\s+đốc|Chánh\s+Văn\s+phòng)\s+(?="
    + _CAP
    + ")"
)
_JOINT = lazy(r"\s*(?:,|và)\s+(?=Bộ\s|Ủy\s+ban|Uỷ\s+ban|Ngân\s+hàng|Tòa\s+án|Viện\s+kiểm|Ban\s+Bí\s+thư)")
_ALONE = frozenset(
    ("Bộ", "Bộ trưởng", "Hội đồng", "Công ty", "Ban", "Cục", "Sở", "Ủy ban", "Uỷ ban", "Hội", "Tổng", "Cơ quan", "Đoàn", "Trường")
)
_HEAD = lazy(r"[^\W_]+")
_HEADS = words("issuer_heads")


@cache
def _issuers() -> Trie:
    return Trie((wording, name) for wording, name in issuer_names().items())


def known_issuer(text: str) -> str | None:
    """The body that a whole line names, tone marks and case ignored; None where the table does not know it."""
    found = _issuers().longest(text, 0)
    return found[1] if found and not text[found[0] :].strip() else None


def _iso(match: re.Match[str]) -> str | None:
    """ISO date of a match with the groups d1 m1 y1 d2 m2 y2 (and y3, d4 m4 y4), None where it is no day of the calendar."""
    groups = match.groupdict()
    for digit in "124":
        if groups.get(f"y{digit}"):
            day, month = int(groups[f"d{digit}"]), int(groups[f"m{digit}"])
            if 1 <= day <= 31 and 1 <= month <= 12:
                return f"{groups[f'y{digit}']}-{month:02d}-{day:02d}"
            return None
    return groups.get("y3")


def issuer_at(text: str, start: int, limit: int = 160) -> int | None:
    """End of the issuer that begins at `start`, None where none does."""
    stop = min(len(text), start + limit)
    word = _HEAD.match(text, start)
    if word is None or word[0] not in _HEADS:
        return None
    plenum = _PLENUM.match(text, start, stop) if word[0] == "Hội" else None
    if plenum:
        return plenum.end()
    office = _OFFICE.match(text, start, stop)
    body = office.end() if office else start
    if text.startswith("Ban", body):
        steering = _STEERING.match(text, body, stop)
        if steering:
            return steering.end()
    known = _issuers().longest(text, body)
    if known:
        end = known[0]
        if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():  # "Đảng ủy Bộ Nội vụ"
            within = _issuers().longest(text, end)
            end = within[0] if within else end
        place = _PLACE.match(text, end, stop)
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
    for _ in range(6):
        joint = _JOINT.match(text, end, stop + 60)
        if joint is None:
            break
        more = _issuers().longest(text, joint.end())
        if more is None:
            break
        end = more[0]
    return end


_TYPE_WORD = lazy(r"\s+(?:Nghị|Thông|Quyết|Quy|Luật|Kết|Chỉ|Kế|Điều|Căn|Theo|Hướng|Công\s+văn|Báo|Tờ|Phụ|Số|Khoản|Mục)\b")


def _type_follows(text: str, start: int, end: int) -> bool:
    return _TYPE_WORD.match(text, start, end + 8) is not None


def tail(text: str, start: int, stop: int) -> tuple[int, str | None, str | None]:
    """Date and issuer that follow directly at `start`, and where they end."""
    date = issuer = None
    at = start
    for _ in range(3):
        head = text[at : at + 12].lstrip(" ,(\n")[:4]
        if date is None and (head.startswith(("ngày", "năm", "ban", "được", "ký", "đã")) or head[:1].isdigit()):
            match = _DATE.match(text, at, min(stop, at + 90))
            if match:
                found = _iso(match)
                if found:
                    date, at = found, match.end()
                    continue
            day = _DAY.match(text, at, min(stop, at + 24))
            if day and issuer is None:  # "ngày 31/3 của Chính phủ": no year, no date
                at = day.end()
                date = ""
                continue
        if date is None and issuer is None and head.startswith("được"):
            passed = _PASSED_BY.match(text, at, min(stop, at + 60))
            end = issuer_at(text, passed.end()) if passed else None
            day = _THEN.match(text, end, min(stop, end + 70)) if passed and end else None
            found = _iso(day) if day else None
            if passed and end and day and found:
                return day.end(), found, " ".join(text[passed.end() : end].split())
        if issuer is None and head.startswith(("của", "do")):
            of = _OF.match(text, at, stop)
            if of:
                end = issuer_at(text, of.end())
                if end:
                    issuer, at = text[of.end() : end], end
                    continue
        if issuer is None and date is not None and head.startswith("Hội"):
            plenum = _PLENUM.match(text, at + len(text[at : at + 3]) - len(text[at : at + 3].lstrip(" ,")), stop)
            if plenum:
                issuer, at = plenum[0], plenum.end()
        break
    return at, date or None, (" ".join(issuer.split()) if issuer else None)


def shouted(text: str, start: int) -> tuple[int, str | None, str | None]:
    """Date and issuer after a citation in a line of capitals: "NGÀY 27 THÁNG 7 NĂM 2013 CỦA THỦ TƯỚNG CHÍNH PHỦ"."""
    window = text[start : start + 160].lower()
    match = _DATE.match(window)
    date = _iso(match) if match else None
    at = match.end() if match and date else 0
    of = re.compile(r"\s*của\s+").match(window, at)
    known = _issuers().longest(window, of.end()) if of else None
    if known:
        return start + known[0], date, known[1]
    return start + at, date, None


_ASKING = ("nghị", "trình", "báo cáo", "kiến nghị", "chỉ đạo", "yêu cầu", "kết luận", "ý kiến")


def who_said(text: str, start: int) -> str | None:
    """Issuer told before the instrument: "theo đề nghị của Cục Thuế tỉnh Gia Lai tại <Tờ trình ...>"."""
    window = text[max(0, start - 110) : start].rstrip()[:-3]
    at = max(window.rfind(" của "), window.rfind("\ncủa "))
    also = window.rfind(" và ")  # "theo đề nghị của A tại <Tờ trình X> và B tại <Tờ trình Y>"
    if also > at and "đề nghị của" in text[max(0, start - 400) : start] and issuer_at(window, also + 4) == len(window.rstrip()):
        return " ".join(window[also + 4 :].split())
    if at < 0 or not window[:at].endswith(_ASKING):
        return None
    end = issuer_at(window + " ", at + 5)
    return " ".join(window[at + 5 : end].split()) if end and not window[end:].strip(" ,") else None


_LEADING = tuple(word + blank for word in ("ban hành", " có", "thông qua") for blank in (" ", "\n"))
# "Chính phủ cũng đã ban hành <Nghị quyết ...>", "Văn phòng Chính phủ có <Thông báo ...>", "Quốc hội đã thông qua <Luật ...>"
_DONE = lazy(r"[\s,]*(?:(?:đã|vừa|cũng|mới|chính\s+thức)\s+)*(?:ký\s+)?(?:ban\s+hành|có|thông\s+qua)\s+$")
_CAPITAL = lazy(rf"(?<![^\W_]){_CAP}")


def _subject(window: str, start: int) -> str | None:
    """The body that ends where the verb before the instrument begins."""
    done = _DONE.search(window, max(start, len(window) - 50))
    if done is None:
        return None
    for match in _CAPITAL.finditer(window, max(start, done.start() - 90), done.start()):
        end = issuer_at(window, match.start())
        if end is not None and not window[end : done.start()].strip() and end <= done.end():
            return " ".join(window[match.start() : end].split())
    return None


def lead(text: str, start: int) -> tuple[str | None, str | None]:
    """Date and issuer told before the instrument: "Ngày 29/9/2023, Chính phủ đã ban hành <Nghị định ...>"."""
    if not text.endswith(_LEADING, 0, start):
        return None, None
    window = text[max(0, start - 190) : start]
    cut = max(window.rfind(". "), window.rfind("; "), window.rfind("\n\n"))
    match = None
    for found in re.finditer(r"[Nn]gày\s", window[cut + 1 :]):
        match = _LEAD.match(window, cut + 1 + found.start())
        if match:
            break
    if match is None:
        return None, _subject(window, cut + 1)
    who = match["who"].strip()
    end = issuer_at(who + " ", 0) if who else None
    return _iso(match), (who[:end].strip() or None) if end else None
