"""The text of a document as passages with their addresses, in pieces small enough to be fetched one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from danchieu.model import Document, Unit

PIECE = 4000
"""Characters of text in one piece: about 2 kB compressed."""
LONGEST = 900
"""A passage longer than this is cut at the end of a sentence."""

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)")
_MARKUP = re.compile(r"\*{1,3}|`+|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)|^[ \t]{0,3}(?:#{1,6}|>|[-*+])[ \t]+|\\(?=\W)", re.MULTILINE)
_TABLE = re.compile(r"^\s*\|?[\s:|-]+\|[\s:|-]*$", re.MULTILINE)
_SPACE = re.compile(r"\s+")
_SENTENCE = re.compile(r"(?<=[.;:!?…])\s+(?=\S)")


class Passage(NamedTuple):
    """The own text of one unit of a document, with its place."""

    anchor: str
    """Anchor of the innermost addressable unit around it; empty for the top of the page."""
    heading: str
    """Heading of the unit itself; empty where it has none."""
    texts: tuple[str, ...]
    """The text without markup, cut into parts of one line each; empty under a bare heading."""


def plain(text: str) -> str:
    """Markdown as plain words on one line."""
    text = _LINK.sub(r"\1", _TABLE.sub(" ", text)) if "[" in text or "|" in text else text
    return _SPACE.sub(" ", _MARKUP.sub("", text).replace("|", " ")).strip()


def passages(document: Document) -> Iterator[Passage]:
    """Every unit that has a heading, an address or text of its own, in reading order."""
    text = document.source.text
    waiting: list[tuple[Unit, str]] = [(document.root, "")]
    while waiting:
        unit, anchor = waiting.pop()
        anchor = unit.anchor or anchor
        texts = tuple(part for own in _own(text, unit) for part in cut(own))
        if texts or unit.heading or unit.anchor:
            yield Passage(anchor, plain(unit.heading), texts)
        waiting.extend((child, anchor) for child in reversed(unit.children))


def _own(text: str, unit: Unit) -> Iterator[str]:
    """The stretches of a unit that no child covers; a heading is left out, it goes beside them."""
    place = unit.span.start
    if unit.heading:
        line = text.find("\n", place, unit.span.end)
        place = unit.span.end if line < 0 else line
    for child in unit.children:
        if child.span.start > place:
            yield plain(text[place : child.span.start])
        place = max(place, child.span.end)
    if unit.span.end > place:
        yield plain(text[place : unit.span.end])


def cut(text: str) -> Iterator[str]:
    """The text, in parts of at most about `LONGEST` characters; nothing for an empty one."""
    if len(text) <= LONGEST:
        if text and any(letter.isalnum() for letter in text):
            yield text
        return
    part = ""
    for sentence in _SENTENCE.split(text):
        if part and len(part) + 1 + len(sentence) > LONGEST:
            yield part
            part = ""
        part = f"{part} {sentence}".strip()
        while len(part) > 2 * LONGEST:
            yield part[:LONGEST]
            part = part[LONGEST:]
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
