"""A sheet for the learners of a lesson: on the front its timetable and what they work on, on the back what is discussed and read. No answers."""

from __future__ import annotations

from collections.abc import Iterator

from danchieu.model import Library, Topic
from danchieu.study import Made, Order, Study
from danchieu.study.parts.fit import height
from danchieu.study.parts.lesson import OUTLINE, Lesson, lesson, rows
from danchieu.study.parts.names import Names, names_of, tidy
from danchieu.study.parts.sheet import Block, Heading, Line, Part, Points, Sheet, Table, printed
from danchieu.text import show_date
from danchieu.text.markdown import plain

_ANSWER = "→"
"""What follows it in a row of a lesson is the suggested answer."""
_OTHERS = frozenset(
    (OUTLINE, "tom-tat", "lo-trinh-doc-va-ly-do", "cau-hoi-thao-luan", "cach-dung-tai-lieu-phat-tay", "tu-kiem-tra-muc-tieu", "nguon")
)
"""Sections that are for the trainer, or have a place of their own."""
_PAGE = (297 - 40) * 72 / 25.4
_SIZES = (13, 12.5, 12, 11.5, 11, 10.5)


def _write(library: Library, order: Order, suffix: str) -> Made:
    names = names_of(library)
    found, findings = lesson(names, order, "tờ phát cho học viên")
    if found is None:
        return Made(b"", findings)
    day = f"Tính đến {show_date(library.as_of)}"
    sides = (tuple(_front(names, found)), tuple(_back(names, found)))
    size = next((size for size in _SIZES if all(_height(side, size) <= _PAGE for side in sides)), _SIZES[-1])
    parts = tuple(Part(side, f"{day} · Mặt {number}", numbered=False) for number, side in enumerate(sides, 1))
    return Made(printed(Sheet(f"Tờ phát: {tidy(found.topic.title)}", parts, library.as_of, size), suffix))


def _front(names: Names, one: Lesson) -> Iterator[Block]:
    yield Heading(tidy(one.topic.title).upper())
    yield Heading("Buổi học", 2)
    yield Table(("Phút", "Phần", "Số phút"), tuple(_timetable(one)), (18, 66, 16))
    for section in one.document.root.children:
        if section.heading and section.anchor not in _OTHERS:
            bullets = [unit for unit in section.children if unit.kind == "bullet"]
            texts = (one.document.source.text[unit.marker.end if unit.marker else unit.span.start : unit.span.end] for unit in bullets)
            shown = tuple(words for text in texts if (words := tidy(plain(text.partition(_ANSWER)[0]))))
            if shown:
                yield Heading(tidy(plain(section.heading)), 2)
                yield Points(shown)


def _timetable(one: Lesson) -> Iterator[tuple[str, str, str]]:
    start = 0
    for step in one.steps:
        yield f"{start} đến {start + step.minutes}", step.title, str(step.minutes)
        start += step.minutes


def _back(names: Names, one: Lesson) -> Iterator[Block]:
    yield Heading("CÂU HỎI THẢO LUẬN")
    discussed = tuple(task.words.partition(_ANSWER)[0].strip() for task in rows(names, one.document, "cau-hoi-thao-luan"))
    yield Points(discussed) if discussed else Line("Ghi câu hỏi của lớp:", align="left")
    if one.topic.path:
        yield Heading("Tài liệu đọc", 2)
        yield Points(tuple(_reading(names, address) for address, _ in one.topic.path))


def _reading(names: Names, address: str) -> str:
    """A page by its name, with the mark of what no longer holds; replaced ones name what came instead."""
    status = names.library.statuses.get(address.partition("#")[0].removeprefix("van-ban/"))
    mark = names.short(address.partition("#")[0])
    by = ", ".join(names.label(one) for one in status.by) if status is not None and mark and status.by else ""
    tail = f" ({mark}; nay đọc {by})" if by and "thay thế" in mark else f" ({mark})" if mark else ""
    return f"{names.place(address)}{tail}"


def _height(blocks: tuple[Block, ...], size: float) -> float:
    """Height of a side in points, as the Word file sets it."""
    total = 0.0
    for block in blocks:
        if isinstance(block, Table):
            total += sum(height(row[1], size, 105) + 3 for row in (block.head, *block.rows)) + size * 1.15
        elif isinstance(block, Points):
            total += sum(height(words, size, 158, size - 8) for words in block.items)
        elif isinstance(block, Heading | Line):
            total += height(block.text, size + 1, 162, 12)
    return total


STUDY = Study("to-hoc-vien", (".docx", ".md"), "tờ A4 hai mặt phát cho học viên một chuyên đề, không có đáp án", Topic, False, _write)
