"""A Source as a page that is not yet written: id, place, text, and what a person has to complete."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from danchieu.findings import finding
from danchieu.intake.body import markdown
from danchieu.intake.fields import Fields, instrument_fields
from danchieu.intake.material import material_body, material_fields
from danchieu.model import Finding, Source
from danchieu.structure import header, parse

Kind = Literal["instrument", "source"]
_FRONT = re.compile(r"\A\ufeff?---\r?\n.*?\n---\s*(?:\n|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Draft:
    """A page as it would be written."""

    id: str
    """File name without suffix."""
    path: str
    """Path below the docs folder: `van-ban/nd-38-2022-nd-cp.md`."""
    kind: Kind
    """Instrument or source material."""
    text: str
    """The whole page: front matter in the contract's key order, then the body."""
    open: tuple[str, ...]
    """What stays to be filled in or checked, in Vietnamese."""
    findings: tuple[Finding, ...] = ()
    """What is doubtful about it."""


def draft(source: Source, *, kind: Kind | None = None) -> Draft:
    """The page that `source` becomes. Without `kind`, a text whose head shows type and number or date is an instrument.

    An instrument's full text is pasted (`toan_van: true`), escaped, with headings for its structure; of a source material only
    particulars and the list of what it cites, since its page is a digest.
    """
    source = source._replace(text=_FRONT.sub("", source.text)) if source.format == "md" else source
    head = header(source.text)
    if kind is None:
        kind = "instrument" if head.type is not None and (head.number is not None or head.date is not None) else "source"
    if kind == "source":
        fields = material_fields(source)
        return Draft(fields.id, f"tu-lieu/{fields.id}.md", kind, _page(fields, material_body(source)), fields.open)
    fields = instrument_fields(source, head)
    wrapped = {"md": True, "txt": None}.get(source.format, False)
    body = markdown(source.text, parse(source.text, markdown=source.format == "md"), wrapped)
    doubts = () if head.type is not None else (finding("DC527", source.path),)
    return Draft(fields.id, f"van-ban/{fields.id}.md", kind, _page(fields, body), fields.open, doubts)


def _page(fields: Fields, body: str) -> str:
    asked = [f"#   {line}" for line in fields.open]
    note = ["# Còn phải bổ sung hoặc soát (xóa các dòng # này khi xong):", *asked] if asked else []
    return "\n".join(["---", *fields.lines, *note, "---", "", body])
