"""Saved web pages: the main text without menus, teasers and scripts; blocks as lines, tables as rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html as lxml_html  # type: ignore[import-untyped]  # ships no types
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from danchieu.findings import finding
from danchieu.sources._blocks import table_lines
from danchieu.sources._main_text import element_names, main_element
from danchieu.sources._reader import Reading
from danchieu.sources.txt import read_text

_BLOCKS, _SPACED = element_names("block"), element_names("spaced")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DEPTH = 200


def read(path: str, data: bytes) -> Reading:
    """The main text of a saved page; a finding where hardly any is left."""
    raw = read_text(path, data)
    if raw.text is None:
        return raw
    page = lxml_html.document_fromstring(_DECLARATION.sub("", raw.text), parser=lxml_html.HTMLParser(huge_tree=True))
    title = page.findtext(".//title") or ""
    text = _tidy(_lines(main_element(page), 0))
    findings = raw.findings
    if len(text) < 200:
        findings = (*findings, finding("DC526", path, title=" ".join(title.split()) or "không có tiêu đề"))
    return Reading(text, findings)


def _tidy(lines: Iterator[str]) -> str:
    """Lines with single blanks inside and at most one blank line between."""
    out: list[str] = []
    for line in lines:
        line = " ".join(line.split())
        if line or (out and out[-1]):
            out.append(line)
    return "\n".join(out).strip("\n") + "\n" if out else ""


def _lines(element: HtmlElement, depth: int) -> Iterator[str]:
    """The lines of an element: text between block elements, tables whole, preformatted text as it stands."""
    running: list[str] = [element.text or ""]
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "br":
            yield "".join(running)
            running = []
        elif tag == "sup" and (child.text_content() or "").strip().isdigit():
            running.append(f"[{child.text_content().strip()}]")
        elif tag in _BLOCKS and depth < _DEPTH:
            yield "".join(running)
            running = []
            yield from _block(child, tag, depth)
        elif tag and depth < _DEPTH:
            inner = list(_lines(child, depth + 1))
            running.append(inner[0])
            if len(inner) > 1:
                yield "".join(running)
                yield from inner[1:-1]
                running = [inner[-1]]
        elif tag:
            running.append(child.text_content())
        running.append(child.tail or "")
    yield "".join(running)


def _block(element: HtmlElement, tag: str, depth: int) -> Iterator[str]:
    if tag in _SPACED:
        yield ""
    if tag == "table":
        yield from table_lines([[_cell(cell, depth) for cell in row if cell.tag in ("td", "th")] for row in _rows(element)])
    elif tag == "pre":
        yield from element.text_content().splitlines()
    elif tag == "li":
        first, *rest = [line for line in _lines(element, depth + 1) if line.strip()] or [""]
        yield f"- {first.strip()}" if first.strip() and element.getparent() is not None and not _numbered(first) else first
        yield from rest
    else:
        yield from _lines(element, depth + 1)
    if tag in _SPACED:
        yield ""


def _numbered(line: str) -> bool:
    return re.match(r"\s*(?:\d+[.)]|[a-zđ]\)|[-+•–]|Điều\s)", line) is not None


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    """Rows of a table itself, not of tables inside its cells."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def _cell(cell: HtmlElement, depth: int) -> list[str]:
    return [" ".join(line.split()) for line in _lines(cell, depth + 1) if line.strip()]
