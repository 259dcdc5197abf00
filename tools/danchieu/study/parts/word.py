"""A sheet as a Word file on A4, set as Nghị định 30/2020/NĐ-CP, Phụ lục I, asks: Times New Roman, 13 points, margins 20, 20, 30 and 15 mm."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from danchieu.study.parts.papers import LETTERS
from danchieu.study.parts.sheet import Block, Heading, Letterhead, Line, Options, Part, Points, Sheet, Table
from danchieu.study.parts.word_text import ALIGN, add_field, add_text, set_font
from danchieu.study.parts.zipped import settled

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section

WIDTH = 165
"""Width of the text in mm: 210 less 30 on the left and 15 on the right."""
_WHOLE = 500
"""A row of fewer characters stays on one page; longer ones would leave half a page empty."""
_STYLES = frozenset(
    (
        *("Normal", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "Footer", "Table Grid"),
        *("Default Paragraph Font", "Normal Table", "No List"),
    )
)
"""Styles that stay; the template of the library has 160."""
_UNUSED = ("/thumbnail", "/stylesWithEffects", "/customXml")
"""Parts of the library's empty template that no file of ours needs."""
_SHORT, _HALF = 13, 30
"""Options of so few characters stand four, or two, in a line."""


def word(sheet: Sheet) -> bytes:
    """The file."""
    document = docx.Document()
    _styles(document, sheet.size)
    _properties(document, sheet)
    for number, part in enumerate(sheet.parts):
        section = document.sections[0] if number == 0 else document.add_section(WD_SECTION.NEW_PAGE)
        _page(section)
        for block in part.blocks:
            _block(document, block)
        _footer(section, part, counted=len(sheet.parts) > 1)
    out = io.BytesIO()
    document.save(out)
    return settled(out.getvalue())


def _styles(document: Document, size: float) -> None:
    """The styles of the template in the one font; real headings, black."""
    styles = document.styles
    for unused in [one for one in styles if one.name not in _STYLES]:
        unused.delete()
    for name, points, bold in (
        ("Normal", size, False),
        ("Heading 1", size + 1, True),
        ("Heading 2", size, True),
        ("Heading 3", size, True),
    ):
        style: Any = styles[name]
        set_font(style.element.get_or_add_rPr())
        style.font.size, style.font.bold, style.font.italic = Pt(points), bold, name == "Heading 3"
        style.font.color.rgb = RGBColor(0, 0, 0)
        shape = style.paragraph_format
        shape.space_before, shape.space_after = Pt(0 if name == "Normal" else 6), Pt(min(4, size - 8))
        shape.line_spacing, shape.widow_control = 1.0, True
    normal: Any = styles["Normal"]
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    normal.element.get_or_add_rPr().append(language)
    assert styles["List Bullet"].type is WD_STYLE_TYPE.PARAGRAPH


def _properties(document: Document, sheet: Sheet) -> None:
    """Title and language; the file's days are the day of its content, not of the clock."""
    core = document.core_properties
    core.title, core.language, core.author, core.last_modified_by, core.comments = sheet.title[:255], "vi-VN", "Dẫn chiếu", "Dẫn chiếu", ""
    core.created = core.modified = datetime.combine(sheet.as_of, time(), UTC)
    core.revision = 1
    for rels in (document.part.package.rels, document.part.rels):
        for key in [key for key, one in rels.items() if one.reltype.endswith(_UNUSED)]:
            del rels[key]


def _page(section: Section) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)


def _footer(section: Section, part: Part, counted: bool) -> None:
    """The words of the part and the number of the page; `Trang 1/3` where there is one part (not all programs count the pages of a part)."""
    section.footer.is_linked_to_previous = False
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if not part.numbered:
        add_text(paragraph, part.footer, size=10)
        return
    add_text(paragraph, f"{part.footer} · Trang " if part.footer else "Trang ", size=10)
    add_field(paragraph, "PAGE", size=10)
    properties = section._sectPr
    if counted and properties.find(qn("w:pgNumType")) is None:  # a new section begins as a copy of the one before
        start = OxmlElement("w:pgNumType")
        start.set(qn("w:start"), "1")
        properties.insert_element_before(start, "w:cols", "w:docGrid")
    if counted:
        return
    add_text(paragraph, "/", size=10)
    add_field(paragraph, "NUMPAGES", size=10)


