"""Libraries made by hand for tests of what is built on them: small values, no files, no parsing of citations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from danchieu.backlinks import backlinks
from danchieu.ledger import ledger
from danchieu.model import (
    Citation,
    Document,
    Entry,
    Evidence,
    Force,
    Form,
    Instrument,
    Library,
    Mention,
    Modality,
    Outcome,
    Pinpoint,
    Relation,
    Resolution,
    Source,
    Span,
    Status,
    Step,
    Unit,
    Zone,
)
from danchieu.text import slug

AS_OF = date(2026, 11, 21)

_LINE = re.compile(
    r"""
    (?P<hashes>\#{1,6})[ ]  |  (?P<khoan>\d+)\.[ ]  |  (?P<diem>[a-zđ])\)[ ]  |  (?P<bullet>-)[ ]  |  (?P<quote>>)  |  (?P<table>\|)
    """,
    re.VERBOSE,
)
_HEAD = re.compile(r"(?P<kind>Chương|Điều)[ ](?P<label>[IVXLC]+|\d+[a-z]?)\.[ ]?")
_KINDS = {"Chương": "chuong", "Điều": "dieu"}
_RANKS = {"document": 0, "section": 1, "chuong": 1, "dieu": 2, "khoan": 3, "diem": 4}


@dataclass
class _Node:
    kind: str
    label: str
    heading: str
    start: int
    anchor: str
    marker: Span | None = None
    end: int = 0
    children: list[_Node] = field(default_factory=list)

    def unit(self) -> Unit:
        return Unit(
            self.kind,
            self.label,
            self.heading,
            Span(self.start, self.end),
            self.anchor,
            tuple(child.unit() for child in self.children),
            self.marker,
        )


def structure(text: str) -> Unit:
    """A plain structure of Markdown text: chapters, articles, khoản, điểm, sections, bullets, quotes, tables."""
    root = _Node("document", "", "", 0, "")
    stack, place = [root], 0
    for line in text.splitlines(keepends=True):
        found = _LINE.match(line)
        if found and not (
            found["table"] and stack[-1].children and stack[-1].children[-1].kind == "table" and stack[-1].children[-1].end == place
        ):
            node = _node(found, line, place, stack)
            node.end = place + len(line.rstrip("\n"))
            rank = _RANKS.get(node.kind, 9)
            while _RANKS.get(stack[-1].kind, 9) >= rank:
                stack.pop().end = place
            stack[-1].children.append(node)
            if rank < 9:
                stack.append(node)
        elif found:
            stack[-1].children[-1].end = place + len(line.rstrip("\n"))
        place += len(line)
        if found and found["table"]:
            stack[-1].children[-1].end = place
    for node in stack:
        node.end = place
    return root.unit()


def _node(found: re.Match[str], line: str, place: int, stack: list[_Node]) -> _Node:
    if found["hashes"]:
        rest = line[found.end() :].strip()
        head = _HEAD.match(rest)
        if head is None:
            return _Node("section", "", rest, place, slug(rest))
        kind, label = _KINDS[head["kind"]], head["label"].lower()
        start = place + line.index(rest)
        return _Node(kind, label, rest[head.end() :], place, f"{kind}-{label}", Span(start, start + len(head[0].rstrip())))
    if found["khoan"] or found["diem"]:
        kind, label = ("khoan", found["khoan"]) if found["khoan"] else ("diem", found["diem"])
        above = next((node.anchor for node in reversed(stack) if _RANKS.get(node.kind, 9) < _RANKS[kind] and node.kind != "document"), "")
        anchor = "-".join(part for part in (above, kind, label.replace("đ", "dd")) if part)
        return _Node(kind, label, "", place, anchor, Span(place, place + found.end() - 1))
    kind = next(name for name in ("bullet", "quote", "table") if found[name])
    return _Node(kind, "", "", place, "", Span(place, place + 1) if kind == "bullet" else None)


def pinpoint(written: str) -> Pinpoint:
    """`dieu-5.khoan-1` as a Pinpoint."""
    return Pinpoint(tuple(Step(*part.split("-", 1)) for part in written.split(".")))


@dataclass(frozen=True)
class Cited:
    """A citation to plant: the words as they stand in the text and what they mean."""

    words: str
    means: str | tuple[str, ...] = ""
    at: str = ""
    outcome: Outcome = Outcome.FOUND


def document(identity: str, entry: Entry, text: str, cited: Sequence[Cited] = ()) -> Document:
    """A document; each planted citation is found at its next occurrence after the one before."""
    root, place, mentions = structure(text), 0, []
    for one in cited:
        start = text.index(one.words, place)
        place = start + len(one.words)
        mentions.append(_mention(one, Span(start, place), text, root))
    return Document(identity, entry, Source(f"docs/{identity}.md", text, "0" * 64, "md"), root, tuple(mentions))


def _mention(one: Cited, span: Span, text: str, root: Unit) -> Mention:
    where = pinpoint(one.at) if one.at else None
    citation = Citation(span, Form.FULL, None, None, None, None, None, where, Zone.BODY, one.words)
    several = isinstance(one.means, tuple)
    outcome = Outcome.AMBIGUOUS if several else one.outcome
    resolution = Resolution(outcome, None if several else str(one.means), tuple(one.means) if several else ())
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return Mention(citation, resolution, _around(root, span), Span(start, len(text) if end < 0 else end))


def _around(unit: Unit, span: Span) -> str:
    anchor = unit.anchor
    for child in unit.children:
        if child.span.start <= span.start and span.end <= child.span.end:
            return _around(child, span) or anchor
    return anchor


def instrument(identity: str, symbol: str = "", kind: str = "Nghị định", title: str = "", **more: object) -> Instrument:
    """An instrument with a page unless `page=False`."""
    values: dict[str, object] = {"issuer": "Chính phủ", "issued": None, "effective": None, "ended": None, **more}
    return Instrument(id=identity, symbol=symbol, type=kind, title=title, **values)  # type: ignore[arg-type]


def relation(subject: str, verb: str, target: str, since: date | None = None, **more: object) -> Relation:
    """A declared relation; `quote` is its evidence."""
    quote = str(more.pop("quote", ""))
    modality = more.pop("modality", Modality.DECLARED)
    assert isinstance(modality, Modality)
    evidence = Evidence(f"van-ban/{subject}", str(more.pop("anchor", "")), None, quote, str(more.pop("url", "")))
    return Relation(subject, verb, target, modality, evidence, since, **more)  # type: ignore[arg-type]


def status(force: Force, words: str, since: date | None = None, proof: tuple[Relation, ...] = (), likely: str = "") -> Status:
    """A status; the instruments that act come from its proof."""
    return Status(force, since, tuple(sorted({one.subject for one in proof})), words, proof, likely)


def library(
    documents: Iterable[Document],
    relations: Iterable[Relation] = (),
    statuses: Mapping[str, Status] | None = None,
    stubs: Iterable[Instrument] = (),
) -> Library:
    """A library of these documents; backlinks and ledger follow from their mentions, everything else is as given."""
    pages = {one.id: one for one in sorted(documents, key=lambda one: one.id)}
    entries = [one.entry for one in pages.values() if isinstance(one.entry, Instrument)]
    instruments = {one.id: one for one in sorted((*entries, *stubs), key=lambda one: one.id)}
    rows = tuple(sorted(relations, key=lambda one: (one.subject, one.verb, one.object)))
    known = dict(statuses or {})
    for one in entries:
        known.setdefault(one.id, status(Force.UNKNOWN, "Chưa rõ còn hiệu lực hay không"))
    return Library(
        as_of=AS_OF,
        documents=MappingProxyType(pages),
        instruments=MappingProxyType(instruments),
        relations=rows,
        outgoing=_grouped((one.subject, one) for one in rows),
        incoming=_grouped((one.object, one) for one in rows),
        statuses=MappingProxyType(dict(sorted(known.items()))),
        backlinks=backlinks(pages.values()),
        ledger=ledger(pages.values(), instruments, rows),
        findings=(),
    )


def _grouped(pairs: Iterable[tuple[str, Relation]]) -> Mapping[str, tuple[Relation, ...]]:
    groups: dict[str, list[Relation]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return MappingProxyType({key: tuple(values) for key, values in groups.items()})
