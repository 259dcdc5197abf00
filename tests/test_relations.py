"""Relations read from texts, against tests/cases/relations."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from case_tables import Case, cases
from danchieu.citations import read
from danchieu.relations import Stated
from danchieu.relations import read as relations
from danchieu.relations.phrases import phrases
from danchieu.relations.verbs import governed, governing


def line(row: Stated) -> str:
    """A relation in the notation of the table."""
    return "; ".join((f"{row.subject or '?'} {row.verb} {row.object or '?'}", row.modality.value, *(f"tại {place}" for place in row.scope)))


@pytest.mark.parametrize("case", cases("relations", "stated", "lists"), ids=str)
def test_text_states_exactly_the_relations_of_its_row(case: Case) -> None:
    text = str(case.data["text"])
    subject = case.data.get("subject")
    found = relations(text, read(text), str(subject) if subject else None)
    assert [line(row) for row in found] == case.data["expect"], case.data["why"]


@pytest.mark.parametrize("case", cases("relations", "stated", "lists"), ids=str)
def test_evidence_holds_the_citation_it_speaks_of(case: Case) -> None:
    text = str(case.data["text"])
    citations = read(text)
    for row in relations(text, citations, None):
        span = citations[row.citation].span
        assert row.evidence.start <= span.start
        assert span.end <= row.evidence.end
        assert row.object == citations[row.citation].target


@pytest.mark.parametrize(
    "printed", (str, str.capitalize, str.upper, lambda phrase: phrase.replace(" ", "\n")), ids=("small", "capital", "shouted", "wrapped")
)
def test_each_phrase_is_read_however_it_is_printed(printed: Callable[[str], str]) -> None:
    """What is told by the words before a citation, without a pattern, and what the pattern tells, is the same."""
    table = phrases()
    for phrase, verb in table.verb_of_active.items():
        for filler in ("", "các nội dung của "):
            text = f"Nay {printed(phrase)} {filler}"
            word = text.split()[-1]
            assert governed(text.split(), word), text
            assert governing(text, 0, len(text), text.split()) == (verb, 4), text


@pytest.mark.parametrize(
    "text",
    (
        "Nay ban hành ",
        "Nay ban hành kèm theo ",
        "các biểu hiện ",
        "nói chung theo ",
        "Nay tổ chức lại bộ ",
        "không thực hiện, ",
        "đã tái thực hiệncác ",
    ),
)
def test_other_words_before_a_citation_are_no_verb(text: str) -> None:
    words = text.split()
    assert not governed(words, words[-1]) or governing(text, 0, len(text), words) is None
