"""Slides of a topic for PowerPoint: one heading a slide, at the foot of each where it is from; answers come on a slide of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from danchieu.model import Library, Topic
from danchieu.study import Made, Order, Study
from danchieu.study.parts.bank import Item
from danchieu.study.parts.choose import quick
from danchieu.study.parts.deck import Deck, Slide, groups, numbered
from danchieu.study.parts.lesson import AIMS, Lesson, Step, Task, lesson, path_rows, rows
from danchieu.study.parts.names import Names, names_of, tidy
from danchieu.study.parts.papers import LETTERS
from danchieu.text import show_date

_FOOT = 190
"""Characters of a source line that fit in two lines at the foot."""


def _write(library: Library, order: Order, suffix: str) -> Made:
    names = names_of(library)
    found, findings = lesson(names, order, "bài trình chiếu")
    if found is None:
        return Made(b"", findings)
    asked, warned = quick(names, order)
    title, day = tidy(found.topic.title), show_date(library.as_of)
    slides = (*_opening(found), *_body(names, found), *_reading(names, found, day), *_closing(names, found, asked))
    under = " · ".join(part for part in (f"{found.minutes} phút", tidy(found.topic.audience)) if part)
    from danchieu.study.parts.powerpoint import powerpoint

    return Made(powerpoint(Deck(title, f"{under}\nTình trạng văn bản tính đến {day}", slides, library.as_of)), warned)


def _own(one: Lesson, part: str) -> str:
    return f"Nguồn: chuyên đề “{tidy(one.topic.title)}”, {part}"


def _opening(one: Lesson) -> Iterator[Slide]:
    for key, label in AIMS.items():
        aims = list(groups(map(tidy, one.topic.aims.get(key, ()))))
        for number, group in enumerate(aims, 1):
            yield Slide(numbered(f"Mục tiêu {label.lower()}", number, len(aims)), group, _own(one, "mục tiêu"))
    yield Slide("Nội dung buổi học", tuple(f"{step.title}: {step.minutes} phút" for step in one.steps), _own(one, "đề cương"))


def _body(names: Names, one: Lesson) -> Iterator[Slide]:
    for step in one.steps:
        parts = list(_parts(step))
        for number, part in enumerate(parts, 1):
            places = names.listed(place for task in part for place in task.cited)
            source, more = _foot(places) if places else (_own(one, "đề cương"), "")
            note = " ".join(filter(None, (f"{step.minutes} phút.", more)))
            yield Slide(numbered(step.title, number, len(parts)), tuple(task.words for task in part), source, note)


def _parts(step: Step) -> Iterator[tuple[Task, ...]]:
    """The tasks of a step in groups that fit."""
    waiting = list(step.tasks)
    for group in groups([task.words for task in waiting]):
        yield tuple(waiting[: len(group)])
        del waiting[: len(group)]


def _foot(places: Iterable[str]) -> tuple[str, str]:
    """A line of sources, and all of them for the notes where they do not fit."""
    rows = list(places)
    line = f"Nguồn: {'; '.join(rows)}"
    if len(line) <= _FOOT:
        return line, ""
    kept = len(rows)
    while kept > 1 and len("; ".join(rows[:kept])) > _FOOT - 50:
        kept -= 1
    tail = f"; và {len(rows) - kept} văn bản khác, xem phần ghi chú" if kept < len(rows) else ""
    return f"Nguồn: {'; '.join(rows[:kept])}{tail}", f"{line}."


def _reading(names: Names, one: Lesson, day: str) -> Iterator[Slide]:
    """The reading path with the standing of each instrument."""
    listed = list(groups(f"{name}. {standing}." for name, _, standing in path_rows(names, one.topic)))
    for number, group in enumerate(listed, 1):
        yield Slide(
            numbered("Văn bản của buổi học", number, len(listed)), group, f"Nguồn: tình trạng ghi trong kho văn bản, tính đến {day}"
        )


def _closing(names: Names, one: Lesson, asked: tuple[Item, ...]) -> Iterator[Slide]:
    discussed = rows(names, one.document, "cau-hoi-thao-luan")
    listed = list(groups(task.words for task in discussed))
    for number, group in enumerate(listed, 1):
        yield Slide(numbered("Thảo luận", number, len(listed)), group, _own(one, "câu hỏi thảo luận"))
    for number, item in enumerate(asked, 1):
        options = tuple(f"{LETTERS[index]}. {option}" for index, option in enumerate(item.options))
        yield Slide(
            f"Kiểm tra nhanh: câu {number}", (item.stem, *options), _own(one, f"mã câu {item.number}"), "Đáp án ở trang sau.", lettered=True
        )
        answer = f"{LETTERS[item.answer]}. {item.options[item.answer]}"
        old = (f"Lưu ý: {item.stale}.",) if item.stale else ()
        yield Slide(f"Đáp án câu {number}", (answer, item.reason, *old), f"Nguồn: {item.place}", lettered=True)


STUDY = Study("trinh-chieu", (".pptx",), "bài trình chiếu PowerPoint của một chuyên đề, trang nào cũng ghi nguồn", Topic, False, _write)
