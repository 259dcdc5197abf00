"""A hand-out on one sheet of A4: what an instrument is, how it stands, its main points each with its place, what it rests on and what rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from danchieu.model import Instrument, Library
from danchieu.study import Made, Order, Study
from danchieu.study.parts.facts import Row, facts, points, related
from danchieu.study.parts.fit import height
from danchieu.study.parts.names import names_of, tidy
from danchieu.study.parts.sheet import Block, Heading, Line, Part, Sheet, Table, printed
from danchieu.text import show_date

_PAGE = (297 - 40) * 72 / 25.4
"""Height of the text of a page, in points."""
_SIZES = (13, 12, 11.5, 11, 10.5, 10)
_FACTS, _POINTS = (26, 92, 47), (125, 40)
"""Widths of the columns, in mm."""


class Content(NamedTuple):
    """What a hand-out says."""

    facts: tuple[Row, ...]
    """What it is, dates, standing."""
    points: tuple[Row, ...]
    """Main points."""
    related: tuple[Row, ...]
    """Its relations."""
    left_out: int
    """How many points did not fit."""


def _write(library: Library, order: Order, suffix: str) -> Made:
    names = names_of(library)
    document = library.documents[order.subjects[0]]
    one = document.entry
    assert isinstance(one, Instrument)
    content, size = _fitted(one, Content(tuple(facts(names, one)), tuple(points(document)), tuple(related(names, one)), 0))
    ours = "" if one.full_text else " · Tóm lược của ban biên tập, không thay cho văn bản gốc"
    part = Part(tuple(_blocks(one, content)), f"Tính đến {show_date(library.as_of)}{ours}")
    return Made(printed(Sheet(f"Tờ tóm tắt: {tidy(one.label)}", (part,), library.as_of, size), suffix))


def _blocks(one: Instrument, content: Content) -> Iterator[Block]:
    yield Heading(tidy(one.label).upper())
    if one.title and one.title != one.label:
        yield Line("", lead=tidy(one.title), align="center")
    yield Table(("Mục", "Nội dung", "Nguồn"), content.facts, _FACTS)
    if content.points:
        yield Heading("Điểm chính", 2)
        yield Table(("Nội dung", "Vị trí"), tuple((row.words, row.source) for row in content.points), _POINTS)
    if content.left_out:
        yield Line(f"Còn {content.left_out} điểm nữa ở trang của văn bản.", italic=True)
    if content.related:
        yield Heading("Văn bản liên quan", 2)
        yield Table(("Quan hệ", "Văn bản", "Nguồn"), content.related, _FACTS)


def _fitted(one: Instrument, whole: Content) -> tuple[Content, float]:
    """The largest letters in which all of it stays on one page; in the smallest, as many points as fit."""
    for size in _SIZES:
        if _height(one, whole, size) <= _PAGE:
            return whole, size
    small = _SIZES[-1]
    related = tuple(Row(row.name, _first(row.words), _first(row.source)) for row in whole.related)
    for kept in range(len(whole.points), -1, -1):
        content = Content(whole.facts, whole.points[:kept], related, len(whole.points) - kept)
        if _height(one, content, small) <= _PAGE:
            return content, small
    return Content(whole.facts, (), (), len(whole.points)), small


def _first(listed: str, most: int = 4) -> str:
    rows = listed.split("; ")
    return listed if len(rows) <= most else f"{'; '.join(rows[:most])}; và {len(rows) - most} mục khác ở trang của văn bản"


def _height(one: Instrument, content: Content, size: float) -> float:
    """Height of the page in points, as the Word file sets it."""
    total = height(one.label.upper(), size + 1, 160, 10) + height(one.title, size, 155, 8)
    for rows, widths in ((content.facts, _FACTS), (content.points, _POINTS), (content.related, _FACTS)):
        if rows:
            total += size * 1.15 * 2 + 22 + _table(rows, widths, size)
    return total + (size * 1.15 + 4) * bool(content.left_out)


def _table(rows: Iterable[Row], widths: tuple[int, ...], size: float) -> float:
    cells = (row[-len(widths) :] for row in rows)
    return sum(max(height(text, size, across - 4.5) for text, across in zip(row, widths, strict=True)) + 3 for row in cells)


STUDY = Study(
    "phat-tay", (".docx", ".md"), "tờ phát tay một trang A4 về một văn bản, dòng nào cũng có chỗ hoặc nguồn", Instrument, False, _write
)
