"""`danchieu check`: what is wrong in docs/, as text, JSON or SARIF."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import quote

from danchieu.commands import DONE, FINDINGS, MISUSE, Command, Say, docs_of, project_arguments, report
from danchieu.findings import catalogue
from danchieu.model import Finding, Severity

_SARIF_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def _arguments(parser: argparse.ArgumentParser) -> None:
    project_arguments(parser)
    parser.add_argument("--format", choices=("text", "json", "sarif"), default="text", help="dạng kết quả (mặc định: text)")
    parser.add_argument(
        "--muc", choices=("error", "warning", "note"), default="warning", dest="level", help="mức nhẹ nhất còn in ra (mặc định: warning)"
    )


def _run(arguments: argparse.Namespace, say: Say) -> int:
    from danchieu import checks
    from danchieu.library import load

    docs = docs_of(arguments, say)
    if docs is None:
        return MISUSE
    order = list(Severity)
    shown = order[: order.index(Severity(arguments.level)) + 1]
    found = [one for one in checks.run(load(docs, arguments.as_of or date.today())) if one.severity in shown]
    if arguments.format == "text":
        return report(found, say.out)
    table = _sarif(found) if arguments.format == "sarif" else [_row(one) for one in found]
    say.out(json.dumps(table, ensure_ascii=False, indent=1))
    return FINDINGS if any(one.severity is Severity.ERROR for one in found) else DONE


def _row(one: Finding) -> dict[str, Any]:
    return {
        "path": one.path,
        "line": one.line,
        "code": one.code,
        "severity": one.severity.value,
        "message": one.message,
        "remedy": one.remedy,
    }


def _sarif(found: Iterable[Finding]) -> dict[str, Any]:
    """SARIF 2.1.0 (OASIS), which code hosts show beside the changed lines."""
    rules = [
        {"id": code, "shortDescription": {"text": row["message"]}, "help": {"text": row["remedy"]}} for code, row in catalogue().items()
    ]
    results = [
        {
            "ruleId": one.code,
            "level": _SARIF_LEVEL[one.severity],
            "message": {"text": f"{one.message} {one.remedy}"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(one.path, errors="surrogateescape")},
                        "region": {"startLine": max(one.line, 1)},
                    }
                }
            ],
        }
        for one in found
    ]
    driver = {"name": "danchieu", "rules": rules}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }


COMMAND = Command("check", "liệt kê những gì cần sửa trong docs/", _arguments, _run)
