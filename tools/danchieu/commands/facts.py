"""`danchieu facts IMPORT...`: fact files become the front matter of pages; edited fields are never touched."""

from __future__ import annotations

import argparse
from pathlib import Path

from danchieu.commands import DONE, MISUSE, Command, Say, docs_of, project_arguments, report
from danchieu.model import Finding


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="TỆP", nargs="+", type=Path, help="tệp dữ kiện YAML, mỗi mục một văn bản")
    project_arguments(parser)


def _run(arguments: argparse.Namespace, say: Say) -> int:
    from danchieu.intake.facts import import_facts

    docs = docs_of(arguments, say)
    if docs is None:
        return MISUSE
    words = {"written": "tạo mới", "completed": "bổ sung khóa", "unchanged": "giữ nguyên", "left out": "bỏ qua"}
    counts = dict.fromkeys(words, 0)
    findings: list[Finding] = []
    for done in import_facts(arguments.files, docs):
        counts[done.action] += 1
        findings.extend(done.findings)
        if done.action != "unchanged":
            say.out(f"{done.path}: {words[done.action]}{_keys(done.keys)}")
    say.out(", ".join(f"{words[action]}: {count}" for action, count in counts.items()))
    return report(findings, say.note) if findings else DONE


def _keys(keys: tuple[str, ...]) -> str:
    return f" ({', '.join(keys)})" if keys else ""


COMMAND = Command("facts", "tạo phần đầu của trang từ tệp dữ kiện", _arguments, _run)
