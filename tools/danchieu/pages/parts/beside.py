"""Parts of two instruments side by side: what belongs together in one row with the reason, khoản by khoản, and what stands alone as alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from danchieu.model import Document
from danchieu.pages.parts.align import Match, Part, align, in_order, paragraphs
from danchieu.pages.parts.html import attr, esc
from danchieu.pages.parts.inline import Reader
from danchieu.pages.parts.prose import fragment
from danchieu.pages.parts.site import Site
from danchieu.pages.parts.words import changed

_NONE = '<p class="dc-when">Không thấy khoản tương ứng.</p>'


class Sides(NamedTuple):
    """Two documents to be set side by side, the old one first."""

    site: Site
    """For addresses."""
    documents: tuple[Document, Document]
    """Both."""
    names: tuple[str, str]
    """Their names."""
    official: bool
    """Both carry their official text, so words may be compared."""
    weights: Mapping[str, float]
    """How much each word tells."""


def together(sides: Sides, rows: Iterable[Match]) -> str:
    """Matched parts as rows of two cells, each row with what ties it."""
    return f'<ul class="ss-rows">{"".join(f"<li>{_row(sides, row)}</li>" for row in rows)}</ul>'


def alone(sides: Sides, side: int, parts: Iterable[Part], anchor: str) -> str:
    """What stands on one side only, as a list of its own; an empty cell where there is nothing."""
    items = "".join(f"<li>{_content(sides, side, part, None)}</li>" for part in parts)
    if not items:
        return "<section></section>"
    return f'<section><h3 id="{attr(anchor)}">Chỉ thấy ở {esc(sides.names[side])}</h3><ul class="ss-list">{items}</ul></section>'


def _row(sides: Sides, row: Match) -> str:
    why = f'<p class="dc-when ss-why">Đặt cạnh nhau vì {esc(row.why)}.</p>' if row.why else ""
    assert row.old is not None and row.new is not None
    old, new = (paragraphs(document, part.unit) for document, part in zip(sides.documents, (row.old, row.new), strict=True))
    if not (old and new):
        return why + _cells(sides, (row.old, row.new))
    heads = "".join(
        _side(sides, side, _place(sides, side, part) + _lead(sides, side, part)) for side, part in enumerate((row.old, row.new))
    )
    matches = in_order(align(old, new, sides.weights), old)
    inner = "".join(f"<li>{_cells(sides, (match.old, match.new))}</li>" for match in matches)
    return f'{why}{heads}<ul class="ss-rows ss-paras">{inner}</ul>'


def _cells(sides: Sides, parts: tuple[Part | None, Part | None]) -> str:
    old, new = parts
    marked = changed(_text(sides.documents[0], old), _text(sides.documents[1], new)) if sides.official and old and new else None
    cells = (_content(sides, side, part, marked[side] if marked else None) if part else _NONE for side, part in enumerate(parts))
    return "".join(_side(sides, side, cell) for side, cell in enumerate(cells))


def _side(sides: Sides, side: int, body: str) -> str:
    """One of two cells that belong together."""
    return f'<div class="ss-side"><p class="ss-who">{esc(sides.names[side])}</p>{body}</div>'


def _text(document: Document, part: Part) -> str:
    start = part.unit.marker.end if part.unit.marker else part.unit.span.start
    return document.source.text[start : part.unit.span.end].replace(part.unit.heading, "", 1)


def _place(sides: Sides, side: int, part: Part) -> str:
    """The name of an article or khoản with the way to it; empty for other parts."""
    unit, document = part.unit, sides.documents[side]
    names = {"dieu": f"Điều {unit.label}. {unit.heading}", "khoan": f"Khoản {unit.label}"}
    label = names.get(unit.kind, "").rstrip(". ")
    return f'<p class="ss-at"><a href="../{attr(sides.site.address(document.id, unit.anchor))}">{esc(label)}</a></p>' if label else ""


def _lead(sides: Sides, side: int, part: Part) -> str:
    """What an article says before its first khoản."""
    unit, document = part.unit, sides.documents[side]
    line = document.source.text.find("\n", unit.span.start, unit.span.end)
    first = next(child.span.start for child in unit.children if child.kind == "khoan")
    words = _inline(sides, side, line, first) if 0 <= line < first else ""
    return f"<p>{words}</p>" if words else ""


def _content(sides: Sides, side: int, part: Part, marked: str | None) -> str:
    """A part with the way to it; `marked` stands in its place where words were compared."""
    unit, place = part.unit, _place(sides, side, part)
    if marked is not None:
        return f"{place}<p>{marked}</p>"
    if unit.kind in ("dieu", "khoan") and (unit.kind == "dieu" or unit.children):
        return place + (fragment(sides.site, sides.documents[side], unit) or '<p class="dc-when">Nguồn chỉ in tên điều.</p>')
    return f"{place}<p>{_inline(sides, side, unit.marker.end if unit.marker else unit.span.start, unit.span.end)}</p>"


def _inline(sides: Sides, side: int, start: int, end: int) -> str:
    document = sides.documents[side]
    words = Reader(sides.site, document, terms=False).inline(start, end)
    return words.replace('href="#', f'href="../{document.id}.html#')
