"""Which part of one document speaks of the same thing as which part of another: by headings, words, and pinpoints that cite it.

Words weigh by how rare they are among the parts of all documents compared, so that what every article says ties nothing. Only parts that
share a word worth anything are compared (an inverted index), and the best matches are taken first, each part at most once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import log, sqrt
from typing import NamedTuple

from danchieu.model import Document, Outcome, Unit
from danchieu.structure import walk
from danchieu.text import fold

ENOUGH = 0.2
"""Least likeness at which two parts are set side by side."""
_HEADING, _SAME_NUMBER, _CITED = 0.6, 0.03, 0.5
_TELLING = 0.25
"""A word opens a comparison when it weighs more than this share of the rarest: all but the commonest do."""
_FEW = 6
"""With fewer parts than this, how many of them share a word says nothing."""
_WORD = re.compile(r"[^\W_]+")
_ASIDE = re.compile(r"\([^()]*\)")  # (khoản 1 Điều 5), (chưa thấy nguồn ghi tên điều)
_POINTS = "diem-chinh"
# What stands where no source showed the content: "Nguồn chỉ in tên điều.", "Nội dung điều này chưa được tóm lược ..."
_UNKNOWN = re.compile(r"[^.\n]*(?:chỉ in tên điều|chưa được tóm lược|chưa thấy nguồn|không nêu nội dung|ghi theo nội dung)[^.\n]*\.?")


class Part(NamedTuple):
    """A part of a document that can be set beside another."""

    unit: Unit
    """The unit."""
    heading: frozenset[str]
    """Words of its heading, folded, single and in pairs."""
    body: frozenset[str]
    """Words of its text without the heading."""


class Match(NamedTuple):
    """Two parts that speak of the same thing, or one alone."""

    old: Part | None
    """Part of the first document."""
    new: Part | None
    """Part of the second."""
    score: float
    """Likeness from 0 to 1 and a little over; 0 where one stands alone."""


def articles(document: Document) -> tuple[Part, ...]:
    """The articles of a document, in order."""
    return tuple(_part(document, unit) for unit in walk(document.root) if unit.kind == "dieu")


def points(document: Document) -> tuple[Part, ...]:
    """The bullets of the section “Điểm chính”, in order."""
    section = next((unit for unit in walk(document.root) if unit.anchor == _POINTS), None)
    return tuple(_part(document, unit) for unit in walk(section) if unit.kind == "bullet") if section is not None else ()


def _part(document: Document, unit: Unit) -> Part:
    start = unit.marker.end if unit.marker else unit.span.start
    text = document.source.text[start : unit.span.end]
    heading = _ASIDE.sub(" ", unit.heading)
    body = text.replace(unit.heading, " ", 1) if unit.heading else text
    return Part(unit, _words(heading), _words(_UNKNOWN.sub(" ", _ASIDE.sub(" ", body))))


def _words(text: str) -> frozenset[str]:
    """Folded words and pairs of neighbours: Vietnamese words are mostly of two syllables."""
    words = _WORD.findall(fold(text))
    return frozenset(words).union(f"{one} {other}" for one, other in pairwise(words))


def rarity(parts: Iterable[Part]) -> dict[str, float]:
    """How much each word tells: the logarithm of how many parts there are for each part that has it."""
    seen: Counter[str] = Counter()
    whole = 0
    for part in parts:
        seen.update(part.heading | part.body)
        whole += 1
    return {word: log((whole + 1) / count) for word, count in seen.items()}


def align(old: Sequence[Part], new: Sequence[Part], weights: Mapping[str, float], cited: Iterable[tuple[str, str]] = ()) -> list[Match]:
    """Matches in the order of the new document, then what stands alone in the old one, then what stands alone in the new.

    `weights` comes from `rarity` over these parts and as many others as there are; `cited` holds (anchor in the new document, anchor
    in the old one) where the new text names a place of the old.
    """
    ties = frozenset(cited)
    pairs = sorted(_scored(old, new, _here([*old, *new], weights), ties), key=lambda row: (-row[0], row[1], row[2]))
    taken: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for score, left, right in pairs:
        if score >= ENOUGH and left not in used and right not in taken:
            taken[right] = (left, score)
            used.add(left)
    matched = [Match(old[taken[place][0]], part, taken[place][1]) for place, part in enumerate(new) if place in taken]
    gone = [Match(part, None, 0.0) for place, part in enumerate(old) if place not in used]
    return matched + gone + [Match(None, part, 0.0) for place, part in enumerate(new) if place not in taken]


def _here(parts: Sequence[Part], weights: Mapping[str, float]) -> dict[str, float]:
    """The weights where they are used: less for what most parts of just these two documents say."""
    seen = Counter(word for part in parts for word in part.heading | part.body)
    few = len(parts) < _FEW
    return {word: weights[word] * (1 if few else 1 - count / len(parts)) for word, count in seen.items()}


def _scored(
    old: Sequence[Part], new: Sequence[Part], weights: Mapping[str, float], ties: frozenset[tuple[str, str]]
) -> list[tuple[float, int, int]]:
    """(likeness, place in old, place in new) of all pairs that share a telling word or are tied by a citation."""
    index: dict[str, list[int]] = {}
    least = _TELLING * max(weights.values(), default=0.0)
    for place, part in enumerate(old):
        for word in part.heading | part.body:
            if weights[word] > least:
                index.setdefault(word, []).append(place)
    found = []
    for right, part in enumerate(new):
        near = {place for word in part.heading | part.body for place in index.get(word, ())}
        near |= {place for place, other in enumerate(old) if (part.unit.anchor, other.unit.anchor) in ties} if ties else set()
        found += [(_likeness(old[left], part, weights, ties), left, right) for left in near]
    return found


def _likeness(old: Part, new: Part, weights: Mapping[str, float], ties: frozenset[tuple[str, str]]) -> float:
    """Of headings and bodies where both sides have them, else of all words together."""
    if old.heading and new.heading:
        headings, bodies = _cosine(old.heading, new.heading, weights), _cosine(old.body, new.body, weights)
        score = max(_HEADING * headings + (1 - _HEADING) * bodies, headings * 0.9 if not (old.body and new.body) else 0.0)
    else:
        score = _cosine(old.heading | old.body, new.heading | new.body, weights)
    if score and old.unit.kind == "dieu" and old.unit.label == new.unit.label:
        score += _SAME_NUMBER
    return score + (_CITED if (new.unit.anchor, old.unit.anchor) in ties else 0.0)


def _cosine(one: frozenset[str], other: frozenset[str], weights: Mapping[str, float]) -> float:
    shared = sum(weights[word] ** 2 for word in one & other)
    return shared / sqrt(_square(one, weights) * _square(other, weights)) if shared else 0.0


def _square(words: frozenset[str], weights: Mapping[str, float]) -> float:
    return sum(weights[word] ** 2 for word in words)


def cited_places(old: Document, new: Document, identity: str) -> list[tuple[str, str]]:
    """(article of `new`, article of `old`) for every place of the instrument `identity` that the new text names."""
    places = []
    known = {unit.anchor for unit in walk(old.root) if unit.kind == "dieu"}
    for mention in new.mentions:
        pinpoint = mention.citation.pinpoint
        if mention.resolution.outcome is Outcome.FOUND and mention.resolution.instrument == identity and pinpoint is not None:
            article = next((f"dieu-{step.label}" for step in pinpoint.steps if step.kind == "dieu"), "")
            here = re.match(r"dieu-[0-9]+[a-z]*", mention.anchor)
            if article in known and here:
                places.append((here[0], article))
    return places
