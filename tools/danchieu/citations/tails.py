"""What follows an instrument: its date and who issued it."""

from __future__ import annotations

import re
from functools import lru_cache

from danchieu.text.lazy import lazy

from .issuers import PLENUM, issuer_at, issuers

# "ngày 22/9/2021", ", ngày 25/10/2021", "ngày 22 tháng 9 năm 2021", "(ngày 17.2.2025)", "năm 2021", "ban hành ngày 05-3-2020"
_DATE = lazy(
    r"""[\s,(]{0,40}(?:(?:vừa\s+)?được\s+)?(?:ban\s+hành\s+|ký\s+|đã\s+được\s+.{0,40}?thông\s+qua\s+)?(?:
        ngày\s*(?P<d1>\d{1,2})\s?[/.-]\s?(?P<m1>\d{1,2}|1[ ][0-2])\s?[/.-]\s?(?P<y1>(?:19|20)\d\d)\d?(?!\d)
      | ngày\s*(?P<d2>\d{1,2})\s+th[áa]ng[\s|]*(?P<m2>\d{1,2})\s*,?\s*năm\s*(?P<y2>(?:19|20)\d\d)\d?(?!\d)
      | (?P<d4>\d{1,2})[/.-](?P<m4>\d{1,2})[/.-](?P<y4>(?:19|20)\d\d)(?!\d)
      | năm\s+(?P<y3>(?:19|20)\d\d)(?!\d|\s?-\s?\d)
    )\s?\)?""",
    re.VERBOSE,
)
# "được Quốc hội khóa XIV thông qua ngày 13/6/2019"
_PASSED_BY = lazy(r"[\s,(]{0,3}(?:(?:đã|vừa|mới)\s+)?được\s+(?=[A-ZỦĐ])")
_THEN = lazy(
    r"\s*(?:ký\s+)?(?:thông\s+qua|ban\s+hành)(?:\s+(?:vào\s+)?ngày\s+(?:(?P<d1>\d{1,2})[/.-](?P<m1>\d{1,2})[/.-](?P<y1>(?:19|20)\d\d)|(?P<d2>\d{1,2})\s+tháng\s+(?P<m2>\d{1,2})\s+năm\s+(?P<y2>(?:19|20)\d\d)))?"
)
# "do Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XI, kỳ họp thứ 7 thông qua ngày 14/06/2005"
_THROUGH = lazy(
    r"(?:\s+nước\s+[^.;\n]{0,50}?)?(?:\s*,?\s*[kK]h[óo][aá]\s+[IVX]+)?(?:\s*,?\s*[kK]ỳ\s+họp\s+thứ\s+\S+)?\s+(?:đã\s+)?thông\s+qua\s+(?:vào\s+)?ngày\s+(?:(?P<d1>\d{1,2})[/.-](?P<m1>\d{1,2})[/.-](?P<y1>(?:19|20)\d\d)|(?P<d2>\d{1,2})\s+tháng\s+(?P<m2>\d{1,2})\s+năm\s+(?P<y2>(?:19|20)\d\d))"
)
# "do Đại hội <đại biểu toàn quốc lần thứ X của Đoàn> thông qua ngày 12/12/2012"
_CONGRESS = lazy(r"[^,.;\n]{5,90}?(?=\s+(?:đã\s+)?thông\s+qua\s)")
# "Nghị quyết A, ngày 18/7/2014<, Ban Dân vận có Công văn> B": the date of what follows
_FORWARD = lazy(r",\s+[A-ZĐỦ][^,.;\n]{2,60}?\s(?:đã\s+|vừa\s+)?(?:có|ban\s+hành|ra|ký|phê\s+duyệt)\s+(?:văn\s+bản\s+số|[A-ZĐ])")
_DAY = lazy(r"[\s,(]{0,3}ngày\s+\d{1,2}/\d{1,2}(?![/.\d])\)?(?=\s+của\s)")
_OF = lazy(r"[\s,(]{0,3}(?:của|do|giữa)\s+(?=[^\W\d_])")
_EDITION = lazy(
    r" \((?:[kK]h(?:óa|oá)\s+[IVX]{1,5}|(?:sau\s+đây\s+)(?:gọi\s+)?(?:tắt\s+|chung\s+)?là:?\s+[^()\n]{2,36}|Nghị\s+quyết\s+(?:số\s+)?\d{1,4})\)"
)
_DRAFTING = lazy(
    r"\s+(?:chủ\s+trì|soạn\s+thảo|trình|xây\s+dựng|đề\s+xuất|quyết\s+định\s+(?!ban)|thực\s+hiện|tổ\s+chức|phụ\s+trách|triển\s+khai)"
)
_ENDED = lazy(r"\s*(?:[.;)]|về\b|$|\n\s*\n)")


