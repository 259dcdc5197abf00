"""The table of issuing bodies: whole, and found from the names on pages."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from danchieu.pages.parts.issuer import issuer_card
from danchieu.vocabulary.bodies import bodies, body_of

DOCS = Path(__file__).parents[1] / "docs" / "van-ban"


@pytest.mark.parametrize(
    ("issuer", "body"),
    [
        ("Ban Thường vụ Tỉnh ủy Quảng Ngãi", "Tỉnh ủy"),
        ("Ban Thường vụ Quân ủy Trung ương", "Quân ủy Trung ương"),
        ("Ban Bí thư Trung ương Đảng", "Ban Bí thư"),
        ("Bộ Chính trị", "Bộ Chính trị"),
        ("Bộ Nội vụ", "Bộ"),
        ("Bộ Xây dựng", "Bộ"),
        ("Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", "Đại hội"),
        ("Ủy ban nhân dân thành phố Hải Phòng", "Ủy ban nhân dân"),
    ],
)
def test_a_name_on_a_page_finds_its_body(issuer: str, body: str) -> None:
    found = body_of(issuer)
    assert found is not None
    assert found.name == body


def test_every_issuer_of_our_pages_has_a_row() -> None:
    issuers = {yaml.safe_load(path.read_text("utf-8").split("---\n", 2)[1]).get("co_quan") for path in DOCS.glob("*.md")} - {None}
    assert len(issuers) > 15
    assert [issuer for issuer in issuers if body_of(issuer) is None] == []


def test_rows_are_whole() -> None:
    for body in bodies().values():
        assert body.issues, body.name
        assert body.sources, body.name
        assert all(one.first is None or one.last is None or one.first <= one.last for one in body.names), body.name


def test_the_card_shows_what_the_table_holds() -> None:
    card = issuer_card("Huyện ủy Núi Thành")
    assert "đuôi HU" in card
    assert "30/6/2025" in card
    assert "Chưa kiểm chứng" in card
    assert "Hướng dẫn 36-HD/VPTW" in card


def test_a_body_without_a_row_has_no_card() -> None:
    assert issuer_card("Hội Khuyến học") == ""
