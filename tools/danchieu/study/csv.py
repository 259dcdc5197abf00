"""CSV of questions, with a byte order mark so that spreadsheets read Vietnamese; a cell never starts a formula."""

from __future__ import annotations

import csv
import io

from danchieu.model import Library, Topic
from danchieu.study import Made, Order, Study
from danchieu.study.parts.bank import Item
from danchieu.study.parts.choose import choose
from danchieu.study.parts.names import names_of
from danchieu.study.parts.papers import LETTERS
from danchieu.text import spreadsheet_cell

_COLUMNS = ("ma", "chuyen_de", "muc_do", "hoi", *LETTERS, "dap_an", "vi_sao", "cho_chung_minh", "dia_chi", "luu_y")


def _write(library: Library, order: Order, suffix: str) -> Made:
    chosen, findings = choose(names_of(library), order)
    if not chosen:
        return Made(b"", findings)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows([spreadsheet_cell(cell) for cell in _cells(one)] for one in chosen)
    return Made(b"\xef\xbb\xbf" + out.getvalue().encode(), findings)


def _cells(one: Item) -> tuple[str, ...]:
    options = one.options + ("",) * (len(LETTERS) - len(one.options))
    return (
        one.id,
        one.topic,
        one.level,
        one.stem,
        *options,
        LETTERS[one.answer],
        one.reason,
        one.place,
        one.address,
        one.stale,
    )


STUDY = Study("csv", (".csv",), "câu hỏi thành bảng tính", Topic, True, _write)
