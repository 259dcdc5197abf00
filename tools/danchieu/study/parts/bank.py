"""The questions of topics with what a paper needs to know of each: its lasting id, its level, its proof in words, and whether that holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from danchieu.findings import finding
from danchieu.model import Finding, Relation, Topic
from danchieu.status import scope_words
from danchieu.study.parts.names import Names, tidy
from danchieu.text import slug
from danchieu.vocabulary import VERBS
from danchieu.vocabulary.forces import FORCES

LEVELS = ("nhan-biet", "thong-hieu", "van-dung", "van-dung-cao")
"""Levels of questions from the easiest to the hardest, as papers print them; others come after these."""


class Item(NamedTuple):
    """A question ready for print: every text is one clean line."""

    id: str
    """Lasting id, from topic and question and not from wording: `ne-tranh/nt01`."""
    number: str
    """Its id within the topic."""
    topic: str
    """Title of its topic."""
    stem: str
    """The question."""
    options: tuple[str, ...]
    """Answers in the order written."""
    answer: int
    """Index of the right one."""
    reason: str
    """Why."""
    level: str
    """Level as written; empty where none is."""
    address: str
    """Page and anchor of its proof."""
    place: str
    """The proof in words."""
    stale: str
    """Why the proof no longer holds as it was, in words; empty where it does."""
    path: str
    """Its file, for messages."""
    line: int
    """Line in the file."""


def items(names: Names, subjects: Iterable[str]) -> tuple[Item, ...]:
    """All questions of these topics, in their order."""
    return tuple(item for subject in subjects for item in _of(names, subject))


def _of(names: Names, subject: str) -> Iterator[Item]:
    document = names.library.documents[subject]
    topic = document.entry
    assert isinstance(topic, Topic)
    path = document.source.path.removesuffix(".md") + ".cau-hoi.yml"
    for one in topic.questions:
        yield Item(
            id=f"{subject.rpartition('/')[2]}/{one.id}",
            number=one.id,
            topic=tidy(topic.title),
            stem=tidy(one.stem),
            options=tuple(map(tidy, one.options)),
            answer=one.answer,
            reason=tidy(one.reason),
            level=tidy(one.level),
            address=one.proof,
            place=names.place(one.proof),
            stale=stale(names, one.proof),
            path=path,
            line=one.line,
        )


def stale(names: Names, address: str) -> str:
    """Why an instrument, or the very place in it, no longer holds as it was; empty for what holds and for pages that are no instrument."""
    page, _, anchor = address.partition("#")
    status = names.library.statuses.get(page.removeprefix("van-ban/"))
    if status is None:
        return ""
    if FORCES[status.force].ended:
        return tidy(status.words)
    touching = [one for one in status.proof if _touches(one, anchor)]
    return "; ".join(_words(names, one) for one in touching)


def _touches(relation: Relation, anchor: str) -> bool:
    """Whether a relation in effect is about this place, or the unit around it."""
    return any(anchor == one.anchor or anchor.startswith(f"{one.anchor}-") for one in relation.scope)


def _words(names: Names, relation: Relation) -> str:
    label = VERBS[relation.verb].passive_label
    return f"{scope_words(relation)} {label[0].lower()}{label[1:]} {names.label(relation.subject)}"


def warnings(chosen: Iterable[Item]) -> tuple[Finding, ...]:
    """A finding for each question whose proof no longer holds."""
    return tuple(finding("DC411", one.path, one.line, question=one.number, place=one.place, why=one.stale) for one in chosen if one.stale)


def said(one: Item) -> str:
    """What is said once a question is answered: the reason, its place, and whether that still holds."""
    note = f" Lưu ý: {one.stale}." if one.stale else ""
    return f"{one.reason} Chỗ chứng minh: {one.place}.{note}"


def level_key(level: str) -> tuple[int, str]:
    """Key that puts levels in order of difficulty, unknown ones last."""
    name = slug(level)
    return (LEVELS.index(name) if name in LEVELS else len(LEVELS), name)


def counts(found: Iterable[Item]) -> str:
    """`Nhận biết 16, Thông hiểu 16, Vận dụng 8`; `chưa ghi mức` for those without level."""
    seen: dict[str, tuple[str, int]] = {}
    for one in found:
        name, number = seen.get(slug(one.level), (one.level or "chưa ghi mức", 0))
        seen[slug(one.level)] = name, number + 1
    rows = [seen[key] for key in sorted(seen, key=level_key)]
    return ", ".join(f"{name} {number}" for name, number in rows) or "không có câu nào"
