"""`danchieu facts`: mapping of the fact files, and that a page once edited is never overwritten."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from danchieu.intake.facts import import_facts
from danchieu.intake.facts_page import flow_list, scalar
from danchieu.intake.facts_relations import table
from danchieu.vocabulary import VERBS
from shared import needs_shared, shared

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "cases" / "facts" / "mapping.toml").read_text("utf-8"))["case"]
ONE = (
    "- {id: a, number: 12-NQ/TW, type: Nghị quyết, date: '2012-01-16', title: Một số vấn đề, "
    "two_sources: true, verified: [number, date, title]}\n"
)


def run(tmp_path: Path, text: str) -> tuple[Path, tuple[Any, ...]]:
    facts = tmp_path / "facts.yml"
    facts.write_text(text, "utf-8")
    return tmp_path / "docs" / "van-ban", import_facts([facts], tmp_path / "docs")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_mapping(case: dict[str, Any], tmp_path: Path) -> None:
    folder, _ = run(tmp_path, case["facts"])
    text = (folder / f"{case['page']}.md").read_text("utf-8")
    assert [want for want in case["has"] if want not in text] == []
    assert [word for word in case["lacks"] if word in text] == []
    assert isinstance(yaml.safe_load(text.split("---")[1]), dict)


def test_second_run_changes_nothing(tmp_path: Path) -> None:
    for case in CASES:
        run(tmp_path, case["facts"])
    folder = tmp_path / "docs" / "van-ban"
    before = {page.name: page.read_bytes() for page in folder.iterdir()}
    actions = {report.action for case in reversed(CASES) for report in run(tmp_path, case["facts"])[1]}
    again = {report.action for case in CASES for report in run(tmp_path, case["facts"])[1]}
    assert len(before) > 15
    assert actions <= {"unchanged", "completed"}
    assert again == {"unchanged"}


def test_an_edited_field_and_the_body_stay(tmp_path: Path) -> None:
    folder, _ = run(tmp_path, ONE)
    page = folder / "nq-12-nq-tw-2012.md"
    edited = page.read_text("utf-8").replace("Một số vấn đề", "Tên do người biên tập sửa") + "\n## Tóm tắt\n\ntrich_yeu: thân bài.\n"
    page.write_text(edited, "utf-8")
    _, reports = run(tmp_path, ONE)
    assert page.read_text("utf-8") == edited
    assert [report.action for report in reports] == ["unchanged"]


def test_only_a_missing_key_is_added_at_its_place(tmp_path: Path) -> None:
    folder, _ = run(tmp_path, ONE)
    page = folder / "nq-12-nq-tw-2012.md"
    text = page.read_text("utf-8")
    page.write_text(text.replace("trich_yeu: Một số vấn đề\n", "").replace("2012-01-16", "2012-01-17"), "utf-8")
    _, reports = run(tmp_path, ONE)
    assert page.read_text("utf-8") == text.replace("2012-01-16", "2012-01-17")
    assert reports[0].keys == ("trich_yeu",)


def test_a_page_without_front_matter_is_left_alone(tmp_path: Path) -> None:
    folder, _ = run(tmp_path, ONE)
    page = folder / "nq-12-nq-tw-2012.md"
    page.write_text("Không có phần đầu.\n", "utf-8")
    _, reports = run(tmp_path, ONE)
    assert page.read_text("utf-8") == "Không có phần đầu.\n"
    assert [finding.code for finding in reports[0].findings] == ["DC102"]


@pytest.mark.parametrize("text", ["- [", "a: b\n", "- 1\n", "- {number: 1}\n"])
def test_a_bad_fact_file_is_a_finding(text: str, tmp_path: Path) -> None:
    folder, reports = run(tmp_path, text)
    assert list(folder.iterdir()) == []
    assert [finding.code for report in reports for finding in report.findings] == ["DC501"]


def test_an_entry_without_type_is_left_out(tmp_path: Path) -> None:
    folder, reports = run(tmp_path, "- {id: a, number: 12-NQ/TW}\n")
    assert list(folder.iterdir()) == []
    assert reports[0].findings[0].code == "DC503"


def test_the_first_file_wins(tmp_path: Path) -> None:
    folder, _ = run(tmp_path, ONE + ONE.replace("id: a", "id: b").replace("Một số vấn đề", "Tên khác"))
    assert "Tên khác" not in (folder / "nq-12-nq-tw-2012.md").read_text("utf-8")


AWKWARD = ["a: b", "- x", "[x", "ngày 1, 2", "{x}", 'nói "thật"', "#1", "2023-09-29", "no", "x #y", "https://a.vn/?p=1", "'", "*x", "&x"]


@pytest.mark.parametrize("value", AWKWARD)
def test_every_value_reads_back(value: str) -> None:
    assert str(yaml.compose(f"key: {scalar(value)}").value[0][1].value) == value
    assert [item.value for item in yaml.compose(flow_list([value, value])).value] == [value, value]


def test_verbs_of_the_table_exist() -> None:
    words = table()
    assert set(words["active"].values()) <= set(VERBS)
    assert set(words["passive"].values()) <= {verb.passive for verb in VERBS.values()}
    assert {words["active"][active] for active in words["mirror"].values()} <= set(VERBS)


@needs_shared
def test_the_real_facts_make_a_page_each_without_english(tmp_path: Path) -> None:
    files = [shared(f"facts/{name}") for name in ("party.yml", "state.yml", "indirect-2026.yml")]
    reports = import_facts(files, tmp_path)
    pages = {page.stem: page.read_text("utf-8") for page in (tmp_path / "van-ban").iterdir()}
    assert sum(report.action == "written" for report in reports) == len(pages) >= 200
    english = (" the ", " of ", " and ", " from 20", "replaces", "seeds/", "index, file")
    assert [(page, word) for page, text in pages.items() for word in english if word in text] == []
