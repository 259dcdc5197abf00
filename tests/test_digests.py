"""Each digest cites exactly the instruments that its original cites, by the hand-made annotation of the originals."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from danchieu.library import load
from danchieu.model import Document, Form, Library, Zone
from danchieu.relations.cites import TODAY
from danchieu.vocabulary import named_key, symbol_key
from shared import needs_shared, shared

DIGESTS = {
    "000_638cbed3027c977f.txt": "bai-noi-khuyen-khich-bao-ve-can-bo",
    "001_55f1263dcb099bba.txt": "bao-cao-quang-ngai-ne-tranh-dun-day",
    "002_5f5a56c0e620d64b.txt": "bai-bao-quang-ninh-benh-so-trach-nhiem",
    "003_189a88790618e800.txt": "bai-bao-chan-chinh-tinh-than-thuc-thi",
    "004_6c097f7fd6dceb1a.txt": "bai-bao-quang-nam-5-co-3-khong",
}


@cache
def library() -> Library:
    return load(Path(__file__).parents[1] / "docs", date(2026, 11, 22))


def key(number: str | None, name: str | None) -> str:
    return symbol_key(number) if number else named_key(name or "")


def annotated(original: str) -> set[str]:
    rows = [json.loads(line) for line in shared("gold/seeds.mentions.jsonl").read_text("utf-8").splitlines()]
    kept = [row for row in rows if row["doc"] == original and row["zone"] != "boilerplate" and row["form"] != "self"]
    return {key(row["number"], row["name"]) for row in kept}


def cited(document: Document) -> set[str]:
    kept = [one for one in document.mentions if not one.anchor.endswith(TODAY)]
    named = [one.citation for one in kept if one.citation.form is not Form.INTERNAL and one.citation.zone is not Zone.BOILERPLATE]
    return {key(one.number, one.name or one.target) for one in named if one.number or one.name or one.target}


@needs_shared
@pytest.mark.parametrize(("original", "digest"), DIGESTS.items(), ids=DIGESTS.values())
def test_a_digest_cites_what_its_original_cites(original: str, digest: str) -> None:
    assert cited(library().documents[f"tu-lieu/{digest}"]) == annotated(original)


@pytest.mark.parametrize("digest", DIGESTS.values())
def test_every_citation_of_a_digest_has_its_instrument(digest: str) -> None:
    document = library().documents[f"tu-lieu/{digest}"]
    open_ones = [
        one.citation
        for one in document.mentions
        if one.resolution.outcome.value not in {"found", "self"} and not one.anchor.endswith(TODAY)
    ]
    assert open_ones == []
