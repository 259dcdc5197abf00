"""The second yardstick: passages of Party and administrative texts annotated by reading (tests/gold/README.md)."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from danchieu.citations import read, record
from danchieu.model import Form, Zone
from shared import needs_shared, shared

GOLD = Path(__file__).parent / "gold" / "admin.mentions.jsonl"
PASSAGES = GOLD.with_name("admin.passages.toml")
HEADLINE = ("full", "short", "named")
KEYS = ("doc", "start", "end", "text", "form", "type", "number", "name", "date", "issuer", "pinpoint", "target", "zone")


def gold() -> list[dict[str, Any]]:
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def passages() -> dict[str, str]:
    """Text of each passage by its `doc`, cut out of the shared corpus; a digest that differs fails the test."""
    texts: dict[str, str] = {}
    for row in tomllib.loads(PASSAGES.read_text(encoding="utf-8"))["passage"]:
        whole = unicodedata.normalize("NFC", shared(f"corpora/admin/{row['file']}").read_text(encoding="utf-8"))
        text = "".join(whole[start:end] for start, end in row["slices"])
        assert hashlib.sha256(text.encode()).hexdigest() == row["sha256"], row["doc"]
        texts[row["doc"]] = text
    return texts


def test_the_rows_are_those_of_the_guidelines() -> None:
    rows = gold()
    named = {row["doc"] for row in tomllib.loads(PASSAGES.read_text(encoding="utf-8"))["passage"]}
    assert len(rows) >= 250
    assert sum(row["form"] in HEADLINE for row in rows) >= 120
    assert {row["doc"] for row in rows} == named
    for row in rows:
        assert tuple(row) == KEYS
        assert row["form"] in {form.value for form in Form}
        assert row["zone"] in {zone.value for zone in Zone}
        assert row["date"] is None or re.fullmatch(r"\d{4}(?:-\d\d-\d\d)?", row["date"])
        assert row["number"] or row["name"] or row["target"], row
        assert row["form"] != "internal" or (row["pinpoint"] and row["type"] is row["number"] is None), row


@needs_shared
def test_every_annotation_quotes_its_text() -> None:
    texts = passages()
    for row in gold():
        assert texts[row["doc"]][row["start"] : row["end"]] == row["text"], row


@needs_shared
@pytest.mark.parametrize(("options", "least"), [((), 0.99), (("--all",), 0.985)], ids=["headline", "all forms"])
def test_the_engine_reaches_the_yardstick(options: tuple[str, ...], least: float, tmp_path: Path) -> None:
    found = tmp_path / "found.jsonl"
    with found.open("w", encoding="utf-8") as out:
        for doc, text in passages().items():
            for citation in read(text):
                out.write(json.dumps(record(citation, doc, text), ensure_ascii=False) + "\n")
    scorer = str(shared("bin/score_citations.py"))
    done = subprocess.run([sys.executable, scorer, str(GOLD), str(found), *options], capture_output=True, text=True, check=True)
    figure = re.search(r"F1 (\d\.\d+)\s*$", done.stdout)
    assert figure is not None, done.stdout
    assert float(figure[1]) >= least, done.stdout
