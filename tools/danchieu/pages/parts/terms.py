"""Defined terms and mottos in running text: each becomes a link at its first occurrence on a page, the longest wording first.

One regular expression built as a tree of letters finds all wordings in one pass over each text, so the time is linear in the text and
does not grow with the number of terms. A wording counts when it stands as whole words with its tone marks (in either place, hóa or hoá),
or in a text written without any. Names of document types are left alone, and so is a term one of whose wordings stands on every third
page: a link there explains nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from danchieu.model import Document, Entry, Instrument, Library, Material, Term, Topic, Unit
from danchieu.pages.parts.html import attr
from danchieu.text import fold
from danchieu.vocabulary import TYPES

LONGEST = 120
"""Letters of the longest wording that gets links; the pattern nests as deep as its longest wording."""
COMMON, ENOUGH = 1 / 3, 40
"""A term with a wording on more than this share of pages gets no links; asked only where there are so many pages."""
_PAGES = (Instrument, Material, Topic)
_HEADINGS = frozenset({"phan", "chuong", "muc", "tieu-muc", "dieu", "phu-luc", "section"})
# Tone marks on open oa, oe, uy: hóa and hoá, khỏe and khoẻ, thủy and thuỷ.
_PLACED = {
    "óa": "oá",
    "òa": "oà",
    "ỏa": "oả",
    "õa": "oã",
    "ọa": "oạ",
    "óe": "oé",
    "òe": "oè",
    "ỏe": "oẻ",
    "õe": "oẽ",
    "ọe": "oẹ",
    "úy": "uý",
    "ùy": "uỳ",
    "ủy": "uỷ",
    "ũy": "uỹ",
    "ụy": "uỵ",
}
_OLD = re.compile(rf"(?<!q)(?:{'|'.join(_PLACED)})(?!\w)")


class Place(NamedTuple):
    """A wording of a term in a text."""

    start: int
    """First character."""
    end: int
    """One past the last."""
    term: str
    """Id of the term."""


Terms = Mapping[str, tuple[Place, ...]]
"""Document id to the wordings that may become links, in order, none overlapping a citation or a heading."""


_Node = dict[str, "_Node"]
"""Letters that may follow; the empty one where a wording may end."""


def places(library: Library) -> Terms:
    """All wordings in all pages that carry term links. Linear in the size of the texts."""
    wordings = _wordings(one.entry for one in library.of_kind(Term))
    documents = [document for document in library.documents.values() if isinstance(document.entry, _PAGES)]
    if not wordings or not documents:
        return {}
    marked, bare = _tree(wordings), _tree({fold(words): term for words, term in wordings.items()})
    plain = {**{fold(words): term for words, term in wordings.items()}, **wordings}
    found = {document.id: _find(document.source.text, marked, bare) for document in documents}
    common = frozenset(plain[words] for words in _common(found))
    return {
        document.id: _free(document, [row for row in found[document.id] if plain[row[2]] not in common], plain) for document in documents
    }


def _wordings(entries: Iterable[Entry]) -> dict[str, str]:
    """Each wording in lower case to the id of its term; the title of one term wins over another name of a second."""
    found: dict[str, str] = {}
    terms = [one for one in entries if isinstance(one, Term)]
    types = {name.lower() for name in TYPES}
    for names in (((one.title,) for one in terms), (one.aliases for one in terms)):
        for one, wordings in zip(terms, names, strict=True):
            for words in wordings:
                for form in _forms(words):
                    if 0 < len(form) <= LONGEST and form not in types:
                        found.setdefault(form, one.id)
    return found


def _forms(words: str) -> set[str]:
    """Both ways to place the tone mark."""
    form = " ".join(words.lower().split())
    return {form, _OLD.sub(lambda match: _PLACED[match[0]], form)}


def _tree(wordings: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the wordings as whole words, the longest that fits at each place."""
    root: _Node = {}
    for words in wordings:
        node = root
        for letter in words:
            node = node.setdefault(letter, {})
        node[""] = {}
    return re.compile(rf"(?<![\w/-]){_branch(root)}(?![\w/-])")


def _branch(node: _Node) -> str:
    parts = [re.escape(letter) + _branch(below) for letter, below in sorted(node.items()) if letter]
    if not parts:
        return ""
    joined = parts[0] if len(parts) == 1 and "" not in node else f"(?:{'|'.join(parts)})"
    return joined + ("?" if "" in node else "")


def _find(text: str, marked: re.Pattern[str], bare: re.Pattern[str]) -> list[tuple[int, int, str]]:
    """(start, end, wording) of all wordings, in order."""
    lower = text.lower()
    if len(lower) != len(text):  # İ and its like
        lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    lower = lower.replace("\n", " ")
    pattern = bare if lower.isascii() else marked
    return [(match.start(), match.end(), match[0]) for match in pattern.finditer(lower)]


def _common(found: Mapping[str, list[tuple[int, int, str]]]) -> frozenset[str]:
    """Wordings on too many pages."""
    if len(found) < ENOUGH:
        return frozenset()
    counts = Counter(words for rows in found.values() for words in {row[2] for row in rows})
    return frozenset(words for words, count in counts.items() if count > COMMON * len(found))


def _free(document: Document, rows: list[tuple[int, int, str]], wordings: Mapping[str, str]) -> tuple[Place, ...]:
    """Those outside citations and headings."""
    if not rows:
        return ()
    taken = sorted([*(tuple(mention.citation.span) for mention in document.mentions), *_headings(document)])
    free, last, index = [], 0, 0
    for start, end, words in rows:
        while index < len(taken) and taken[index][0] < end:
            last = max(last, taken[index][1])
            index += 1
        if start >= last:
            free.append(Place(start, end, wordings[words]))
    return tuple(free)


def _headings(document: Document) -> list[tuple[int, int]]:
    """Where the headings stand: from the start of their units to the end of the line on which the title ends."""
    text, stack, found = document.source.text, [document.root], []
    while stack:
        unit: Unit = stack.pop()
        stack.extend(unit.children)
        if unit.kind in _HEADINGS:
            begins = unit.marker.end if unit.marker else unit.span.start
            line = text.find("\n", min(begins + len(unit.heading), unit.span.end), unit.span.end)
            found.append((unit.span.start, unit.span.end if line < 0 else line))
    return found


@dataclass(slots=True)
class Pending:
    """The terms of one page that still await their first occurrence."""

    found: tuple[Place, ...]
    """Where wordings stand."""
    done: set[str] = field(default_factory=set)
    """Terms that have their link."""

    def take(self, start: int, end: int) -> list[Place]:
        """The first occurrences that lie inside a stretch of text; they count as linked from now on."""
        taken = []
        for place in self.found[bisect_left(self.found, start, key=lambda place: place.start) :]:
            if place.start >= end:
                break
            if place.end <= end and place.term not in self.done:
                self.done.add(place.term)
                taken.append(place)
        return taken


def term_link(term: str, base: str, words: str) -> str:
    """The link; `words` is the text, already escaped."""
    return f'<a class="dc-term" href="{base}thuat-ngu/{attr(term)}.html">{words}</a>'
