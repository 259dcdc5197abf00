"""Lesson plans, hand-outs and change sheets: minutes add up, nothing without its place, and no change where nothing changed."""

from __future__ import annotations

import re
from datetime import date
from math import ceil
from pathlib import Path
from typing import Any

import pytest

from danchieu.library import assemble, load
from danchieu.model import Force, Instrument, Library, Topic
from danchieu.study import studies
from danchieu.study.brief import STUDY as BRIEF
from danchieu.study.parts.names import names_of
from factories import Cited, document, instrument, library, status
from kb import rows
from lessons import BODY, lesson_page, question, school, topic
from test_study_papers import lines, opened
from test_study_questions import made

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def docs() -> Library:
    return load(ROOT / "docs", date(2026, 11, 22))


def outlined(headings: list[str], **more: object) -> Library:
    steps = "\n\n".join(f"### {one}\n\n- Làm việc của {one}." for one in headings)
    body = f"## Tóm tắt\n\nX.\n\n## Đề cương\n\n{steps}\n\n## Câu hỏi thảo luận\n\n- Vì sao?\n"
    return school(topic("hoc", [question(f"c{number}") for number in range(9)], body, **more))


# Lesson plans


@pytest.mark.parametrize("row", rows("study/minutes"), ids=lambda row: row["why"])
def test_minutes_add_up_or_there_is_no_plan(row: dict[str, Any]) -> None:
    result = made("giao-an", outlined(row["outline"], minutes=row["says"]), minutes=row.get("asked"))
    if "code" in row:
        assert [one.code for one in result.findings] == [row["code"]]
        assert result.data == b""
        return
    (table,) = (one for one in opened(result.data).tables if one.rows[0].cells[-1].text == "Phút")
    minutes = [int(one.cells[-1].text) for one in table.rows[1:]]
    assert minutes[:-1] == row["steps"]
    assert minutes[-1] == sum(row["steps"]) == (row.get("asked") or row["says"] or sum(row["steps"]))


def test_the_plan_has_every_field_that_trainers_know(docs: Library) -> None:
    for subject in (one.id for one in docs.of_kind(Topic)):
        result = made("giao-an", docs, subjects=(subject,))
        document_ = opened(result.data)
        text = "\n".join(lines(document_))
        fields = ("Giáo án số:", "Số tiết:", "Lớp:", "Ngày dạy:", "Thời gian: 90 phút", "Đối tượng:", "Giảng viên:", "NGƯỜI DUYỆT")
        assert [one for one in fields if one not in text] == []
        heads = [one.text for one in document_.paragraphs if one.style is not None and one.style.name == "Heading 2"]
        assert [one.partition(".")[0] for one in heads] == ["I", "II", "III", "IV", "V", "VI"]
        aims = [one.text for one in document_.paragraphs if one.style is not None and one.style.name == "Heading 3"]
        assert aims[:3] == ["Về kiến thức", "Về kỹ năng", "Về thái độ"]
        assert text.count("Đáp án: ") == 5, "questions to close"
        reading = document_.tables[2]
        entry = docs.documents[subject].entry
        assert isinstance(entry, Topic)
        assert len(reading.rows) == len(entry.path) + 1
        assert all(cell.text for row in reading.rows for cell in row.cells), "each with its standing"


def test_every_table_repeats_its_head(docs: Library) -> None:
    data = made("giao-an", docs, subjects=("chuyen-de/khac-phuc-ne-tranh-dun-day-so-trach-nhiem",)).data
    wide = [table for table in opened(data).tables if len(table.columns) > 2]
    assert len(wide) == 2
    assert all(table.rows[0]._tr.trPr is not None and "tblHeader" in table.rows[0]._tr.trPr.xml for table in wide)


