"""The answers to a set of papers: the table of all codes, how to mark, and each paper again with its right answers, reasons and places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from danchieu.model import Library, Topic
from danchieu.study import Made, Order, Study
from danchieu.study.parts.bank import counts
from danchieu.study.parts.choose import choose
from danchieu.study.parts.names import names_of, tidy
from danchieu.study.parts.papers import Paper, Row, papers
from danchieu.study.parts.sheet import Block, Heading, Line, Part, Points, Sheet, Table, printed
from danchieu.study.parts.test_form import END, asked, subject_of
from danchieu.text import show_date

_COLUMNS = 10


def _write(library: Library, order: Order, suffix: str) -> Made:
    chosen, findings = choose(names_of(library), order)
    if not chosen:
        return Made(b"", findings)
    made = papers(chosen, order.codes, order.seed)
    day = f"Tính đến {show_date(library.as_of)}"
    parts = [
        Part(tuple(_front(library, order, made)), f"Đáp án, chỉ dành cho giảng viên · {day}"),
        *(Part(tuple(_paper(one)), f"Đáp án mã đề {one.code} · {day}") for one in made),
    ]
    return Made(printed(Sheet(f"Đáp án: {subject_of(library, order)}", tuple(parts), library.as_of), suffix), findings)


def _front(library: Library, order: Order, made: Sequence[Paper]) -> Iterator[Block]:
    """One page for marking: every code side by side."""
    rows = made[0].rows
    yield Heading("ĐÁP ÁN VÀ HƯỚNG DẪN CHẤM")
    yield Line(subject_of(library, order), lead="Chuyên đề:", align="center")
    yield Line(f"{len(rows)} câu ({counts(row.item for row in rows)}); số trộn {tidy(order.seed)}: cùng số này thì ra lại đúng các đề này.")
    yield Line(_marks(len(rows)), lead="Cách chấm:")
    table = tuple((str(number + 1), *(paper.rows[number].letter for paper in made)) for number in range(len(rows)))
    yield Heading("BẢNG ĐÁP ÁN CÁC MÃ ĐỀ", 2)
    yield Table(("Câu", *(f"Mã {paper.code}" for paper in made)), table, (1,) * (len(made) + 1), center=True)
    old = tuple(f"Câu {row.item.number}: {row.item.place}. {row.item.stale}." for row in rows if row.item.stale)
    if old:
        yield Heading("Câu hỏi dựa vào văn bản không còn như cũ", 2)
        yield Points(old)


def _marks(count: int) -> str:
    """Ten points over all questions."""
    hundredths, rest = divmod(1000, count)
    if rest:
        return f"thang điểm 10; điểm = số câu đúng × 10 / {count}, làm tròn đến hai chữ số thập phân."
    each = f"{hundredths // 100},{hundredths % 100:02}".rstrip("0").rstrip(",")
    return f"thang điểm 10; mỗi câu đúng được {each} điểm."


def _paper(paper: Paper) -> Iterator[Block]:
    yield Heading(f"ĐỀ CÓ ĐÁP ÁN · MÃ ĐỀ {paper.code}")
    for number, row in enumerate(paper.rows, 1):
        yield from asked(number, row, marked=True)
    yield END
    yield Heading("BẢNG ĐÁP ÁN", 2)
    cells = [f"{number}-{row.letter}" for number, row in enumerate(paper.rows, 1)]
    width = min(_COLUMNS, len(cells))
    cells += [""] * (-len(cells) % width)
    lines = [tuple(cells[start : start + width]) for start in range(0, len(cells), width)]
    yield Table((), tuple(lines), (1,) * width, center=True)
    yield Heading("HƯỚNG DẪN GIẢI", 2)
    for number, row in enumerate(paper.rows, 1):
        yield from _why(number, row)


def _why(number: int, row: Row) -> Iterator[Block]:
    """Letter, reason, the place that proves it, and the lasting id of the question."""
    item = row.item
    level = f"{item.level}; " if item.level else ""
    yield Line(f"Chọn {row.letter}. {item.reason} Chỗ chứng minh: {item.place}. ({level}mã câu {item.number})", lead=f"Câu {number}.")
    if item.stale:
        yield Line(f"Lưu ý: {item.stale}.", italic=True)


STUDY = Study("dap-an", (".docx", ".md"), "đáp án của các đề ấy: bảng đáp án, cách chấm, lý do và chỗ chứng minh", Topic, True, _write)
