"""Slides: one heading each, the source at the foot of each, answers never on the slide of their question, the same bytes again."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from danchieu.library import load
from danchieu.model import Library, Topic
from danchieu.study.parts.deck import ROOM, groups
from lessons import question, school, topic
from test_study_questions import HOSTILE, bank, clean, made

pptx = pytest.importorskip("pptx", reason="an environment older than requirements.txt; `make setup` renews it")

SUBJECT = "chuyen-de/khac-phuc-ne-tranh-dun-day-so-trach-nhiem"


@pytest.fixture(scope="module")
def docs() -> Library:
    return load(Path(__file__).parents[1] / "docs", date(2026, 11, 22))


def opened(data: bytes) -> Any:
    return pptx.Presentation(io.BytesIO(data))


def text_of(slide: Any, name: str = "") -> str:
    """All words of a slide, or those of the shape of this name."""
    shapes = [one for one in slide.shapes if one.has_text_frame and (not name or one.name == name)]
    return "\n".join(one.text_frame.text for one in shapes)


def lesson(*questions: Any) -> Library:
    body = "## Đề cương\n\n### Mở đầu (5 phút)\n\n- Chào lớp.\n\n### Nội dung (40 phút)\n\n- Đọc.\n"
    return school(topic("hoc", questions, body, minutes=45, aims={"kien_thuc": ("Biết.",)}))


def test_every_slide_has_one_heading_and_its_source(docs: Library) -> None:
    for subject in (one.id for one in docs.of_kind(Topic)):
        slides = list(opened(made("trinh-chieu", docs, subjects=(subject,)).data).slides)
        assert len(slides) > 15
        for number, slide in enumerate(slides, 1):
            titles = [one for one in slide.placeholders if one.placeholder_format.type in (1, 3)]
            assert len(titles) == 1
            assert titles[0].text_frame.text.strip()
            source = text_of(slide, "Nguồn")
            assert source.startswith("Nguồn: ") or number == 1
            assert len(source) <= 260
            assert text_of(slide, "Số trang") == str(number) or number == 1
        heads = [slide.shapes.title.text_frame.text for slide in slides]
        assert len(set(heads)) == len(heads), "no two slides of one heading"


def test_the_steps_of_the_lesson_stand_in_order_with_their_minutes(docs: Library) -> None:
    slides = opened(made("trinh-chieu", docs, subjects=(SUBJECT,)).data).slides
    (contents,) = (text_of(slide) for slide in slides if slide.shapes.title.text_frame.text == "Nội dung buổi học")
    steps = re.findall(r"^(.+): (\d+) phút$", contents, re.MULTILINE)
    assert sum(int(minutes) for _, minutes in steps) == 90
    heads = [re.sub(r" \(\d/\d\)$", "", slide.shapes.title.text_frame.text) for slide in slides]
    assert [one for one in dict.fromkeys(heads) if one in dict(steps)] == [title for title, _ in steps]


def test_a_source_names_what_the_slide_rests_on_and_its_standing(docs: Library) -> None:
    sources = [text_of(slide, "Nguồn") for slide in opened(made("trinh-chieu", docs, subjects=(SUBJECT,)).data).slides]
    assert any("Quy định 148-QĐ/TW (đã được thay thế)" in one for one in sources)


def test_an_answer_comes_after_its_question_and_not_with_it() -> None:
    library = lesson(*(question(f"c{number}", reason="Lý do riêng.") for number in range(3)))
    slides = list(opened(made("trinh-chieu", library).data).slides)
    asked = [slide for slide in slides if slide.shapes.title.text_frame.text.startswith("Kiểm tra nhanh")]
    told = [slide for slide in slides if slide.shapes.title.text_frame.text.startswith("Đáp án")]
    assert len(asked) == len(told) == 3
    for question_, answer in zip(asked, told, strict=True):
        assert "Lý do riêng" not in text_of(question_)
        assert "Điều 1" not in text_of(question_)
        assert "Lý do riêng" in text_of(answer)
        assert text_of(answer, "Nguồn") == "Nguồn: Điều 1 Nghị định 1/2020/NĐ-CP"
        assert slides.index(answer) == slides.index(question_) + 1


@pytest.mark.parametrize("row", HOSTILE, ids=lambda row: row["why"])
def test_hostile_words_stay_words(row: dict[str, Any]) -> None:
    _, asked = bank(row)
    library = lesson(question("c1", row["stem"], row["options"], reason=row["reason"], answer=0))
    slides = list(opened(made("trinh-chieu", library).data).slides)
    (slide,) = (one for one in slides if one.shapes.title.text_frame.text == "Kiểm tra nhanh: câu 1")
    assert text_of(slide).split("\n")[1] == asked.stem
    assert all(f". {clean(option)}" in text_of(slide) for option in row["options"])


def test_the_file_has_no_clock_and_no_leftovers(docs: Library) -> None:
    data = made("trinh-chieu", docs, subjects=(SUBJECT,)).data
    assert data == made("trinh-chieu", docs, subjects=(SUBJECT,)).data
    members = ZipFile(io.BytesIO(data)).infolist()
    assert {one.date_time for one in members} == {(1980, 1, 1, 0, 0, 0)}
    names = [one.filename for one in members]
    assert not [one for one in names if "thumbnail" in one or "printerSettings" in one]
    assert len([one for one in names if re.fullmatch(r"ppt/slideLayouts/slideLayout\d+\.xml", one)]) == 2
    core = opened(data).core_properties
    assert core.created == core.modified
    assert core.created.date() == date(2026, 11, 22)
    assert len(data) < 150_000


def test_nothing_is_fetched_and_letters_are_those_every_machine_has(docs: Library) -> None:
    with ZipFile(io.BytesIO(made("trinh-chieu", docs, subjects=(SUBJECT,)).data)) as package:
        rels = b"".join(package.read(one) for one in package.namelist() if one.endswith(".rels"))
        theme = package.read("ppt/theme/theme1.xml").decode()
    assert b'TargetMode="External"' not in rels
    assert set(re.findall(r'<a:latin typeface="([^"]*)"', theme)) == {"Arial"}


@pytest.mark.parametrize(
    ("lengths", "wanted"),
    [([], []), ([10], [[10]]), ([ROOM * 2], [[ROOM * 2]]), ([ROOM, 1], [[ROOM], [1]]), ([ROOM - 1, 1, 1], [[ROOM - 1, 1], [1]])],
)
def test_rows_are_cut_into_slides_in_order(lengths: list[int], wanted: list[list[int]]) -> None:
    assert [[len(row) for row in group] for group in groups("x" * length for length in lengths)] == wanted


def test_a_topic_without_outline_gets_no_slides() -> None:
    assert [one.code for one in made("trinh-chieu", school(topic("hoc", [question("c1")]))).findings] == ["DC413"]
