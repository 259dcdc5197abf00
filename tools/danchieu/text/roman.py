"""Numerals of headings and terms: Roman, Arabic and Vietnamese ordinals."""

from __future__ import annotations

import re

_ROMAN = re.compile(r"(?=[mdclxvi])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_VALUES: tuple[tuple[int, str], ...] = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LETTERS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
# "Phần thứ nhất" (Bộ luật Dân sự), "lần thứ tư", "khóa tám"; both spellings of 4 and 7.
_WORDS = {"nhất": 1, "một": 1, "hai": 2, "nhì": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8}
_WORDS |= {"chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "mười ba": 13, "mười bốn": 14, "mười lăm": 15}


def from_roman(text: str) -> int | None:
    """Value of a well-formed Roman numeral below 4000 in either case, None for anything else."""
    if not _ROMAN.fullmatch(text):
        return None
    values = [_LETTERS[letter] for letter in text.lower()]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def to_roman(number: int) -> str:
    """Roman numeral in capitals. ValueError outside 1 to 3999."""
    if not 0 < number < 4000:
        raise ValueError(f"no Roman numeral for {number}")
    out = []
    for value, letters in _VALUES:
        count, number = divmod(number, value)
        out.append(letters * count)
    return "".join(out)


def numeral(text: str) -> int | None:
    """Value of `12`, `XII`, `thứ nhất` or `mười hai`, None for anything else."""
    text = text.strip().lower()
    if text.isascii() and text.isdecimal():
        return int(text) if len(text) < 10 else None
    return _WORDS.get(text.removeprefix("thứ").strip()) or from_roman(text)
