"""`danchieu cite FILE...`: every citation in any file it can read."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from danchieu.commands import DONE, MISUSE, Command, Say, files_argument, read_sources, report

if TYPE_CHECKING:
    from danchieu.model import Citation, Finding, Source
    from danchieu.resolve.identify import Catalogue


def _arguments(parser: argparse.ArgumentParser) -> None:
    files_argument(parser)
    parser.add_argument(
        "--format", choices=("text", "jsonl"), default="text", help="dạng kết quả; jsonl là mỗi dẫn chiếu một dòng (mặc định: text)"
    )
    parser.add_argument("--context", metavar="THƯ_MỤC", type=Path, help="kho văn bản (thư mục docs) để biết số viết tắt là của văn bản nào")
    parser.add_argument("--why", action="store_true", help="nói rõ quy tắc nào đã quyết định đích của từng dẫn chiếu")


def _run(arguments: argparse.Namespace, say: Say) -> int:
    from danchieu import citations

    if arguments.context and not arguments.context.is_dir():
        say.note(f"Không thấy thư mục {arguments.context}. --context cần thư mục docs của một kho văn bản.")
        return MISUSE
    index = _catalogue(arguments.context) if arguments.context else None
    findings: list[Finding] = []
    for path, source, problems in read_sources(arguments.files):
        findings.extend(problems)
        if source is None:
            continue
        line, place = 1, 0
        for citation in citations.read(source.text):
            line, place = line + source.text.count("\n", place, citation.span.start), citation.span.start
            known = _in_context(citation, source.text, index) if index else citation
            say.out(_shown(arguments, f"{path.as_posix()}:{line}", source, known))
    return report(findings, say.note) if findings else DONE


def _shown(arguments: argparse.Namespace, place: str, source: Source, citation: Citation) -> str:
    """One line of the result; `place` is the file and line that a text one begins with."""
    from danchieu import citations

    if arguments.format == "jsonl":
        row = citations.record(citation, PurePath(source.path).name, source.text)
        return json.dumps({**row, "rule": citation.rule} if arguments.why else row, ensure_ascii=False)
    words = " ".join(source.text[slice(*citation.span)].split())
    target = citation.target or "chưa rõ"
    parts = [str(citation.pinpoint) if citation.pinpoint else "", citation.date or "", citation.issuer or ""]
    details = "; ".join(part for part in parts if part)
    reason = f"  [{citation.rule}]" if arguments.why else ""
    return f"{place}: {words} → {target}{f' ({details})' if details else ''}{reason}"


def _catalogue(docs: Path) -> Catalogue:
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
