"""A lesson plan with the fields that trainers fill in: number, periods, aims in three, aids, steps with minutes, closing questions, reading."""

from __future__ import annotations

from collections.abc import Iterator

from danchieu.model import Library, Topic
from danchieu.study import Made, Order, Study
from danchieu.study.parts.bank import Item
from danchieu.study.parts.choose import quick
from danchieu.study.parts.lesson import AIMS, Lesson, Step, lesson, path_rows, rows
from danchieu.study.parts.names import Names, names_of, tidy
from danchieu.study.parts.papers import LETTERS
from danchieu.study.parts.sheet import Block, Heading, Letterhead, Line, Part, Points, Sheet, Table, printed
from danchieu.text import show_date

_DOTS = "................"
_LONG = "." * 100


def _write(library: Library, order: Order, suffix: str) -> Made:
    names = names_of(library)
    found, findings = lesson(names, order, "giáo án")
    if found is None:
        return Made(b"", findings)
    asked, warned = quick(names, order)
    blocks = (
        *_head(found),
        *_aims(found),
        *_aids(names, found),
        *_steps(names, found),
        *_closing(names, found, asked),
        *_reading(names, found),
    )
    foot = f"Giáo án · Tình trạng văn bản tính đến {show_date(library.as_of)}"
    sheet = Sheet(f"Giáo án: {tidy(found.topic.title)}", (Part((*blocks, *_foot()), foot),), library.as_of)
    return Made(printed(sheet, suffix), warned)


def _head(one: Lesson) -> Iterator[Block]:
    yield Letterhead(
        (Line(f"ĐƠN VỊ: {_DOTS}", align="left"), Line(f"Giáo án số: {_DOTS}", align="left"), Line(f"Số tiết: {_DOTS}", align="left")),
        (
            Line(f"Giảng viên: {_DOTS * 2}", align="left"),
            Line(f"Lớp: {_DOTS * 2}", align="left"),
            Line(f"Ngày dạy: {_DOTS * 2}", align="left"),
        ),
    )
    yield Heading("GIÁO ÁN")
    yield Line("", lead=tidy(one.topic.title), align="center")
    yield Line(f"{one.minutes} phút", lead="Thời gian:")
    if one.topic.audience:
        yield Line(tidy(one.topic.audience), lead="Đối tượng:")


def _aims(one: Lesson) -> Iterator[Block]:
    yield Heading("I. MỤC TIÊU", 2)
    for key, label in AIMS.items():
        yield Heading(label, 3)
        yield Points(tuple(map(tidy, one.topic.aims.get(key, ()))) or (_LONG,))


def _aids(names: Names, one: Lesson) -> Iterator[Block]:
    yield Heading("II. PHƯƠNG TIỆN, TÀI LIỆU PHÁT TAY", 2)
    handed = tuple(task.words for task in rows(names, one.document, "cach-dung-tai-lieu-phat-tay"))
    yield Points((*handed, f"Phương tiện khác: {_LONG[:80]}"))


def _steps(names: Names, one: Lesson) -> Iterator[Block]:
    yield Heading("III. TIẾN TRÌNH", 2)
    if one.scaled:
        yield Line(
            f"Số phút của từng bước chia theo tỷ lệ từ buổi {one.topic.minutes} phút; số phút nêu trong lời của hoạt động là của buổi ấy.",
            italic=True,
        )
    table = tuple((str(number), _step(names, step), "", str(step.minutes)) for number, step in enumerate(one.steps, 1))
    total = ("", "Tổng cộng", "", str(sum(step.minutes for step in one.steps)))
    yield Table(("TT", "Bước, hoạt động và chỗ dựa", "Phương pháp", "Phút"), (*table, total), (7, 68, 16, 9))


def _step(names: Names, step: Step) -> str:
    """A step in its cell: what it is about, what is done, what that rests on."""
    places = names.listed(place for task in step.tasks for place in task.cited)
    tail = (f"Chỗ dựa: {'; '.join(places)}.",) if places else ()
    return "\n".join((step.title.upper(), *(f"- {task.words}" for task in step.tasks), *tail))


def _closing(names: Names, one: Lesson, asked: tuple[Item, ...]) -> Iterator[Block]:
    yield Heading("IV. CÂU HỎI CỦNG CỐ", 2)
    discussed = rows(names, one.document, "cau-hoi-thao-luan")
    if discussed:
        yield Heading("Thảo luận", 3)
        yield Points(tuple(task.words for task in discussed))
    if asked:
        yield Heading("Kiểm tra nhanh", 3)
        for number, item in enumerate(asked, 1):
            answer = f"{LETTERS[item.answer]}. {item.options[item.answer]}"
            yield Line(f"{item.stem} Đáp án: {answer} ({item.place}; mã câu {item.number})", lead=f"{number}.")
    checked = rows(names, one.document, "tu-kiem-tra-muc-tieu")
    if checked:
        yield Heading("Đạt mục tiêu khi", 3)
        yield Points(tuple(task.words for task in checked))


def _reading(names: Names, one: Lesson) -> Iterator[Block]:
    yield Heading("V. TÀI LIỆU ĐỌC", 2)
    table = tuple((str(number), *row) for number, row in enumerate(path_rows(names, one.topic), 1))
    if table:
        yield Table(("TT", "Tài liệu", "Đọc để làm gì", f"Tình trạng đến {show_date(names.library.as_of)}"), table, (7, 28, 35, 30))
    else:
        yield Line("Chuyên đề chưa có lộ trình đọc.", italic=True)


def _foot() -> Iterator[Block]:
    yield Heading("VI. RÚT KINH NGHIỆM SAU BUỔI DẠY", 2)
    yield from (Line(_LONG, align="left") for _ in range(2))
    yield Letterhead((Line("", lead="NGƯỜI DUYỆT", align="center"),), (Line("", lead="GIẢNG VIÊN", align="center"),))


STUDY = Study("giao-an", (".docx", ".md"), "giáo án của một chuyên đề, số phút cộng lại đúng buổi học", Topic, False, _write)
