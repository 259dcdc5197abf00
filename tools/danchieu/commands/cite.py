"""`danchieu cite FILE...`: every citation in any file it can read."""

from __future__ import annotations

import argparse
from functools import cache, partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from danchieu.commands import DONE, MISUSE, Command, Say, files_argument, read_source, report
from danchieu.commands._cores import cores_argument, over_cores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from danchieu.model import Finding
    from danchieu.resolve.identify import Catalogue
    from danchieu.values import Citation, Pinpoint, Source


def _arguments(parser: argparse.ArgumentParser) -> None:
    files_argument(parser)
    parser.add_argument(
        "--format", choices=("text", "jsonl"), default="text", help="dạng kết quả; jsonl là mỗi dẫn chiếu một dòng (mặc định: text)"
    )
    parser.add_argument("--context", metavar="THƯ_MỤC", type=Path, help="kho văn bản (thư mục docs) để biết số viết tắt là của văn bản nào")
    parser.add_argument("--why", action="store_true", help="nói rõ quy tắc nào đã quyết định đích của từng dẫn chiếu")
    cores_argument(parser)


class _Wanted(NamedTuple):
    """What is asked of every file."""

    format: str
    """`text` or `jsonl`."""
    why: bool
    """Whether the rule is told."""
    context: Path | None
    """The docs folder of a library."""


def _run(arguments: argparse.Namespace, say: Say) -> int:
    if arguments.context and not arguments.context.is_dir():
        say.note(f"Không thấy thư mục {arguments.context}. --context cần thư mục docs của một kho văn bản.")
        return MISUSE
    wanted = _Wanted(arguments.format, arguments.why, arguments.context)
    if wanted.context:
        _catalogue(wanted.context)  # before the processes part: each then has it
    findings: list[Finding] = []
    for lines, problems in over_cores(partial(_cited, wanted), arguments.files, arguments.cores):
        findings.extend(problems)
        if lines:
            say.out(lines)
    return report(findings, say.note) if findings else DONE


def _cited(wanted: _Wanted, path: Path) -> tuple[str, tuple[Finding, ...]]:
    """The lines about one file, and what is wrong with it."""
    from danchieu import citations

    source, problems = read_source(path)
    if source is None:
        return "", problems
    found: Iterator[Citation] = iter(citations.read(source.text))
    if wanted.context:
        index = _catalogue(wanted.context)
        found = (_in_context(citation, source.text, index) for citation in found)
    lines = _records(source, found, wanted.why) if wanted.format == "jsonl" else _lines(path, source, found, wanted.why)
    return "\n".join(lines), problems


def _records(source: Source, found: Iterator[Citation], why: bool) -> Iterator[str]:
    """One line of JSON for each citation."""
    from json import JSONEncoder

    from danchieu.citations import record

    printed: Callable[[object], str] = JSONEncoder(ensure_ascii=False).encode
    name = PurePath(source.path).name
    for citation in found:
        row = record(citation, name, source.text)
        yield printed({**row, "rule": citation.rule} if why else row)


def _lines(path: Path, source: Source, found: Iterator[Citation], why: bool) -> Iterator[str]:
    """One line for each citation that begins with file and line, as editors and terminals understand."""
    file, line, place = path.as_posix(), 1, 0
    for citation in found:
        start, end = citation.span
        line, place = line + source.text.count("\n", place, start), start
        parts = [_place(citation.pinpoint) if citation.pinpoint else "", citation.date or "", citation.issuer or ""]
        details = "; ".join(part for part in parts if part)
        words = " ".join(source.text[start:end].split())
        reason = f"  [{citation.rule}]" if why else ""
        yield f"{file}:{line}: {words} → {citation.target or 'chưa rõ'}{f' ({details})' if details else ''}{reason}"


def _place(pinpoint: Pinpoint) -> str:
    """A pinpoint in words: "điểm a khoản 1 Điều 2"."""
    from danchieu.vocabulary.units import pinpoint_words

    return pinpoint_words(pinpoint)


@cache
def _catalogue(docs: Path) -> Catalogue:
    from datetime import date

    from danchieu.library import load
    from danchieu.resolve.identify import catalogue

    return catalogue(one for one in load(docs, date.today()).instruments.values() if one.page)


def _in_context(citation: Citation, text: str, index: Catalogue) -> Citation:
    """A short form whose serial and type exactly one instrument of the library has."""
    from danchieu.resolve.identify import short_in_library

    found = short_in_library(citation, text[slice(*citation.span)], index)
    if found is None:
        return citation
    return citation._replace(number=found.symbol, target=found.symbol, rule="short-in-library")


COMMAND = Command("cite", "tìm mọi dẫn chiếu trong tệp", _arguments, _run)
