"""Aiken, the simplest text format of questions: one line of question, lettered answers, `ANSWER: A`. It knows no ids, levels or reasons.

Format: docs.moodle.org, “Aiken format”.
"""

from __future__ import annotations

import re

from danchieu.model import Library, Topic
from danchieu.study import Made, Order, Study
from danchieu.study.parts.bank import Item
from danchieu.study.parts.choose import choose
from danchieu.study.parts.names import names_of
from danchieu.study.parts.papers import LETTERS

_MARK = re.compile(r"[A-Za-z][.)]|ANSWER\s*:", re.IGNORECASE)


def _write(library: Library, order: Order, suffix: str) -> Made:
    chosen, findings = choose(names_of(library), order)
    return Made("\n".join(map(_question, chosen)).encode() if chosen else b"", findings)


def _question(one: Item) -> str:
    """A question that begins like an answer is led by a word, else readers would take it for one."""
    stem = f"Câu hỏi: {one.stem}" if _MARK.match(one.stem) else one.stem
    options = (f"{LETTERS[index]}. {option}" for index, option in enumerate(one.options))
    return "\n".join((stem, *options, f"ANSWER: {LETTERS[one.answer]}", ""))


STUDY = Study("aiken", (".txt",), "câu hỏi dạng Aiken, đơn giản nhất; không mang theo lý do", Topic, True, _write)
