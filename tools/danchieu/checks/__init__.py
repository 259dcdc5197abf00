"""What is wrong across pages. One module per check; each defines `CHECK`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from danchieu.model import Finding, Library
from danchieu.registry import discover


class Check(NamedTuple):
    """One check."""

    codes: tuple[str, ...]
    """Codes of `vocabulary/findings.toml` it may report."""
    run: Callable[[Library], Iterable[Finding]]
    """The findings of a library."""


def run(library: Library) -> tuple[Finding, ...]:
    """Everything found while reading and by all checks, by file and line, each once."""
    checks: tuple[Check, ...] = discover("danchieu.checks", "CHECK")
    found = set(library.findings)
    for check in checks:
        found.update(check.run(library))
    return tuple(sorted(found, key=lambda one: (one.path, one.line, one.code, one.message)))
