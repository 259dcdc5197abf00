"""Question papers without answers, the way test files are seen: head, `Câu 1.`, A to D, HẾT."""

from __future__ import annotations

from danchieu.model import Library, Topic
from danchieu.study import Made, Order, Study
from danchieu.study.parts.choose import choose
from danchieu.study.parts.names import names_of
from danchieu.study.parts.papers import Paper, papers
from danchieu.study.parts.sheet import Part, Sheet, printed
from danchieu.study.parts.test_form import END, asked, head, subject_of
from danchieu.text import show_date


def _write(library: Library, order: Order, suffix: str) -> Made:
    chosen, findings = choose(names_of(library), order)
    if not chosen:
        return Made(b"", findings)
    parts = tuple(_part(one, library, order) for one in papers(chosen, order.codes, order.seed))
    return Made(printed(Sheet(f"Đề kiểm tra: {subject_of(library, order)}", parts, library.as_of), suffix), findings)


def _part(paper: Paper, library: Library, order: Order) -> Part:
    blocks = [*head(library, order, paper), *(block for number, row in enumerate(paper.rows, 1) for block in asked(number, row)), END]
    return Part(tuple(blocks), f"Mã đề {paper.code} · Văn bản tra cứu tính đến {show_date(library.as_of)}")


STUDY = Study("de", (".docx", ".md"), "đề trắc nghiệm không có đáp án, nhiều mã đề", Topic, True, _write)
