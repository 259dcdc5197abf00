"""CSV of relations, with a byte order mark so that spreadsheets read Vietnamese; a cell never starts a formula."""

from __future__ import annotations

import csv
import io

from danchieu.exports import Export
from danchieu.model import Library
from danchieu.text import spreadsheet_cell
from danchieu.vocabulary import VERBS

_COLUMNS = ("chu_the", "ten_chu_the", "quan_he", "doi_tuong", "ten_doi_tuong", "tu_ngay", "pham_vi", "muc_do", "noi_neu", "trich_dan")


def _write(library: Library) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for relation in library.relations:
        writer.writerow(
            spreadsheet_cell(cell)
            for cell in (
                relation.subject,
                _label(library, relation.subject),
                VERBS[relation.verb].active,
                relation.object,
                _label(library, relation.object),
                relation.since.isoformat() if relation.since else "",
                relation.scope_text or "; ".join(map(str, relation.scope)),
                relation.modality.value,
                relation.evidence.document + (f"#{relation.evidence.anchor}" if relation.evidence.anchor else ""),
                relation.evidence.quote,
            )
        )
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _label(library: Library, identity: str) -> str:
    if identity in library.instruments:
        return library.instruments[identity].label
    return getattr(library.documents[identity].entry, "title", identity)


EXPORT = Export("csv", ".csv", "bảng quan hệ cho bảng tính", _write)
