"""The full text: lists of documents for syllables (`s/`), for pairs and whole names (`t/`), and the known syllables (`v`)."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, pairwise
from typing import NamedTuple

from .everyday import everyday
from .postings import encode
from .records import Record
from .shards import SIZE, File, script
from .terms import LONGEST, Lists, Term
from .words import Syllables, hashed, key_of, split

NEIGHBOURS = 60
"""Syllables remembered before and after each syllable, the most frequent ones, to mend typing by what stands beside it."""
RARE = 2
"""A syllable in fewer documents is not offered as a correction."""
LINE, POSTING = 10, 1.9
"""Bytes of a line without its list, and of a posting, about: how many shards there are is settled before any line is written."""


class Counts(NamedTuple):
    """How many shards there are."""

    singles: int
    """Shards of syllables."""
    pairs: int
    """Shards of pairs and names."""


def counts(lists: Lists, syllables: Syllables) -> Counts:
    """The numbers of shards that make each about `SIZE` bytes."""
    sizes = [0.0, 0.0]
    for term, packed in lists.items():
        sizes[term >> syllables.SHIFT > 0] += LINE + POSTING * min(len(packed), LONGEST)
    return Counts(*(max(1, round(size / SIZE)) for size in sizes))


def text(lists: Lists, syllables: Syllables, records: list[Record], number: Counts) -> Iterator[File]:
    """The files of the full text, one after the other; a term leaves `lists` when its line is written."""
    yield script("v", "\n".join(_vocabulary(lists, syllables)))
    singles: defaultdict[int, list[str]] = defaultdict(list)
    for folded, before, after in _neighbours(lists, syllables):
        singles[hashed(folded, number.singles)].append(f"~{folded}\t{' '.join(after)}\t{' '.join(before)}")
    pairs: defaultdict[int, list[str]] = defaultdict(list)
    for beside, line in chain(names(records, lists, syllables), everyday(lists, syllables)):
        (pairs if " " in beside else singles)[hashed(beside, number.pairs if " " in beside else number.singles)].append(line)
    yield from _files("s", number.singles, [term for term in lists if not term >> syllables.SHIFT], lists, syllables, singles)
    yield from _files("t", number.pairs, [*lists], lists, syllables, pairs)


def names(records: list[Record], lists: Lists, syllables: Syllables) -> Iterator[tuple[str, str]]:
    """For each whole name or title the folded pair its line stands beside, and the line: the documents that bear it.

    A name is an equals sign and the CRC-32 of its folded words. It stands with the rarest of its pairs, which every query for it fetches
    anyway; a name of one word with that word.
    """
    found: dict[str, list[int]] = {}
    beside: dict[str, str] = {}
    for number, record in enumerate(records):
        for name in dict.fromkeys((record.label, record.title, *record.names)):
            words = split(name)
            key = key_of(words)
            if not key:
                continue
            bearers = found.setdefault(key, [])
            if number not in bearers[-1:]:
                bearers.append(number)
            if key not in beside:
                parts = key.split(" ")
                pairs = [syllables.lefts[syllables[word]] + syllables[after] for word, after in pairwise(words)]
                often = [lists.count(pair) if pair in lists else 0 for pair in pairs]
                rare = often.index(min(often)) if often else -1
                beside[key] = f"{parts[rare]} {parts[rare + 1]}" if rare >= 0 else key
    for key, bearers in sorted(found.items()):
        yield beside[key], f"={hashed(key, 2**32):x}\t{' '.join(map(str, bearers))}"


def _files(
    folder: str, count: int, some: Iterable[Term], lists: Lists, syllables: Syllables, others: Mapping[int, list[str]]
) -> Iterator[File]:
    """The shards of some terms, each with the other lines that belong there."""
    shard = _sharding(syllables, count)
    parts: list[list[Term]] = [[] for _ in range(count)]
    for term in some:
        parts[shard(term)].append(term)
    for place in range(count):
        lines = sorted(_lines(parts[place], lists, syllables))
        parts[place] = []
        yield script(f"{folder}/{place}", "\n".join([*lines, *others.get(place, ())]))


def _sharding(syllables: Syllables, count: int) -> Callable[[Term], int]:
    """Which of so many shards holds a term: `hashed` of its folded key, worked out syllable by syllable."""
    rights = [folded.encode() for folded in syllables.folded]
    lefts = [zlib.crc32(folded + b" ") if folded else 0 for folded in rights]

    def shard(term: Term) -> int:
        return zlib.crc32(rights[term & syllables.RIGHT], lefts[term >> syllables.SHIFT]) % count

    return shard


def _lines(some: Iterable[Term], lists: Lists, syllables: Syllables) -> Iterator[str]:
    """The line of each term: its spelling, how many documents have it, the best of them."""
    marked, shift, right = syllables.marked, syllables.SHIFT, syllables.RIGHT
    for term in some:
        packed = lists.pop(term)
        count = len(packed) + lists.left_out[term]
        written = f"{marked[term >> shift]} {marked[term & right]}" if term > right else marked[term]
        yield f"{written}\t{count}\t{encode(packed)}"


def _neighbours(lists: Lists, syllables: Syllables) -> Iterator[tuple[str, list[str], list[str]]]:
    """Each syllable with those before and after it, the most frequent first."""
    names = sorted({*syllables.folded})
    place = {spelling: number for number, spelling in enumerate(names)}
    groups = [place[spelling] for spelling in syllables.folded]
    figure = [spelling.isdigit() for spelling in syllables.folded]
    found: defaultdict[int, int] = defaultdict(int)
    for term, count in chain(((term, len(packed)) for term, packed in lists.items()), lists.left_out.items()):
        left, right = term >> syllables.SHIFT, term & syllables.RIGHT
        if left and not (figure[left] and figure[right]):
            found[groups[left] << syllables.SHIFT | groups[right]] += count
    before: defaultdict[int, list[str]] = defaultdict(list)
    after: defaultdict[int, list[str]] = defaultdict(list)
    for one in sorted(
        term - (count << 2 * syllables.SHIFT) for term, count in found.items()
    ):  # the most frequent first, then by the alphabet
        left, right = one >> syllables.SHIFT & syllables.RIGHT, one & syllables.RIGHT
        if len(after[left]) < NEIGHBOURS:
            after[left].append(names[right])
        if len(before[right]) < NEIGHBOURS:
            before[right].append(names[left])
    for number, spelling in enumerate(names):
        if number in before or number in after:
            yield spelling, before.get(number, []), after.get(number, [])


def _vocabulary(lists: Lists, syllables: Syllables) -> Iterator[str]:
    """Known syllables, each behind how many letters it shares with the one before."""
    found: dict[str, int] = {}
    for term in lists:
        if not term >> syllables.SHIFT and syllables.folded[term].isalpha():
            found[syllables.folded[term]] = found.get(syllables.folded[term], 0) + lists.count(term)
    last = ""
    for key in sorted(found):
        if found[key] >= RARE and len(key) <= 7:
            shared = 0
            while shared < min(len(last), len(key), 9) and last[shared] == key[shared]:
                shared += 1
            yield f"{shared}{key[shared:]}"
            last = key
