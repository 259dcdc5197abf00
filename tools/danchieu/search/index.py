"""The full text: lists of documents for syllables (`s/`), for pairs and whole names (`t/`), and the known syllables (`v`)."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from danchieu.text import fold

from .postings import encode
from .records import Record
from .shards import File, script, shards
from .terms import Lists
from .words import hashed, key_of, split

NEIGHBOURS = 60
"""Syllables remembered before and after each syllable, the most frequent ones, to mend typing by what stands beside it."""
RARE = 2
"""A syllable in fewer documents is not offered as a correction."""
_TONES = "12345"


class Text(NamedTuple):
    """The files of the full text and how many shards there are."""

    files: list[File]
    """The files."""
    singles: int
    """Shards of syllables."""
    pairs: int
    """Shards of pairs and names."""


class _Folds(dict[str, str]):
    """Marked syllable to folded one."""

    def __missing__(self, marked: str) -> str:
        bare = marked[:-1] if marked[-1] in _TONES and not marked.isdigit() else marked
        self[marked] = found = fold(bare)
        return found


def text(lists: Lists, records: list[Record]) -> Text:
    """The files of the full text. `lists` is used up."""
    folds = _Folds()
    keys = {term: " ".join([folds[part] for part in term.split(" ")]) for term in lists}
    neighbours = _neighbours(lists, keys)
    vocabulary = script("v", _vocabulary(lists, keys))
    singles: list[tuple[str, str]] = []
    pairs: list[tuple[str, str]] = []
    while lists:  # emptied on the way, so that the list and the line of a term are never both held
        term, packed = lists.popitem()
        (pairs if " " in term else singles).append((keys.pop(term), _line(term, packed)))
    singles.sort()
    singles += [(key, f"~{key}\t{' '.join(after)}\t{' '.join(before)}") for key, (before, after) in neighbours.items()]
    pairs.sort()
    pairs += [(name, f"{name}\t{' '.join(map(str, numbers))}") for name, numbers in names(records).items()]
    files: list[File] = []
    counts = []
    for folder, lines in (("s", singles), ("t", pairs)):
        parts = shards(lines)
        lines.clear()
        counts.append(len(parts))
        files += [script(f"{folder}/{number}", parts.pop(0)) for number in range(counts[-1])]
    files.append(vocabulary)
    return Text(files, counts[0], counts[1])


def names(records: list[Record]) -> Mapping[str, list[int]]:
    """Whole names and titles to the documents that bear them; a name is an equals sign and the CRC-32 of its folded words."""
    found: dict[str, list[int]] = {}
    for number, record in enumerate(records):
        for name in dict.fromkeys((record.label, record.title, *record.names)):
            key = key_of(split(name))
            numbers = found.setdefault(f"={hashed(key, 2**32):x}", []) if key else [number]
            if number not in numbers:
                numbers.append(number)
    return dict(sorted(found.items()))


def _line(term: str, packed: array[int]) -> str:
    return f"{term}\t{len(packed)}\t{encode(packed)}"


def _neighbours(lists: Lists, keys: Mapping[str, str]) -> dict[str, tuple[list[str], list[str]]]:
    """Syllable to those before and after it, the most frequent first."""
    counts: dict[str, int] = {}
    for term, packed in lists.items():
        if " " in term:
            counts[keys[term]] = counts.get(keys[term], 0) + len(packed)
    before: dict[str, list[tuple[int, str]]] = {}
    after: dict[str, list[tuple[int, str]]] = {}
    for key, count in counts.items():
        left, right = key.split(" ")
        if not (left.isdigit() and right.isdigit()):
            after.setdefault(left, []).append((-count, right))
            before.setdefault(right, []).append((-count, left))
    known = sorted({*before, *after})
    return {key: (_top(before.get(key, ())), _top(after.get(key, ()))) for key in known}


def _top(found: list[tuple[int, str]] | tuple[()]) -> list[str]:
    return [syllable for _, syllable in sorted(found)[:NEIGHBOURS]]


def _vocabulary(lists: Lists, keys: Mapping[str, str]) -> str:
    """Known syllables, each behind how many letters it shares with the one before and the class of its frequency."""
    counts: dict[str, int] = {}
    for term, packed in lists.items():
        if " " not in term and keys[term].isalpha():
            counts[keys[term]] = counts.get(keys[term], 0) + len(packed)
    return "\n".join(_front_coded(key for key in sorted(counts) if counts[key] >= RARE and len(key) <= 7))


def _front_coded(keys: Iterator[str]) -> Iterator[str]:
    last = ""
    for key in keys:
        shared = 0
        while shared < min(len(last), len(key), 9) and last[shared] == key[shared]:
            shared += 1
        yield f"{shared}{key[shared:]}"
        last = key
