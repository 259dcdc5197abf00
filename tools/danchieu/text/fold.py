"""Vietnamese letters without their marks, for addresses, for lookup, and their order in the dictionary."""

from __future__ import annotations

import re
import unicodedata


class _Folded(dict[int, str]):
    """Code point to its folded letter, worked out once for each letter that is met."""

    def __missing__(self, code: int) -> str:
        bare = "".join(c for c in unicodedata.normalize("NFD", chr(code).lower()) if not unicodedata.combining(c))
        self[code] = bare.replace("đ", "d")
        return self[code]


class _Toneless(dict[int, str]):
    """Code point to its letter without tone but with its vowel mark (`ấ` to `â`), in lower case."""

    def __missing__(self, code: int) -> str:
        parts = [c for c in unicodedata.normalize("NFD", chr(code).lower()) if c not in _TONES]
        self[code] = unicodedata.normalize("NFC", "".join(parts))
        return self[code]


# Dictionary order of tones: ngang, huyền, hỏi, ngã, sắc, nặng.
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_ORDER = {letter: chr(97 + rank) for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}

_FOLDED = _Folded()
_TONELESS = _Toneless()
_NO_WORD = re.compile(r"[^a-z0-9]+")
_PIECE = re.compile(r"\d+|[^\W\d_]+")

SortKey = tuple[tuple[tuple[int, int, str, int], ...], str]


def fold(text: str) -> str:
    """`text` in lower case without tone and vowel marks, `đ` as `d`. NFC Vietnamese keeps its length, so positions carry over."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


def slug(text: str) -> str:
    """`text` as an address: ASCII words joined by hyphens (`Điểm chính` to `diem-chinh`); empty where no letter or digit is left."""
    return _NO_WORD.sub("-", fold(text)).strip("-")


def sort_key(text: str) -> SortKey:
    """Key for Vietnamese alphabetical order: syllable by syllable, letters before tones, numbers by value, then as written."""
    return tuple(_rank(piece) for piece in _PIECE.findall(unicodedata.normalize("NFC", text))), text


def _rank(piece: str) -> tuple[int, int, str, int]:
    if piece.isdecimal():
        return 0, int(piece) if len(piece) < 19 else 10**18, piece, 0
    letters = "".join(_ORDER.get(letter, "~" + letter) for letter in piece.translate(_TONELESS))
    tone = next((_TONES[c] for c in unicodedata.normalize("NFD", piece) if c in _TONES), 0)
    return 1, 0, letters, tone
