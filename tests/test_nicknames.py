"""Names that stand for numbers: the table is whole, and a name means what it meant on the day of the text."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from danchieu.citations import read
from danchieu.knowledge.identity import instrument_id
from danchieu.model import Instrument
from danchieu.resolve.identify import Context, catalogue, identify
from danchieu.resolve.linking import with_words
from danchieu.vocabulary import named_key, parse_symbol
from danchieu.vocabulary.nicknames import nicknames
from kb import rows


def library() -> list[Instrument]:
    """An instrument for each one that the table names."""
    meant = sorted({one for row in nicknames().values() for one in row.means})
    return [instrument(symbol, day) for symbol, day in meant]


def instrument(symbol: str, day: date) -> Instrument:
    known = parse_symbol(symbol)
    kind = {"NQ": "Nghị quyết", "KL": "Kết luận", "NĐ": "Nghị định", "CT": "Chỉ thị"}.get(known.type_code if known else "NQ", "Quy định")
    name = "" if known else symbol
    return Instrument(instrument_id(kind, symbol, "", str(day.year)), symbol if known else "", kind, "", day, None, None, "", name=name)


@pytest.mark.parametrize("row", rows("nicknames"), ids=lambda row: row["why"])
def test_nicknames(row: dict[str, Any]) -> None:
    day = date.fromisoformat(row["day"]) if "day" in row else None
    citation = with_words(read(row["text"], official=True)[0], row["text"])
    found = identify(citation, Context(issued=day), catalogue(library()))
    assert [found.outcome.value, *(found.candidates or (found.instrument or "__none__",))] == row["means"]
    assert found.rule == row["rule"]


def test_every_row_is_whole() -> None:
    for key, row in nicknames().items():
        assert key == named_key(row.name)
        assert row.kind in {"plenum", "congress", "short", "motto"}
        assert row.means
        assert row.source
        assert row.valid_from >= min(day for _, day in row.means), row.name
        assert row.valid_to is None or row.valid_to > row.valid_from, row.name


def test_a_name_holds_between_its_days() -> None:
    row = nicknames()[named_key("Nghị định 73")]
    days = [date(2023, 9, 28), date(2023, 9, 29), date(2024, 6, 29), date(2024, 6, 30), None]
    assert [row.holds(day) for day in days] == [False, True, True, False, True]
