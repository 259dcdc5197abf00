"""A topic as a lesson: its steps with their minutes and tasks, its other sections, what it cites, all from the structure of its page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from danchieu.findings import finding
from danchieu.model import Document, Finding, Mention, Topic, Unit
from danchieu.study import Order
from danchieu.study.parts.minutes import shared
from danchieu.study.parts.names import Cited, Names, tidy
from danchieu.text.markdown import plain

OUTLINE = "de-cuong"
AIMS = {"kien_thuc": "Về kiến thức", "ky_nang": "Về kỹ năng", "thai_do": "Về thái độ"}
_MINUTES = re.compile(r"(?P<title>[^()]*(?:\([^()]*\)[^()]*)*?)\s*\((?P<minutes>\d{1,4})\s+phút\)\s*")  # Mở đầu: tự soi (8 phút)
_INNER = re.compile(r"\s*\(\d{1,4}\s+phút\)")
_TEXTS = frozenset({"bullet", "paragraph", "khoan", "diem", "quote"})


class Task(NamedTuple):
    """Something to do or to say in a step."""

    words: str
    """In plain words."""
    cited: tuple[Cited, ...]
    """The places it rests on, in order."""


class Step(NamedTuple):
    """A step of a lesson."""

    title: str
    """What it is about."""
    minutes: int
    """How long it takes."""
    tasks: tuple[Task, ...]
    """In order."""


class Lesson(NamedTuple):
    """A topic, ready to be laid out."""

    document: Document
    """Its page."""
    topic: Topic
    """Its record."""
    minutes: int
    """Length of the session; the steps add up to it."""
    steps: tuple[Step, ...]
    """In order, at least one."""
    scaled: bool
    """Whether the minutes are others than those of the page."""


def lesson(names: Names, order: Order, what: str) -> tuple[Lesson | None, tuple[Finding, ...]]:
    """The lesson of the first subject; None, and the finding that says why, where it has no outline whose minutes add up."""
    document = names.library.documents[order.subjects[0]]
    topic = document.entry
    assert isinstance(topic, Topic)
    path = document.source.path
    steps = tuple(_steps(names, document))
    if not steps:
        return None, (finding("DC413", path, 0, what=what),)
    total = sum(one.minutes for one in steps)
    if topic.minutes and total != topic.minutes:
        return None, (finding("DC412", path, 0, sum=total, minutes=topic.minutes),)
    minutes = order.minutes or total
    if minutes == total:
        return Lesson(document, topic, total, steps, False), ()
    if minutes < len(steps):
        return None, (finding("DC414", path, 0, minutes=minutes, steps=len(steps)),)
    return Lesson(document, topic, minutes, _scaled(steps, minutes), True), ()


def section(document: Document, anchor: str) -> Unit | None:
    """The section of a page with this address."""
    return next((one for one in document.root.children if one.anchor == anchor), None)


def rows(names: Names, document: Document, anchor: str) -> tuple[Task, ...]:
    """The rows of a section; none where the page has no such section."""
    unit = section(document, anchor)
    return tuple(_tasks(names, document, unit)) if unit is not None else ()


def path_rows(names: Names, topic: Topic) -> tuple[tuple[str, str, str], ...]:
    """The reading path: name with its place, why to read it, and how it stands on the library's day."""
    return tuple(
        (names.place(address), tidy(why), names.standing(address.partition("#")[0]) or "Tư liệu, không phải văn bản")
        for address, why in topic.path
    )


def _steps(names: Names, document: Document) -> Iterator[Step]:
    outline = section(document, OUTLINE)
    for unit in outline.children if outline is not None else ():
        found = _MINUTES.fullmatch(tidy(plain(unit.heading))) if unit.heading else None
        if found is not None and int(found["minutes"]):
            yield Step(found["title"].strip(), int(found["minutes"]), tuple(_tasks(names, document, unit)))


def _tasks(names: Names, document: Document, unit: Unit) -> Iterator[Task]:
    for child in unit.children:
        if child.kind in _TEXTS:
            start = child.marker.end if child.marker else child.span.start
            end = min((one.span.start for one in child.children), default=child.span.end)
            words = tidy(plain(document.source.text[start : max(start, end)]))
            if words:
                yield Task(words, names.cited(_mentions(document, start, end)))
        yield from _tasks(names, document, child)


def _mentions(document: Document, start: int, end: int) -> Iterator[Mention]:
    return (one for one in document.mentions if start <= one.citation.span.start < end)


def _scaled(steps: Sequence[Step], minutes: int) -> tuple[Step, ...]:
    """The steps in the same proportion over another length, by largest remainders; none is left without a minute."""
    shares = shared(minutes, [one.minutes for one in steps])
    return tuple(
        Step(one.title, share, tuple(Task(_INNER.sub("", task.words), task.cited) for task in one.tasks))
        for one, share in zip(steps, shares, strict=True)
    )
