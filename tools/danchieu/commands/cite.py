"""`danchieu cite FILE...`: every citation in any file it can read."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from danchieu.commands import DONE, Command, Say, files_argument, read_sources, report

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

    index = _catalogue(arguments.context) if arguments.context else None
    findings: list[Finding] = []
    for path, source, problems in read_sources(arguments.files):
        findings.extend(problems)
        if source is None:
            continue
        for citation in citations.read(source.text):
            known = _in_context(citation, source.text, index) if index else citation
            for line in _shown(arguments, path, source, known):
                say.out(line)
    return report(findings, say.note) if findings else DONE


def _shown(arguments: argparse.Namespace, path: Path, source: Source, citation: Citation) -> Iterator[str]:
    from danchieu import citations

    if arguments.format == "jsonl":
        row = citations.record(citation, path.name, source.text)
        yield json.dumps({**row, "rule": citation.rule} if arguments.why else row, ensure_ascii=False)
        return
    line = source.text.count("\n", 0, citation.span.start) + 1
    words = " ".join(source.text[slice(*citation.span)].split())
    target = citation.target or "chưa rõ"
    parts = [str(citation.pinpoint) if citation.pinpoint else "", citation.date or "", citation.issuer or ""]
    details = "; ".join(part for part in parts if part)
    reason = f"  [{citation.rule}]" if arguments.why else ""
    yield f"{path}:{line}: {words} → {target}{f' ({details})' if details else ''}{reason}"


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
