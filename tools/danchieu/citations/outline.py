"""A light scan of structural line starts: which Điều, khoản, Chương a place of the text stands in. No tree is built."""

from __future__ import annotations

import re
from bisect import bisect_right

from danchieu.text.lazy import lazy
from danchieu.values import Step

from .tokens import Token, labels_of

_KHOAN = lazy(r"\n[ \"“*>]*(\d{1,3}[a-zđ]?)\s?[.)]\s")
_DIEM = lazy(r"\n[ \"“*>]*([a-zđ])\s?\)\s")
_ROMAN_LINE = lazy(r"\n[ *#]*(?=[IVX])([IVX]{1,5})[ ]?[.\-/)][ ]?[^\W\d_]")
# "CHƯƠNG VI", "PHẦN THỨ HAI", "PHỤ LỤC II (Kèm theo ...)": headings in capitals, which lead to no citation and are looked for when asked for
_CAPITALS = {
    kind: lazy(rf"{word}\s+(?P<label>THỨ\s+\w+|[IVXLC]{{1,7}}(?![^\W_])|\d{{1,3}}(?!\w|\.\d))(?!\s*[,;])")
    for kind, word in (("muc", "MỤC"), ("chuong", "CHƯƠNG"), ("phan", "PHẦN"), ("phu-luc", r"PHỤ\s+LỤC(?:\s+SỐ)?"))
}
_NOTED = lazy(r"\n[ ]*(\d{1,3})[ ]+(?:Tên[ ]+)?$")
_INDENT = 80
"""How far a heading may be set in."""
_SECTION = 20_000
"""How far before a place the section around it may begin."""
_AFTER_DIEU = lazy(r"(?:\s+\(?mới\)?)?\s?[.:](?![\d])|\s*\*{1,2}|[ ]*\n")
_AFTER_WIDE = lazy(r"\s?[.:-]|[ ]*\*{0,2}[ ]*\n|[ ]+[A-ZĐÁÀẢÃẠĂÂẤẦẨẪẬÉÊẾỀỂỄỆÍÓÔỐỒỔỖỘƠỚỜỞỠỢÚƯỨỪỬỮỰÝ]{2,}")
_CONNECTING = lazy(
    r"(?:,|\b(?:và|hoặc|tại|của|theo|đến|từ|khoản|Khoản|điểm|Điểm|các|với|sau|vào|trong|mục|Mục|Điều|này|[kK]hoản\s+\d+[a-z]?|[đĐ]iểm\s+[a-zđ]|\d[a-z]?))$"
)
# "... QUYẾT NGHỊ: Điều 1. Ban hành ...", "2016 - 2021. Điều 2. Nghị quyết này": a page whose lines were run together
_FLAT = lazy(r"(?:[.:;]|QUYẾT\s+(?:ĐỊNH|NGHỊ):?|NGHỊ\s+ĐỊNH:?|THÔNG\s+TƯ:?)\s+$")
_TITLED = lazy(r"[ .]*\*{0,2}[ ]*\n\s*\*{0,2}[A-ZĐÀ-Ỹ]{2,}[ ,][A-ZĐÀ-Ỹ ,-]{3,}")
_MARKUP = ' \t"“*#>_«('


def is_heading(text: str, token: Token) -> bool:
    """Whether the token opens a unit (`Điều 5. Tên điều`) rather than cites one, also where lines are wrapped."""
    if token.this or not token.labels or len(token.labels) > 1 or token.upto or token.kind in ("khoan", "diem", "tiet"):
        return False
    start = token.start
    line = text.rfind("\n", max(0, start - _INDENT), start)
    if (line < 0 and start > _INDENT) or text[line + 1 : start].strip(_MARKUP):
        return token.kind == "dieu" and text.startswith(".", token.end) and _FLAT.search(text, max(0, start - 24), start) is not None
    after = (_AFTER_DIEU if token.kind == "dieu" else _AFTER_WIDE).match(text, token.end, token.end + 40)
    if after is None and (token.end < len(text) or token.kind != "dieu"):
        return False
    if token.kind in ("chuong", "phan", "muc") and _TITLED.match(text, token.end, token.end + 60):
        return True  # "Chương I" alone above a line of capitals, whatever stands before
    before = text[max(0, line - 60) : max(0, line)].rstrip(" ")
    full_stop = after is not None and after[0].strip() in (".", ":")
    if not before or before.endswith("\n"):
        return full_stop or not before.rstrip().endswith((",", " khoản", " và", " tại", ";"))
    if full_stop and token.kind != "dieu" and before.endswith(","):
        return True
    return _CONNECTING.search(before.rstrip()) is None


