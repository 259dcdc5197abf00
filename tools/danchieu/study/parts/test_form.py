"""The form of test files that trainers know, shared by the paper and by its answers."""

from __future__ import annotations

from collections.abc import Iterator

from danchieu.model import Library, Topic
from danchieu.study import Order
from danchieu.study.parts.names import tidy
from danchieu.study.parts.papers import Paper, Row
from danchieu.study.parts.sheet import Block, Heading, Letterhead, Line, Options

END = Line("------ HẾT ------", align="center")
_DOTS = "................................"


def subject_of(library: Library, order: Order) -> str:
    """The topics of an order by their titles; how many where there are more than two."""
    titles = [tidy(entry.title) for one in order.subjects if isinstance(entry := library.documents[one].entry, Topic)]
    return "; ".join(titles) if len(titles) < 3 else f"{len(titles)} chuyên đề"


def head(library: Library, order: Order, paper: Paper) -> Iterator[Block]:
    """What stands above the questions: body and class to be filled in, title, time, code, name."""
    minutes = str(order.minutes) if order.minutes else "......"
    yield Letterhead(
        (Line(f"ĐƠN VỊ: {_DOTS[:22]}", align="left"), Line(f"LỚP: {_DOTS[:26]}", align="left")),
        (
            Line("", lead="KIỂM TRA TRẮC NGHIỆM", align="center"),
            Line(f"Thời gian làm bài: {minutes} phút ({len(paper.rows)} câu)", align="center"),
        ),
    )
    yield Heading(f"ĐỀ KIỂM TRA · MÃ ĐỀ {paper.code}")
    yield Line(subject_of(library, order), lead="Chuyên đề:", align="center")
    yield Line(f"{_DOTS * 2}", lead="Họ và tên học viên:", align="left")
    yield Line("Mỗi câu chọn một phương án đúng nhất.", italic=True)


def asked(number: int, row: Row, marked: bool = False) -> Iterator[Block]:
    """A question with its options; the right one in bold and underlined where answers are shown."""
    yield Line(row.item.stem, lead=f"Câu {number}.", keep=True)
    yield Options(row.options, row.answer if marked else -1)
