"""Small knowledge bases for tests: front matter in, Library out."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from danchieu.library import assemble
from danchieu.model import Library

CASES = Path(__file__).parent / "cases"
DAY = date(2026, 11, 22)


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of `cases/<name>.toml`."""
    return tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["row"]


def page(head: str, body: str = "") -> bytes:
    """A page of front matter and body."""
    return f"---\n{head.strip()}\n---\n{body}".encode()


def kb(pages: Mapping[str, str], day: date = DAY) -> Library:
    """A library of pages: id (in van-ban unless it has a folder) to front matter, with the body after a line `===`."""
    files = {}
    for name, text in pages.items():
        head, _, body = text.partition("\n===\n")
        files[(name if "/" in name else f"van-ban/{name}") + ".md"] = page(head, body)
    return assemble(files, day)