class Outline:
    """Where units begin. Headings come from the walk; khoản and điểm lines are looked for once, when first asked for."""

    def __init__(self, text: str, headings: list[Token]) -> None:
        self.text = text
        self.dieu = [token for token in headings if token.kind == "dieu"]
        self.dieu_at = [token.start for token in self.dieu]
        self._headings = headings
        self._larger: dict[str, tuple[list[int], list[str]]] = {}
        self._khoan: tuple[list[int], list[str]] | None = None
        self._diem: tuple[list[int], list[str]] | None = None

    def _lines(self, which: str) -> tuple[list[int], list[str]]:
        if which == "khoan":
            if self._khoan is None:
                self._khoan = _starts(_KHOAN, self.text)
            return self._khoan
        if self._diem is None:
            self._diem = _starts(_DIEM, self.text)
        return self._diem

    def article(self, at: int) -> Token | None:
        """The Điều heading that stands last before `at`."""
        index = bisect_right(self.dieu_at, at) - 1
        return self.dieu[index] if index >= 0 else None

    def unit(self, kind: str, at: int, floor: int = -1) -> Step | None:
        """The unit of `kind` around `at`: what "Điều này", "khoản này", "Chương này" mean. None where the text has none behind `floor`."""
        if kind == "dieu":
            article = self.article(at)
            return Step("dieu", article.labels[0]) if article else None
        if kind in ("khoan", "diem"):
            starts, labels = self._lines(kind)
            index = bisect_right(starts, at) - 1
            article = self.article(at)
            floor = max(floor, article.start) if article else floor
            if index >= 0 and starts[index] > floor:
                return Step(kind, labels[index])
            return None
        starts, labels = self._wide(kind)
        if kind == "muc" and not starts:
            return self._roman(at)
        index = bisect_right(starts, at) - 1
        note = _NOTED.search(self.text, max(0, at - _INDENT), at)
        if note:  # a note of a consolidated text, its mark glued to the heading: "PHỤ LỤC 35⁵ ... 5 Phụ lục này được bãi bỏ"
            marked = (
                label.removesuffix(note[1]) for label in reversed(labels[: index + 1]) if label.endswith(note[1]) and label != note[1]
            )
            label = next(marked, None)
            return Step(kind, label) if label else None
        return Step(kind, labels[index]) if index >= 0 else None

    def _wide(self, kind: str) -> tuple[list[int], list[str]]:
        """Headings of one of the larger units, those in capitals among them."""
        if kind not in self._larger:
            found = [(token.start, token.labels[0]) for token in self._headings if token.kind == kind]
            capitals = _CAPITALS[kind].finditer(self.text) if kind in _CAPITALS else ()
            opening = (match for match in capitals if _opens_line(self.text, match.start()))
            found.extend((match.start("label"), labels_of(match["label"].lower())[0]) for match in opening)
            found.sort()
            self._larger[kind] = [start for start, _ in found], [label for _, label in found]
        return self._larger[kind]

    def _roman(self, at: int) -> Step | None:
        """The section around a place of a text whose sections are lines with Roman numbers: "II- Mức thu"."""
        labels = [match[1] for match in _ROMAN_LINE.finditer(self.text, max(0, at - _SECTION), at)]
        return Step("muc", labels[-1].lower()) if labels else None


def _opens_line(text: str, start: int) -> bool:
    """Whether nothing but blanks and marks of Markdown stands before a place in its line."""
    line = text.rfind("\n", max(0, start - _INDENT), start)
    return (line >= 0 or start <= _INDENT) and not text[line + 1 : start].strip(" *#>|_")


def _starts(pattern: re.Pattern[str], text: str) -> tuple[list[int], list[str]]:
    starts: list[int] = []
    labels: list[str] = []
    first = pattern.match("\n" + text[:40])
    if first:
        starts.append(0)
        labels.append(first[1])
    for match in pattern.finditer(text):
        starts.append(match.start())
        labels.append(match[1])
    return starts, labels
