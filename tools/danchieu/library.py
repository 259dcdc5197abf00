"""The whole way from a folder to a Library: read, parse, cite, resolve, relate, judge, index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import TypeVar

from danchieu.backlinks import backlinks
from danchieu.findings import finding
from danchieu.knowledge import Read, read_page, with_questions
from danchieu.ledger import ledger, stubs_of
from danchieu.model import Finding, Guide, Instrument, Library, Modality, Relation
from danchieu.relations.cites import cites
from danchieu.relations.declared import declared
from danchieu.relations.stated import stated
from danchieu.resolve.identify import catalogue
from danchieu.resolve.linking import link
from danchieu.status import status_of

T = TypeVar("T")


def read_folder(docs: Path) -> dict[str, bytes]:
    """Every page and question file below `docs`, as relative POSIX path to bytes, sorted. OSError when the folder cannot be read."""
    paths = sorted(path for pattern in ("**/*.md", "**/*.cau-hoi.yml") for path in docs.glob(pattern))
    return {path.relative_to(docs).as_posix(): path.read_bytes() for path in paths if path.is_file()}


def load(docs: Path, as_of: date) -> Library:
    """The library of a folder as of a day. OSError when the folder cannot be read; everything else becomes findings."""
    return assemble(read_folder(docs), as_of, shown=f"{docs.name}/")


def assemble(files: Mapping[str, bytes], as_of: date, shown: str = "docs/") -> Library:
    """The library of files held in memory (relative path to bytes); `shown` is the prefix of paths in messages."""
    pages, findings = _read(files, shown)
    index = catalogue(page.entry for page in pages if isinstance(page.entry, Instrument))
    documents = {page.id: link(page, index) for page in pages}
    written = [(document.source.path, document.entry) for document in documents.values()]
    rows = declared(((path, entry) for path, entry in written if isinstance(entry, Instrument)), index)
    read = (chain(stated(document, index), cites(document)) for document in documents.values() if not isinstance(document.entry, Guide))
    relations = _ordered(chain(rows.relations, *read))
    instruments = dict(sorted({**stubs_of(documents.values()), **{one.id: one for one in rows.stubs}, **index.instruments}.items()))
    incoming = _grouped((relation.object, relation) for relation in relations)
    statuses = {one.id: status_of(one, incoming.get(one.id, ()), instruments, as_of) for one in instruments.values() if one.page}
    return Library(
        as_of=as_of,
        documents=MappingProxyType(documents),
        instruments=MappingProxyType(instruments),
        relations=relations,
        outgoing=_grouped((relation.subject, relation) for relation in relations),
        incoming=incoming,
        statuses=MappingProxyType(statuses),
        backlinks=backlinks(documents.values()),
        ledger=ledger(documents.values(), instruments, relations),
        findings=tuple(sorted({*findings, *rows.findings})),
    )


def _read(files: Mapping[str, bytes], shown: str) -> tuple[list[Read], list[Finding]]:
    """All usable pages by id, topics with their questions, and what is wrong with any file."""
    reads = [read_page(PurePosixPath(path), data, shown + path) for path, data in sorted(files.items()) if path.endswith(".md")]
    findings = list(chain.from_iterable(read.findings for read in reads))
    usable = [read for read in reads if read.entry is not None]
    for position, read in enumerate(usable):
        data = files.get(f"{read.id}.cau-hoi.yml")
        if data is not None:
            usable[position], problems = with_questions(read, f"{shown}{read.id}.cau-hoi.yml", data)
            findings.extend(problems)
    findings.extend(_orphans(files, shown))
    return sorted(usable, key=lambda read: read.id), findings


def _orphans(files: Mapping[str, bytes], shown: str) -> list[Finding]:
    """Question files that no topic of the same name stands beside."""
    ending = ".cau-hoi.yml"
    topics = {path.removesuffix(".md") for path in files if path.startswith("chuyen-de/")}
    lost = [path for path in sorted(files) if path.endswith(ending) and path.removesuffix(ending) not in topics]
    return [finding("DC405", shown + path, 0, topic=f"{path.removesuffix(ending)}.md") for path in lost]


def _ordered(relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """By subject, verb and object; hearsay of what is declared or stated anyway is left out."""
    found = list(relations)
    sure = {(one.subject, one.verb, one.object) for one in found if one.modality in (Modality.DECLARED, Modality.STATED)}
    kept = (one for one in found if one.modality is not Modality.REPORTED or (one.subject, one.verb, one.object) not in sure)
    return tuple(sorted(kept, key=lambda one: (one.subject, one.verb, one.object, one.modality, one.evidence.document, one.scope_text)))


def _grouped(pairs: Iterable[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return MappingProxyType({key: tuple(values) for key, values in sorted(groups.items())})
