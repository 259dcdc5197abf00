"""An outline for introducing an instrument to listeners: the usual parts, filled with what its page has, each line with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from danchieu.findings import finding
from danchieu.model import Document, Instrument, Library, Topic
from danchieu.study import Made, Order, Study
from danchieu.study.parts.facts import Row, facts, points, related
from danchieu.study.parts.lesson import rows
from danchieu.study.parts.minutes import shared
from danchieu.study.parts.names import Names, names_of, tidy
from danchieu.study.parts.sheet import Block, Heading, Letterhead, Line, Part, Sheet, Table, printed
from danchieu.text import show_date
from danchieu.vocabulary import VERBS

_MINUTES = 90
"""Length of a talk where none is asked for."""
_DOTS = "................................"
_BEFORE = frozenset(VERBS[verb].active for verb in ("thay_the", "bai_bo", "sua_doi_bo_sung"))
_GROUNDS = frozenset(VERBS[verb].active for verb in ("the_che_hoa", "cu_the_hoa", "quy_dinh_chi_tiet", "huong_dan", "trien_khai", "can_cu"))


class Chapter(NamedTuple):
    """A part of a talk."""

    title: str
    """Its heading."""
    weight: int
    """Its share of the time, in hundredths."""
    rows: tuple[Row, ...]
    """What is said, each with its place."""
    empty: str
    """What stands there where the page has nothing."""


def _write(library: Library, order: Order, suffix: str) -> Made:
    names, document = names_of(library), library.documents[order.subjects[0]]
    one = document.entry
    assert isinstance(one, Instrument)
    chapters = tuple(_chapters(names, document, one))
    minutes = order.minutes or _MINUTES
    if minutes < len(chapters):
        return Made(b"", (finding("DC414", document.source.path, 0, minutes=minutes, steps=len(chapters)),))
    blocks = (*_head(one, minutes), *_body(chapters, minutes))
    ours = "" if one.full_text else " · Theo tóm lược của ban biên tập; dẫn nguyên văn thì mở văn bản gốc"
    part = Part(blocks, f"Tính đến {show_date(library.as_of)}{ours}")
    return Made(printed(Sheet(f"Đề cương giới thiệu {tidy(one.label)}", (part,), library.as_of), suffix))


def _head(one: Instrument, minutes: int) -> Iterator[Block]:
    yield Letterhead(
        (Line(f"ĐƠN VỊ: {_DOTS[:22]}", align="left"), Line(f"Ngày: {_DOTS[:22]}", align="left")),
        (Line(f"Người giới thiệu: {_DOTS}", align="left"), Line(f"Đối tượng nghe: {_DOTS}", align="left")),
    )
    yield Heading("ĐỀ CƯƠNG GIỚI THIỆU")
    yield Line("", lead=tidy(one.label), align="center")
    if one.title and one.title != one.label:
        yield Line(tidy(one.title), align="center")
    yield Line(f"{minutes} phút", lead="Thời gian:")


def _chapters(names: Names, document: Document, one: Instrument) -> Iterator[Chapter]:
    ties = tuple(related(names, one))
    grounds = tuple(row for row in ties if row.name in _GROUNDS)
    before = tuple(row for row in ties if row.name in _BEFORE)
    rest = tuple(row for row in ties if row not in grounds and row not in before)
    summary = tuple(Row("", task.words, "phần “Tóm tắt”") for task in rows(names, document, "tom-tat"))
    notes = tuple(Row("", task.words, "phần “Lưu ý khi tra cứu”") for task in rows(names, document, "luu-y-khi-tra-cuu"))
    yield Chapter("Văn bản là gì, dựa vào đâu", 15, (*summary, *_told(tuple(facts(names, one))), *_told(grounds)), "")
    yield Chapter("Nội dung chính", 50, tuple(points(document)), "Trang văn bản chưa có điểm chính.")
    yield Chapter(
        "Điểm mới so với văn bản trước", 10, _told(before), "Kho chưa ghi văn bản nào bị văn bản này thay thế, bãi bỏ hay sửa đổi."
    )
    yield Chapter("Tổ chức thực hiện, văn bản liên quan", 10, _told(rest), "Kho chưa ghi văn bản nào triển khai hay hướng dẫn văn bản này.")
    yield Chapter("Lưu ý, hỏi đáp", 15, (*notes, *_asked(names, document)), "Dành cho câu hỏi của người nghe.")


def _told(found: tuple[Row, ...]) -> tuple[Row, ...]:
    """Named facts as sentences of a list."""
    return tuple(Row("", f"{row.name}: {row.words}", row.source) for row in found)


def _asked(names: Names, document: Document) -> Iterator[Row]:
    """Questions of the topics that this instrument proves, with their answers."""
    for page in names.library.of_kind(Topic):
        assert isinstance(page.entry, Topic)
        for one in page.entry.questions:
            if one.proof.partition("#")[0] == document.id:
                yield Row("", f"Hỏi: {tidy(one.stem)} Đáp: {tidy(one.options[one.answer])}.", names.place(one.proof))


def _body(chapters: tuple[Chapter, ...], minutes: int) -> Iterator[Block]:
    """Each part with its minutes, and its lines with their places."""
    shares = shared(minutes, [one.weight for one in chapters])
    for number, (chapter, share) in enumerate(zip(chapters, shares, strict=True)):
        yield Heading(f"{('I', 'II', 'III', 'IV', 'V')[number]}. {chapter.title} ({share} phút)", 2)
        if chapter.rows:
            yield Table(("Nội dung", "Vị trí, nguồn"), tuple((row.words, row.source) for row in chapter.rows), (72, 28))
        else:
            yield Line(chapter.empty, italic=True)
    yield Line(f"{' + '.join(map(str, shares))} = {sum(shares)} phút.", lead="Cộng:")


STUDY = Study("de-cuong", (".docx", ".md"), "đề cương giới thiệu một văn bản, số phút cộng lại đúng buổi nói", Instrument, False, _write)
