"""The official forms of citing that readers copy: a table written by hand from the rules, and the page that offers them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from danchieu.model import Modality
from danchieu.pages import Page, render
from danchieu.pages.parts.citing import by_name, first_mention, is_by_name, later_mention
from factories import document, instrument, library, relation
from kb import rows
from markup import body


@pytest.mark.parametrize("row", rows("pages/citing"), ids=lambda row: row["why"])
def test_the_official_forms(row: dict[str, Any]) -> None:
    given = dict(row["instrument"])
    one = instrument("x", given.pop("symbol"), given.pop("type"), given.pop("title"), **{"issuer": "", **given})
    laws = [instrument(f"l{number}", symbol, "Luật", "Luật sửa đổi") for number, symbol in enumerate(row.get("amended_by", ()))]
    assert first_mention(one, laws) == row["first"]
    assert later_mention(one) == row["later"]
    assert is_by_name(one) == ("name" in row)
    if "name" in row:
        assert by_name(one) == row["name"]


def test_a_law_names_the_laws_that_have_changed_it_and_no_others() -> None:
    law = instrument("l-1", "1/2018/QH14", "Luật", "Luật Một", issued=date(2018, 1, 1))
    changes = [
        instrument("l-3", "3/2025/QH15", "Luật", "Luật sửa đổi", issued=date(2025, 1, 1), effective=date(2025, 7, 1)),
        instrument("l-2", "2/2020/QH14", "Luật", "Luật sửa đổi", issued=date(2020, 1, 1)),
        instrument("l-4", "4/2026/QH15", "Luật", "Luật sửa đổi", issued=date(2026, 10, 1), effective=date(2027, 1, 1)),
        instrument("l-5", "5/2024/QH15", "Luật", "Luật đề xuất sửa", issued=date(2024, 1, 1)),
        instrument("nd-6", "6/2024/NĐ-CP"),
    ]
    links = [
        relation(one.id, "sua_doi_bo_sung", "l-1", modality=Modality.PROPOSED if one.id == "l-5" else Modality.DECLARED) for one in changes
    ]
    pages = [document(f"van-ban/{one.id}", one, "## Tóm tắt\n\nMột.\n") for one in (law, *changes)]
    (page,) = (one for one in render(library(pages, links)) if isinstance(one, Page) and one.path == "van-ban/l-1.md")
    assert 'data-first="Luật Một số 1/2018/QH14 được sửa đổi, bổ sung bởi Luật số 2/2020/QH14, Luật số 3/2025/QH15"' in body(page)
    assert 'data-name="Luật Một"' in body(page)
