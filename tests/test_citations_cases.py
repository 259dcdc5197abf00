"""Citations against the case tables of tests/cases/citations."""

from __future__ import annotations

import pytest

from case_tables import Case, cases, shown, wanted
from danchieu.citations import read
from danchieu.model import Symbol
from danchieu.vocabulary import named_key, parse_symbol

TABLES = (
    "symbols",
    "damaged",
    "short",
    "lists",
    "tails",
    "named",
    "pinpoints",
    "negative",
    "internal",
    "discourse",
    "zones",
    "gold",
    "press",
    "admin",
    "prose",
    "unseen",
)
IMPLIED = {"pinpoint": "", "zone": "body"}


@pytest.mark.parametrize("case", cases("citations", *TABLES), ids=str)
def test_text_gives_exactly_the_citations_of_its_row(case: Case) -> None:
    text = str(case.data["text"])
    expected = [{**IMPLIED, **wanted(line)} for line in case.data["expect"]]  # type: ignore[attr-defined]
    found = read(text)
    fields = [set(row) for row in expected] + [{"text", "what"}] * len(found)
    assert [shown(citation, text, keys) for citation, keys in zip(found, fields, strict=False)] == expected, case.data["why"]


@pytest.mark.parametrize("case", cases("citations", "parse"), ids=str)
def test_printed_number_is_mended_to_its_official_form(case: Case) -> None:
    symbol = parse_symbol(str(case.data["printed"]))
    assert (str(symbol) if symbol else "") == case.data["official"]


@pytest.mark.parametrize("case", [case for case in cases("citations", "parse") if case.data["official"]], ids=str)
def test_official_form_parses_to_itself(case: Case) -> None:
    symbol = parse_symbol(str(case.data["official"]))
    assert isinstance(symbol, Symbol)
    assert str(symbol) == case.data["official"]
    assert parse_symbol(str(symbol)) == symbol


@pytest.mark.parametrize("case", cases("citations", "names"), ids=str)
def test_wordings_of_one_name_share_a_key(case: Case) -> None:
    assert named_key(str(case.data["name"])) == case.data["key"]


def test_tables_hold_at_least_six_hundred_rows() -> None:
    assert len(cases("citations")) + len(cases("relations")) >= 600
