"""Anchors: where words stand that can begin a citation, all of them found in one pass.

An automaton (Aho and Corasick) passes over a text at the speed of memory whatever the number of words, so that prose without citations
costs next to nothing. It is given the low byte of every character: one byte for each, so that its offsets are those of the text, and
enough to tell Vietnamese letters apart. What stands at an anchor is for the pattern of its kind to verify.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from danchieu.vocabulary import furniture, law_nicknames, laws, types
from danchieu.vocabulary.tables import load

from .shouts import BODIES, KINDS
from .tokens import UNITS

NOUN, COUNT, LOWER, LAW, COUNCIL, SHOUT, SLASH = "noun", "count", "lower", "law", "council", "shout", "slash"
"""Kinds of anchors beside the units: type nouns, "số 18", lower-case nouns before a number ("nghị định 73"), "luật", the letters of the Council
of Ministers and joint circulars, nouns in lines of capitals, a slash before the letters of a number."""

TITLE, RECIPIENTS, TEASERS, PICTURE, FOOT, RULE = "title", "recipients", "teasers", "picture", "foot", "rule"
"""Kinds that tell parts of a document: a type noun in capitals, "Nơi nhận", "Tin liên quan", the cell of a picture, a line that begins with a small
number, the end of a rule."""

Anchors = Mapping[str, list[int]]
"""Offsets at which the words of each kind begin, in order; every kind has its list."""

_DIGITS = tuple("0123456789")
_CAPITALS = tuple("ABCDEGHIKLMNOPQRSTUVXYĐ")
_BLANKS = ("\n", "\r", "\f", "\v", "\u2028", "\u3000")
_ODD = (*_BLANKS, *(" " + blank for blank in (" ", *_BLANKS)))
"""White space between two words that is not one blank; the patterns then say what follows it."""


_BLOCK, _OVERLAP = 1 << 16, 64
"""Characters that are handed to the automaton at a time, so that its answer is never long; and more than a word can have."""


class _Words(NamedTuple):
    """The automaton and what its words are."""

    automaton: BytesAhoCorasick
    """Finds every occurrence of every word, in the order of their ends."""
    begins: tuple[tuple[int, int], ...]
    """For each word the index of its kind, and 1 where its first letter is left out because it may be a capital."""
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
    for short in (*load("words")["abbreviated_types"], *load("words")["abbreviated_before_symbols"]):
        yield from (
            *_then(short, ("số", "Số", *_DIGITS)),
            f"{short} đại hội",
            f"{short} Đại hội",
            f"{short} ĐH",
            f"{short}TW",
            f"{short} TW",
            f"{short} TƯ",
            f"{short} T.Ư",
            f"{short}T.Ư",
            f"{short}TƯ",
            *(f"{short}/{blank}{digit}" for blank in ("", " ", "\n") for digit in _DIGITS),
        )
        if short in GLUED:
            yield from (short + digit for digit in _DIGITS)
    for wrong in load("words")["misprinted_types"]:
        first, _, rest = wrong.partition(" ")
        yield from _then(first, (rest,)) if rest else (first,)
    yield from _then("BỘ", ("LUẬT",))


GLUED = ("NQ", "NĐ", "QĐ", "KL", "CT")
"""Abbreviations that a number may be glued to."""
MISREAD = ("iêu", "iéu", "iểu", "iều.")
"""Other prints of "iều" in "Điều 5"."""
_CENTRAL = ("Trung ương", "trung ương", "TW", "hội nghị", "Hội nghị lần", "Hội nghị Trung", "Đại hội", "đại hội", "của Đại hội")

_PLENUM = ("Trung ương", "TW", "Hội nghị lần", "Hội nghị Trung")
_MARKLESS = (("ghi", "định"), ("ghị", "đinh"), ("uy", "đinh"), ("uyêt", "định"), ("uyết", "đinh"))
"""Lower-case nouns that lost a tone mark."""


def _lower() -> Iterator[str]:
    """Lower-case nouns with a number behind them."""
    for first, second in (
        ("ghị", "định"),
        ("ghị", "quyết"),
        ("hông", "tư"),
        ("hỉ", "thị"),
        ("uy", "định"),
        ("uyết", "định"),
        ("ết", "luận"),
        *_MARKLESS,
    ):
        yield from _then(f"{first} {second}", (*_DIGITS, *(_CENTRAL if second == "quyết" else _PLENUM if second == "luận" else ())))
        yield from _then(first, ())
    yield from ("iều lệ Đảng", "iều lệ Đoàn", "iều lệ đảng", "iến pháp năm", "iến pháp 19", "iến pháp 20")


def _laws() -> Iterator[str]:
    """Lower-case "luật", "pháp lệnh" before a capital or the first word of a name."""
    yield from _then(
        "uật",
        (
            *_CAPITALS,
            *dict.fromkeys(f"{name.split()[0].lower()}" for kind in ("Luật", "Bộ luật") for name in laws()[kind] if name != "Về hội"),
            "sửa",
        ),
    )
    yield from _then("háp lệnh", dict.fromkeys(name.split()[0].lower() for name in laws()["Pháp lệnh"]))


def _shouted() -> Iterator[str]:
    """Nouns in capitals before a bare number, a plenum, a congress; the charter and the constitution."""
    for noun in KINDS:
        yield from (f"{noun} {start}" for start in (*_DIGITS, "SỐ", *(BODIES if noun == "NGHỊ QUYẾT" else ())))
    yield from ("ĐIỀU LỆ ", "HIẾN PHÁP")


@cache
def _words() -> _Words:
    """All words that lead to a citation."""
    table: dict[str, Iterable[str]] = {unit.kind: _then(unit.stem, unit.starts) for unit in UNITS}
    table["dieu"] = (word for stem in ("iều", *MISREAD) for word in _then(stem, UNITS[0].starts))
    table |= {
        NOUN: _nouns(),
        COUNT: (*_then("ố", _DIGITS), "ố:", "ố :"),
        LOWER: _lower(),
        LAW: _laws(),
        COUNCIL: ("HĐBT", "HDBT", "TT-LB", *(f"{digit}-{code}" for digit in _DIGITS for code in ("CP", "TTg"))),
        SHOUT: _shouted(),
        SLASH: ("/" + letter for letter in (" ", *_BLANKS, *_CAPITALS, *"FJWZƯcnqt")),
        TITLE: (name.partition(" ")[0].upper() for name in types()),
        RECIPIENTS: ("Nơi nhận",),
        TEASERS: (form for phrase in furniture()["teasers"] for form in (phrase[1:].lower(), phrase.upper(), phrase.title())),
        PICTURE: ("![",),
        FOOT: (f"\n{number} " for number in range(1, 100)),
        RULE: (" " * 20 + "\n", "_" * 10 + "\n"),
    }
    words = [(word, index) for index, kind in enumerate(table) for word in dict.fromkeys(table[kind])]
    automaton = BytesAhoCorasick([_low(word) for word, _ in words], MatchKind.Standard, Implementation.DFA)
    return _Words(automaton, tuple((index, int(word[0].islower())) for word, index in words), tuple(table))


def _low(text: str) -> bytes:
    """The low byte of each character."""
    low = text.encode("utf-16-le", "surrogatepass")[::2]
    return low if len(low) == len(text) else text.encode("utf-32-le", "surrogatepass")[::4]


def anchors(text: str) -> Anchors:
    """The anchors of a canonical text; now and then one of them is a chance likeness."""
    automaton, begins, kinds = _words()
    found: list[list[int]] = [[] for _ in kinds]
    low = _low(text) + b"\n"  # a word may end with the white space behind it
    for block in range(0, len(low), _BLOCK):
        for word, start, _ in automaton.find_matches_as_indexes(low[block : block + _BLOCK + _OVERLAP], overlapping=True):
            if start < _BLOCK:  # else the next block has it
                kind, back = begins[word]
                found[kind].append(block + start - back)
    return dict(zip(kinds, found, strict=True))
