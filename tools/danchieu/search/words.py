"""Words as the index knows them: two spellings of each syllable, one with its marks in a fixed order, one folded.

`search/js/words.js` does the same in the browser; tests/test_search.py holds both to one table.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable
from itertools import chain

from danchieu.text import fold

_WORD = re.compile(r"\d+|[^\W\d_]+")
_WORD_OR_END = re.compile(r"\d+|[^\W\d_]+|\n")
# kỹ, kỷ, lý, quý: the final y of these syllables is written i as well (kĩ, lí, quí).
_FINAL_Y = re.compile(r"(?P<onset>h|k|l|m|qu|s|t|v)y")
# Tone marks: written on either vowel of oa, oe, uy (hoá, hóa), so they move to the end of the syllable.
_TONES = {"\u0300": "1", "\u0301": "2", "\u0303": "3", "\u0309": "4", "\u0323": "5"}


class _Runs(dict[str, tuple[int, ...]]):
    """What stands between two blanks, with its commas and brackets, to the numbers of its words: most of a text has been met before."""

    MOST = 400_000
    """Runs remembered: numbers and days would fill the memory of a large library."""

    def __init__(self, syllables: Syllables) -> None:
        super().__init__()
        self._syllables = syllables

    def __missing__(self, written: str) -> tuple[int, ...]:
        found = tuple(map(self._syllables.__getitem__, _WORD_OR_END.findall(written)))
        if len(self) < self.MOST:
            self[written] = found
        return found


class Syllables(dict[str, int]):
    """Written word to the number of its marked spelling, given out as words are met, from 1; the end of a line is `BREAK`."""

    SHIFT = 21
    """Bits of a number: two million spellings."""
    RIGHT = (1 << SHIFT) - 1
    """Bits of the right one of a pair."""
    BREAK = -(1 << 50)
    """So far below 0 that any pair with it stays there."""

    def __init__(self) -> None:
        super().__init__({"\n": self.BREAK})
        self.marked = [""]
        """Number to marked spelling: with its vowel marks, the tone as a figure at the end, `hoa2` for hoá and hóa alike."""
        self.folded = [""]
        """Number to folded spelling: without marks, đ as d, final y as i."""
        self.lefts = {self.BREAK: self.BREAK}
        """Number to the same as the left one of a pair."""
        self._numbers: dict[str, int] = {}
        self._runs = _Runs(self)

    def __missing__(self, written: str) -> int:
        spelling = marked(written)
        number = self._numbers.setdefault(spelling, len(self.marked))
        if number >= 1 << self.SHIFT:  # more spellings than any library has: the word is not indexed
            number = self.BREAK
        elif number == len(self.marked):
            toned = spelling[-1] in "12345" and not spelling.isdigit()
            self.marked.append(spelling)
            self.folded.append(fold(spelling[:-1] if toned else spelling))
            self.lefts[number] = number << self.SHIFT
        self[written] = number
        return number

    def read(self, lines: Iterable[str]) -> list[int]:
        """The numbers of the words of some lines, with a `BREAK` between lines."""
        return list(chain.from_iterable(map(self._runs.__getitem__, " \n ".join(lines).lower().split(" "))))

    def parts(self, term: int) -> tuple[int, int]:
        """Number of the left syllable, 0 for a single one, and of the right one."""
        return term >> self.SHIFT, term & self.RIGHT


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
