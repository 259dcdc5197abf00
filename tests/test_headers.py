"""What the head and foot of a document show: the table of layouts, and the corpus against its metadata."""

from __future__ import annotations

import gzip
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danchieu.structure import Header, header
from danchieu.structure.bodies import body
from danchieu.text import nfc
from shared import needs_shared, shared

CASES = Path(__file__).parent / "cases" / "structure"
FIELDS = ("number", "type", "issuer", "place", "date", "title", "signer")


def values(head: Header) -> dict[str, str]:
    return {name: str(getattr(head, name).value) for name in FIELDS if getattr(head, name) is not None}


def rows(name: str) -> list[dict[str, Any]]:
    return tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["row"]


@pytest.mark.parametrize("row", rows("headers"), ids=lambda row: row["why"])
def test_layouts(row: dict[str, Any]) -> None:
    head = header(row["text"])
    assert values(head) == {name: row[name] for name in FIELDS if name in row}


@pytest.mark.parametrize("row", rows("headers"), ids=lambda row: row["why"])
def test_every_value_points_at_its_words(row: dict[str, Any]) -> None:
    head = header(row["text"])
    if head.number is not None:
        printed = re.sub(r"<[^>]*>|\s", "", row["text"][slice(*head.number.span)])
        assert printed == head.number.value
    for shown in (head.signer, head.place):
        if shown is not None:
            assert row["text"][slice(*shown.span)] == shown.value
    if head.date is not None:
        assert str(head.date.value.year) in row["text"][slice(*head.date.span)]


@given(st.text(alphabet="Số: 7/2023NĐ-CP\n |*<b>ngàythángnămLUẬT“", max_size=200))
def test_any_text_has_a_header(text: str) -> None:
    for name in FIELDS:
        shown = getattr(header(text), name)
        assert shown is None or 0 <= shown.span.start <= shown.span.end <= len(text)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "Bộ Lao động - Thương binh và Xã hội"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI", "Ủy ban nhân dân thành phố Hà Nội"),
        ("UỶ BAN NHÂN DÂN TỈNH GIA LAI", "Ủy ban nhân dân tỉnh Gia Lai"),
        ("TỈNH ỦY QUẢNG NGÃI", "Tỉnh ủy Quảng Ngãi"),
        ("CHÍNH PHỦ", "Chính phủ"),
        ("THỦ TƯỚNG CHÍNH PHỦ", "Thủ tướng Chính phủ"),
    ],
)
def test_bodies_get_their_usual_capitals(printed: str, name: str) -> None:
    assert body(printed) == name


def level(symbol: str) -> str:
    return re.sub(r"\s", "", symbol).upper().replace("Ð", "D").replace("Đ", "D").lstrip("0")


@needs_shared
def test_the_corpus_shows_what_its_metadata_says() -> None:
    """At least 99 of 100 right for number, type and date, in the sets with clean text; rows whose metadata is wrong are left out by name.

    A number counts where the head prints it. The date of a consolidated text is left out: metadata has that of the base act.
    """
    wrong = tomllib.loads((CASES / "metadata_wrong.toml").read_text("utf-8"))
    right = {"number": 0, "type": 0, "date": 0}
    missed: dict[str, list[str]] = {"number": [], "type": [], "date": []}
    for part in sorted(shared("corpora/scale").glob("full-*.jsonl.gz")):
        for row in map(json.loads, gzip.decompress(part.read_bytes()).decode("utf-8").strip().split("\n")):
            if row["set"] not in ("congbao", "vlc", "hanoi"):
                continue
            text = nfc(row["text"])
            shown = values(header(text))
            printed = level(row["number"]) and re.search("S[ỐÓO][:.]?0*" + re.escape(level(row["number"])), level(text[:3000]))
            expected = {
                "number": level(row["number"]) if printed else "",
                "type": row["type"],
                "date": "" if row["type"] == "Văn bản hợp nhất" else row["date"],
            }
            for name, value in expected.items():
                if not value or row["id"] in wrong[name]:
                    continue
                if (level(shown.get(name, "")) if name == "number" else shown.get(name, "")) == value:
                    right[name] += 1
                else:
                    missed[name].append(row["id"])
    for name, count in right.items():
        assert count >= 250
        assert len(missed[name]) <= 0.01 * (count + len(missed[name])), missed[name]
