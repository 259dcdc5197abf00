"""The one place where findings are made: codes, severities and wording are rows of `vocabulary/findings.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from danchieu.model import Finding


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """Code to its row (`severity`, `message`, `remedy`), in the order of the file."""
    table: dict[str, dict[str, str]] = tomllib.loads((Path(__file__).parent / "vocabulary" / "findings.toml").read_text("utf-8"))
    return table


def finding(code: str, path: str, line: int = 0, **values: object) -> Finding:
    """The finding `code` at a place, its wording filled with `values`. KeyError for an unknown code or a missing value."""
    from danchieu.model import Finding, Severity

    row = catalogue()[code]
    return Finding(
        path=path,
        line=line,
        code=code,
        severity=Severity(row["severity"]),
        message=row["message"].format(**values),
        remedy=row["remedy"].format(**values),
    )
