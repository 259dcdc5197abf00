"""`danchieu relations FILE...`: the relations that texts state, with the sentences that state them."""

from __future__ import annotations

import argparse
import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from danchieu.commands import DONE, Command, Say, files_argument, read_source, report
from danchieu.commands._cores import cores_argument, over_cores
from danchieu.values import Modality
from danchieu.vocabulary import VERBS, pinpoint_words
from danchieu.vocabulary.modalities import MODALITIES

if TYPE_CHECKING:
    from danchieu.model import Finding, Source
    from danchieu.relations import Stated


def _arguments(parser: argparse.ArgumentParser) -> None:
    files_argument(parser)
    parser.add_argument(
        "--format", choices=("text", "jsonl"), default="text", help="dạng kết quả; jsonl là mỗi quan hệ một dòng (mặc định: text)"
    )
    cores_argument(parser)


def _run(arguments: argparse.Namespace, say: Say) -> int:
    findings: list[Finding] = []
    for lines, problems in over_cores(partial(_stated, arguments.format), arguments.files, arguments.cores):
        findings.extend(problems)
        if lines:
            say.out(lines)
    return report(findings, say.note) if findings else DONE


def _stated(form: str, path: Path) -> tuple[str, tuple[Finding, ...]]:
    """The lines about one file, and what is wrong with it."""
    from danchieu import citations, relations

    source, problems = read_source(path)
    if source is None:
        return "", problems
    found = citations.read(source.text)
    own = relations.own(found)
    read = relations.read(source.text, found, own)
    rows = [_row(own or path.name, path.name, source, one) for one in read]
    lines = [json.dumps(row, ensure_ascii=False) for row in rows] if form == "jsonl" else map(_line, rows, read)
    return "\n".join(lines), problems


def _row(itself: str, name: str, source: Source, stated: Stated) -> dict[str, Any]:
    """A relation as printed; `source` is None for a draft or a proposal, which is no instrument yet."""
    drafted = stated.modality is Modality.PROPOSED
    return {
        "doc": name,
        "source": stated.subject or (None if drafted else itself),
        "relation": VERBS[stated.verb].english,
        "target": stated.object or itself,
        "status": stated.modality.value,
        "scope": [str(place) for place in stated.scope],
        "evidence_start": stated.evidence.start,
        "evidence": " ".join(source.text[slice(*stated.evidence)].split()),
    }


def _line(row: dict[str, Any], stated: Stated) -> str:
    """A relation in words: who does what to which instrument, where, and how that is asserted; below it the sentence."""
    verb = VERBS[stated.verb].active.lower()
    scope = f" ({', '.join(pinpoint_words(place) for place in stated.scope)})" if stated.scope else ""
    return f"{row['source'] or 'dự thảo, đề xuất'}: {verb} {row['target']}{scope} [{MODALITIES[stated.modality]}]\n    “{row['evidence']}”"


COMMAND = Command("relations", "tìm quan hệ giữa các văn bản mà tệp nói rõ", _arguments, _run)
