"""Counting: which syllables and pairs of neighbouring syllables stand in which document, how often, and in which of its pieces.

A pair is a term of its own because most Vietnamese words are two syllables: phrases are found by their pairs, without positions.
Terms and postings are plain integers, so that counting runs in C and a million of them fit into memory.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
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
SPARE = 100
"""Documents more than that a list may have before it is cut."""

Term = int
"""A marked syllable by its number, or two: the left one times 2 to the 21st plus the right one (words.py)."""


class Lists(defaultdict[Term, "array[int]"]):
    """Term to its documents, each packed into 32 bits, in the order of their numbers until a list is cut.

    A list that outgrows what is kept of it is cut from time to time, so that memory follows the number of terms, not the size of the texts.
    """

    def __init__(self) -> None:
        super().__init__(partial(array, "I"))
        self.left_out: Counter[Term] = Counter()
        self.shut: list[set[Term]] = [set() for _ in range(16)]
        """For each turned level the terms whose lists are full of better ones: a later document has a higher number, so it cannot enter."""

    def prune(self, over: int = LONGEST + SPARE) -> None:
        """Cut the lists longer than `over` to their best, which no later document can change: it has a higher number."""
        for term, packed in self.items():
            if len(packed) > over:
                self.left_out[term] += len(packed) - LONGEST
                self[term] = array("I", sorted(packed)[:LONGEST])
                for turned in range(self[term][-1] >> 28, 16):
                    self.shut[turned].add(term)

    def enter(self, some: Mapping[Term, int], bases: list[int]) -> None:
        """Enter terms that stand so many times in a text, whose posting is `bases` of the times. In C: a thousand terms a document."""
        shut = self.shut[bases[1] >> 28]
        out = [term for term, times in some.items() if times == 1 and term in shut] if shut else []
        if out:
            self.left_out.update(out)
            some = dict(some)
            deque(map(some.pop, out), maxlen=0)
        deque(map(array.append, map(self.__getitem__, some), map(bases.__getitem__, some.values())), maxlen=0)

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
    for piece, some in _by_piece(places).items():
        lists.enter(dict(zip(some, map(counts.pop, some), strict=True)), [base + min(piece, 255) for base in bases])
    if counts:
        lists.enter(counts, bases)


def _by_piece(places: dict[Term, int]) -> dict[int, list[Term]]:
    """The terms of each piece but the first."""
    found: dict[int, list[Term]] = {}
    for term, piece in places.items():
        found.setdefault(piece, []).append(term)
    return found


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
        numbers = syllables.read([name.replace("\n", " ")])
        level = title_level(len(numbers))
        for term in terms([one for one in numbers if one > 0], syllables):
            found[term] = max(level, found.get(term, 0))
    for term in _day(record, syllables):
        found[term] = _TITLE_LEVELS[0][1]
    return found


def _day(record: Record, syllables: Syllables) -> list[Term]:
    """The pairs of the day of a document, `29 9` and `9 2023`: it is asked for by them, and no text need say them."""
    if len(record.day) < len("2023-09-29"):
        return []
    parts = [part.lstrip("0") for part in record.day.split("-")]
    return [term for term in terms(syllables.read([" ".join(reversed(parts))]), syllables) if term >> syllables.SHIFT > 0]


def _texts(record: Record, cut: list[list[Passage]], syllables: Syllables) -> tuple[dict[Term, int], dict[Term, int], int]:
    """How often each term stands in the text; the piece that has it most often where that is not the first; words of the text."""
    parts = [syllables.read(_lines(record, piece, number)) for number, piece in enumerate(cut)]
    length = 1 + sum(len(part) - part.count(syllables.BREAK) for part in parts)
    whole: dict[Term, int] = _counted(parts[0], syllables)
    most = dict(whole)
    places: dict[Term, int] = {}
    for number, part in enumerate(parts[1:], 1):
        for term, times in _counted(part, syllables).items():
            if term not in whole:
                whole[term] = most[term] = times
                places[term] = number
                continue
            if times > most[term]:
                most[term] = times
                places[term] = number
            whole[term] += times
    return whole, places, length


def _lines(record: Record, piece: Iterable[Passage], number: int) -> Iterator[str]:
    for passage in piece:
        if passage.heading:
            yield passage.heading
        yield from passage.texts
    if number == 0:
        yield from (line for line in (record.issuer, record.day[:4], *record.subjects) if line)
