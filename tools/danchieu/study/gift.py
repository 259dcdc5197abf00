"""GIFT, the text format of question banks that Moodle and others read.

Format: docs.moodle.org, “GIFT format”: `::name::` question `{` `=` right `~` wrong `####` remark `}`; `~ = # { } :` and `\\` take a
backslash. The comment before a question carries its lasting id (`[id:...]`) and its level (`[tag:...]`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from danchieu.model import Library, Topic
from danchieu.study import Made, Order, Study
from danchieu.study.parts.bank import Item, said
from danchieu.study.parts.choose import choose
from danchieu.study.parts.names import names_of

_SPECIAL = re.compile(r"[~=#{}:\\]")


def _write(library: Library, order: Order, suffix: str) -> Made:
    chosen, findings = choose(names_of(library), order)
    return Made("\n".join(_lines(chosen)).encode() if chosen else b"", findings)


def _lines(chosen: tuple[Item, ...]) -> Iterator[str]:
    topic = ""
    for one in chosen:
        if one.topic != topic:
            topic = one.topic
            yield f"$CATEGORY: $course$/Dẫn chiếu/{topic.replace('/', '//')}\n"
        tag = f" [tag:{_bracketed(one.level)}]" if one.level else ""
        yield f"// [id:{_bracketed(one.id)}]{tag}"
        yield f"::{_text(one.id)}::[plain]{_text(one.stem)} {{"
        yield from (_option(one, index) for index in range(len(one.options)))
        yield f"\t####{_text(said(one))}"
        yield "}\n"


def _option(one: Item, index: int) -> str:
    """An answer; one that begins like a weight or a format gets an explicit one, so that its own words stay words."""
    right, words = index == one.answer, _text(one.options[index])
    weight = ("%100%" if right else "%0%") if words.startswith("%") else ""
    form = "[plain]" if words.startswith("[") else ""
    return f"\t{'=' if right else '~'}{weight}{form}{words}"


def _text(text: str) -> str:
    return _SPECIAL.sub(lambda found: "\\" + found[0], text)


def _bracketed(text: str) -> str:
    return text.replace("[", "(").replace("]", ")")


STUDY = Study("gift", (".txt",), "ngân hàng câu hỏi dạng GIFT cho Moodle và phần mềm khác", Topic, True, _write)