def iso(match: re.Match[str], year: str | None = None) -> str | None:
    """ISO date of a match whose year is the group y1, y2 or y4 (beside d1 m1 and so on) or y3, None where it is no day of the calendar.

    Without `year` it is the last group that matched.
    """
    year = year or match.lastgroup
    if year is None or year == "y3":
        return match["y3"] if year else None
    return calendar_day(*match.group(year, *_DAY_AND_MONTH[year]))


_FIGURES = lazy(r"\d+")
_DAY_AND_MONTH = {year: (f"d{year[1]}", f"m{year[1]}") for year in ("y1", "y2", "y4")}


@lru_cache(maxsize=16384)
def calendar_day(year: str, day: str, month: str) -> str | None:
    """`2021-09-22` of its printed parts; None where they are no day of the calendar."""
    month = month.replace(" ", "")  # "24/1 1/2023": a machine's blank
    return f"{year}-{int(month):02d}-{int(day):02d}" if 1 <= int(day) <= 31 and 1 <= int(month) <= 12 else None


@lru_cache(maxsize=16384)
def printed_day(printed: str) -> str | None:
    """`2021-09-22` of "22/9/2021" or "22 tháng 9 năm 2021"; None where it is no day of the calendar."""
    day, month, year = _FIGURES.findall(printed)
    return calendar_day(year, day, month)


def _apart(text: str, match: re.Match[str]) -> bool:
    """Whether a date opens the next line of a table, which says nothing, or the next clause: then it is of what follows."""
    if match["d4"]:
        return "\n" in match[0]
    return match[0].startswith(", ngày") and _FORWARD.match(text, match.end(), match.end() + 100) is not None


_BEGINNINGS = frozenset("nbđkcdH0123456789")
"""First letters of what a tail is made of."""


def tail(text: str, start: int, several: bool = False) -> tuple[int, str | None, str | None]:
    """Date and issuer that follow directly at `start`, and where they end; `several` where the number names more than one body."""
    date = issuer = None
    term = _EDITION.match(text, start, start + 60) if text.startswith((" (k", " (K", " (s", " (N"), start) else None
    at = term.end() if term else start  # "Nghị quyết số 27-NQ/TW (khóa XIII) của Ban Chấp hành Trung ương"
    for _ in range(3):
        head = text[at : at + 16].lstrip(" ,(\n")[:4]
        if len(head) < 4:  # a cell of a table: blanks and a line end before "ngày"
            head = text[at : at + 60].lstrip(" ,(\n")[:4]
        if (head[:1] not in _BEGINNINGS and head != "vừa ") or (issuer and date is not None):
            break
        if issuer is None and head.startswith(("được", "vừa ", "đã đ")) and (passed := _passed(text, at)):
            return passed[0], date or passed[1], passed[2]
        if date is None and (head.startswith(("ngày", "năm", "ban", "được", "ký", "đã", "vừa")) or head[:1].isdigit()):
            match = _DATE.match(text, at, at + 90)
            found = iso(match) if match and not _apart(text, match) else None
            if match and found:
                date, at = found, _once(text, match.end(), found)
                body = _bracketed(text, at) if "(" in match[0] else None
                if body:
                    return body + 1, date, text[at + 2 : body]
                continue
            day = _DAY.match(text, at, at + 24)
            if day and issuer is None:  # "ngày 31/3 của Chính phủ": no year, no date
                at, date = day.end(), ""
                continue
        if issuer is None and head.startswith(("của", "do", "giữa")):
            of = _OF.match(text, at)
            if of:
                end = _body(text, of, several)
                if end:
                    issuer, at = text[of.end() : end], end
                    through = _THROUGH.match(text, at, at + 150) if date is None and "do" in of[0] else None
                    on = iso(through) if through else None
                    if through and on:
                        date, at = on, through.end()
                    continue
        if issuer is None and head.startswith("Hội"):
            plenum = PLENUM.match(text, at + len(text[at : at + 3]) - len(text[at : at + 3].lstrip(" ,")))
            if plenum and (date is not None or _ENDED.match(text, plenum.end(), plenum.end() + 8)):
                issuer, at = plenum[0], plenum.end()
        break
    if issuer and ("\n" in issuer or " " in issuer[-1] or "  " in issuer):
        issuer = " ".join(issuer.split())
    return at, date or None, issuer or None


