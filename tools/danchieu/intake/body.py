"""A unit tree as the body of a page: headings where the structure has them, one paragraph a line, tables as Markdown tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from danchieu.intake.escape import escaped, is_rule
from danchieu.model import Unit
from danchieu.text import is_paragraph_end
from danchieu.text.furniture import is_furniture

_LEVELS = {"phan": 2, "chuong": 2, "phu-luc": 2, "section": 2, "muc": 3, "tieu-muc": 3, "dieu": 3}
_NAMES = {"phan": "Phần", "chuong": "Chương", "muc": "Mục", "tieu-muc": "Tiểu mục", "dieu": "Điều", "phu-luc": "Phụ lục"}
_GAZETTE = re.compile(r"(?:PHẦN\s+)?VĂN BẢN (?:QUY PHẠM PHÁP LUẬT|PHÁP LUẬT KHÁC|KHÁC)")
_HEAD = 8


def markdown(text: str, root: Unit, wrapped: bool | None = None) -> str:
    """`text`, of which `root` is the tree, as Markdown that parses to the same addresses. Nothing but white space, rules and page furniture is lost.

    `wrapped` says whether lines are broken for width, so that they are joined; None looks at the lines.
    """
    joins = is_wrapped(text) if wrapped is None else wrapped
    blocks = _without_gazette([block for block in _blocks(text, root, joins) if block])
    out: list[str] = []
    for before, block in zip(["", *blocks], blocks, strict=False):
        tight = (block.startswith("| ") and before.startswith("| ")) or (block.startswith("- ") and before.startswith("- "))
        out.append(block if tight or not out else "\n" + block)
    return "\n".join(out) + "\n" if out else ""


def _without_gazette(blocks: list[str]) -> list[str]:
    """The blocks without the section headings that the gazette prints over a text, and without the body's name said twice in a row."""
    kept: list[str] = []
    for at, block in enumerate(blocks):
        if at < _HEAD and (_GAZETTE.fullmatch(block) or (kept and block == kept[-1] and block.isupper() and not block.startswith("#"))):
            continue
        kept.append(block)
    return kept


def _blocks(text: str, unit: Unit, joins: bool) -> Iterator[str]:
    """Paragraphs, headings and rows of a unit and all below it."""
    if unit.kind == "table":
        yield from _table(text, unit)
        return
    place = unit.span.start
    first = True
    for child in (*unit.children, None):
        end = child.span.start if child is not None else unit.span.end
        own = text[place:end]
        if first and unit.kind != "document":
            yield from _opening(unit, own, joins)
        else:
            yield from _paragraphs(own, joins)
        first = False
        if child is not None:
            yield from _blocks(text, child, joins)
            place = child.span.end


def _opening(unit: Unit, own: str, joins: bool) -> Iterator[str]:
    """A unit's own first words: its heading line where it has one, then what is left."""
    if unit.kind in ("paragraph", "quote", "khoan", "diem", "bullet") or (unit.kind == "muc" and _printed(unit, own)[:1].isdigit()):
        yield from _paragraphs(own, joins)
        return
    printed = _printed(unit, own)
    rest = " ".join(own.split()).strip("*#_ ")
    rest = rest[len(printed) :].strip() if rest.startswith(printed) else rest
    heading = " ".join(unit.heading.split())
    label = " ".join(printed.strip("*#_. :-–—").split())
    if unit.kind == "section":
        yield "#" * _LEVELS["section"] + " " + escaped(heading)
    else:
        level = 2 if unit.kind == "muc" and not label.lower().startswith("mục") and "dieu" not in unit.anchor else _LEVELS[unit.kind]
        yield "#" * level + f" {escaped(label)}." + (f" {escaped(heading)}" if heading else "")
    left = _after_heading(own, unit, printed, heading)
    yield from _paragraphs(left, joins)


def _printed(unit: Unit, own: str) -> str:
    """The printed label with its punctuation, blanks levelled."""
    if unit.marker is None:
        return ""
    start = unit.marker.start - unit.span.start
    return " ".join(own[start : start + unit.marker.end - unit.marker.start].split())


def _after_heading(own: str, unit: Unit, printed: str, heading: str) -> str:
    """What stands in a unit's own text behind label and heading, its line ends kept."""
    left = own.lstrip("#*_ \t")
    for words in (printed, heading):
        place = 0
        for letter in words:
            if letter.isspace():
                continue
            found = left.find(letter, place)
            if found < 0 or left[place:found].strip(" \t\r\n\xa0*_.:–—-#\\("):
                break
            place = found + 1
        left = left[place:]
        if words is printed:
            left = left.lstrip(" .:*_\t")
    return left.strip(" *_\t")


def is_wrapped(text: str) -> bool:
    """Whether a text's lines are broken for width: many lines of one length that end in the middle of a sentence, hardly any long one."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    broken = sum(1 for line in lines if (55 < len(line) < 125 and line[-1].isalnum()) or line.endswith(","))
    return len(lines) > 10 and broken * 5 > len(lines) and sum(len(line) > 200 for line in lines) * 20 < len(lines)


def _paragraphs(own: str, joins: bool) -> Iterator[str]:
    """The paragraphs of a stretch of text, lines broken for width joined; rules and page furniture left out."""
    running: list[str] = []
    before = ""
    for line in [*own.split("\n"), ""]:
        line = line.strip()
        if line and (is_furniture(line) or is_rule(line)):
            continue
        if running and (not joins or is_paragraph_end(before, line)):
            yield _paragraph(" ".join(running))
            running = []
        if line:
            running.append(line)
            before = line


def _paragraph(text: str) -> str:
    """A paragraph as Markdown; a dash that opens an item stays a bullet."""
    if text.startswith("- "):
        return "- " + escaped(text[2:])
    return escaped(text)


def _table(text: str, unit: Unit) -> Iterator[str]:
    rows = [line.strip() for line in text[slice(*unit.span)].split("\n") if line.strip()]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    cells = [row for row in cells if not all(is_rule(cell) for cell in row if cell) or not any(row)]
    width = max((len(row) for row in cells), default=0)
    for at, row in enumerate(cells):
        yield "| " + " | ".join(escaped(cell) for cell in [*row, *[""] * (width - len(row))]) + " |"
        if at == 0:
            yield "| " + " | ".join(["---"] * width) + " |"
