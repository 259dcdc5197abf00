"""A deck as a PowerPoint file of 16 by 9, with real titles and outlines, in a font that every machine has."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime, time
from typing import Any

import pptx
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from danchieu.study.parts.deck import Deck, Slide
from danchieu.study.parts.fit import height
from danchieu.study.parts.names import tidy
from danchieu.study.parts.zipped import settled

FONT = "Arial"
_COLOR: Any = RGBColor
_RED, _GREY = _COLOR(0x8A, 0x1C, 0x1C), _COLOR(0x55, 0x50, 0x4C)
_FIRST = 40
"""Size of the title of the first slide, in points."""
_WIDTH, _HEIGHT, _MARGIN = 13.333, 7.5, 0.7
_SIZES = (32, 28, 26, 24, 22, 20, 18, 16, 14)
_BODY = (287, 4.9 * 72 - 14)
"""Width of the text in mm and its height in points."""
_ARIAL = 1.1
"""Arial is wider than the face that `fit` measures, by about so much."""
_KEPT = ("Title Slide", "Title and Content")
_UNUSED = ("/thumbnail", "/printerSettings")
_FACE = re.compile(rb'(<a:(?:latin|ea|cs) typeface=")[^"]*(")')


def powerpoint(deck: Deck) -> bytes:
    """The file."""
    presentation: Any = pptx.Presentation()
    presentation.slide_width, presentation.slide_height = Inches(_WIDTH), Inches(_HEIGHT)
    layouts = _layouts(presentation)
    _opening(presentation.slides.add_slide(layouts[0]), deck)
    for number, one in enumerate(deck.slides, 2):
        _slide(presentation.slides.add_slide(layouts[1]), one, number)
    _properties(presentation, deck)
    out = io.BytesIO()
    presentation.save(out)
    return settled(out.getvalue())


def _layouts(presentation: Any) -> list[Any]:
    """The two layouts in use, over the whole width and in the one font; the others go."""
    master = presentation.slide_master
    theme = master.part.part_related_by(RT.THEME)
    theme._blob = _FACE.sub(rb"\g<1>" + FONT.encode() + rb"\g<2>", theme.blob)
    for layout in list(presentation.slide_layouts):
        if layout.name not in _KEPT:
            presentation.slide_layouts.remove(layout)
    for layout in (master, *presentation.slide_layouts):
        for shape in list(layout.placeholders):
            if shape.placeholder_format.type in (13, 15, 16):  # number, footer and date: the source line has their place
                shape._element.getparent().remove(shape._element)
    for shape in (shape for layout in (master, presentation.slide_layouts.get_by_name(_KEPT[1])) for shape in layout.placeholders):
        is_title = shape.placeholder_format.type == 1
        _put(shape, 0.45 if is_title else 1.6, 1.05 if is_title else 4.9)
    for shape, place in zip(presentation.slide_layouts.get_by_name(_KEPT[0]).placeholders, ((1.9, 2.2), (4.3, 1.4)), strict=True):
        _put(shape, *place)
    return [presentation.slide_layouts.get_by_name(name) for name in _KEPT]


def _put(shape: Any, top: float, tall: float) -> None:
    shape.left, shape.top, shape.width, shape.height = Inches(_MARGIN), Inches(top), Inches(_WIDTH - 2 * _MARGIN), Inches(tall)


def _opening(slide: Any, deck: Deck) -> None:
    _title(slide.shapes.title, deck.title, _FIRST)
    frame = slide.placeholders[1].text_frame
    for index, line in enumerate(deck.under.split("\n")):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        _run(paragraph, line, 20, _GREY)
    _source(slide, "Dẫn chiếu: kho văn bản của Đảng và Nhà nước", 1)


def _slide(slide: Any, one: Slide, number: int) -> None:
    _title(slide.shapes.title, one.title, 32 if len(one.title) <= 60 else 26)
    frame = slide.placeholders[1].text_frame
    frame.word_wrap = True
    size = next((size for size in _SIZES if _height(one.points, size) <= _BODY[1]), _SIZES[-1])
    for index, words in enumerate(one.points):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(size / 3)
        if one.lettered:
            _unmarked(paragraph)
        _run(paragraph, words, size)
    _source(slide, one.source, number)
    if one.note:
        slide.notes_slide.notes_text_frame.text = tidy(one.note)


def _height(points: tuple[str, ...], size: float) -> float:
    """Height of the rows of a slide, in points."""
    return sum(height(words, size, _BODY[0] / _ARIAL, size * 0.55) for words in points)


def _unmarked(paragraph: Any) -> None:
    """A row without the mark of a list: it has a letter of its own."""
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", "0")
    properties.set("indent", "0")
    properties.append(properties.makeelement(qn("a:buNone"), {}))


def _title(shape: Any, words: str, size: float) -> None:
    frame = shape.text_frame
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    if size < _FIRST:
        frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    _run(frame.paragraphs[0], words, size, _RED).font.bold = True


def _source(slide: Any, words: str, number: int) -> None:
    """The line at the foot, and the number of the slide."""
    for left, width, text in ((_MARGIN, _WIDTH - 2 * _MARGIN - 0.8, words), (_WIDTH - _MARGIN - 0.7, 0.7, str(number))):
        box = slide.shapes.add_textbox(Inches(left), Inches(6.65), Inches(width), Inches(0.6))
        box.name = "Nguồn" if text is words else "Số trang"
        box.text_frame.word_wrap = True
        _run(box.text_frame.paragraphs[0], text, 14, _GREY)


def _run(paragraph: Any, words: str, size: float, color: Any = None) -> Any:
    """A run of clean Vietnamese words."""
    run = paragraph.add_run()
    run.text, run.font.size = tidy(words), Pt(size)
    if color is not None:
        run.font.color.rgb = color
    run._r.get_or_add_rPr().set("lang", "vi-VN")
    return run


def _properties(presentation: Any, deck: Deck) -> None:
    """Title and language; the file's days are the day of its content, not of the clock."""
    core = presentation.core_properties
    core.title, core.language, core.author, core.last_modified_by = deck.title[:255], "vi-VN", "Dẫn chiếu", "Dẫn chiếu"
    core.created = core.modified = datetime.combine(deck.as_of, time(), UTC)
    core.revision = 1
    for part in (presentation.part.package, presentation.part):
        for key in [key for key, one in part._rels.items() if one.reltype.endswith(_UNUSED)]:
            part._rels.pop(key)
    assert presentation.element.find(qn("p:sldSz")) is not None
