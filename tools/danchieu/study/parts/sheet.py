"""A sheet of paper as a value: what is printed, before it is known in which format."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Heading(NamedTuple):
    """A heading; level 1 is the title of a part."""

    text: str
    """Its words."""
    level: int = 1
    """From 1 to 3."""


class Line(NamedTuple):
    """A paragraph."""

    text: str
    """Its words."""
    lead: str = ""
    """Words before them in bold: `Câu 1.`"""
    align: str = ""
    """`center` or `right`; empty for an ordinary paragraph."""
    italic: bool = False
    """Printed in italics."""
    keep: bool = False
    """Stays on the page of the next block."""


class Points(NamedTuple):
    """A list."""

    items: tuple[str, ...]
    """Its rows."""


class Options(NamedTuple):
    """The answers of a question, lettered."""

    items: tuple[str, ...]
    """In order of their letters."""
    right: int = -1
    """Index of the one to be marked; -1 marks none."""


class Table(NamedTuple):
    """A table."""

    head: tuple[str, ...]
    """The heads, repeated on every page; empty for a grid of values that name themselves (`1-A`)."""
    rows: tuple[tuple[str, ...], ...]
    """Its cells; a line break inside a cell begins a paragraph."""
    widths: tuple[int, ...]
    """Shares of the width."""
    center: bool = False
    """Short values stand in the middle of their cells."""


class Letterhead(NamedTuple):
    """Two columns without lines, the way the heads of documents and papers are set."""

    left: tuple[Line, ...]
    """The body, the class."""
    right: tuple[Line, ...]
    """The title."""


Block = Heading | Line | Points | Options | Table | Letterhead


class Part(NamedTuple):
    """Pages of their own."""

    blocks: tuple[Block, ...]
    """What stands on them."""
    footer: str
    """Words at the foot of each page, before its number."""
    numbered: bool = True
    """Whether its pages have numbers."""


class Sheet(NamedTuple):
    """A whole file."""

    title: str
    """Its title, for the properties of the file."""
    parts: tuple[Part, ...]
    """At least one; each begins on a new page and counts its own pages."""
    as_of: date
    """The day of the statuses in it; also what the file gives as its own day, so that equal content is equal bytes."""
    size: float = 13
    """Size of the letters, in points (Nghị định 30/2020/NĐ-CP, Phụ lục I: 13 to 14; smaller only to keep one page one page)."""


def printed(sheet: Sheet, suffix: str) -> bytes:
    """The sheet in the format of a suffix, `.docx` or `.md`. KeyError for others."""
    if suffix == ".md":
        from danchieu.study.parts.markdown import markdown

        return markdown(sheet)
    if suffix != ".docx":
        raise KeyError(suffix)
    from danchieu.study.parts.word import word

    return word(sheet)
