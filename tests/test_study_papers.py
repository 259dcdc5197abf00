"""Question papers: the same order gives the same bytes, every code holds the same questions, nothing can be guessed from the letters."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import groupby, pairwise
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from danchieu.model import Force, Library
from danchieu.study.parts.bank import items
from danchieu.study.parts.names import names_of
from danchieu.study.parts.papers import Paper, keeps_order, papers
from factories import relation, status
from kb import rows
from lessons import question, school, topic
from test_study_questions import HOSTILE, made

LETTERS = "ABCDEFGH"


def many(count: int, **more: object) -> Library:
    return school(topic("hoc", [question(f"c{number}", answer=number % 4, **more) for number in range(count)]))


def drawn(count: int, codes: int = 4, seed: str = "1") -> tuple[Paper, ...]:
    return papers(items(names_of(many(count)), ("chuyen-de/hoc",)), codes, seed)


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def lines(document: Document) -> Iterator[str]:
    """Every paragraph in order, those of tables too, as a reader sees them."""
    for block in document.iter_inner_content():
        cells = [cell for row in block.rows for cell in row.cells] if isinstance(block, Table) else []
        for paragraph in [block] if isinstance(block, Paragraph) else [one for cell in cells for one in cell.paragraphs]:
            yield paragraph.text.replace("\u00a0", " ")


@pytest.mark.parametrize("seed", [str(number) for number in range(25)])
@pytest.mark.parametrize("count", [8, 10, 20, 40])
def test_right_letters_cannot_be_guessed(count: int, seed: str) -> None:
    made_ = drawn(count, seed=seed)
    letters = ["".join(row.letter for row in paper.rows) for paper in made_]
    for one in letters:
        used = Counter(one)
        assert max(used.values()) - min(used[letter] for letter in "ABCD") <= 1, "on one letter"
        assert max(len(list(run)) for _, run in groupby(one)) <= 2, "in a row"
        for step in range(2, count // 2 + 1):
            same = sum(left == right for left, right in zip(one, one[step:], strict=False))
            assert same <= 0.7 * (count - step), f"the same again after {step}"
    for left, right in pairwise(letters):
        assert sum(one == two for one, two in zip(left, right, strict=True)) <= count / 2, "two codes alike"


def test_letters_stand_in_no_order_of_blocks() -> None:
    """Over many papers each letter follows each other one, and no block of four always shows all four."""
    letters = ["".join(row.letter for row in paper.rows) for seed in range(30) for paper in drawn(20, 1, str(seed))]
    follows = Counter(pair for one in letters for pair in pairwise(one))
    assert len(follows) == 16
    whole = sum(len(set(one[start : start + 4])) == 4 for one in letters for start in range(0, 20, 4))
    assert whole < len(letters) * 5 * 0.3


@pytest.mark.parametrize("count", [1, 2, 3, 20])
def test_every_code_holds_the_same_questions_with_their_own_answers(count: int) -> None:
    bank = {one.id: one for one in items(names_of(many(count)), ("chuyen-de/hoc",))}
    for paper in drawn(count):
        assert sorted(row.item.id for row in paper.rows) == sorted(bank)
        for row in paper.rows:
            own = bank[row.item.id]
            assert sorted(row.options) == sorted(own.options)
            assert row.options[row.answer] == own.options[own.answer]


def test_codes_differ_in_the_order_of_questions_and_options() -> None:
    one, two = drawn(20, 2)
    assert [row.item.id for row in one.rows] != [row.item.id for row in two.rows]
    options = {row.item.id: row.options for row in two.rows}
    assert sum(row.options == options[row.item.id] for row in one.rows) < 10


@pytest.mark.parametrize("seed", ["1", "2", "3", "x"])
@pytest.mark.parametrize("count", [8, 20])
def test_no_question_has_one_number_in_two_codes(count: int, seed: str) -> None:
    for numbers in zip(*([row.item.id for row in paper.rows] for paper in drawn(count, 4, seed)), strict=True):
        assert len(set(numbers)) == 4


@pytest.mark.parametrize("row", rows("study/order_kept"), ids=lambda row: row["options"][-1])
def test_options_that_speak_of_others_stay_where_they_are(row: dict[str, Any]) -> None:
    library = school(topic("hoc", [question("c1", options=row["options"])]))
    (item,) = items(names_of(library), ("chuyen-de/hoc",))
    assert keeps_order(item) is row["kept"]
    orders = {paper.rows[0].options for seed in range(20) for paper in papers((item,), 1, str(seed))}
    assert (orders == {item.options}) is row["kept"]


@pytest.mark.parametrize("format_", ["de", "dap-an"])
@pytest.mark.parametrize("suffix", [".docx", ".md"])
def test_same_order_same_bytes(format_: str, suffix: str) -> None:
    once = made(format_, many(10), suffix, codes=3, seed="7").data
    assert once == made(format_, many(10), suffix, codes=3, seed="7").data
    assert once != made(format_, many(10), suffix, codes=3, seed="8").data


def test_a_word_file_has_no_clock() -> None:
    data = made("de", many(3), codes=2).data
    assert {member.date_time for member in ZipFile(io.BytesIO(data)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = opened(data).core_properties
    assert core.created == core.modified
    assert core.created is not None
    assert core.created.date() == date(2026, 11, 21), "the day of the library"


def test_the_paper_is_set_as_test_files_are() -> None:
    document = opened(made("de", many(5), codes=2, minutes=15).data)
    text = "\n".join(lines(document))
    assert text.count("HẾT") == 2
    assert "Thời gian làm bài: 15 phút (5 câu)" in text
    heads = [one.text for one in document.paragraphs if one.style is not None and one.style.name == "Heading 1"]
    assert heads == ["ĐỀ KIỂM TRA · MÃ ĐỀ 101", "ĐỀ KIỂM TRA · MÃ ĐỀ 102"]
    assert re.findall(r"^Câu (\d+)\.", text, re.MULTILINE) == ["1", "2", "3", "4", "5"] * 2
    assert len(re.findall(r"\bA\. ", text)) == len(re.findall(r"\bD\. ", text)) == 10
    feet = [section.footer.paragraphs[0].text for section in document.sections]
    assert [
        foot.startswith(f"Mã đề {code} · Văn bản tra cứu tính đến 21/11/2026") for foot, code in zip(feet, (101, 102), strict=True)
    ] == [True, True]


@pytest.mark.parametrize("suffix", [".docx", ".md"])
def test_the_paper_gives_nothing_away(suffix: str) -> None:
    library = many(6, reason="Lý do bí mật.")
    data = made("de", library, suffix).data
    text = data.decode() if suffix == ".md" else "\n".join(lines(opened(data)))
    assert "bí mật" not in text
    assert "Chỗ chứng minh" not in text
    assert "đáp án" not in text.lower()
    if suffix == ".docx":
        runs = [run for one in opened(data).paragraphs for run in one.runs if one.text and not one.text.startswith("Câu")]
        assert not any(run.underline for run in runs)


def test_the_answers_belong_to_the_papers() -> None:
    library = many(12)
    paper, answers = ("\n".join(lines(opened(made(one, library, codes=3, seed="5").data))) for one in ("de", "dap-an"))
    asked = re.findall(r"Câu \d+\. Câu hỏi (c\d+)\?\n(.*?)(?=Câu \d+\. |------)", paper, re.DOTALL)
    told = [re.findall(r"\b(\d+)-([A-D])\b", part) for part in answers.split("BẢNG ĐÁP ÁN\n")[1:]]
    assert [len(part) for part in told] == [12, 12, 12]
    letters = [letter for part in told for _, letter in part]
    right = {f"c{number}": ("một", "hai", "ba", "bốn")[number % 4] for number in range(12)}
    for (number, options), letter in zip(asked, letters, strict=True):
        assert re.search(rf"\b{letter}\. {right[number]} của {number}\b", options), (number, letter, options)


def test_the_answers_show_reason_place_and_marks() -> None:
    document = opened(made("dap-an", many(8), codes=2).data)
    text = "\n".join(lines(document))
    assert text.count("Chỗ chứng minh: Điều 1 Nghị định 1/2020/NĐ-CP. (Nhận biết; mã câu c") == 16
    assert "mỗi câu đúng được 1,25 điểm" in text
    marked = [
        run.text
        for one in document.paragraphs
        for run in one.runs
        if run.underline and run.bold and not re.fullmatch(r"[A-D]\. ", run.text)
    ]
    assert len(marked) == 16, "the right answer is underlined, as mixing tools read it"
    tables = [table for table in document.tables if table.rows[0].cells[0].text == "Câu"]
    assert [cell.text.replace("\u00a0", " ") for cell in tables[0].rows[0].cells] == ["Câu", "Mã 101", "Mã 102"]
    assert len(tables[0].rows) == 9


@pytest.mark.parametrize(
    ("count", "words"), [(20, "mỗi câu đúng được 0,5 điểm"), (10, "được 1 điểm"), (40, "được 0,25 điểm"), (3, "× 10 / 3, làm tròn")]
)
def test_marks_add_up_to_ten(count: int, words: str) -> None:
    assert words in made("dap-an", many(count), ".md", codes=1).data.decode()


@pytest.mark.parametrize("row", HOSTILE, ids=lambda row: row["why"])
def test_hostile_words_stay_words_on_paper(row: dict[str, Any]) -> None:
    from test_study_questions import bank

    library, asked = bank(row)
    text = "\n".join(lines(opened(made("dap-an", library, codes=1).data)))
    assert f"Câu 1. {asked.stem}" in text
    assert all(option in text for option in asked.options)
    printed = made("dap-an", library, ".md", codes=1).data.decode()
    assert printed.isprintable() or not [char for char in printed if ord(char) < 32 and char != "\n"]


def test_a_page_of_word_is_set_as_the_decree_asks() -> None:
    document = opened(made("de", many(2), codes=1).data)
    section = document.sections[0]
    sizes = [section.page_width, section.page_height, section.left_margin, section.right_margin, section.top_margin, section.bottom_margin]
    assert [round((size or 0) / 36000) for size in sizes] == [210, 297, 30, 15, 20, 20]
    normal = document.styles["Normal"]
    assert (normal.font.name, normal.font.size.pt) == ("Times New Roman", 13)  # type: ignore[attr-defined]


def test_numbers_of_documents_do_not_break_and_read_as_they_are() -> None:
    library = school(topic("hoc", [question("c1", "Theo khoản 1 Điều 5 Nghị định 73/2023/NĐ-CP và 26-NQ/TW?")]))
    data = made("de", library, codes=1).data
    xml = ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert xml.count("<w:noBreakHyphen/>") == 2
    assert "khoản\u00a01 Điều\u00a05" in xml
    assert "Câu 1. Theo khoản 1 Điều 5 Nghị định 73/2023/NĐ-CP và 26-NQ/TW?" in list(lines(opened(data)))


def test_a_question_on_a_replaced_instrument_is_named_and_can_be_left_out() -> None:
    questions = [question("c1"), question("c2", proof="chuyen-de/hoc#tom-tat")]
    by = relation("nd-1-2020-nd-cp", "thay_the", "nd-1-2020-nd-cp")
    statuses = {"nd-1-2020-nd-cp": status(Force.REPLACED, "Được thay thế từ 01/01/2026 bởi Nghị định 2/2026/NĐ-CP", proof=(by,))}
    library = school(topic("hoc", questions, "## Tóm tắt\n\nX.\n"), statuses=statuses)
    result = made("dap-an", library, ".md", codes=1)
    assert [(one.code, one.severity.value) for one in result.findings] == [("DC411", "warning")]
    assert "c1" in result.findings[0].message
    assert "Câu c1: Điều 1 Nghị định 1/2020/NĐ-CP. Được thay thế từ 01/01/2026" in result.data.decode()
    clean = made("dap-an", library, ".md", codes=1, current_only=True)
    assert clean.findings == ()
    assert "c1" not in clean.data.decode()


def test_a_question_on_a_repealed_article_alone_is_named() -> None:
    from danchieu.values import Pinpoint, Step

    place = Pinpoint((Step("dieu", "1"),))
    ended = relation("nd-1-2020-nd-cp", "bai_bo", "nd-1-2020-nd-cp", date(2026, 1, 1), scope=(place,))
    statuses = {"nd-1-2020-nd-cp": status(Force.PARTLY_ENDED, "Hết hiệu lực một phần: Điều 1", proof=(ended,))}
    questions = [question("c1", proof="van-ban/nd-1-2020-nd-cp#dieu-1-khoan-1"), question("c2", proof="van-ban/nd-1-2020-nd-cp#tom-tat")]
    result = made("de", school(topic("hoc", questions), statuses=statuses), ".md")
    assert [one.message.partition(" dựa")[0] for one in result.findings] == ["Câu hỏi c1"]


# ECMA-376, part 1, section 17: the order in which Word wants the children of these elements.
SEQUENCES = {
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike color spacing w kern position sz szCs highlight u effect bdr shd vertAlign rtl cs em lang",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs suppressAutoHyphens spacing ind contextualSpacing jc outlineLvl rPr sectPr",
    "sectPr": "headerReference footerReference type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols titlePg docGrid",
    "tblPr": "tblStyle tblpPr tblOverlap tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
}


@pytest.mark.parametrize("format_", ["de", "dap-an", "giao-an", "thay-doi"])
def test_elements_stand_in_the_order_that_word_wants(format_: str) -> None:
    body = "## Đề cương\n\n### Mở đầu (90 phút)\n\n- Chào.\n"
    library = school(topic("hoc", [question(f"c{number}") for number in range(6)], body))
    with ZipFile(io.BytesIO(made(format_, library, since=date(2020, 1, 1)).data)) as package:
        parts = [name for name in package.namelist() if re.fullmatch(r"word/(document|styles|footer\d+)\.xml", name)]
        assert len(parts) >= 3
        for name in parts:
            for element in ElementTree.fromstring(package.read(name)).iter():
                tag = element.tag.rpartition("}")[2]
                if tag in SEQUENCES:
                    order = SEQUENCES[tag].split()
                    children = [child.tag.rpartition("}")[2] for child in element]
                    assert children == sorted(children, key=order.index), f"{name}: {tag}"
                    assert len(set(children)) == len(children) or tag == "sectPr"
