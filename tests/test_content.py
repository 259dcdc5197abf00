"""Our own content: every page of docs/ keeps the rules of the house, and each rule can fail."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import content_rules
import content_words
from content_rules import Page, page, pages
from danchieu.text import nfc
from shared import needs_shared, shared
from syllables import is_syllable

DOCS = Path(__file__).parents[1] / "docs"
CASES = Path(__file__).parent / "cases" / "content"
ALLOWED: dict[str, dict[str, str]] = tomllib.loads((CASES / "allowed.toml").read_text("utf-8"))
RULES: list[dict[str, Any]] = tomllib.loads((CASES / "rules.toml").read_text("utf-8"))["case"]
WORDS = frozenset(ALLOWED["words"])


@cache
def content() -> tuple[Page, ...]:
    return pages(DOCS)


def of(*folders: str) -> Iterator[Page]:
    return (one for one in content() if one.path.partition("/")[0] in folders and one.path.endswith(".md"))


def test_there_is_enough_of_everything() -> None:
    count = {folder: len(list(of(folder))) for folder in ("van-ban", "thuat-ngu", "chuyen-de", "tu-lieu")}
    least = {"van-ban": 170, "thuat-ngu": 40, "chuyen-de": 2, "tu-lieu": 5}
    assert {folder: found for folder, found in count.items() if found < least[folder]} == {}


@pytest.mark.parametrize("rule", ["undated_relations", "unplaced_points", "wrong_summary", "contradictory_standing"])
def test_instruments(rule: str) -> None:
    assert [breach for one in of("van-ban") for breach in getattr(content_rules, rule)(one)] == []


def test_every_page_names_its_sources() -> None:
    pages_with_sources = of("van-ban", "tu-lieu", "thuat-ngu", "chuyen-de")
    assert [breach for one in pages_with_sources for breach in content_rules.unsourced(one)] == []


@pytest.mark.parametrize("rule", ["malformed_addresses", "mixed_tone_marks"])
def test_every_page(rule: str) -> None:
    assert [breach for one in content() for breach in getattr(content_rules, rule)(one)] == []


def test_no_foreign_word() -> None:
    assert [breach for one in content() for breach in content_words.foreign_words(one, WORDS)] == []


@needs_shared
def test_sentences_are_ours() -> None:
    texts = {path.stem[:3]: path.read_text("utf-8") for path in sorted(shared("seeds").glob("*.txt"))}
    assert len(texts) == 5
    sources = content_words.source_runs(texts)
    parts = content_words.title_parts([*content_words.official_titles(content()), *ALLOWED["titles"]])
    assert [breach for one in content() for breach in content_words.copied(one, sources, parts)] == []


@pytest.mark.parametrize("case", RULES, ids=lambda case: f"{case['rule']} {len(case['finds'])}")
def test_each_rule_finds_what_it_is_for(case: dict[str, Any]) -> None:
    one = page("trang.md", f"---\n{case.get('front', '{}').strip()}\n---\n{case.get('body', '').strip()}\n")
    if case["rule"] == "copied":
        parts = content_words.title_parts(content_words.official_titles([one]))
        found = content_words.copied(one, content_words.source_runs({"nguồn": case["source"]}), parts)
    elif case["rule"] == "foreign_words":
        found = content_words.foreign_words(one, WORDS)
    else:
        found = getattr(content_rules, case["rule"])(one)
    got = list(found)
    assert [breach.removeprefix("trang.md:")[: len(want)] for breach, want in zip(got, case["finds"], strict=False)] == case["finds"]
    assert len(got) == len(case["finds"]), got


def test_question_files_are_read_too() -> None:
    one = page("bai.cau-hoi.yml", "- ma: nt-01\n  hoi: Ai check văn bản?\n  vi_sao: tuỳ trường hợp\n")
    assert list(content_words.foreign_words(one, frozenset())) == ["bai.cau-hoi.yml:2: not Vietnamese: “check”"]
    assert list(content_rules.mixed_tone_marks(one)) == ["bai.cau-hoi.yml:3: tone mark in “tuỳ”"]


def test_every_allowance_is_used() -> None:
    read = "\n".join(text for one in content() for _, text in content_rules.spoken(one))
    assert [word for word in WORDS if word not in read] == []
    everything = nfc("\n".join(path.read_text("utf-8") for path in DOCS.rglob("*.md")))
    assert [title for title in ALLOWED["titles"] if title not in everything] == []


VIETNAMESE = "nghiêng ngả quỳnh quý giếng giữ gì khuỷu nguyễn thuở quốc ươm yêu tuýp hoẵng loạng kiêng ghế xoong được huyết thuế oái khoẻ"
ENGLISH = "force status map check replaced draft and of from with article law policy year quiz click step kan ghost test chapter"


def test_syllables() -> None:
    assert [word for word in VIETNAMESE.split() if not is_syllable(word)] == []
    assert [word for word in ENGLISH.split() if is_syllable(word)] == []
