"""Turns the valid keys of a page into its entry: one small builder per kind of page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from danchieu.knowledge.schema import UNKNOWN_DAY, Record, Value
from danchieu.model import (
    Clarification,
    Declared,
    Entry,
    Guide,
    Homonym,
    Instrument,
    Material,
    Reference,
    Standing,
    Term,
    Topic,
)
from danchieu.vocabulary.lookups import number_in

_YEAR = re.compile(r"-(?P<year>(?:19|20)\d\d)$")  # qd-50-qd-tw-2021


def build(kind: str, name: str, record: Record) -> Entry:
    """The entry of a page of `kind` (`instrument`, `material`, `term`, `topic`, `guide`); `name` is its id."""
    return _BUILDERS[kind](name, record)


def _get(record: Record, key: str, default: Any = "") -> Any:
    value = record.get(key)
    return default if value is None else value.value


def _rows(record: Record, key: str) -> tuple[Value, ...]:
    rows: tuple[Value, ...] = _get(record, key, ())
    return rows


def _references(record: Record) -> tuple[Reference, ...]:
    return tuple(
        Reference(_get(row, "url"), _get(row, "ten"), _get(row, "ngay_doc", None), _get(row, "gian_tiep", False), _get(row, "ghi_chu"))
        for row, _ in _rows(record, "nguon")
    )


def _clarifications(record: Record) -> tuple[Clarification, ...]:
    return tuple(Clarification(_get(row, "viet"), _get(row, "la"), _get(row, "vi"), line) for row, line in _rows(record, "lam_ro"))


def _declared(row: Record, line: int, verb: str) -> Declared:
    since = _get(row, "tu_ngay", None)
    return Declared(
        verb=verb,
        target=number_in(_get(row, "den")),
        target_date=_get(row, "ngay", None),
        since=since if isinstance(since, date) else None,
        since_unknown=since == UNKNOWN_DAY,
        scope=_get(row, "pham_vi"),
        inferred=_get(row, "suy_luan", False),
        url=_get(row, "nguon"),
        note=_get(row, "ghi_chu"),
        line=line,
    )


def _instrument(name: str, record: Record) -> Instrument:
    status: Record = _get(record, "tinh_trang", {})
    return Instrument(
        id=name,
        symbol=_get(record, "so_hieu"),
        type=_get(record, "loai"),
        issuer=_get(record, "co_quan"),
        issued=_get(record, "ngay_ban_hanh", None),
        effective=_get(record, "ngay_hieu_luc", None),
        ended=_get(record, "ngay_het_hieu_luc", None),
        title=_get(record, "trich_yeu"),
        name=_get(record, "ten_goi"),
        signer=_get(record, "nguoi_ky"),
        place=_get(record, "dia_phuong"),
        term=_get(record, "khoa"),
        aliases=_get(record, "ten_khac", ()),
        subjects=_get(record, "chu_de", ()),
        declared=tuple(_declared(row, line, _get(row, "loai")) for row, line in _rows(record, "quan_he")),
        see_also=tuple(_declared(row, line, "") for row, line in _rows(record, "xem_them")),
        references=_references(record),
        homonyms=tuple(
            Homonym(_get(row, "so_hieu"), _get(row, "ngay"), _get(row, "co_quan"), _get(row, "noi_dung"), _get(row, "nguon"))
            for row, _ in _rows(record, "trung_so")
        ),
        conflicts=_get(record, "mau_thuan", ()),
        indirect_fields=_get(record, "gian_tiep", ()),
        status_verified=_get(status, "kiem_chung", False),
        status_unknown=_get(status, "chua_ro", False),
        status_note=_get(status, "ghi_chu"),
        status_likely=_get(status, "co_the"),
        clarifications=_clarifications(record),
        full_text=_get(record, "toan_van", False),
        year_only=_year_of(name) if "ngay_ban_hanh" not in record else None,
    )


def _year_of(name: str) -> int | None:
    """The year that an id ends in, for an instrument of which only the year is known: `qd-50-qd-tw-2021`."""
    found = _YEAR.search(name)
    return int(found["year"]) if found else None


def _material(name: str, record: Record) -> Material:
    kind = _get(record, "loai")
    return Material(
        id=name,
        title=_get(record, "tieu_de"),
        kind=kind,
        standing=Standing.PRESS if kind == "Bài báo" else Standing.REPORT,
        publisher=_get(record, "noi_dang"),
        author=_get(record, "tac_gia"),
        published=_get(record, "ngay_dang"),
        url=_get(record, "dia_chi"),
        place=_get(record, "dia_phuong"),
        subjects=_get(record, "chu_de", ()),
        references=_references(record),
        clarifications=_clarifications(record),
        notes=_get(record, "ghi_chu", ()),
    )


def _term(name: str, record: Record) -> Term:
    return Term(
        id=name,
        title=_get(record, "tieu_de"),
        aliases=_get(record, "ten_khac", ()),
        origin=_get(record, "noi_neu"),
        related=_get(record, "lien_quan", ()),
        contrast=_get(record, "phan_biet", ()),
        group=_get(record, "nhom"),
        references=_references(record),
        clarifications=_clarifications(record),
    )


def _topic(name: str, record: Record) -> Topic:
    aims: Record = _get(record, "muc_tieu", {})
    return Topic(
        id=name,
        title=_get(record, "tieu_de"),
        minutes=_get(record, "thoi_luong", 0),
        audience=_get(record, "doi_tuong"),
        aims={key: value.value for key, value in aims.items()},
        path=tuple((_get(row, "den"), _get(row, "vi")) for row, _ in _rows(record, "lo_trinh")),
        subjects=_get(record, "chu_de", ()),
        references=_references(record),
        clarifications=_clarifications(record),
    )


def _guide(name: str, record: Record) -> Guide:
    return Guide(id=name, title=_get(record, "tieu_de"), description=_get(record, "mo_ta"))


_BUILDERS: Mapping[str, Callable[[str, Record], Entry]] = {
    "instrument": _instrument,
    "material": _material,
    "term": _term,
    "topic": _topic,
    "guide": _guide,
}
