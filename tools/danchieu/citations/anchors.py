"""Anchors: where words stand that can begin a citation, all of them found in one pass over the bytes of the text.

An automaton (Aho and Corasick) passes over a text at the speed of memory whatever the number of words, so that prose without citations
costs next to nothing. It knows letters only: what stands at an anchor is verified by the pattern of its kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from danchieu.vocabulary import law_nicknames, types
from danchieu.vocabulary.tables import load

from .tokens import UNITS

NOUN, COUNT, LOWER, LAW = "noun", "count", "lower", "law"
"""Kinds of anchors beside the units: type nouns, "số 18", lower-case nouns before a number ("nghị định 73"), "luật"."""

Anchors = Mapping[str, list[int]]
"""Offsets at which the words of each kind begin, in order; every kind has its list."""

_DIGITS = tuple("0123456789")
_CAPITALS = tuple("ABCDEGHIKLMNOPQRSTUVXYĐ")
_BLANKS = ("\n", "\r", "\f", "\v", "\u2028", "\u3000")
_ODD = (*_BLANKS, *(" " + blank for blank in (" ", *_BLANKS)))
"""White space between two words that is not one blank; the patterns then say what follows it."""


class _Words(NamedTuple):
    """The automaton and what its words are."""

    automaton: BytesAhoCorasick
    """Finds every occurrence of every word, in the order of their ends."""
    words: tuple[tuple[str, int, int, int], ...]
    """Word, its length, 1 where its first letter is left out because it may be a capital, and the index of its kind."""
    kinds: tuple[str, ...]
    """Kinds of anchors."""


def _then(stem: str, starts: Iterable[str]) -> Iterator[str]:
    """A word, white space, and how the next one begins: `iều 5`, `iều này`."""
    yield from (f"{stem} {start}" for start in starts)
    yield from (stem + blank for blank in _ODD)


def _nouns() -> Iterator[str]:
    """How type nouns begin: their first two syllables."""
    for name in (*types(), "Văn bản", "Bộ Luật", "Nghị s"):
        first, _, rest = name.partition(" ")
        yield from _then(first, (rest.partition(" ")[0],)) if rest else (first,)
    yield from ("LUẬT", "Nghị.", *law_nicknames())
    for short in load("words")["abbreviated_types"]:
        yield from (*_then(short, ("số", *_DIGITS)), f"{short}TW", f"{short} TW", f"{short}T.Ư", f"{short}TƯ")
    for wrong in load("words")["misprinted_types"]:
        first, _, rest = wrong.partition(" ")
        yield from _then(first, (rest,)) if rest else (first,)
    yield from _then("BỘ", ("LUẬT",))


def _lower() -> Iterator[str]:
    """Lower-case nouns with a number behind them."""
    for first, second in (("ghị", "định"), ("ghị", "quyết"), ("hông", "tư"), ("hỉ", "thị")):
        yield from _then(f"{first} {second}", _DIGITS)
        yield from _then(first, ())


@cache
def _words() -> _Words:
    """All words that lead to a citation."""
    table: dict[str, Iterable[str]] = {unit.kind: _then(unit.stem, unit.starts) for unit in UNITS}
    table |= {NOUN: _nouns(), COUNT: (*_then("ố", _DIGITS), "ố:", "ố :"), LOWER: _lower(), LAW: _then("uật", _CAPITALS)}
    kinds = tuple(table)
    words = tuple((word, len(word), int(word[0].islower()), kinds.index(kind)) for kind in kinds for word in dict.fromkeys(table[kind]))
    automaton = BytesAhoCorasick([word.encode() for word, *_ in words], MatchKind.Standard, Implementation.DFA)
    return _Words(automaton, words, kinds)


def anchors(text: str) -> Anchors:
    """The anchors of a canonical text."""
    automaton, words, kinds = _words()
    found: list[list[int]] = [[] for _ in kinds]
    find = text.find
    end = byte_end = 0
    for which, _, byte in automaton.find_matches_as_indexes(text.encode("utf-8", "surrogatepass"), overlapping=True):
        word, length, back, kind = words[which]
        if byte > byte_end:  # bytes to characters: the next occurrence of the word that ends behind the last one
            end, byte_end = find(word, max(0, end - length + 1)) + length, byte
        found[kind].append(end - length - back)
    return dict(zip(kinds, found, strict=True))
