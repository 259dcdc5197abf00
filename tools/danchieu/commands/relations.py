"""`danchieu relations FILE...`: the relations that texts state, with the sentences that state them."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from danchieu.commands import DONE, Command, Say, files_argument, read_sources, report
from danchieu.vocabulary import VERBS

if TYPE_CHECKING:
    from danchieu.model import Finding, Source
    from danchieu.relations import Stated


def _arguments(parser: argparse.ArgumentParser) -> None:
    files_argument(parser)
    parser.add_argument(
        "--format", choices=("text", "jsonl"), default="text", help="dạng kết quả; jsonl là mỗi quan hệ một dòng (mặc định: text)"
    )


def _run(arguments: argparse.Namespace, say: Say) -> int:
    from danchieu import citations, relations

    findings: list[Finding] = []
    for path, source, problems in read_sources(arguments.files):
        findings.extend(problems)
        if source is None:
            continue
        found = citations.read(source.text)
        for stated in relations.read(source.text, found, None):
            row = _row(path.name, source, stated)
            say.out(json.dumps(row, ensure_ascii=False) if arguments.format == "jsonl" else _line(row))
    return report(findings, say.note) if findings else DONE


def _row(name: str, source: Source, stated: Stated) -> dict[str, Any]:
    return {
        "doc": name,
        "source": stated.subject or name,
        "relation": VERBS[stated.verb].english,
        "target": stated.object,
        "status": stated.modality.value,
        "scope": [str(place) for place in stated.scope],
        "evidence_start": stated.evidence.start,
        "evidence": " ".join(source.text[slice(*stated.evidence)].split()),
    }


def _line(row: dict[str, Any]) -> str:
    verb = next(verb for verb in VERBS.values() if verb.english == row["relation"])
    scope = f" ({', '.join(row['scope'])})" if row["scope"] else ""
    return f"{row['source']}: {verb.active.lower()} {row['target']}{scope} [{row['status']}]\n    “{row['evidence']}”"


COMMAND = Command("relations", "tìm quan hệ giữa các văn bản mà tệp nói rõ", _arguments, _run)
