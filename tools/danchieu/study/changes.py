"""What has changed since a lesson was made: instruments it uses that stand otherwise now, and newer ones that touch them; with the questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from danchieu.findings import finding
from danchieu.model import Document, Instrument, Library, Modality, Outcome, Relation, Status, Topic
from danchieu.status import status_of
from danchieu.study import Made, Order, Study
from danchieu.study.parts.names import Names, names_of, tidy
from danchieu.study.parts.sheet import Block, Heading, Line, Part, Points, Sheet, Table, printed
from danchieu.text import show_date
from danchieu.text.markdown import plain
from danchieu.vocabulary import VERBS

_SURE = frozenset({Modality.DECLARED, Modality.STATED})
_VERBS = frozenset(VERBS) - {"dan_chieu"}


class Change(NamedTuple):
    """An instrument that the lesson uses and that stands otherwise now."""

    instrument: str
    """Its id."""
    before: Status
    """How it stood on the day of the lesson."""
    now: Status
    """How it stands."""


class Newer(NamedTuple):
    """An instrument that came after the lesson and touches one that the lesson uses."""

    relation: Relation
    """What ties the two."""
    day: date
    """Since when: its effect, else its day of issue."""


def _write(library: Library, order: Order, suffix: str) -> Made:
    names, document = names_of(library), library.documents[order.subjects[0]]
    topic = document.entry
    assert isinstance(topic, Topic)
    since = order.since or max((row.read_on for row in topic.references if row.read_on), default=None)
    if since is None:
        return Made(b"", (finding("DC415", document.source.path, 0),))
    uses = _uses(document, topic)
    blocks = tuple(_blocks(names, topic, since, uses, tuple(_changed(library, since, uses)), tuple(_newer(library, since, uses))))
    part = Part(blocks, f"Thay đổi từ {show_date(since)} đến {show_date(library.as_of)}")
    return Made(printed(Sheet(f"Phiếu thay đổi: {tidy(topic.title)}", (part,), library.as_of), suffix))


def _uses(document: Document, topic: Topic) -> Mapping[str, dict[str, None]]:
    """Instrument id to the parts of the lesson that use it: the path, questions, sections of the text."""
    found: dict[str, dict[str, None]] = {}
    for address, _ in topic.path:
        found.setdefault(_instrument(address), {})["lộ trình đọc"] = None
    for one in topic.questions:
        found.setdefault(_instrument(one.proof), {})[f"câu hỏi {tidy(one.id)}"] = None
    for mention in document.mentions:
        if mention.resolution.outcome is Outcome.FOUND and mention.resolution.instrument:
            place = mention.citation.span.start
            section = next((unit for unit in document.root.children if unit.span.start <= place < unit.span.end), document.root)
            name = f"mục “{tidy(plain(section.heading))}”" if section.heading else "phần đầu bài"
            found.setdefault(mention.resolution.instrument, {})[name] = None
    return found


def _instrument(address: str) -> str:
    return address.partition("#")[0].removeprefix("van-ban/")


def _changed(library: Library, since: date, uses: Mapping[str, object]) -> Iterator[Change]:
    """In the order of first use."""
    for identity in uses:
        one, now = library.instruments.get(identity), library.statuses.get(identity)
        if one is None or now is None:
            continue
        before = status_of(one, library.incoming.get(identity, ()), library.instruments, since)
        if (before.force, before.by, before.words) != (now.force, now.by, now.words):
            yield Change(identity, before, now)


def _newer(library: Library, since: date, uses: Mapping[str, object]) -> Iterator[Newer]:
    """By day, then by name of the newer one."""
    found = []
    for identity in uses:
        for relation in library.incoming.get(identity, ()):
            day = _day(library.instruments.get(relation.subject), relation)
            if relation.modality in _SURE and relation.verb in _VERBS and day is not None and since < day <= library.as_of:
                found.append(Newer(relation, day))
    return iter(sorted(found, key=lambda one: (one.day, one.relation.subject, one.relation.verb, one.relation.object)))


def _day(acting: Instrument | None, relation: Relation) -> date | None:
    if relation.since is not None or acting is None:
        return relation.since
    return acting.effective or acting.issued


def _blocks(
    names: Names, topic: Topic, since: date, uses: Mapping[str, dict[str, None]], changed: tuple[Change, ...], newer: tuple[Newer, ...]
) -> Iterator[Block]:
    yield Heading("PHIẾU THAY ĐỔI")
    yield Line("", lead=tidy(topic.title), align="center")
    day = show_date(names.library.as_of)
    yield Line(f"So văn bản của chuyên đề ở hai ngày: {show_date(since)} (ngày soạn) và {day}.")
    if not changed and not newer:
        yield Line(f"Không có thay đổi nào trong kho từ {show_date(since)} đến {day}.")
        return
    if changed:
        yield Heading("Văn bản có tình trạng khác trước", 2)
        rows = tuple(
            (
                names.label(one.instrument),
                _before(names.library.instruments[one.instrument], one.before, since),
                names.standing(one.instrument),
                "; ".join(uses[one.instrument]),
            )
            for one in changed
        )
        yield Table(("Văn bản", f"Ngày {show_date(since)}", f"Ngày {day}", "Dùng ở"), rows, (22, 26, 28, 24))
    if newer:
        yield Heading("Văn bản mới có liên quan", 2)
        yield Table(("Văn bản mới", "Làm gì", "Từ ngày", "Dùng ở"), tuple(_new_row(names, one, uses) for one in newer), (26, 36, 14, 24))
    touched = {one.instrument for one in changed} | {one.relation.object for one in newer}
    asked = tuple(
        f"Câu {tidy(one.id)}: {names.place(one.proof)}. {tidy(one.stem)}" for one in topic.questions if _instrument(one.proof) in touched
    )
    if asked:
        yield Heading("Câu hỏi cần xem lại", 2)
        yield Points(asked)


def _before(one: Instrument, status: Status, since: date) -> str:
    """How an instrument stood on the day of the lesson, which it may not have seen yet."""
    return "Chưa ban hành" if one.issued and one.issued > since else tidy(status.words)


def _new_row(names: Names, one: Newer, uses: Mapping[str, dict[str, None]]) -> tuple[str, ...]:
    relation = one.relation
    scope = f" ({tidy(relation.scope_text)})" if relation.scope_text else ""
    what = f"{VERBS[relation.verb].active} {names.label(relation.object)}{scope}"
    return names.label(relation.subject), what, show_date(one.day), "; ".join(uses[relation.object])


STUDY = Study("thay-doi", (".docx", ".md"), "phiếu thay đổi: văn bản của chuyên đề đổi gì từ ngày soạn đến nay", Topic, False, _write)
