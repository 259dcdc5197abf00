"""Moodle XML: a question bank with levels as tags and lasting ids, so that importing again makes no second copy where ids are matched.

Format: docs.moodle.org, “Moodle XML format”.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from danchieu.model import Library, Topic
from danchieu.study import Made, Order, Study
from danchieu.study.parts.bank import Item, said
from danchieu.study.parts.choose import choose
from danchieu.study.parts.names import names_of
from danchieu.study.parts.papers import keeps_order

_LONGEST_ID = 100
"""Characters of an `idnumber` in Moodle."""


def _write(library: Library, order: Order, suffix: str) -> Made:
    chosen, findings = choose(names_of(library), order)
    return Made(_xml(chosen) if chosen else b"", findings)


def _xml(chosen: Iterable[Item]) -> bytes:
    quiz = ET.Element("quiz")
    topic = ""
    for one in chosen:
        if one.topic != topic:
            topic = one.topic
            category = ET.SubElement(quiz, "question", type="category")
            _text(category, "category", f"$course$/top/Dẫn chiếu/{topic.replace('/', '//')}")
        _question(quiz, one)
    ET.indent(quiz)
    data: bytes = ET.tostring(quiz, encoding="UTF-8", xml_declaration=True)
    return data + b"\n"


def _question(quiz: ET.Element, one: Item) -> None:
    question = ET.SubElement(quiz, "question", type="multichoice")
    _text(question, "name", one.id)
    _text(question, "questiontext", one.stem, "plain_text")
    _text(question, "generalfeedback", said(one), "plain_text")
    for key, value in (("defaultgrade", "1"), ("penalty", "0"), ("hidden", "0"), ("idnumber", one.id[-_LONGEST_ID:]), ("single", "true")):
        ET.SubElement(question, key).text = value
    ET.SubElement(question, "shuffleanswers").text = "false" if keeps_order(one) else "true"
    ET.SubElement(question, "answernumbering").text = "ABCD"
    for index, option in enumerate(one.options):
        answer = ET.SubElement(question, "answer", fraction="100" if index == one.answer else "0", format="plain_text")
        ET.SubElement(answer, "text").text = option
        _text(answer, "feedback", "", "plain_text")
    if one.level:
        _text(ET.SubElement(question, "tags"), "tag", one.level)


def _text(parent: ET.Element, name: str, words: str, form: str = "") -> None:
    """An element that holds its words in a `text` of their own, as this format does."""
    element = ET.SubElement(parent, name, {"format": form} if form else {})
    ET.SubElement(element, "text").text = words


STUDY = Study("moodle", (".xml",), "ngân hàng câu hỏi Moodle XML, giữ mã câu và mức độ", Topic, True, _write)
