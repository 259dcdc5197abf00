"""Questions in the formats of others come back as they went in, and only questions that exist are promised."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danchieu.model import Library
from danchieu.study import Made, Order, studies
from danchieu.text import nfc
from kb import rows
from lessons import Asked, question, read_aiken, read_cards, read_csv, read_gift, read_moodle, school, topic

SUBJECT = ("chuyen-de/hoc",)
HOSTILE = rows("study/hostile")


def made(format_: str, library: Library, suffix: str = "", **more: Any) -> Made:
    one = studies()[format_]
    return one.write(library, Order(more.pop("subjects", SUBJECT), **more), suffix or one.suffixes[0])


def clean(text: str) -> str:
    """What a page can hold of any text: NFC, one line, a blank for each control character."""
    return " ".join(re.sub("[\x00-\x1f\x7f-\x9f]", " ", nfc(text)).split())


def bank(row: dict[str, Any]) -> tuple[Library, Asked]:
    options = row["options"]
    library = school(topic("hoc", [question("c1", row["stem"], options, reason=row["reason"], answer=len(options) - 1)]))
    stem = row.get("said", clean(row["stem"]))
    return library, Asked(stem, tuple(map(clean, options)), len(options) - 1, clean(row["reason"]), "hoc/c1", "Nhận biết")


@pytest.mark.parametrize("row", HOSTILE, ids=lambda row: row["why"])
def test_gift_is_read_back_word_for_word(row: dict[str, Any]) -> None:
    library, asked = bank(row)
    (found,) = read_gift(made("gift", library).data.decode())
    assert found._replace(remark="") == asked._replace(remark="")
    assert found.remark == f"{asked.remark} Chỗ chứng minh: Điều 1 Nghị định 1/2020/NĐ-CP."


@pytest.mark.parametrize("row", HOSTILE, ids=lambda row: row["why"])
def test_moodle_xml_is_read_back_word_for_word(row: dict[str, Any]) -> None:
    library, asked = bank(row)
    (found,) = read_moodle(made("moodle", library).data)
    assert found._replace(remark="") == asked._replace(remark="")
    assert found.remark.startswith(f"{asked.remark} Chỗ chứng minh: ")


@pytest.mark.parametrize("row", HOSTILE, ids=lambda row: row["why"])
def test_aiken_is_read_back_word_for_word(row: dict[str, Any]) -> None:
    library, asked = bank(row)
    (found,) = read_aiken(made("aiken", library).data.decode())
    assert found.options == asked.options
    assert found.answer == asked.answer
    assert found.stem.removeprefix("Câu hỏi: ") == asked.stem


@pytest.mark.parametrize("row", HOSTILE, ids=lambda row: row["why"])
def test_tables_are_read_back_word_for_word_and_run_nothing(row: dict[str, Any]) -> None:
    library, asked = bank(row)
    data = made("csv", library).data
    (found,) = read_csv(data)
    letters = "ABCDEFGH"[: len(asked.options)]
    assert (found["hoi"], found["ma"], found["vi_sao"], found["dap_an"]) == (asked.stem, "hoc/c1", asked.remark, letters[-1])
    assert tuple(found[letter] for letter in letters) == asked.options
    (card,) = read_cards(made("the-ghi-nho", library).data)
    assert card[0] == "hoc/c1"
    assert card[1].split("\n") == [asked.stem, *(f"{letter}. {words}" for letter, words in zip(letters, asked.options, strict=True))]
    raw = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert not [cell for line in raw for cell in line if cell.startswith(("=", "+", "-", "@"))]
    assert not [
        cell for line in read_cards(made("the-ghi-nho", library).data, raw=True) for cell in line if cell.startswith(("=", "+", "-", "@"))
    ]


@pytest.mark.parametrize("format_", ["gift", "moodle", "csv", "the-ghi-nho"])
def test_ids_follow_the_question_and_not_its_words(format_: str) -> None:
    before = made(format_, school(topic("hoc", [question("c1"), question("c2")]))).data.decode()
    after = made(format_, school(topic("hoc", [question("c2", "Lời hỏi đã sửa?", ["x", "y"]), question("c1")]))).data.decode()
    ids = [re.findall(r"hoc/c\d", text) for text in (before, after)]
    assert set(ids[0]) == set(ids[1]) == {"hoc/c1", "hoc/c2"}


@pytest.mark.parametrize("row", rows("study/amounts"), ids=lambda row: row["why"])
def test_as_many_of_each_level_as_asked_and_as_there_are(row: dict[str, Any]) -> None:
    questions = [
        question(f"{position}-{number}", level=level)
        for position, (level, many) in enumerate(row["bank"].items())
        for number in range(many)
    ]
    library = school(topic("hai", questions), topic("hoc", questions))
    result = made(
        "moodle",
        library,
        subjects=("chuyen-de/hai", "chuyen-de/hoc"),
        count=row.get("count"),
        levels=tuple(row.get("levels", {}).items()),
    )
    if "takes" not in row:
        assert [one.code for one in result.findings] == ["DC410"]
        assert result.data == b""
        words = f"{result.findings[0].message} {result.findings[0].remedy}"
        assert all(part in words for part in row["says"]), words
        return
    assert result.findings == ()
    found = read_moodle(result.data)
    levels = [re.sub(r"\W+", "-", one.level.lower().translate(str.maketrans("ậếôểụ", "aeoeu"))) for one in found]
    assert {level: levels.count(level) for level in levels} == row["takes"]
    by_topic = [sum(one.number.startswith(name) for one in found) for name in ("hai/", "hoc/")]
    assert abs(by_topic[0] - by_topic[1]) <= len(row["bank"]), "topics share evenly within each level"


def test_the_seed_decides_what_is_taken() -> None:
    library = school(topic("hoc", [question(f"c{number}") for number in range(40)]))
    taken = {seed: made("csv", library, count=10, seed=seed).data for seed in ("1", "2")}
    assert taken["1"] != taken["2"]
    assert taken["1"] == made("csv", library, count=10, seed="1").data


MARKS = st.text(alphabet=st.sampled_from("aĂ ~=#{}:\\%[]<>&\"'|*_-+@.$/)A0\n\t\x07;,"), min_size=1, max_size=40)


@given(stem=MARKS, options=st.lists(MARKS, min_size=2, max_size=8, unique_by=clean), reason=MARKS)
def test_any_words_come_back_from_every_format(stem: str, options: list[str], reason: str) -> None:
    if not clean(stem) or not all(map(clean, options)):
        return
    library, asked = bank({"stem": stem, "options": options, "reason": reason})
    (gift,) = read_gift(made("gift", library).data.decode())
    (moodle,) = read_moodle(made("moodle", library).data)
    (aiken,) = read_aiken(made("aiken", library).data.decode())
    (table,) = read_csv(made("csv", library).data)
    assert [one._replace(remark="") for one in (gift, moodle)] == [asked._replace(remark="")] * 2
    assert (aiken.stem.removeprefix("Câu hỏi: "), aiken.options, aiken.answer) == (
        asked.stem.removeprefix("Câu hỏi: "),
        asked.options,
        asked.answer,
    )
    assert table["hoi"] == asked.stem.removeprefix("'")
