"""Which part of one document speaks of the same thing as which part of another: by headings, words, and pinpoints that cite it.

Words weigh by how rare they are among the parts of all documents compared, so that what every article says ties nothing. Only parts that
share a word worth anything are compared (an inverted index), and the best matches are taken first, each part at most once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from math import log, sqrt
from typing import NamedTuple

from danchieu.model import Document, Outcome, Unit
from danchieu.structure import walk
from danchieu.text import fold
from danchieu.vocabulary import issuer_names

ENOUGH = 0.2
"""Least likeness at which two parts are set side by side when both have a name."""
CLOSE = 0.25
"""Least likeness where one has none: words alone must agree more (read on all pairs of the knowledge base: below it, half are wrong)."""
_HEADING, _SAME_NUMBER, _CITED = 0.6, 0.03, 0.5
_TELLING = 0.25
"""A word opens a comparison when it weighs more than this share of the rarest: all but the commonest do."""
_FEW = 6
"""With fewer parts than this, how many of them share a word says nothing."""
_WORD = re.compile(r"[^\W_]+")
_ASIDE = re.compile(r"\([^()]*\)")  # (khoản 1 Điều 5), (chưa thấy nguồn ghi tên điều)
_DATE = re.compile(r"ngày [0-9]{1,2}/[0-9]{1,2}/[0-9]{4}")
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
    why: str = ""
    """What ties them, in words for readers; empty where one stands alone."""


def articles(document: Document) -> tuple[Part, ...]:
    """The articles of a document, in order."""
    return tuple(_part(document, unit) for unit in walk(document.root) if unit.kind == "dieu")


def paragraphs(document: Document, unit: Unit) -> tuple[Part, ...]:
    """The khoản of an article, in order."""
    return tuple(_part(document, child) for child in unit.children if child.kind == "khoan")


def points(document: Document) -> tuple[Part, ...]:
    """The bullets of the section “Điểm chính”, in order."""
    section = next((unit for unit in walk(document.root) if unit.anchor == _POINTS), None)
    return tuple(_part(document, unit) for unit in walk(section) if unit.kind == "bullet") if section is not None else ()


def _part(document: Document, unit: Unit) -> Part:
    start = unit.marker.end if unit.marker else unit.span.start
    text = _uncited(document, start, unit.span.end)
    heading = _ASIDE.sub(" ", unit.heading)
    body = text.replace(unit.heading, " ", 1) if unit.heading else text
    return Part(unit, _words(heading), _words(_UNKNOWN.sub(" ", _ASIDE.sub(" ", body))))


def _uncited(document: Document, start: int, end: int) -> str:
    """Text without its citations: two texts that name the same third one need not speak of the same thing."""
    text, place, kept = document.source.text, start, []
    first = bisect_left(document.mentions, start, key=lambda mention: mention.citation.span.start)
    for mention in document.mentions[first:]:
        if mention.citation.span.start >= end:
            break
        kept.append(text[place : mention.citation.span.start])
        place = max(place, mention.citation.span.end)
    return _DATE.sub(" ", " ".join([*kept, text[place:end]]))


@cache
def _bodies() -> re.Pattern[str]:
    """The names of bodies: who acts does not tell what is done."""
    names = sorted(issuer_names(), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")


def _words(text: str) -> frozenset[str]:
    """Folded words and pairs of neighbours, without names of bodies: Vietnamese words are mostly of two syllables."""
    words = _WORD.findall(fold(_bodies().sub(" ", text.lower())))
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
        if score >= (ENOUGH if old[left].heading and new[right].heading else CLOSE) and left not in used and right not in taken:
            taken[right] = (left, score)
            used.add(left)
    matched = [
        Match(old[taken[place][0]], part, taken[place][1], _why(old[taken[place][0]], part, ties))
        for place, part in enumerate(new)
        if place in taken
    ]
    gone = [Match(part, None, 0.0) for place, part in enumerate(old) if place not in used]
    return matched + gone + [Match(None, part, 0.0) for place, part in enumerate(new) if place not in taken]


def in_order(matches: Sequence[Match], old: Sequence[Part]) -> list[Match]:
    """The same matches in the order of the texts: what only the old one has stands before the first match that follows it."""
    order = {part.unit.anchor or str(part.unit.span.start): place for place, part in enumerate(old)}

    def place(part: Part) -> int:
        return order[part.unit.anchor or str(part.unit.span.start)]

    rest = sorted((row for row in matches if row.old and row.new is None), key=lambda row: place(row.old) if row.old else 0)
    found: list[Match] = []
    for row in sorted((row for row in matches if row.new), key=lambda row: row.new.unit.span.start if row.new else 0):
        while row.old and rest and rest[0].old and place(rest[0].old) < place(row.old):
            found.append(rest.pop(0))
        found.append(row)
    return found + rest


def _why(old: Part, new: Part, ties: frozenset[tuple[str, str]]) -> str:
    """What ties two parts: the new one cites the old, their names are the same or near, or their words are near."""
    if (new.unit.anchor, old.unit.anchor) in ties:
        return "văn bản mới dẫn tới điều này"
    if old.heading and new.heading:
        same = len(old.heading & new.heading) / len(old.heading | new.heading)
        return "cùng tên điều" if same == 1 else "tên điều và nội dung gần nhau"
    return "lời gần nhau"


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
