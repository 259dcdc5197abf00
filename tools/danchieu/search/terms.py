"""Counting: which syllables and pairs of neighbouring syllables stand in which document, how often, and in which of its pieces.

A pair is a term of its own because most Vietnamese words are two syllables: phrases are found by their pairs, without positions.
Terms and postings are plain integers, so that counting runs in C and a million of them fit into memory.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from operator import add as plus

from .passages import Passage
from .records import Record
from .words import Syllables

K1, B = 1.2, 0.6
"""Saturation and length of BM25 (Robertson and Zaragoza 2009)."""
TEXT_LEVELS = 8
"""Levels 1 to 8 are weights of a term in a text, 9 to 15 in a title: the shorter the title, the higher."""
_TITLE_LEVELS = ((3, 15), (5, 14), (8, 13), (12, 12), (18, 11), (28, 10))
LONGEST = 600
"""Documents kept in a list. What is left out stands in texts where the term is rarest and priors are lowest."""

Term = int
"""A marked syllable by its number, or two: the left one times 2 to the 21st plus the right one (words.py)."""


class Lists(dict[Term, "array[int]"]):
    """Term to its documents, each packed into 32 bits, in the order of their numbers until a list is cut.

    A list that outgrows what is kept of it is cut from time to time, so that memory follows the number of terms, not the size of the texts.
    """

    def __init__(self) -> None:
        super().__init__()
        self.left_out: dict[Term, int] = {}

    def __missing__(self, term: Term) -> array[int]:
        self[term] = found = array("I")
        return found

    def prune(self, over: int = 2 * LONGEST) -> None:
        """Cut the lists longer than `over` to their best, which no later document can change: it has a higher number."""
        for term, packed in self.items():
            if len(packed) > over:
                self.left_out[term] = self.left_out.get(term, 0) + len(packed) - LONGEST
                self[term] = array("I", sorted(packed)[:LONGEST])

    def count(self, term: Term) -> int:
        """How many documents have a term, the ones left out too."""
        return len(self[term]) + self.left_out.get(term, 0)


def pack(document: int, level: int, piece: int) -> int:
    """A posting as one number, the best the smallest: level (4 bits, turned), document (20), piece (8; of more than 256 the last share one)."""
    return (15 - level) << 28 | document << 8 | min(piece, 255)


def unpack(packed: int) -> tuple[int, int, int]:
    """Document, level and piece of a posting."""
    return packed >> 8 & 0xFFFFF, 15 - (packed >> 28), packed & 255


def add(lists: Lists, number: int, record: Record, cut: list[list[Passage]], average: float, syllables: Syllables) -> None:
    """Enter one document into the lists; `average` is the usual number of words of a text."""
    titles = _titles(record, syllables)
    counts, places, length = _texts(record, cut, syllables)
    bases = [pack(number, text_level(times, length, average), 0) for times in range(max(counts.values(), default=0) + 1)]
    for term, level in titles.items():
        counts.pop(term, 0)
        lists[term].append(pack(number, level, places.pop(term, 0)))
    for term, piece in places.items():
        lists[term].append(bases[counts.pop(term)] + min(piece, 255))
    for one, packed in zip(map(lists.__getitem__, counts), map(bases.__getitem__, counts.values()), strict=True):
        one.append(packed)


def title_level(length: int) -> int:
    """The level of the words of a title of so many words."""
    return next((level for most, level in _TITLE_LEVELS if length <= most), TEXT_LEVELS + 1)


def text_level(times: int, length: int, average: float) -> int:
    """The level of a term that stands so often in a text of so many words."""
    weight = times * (K1 + 1) / (times + K1 * (1 - B + B * length / average))
    return 1 + min(TEXT_LEVELS - 1, int(weight / (K1 + 1) * TEXT_LEVELS))


def terms(numbers: list[int], syllables: Syllables) -> Iterator[Term]:
    """The syllables and the neighbouring pairs of a text given by the numbers of its syllables; what touches the end of a line is negative."""
    return chain(numbers, map(plus, map(syllables.lefts.__getitem__, numbers), islice(numbers, 1, None)))


def _counted(numbers: list[int], syllables: Syllables) -> Counter[Term]:
    """How often each term stands in a text."""
    found = Counter(terms(numbers, syllables))
    for term in [term for term in found if term < 0]:
        del found[term]
    return found


def _titles(record: Record, syllables: Syllables) -> dict[Term, int]:
    """Term of a title or name to its level."""
    found: dict[Term, int] = {}
    for name in (record.label, record.title, *record.names):
        numbers = syllables.read(name.replace("\n", " "))
        level = title_level(len(numbers))
        for term in terms([one for one in numbers if one > 0], syllables):
            found[term] = max(level, found.get(term, 0))
    return found


def _texts(record: Record, cut: list[list[Passage]], syllables: Syllables) -> tuple[Counter[Term], dict[Term, int], int]:
    """How often each term stands in the text; the piece that has it most often where that is not the first; words of the text."""
    parts = [syllables.read("\n".join(_lines(record, piece, number))) for number, piece in enumerate(cut)]
    best = _counted(parts[0], syllables)
    length = 1 + sum(len(part) - part.count(syllables.BREAK) for part in parts)
    places: dict[Term, int] = {}
    if len(parts) == 1:
        return best, places, length
    whole: list[int] = []
    for number, part in enumerate(parts):
        whole += [*part, syllables.BREAK]
        if number:
            for term, times in _counted(part, syllables).items():
                if times > best.get(term, 0):
                    best[term] = times
                    places[term] = number
    return _counted(whole, syllables), places, length


def _lines(record: Record, piece: Iterable[Passage], number: int) -> Iterator[str]:
    for passage in piece:
        if passage.heading:
            yield passage.heading
        yield from passage.texts
    if number == 0:
        yield from (line for line in (record.issuer, record.day[:4], *record.subjects) if line)
