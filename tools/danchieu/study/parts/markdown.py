"""A sheet as Markdown: whatever the words are, they stay words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from danchieu.study.parts.papers import LETTERS
from danchieu.study.parts.sheet import Block, Heading, Letterhead, Line, Options, Part, Points, Sheet, Table

_SPECIAL = re.compile(r"[\\`*_\[\]<>|#~&]")
_LEADING = re.compile(r"^(?P<mark>[-+]|\d{1,9}[.)])(?=\s|$)")


def markdown(sheet: Sheet) -> bytes:
    """The file: headings, lists and tables as any reader of Markdown shows them."""
    pages = ("\n\n".join(_part(one)) for one in sheet.parts)
    return ("\n\n---\n\n".join(pages) + "\n").encode()


def escaped(text: str) -> str:
    """Words that no reader of Markdown takes for marks."""
    text = _SPECIAL.sub(lambda found: "\\" + found[0], text)
    return _LEADING.sub(lambda found: found["mark"][:-1] + "\\" + found["mark"][-1], text)


def _part(part: Part) -> Iterator[str]:
    for block in part.blocks:
        yield from _block(block)
    if part.footer:
        yield f"*{escaped(part.footer)}*"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * block.level} {escaped(block.text)}"
    elif isinstance(block, Line):
        yield _line(block)
    elif isinstance(block, Points):
        yield "\n".join(f"- {escaped(item)}" for item in block.items)
    elif isinstance(block, Options):
        yield "\n".join(_option(block, index) for index in range(len(block.items)))
    elif isinstance(block, Letterhead):
        yield from (_line(line) for line in chain(block.left, block.right))
    else:
        yield "\n".join(_table(block))


def _line(line: Line) -> str:
    lead = f"**{escaped(line.lead)}**" if line.lead else ""
    mark = "*" if line.italic and line.text else ""
    return " ".join(part for part in (lead, f"{mark}{escaped(line.text)}{mark}") if part)


def _option(block: Options, index: int) -> str:
    words = f"{LETTERS[index]}. {escaped(block.items[index])}"
    return f"- **{words}**" if index == block.right else f"- {words}"


def _table(block: Table) -> Iterator[str]:
    yield _row(block.head or ("",) * len(block.widths))
    yield "|" + " --- |" * len(block.widths)
    yield from map(_row, block.rows)


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join("<br>".join(escaped(line) for line in cell.split("\n")) for cell in cells) + " |"
