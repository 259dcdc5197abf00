"""Relations read from texts, against tests/cases/relations."""

from __future__ import annotations

import pytest

from case_tables import Case, cases
from danchieu.citations import read
from danchieu.relations import Stated
from danchieu.relations import read as relations


def line(row: Stated) -> str:
    """A relation in the notation of the table."""
    return "; ".join((f"{row.subject or '?'} {row.verb} {row.object or '?'}", row.modality.value, *(f"tại {place}" for place in row.scope)))


@pytest.mark.parametrize("case", cases("relations", "stated"), ids=str)
def test_text_states_exactly_the_relations_of_its_row(case: Case) -> None:
    text = str(case.data["text"])
    subject = case.data.get("subject")
    found = relations(text, read(text), str(subject) if subject else None)
    assert [line(row) for row in found] == case.data["expect"], case.data["why"]


@pytest.mark.parametrize("case", cases("relations", "stated"), ids=str)
def test_evidence_holds_the_citation_it_speaks_of(case: Case) -> None:
    text = str(case.data["text"])
    citations = read(text)
    for row in relations(text, citations, None):
        span = citations[row.citation].span
        assert row.evidence.start <= span.start
        assert span.end <= row.evidence.end
        assert row.object == citations[row.citation].target