def test_a_step_names_what_it_rests_on_with_its_standing() -> None:
    old = instrument("qd-1-qd-tw-2020", "1-QĐ/TW", "Quy định", issued=date(2020, 1, 1))
    body = "## Đề cương\n\n### Đọc (10 phút)\n\n- Đọc khoản 2 Điều 3 Quy định 1-QĐ/TW.\n- Nghĩ.\n"
    page = lesson_page(*topic("hoc", [], body, minutes=10), (Cited("khoản 2 Điều 3 Quy định 1-QĐ/TW", old.id, "dieu-3.khoan-2"),))
    states = {old.id: status(Force.REPLACED, "Được thay thế bởi X", likely="")}
    text = made("giao-an", library([page, document(f"van-ban/{old.id}", old, "")], statuses=states), ".md").data.decode()
    assert "Chỗ dựa: khoản 2 Điều 3 Quy định 1-QĐ/TW (đã được thay thế)." in text


def test_what_is_only_likely_is_said_to_be_unverified() -> None:
    one = instrument("nd-1-2020-nd-cp", "1/2020/NĐ-CP", issued=date(2020, 1, 1))
    states = {one.id: status(Force.UNSEEN, "Chưa thấy văn bản thay thế", likely="có thể đã được Nghị định 2 thay thế")}
    names = names_of(library([document(f"van-ban/{one.id}", one, BODY)], statuses=states))
    assert names.standing(one.id) == "Chưa thấy văn bản thay thế; có thể đã được Nghị định 2 thay thế (chưa kiểm chứng)"
    assert names.short(one.id) == "có thể đã thay đổi, chưa kiểm chứng"


# Hand-outs


def sheet(identity: str, library_: Library, suffix: str = ".docx") -> bytes:
    return made("phat-tay", library_, suffix, subjects=(f"van-ban/{identity}",)).data


def test_no_line_of_any_hand_out_is_without_place_or_source(docs: Library) -> None:
    bare = []
    for one in docs.of_kind(Instrument):
        text = BRIEF.write(docs, made_order(one.id), ".md").data.decode()
        table = [re.split(r"(?<!\\)\|", line)[1:-1] for line in text.split("\n") if line.startswith("| ") and " --- " not in line]
        bare += [(one.id, row) for row in table if not row[-1].strip() or not row[-2].strip()]
        assert "Tính đến 22/11/2026" in text
        assert "| Tình trạng |" in text
    assert bare == []


def made_order(identity: str) -> Any:
    from danchieu.study import Order

    return Order((identity,))


@pytest.mark.parametrize("identity", ["nd-73-2023-nd-cp", "qd-207-qd-tw-2026", "nd-170-2025-nd-cp", "l-80-2025-qh15", "qd-148-qd-tw-2024"])
def test_a_hand_out_stays_on_one_page(identity: str, docs: Library) -> None:
    """By a rough count of our own: so many letters of half their size a line, one line and a bit of height a line."""
    document_ = opened(sheet(identity, docs))
    normal: Any = document_.styles["Normal"]
    size = normal.font.size.pt
    total = 0.0
    for block in document_.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                widths = [(cell.width or 0) / 12700 - 11 for cell in row.cells]
                total += (
                    max(ceil(len(cell.text) * size * 0.44 / width) for cell, width in zip(row.cells, widths, strict=True)) * size * 1.15 + 2
                )
        else:
            total += max(1, ceil(len(block.text) * size * 0.44 / 467)) * size * 1.15
    assert 10 <= size <= 13
    assert total <= 728, f"{total} points of 728"


def test_what_does_not_fit_is_counted_and_never_cut_silently() -> None:
    points = "\n".join(f"- Điểm số {number}: {'một câu khá dài ' * 12}(khoản {number} Điều 1)" for number in range(60))
    library_ = assemble(
        {"van-ban/nd-1-2020-nd-cp.md": f"---\nso_hieu: 1/2020/NĐ-CP\nloai: Nghị định\n---\n## Điểm chính\n\n{points}\n".encode()},
        date(2026, 1, 1),
    )
    document_ = opened(sheet("nd-1-2020-nd-cp", library_))
    shown = len(document_.tables[1].rows) - 1
    (left,) = (one.text for one in document_.paragraphs if one.text.startswith("Còn "))
    assert 5 < shown < 60
    assert left == f"Còn {60 - shown} điểm nữa ở trang của văn bản."


