"""Unit words with their labels: `điểm a, b`, `khoản 2`, `Điều 3`, `mục III.2`, `Phụ lục I`, `Điều này`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from danchieu.text.lazy import lazy


class Token(NamedTuple):
    """One unit word with its labels."""

    start: int
    """First character of the unit word."""
    end: int
    """One past the last label."""
    kind: str
    """Unit, a key of RANK."""
    labels: tuple[str, ...]
    """Lower-case labels; empty for "này"."""
    upto: str
    """Last label of a range, empty for a list."""
    this: bool
    """True for `Điều này`."""


_SEP = r"(?:\s*[,;]\s*(?:(?:và|hoặc|hay)\s+)?|\s+(?:và|hoặc|hay|cùng)\s+)"
_AND_NUMBER = r"(?!\s*(?:ngày|tháng|năm|người|lần|%|đồng|triệu|tỷ|giờ|bộ|cơ|tổ\s+chức))(?![/.]\d)"


def _unit(word: str, label: str, more: str = "") -> re.Pattern[str]:
    """Pattern of a unit word with a list or range of labels, or with "này"."""
    return lazy(
        rf"{word}(?P<gap>\s+)(?:(?P<this>này)(?![^\W_])|(?:số\s+)?(?P<list>(?:{label})(?:{_SEP}(?:{label}){more})*)(?:\s*(?:đến|tới|-)\s*(?P<upto>{label}){more}(?!\s*(?:tháng|/)))?)"
    )


_LETTER = r"[“\"]?(?:[a-zđ](?:\d{1,2}|\.\d+)?|[A-ZĐ](?=\s+[kK]hoản))(?![^\W_])[”\"]?"
_POINT = rf"(?:{_LETTER}|\d{{1,2}}(?:\.\d{{1,2}})*(?:\.?[a-zđ](?![^\W_]))?(?![\d/%]))"
_ARABIC = r"(?:\d{1,3}(?:[a-zđ]\d?)?(?:\.\d{1,2})*(?![\w/%])|[Il|](?=\s+(?:[đĐ]iều\s+(?:\d|này)|và\s+[kK]hoản\s+\d)))"  # "khoản I Điều 15": a machine's 1
_ARTICLE = r"(?:[Il|](?=\s+(?:của\s+)?(?:Lu[ậa]t|Nghị|Thông|Pháp|Quyết|Bộ\s+[Ll]uật)\s)|\d{1,4}(?:[a-zđ]{1,2}\d?|\.\d{1,2}(?=\s+(?:của|và|Quy\s|Hướng|Nghị|Luật|Bộ\s)))?(?![\w/%]))"  # "Điều 5.1 của Hướng dẫn"
_DIEU = r"(?:[đĐD]i[ềêéể]u|Điều\.)"  # as machines misread it: Điêu, Diéu, "Điều. 107"
_ROMAN = r"(?:[IVXLC]{1,7}|[ivx]{1,5})[a-zA-ZđĐ]?"
_SMALL = tuple("abcdefghijklmnopqrstuvwxyzđ")
_OUTLINE = r"(?:[a-zđ](?:\.\d{1,2})?(?=(?:\s*,\s*[a-zđ])*\s*,?\s+(?:tiết|[đĐ]iểm|[kK]hoản|[đĐ]i[ềê]u)\s)|(?:[IVXLC]{1,7}|\d{1,2}|[A-H])(?:[.-](?:\d{1,2}|[IVX]{1,4}(?![^\W_])|[a-zđ](?![^\W_])))*[a-zđ]?(?![\w/%]))"

_DIGITS = tuple("0123456789")
_ROMANS = (*"IVXLC", *_DIGITS, "này")
_LETTERED = tuple(letter + after for letter in _SMALL for after in " \n\r,;.)”:")
"""A single small letter, not the first of a word."""


class UnitWord(NamedTuple):
    """How one kind of unit is met in a text."""

    kind: str
    """A key of RANK."""
    stem: str
    """The unit word without its first letter, which may be a capital."""
    starts: tuple[str, ...]
    """How the word after it can begin."""
    anchor: re.Pattern[str]
    """Matches where a unit may be meant."""
    pattern: re.Pattern[str]
    """The whole token."""


UNITS: tuple[UnitWord, ...] = (
    UnitWord("dieu", "iều", (*_DIGITS, "I ", "l ", "| ", "I\n", "l\n", "|\n", "này", "số"), lazy(rf"{_DIEU}\s+(?=\d|này|số\s+\d|[Il|]\s)"), _unit(_DIEU, _ARTICLE, _AND_NUMBER)),
    UnitWord("khoan", "hoản", (*_DIGITS, *"Il|", "này", "số"), lazy(r"[kK]hoản\s+(?=\d|này|số\s+\d|[Il|]\s)"), _unit("[kK]hoản", _ARABIC, _AND_NUMBER)),
    UnitWord("diem", "iểm", (*_DIGITS, *_LETTERED, *(letter + digit for letter in _SMALL for digit in _DIGITS), *(f"{letter} " for letter in "ABCDEGHIKĐ"), "“", '"', "này"), lazy(r"[đĐ]iểm\s+(?=[a-zđ“\"][\d\s,;.)”:]|[A-ZĐ]\s+[kK]hoản|[a-zđ]\d|[a-zđ]\Z|\d|này)"), _unit("[đĐ]iểm", _POINT, _AND_NUMBER)),
    UnitWord("tiet", "iết", (*_LETTERED, *_DIGITS), lazy(r"[tT]iết\s+(?=[a-zđ][\s,;.)]|\d{1,2}\.\d)"), _unit("[tT]iết", rf"(?:{_LETTER}|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}(?![\d/%]))", _AND_NUMBER)),
    UnitWord("muc", "ục", (*_ROMANS, *"ABDEFGH", *(letter + after for letter in _SMALL for after in (" ", ",", "."))), lazy(r"[mM]ục\s+(?=[IVXLC\dA-H]|này|[a-zđ][ ,.])"), _unit("(?:[tT]iểu\\s+)?[mM]ục", _OUTLINE, _AND_NUMBER)),
    UnitWord("chuong", "hương", (*_ROMANS, *"ivx"), lazy(r"[cC]hương\s+(?=[IVXLC\divx]|này)"), _unit("[cC]hương", rf"(?:{_ROMAN}|\d{{1,2}})(?![\w/%])")),
    UnitWord("phan", "hần", (*_ROMANS, "thứ", *"ABDE"), lazy(r"[pP]hần\s+(?=[IVXLC]|thứ\s|này|\d|[ABDE](?![^\W_]))"), _unit("[pP]hần", rf"(?:{_ROMAN}|thứ\s+\w+|\d{{1,2}}|[ABDE])(?![\w/%])")),
    UnitWord("phu-luc", "hụ", ("lục",), lazy(r"[pP]hụ\s+lục"), lazy(rf"[pP]hụ\s+lục(?P<gap>\s*)(?:(?P<this>này)(?![^\W_])|(?:(?:số|SỐ)\s+)?(?P<list>(?:{_ROMAN}|\d{{1,2}}[a-zA-Z]?(?:[.-]\d{{1,2}})?|[A-Z])(?![\w/%])(?:{_SEP}(?:{_ROMAN}|\d{{1,2}}[a-zA-Z]?|[A-Z])(?![\w/%]))*)?(?:\s*(?:đến|tới|-)\s*(?P<upto>{_ROMAN}|\d{{1,2}})(?![\w/%]))?)")),
)  # fmt: skip

_MISREAD_ONE = ("I", "l", "|")
_MISREAD = lazy(r"(?<![^\W_])[Il|](?![^\W_])")
_COUNT = lazy(r"\s+(?:[đĐ]iều|[kK]hoản|[mM]ục|[cC]hương)(?=[,.;:)]|\s+(?:trong|và|được|gồm|là|với)\s|\s*\Z)")
_LABELS = lazy(r"\s*(?:[,;]|\bvà\b|\bhoặc\b|\bhay\b|\bcùng\b)\s*")
_ORDINAL = {
    "nhất": "1",
    "hai": "2",
    "ba": "3",
    "tư": "4",
    "bốn": "4",
    "năm": "5",
    "sáu": "6",
    "bảy": "7",
    "tám": "8",
    "chín": "9",
    "mười": "10",
}
_CAPS = frozenset("IVXLC")


@lru_cache(maxsize=16384)
def labels_of(printed: str) -> tuple[str, ...]:
    """Labels of a printed list, in small letters: `("a", "b")` of "a, b", `("2",)` of "thứ hai"."""
    parts = []
    for part in _LABELS.split(printed):
        label = part.strip(' \n“”"').lower()
        if label.startswith("thứ"):
            label = _ORDINAL.get(label.split()[-1], label.split()[-1])
        if label:
            parts.append((label.lstrip("0") or label).replace("-", "."))
    return tuple(parts)


_COMPOUND = {
    "diem": frozenset(["thời", "địa", "quan", "đặc", "trọng", "ưu", "nhược", "cao", "tiêu", "thí", "giao", "mốc", "luận", "chất", "yếu"]),
    "tiet": frozenset(("chi", "thời", "tình", "khí", "quy", "nghỉ")),
    "khoan": frozenset(("tài", "ngân", "điều")),
    "dieu": frozenset(("điệu",)),
    "muc": frozenset(["danh", "hạng", "chuyên", "thư", "đề", "tiết"]),
    "chuong": frozenset(["huy", "hiến", "văn"]),
    "phan": frozenset(["cổ", "thành", "một", "học", "góp", "bộ"]),
    "phu-luc": frozenset(),
}
"""First syllables that make another word of the unit word: `địa điểm`, `tài khoản`, `danh mục`."""


_GLUED = ("tại", "theo", "của")
"""What lost the blank before a unit word: `quy định tạiĐiều 7`."""


def token(text: str, kind: str, pattern: re.Pattern[str], start: int) -> Token | None:
    """The token whose unit word begins at `start`, None where it is no pinpoint."""
    if start < 0 or (start and text[start - 1].isalpha() and not (text[start].isupper() and text.endswith(_GLUED, 0, start))):
        return None
    if start > 2 and text[start].islower():
        before = text[max(0, start - 8) : start - 1].split()
        if before and before[-1].lower() in _COMPOUND[kind]:
            return None
    match = pattern.match(text, start, start + 420)
    if match is None:
        return None
    if kind == "muc":
        kind = "tieu-muc" if text[start] in "tT" else kind
        kind += "-nho" if match["list"] and match["list"][0].islower() else ""
    end = match.end()
    if "\n" in match["gap"] and match["list"] and text[start].islower() and text[end : end + 2] in (". ", ".\n"):
        return None  # "... trong phạm vi của điều⏎1. Người lao động": the next item of a list
    printed, upto, this = match.group("list", "upto", "this")
    if kind == "khoan":
        printed = _MISREAD.sub("1", printed) if printed and ("I" in printed or "l" in printed or "|" in printed) else printed
    elif kind == "dieu" and printed in _MISREAD_ONE:
        if text.endswith("| ", 0, start):
            return None  # a cell of a table
        printed = "1"
    elif start > 1 and text[start - 2].isdigit() and text[end : end + 1].isspace() and _COUNT.match(text, end):
        return None  # "gồm 4 Chương 16 Điều": how many, not which
    if text[end - 1] in '”"' and text[start:end].count("“") < text[start:end].count("”"):
        end -= 1
    last = upto.strip(' “”"').lower() if upto else ""
    return _new(Token, (start, end, kind, labels_of(printed) if printed else (), last, this is not None))


_new = tuple.__new__  # a named tuple without the detour over its keywords
