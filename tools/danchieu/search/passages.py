"""The text of a document as passages with their addresses, in pieces small enough to be fetched one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from danchieu.model import Document, Unit
from danchieu.text.markdown import plain

PIECE = 4000
"""Characters of text in one piece: about 2 kB compressed."""
LONGEST = 900
"""A passage longer than this is cut at the end of a sentence."""

_ARTICLE = re.compile(r"(?:^|-)dieu-(\d{1,4})")
_SENTENCE = re.compile(r"(?<=[.;:!?…])\s+(?=\S)")


class Passage(NamedTuple):
    """The own text of one unit of a document, with its place."""

    anchor: str
    """Anchor of the innermost addressable unit around it; empty for the top of the page."""
    heading: str
    """Heading of the unit itself; empty where it has none."""
    texts: tuple[str, ...]
    """The text without markup, cut into parts of one line each; empty under a bare heading."""


def passages(document: Document) -> Iterator[Passage]:
    """Every unit that has a heading, an address or text of its own, in reading order."""
    text = document.source.text
    waiting: list[tuple[Unit, str]] = [(document.root, "")]
    while waiting:
        unit, anchor = waiting.pop()
        anchor = unit.anchor or anchor
        texts = tuple(part for own in _own(text, unit) for part in cut(own))
        if texts or unit.heading or unit.anchor:
            yield Passage(anchor, plain(unit.heading) if unit.heading else "", texts)
        waiting.extend((child, anchor) for child in reversed(unit.children))


def _own(text: str, unit: Unit) -> Iterator[str]:
    """The stretches of a unit that no child covers; a heading is left out, it goes beside them."""
    place = unit.span.start
    if unit.heading:
        line = text.find("\n", place, unit.span.end)
        place = unit.span.end if line < 0 else line
    for child in unit.children:
        if child.span.start > place and (own := text[place : child.span.start].strip()):
            yield plain(own)
        place = max(place, child.span.end)
    if unit.span.end > place and (own := text[place : unit.span.end].strip()):
        yield plain(own)


def cut(text: str) -> Iterator[str]:
    """The text, in parts of at most about `LONGEST` characters; nothing for an empty one."""
    if len(text) <= LONGEST:
        if text and (text[0].isalnum() or any(letter.isalnum() for letter in text)):
            yield text
        return
    part = ""
    for sentence in _SENTENCE.split(text):
        if part and len(part) + 1 + len(sentence) > LONGEST:
            yield part
            part = ""
        part = f"{part} {sentence}".strip()
        if len(part) > 2 * LONGEST:
            *whole, part = (part[place : place + LONGEST] for place in range(0, len(part), LONGEST))
            yield from whole
    if part:
        yield part


def pieces(document: Document) -> list[list[Passage]]:
    """The passages in pieces of about `PIECE` characters; one empty piece for a document without text."""
    found: list[list[Passage]] = [[]]
    size = 0
    for passage in passages(document):
        if size > PIECE:
            found.append([])
            size = 0
        found[-1].append(passage)
        size += len(passage.heading) + sum(map(len, passage.texts))
    return found


def last_article(cut: list[list[Passage]]) -> int:
    """The highest number of an article that has an address (`dieu-73`, `quy-che-dieu-12-khoan-1`); 0 where there is none."""
    found = {match[1] for piece in cut for passage in piece if (match := _ARTICLE.search(passage.anchor))}
    return max(map(int, found), default=0)