def test_a_point_keeps_its_own_place() -> None:
    body = "## Điểm chính\n\n- Việc (của ai) phải làm (khoản 1 Điều 5)\n- Không chỗ (nguồn không ghi vị trí)\n- Không ngoặc\n"
    one = instrument("nd-1-2020-nd-cp", "1/2020/NĐ-CP", issued=date(2020, 1, 1))
    text = sheet(one.id, library([document(f"van-ban/{one.id}", one, body)]), ".md").decode()
    assert "| Việc (của ai) phải làm | khoản 1 Điều 5 |" in text
    assert "| Không chỗ | nguồn không ghi vị trí |" in text
    assert "| Không ngoặc | phần “Điểm chính” |" in text


def test_a_full_text_without_main_points_shows_its_articles() -> None:
    one = instrument("nd-1-2020-nd-cp", "1/2020/NĐ-CP", issued=date(2020, 1, 1), full_text=True)
    text = sheet(
        one.id, library([document(f"van-ban/{one.id}", one, "### Điều 1. Phạm vi\n\n1. Một.\n\n### Điều 2. Đối tượng\n")]), ".md"
    ).decode()
    assert "| Phạm vi | Điều 1 |" in text
    assert "ban biên tập" not in text


def test_the_standing_of_a_hand_out_is_proved_or_called_unverified(docs: Library) -> None:
    replaced = sheet("qd-148-qd-tw-2024", docs, ".md").decode()
    assert "| Tình trạng | Được thay thế từ 08/10/2025 bởi Quy định 377-QĐ/TW |" in replaced
    assert "chưa kiểm chứng" in sheet("nd-73-2023-nd-cp", docs, ".md").decode()


# Sheets for learners


def test_the_sheet_for_learners_gives_no_answer_away(docs: Library) -> None:
    for page in docs.of_kind(Topic):
        assert isinstance(page.entry, Topic)
        document_ = opened(made("to-hoc-vien", docs, subjects=(page.id,)).data)
        text = "\n".join(lines(document_))
        assert "→" not in text
        assert "Đáp án" not in text
        assert [one.id for one in page.entry.questions if one.stem in text or one.reason in text] == []
        minutes = [int(row.cells[2].text) for row in document_.tables[0].rows[1:]]
        assert sum(minutes) == page.entry.minutes
        assert document_.tables[0].rows[-1].cells[0].text == f"{page.entry.minutes - minutes[-1]} đến {page.entry.minutes}"
        assert len(document_.sections) == 2, "front and back"


def test_what_follows_the_arrow_stays_with_the_trainer() -> None:
    body = "## Đề cương\n\n### Mở (9 phút)\n\n- Chào.\n\n## Mẩu hồ sơ\n\nLời cho giảng viên.\n\n- Mẩu 1: việc A. → Đùn đẩy.\n\n## Câu hỏi thảo luận\n\n- Vì sao? → Vì thế.\n"
    text = made("to-hoc-vien", school(topic("hoc", [question("c1")], body, minutes=9)), ".md").data.decode()
    assert "- Mẩu 1: việc A.\n" in text
    assert "- Vì sao?\n" in text
    assert not [word for word in ("Đùn đẩy", "Vì thế", "giảng viên", "Câu hỏi c1") if word in text]


def test_a_replaced_instrument_on_the_reading_list_names_its_successor(docs: Library) -> None:
    text = made("to-hoc-vien", docs, ".md", subjects=("chuyen-de/khac-phuc-ne-tranh-dun-day-so-trach-nhiem",)).data.decode()
    assert "- Quy định 148-QĐ/TW (đã được thay thế; nay đọc Quy định 377-QĐ/TW)" in text


# Outlines of talks


