"""What is known of an instrument, line by line, each with the place or source that shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from danchieu.model import Document, Instrument, Modality, Relation
from danchieu.structure import walk
from danchieu.study.parts.names import Names, tidy
from danchieu.text import show_date
from danchieu.text.markdown import plain
from danchieu.vocabulary import VERBS
from danchieu.vocabulary.units import UNIT_WORDS

_PLACE = re.compile(r"\((?P<place>[^()]{1,200}(?:\([^()]{0,80}\)[^()]{0,80})?)\)[.;]?\Z")  # (khoản 1 Điều 5)
_SHOWN = frozenset({Modality.DECLARED, Modality.STATED, Modality.INFERRED})
_NOT_SHOWN = frozenset({"dan_chieu"})


class Row(NamedTuple):
    """A line of the hand-out with the place or source that shows it."""

    name: str
    """What kind of fact it is; empty for a main point."""
    words: str
    """The fact."""
    source: str
    """Where it is from; never empty."""


def facts(names: Names, one: Instrument) -> Iterator[Row]:
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


def points(document: Document) -> Iterator[Row]:
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


def related(names: Names, one: Instrument) -> Iterator[Row]:
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
