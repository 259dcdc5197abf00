"""Counting: which syllables and pairs of neighbouring syllables stand in which document, how often, and in which of its pieces.

A pair is a term of its own because most Vietnamese words are two syllables: phrases are found by their pairs, without positions.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from .passages import Passage
from .records import Record
from .words import Words, split

K1, B = 1.2, 0.6
"""Saturation and length of BM25 (Robertson and Zaragoza 2009)."""
TEXT_LEVELS = 8
"""Levels 1 to 8 are weights of a term in a text, 9 to 15 in a title: the shorter the title, the higher."""
_TITLE_LEVELS = ((3, 15), (5, 14), (8, 13), (12, 12), (18, 11), (28, 10))

Term = str
"""A marked syllable, or two joined by a blank."""
Lists = dict[Term, "array[int]"]
"""Term to its documents in the order of their numbers, each packed into 32 bits: document, level (4 bits), piece (8 bits)."""


def pack(document: int, level: int, piece: int) -> int:
    """A posting as one number; of more than 256 pieces the last ones share a number."""
    return document << 12 | level << 8 | min(piece, 255)


def unpack(packed: int) -> tuple[int, int, int]:
    """Document, level and piece of a posting."""
    return packed >> 12, packed >> 8 & 15, packed & 255


def add(lists: Lists, number: int, record: Record, cut: list[list[Passage]], average: float, words: Words) -> None:
    """Enter one document into the lists; `average` is the usual number of words of a text."""
    titles = _titles(record, words)
    counts, places, length = _texts(record, cut, words)
    for term, times in counts.items():
        level = titles.pop(term, 0) or text_level(times, length, average)
        packed = pack(number, level, places.get(term, 0))
        known = lists.get(term)
        if known is None:
            lists[term] = array("I", (packed,))
        else:
            known.append(packed)
    for term, level in titles.items():
        lists.setdefault(term, array("I")).append(pack(number, level, 0))


def title_level(length: int) -> int:
    """The level of the words of a title of so many words."""
    return next((level for most, level in _TITLE_LEVELS if length <= most), TEXT_LEVELS + 1)


def text_level(times: int, length: int, average: float) -> int:
    """The level of a term that stands so often in a text of so many words."""
    weight = times * (K1 + 1) / (times + K1 * (1 - B + B * length / average))
    return 1 + min(TEXT_LEVELS - 1, int(weight / (K1 + 1) * TEXT_LEVELS))


def terms(line: str, words: Words) -> list[Term]:
    """The syllables of a line and its neighbouring pairs, marked."""
    singles = [words[word].marked for word in split(line)]
    return [*singles, *[f"{left} {right}" for left, right in pairwise(singles)]]


def _titles(record: Record, words: Words) -> dict[Term, int]:
    """Term of a title or name to its level."""
    found: dict[Term, int] = {}
    for name in (record.label, record.title, *record.names):
        level = title_level(len(split(name)))
        for term in terms(name, words):
            found[term] = max(level, found.get(term, 0))
    return found


def _texts(record: Record, cut: list[list[Passage]], words: Words) -> tuple[Counter[Term], Mapping[Term, int], int]:
    """How often each term stands in the text; the piece that has it most often where that is not the first; words of the text."""
    counts: Counter[Term] = Counter()
    places: dict[Term, int] = {}
    best: dict[Term, int] = {}
    length = 1
    for number, piece in enumerate(cut):
        found: Counter[Term] = Counter()
        for line in _lines(record, piece, number):
            both = terms(line, words)
            length += (len(both) + 1) // 2
            found.update(both)
        counts.update(found)
        if len(cut) > 1:
            for term, times in found.items():
                if times > best.get(term, 0):
                    best[term] = times
                    places[term] = number
    return counts, places, length


def _lines(record: Record, piece: Iterable[Passage], number: int) -> Iterator[str]:
    for passage in piece:
        if passage.heading:
            yield passage.heading
        yield from passage.texts
    if number == 0:
        yield from (line for line in (record.issuer, record.day[:4], *record.subjects) if line)