def headings(data: bytes) -> list[int]:
    return [int(one) for one in re.findall(r"^## [IV]+\\?\. .*\((\d+) phút\)$", data.decode(), re.MULTILINE)]


def test_every_talk_adds_up_and_no_line_is_without_its_place(docs: Library) -> None:
    bare = []
    for one in docs.of_kind(Instrument):
        data = made("de-cuong", docs, ".md", subjects=(one.id,)).data
        minutes = headings(data)
        assert len(minutes) == 5
        assert sum(minutes) == 90
        cells = [re.split(r"(?<!\\)\|", line)[1:-1] for line in data.decode().split("\n") if line.startswith("| ") and " --- " not in line]
        bare += [(one.id, row) for row in cells if not all(cell.strip() for cell in row)]
    assert bare == []


@pytest.mark.parametrize("minutes", [5, 45, 90, 180, 7])
def test_a_talk_is_as_long_as_asked(minutes: int, docs: Library) -> None:
    data = made("de-cuong", docs, ".md", subjects=("van-ban/qd-377-qd-tw-2025",), minutes=minutes).data
    found = headings(data)
    assert sum(found) == minutes
    assert min(found) > 0
    assert f"= {minutes} phút." in data.decode()


def test_a_talk_shorter_than_its_parts_is_refused(docs: Library) -> None:
    result = made("de-cuong", docs, subjects=("van-ban/qd-377-qd-tw-2025",), minutes=4)
    assert [one.code for one in result.findings] == ["DC414"]


def test_a_talk_asks_only_what_the_instrument_proves(docs: Library) -> None:
    text = made("de-cuong", docs, ".md", subjects=("van-ban/nd-191-2026-nd-cp",)).data.decode()
    assert text.count("| Hỏi: ") == 1
    assert "Đáp: Giải quyết kịp thời, không đùn đẩy, né tránh." in text
    assert "điểm b khoản 2 Điều 8 của phần “QUY CHẾ LÀM VIỆC CỦA CHÍNH PHỦ”" in text


# Anything goes


@pytest.mark.parametrize("format_", sorted(studies()))
def test_the_barest_and_the_wildest_pages_make_a_file_or_a_finding(format_: str) -> None:
    wild = "=cmd|\u0007 ]]> **#** ~{}:\n<b>" + "x" * 400
    bare, odd = instrument("a"), instrument("b", title=wild, name=wild, signer=wild, issuer=wild, aliases=(wild,))
    pages = [
        document("van-ban/a", bare, ""),
        document("van-ban/b", odd, f"## Điểm chính\n\n- {wild}\n\n## {wild}\n"),
        lesson_page(*topic("a", [])),
        lesson_page(
            *topic("b", [question("c", wild, [wild, "y"])], f"## Đề cương\n\n### Mở (9 phút)\n\n- {wild}\n", title=wild, minutes=9)
        ),
    ]
    library_ = library(pages)
    if format_ == "trinh-chieu":
        pytest.importorskip("pptx")
    one = studies()[format_]
    folder = "chuyen-de" if one.of is Topic else "van-ban"
    for name in ("a", "b"):
        for suffix in one.suffixes:
            result = made(format_, library_, suffix, subjects=(f"{folder}/{name}",), since=date(2026, 1, 1))
            assert bool(result.data) is not any(found.severity.value == "error" for found in result.findings)
            assert result.data or name == "a"


# Change sheets

OLD = "so_hieu: 1/2020/NĐ-CP\nloai: Nghị định\nngay_ban_hanh: 2020-01-01\nngay_hieu_luc: 2020-01-01\nnguon: [{ten: Công báo, ngay_doc: 2026-11-01}]"
NEW = "so_hieu: 2/2026/NĐ-CP\nloai: Nghị định\nngay_ban_hanh: 2026-06-01\nngay_hieu_luc: 2026-07-01\nquan_he:\n  - {loai: %s, den: 1/2020/NĐ-CP%s}"
LESSON = "tieu_de: Học\nlo_trinh:\n  - {den: van-ban/nd-1-2020-nd-cp, vi: gốc}\nnguon: [{ten: x, ngay_doc: 2026-06-15}]"
ASKED = '- {ma: c1, hoi: "Gì?", lua_chon: [a, b], dap_an: A, vi_sao: Vì., chung_minh: "van-ban/nd-1-2020-nd-cp#dieu-1"}\n'


