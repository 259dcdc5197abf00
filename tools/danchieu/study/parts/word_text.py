"""Runs of a Word file: the one font for all letters, numbers of documents that do not break at the end of a line, counting fields."""

from __future__ import annotations

import re
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from danchieu.study.parts.names import tidy

FONT = "Times New Roman"
ALIGN = {"center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT, "left": WD_ALIGN_PARAGRAPH.LEFT}

# What must stay on one line: 73/2023/NĐ-CP, 26-NQ/TW; the blank of Điều 5, khoản 1, Câu 12.
_NUMBER = re.compile(r"[^\s,;()]{0,30}\d[^\s,;()]{0,40}/[^\s,;()]{1,40}")
_PLACE = re.compile(r"\b(Điều|Khoản|khoản|Điểm|điểm|Chương|Mục|mục|Phụ lục|Câu|ngày|số) (?=[0-9IVXLCa-zđ]{1,5}\b)")


def set_font(properties: Any) -> None:
    """Name the font for every script; without this Word takes another one for letters it counts as East Asian."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(name), FONT)


def add_text(paragraph: Any, text: str, *, bold: bool = False, italic: bool = False, underline: bool = False, size: float = 0) -> None:
    """A run of clean words; hyphens inside numbers and blanks inside places hold the line together."""
    if not text:
        return
    lead, trail = " " * (text[0] == " "), " " * (text[-1] == " " and bool(text.strip()))
    words = _PLACE.sub("\\1\u00a0", lead + tidy(text) + trail)
    run = paragraph.add_run()
    run.bold, run.italic, run.underline = bold or None, italic or None, underline or None
    if size:
        run.font.size = Pt(size)
    place = 0
    for found in _NUMBER.finditer(words):
        _plain(run, words[place : found.start()])
        pieces = found[0].split("-")
        for index, piece in enumerate(pieces):
            if index:
                run._r.append(OxmlElement("w:noBreakHyphen"))
            _plain(run, piece)
        place = found.end()
    _plain(run, words[place:])


def _plain(run: Any, text: str) -> None:
    if text:
        run.add_text(text)


def add_field(paragraph: Any, name: str, size: float = 0) -> None:
    """A field that Word counts itself: `PAGE`, `NUMPAGES`, `SECTIONPAGES`."""
    for kind in ("begin", "", "separate", "1", "end"):
        run = paragraph.add_run()
        if size:
            run.font.size = Pt(size)
        if kind == "":
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = f" {name} "
            run._r.append(code)
        elif kind == "1":
            run.text = "1"
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
