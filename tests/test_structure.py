"""Text to units: the tables of cases, the laws that hold for any text, and the corpora."""

from __future__ import annotations

import gzip
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danchieu.model import Pinpoint, Step, Unit
from danchieu.structure import anchors, find, outline, parse, unit_at, walk
from danchieu.text import nfc
from shared import needs_shared, shared

CASES = Path(__file__).parent / "cases" / "structure"
PLAIN_KINDS = {"paragraph", "bullet", "quote", "table"}


def rows(name: str) -> list[dict[str, Any]]:
    return tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["row"]


def shown(unit: Unit, depth: int = 0) -> Iterator[str]:
    for child in unit.children:
        words = child.kind if child.kind in PLAIN_KINDS else f"{child.kind}|{child.label}|{child.anchor}|{child.heading}"
        yield ". " * depth + words
        yield from shown(child, depth + 1)


@pytest.mark.parametrize("row", rows("plain"), ids=lambda row: row["why"])
def test_plain_text(row: dict[str, Any]) -> None:
    assert list(shown(parse(row["text"]))) == row["units"]


@pytest.mark.parametrize("row", rows("markdown"), ids=lambda row: row["why"])
def test_markdown(row: dict[str, Any]) -> None:
    assert list(shown(parse(row["text"], markdown=True))) == row["units"]


def check_laws(text: str, root: Unit) -> None:
    assert root.kind == "document"
    assert root.span == (0, len(text))
    names = [unit.anchor for unit in walk(root) if unit.anchor]
    assert len(names) == len(set(names))
    for unit in walk(root):
        place = unit.span.start
        for child in unit.children:
            assert place <= child.span.start <= child.span.end <= unit.span.end
            place = child.span.end
        if unit.marker is not None:
            assert unit.span.start <= unit.marker.start <= unit.marker.end <= unit.span.end
    place = 0
    for child in root.children:  # between the outermost units stands nothing but white space and page furniture
        gap = text[place : child.span.start]
        assert not any(len(line.strip()) > 8 and "CÔNG BÁO" not in line for line in gap.split("\n")), gap
        place = child.span.end


LINES = st.sampled_from(
    [
        *(
            "Điều 1. Tên",
            "Điều 2",
            "Điều 2a. Hai",
            "Chương I",
            "CHƯƠNG II. HAI",
            "Mục 1. Một",
            "Phần thứ nhất",
            "PHỤ LỤC I",
            "Phụ lục",
            "QUY CHẾ",
        ),
        *(
            "1. Một.",
            "2. Hai:",
            "3a. Ba",
            "1.1. Một một",
            "2.3.4 Hai",
            "a) A;",
            "đ) Đ.",
            "b. B",
            "I. MỘT",
            "II- HAI",
            "A. PHẦN",
            "- gạch",
            "+ cộng",
        ),
        *(
            "“Điều 5. Trích",
            "trích hết.”",
            '"nháy',
            'hết nháy".',
            "",
            "",
            "chữ thường",
            "Chữ hoa.",
            "CHỮ IN",
            "TM. CHÍNH PHỦ",
            "(kèm theo)",
        ),
        *(
            "## Mục lớn",
            "### Điều 7. Bảy",
            "#### 1. Một",
            "> trích",
            "| a | b |",
            "```",
            "**Điều 3.** Ba",
            "   ",
            "7",
            "CÔNG BÁO/Số 1/Ngày 1-1-2024",
        ),
        *("[1] chú thích", "*", "_", "#", "1\\. Một", "Mục II", "999. Xa", "ivx. la", "Điều 5.2.NĐ.8.15. Pháp điển", "Điều 35.21 Chú"),
    ]
)


@settings(max_examples=400)
@given(st.lists(LINES, max_size=40).map("\n".join), st.booleans())
def test_any_arrangement_of_lines_keeps_the_laws(text: str, markdown: bool) -> None:
    check_laws(text, parse(text, markdown=markdown))


@settings(max_examples=200)
@given(st.text(max_size=300), st.booleans())
def test_any_text_parses(text: str, markdown: bool) -> None:
    root = parse(text, markdown=markdown)
    assert root.span == (0, len(text))
    assert root == parse(text, markdown=markdown)


