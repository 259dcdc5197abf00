"""What a document's own head and foot show of its identity: number, type, issuer, place, date, title, signer.

State layout: Nghị định 30/2020/NĐ-CP, Phụ lục I ("Số: 73/2023/NĐ-CP", two columns). Party layout: Hướng dẫn 36-HD/VPTW ("Số 96-QĐ/TW").
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from danchieu.model import Span, Symbol
from danchieu.structure.bodies import body, body_of_code, is_body, is_known_body
from danchieu.structure.cells import Cell, cells, squeezed
from danchieu.structure.foot import adopted, signer
from danchieu.structure.shown import Shown
from danchieu.structure.special import DATED, consolidation, court, is_precedent, precedent_title
from danchieu.structure.state import OPEN_ENDS
from danchieu.text import fold, parse_date
from danchieu.vocabulary import parse_symbol, type_of_symbol, types, types_of_code
from danchieu.vocabulary.symbols import SYMBOL


@dataclass(frozen=True, slots=True)
class Header:
    """What the document shows of itself; None where it does not."""

    number: Shown[str] | None = None
    """The symbol as printed, white space inside taken out: `73/2023/NĐ-CP`."""
    type: Shown[str] | None = None
    """The type noun with its usual capitals."""
    issuer: Shown[str] | None = None
    """The issuing body with its usual capitals."""
    place: Shown[str] | None = None
    """Where it was signed: `Hà Nội`."""
    date: Shown[datetime.date] | None = None
    """Date of issue; for laws without one in the head the day they were passed."""
    title: Shown[str] | None = None
    """The official title (trích yếu)."""
    signer: Shown[str] | None = None
    """Who signed."""


_NUMBERED = re.compile(
    rf"""
    (?: (?:bộ\s+)?luật | pháp\s+lệnh | nghị\s+quyết | lệnh | án\s+lệ | văn\s+bản\s+hợp\s+nhất )? \s*
    (?-i: [Ss][ốôoóỐÔ] | SỐ ) \s* [:;.]? \s*                                  # "Số: 73/2023/NĐ-CP", "Luật số: 41/2024/QH15", "Số 96-QĐ/TW"
    (?P<symbol> \d+/\d{{4}}/AL | \d+-SL/L[-.]\d+ | (?-i:{SYMBOL}) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BODY_TEXT = re.compile(
    r"""
    Căn\s+cứ | CĂN\s+CỨ | [ĐÐ](?:iều|IỀU)\s+\d | (?:Chương|CHƯƠNG)\s+[IVX\d] | Theo\s+đề\s+nghị | Thực\s+hiện\s | Xét\s | (?i:Kính\s+gửi)
    | (?:Phần|PHẦN)\s+ (?:thứ|THỨ|[IVX]) | LỜI\s+NÓI | Lời\s+nói | [I1]\s?[.\-]\s | Trên\s+cơ\s+sở | Quốc\s+hội\s+ban\s+hành | Để\s | Trong\s
    | Ngày\s+\d | Sau\s+khi | Luật\s+này | -\s+Căn
    """,
    re.VERBOSE,
)
_SUBJECT = re.compile(r"V\s?/\s?v\s*:?\s*", re.IGNORECASE)  # "V/v xây dựng dự án Luật"
_TITLE_LINES = 12
_REST = 12
"""Letters that may stand behind a number on its line (marks of footnotes, crumbs of recognition)."""
_LAWS = ("Luật", "Bộ luật", "Pháp lệnh")
_ABOUT = re.compile(r"(?:SỐ|NGÀY)\s.{0,60}?(?P<title>VỀ\s+.+)", re.DOTALL)  # "CỦA QUỐC HỘI NƯỚC ... SỐ 15/2003/QH11 NGÀY ... VỀ THI ĐUA"
_LETTER_ISSUERS = (
    "-CP",
    "-TTg",
    "-BTC",
    "-BCT",
    "-BNV",
    "-BTP",
    "-BYT",
    "-BCA",
    "-BQP",
    "-BXD",
    "-VPQH",
    "-BLĐTBXH",
    "-BGDĐT",
    "-BKHĐT",
    "/TW",
    "/AL",
)
_CONSOLIDATED = re.compile(
    r"""
    VĂN\s+BẢN\s+HỢP\s+NHẤT (?!\s+QUY) | Văn\s+bản\s+này\s+được\s+hợp\s+nhất   # head of the gazette, note, foot
    | có\s+hiệu\s+lực\s+(?:thi\s+hành\s+)?(?:kể\s+)?từ[^;]{0,60}?,\s+được\s+(?:sửa\s+đổi|bổ\s+sung|bãi\s+bỏ)[^;]{0,60}?(?:bởi|theo)\s*:
    """,
    re.VERBOSE,
)


def header(text: str) -> Header:
    """The header of `text` (NFC), each value with its span. Any text gives a header; what is not shown is None."""
    head = list(cells(text))
    at, number = _number(text, head)
    kind_at, kind = _type(head, at)
    if 0 <= kind_at < at - 1:
        at, number = -1, None  # a number below the title belongs to another instrument
    place, day = _dated(text, head, kind_at)
    consolidated = _CONSOLIDATED.search(text) if number is None else None
    if consolidated is not None and day is None:
        own, place, day = consolidation(text)
        number = own or number
    return Header(
        number=number,
        type=_settled_type(kind, number, head, consolidated),
        issuer=court(text) if is_precedent(number) else _issuer(head, at if at >= 0 else kind_at - 1, number),
        place=place,
        date=day or (None if consolidated else adopted(text)),
        title=precedent_title(head, at) if is_precedent(number) else _title(head, kind_at) or _subject(head),
        signer=signer(text),
    )


def _number(text: str, head: Sequence[Cell]) -> tuple[int, Shown[str] | None]:
    """The number with the cell it stands in, -1 where none does."""
    for at, cell in enumerate(head[:40]):
        if _BODY_TEXT.match(cell.text):
            break
        window, places = squeezed(text, cell.start)
        found = _NUMBERED.match(window)
        if found is not None and _is_alone(cell, places[found.end()]):
            symbol = _without_note("".join(found["symbol"].split()))
            return at, Shown(symbol, _span(places, *found.span("symbol")))
    return -1, None


def _is_alone(cell: Cell, end: int) -> bool:
    """Whether the number ends its line: one that a sentence goes on after is cited, unless all is in capitals or an án lệ names its subject."""
    return cell.end - end <= _REST or cell.text.isupper() or fold(cell.text[:5]) == "an le"


def _without_note(symbol: str) -> str:
    """`10/VBHN-BTC1` without the mark of a footnote; `80/2025/QH15` keeps its term."""
    bare = symbol.rstrip("0123456789*")
    return bare if bare.endswith(_LETTER_ISSUERS) else symbol


@cache
def _type_names() -> tuple[tuple[str, str], ...]:
    """Folded type nouns with the nouns, longest first."""
    return tuple(sorted(((fold(name), name) for name in types()), key=lambda pair: (-len(pair[0]), pair[0])))


def _type(head: Sequence[Cell], after: int) -> tuple[int, Shown[str] | None]:
    """The line that names the type: in capitals, alone or with the title behind it; with its cell, -1 where none does."""
    for at, cell in enumerate(head[:45]):
        if _BODY_TEXT.match(cell.text):
            break
        line = cell.text.split("\n")[0].rstrip("*0123456789[]() ")
        if at == after or not line[:4].isupper():
            continue
        folded = fold(" ".join(line.split()))
        for key, name in _type_names():
            if folded.startswith(key) and (len(folded) == len(key) or (line.isupper() and folded[len(key)] == " " and not is_body(line))):
                return at, Shown(name, Span(cell.start, cell.start + len(name)))
    return -1, None


def _settled_type(
    kind: Shown[str] | None, number: Shown[str] | None, head: Sequence[Cell], consolidated: re.Match[str] | None
) -> Shown[str] | None:
    """The printed type; a consolidated text is one whatever it consolidates; letters have no type line but "V/v"."""
    if number is not None and "/VBHN" in number.value:
        return Shown("Văn bản hợp nhất", number.span)
    if consolidated is not None:
        return Shown("Văn bản hợp nhất", Span(*consolidated.span()))
    if kind is not None or number is None:
        return kind
    if number.value.endswith("/AL"):
        return Shown("Án lệ", number.span)
    symbol = parse_symbol(number.value)
    named = _type_of(symbol) if symbol is not None else ""
    if not named and any(_SUBJECT.match(cell.text) or fold(cell.text[:9]) == "kinh gui:" for cell in head[:40]):
        named = "Công văn"
    return Shown(named, number.span) if named else None


def _type_of(symbol: Symbol) -> str:
    """The type noun of a symbol in its own family: `TT` is a thông tư of the State, a thông tri of the Party."""
    for name in types_of_code().get(symbol.type_code, ()):
        if types()[name].family in (symbol.family, "both"):
            return name
    return type_of_symbol(symbol) if not symbol.type_code else ""


def _dated(text: str, head: Sequence[Cell], kind_at: int) -> tuple[Shown[str] | None, Shown[datetime.date] | None]:
    """Place and date of issue, from the line that has nothing else."""
    for cell in head[: kind_at + 6 if kind_at >= 0 else 25]:
        if _BODY_TEXT.match(cell.text) and not cell.text.startswith(("Ngày", "ngày")):
            break
        window, places = squeezed(text, cell.start)
        found = DATED.match(window)
        day = parse_date(found["date"]) if found is not None else None
        if found is None or day is None or (found.end() < len(window) and window[found.end()].islower()):
            continue
        if found["place"] is None and "\n" not in text[found.end() : cell.end] and cell.end - places[found.end("date")] > 3:
            continue
        place = Shown(found["place"].strip(), _span(places, *found.span("place"))) if found["place"] else None
        return place, Shown(day, _span(places, *found.span("date")))
    return None, None


def _span(places: list[int], start: int, end: int) -> Span:
    return Span(places[start], places[end - 1] + 1)


def _title(head: Sequence[Cell], kind_at: int) -> Shown[str] | None:
    """The lines below the type, up to a blank line, the body's own name or the first words of the text."""
    if kind_at < 0:
        return None
    kind = head[kind_at]
    name = next(name for key, name in _type_names() if fold(" ".join(kind.text.split())).startswith(key))
    behind = " ".join(kind.text.split())[len(name) :].strip(" .:0123456789*[]")
    taken = [Cell(kind.text[-len(behind) :], kind.end - len(behind), kind.line, False)] if behind else []
    for cell in head[kind_at + 1 : kind_at + 1 + _TITLE_LINES]:
        about = _ABOUT.search(cell.text) if not taken and cell.text.isupper() else None
        if about is not None:
            cell = cell._replace(text=about["title"], start=cell.start + about.start("title"))
        elif _BODY_TEXT.match(cell.text) or DATED.match(cell.text) or _NUMBERED.match(cell.text) or cell.text.startswith("("):
            break
        elif not taken and cell.text.isupper() and (_is_of_body(cell.text) or (name not in _LAWS and is_known_body(cell.text))):
            continue
        goes_on = taken and (cell.text[0].islower() or taken[-1].text.rsplit(None, 1)[-1].lower() in OPEN_ENDS)
        if taken and not goes_on and (cell.after_blank or (is_body(cell.text) and cell.text.isupper() and not taken[0].text.isupper())):
            break
        taken.append(cell)
    if not taken:
        return None
    title = " ".join(" ".join(cell.text for cell in taken).split()).strip("*_ ")
    return Shown(title, Span(taken[0].start, taken[-1].end)) if title else None


def _is_of_body(line: str) -> bool:
    """Whether a line says whose act it is: `CỦA QUỐC HỘI NƯỚC ...` in laws before 2008."""
    return line.startswith(("CỦA ", "NƯỚC ", "CỘNG H", "SỐ ")) and (is_body(line[4:]) or "SỐ " in line)


def _subject(head: Sequence[Cell]) -> Shown[str] | None:
    """The subject of a letter: "V/v ..." and the lines below it."""
    for at, cell in enumerate(head[:20]):
        found = _SUBJECT.match(cell.text)
        if found is None:
            continue
        taken = [cell]
        for below in head[at + 1 : at + 6]:
            if below.after_blank or _BODY_TEXT.match(below.text) or DATED.match(below.text):
                break
            taken.append(below)
        title = " ".join(" ".join(cell.text for cell in taken).split())
        return Shown(_SUBJECT.sub("", title, count=1), Span(cell.start + found.end(), taken[-1].end))
    return None


def _issuer(head: Sequence[Cell], before: int, number: Shown[str] | None) -> Shown[str] | None:
    """The body in capitals above the number or type, the lower one of two; else the body that the number's letters stand for."""
    above = [cell for cell in (head[: before + 1] if before >= -1 else head[:8]) if cell.text.isupper() and "SỐ" not in cell.text[:9]]
    for at in range(len(above) - 1, -1, -1):
        first = at
        while first > 0 and at - first < 2 and not above[first].after_blank and _is_rest(above[first], above[first - 1]):
            first -= 1
        joined = " ".join(" ".join(cell.text for cell in above[first : at + 1]).split())
        if is_body(joined):
            return Shown(body(joined), Span(above[first].start, above[at].end))
    symbol = parse_symbol(number.value) if number is not None else None
    named = body_of_code(symbol.issuer_code) if symbol is not None else ""
    return Shown(named, number.span) if named and number is not None else None


def _is_rest(cell: Cell, over: Cell) -> bool:
    """Whether a line goes on with the body named in the line over it: `VÀ XÃ HỘI`, `THÀNH PHỐ HÀ NỘI`, a line after a hyphen."""
    return is_body(over.text) and cell.text != over.text and (not is_body(cell.text) or over.text.endswith(("-", "–", " VÀ", ",")))
