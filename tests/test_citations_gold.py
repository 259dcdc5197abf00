"""The yardsticks: gold annotations of the seeds and of legal texts. The figures themselves come from `make accuracy`."""

from __future__ import annotations

import pytest

from danchieu.model import Form
from shared import needs_shared, shared


@needs_shared
@pytest.mark.parametrize(
    ("gold", "folder", "f1"), [("gold/seeds.mentions.jsonl", "seeds", 1.0), ("gold/dev_legal.mentions.jsonl", "gold/dev_legal", 0.99)]
)
def test_mentions_reach_the_gold(gold: str, folder: str, f1: float) -> None:
    from benchmarks.accuracy import mentions  # the logic of `make accuracy`

    measured = mentions(shared(gold), shared(folder))
    assert measured.f1 >= f1
    assert measured.pinpoint >= 0.99
    assert measured.date == measured.type == 1.0


def test_forms_are_those_of_the_guidelines() -> None:
    assert {form.value for form in Form} == {"full", "short", "named", "self", "anaphor", "bare", "internal"}