@pytest.mark.parametrize(
    "line", ["1.1. Một", "“mở", '"mở', "a) A;", "QUY CHẾ", "```", "- a", "I. MỘT", "1. " * 50, "1.1.1.1.1.1.1.1 A", "Điều 1. A"]
)
def test_many_like_lines_do_not_nest_without_end(line: str) -> None:
    text = "\n".join([line] * 5000)
    root = parse(text, markdown=True)

    def depth(unit: Unit) -> int:
        return 1 + max((depth(child) for child in unit.children), default=0)

    assert depth(root) < 20


TEXT = "Chương I\nCHUNG\n\nĐiều 5. Tên\n1. Khoản một:\na) Điểm a;\nb) Điểm b.\n2. Khoản hai.\n\nĐoạn thêm.\n"


@pytest.mark.parametrize(
    ("words", "anchor"),
    [
        ("CHUNG", "chuong-i"),
        ("Tên", "dieu-5"),
        ("Khoản một", "dieu-5-khoan-1"),
        ("Điểm b", "dieu-5-khoan-1-diem-b"),
        ("Đoạn thêm", "dieu-5-khoan-2"),
    ],
)
def test_the_innermost_addressable_unit(words: str, anchor: str) -> None:
    assert unit_at(parse(TEXT), TEXT.index(words)).anchor == anchor


def test_outside_all_units_is_the_document() -> None:
    root = parse("Lời đầu.\n\nĐiều 1. A\nB.\n")
    assert unit_at(root, 0) is root
    assert unit_at(root, 10_000) is root


def test_outline_lists_what_a_table_of_contents_lists() -> None:
    assert [unit.anchor for unit in outline(parse(TEXT))] == ["chuong-i", "dieu-5"]


def test_anchors_of_a_tree() -> None:
    assert list(anchors(parse(TEXT))) == [
        "chuong-i",
        "dieu-5",
        "dieu-5-khoan-1",
        "dieu-5-khoan-1-diem-a",
        "dieu-5-khoan-1-diem-b",
        "dieu-5-khoan-2",
    ]


@pytest.mark.parametrize(
    ("steps", "anchor"),
    [
        ((("dieu", "5"), ("khoan", "1"), ("diem", "b")), "dieu-5-khoan-1-diem-b"),
        ((("chuong", "i"),), "chuong-i"),
        ((("muc", "ii.1"),), "muc-ii-1"),
        ((("diem", "2"),), "muc-2"),
        ((("khoan", "2"),), "muc-2"),
        ((("muc", "1"),), "chuong-iii-muc-1"),
        ((("dieu", "99"),), None),
    ],
)
def test_pinpoints_find_their_unit(steps: tuple[tuple[str, str], ...], anchor: str | None) -> None:
    texts = [TEXT, "I. A\n\n1. B.\n\nII. C\n\n1. D.\n", "1. Một.\n\n2. Hai.\n", "Chương III\nBA\n\nMục 1. X\n\nĐiều 8. Y\nZ.\n"]
    found = [unit for text in texts if (unit := find(parse(text), Pinpoint(tuple(Step(*step) for step in steps)))) is not None]
    assert {unit.anchor for unit in found} == ({anchor} if anchor else set()) or anchor in {unit.anchor for unit in found}


def corpus(*sets: str) -> Iterator[dict[str, Any]]:
    for part in sorted(shared("corpora/scale").glob("full-*.jsonl.gz")):
        with gzip.open(part, "rt", encoding="utf-8") as lines:
            yield from (row for row in map(json.loads, lines) if row["set"] in sets)


@needs_shared
def test_laws_of_the_corpus_have_their_articles() -> None:
    """Every 20th law of the clean set: articles count up without a gap that is not in the text, and the laws of the tree hold."""
    for number, row in enumerate(corpus("vlc")):
        if number % 20:
            continue
        text = nfc(row["text"])
        root = parse(text)
        check_laws(text, root)
        labels = [int(match[0]) for unit in walk(root) if unit.kind == "dieu" and (match := re.match(r"\d+", unit.label))]
        printed = {int(found) for found in re.findall(r"^\s*Điều\s+(\d+)[.:]", text, re.MULTILINE)}
        assert printed - set(labels) == set(), row["id"]
