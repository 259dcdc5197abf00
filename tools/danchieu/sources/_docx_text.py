"""Word files (.docx): paragraphs with their automatic numbers, tables, footnotes, text boxes; tracked deletions left out."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from danchieu.findings import finding
from danchieu.sources._blocks import table_lines
from danchieu.sources._docx_numbers import Numbering
from danchieu.sources._reader import Reading
from danchieu.text import mend, nfc

_MOST = 400_000_000
"""Unpacked size above which a file is not opened."""
_SKIPPED = frozenset(qn(name) for name in ("w:del", "w:moveFrom", "w:instrText", "w:delText", "w:pPr", "w:rPr"))
_LETTERS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_SYMBOLS = {"F0B7": "•", "F02D": "-", "F0A7": "▪", "F0D8": "➢", "F0FC": "✓", "F0A8": "□", "F06F": "□", "F0E8": "→", "F0DE": "⇒"}
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


class _Word:
    """One document while it is read."""

    def __init__(self, document: Any) -> None:
        part = document.part
        related = {relation.reltype: relation.target_part for relation in part.rels.values() if not relation.is_external}
        self.notes = {
            kind: _notes(related.get(type_))
            for kind, type_ in (("footnote", RELATIONSHIP_TYPE.FOOTNOTES), ("endnote", RELATIONSHIP_TYPE.ENDNOTES))
        }
        numbering = related.get(RELATIONSHIP_TYPE.NUMBERING)
        styles = related.get(RELATIONSHIP_TYPE.STYLES)
        self.numbering = Numbering(numbering.element if numbering is not None else None, styles.element if styles is not None else None)
        self.used: list[tuple[str, str]] = []

    def lines(self, holder: Any) -> Iterator[str]:
        """Lines of everything in a body, cell or text box, in order."""
        for child in holder:
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                rows = [[[line for line in self.lines(cell) if line] for cell in _own(row, "w:tc")] for row in _own(child, "w:tr")]
                yield from table_lines(rows)
            elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
                yield from self.lines(child)

    def _paragraph(self, paragraph: Any) -> Iterator[str]:
        boxes: list[Any] = []
        text = "".join(self._pieces(paragraph, boxes))
        label = self.numbering.label(paragraph.find(qn("w:pPr"))) if text.strip() else ""
        lines = [" ".join(line.split()) for line in text.split("\n")]
        yield f"{label} {lines[0]}" if label else lines[0]
        yield from lines[1:]
        for box in boxes:
            yield from self.lines(box)

    def _pieces(self, element: Any, boxes: list[Any]) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag == qn("w:t"):
                yield child.text or ""
            elif tag in _LETTERS:
                yield _LETTERS[tag] if child.get(qn("w:type")) != "page" else ""
            elif tag == qn("w:sym"):
                yield _SYMBOLS.get(child.get(qn("w:char"), "").upper(), "")
            elif tag in (qn("w:footnoteReference"), qn("w:endnoteReference")):
                self.used.append(("footnote" if tag == qn("w:footnoteReference") else "endnote", child.get(qn("w:id"), "")))
                yield f"[{len(self.used)}]"
            elif tag == qn("w:txbxContent"):
                boxes.append(child)
            elif tag in _SKIPPED or tag == _FALLBACK or (tag == qn("w:r") and _is_hidden(child)) or not isinstance(tag, str):
                continue
            else:
                yield from self._pieces(child, boxes)

    def notes_lines(self) -> Iterator[str]:
        """The notes that the text refers to, numbered as there."""
        at = 0
        while at < len(self.used):
            kind, key = self.used[at]
            at += 1
            body = " ".join(line for line in self.lines(self.notes[kind].get(key, ())) if line)
            yield f"[{at}] {body}".rstrip()


def _own(holder: Any, name: str) -> Iterator[Any]:
    """Rows of a table or cells of a row (`w:tr`, `w:tc`), not those of tables inside it; content controls around them are looked into."""
    for child in holder:
        if child.tag == qn(name):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
            yield from _own(child, name)


def _is_hidden(run: Any) -> bool:
    properties = run.find(qn("w:rPr"))
    hidden = properties.find(qn("w:vanish")) if properties is not None else None
    return hidden is not None and hidden.get(qn("w:val")) not in ("0", "false")


def _notes(part: Any | None) -> dict[str, Any]:
    """Note id to note."""
    if part is None:
        return {}
    root = parse_xml(part.blob)
    return {note.get(qn("w:id"), ""): note for note in root if note.get(qn("w:type")) in (None, "normal")}


def read(path: str, data: bytes) -> Reading:
    """The text of a Word file; a finding where the archive is damaged or holds no document."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return Reading(None, (finding("DC525", path, reason="tệp nén không mở được, có thể tải chưa hết"),))
    if "word/document.xml" not in names:
        return Reading(None, (finding("DC525", path, reason="không có phần văn bản của Word bên trong"),))
    if size > _MOST:
        return Reading(None, (finding("DC525", path, reason="nội dung giải nén quá lớn"),))
    document = docx.Document(BytesIO(data))
    word = _Word(document)
    lines = list(word.lines(document.element.body))
    notes = list(word.notes_lines())
    text, legacy = mend(nfc("\n".join([*lines, "", *notes, ""] if notes else [*lines, ""])))
    return Reading(text, (finding("DC515", path, encoding=legacy.upper()),) if legacy else ())
