"""Case tables of the citation tests: reading them and the short notation in which their expectations are written."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple

from danchieu.model import Citation

CASES = Path(__file__).parent / "cases"
_FIELDS = {"tại": "pinpoint", "ngày": "date", "của": "issuer", "loại": "type", "vùng": "zone", "nghĩa": "target"}
_FORMS = {"full", "short", "named", "self", "anaphor", "bare", "internal"}


class Case(NamedTuple):
    """One row of a table."""

    table: str
    """File it stands in."""
    row: int
    """Its number in the file, from 1."""
    data: dict[str, object]
    """What the row says."""

    def __str__(self) -> str:
        return f"{self.table}-{self.row}"


def cases(area: str, *names: str) -> list[Case]:
    """Rows of all tables of an area (or of the named ones), in order."""
    found = []
    for path in sorted((CASES / area).glob("*.toml")):
        if names and path.stem not in names:
            continue
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        found.extend(Case(path.stem, number, row) for number, row in enumerate(rows, 1))
    return found


def wanted(line: str) -> dict[str, str]:
    """An expectation taken apart: `Nghị định 73 => 73/2023/NĐ-CP; short; tại dieu-5`."""
    span, _, rest = line.partition(" => ")
    what, *notes = rest.split("; ")
    found = {"text": span, "what": what}
    for note in notes:
        word, _, value = note.partition(" ")
        if note in _FORMS:
            found["form"] = note
        else:
            found[_FIELDS[word]] = value
    return found


def shown(citation: Citation, text: str, fields: set[str]) -> dict[str, str]:
    """A citation in the terms of an expectation, only the fields asked for."""
    what = citation.number or citation.name or "?"
    every = {
        "text": text[citation.span.start : citation.span.end],
        "what": what,
        "form": citation.form.value,
        "pinpoint": str(citation.pinpoint) if citation.pinpoint else "",
        "date": citation.date or "",
        "issuer": citation.issuer or "",
        "type": citation.type or "",
        "zone": citation.zone.value,
        "target": citation.target or "?",
    }
    return {key: value for key, value in every.items() if key in fields}
