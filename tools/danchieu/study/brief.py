"""A hand-out on one sheet of A4: what an instrument is, how it stands, its main points each with its place, what it rests on and what rests on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from danchieu.model import Document, Instrument, Library, Modality, Relation
from danchieu.structure import walk
from danchieu.study import Made, Order, Study
from danchieu.study.parts.fit import height
from danchieu.study.parts.names import Names, names_of, tidy
from danchieu.study.parts.sheet import Block, Heading, Line, Part, Sheet, Table, printed
from danchieu.text import show_date
from danchieu.text.markdown import plain
from danchieu.vocabulary import VERBS
from danchieu.vocabulary.units import UNIT_WORDS

_PLACE = re.compile(r"\((?P<place>[^()]{1,200}(?:\([^()]{0,80}\)[^()]{0,80})?)\)[.;]?\Z")  # (khoản 1 Điều 5)
_SHOWN = frozenset({Modality.DECLARED, Modality.STATED, Modality.INFERRED})
_NOT_SHOWN = frozenset({"dan_chieu"})
_PAGE = (297 - 40) * 72 / 25.4
"""Height of the text of a page, in points."""
_SIZES = (13, 12, 11.5, 11, 10.5, 10)
_FACTS, _POINTS = (26, 92, 47), (125, 40)
"""Widths of the columns, in mm."""


class Row(NamedTuple):
    """A line of the hand-out with the place or source that shows it."""

    name: str
    """What kind of fact it is; empty for a main point."""
    words: str
    """The fact."""
    source: str
    """Where it is from; never empty."""


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
    content, size = _fitted(one, Content(tuple(_facts(names, one)), tuple(_points(document)), tuple(_related(names, one)), 0))
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


def _facts(names: Names, one: Instrument) -> Iterator[Row]:
    """Record and standing; what no source shows is left out."""
    signed = f"; người ký: {tidy(one.signer)}" if one.signer else ""
    place = f" {one.place}" if one.place and one.place not in one.issuer else ""
    day = f"ngày {show_date(one.issued)}" if one.issued else f"năm {one.year}" if one.year else "chưa rõ ngày"
    yield Row(
        "Ban hành", f"{tidy(one.issuer + place) or 'chưa rõ cơ quan'}, {day}{signed}", _source(one, "co_quan", "ngay_ban_hanh", "nguoi_ky")
    )
    if one.effective:
        yield Row("Có hiệu lực", f"từ {show_date(one.effective)}", _source(one, "ngay_hieu_luc"))
    if one.ended:
        yield Row("Hết hiệu lực", f"từ {show_date(one.ended)}", _source(one, "ngay_het_hieu_luc"))
    status = names.library.statuses.get(one.id)
    proof = "; ".join(dict.fromkeys(_evidence(names, row) for row in status.proof)) if status else ""
    checked = "" if one.status_verified or proof else " (chưa kiểm chứng)"
    yield Row("Tình trạng", f"{names.standing(one.id)}{checked}", proof or _source(one, "tinh_trang"))
    if one.homonyms:
        same = "; ".join(
            " ".join(filter(None, (row.number, row.date[:4], f"({tidy(row.about)})" if row.about else ""))) for row in one.homonyms
        )
        yield Row("Trùng số", f"đừng nhầm với {same}", next((tidy(row.reference) for row in one.homonyms if row.reference), _source(one)))


def _source(one: Instrument, *keys: str) -> str:
    """How many sources a fact rests on and when they were read; weak ones are told."""
    days = [row.read_on for row in one.references if row.read_on]
    read = f", đọc đến {show_date(max(days))}" if days else ""
    weak = "; nguồn gián tiếp" if any(key in one.indirect_fields for key in keys) else ""
    return f"{len(one.references)} nguồn ghi ở trang văn bản{read}{weak}" if one.references else "chưa ghi nguồn"


def _evidence(names: Names, relation: Relation) -> str:
    """Where a relation was read: the place of the text that states it, or the record of the page that declares it."""
    page = relation.evidence.document
    if relation.evidence.anchor:
        return names.place(f"{page}#{relation.evidence.anchor}")
    weak = "suy luận, chưa kiểm chứng; " if relation.modality is Modality.INFERRED else ""
    return f"{weak}phần đầu trang {names.label(page)}"


def _points(document: Document) -> Iterator[Row]:
    """The bullets of “Điểm chính” with the place in their last bracket; the articles by name where a page has no such section."""
    text = document.source.text
    section = next((one for one in document.root.children if one.anchor == "diem-chinh"), None)
    for unit in walk(section) if section is not None else ():
        if unit.kind == "bullet":
            words = tidy(plain(text[unit.marker.end if unit.marker else unit.span.start : unit.span.end]))
            found = _PLACE.search(words)
            yield Row("", words[: found.start()].rstrip() if found else words, found["place"] if found else "phần “Điểm chính”")
    if section is None:
        for unit in walk(document.root):
            if unit.kind == "dieu" and unit.heading:
                yield Row("", tidy(plain(unit.heading)), f"{UNIT_WORDS['dieu']} {unit.label}")


def _related(names: Names, one: Instrument) -> Iterator[Row]:
    """Relations of both sides by verb, without mere citations."""
    library = names.library
    sides = ((library.outgoing, True), (library.incoming, False))
    for table, active in sides:
        groups: dict[str, list[Relation]] = {}
        for row in table.get(one.id, ()):
            if row.modality in _SHOWN and row.verb not in _NOT_SHOWN:
                groups.setdefault(row.verb, []).append(row)
        for verb in (verb for verb in VERBS if verb in groups):
            others = dict.fromkeys(_other(names, row.object if active else row.subject) for row in groups[verb])
            sources = dict.fromkeys(_evidence(names, row) for row in groups[verb])
            label = VERBS[verb].active if active else VERBS[verb].passive_label
            yield Row(label, "; ".join(others), "; ".join(sources))
    if one.see_also:
        rows = (f"{tidy(row.target)}{f' ngày {show_date(row.target_date)}' if row.target_date else ''}" for row in one.see_also)
        yield Row("Cùng chủ đề", "; ".join(rows), f"phần đầu trang {names.label(one.id)}")


def _other(names: Names, identity: str) -> str:
    mark = names.short(identity)
    known = names.library.instruments.get(identity)
    name = f"{tidy(known.label)} ngày {show_date(known.issued)}" if known and known.issued else names.label(identity)
    return f"{name}{f' ({mark})' if mark else ''}"


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