def _block(document: Document, block: Block) -> None:
    if isinstance(block, Heading):
        paragraph = document.add_paragraph(style=f"Heading {block.level}")
        add_text(paragraph, block.text)
        if block.level == 1:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif isinstance(block, Line):
        _line(document.add_paragraph(), block)
    elif isinstance(block, Points):
        for item in block.items:
            paragraph = document.add_paragraph(style="List Bullet")
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
            add_text(paragraph, item)
    elif isinstance(block, Options):
        _options(document, block)
    elif isinstance(block, Table):
        _table(document, block)
    else:
        _letterhead(document, block)


def _line(paragraph: Any, line: Line) -> None:
    paragraph.alignment = ALIGN.get(line.align, WD_ALIGN_PARAGRAPH.JUSTIFY)
    paragraph.paragraph_format.keep_with_next = line.keep or None
    if line.lead:
        paragraph.paragraph_format.space_before = Pt(4)
        add_text(paragraph, line.lead + (" " if line.text else ""), bold=True)
    add_text(paragraph, line.text, italic=line.italic)


def _options(document: Document, block: Options) -> None:
    """One answer a line; short ones two or four in a line, on tab stops."""
    longest = max(map(len, block.items))
    row = 4 if longest <= _SHORT else 2 if longest <= _HALF else 1
    for start in range(0, len(block.items), row):
        paragraph = document.add_paragraph()
        shape = paragraph.paragraph_format
        shape.left_indent, shape.space_after, shape.keep_together = Mm(8), Pt(2), True
        shape.keep_with_next = start + row < len(block.items) or None
        for column in range(1, row):
            shape.tab_stops.add_tab_stop(Mm(8 + column * (WIDTH - 8) // row))
        for index in range(start, min(start + row, len(block.items))):
            if index > start:
                paragraph.add_run("\t")
            right = index == block.right
            add_text(paragraph, f"{LETTERS[index]}. ", bold=True, underline=right)
            add_text(paragraph, block.items[index], bold=right, underline=right)


def _table(document: Document, block: Table) -> None:
    table = document.add_table(rows=0, cols=len(block.widths), style="Table Grid")
    table.autofit = False
    _sized(table, block.widths)
    heads = [block.head] if block.head else []
    for number, cells in enumerate((*heads, *block.rows)):
        row, is_head = table.add_row(), number < len(heads)
        if sum(map(len, cells)) < _WHOLE:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        if is_head:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for cell, text, width in zip(row.cells, cells, block.widths, strict=True):
            cell.width = Mm(WIDTH * width / sum(block.widths))
            for index, line in enumerate(text.split("\n")):
                paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
                paragraph.paragraph_format.space_after = Pt(2)
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if is_head or block.center else WD_ALIGN_PARAGRAPH.LEFT
                add_text(paragraph, line, bold=is_head)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _sized(table: Any, widths: tuple[int, ...]) -> None:
    """The widths of the columns as the table itself states them; programs that set no widths by cell read these."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(WIDTH * width / sum(widths))


def _letterhead(document: Document, block: Letterhead) -> None:
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    _sized(table, (2, 3))
    for cell, lines, share in zip(table.rows[0].cells, (block.left, block.right), (2, 3), strict=True):
        cell.width = Mm(WIDTH * share / 5)
        for index, line in enumerate(lines):
            _line(cell.paragraphs[0] if index == 0 else cell.add_paragraph(), line)
    document.add_paragraph().paragraph_format.space_after = Pt(0)
