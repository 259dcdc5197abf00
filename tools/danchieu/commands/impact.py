"""`danchieu impact ID`: what rests on an instrument, down to the điều."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from datetime import date

from danchieu.commands import DONE, MISUSE, Command, Say, docs_of, project_arguments
from danchieu.commands._named import instrument_named
from danchieu.model import Backlink, Library, Topic
from danchieu.vocabulary import VERBS, pinpoint_words

_LONG = 140
"""Letters of a sentence that are shown."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="MÃ", help="mã, số hiệu hoặc tên: nd-73-2023-nd-cp, 73/2023/NĐ-CP, “Nghị định 73/2023/NĐ-CP”")
    project_arguments(parser)


def _run(arguments: argparse.Namespace, say: Say) -> int:
    from danchieu.library import load

    docs = docs_of(arguments, say)
    if docs is None:
        return MISUSE
    library = load(docs, arguments.as_of or date.today())
    found = instrument_named(library, arguments.id, say)
    if found is None:
        return MISUSE
    for line in _impact(library, found):
        say.out(line)
    return DONE


def _impact(library: Library, identity: str) -> Iterator[str]:
    instrument = library.instruments[identity]
    status = library.statuses.get(identity)
    yield f"{instrument.label}: {status.words if status else 'chưa có trang trong kho'}"
    relations = [one for one in library.incoming.get(identity, ()) if one.verb != "dan_chieu"]
    yield f"\nQuan hệ từ văn bản khác: {len(relations)}"
    for relation in relations:
        scope = f" ({relation.scope_text})" if relation.scope_text else ""
        yield f"  {relation.subject}: {VERBS[relation.verb].active.lower()}{scope}"
    own = library.page_of(identity)
    links = tuple(link for link in library.backlinks.get(identity, ()) if link.document != own)
    yield f"\nĐoạn dẫn chiếu: {len(links)}"
    for place, group in _by_place(links):
        yield f"  {place}"
        for link in group:
            yield f"    {link.document}{f'#{link.anchor}' if link.anchor else ''}: {_shown(link.sentence)}"
    lessons = list(_lessons(library, identity))
    yield f"\nBài học và câu hỏi: {len(lessons)}"
    yield from (f"  {line}" for line in lessons)


def _by_place(links: tuple[Backlink, ...]) -> list[tuple[str, list[Backlink]]]:
    """Backlinks by the place they cite: the whole first, then by pinpoint."""
    groups: dict[str, list[Backlink]] = {}
    for link in links:
        groups.setdefault(str(link.pinpoint) if link.pinpoint else "", []).append(link)
    return [(_place(groups[key][0]), groups[key]) for key in sorted(groups, key=_natural)]


def _place(link: Backlink) -> str:
    if link.pinpoint is None:
        return "(cả văn bản)"
    words = pinpoint_words(link.pinpoint)
    return f"{words[:1].upper()}{words[1:]} (#{link.pinpoint.anchor})"


def _natural(written: str) -> list[tuple[int, str]]:
    """Điều 9 before Điều 10."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", written)]


def _shown(sentence: str) -> str:
    """The beginning of a sentence, cut at a word."""
    words = sentence.lstrip("-* ")
    return words if len(words) <= _LONG else words[: _LONG - 1].rpartition(" ")[0] + "…"


def _lessons(library: Library, identity: str) -> Iterator[str]:
    page = f"van-ban/{identity}"
    for document in library.of_kind(Topic):
        topic = document.entry
        assert isinstance(topic, Topic)
        for target, why in topic.path:
            if target.partition("#")[0] == page:
                yield f"{document.id}: lộ trình đọc {target} ({why})"
        for question in topic.questions:
            if question.proof.partition("#")[0] == page:
                yield f"{document.id}: câu {question.id} dựa vào {question.proof}"


COMMAND = Command("impact", "xem những gì dựa vào một văn bản", _arguments, _run)
