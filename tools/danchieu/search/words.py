"""Words as the index knows them: two spellings of each syllable, one with its marks in a fixed order, one folded.

`search/js/words.js` does the same in the browser; tests/test_search.py holds both to one table.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from typing import NamedTuple

from danchieu.text import fold

_WORD = re.compile(r"\d+|[^\W\d_]+")
# kỹ, kỷ, lý, quý: the final y of these syllables is written i as well (kĩ, lí, quí).
_FINAL_Y = re.compile(r"(?P<onset>h|k|l|m|qu|s|t|v)y")
# Tone marks: written on either vowel of oa, oe, uy (hoá, hóa), so they move to the end of the syllable.
_TONES = {"\u0300": "1", "\u0301": "2", "\u0303": "3", "\u0309": "4", "\u0323": "5"}


class Word(NamedTuple):
    """One syllable or number of a text."""

    folded: str
    """Without marks, đ as d, final y as i: what terms are grouped by (`ki luat`)."""
    marked: str
    """With its vowel marks, the tone as a figure at the end: `hoa2` for hoá and hóa alike."""


class Words(dict[str, Word]):
    """Written word to its two spellings, worked out once for each that is met."""

    def __missing__(self, written: str) -> Word:
        self[written] = word = Word(folded(written), marked(written))
        return word


def split(text: str) -> list[str]:
    """The syllables and numbers of a text in lower case, as written. NFC is expected."""
    return _WORD.findall(text.lower())


def folded(written: str) -> str:
    """The folded spelling of one lower-case word."""
    bare = fold(written)
    match = _FINAL_Y.fullmatch(bare)
    return f"{match['onset']}i" if match else bare


def marked(written: str) -> str:
    """The marked spelling of one lower-case word: NFC vowels, tone last.

    >>> marked("hoá"), marked("hóa"), marked("đường")
    ('hoa2', 'hoa2', 'đương1')
    """
    if written.isascii():
        return written[:-1] + "i" if _FINAL_Y.fullmatch(written) else written
    tone = ""
    kept = []
    for letter in unicodedata.normalize("NFD", written):
        if letter in _TONES:
            tone = _TONES[letter]
        else:
            kept.append(letter)
    base = unicodedata.normalize("NFC", "".join(kept))
    if _FINAL_Y.fullmatch(base):
        base = base[:-1] + "i"
    return base + tone


def key_of(words: list[str]) -> str:
    """The folded words joined by blanks: the form in which names are compared."""
    return " ".join(folded(word) for word in words)


def hashed(key: str, buckets: int) -> int:
    """The shard of a folded key: CRC-32 of its UTF-8 bytes, modulo the number of shards."""
    return zlib.crc32(key.encode()) % buckets
