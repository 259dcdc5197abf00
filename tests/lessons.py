"""Small libraries of topics for the tests of study formats, and readers of the formats of others, written from their public documentation."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple
from xml.etree import ElementTree

from danchieu.model import Document, Library, Question, Topic
from danchieu.structure import parse
from factories import Cited, document, instrument, library

PROOF = "van-ban/nd-1-2020-nd-cp#dieu-1"
BODY = "## Tóm tắt\n\nNghị định.\n\n### Điều 1. Phạm vi\n\n1. Một.\n"


def question(number: str, stem: str = "", options: Sequence[str] = (), **more: object) -> Question:
    """A question; the second option is right unless told otherwise."""
    values: dict[str, object] = {"answer": 1, "reason": "Vì Điều 1 nói vậy.", "proof": PROOF, "level": "Nhận biết", "line": 1, **more}
    words = tuple(options) or tuple(f"{letter} của {number}" for letter in ("một", "hai", "ba", "bốn"))
    return Question(id=number, stem=stem or f"Câu hỏi {number}?", options=words, **values)  # type: ignore[arg-type]


def topic(name: str, questions: Iterable[Question], body: str = "", **more: object) -> tuple[str, Topic, str]:
    """A topic with its questions."""
    values: dict[str, object] = {"title": f"Chuyên đề {name}", "minutes": 90, "audience": "lớp", "aims": {}, "path": (), **more}
    return f"chuyen-de/{name}", Topic(id=name, questions=tuple(questions), **values), body  # type: ignore[arg-type]


def school(*topics: tuple[str, Topic, str], **more: object) -> Library:
    """A library of these topics and the one decree that proves everything."""
    decree = instrument("nd-1-2020-nd-cp", "1/2020/NĐ-CP", title="Về việc học", issued=date(2020, 1, 1))
    pages = [document("van-ban/nd-1-2020-nd-cp", decree, BODY), *(lesson_page(*one) for one in topics)]
    return library(pages, **more)  # type: ignore[arg-type]


def lesson_page(identity: str, entry: Topic, body: str, cited: Sequence[Cited] = ()) -> Document:
    """The page of a topic, with the structure that the real reader gives it: steps stand inside the outline."""
    return replace(document(identity, entry, body, cited), root=parse(body, markdown=True))


class Asked(NamedTuple):
    """A question as a reader of another format sees it."""

    stem: str
    options: tuple[str, ...]
    answer: int
    remark: str = ""
    number: str = ""
    level: str = ""


def read_gift(text: str) -> list[Asked]:
    """Questions of a GIFT file: blocks divided by empty lines, comments with `//`, `::name::stem{answers}`, marks escaped by a backslash."""
    found = []
    for block in re.split(r"\n[ \t]*\n", text):
        lines = [line for line in block.split("\n") if line.strip()]
        notes = " ".join(line for line in lines if line.startswith("//"))
        rest = "\n".join(line for line in lines if not line.startswith(("//", "$CATEGORY:")))
        if not rest.strip():
            continue
        whole = re.fullmatch(r"::((?:\\.|[^\\])*?)::((?:\\.|[^\\{}])*)\{((?:\\.|[^\\{}])*)\}\s*", rest, re.DOTALL)
        assert whole is not None, rest
        answers, _, remark = re.sub(r"\\.", lambda one: f"\x00{ord(one[0][1])}\x01", whole[3]).partition("####")
        parts = re.split(r"([=~])", answers)[1:]
        options = [_gift(words) for words in parts[1::2]]
        number = re.search(r"\[id:([^\]]*)\]", notes)
        level = re.search(r"\[tag:([^\]]*)\]", notes)
        marks = parts[0::2]
        assert marks.count("=") == 1
        found.append(
            Asked(
                _gift(re.sub(r"\\.", lambda one: f"\x00{ord(one[0][1])}\x01", whole[2])),
                tuple(options),
                marks.index("="),
                _gift(remark),
                number[1] if number else "",
                level[1] if level else "",
            )
        )
    return found


def _gift(words: str) -> str:
    words = re.sub(r"^%-?\d+(?:\.\d+)?%", "", words.strip())
    words = re.sub(r"^\[(?:html|plain|markdown|moodle)\]", "", words.strip())
    return re.sub("\x00(\\d+)\x01", lambda one: chr(int(one[1])), words).strip()


def read_moodle(data: bytes) -> list[Asked]:
    """Questions of a Moodle XML file."""
    found = []
    for one in ElementTree.fromstring(data).findall("question[@type='multichoice']"):
        right = [index for index, answer in enumerate(one.findall("answer")) if answer.get("fraction") == "100"]
        assert len(right) == 1
        assert all(answer.get("fraction") in ("0", "100") for answer in one.findall("answer"))
        options = tuple(answer.findtext("text") or "" for answer in one.findall("answer"))
        texts = [one.findtext(f"{key}/text") or "" for key in ("questiontext", "generalfeedback")]
        found.append(Asked(texts[0], options, right[0], texts[1], one.findtext("idnumber") or "", one.findtext("tags/tag/text") or ""))
    return found


def read_aiken(text: str) -> list[Asked]:
    """Questions of an Aiken file: a line of question, lines `A. answer` or `A) answer`, a line `ANSWER: A`."""
    found: list[Asked] = []
    stem, options = "", []
    for line in text.split("\n"):
        option = re.match(r"[A-Z][).][ \t]*(.*)", line)
        if not line.strip():
            continue
        if line.startswith("ANSWER:"):
            found.append(Asked(stem, tuple(options), ord(line.removeprefix("ANSWER:").strip()) - ord("A")))
            stem, options = "", []
        elif option:
            options.append(option[1])
        else:
            assert not stem, f"two lines of question: {stem!r}, {line!r}"
            stem = line
    assert not stem
    return found


def read_csv(data: bytes) -> list[dict[str, str]]:
    """Rows of a CSV file as a spreadsheet shows them: the apostrophe that keeps a cell text is not shown."""
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return [{key: value.removeprefix("'") for key, value in row.items()} for row in rows]


def read_cards(data: bytes, raw: bool = False) -> list[list[str]]:
    """Rows of a file of cards, without its head; `raw` shows the apostrophes too."""
    text = data.decode()
    body = text[text.index("#columns") :].partition("\n")[2]
    return [[cell if raw else cell.removeprefix("'") for cell in row] for row in csv.reader(io.StringIO(body, newline=""), delimiter="\t")]