def changed(verb: str = "thay_the", more: str = "", day: date = date(2026, 11, 22), **order: Any) -> str:
    files = {
        "van-ban/nd-1-2020-nd-cp.md": f"---\n{OLD}\n---\n### Điều 1. A\n\nB.\n",
        "van-ban/nd-2-2026-nd-cp.md": f"---\n{NEW % (verb, more)}\n---\n## Tóm tắt\n\nC.\n",
        "chuyen-de/hoc.md": f"---\n{LESSON}\n---\n## Đề cương\n\nTheo Nghị định 1/2020/NĐ-CP.\n",
        "chuyen-de/hoc.cau-hoi.yml": ASKED,
    }
    return made("thay-doi", assemble({path: text.encode() for path, text in files.items()}, day), ".md", **order).data.decode()


def test_a_replaced_instrument_is_named_with_all_that_uses_it() -> None:
    text = changed()
    assert "So văn bản của chuyên đề ở hai ngày: 15/6/2026 (ngày soạn) và 22/11/2026." in text
    assert "| Nghị định 1/2020/NĐ-CP | " in text
    assert "| Được thay thế từ 01/7/2026 bởi Nghị định 2/2026/NĐ-CP | lộ trình đọc; câu hỏi c1; mục “Đề cương” |" in text
    assert "| Nghị định 2/2026/NĐ-CP | Thay thế Nghị định 1/2020/NĐ-CP | 01/7/2026 |" in text
    assert "- Câu c1: Điều 1 Nghị định 1/2020/NĐ-CP. Gì?" in text


@pytest.mark.parametrize(
    ("day", "since"), [(date(2026, 6, 20), None), (date(2026, 11, 22), date(2026, 7, 1)), (date(2026, 11, 22), date(2027, 1, 1))]
)
def test_nothing_changed_nothing_said(day: date, since: date | None) -> None:
    text = changed(day=day, since=since)
    assert "Không có thay đổi nào" in text
    assert "|" not in text
    assert "c1" not in text


def test_a_correction_and_a_partial_change_are_told_too() -> None:
    assert "| Đính chính Nghị định 1/2020/NĐ-CP | 01/7/2026 |" in changed("dinh_chinh")
    assert "| Sửa đổi, bổ sung Nghị định 1/2020/NĐ-CP (Điều 1) | 01/7/2026 |" in changed("sua_doi_bo_sung", ", pham_vi: Điều 1")


def test_an_inferred_relation_changes_nothing() -> None:
    assert "Không có thay đổi nào" in changed(more=", suy_luan: true")


def test_a_lesson_without_a_day_asks_for_one() -> None:
    library_ = school(topic("hoc", []))
    assert [one.code for one in made("thay-doi", library_).findings] == ["DC415"]
    assert made("thay-doi", library_, since=date(2026, 1, 1)).findings == ()


@pytest.mark.parametrize("format_", ["giao-an", "phat-tay", "de-cuong", "thay-doi", "to-hoc-vien"])
@pytest.mark.parametrize("suffix", [".docx", ".md"])
def test_the_same_bytes_again(format_: str, suffix: str, docs: Library) -> None:
    subject = "van-ban/nd-73-2023-nd-cp" if format_ in ("phat-tay", "de-cuong") else "chuyen-de/tu-chu-truong-den-phap-luat-bao-ve-can-bo"
    order: dict[str, Any] = {"subjects": (subject,), "since": date(2025, 6, 1)}
    assert made(format_, docs, suffix, **order).data == made(format_, docs, suffix, **order).data
