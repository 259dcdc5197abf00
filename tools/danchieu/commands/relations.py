"""`danchieu relations FILE...`: the relations that texts state, with the sentences that state them."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from danchieu.commands import DONE, Command, Say, files_argument, read_source, report
from danchieu.commands._cores import cores_argument, over_cores
from danchieu.values import Form, Zone
from danchieu.vocabulary import VERBS

if TYPE_CHECKING:
    from danchieu.model import Citation, Finding, Source
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
    own = next((citation.number for citation in found if citation.zone is Zone.HEADER and citation.number), None)
    acts = own is not None or _acts(source.text, found)
    stated = relations.read(source.text, found, own)
    told = (one for one in stated if one.subject is not None or acts or VERBS[one.verb].effect)
    rows = (_row(path.name if acts else None, path.name, source, one) for one in told)  # an article itself carries out or guides nothing
    return "\n".join(json.dumps(row, ensure_ascii=False) if form == "jsonl" else _line(row) for row in rows), problems


_TITLE = re.compile(
    r"^[ *#]*(?:BÁO CÁO|KẾ HOẠCH|CHƯƠNG TRÌNH|NGHỊ QUYẾT|QUYẾT ĐỊNH|CHỈ THỊ|HƯỚNG DẪN|KẾT LUẬN|QUY ĐỊNH|TỜ TRÌNH)[ *]*$", re.MULTILINE
)
_AS_FOLLOWS = re.compile(r"(?:ban\s+hành|xây\s+dựng|báo\s+cáo)\s[^.\n]{0,200}như\s+sau\s*:")


def _acts(text: str, found: Sequence[Citation]) -> bool:
    """Whether a text without number speaks as an instrument or a report of a body: it says "này" of itself, has a title, or "như sau:"."""
    if any(citation.form is Form.SELF for citation in found):
        return True
    return _TITLE.search(text[:3000]) is not None or _AS_FOLLOWS.search(text) is not None


def _row(source_name: str | None, name: str, source: Source, stated: Stated) -> dict[str, Any]:
    return {
        "doc": name,
        "source": stated.subject or source_name,
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
    return (
        f"{row['source'] or 'văn bản chưa nói rõ'}: {verb.active.lower()} {row['target']}{scope} [{row['status']}]\n    “{row['evidence']}”"
    )


COMMAND = Command("relations", "tìm quan hệ giữa các văn bản mà tệp nói rõ", _arguments, _run)