def _passed(text: str, at: int) -> tuple[int, str | None, str] | None:
    """Where it ends, the day and the body of "đã được Quốc hội khóa XIV thông qua ngày 13/6/2019"; None where no such words stand there."""
    passed = _PASSED_BY.match(text, at, at + 60)
    end = issuer_at(text, passed.end()) if passed else None
    day = _THEN.match(text, end, end + 70) if end else None
    return (day.end(), iso(day), " ".join(text[passed.end() : end].split())) if passed and end and day else None


def _bracketed(text: str, at: int) -> int | None:
    """Where the body ends that closes a bracket behind a date: "Kết luận 127-KL/TW (28/2/2025, Bộ Chính trị)"."""
    body = issuer_at(text, at + 2) if text.startswith(", ", at) else None
    return body if body and text.startswith(")", body) else None


def _once(text: str, at: int, date: str) -> int:
    """Where a date ends that may be printed twice: "ngày 16/5/2024 ngày 16/5/2024"."""
    again = _DATE.match(text, at, at + 40) if text.startswith(("ngày", " ngày"), at) else None
    return again.end() if again and iso(again) == date else at


def _body(text: str, of: re.Match[str], several: bool) -> int | None:
    """Where the body behind "của" or "do" ends; None where it is none, or one that only drafts."""
    end = issuer_at(text, of.end(), several=several)
    if end is None or "do" not in of[0]:
        return end
    if _DRAFTING.match(text, end, end + 12):  # who drafts or applies it does not pass it
        return None
    whole = _CONGRESS.match(text, end, end + 100) if text.startswith("Đại hội", of.end()) else None
    return whole.end() if whole else end


_EARLY = lazy(r"[\s,(]{0,4}ngày\s+(?P<d>\d{1,2})\s?[-/]\s?(?P<m>\d{1,2})\s?[-/]\s?(?P<y>4[5-9]|5\d)(?!\d)")


def early(text: str, at: int) -> tuple[int, str | None]:
    """The date of a Sắc lệnh written with two figures for the year, and where it ends: "ngày 29-11-45"."""
    match = _EARLY.match(text, at, at + 40)
    if match is None:
        return at, None
    return match.end(), f"19{match['y']}-{int(match['m']):02d}-{int(match['d']):02d}"


_SHOUTED_TERM = lazy(r"\s*[(\[]?(?:khóa|khoá)\s+[ivxl]+[)\]]?")
_UNITS = ("tỉnh", "thành phố", "huyện", "quận", "thị xã")
# "CỦA ỦY BAN NHÂN DÂN <TỈNH CÀ MAU>", "CỦA UBND THÀNH PHỐ <ĐÀ NẴNG>"
_SHOUTED_PLACE = lazy(
    r"(?P<unit>\s+(?:tỉnh|thành\s+phố|tp\.?|huyện|quận|thị\s+xã))?(?:[ ]+(?!(?:về|ban|quy|khóa|khoá|nhiệm|v/v|số|sửa|hướng|phê|triển|thực)(?![^\W_]))[^\W\d_]+){0,3}"
)


def shouted(text: str, start: int) -> tuple[int, str | None, str | None]:
    """Date and issuer after a citation in a line of capitals: "NGÀY 27 THÁNG 7 NĂM 2013 CỦA THỦ TƯỚNG CHÍNH PHỦ"."""
    window = text[start : start + 160].lower()
    match = _DATE.match(window)
    date = iso(match) if match else None
    at = match.end() if match and date else 0
    of = re.compile(r"\s*c[ủu]a\s+").match(window, at)
    known = issuers().longest(window, of.end()) if of else None
    if known:
        place = _SHOUTED_PLACE.match(window, known[0])
        end = place.end() if place and (place["unit"] or window.endswith(_UNITS, 0, known[0])) else known[0]
        term = _SHOUTED_TERM.match(window, end)
        body = known[1] if end == known[0] else " ".join(text[start + (of.end() if of else 0) : start + end].split())
        return start + end, date, body + (f" {' '.join(term[0].split())}" if term else "")
    return start + at, date, None
