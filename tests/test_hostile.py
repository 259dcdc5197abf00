"""Input nobody should write and machines nobody should have: a finding or a plain word each time, never a trace, never a lost site."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

import docx
import networkx as nx
import pytest

from danchieu import checks, intake, sources
from danchieu.cli import main
from danchieu.compile import SiteFailedError, alone, build_site, generator_environment
from danchieu.exports import exports
from danchieu.knowledge import RESERVED, read_page
from danchieu.knowledge.questions import read_questions
from danchieu.library import assemble
from danchieu.model import Instrument
from danchieu.pages import render
from danchieu.search import render as render_search
from kb import DAY, kb, rows

DECREE = "so_hieu: 73/2023/NĐ-CP\nloai: Nghị định\n"


def codes(findings: Any) -> list[str]:
    return sorted(f"{one.code}:{one.line}" for one in findings)


# Front matter and questions


@pytest.mark.parametrize("row", rows("knowledge/bad_questions"), ids=lambda row: row["why"])
def test_a_question_is_whole_or_left_out_with_the_reason(row: dict[str, Any]) -> None:
    questions, found = read_questions("a.cau-hoi.yml", f"- {{{row['text']}}}\n")
    assert [one.code for one in found] == (["DC403"] if row["reason"] else [])
    assert len(questions) == (0 if row["reason"] else 1)
    assert all(row["reason"] in one.message for one in found)


@pytest.mark.parametrize("opener", ["[", "{a: ", "- ", "? "])
def test_yaml_nested_without_end_is_a_finding_and_no_crash(opener: str) -> None:
    """In a process of its own: PyYAML composes in C without a limit and would take the tests with it."""
    code = (
        "from pathlib import PurePosixPath as P; from danchieu.knowledge import read_page; import sys;"
        "print([f'{x.code}:{x.line}' for x in read_page(P('van-ban/a.md'), sys.stdin.buffer.read(), 'a.md').findings])"
    )
    text = f"---\nloai: Luật\nchu_de:\n  {opener * 100_000}\n---\n"
    done = subprocess.run([sys.executable, "-c", code], input=text.encode(), capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stdout.decode().strip() == "['DC102:4']"


def test_a_long_front_matter_is_not_taken_for_a_deep_one() -> None:
    sources = "".join(f"  - {{url: https://example.org/a-{number}-b, ngay_doc: 2026-11-21}}\n" for number in range(300))
    page = read_page(PurePosixPath("van-ban/nd-73-2023-nd-cp.md"), f"---\n{DECREE}nguon:\n{sources}---\n".encode(), "a.md")
    assert page.findings == ()
    assert isinstance(page.entry, Instrument)
    assert len(page.entry.references) == 300


def test_every_page_that_the_tool_makes_itself_has_an_address_no_editor_can_take() -> None:
    empty = assemble({}, DAY)
    made = [item.path for item in render(empty)] + [path for path, _ in render_search(empty)]
    for path in map(PurePosixPath, made):
        if path.suffix == ".md" and path.as_posix() not in ("index.md", "huong-dan/index.md"):
            page = read_page(path, b"---\ntieu_de: x\nloai: x\nten_goi: x\n---\n", path.as_posix())
            assert "DC118" in [one.code for one in page.findings], path
    assert {f"{name}.md" for name in RESERVED} - {"404.md"} <= set(made)


def test_no_two_pages_of_a_site_have_one_path() -> None:
    files = {f"{folder}/index.md": b"---\ntieu_de: x\nloai: x\nten_goi: x\n---\n" for folder in ("van-ban", "tu-lieu", "chuyen-de", "nam")}
    library = assemble(files, DAY)
    made = [item.path for item in render(library)]
    assert len(made) == len(set(made))


def test_a_remark_on_a_source_is_kept() -> None:
    library = kb({"nd-73-2023-nd-cp": f"{DECREE}nguon: [{{ten: Công báo, ghi_chu: bản scan mờ}}]"})
    assert [one.note for one in library.instruments["nd-73-2023-nd-cp"].references] == ["bản scan mờ"]


# Identity and relations


def test_one_relation_with_two_days_is_told() -> None:
    old = "so_hieu: 1/2020/NĐ-CP\nloai: Nghị định\nquan_he:\n  - {loai: bi_thay_the, den: 2/2021/NĐ-CP, tu_ngay: 2021-02-01}"
    new = "so_hieu: 2/2021/NĐ-CP\nloai: Nghị định\nquan_he:\n  - {loai: thay_the, den: 1/2020/NĐ-CP, tu_ngay: %s}"
    assert codes(checks.run(kb({"nd-1-2020-nd-cp": old, "nd-2-2021-nd-cp": new % "2021-03-01"}))) == ["DC213:5"]
    assert codes(checks.run(kb({"nd-1-2020-nd-cp": old, "nd-2-2021-nd-cp": new % "2021-02-01"}))) == []


def test_a_page_is_not_called_missing_because_a_row_dates_it_otherwise() -> None:
    cited = "so_hieu: 27-NQ/TW\nloai: Nghị quyết\nngay_ban_hanh: 2018-05-21"
    citing = "so_hieu: 2/2021/NĐ-CP\nloai: Nghị định\nquan_he:\n  - {loai: can_cu, den: 27-NQ/TW, ngay: 2018-05-22}"
    assert codes(checks.run(kb({"nq-27-nq-tw-2018": cited, "nd-2-2021-nd-cp": citing}))) == ["DC206:5"]


def test_two_pages_of_one_name_are_told_and_those_of_two_terms_are_not() -> None:
    head = "ten_goi: Nghị quyết Hội nghị Trung ương 4\nloai: Nghị quyết\n"
    assert codes(checks.run(kb({"a": head, "b": head.replace("Trung ương", "trung ương")}))) == ["DC214:1"]
    assert codes(checks.run(kb({"a": f"{head}khoa: XI", "b": f"{head}khoa: XII"}))) == []


def test_two_decisions_about_the_same_words_are_told() -> None:
    cited = "so_hieu: 27-NQ/TW\nloai: Nghị quyết\nngay_ban_hanh: %s-05-21"
    row = "  - {viet: 27-NQ/TW, la: nq-27-nq-tw-%s, vi: tiền lương}\n"
    head = f"so_hieu: 2/2023/NĐ-CP\nloai: Nghị định\nlam_ro:\n{row % 2018}%s===\nTheo Nghị quyết 27-NQ/TW.\n"
    pages = {"nq-27-nq-tw-2018": cited % 2018, "nq-27-nq-tw-2022": cited % 2022}
    assert codes(checks.run(kb({**pages, "nd-2-2023-nd-cp": head % (row % 2022)}))) == ["DC215:6"]
    assert codes(checks.run(kb({**pages, "nd-2-2023-nd-cp": head % ""}))) == []


# Exports

CONTROL = f'{DECREE}trich_yeu: "một\\x01hai\\uFFFEba"\nten_khac: ["\\x07"]\n===\nTheo Luật\x02 Cán bộ và Nghị định\x0b 1/2020/NĐ-CP\x1b.\n'


@pytest.mark.parametrize("name", list(exports()))
def test_control_characters_of_a_text_break_no_file(name: str) -> None:
    data = exports()[name].write(kb({"nd-73-2023-nd-cp": CONTROL})).decode()
    assert not [character for character in data if ord(character) < 32 and character not in "\n\t"]
    if name == "graphml":
        assert nx.read_graphml(io.BytesIO(data.encode())).nodes["nd-73-2023-nd-cp"]["title"] == "một hai ba"
    if name == "gexf":
        assert nx.read_gexf(io.BytesIO(data.encode())).nodes["nd-73-2023-nd-cp"]["title"] == "một hai ba"


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(1)", "\u00a0=1+1"])
def test_no_cell_of_a_table_is_a_formula(formula: str) -> None:
    name = formula.strip()
    quoted = json.dumps(f"{formula} x", ensure_ascii=False)
    head = f"{DECREE}quan_he:\n  - {{loai: can_cu, den: 1/2020/NĐ-CP, pham_vi: {quoted}, ghi_chu: {quoted}, tu_ngay: 2023-01-01}}"
    data = exports()["csv"].write(kb({"nd-73-2023-nd-cp": head})).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(data)) for cell in row]
    assert f"'{name} x" in cells
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]


# The command line


@pytest.fixture
def project(tmp_path: Path) -> Path:
    page = tmp_path / "docs" / "van-ban" / "nd-73-2023-nd-cp.md"
    page.parent.mkdir(parents=True)
    page.write_text(f"---\n{DECREE}---\nXem Kết luận 14-KL/TW.\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize("target", [".", "docs", "/", ""])
def test_an_export_into_a_folder_is_refused_in_words(target: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    assert main(["export", "json", "-o", target]) == 2
    assert sorted(path.name for path in project.iterdir()) == ["docs"]


def test_an_export_through_a_link_leaves_the_link(project: Path) -> None:
    real, link = project / "real.json", project / "link.json"
    link.symlink_to(real)
    assert main(["export", "json", "-o", str(link), "--thu-muc", str(project)]) == 0
    assert link.is_symlink()
    assert json.loads(real.read_text("utf-8"))["nodes"]


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="file names are Unicode there")
def test_a_file_name_that_is_no_unicode_is_shown_escaped(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"sai\xff.txt")
    path.write_text("Theo Nghị định số 73/2023/NĐ-CP.\n", "utf-8")
    for arguments in (["--format", "jsonl"], []):
        done = subprocess.run(
            [sys.executable, "-m", "danchieu", "cite", path, os.fsdecode(b"mat\xff.txt"), *arguments], capture_output=True, check=False
        )
        assert done.returncode == 1
        assert b"Traceback" not in done.stderr
        assert b"mat\\udcff.txt" in done.stderr
        if arguments:
            assert json.loads(done.stdout)["doc"] == "sai\udcff.txt"


def test_a_missing_file_does_not_stop_the_others_and_no_english_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.txt", "c.txt"):
        (tmp_path / name).write_text("Theo Nghị định số 73/2023/NĐ-CP.\n", "utf-8")
    (tmp_path / "d.txt").mkdir()
    assert main(["cite", "--format", "jsonl", *(str(tmp_path / name) for name in ("a.txt", "b.txt", "c.txt", "d.txt"))]) == 1
    said = capsys.readouterr()
    assert [json.loads(line)["doc"] for line in said.out.splitlines()] == ["a.txt", "c.txt"]
    assert "b.txt: lỗi DC504: Không đọc được tệp: không có tệp hoặc thư mục này." in said.err
    assert "d.txt: lỗi DC504: Không đọc được tệp: đây là thư mục, không phải tệp." in said.err


def test_a_context_that_is_no_folder_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Theo Nghị định số 73/2023/NĐ-CP.\n", "utf-8")
    assert main(["cite", str(tmp_path / "a.txt"), "--context", str(tmp_path / "khong-co")]) == 2
    assert "Không thấy thư mục" in capsys.readouterr().err


def test_lines_of_citations_are_those_of_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Theo Nghị định số 73/2023/NĐ-CP\nvà\nQuy định 96-QĐ/TW, Quy định 114-QĐ/TW.\n\nKết luận 14-KL/TW\n", "utf-8")
    assert main(["cite", str(path)]) == 0
    assert [line.removeprefix(f"{path.as_posix()}:").partition(":")[0] for line in capsys.readouterr().out.splitlines()] == list("1335")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told_in_words() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "danchieu", "cite", __file__],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            encoding="utf-8",
        )
    assert done.returncode == 1 or "đĩa đã đầy" in done.stderr
    assert "None" not in done.stderr
    assert "Traceback" not in done.stderr


def test_ctrl_c_ends_a_command_quietly(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("danchieu.library.load", stop)
    assert main(["check", "--thu-muc", str(project)]) == 130
    assert "đã dừng" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["nd-73-2023-nd-cp", "73/2023/nđ-cp", "Nghị định 73/2023/NĐ-CP"])
def test_what_rests_on_an_instrument_is_asked_by_id_symbol_or_name(name: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["impact", name, "--thu-muc", str(project)]) == 0
    assert capsys.readouterr().out.startswith("Nghị định 73/2023/NĐ-CP")


def test_addresses_in_sarif_are_addresses(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "docs" / "van-ban" / "Tên có dấu%.md").write_text("x", "utf-8")
    assert main(["check", "--thu-muc", str(project), "--format", "sarif"]) == 1
    (row,) = {
        one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for one in json.loads(capsys.readouterr().out)["runs"][0]["results"]
    }
    assert row == "docs/van-ban/T%C3%AAn%20c%C3%B3%20d%E1%BA%A5u%25.md"


# Import


@pytest.mark.parametrize("depth", [2, 12])
def test_a_table_in_a_table_is_read_once(depth: int, tmp_path: Path) -> None:
    document = docx.Document()
    cell: Any = document.add_table(1, 1).cell(0, 0)
    for _ in range(depth - 1):
        cell = cell.add_table(1, 1).cell(0, 0)
    cell.text = "Nghị định số 73/2023/NĐ-CP"
    document.save(str(tmp_path / "a.docx"))
    source, found = sources.read(tmp_path / "a.docx", (tmp_path / "a.docx").read_bytes())
    assert source is not None
    assert not found
    assert source.text.count("73/2023/NĐ-CP") == 1


def test_a_name_longer_than_a_file_name_may_be_is_cut_at_a_word(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    path = tmp_path / "a.txt"
    path.write_text("NGHỊ QUYẾT\n" + "về việc đổi mới " * 60 + "\nHà Nội, ngày 1 tháng 2 năm 2020\nĐiều 1. Phạm vi\n", "utf-8")
    (report,) = intake.add([path], tmp_path / "docs", kind="instrument")
    assert report.written is not None
    assert len(report.written.name) < 160
    assert not report.written.stem.endswith("-")


def test_control_characters_of_a_document_do_not_break_its_front_matter(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    path = tmp_path / "a.txt"
    path.write_text("CHÍNH PHỦ\nSố: 73/2023/NĐ-CP\nNGHỊ ĐỊNH\nQuy định\x7f về \x01cán bộ\nĐiều 1. Phạm vi\n", "utf-8")
    (report,) = intake.add([path], tmp_path / "docs")
    assert report.written is not None
    assert codes(read_page(PurePosixPath("van-ban/nd-73-2023-nd-cp.md"), report.written.read_bytes(), "a.md").findings) == []


def test_a_file_in_the_place_of_a_folder_is_not_taken_for_the_page(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "van-ban").touch()
    path = tmp_path / "a.txt"
    path.write_text("CHÍNH PHỦ\nSố: 73/2023/NĐ-CP\nNGHỊ ĐỊNH\nQuy định về cán bộ\nĐiều 1. Phạm vi\n", "utf-8")
    (report,) = intake.add([path], tmp_path / "docs")
    assert [one.code for one in report.findings] == ["DC528"]


def test_a_link_to_nothing_in_the_place_of_the_page_is_not_written_through(tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "van-ban"
    folder.mkdir(parents=True)
    (folder / "nd-73-2023-nd-cp.md").symlink_to(tmp_path / "khac.md")
    path = tmp_path / "a.txt"
    path.write_text("CHÍNH PHỦ\nSố: 73/2023/NĐ-CP\nNGHỊ ĐỊNH\nQuy định về cán bộ\nĐiều 1. Phạm vi\n", "utf-8")
    for dry_run in (True, False):
        (report,) = intake.add([path], tmp_path / "docs", dry_run=dry_run)
        assert [one.code for one in report.findings] == ["DC502"]
    assert not (tmp_path / "khac.md").exists()


# The site: whole or not at all


@pytest.fixture
def generator(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A generator that makes one page at once, so that only the exchange of the folders is at work."""

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        folder = Path(command[command.index("--site-dir") + 1])
        folder.mkdir(parents=True)
        (folder / "index.html").write_text("mới", "utf-8")
        return subprocess.CompletedProcess(command, 0, b"", b"")

    monkeypatch.setattr(subprocess, "run", run)
    yield


def site(root: Path, text: str = "cũ", name: str = "site") -> Path:
    folder = root / name
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(text, "utf-8")
    return folder / "index.html"


@pytest.mark.usefixtures("generator")
def test_a_site_that_cannot_be_exchanged_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = site(tmp_path)
    rename = Path.replace

    def fail(self: Path, target: Path) -> Path:
        if self.name == "site.new":
            raise PermissionError(13, "in use", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(SiteFailedError, match="không có quyền"):
        build_site(tmp_path, DAY)
    assert page.read_text("utf-8") == "cũ"
    assert [path.name for path in (tmp_path / "build").iterdir()] == []


@pytest.mark.usefixtures("generator")
def test_a_site_lost_between_two_renamings_comes_back_even_when_the_next_build_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site(tmp_path, name="build/site.old")
    monkeypatch.setattr(subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 1, b"", "hỏng".encode()))
    with pytest.raises(SiteFailedError, match="hỏng"):
        build_site(tmp_path, DAY)
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "cũ"


@pytest.mark.usefixtures("generator")
def test_a_site_that_is_a_link_is_exchanged_again_and_again(tmp_path: Path) -> None:
    site(tmp_path, name="noi-khac")
    (tmp_path / "site").symlink_to(tmp_path / "noi-khac", target_is_directory=True)
    for _ in range(2):
        build_site(tmp_path, DAY)
        assert (tmp_path / "site" / "index.html").read_text("utf-8") == "mới"
    assert (tmp_path / "noi-khac" / "index.html").read_text("utf-8") == "cũ"


def test_a_second_build_waits_for_the_first(tmp_path: Path) -> None:
    code = f"from danchieu.compile import Path, alone\nprint('there', flush=True)\nwith alone(Path({str(tmp_path)!r})): print('in', flush=True)"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, encoding="utf-8") as second:
        assert second.stdout is not None
        with alone(tmp_path):
            assert second.stdout.readline() == "there\n"
            with pytest.raises(subprocess.TimeoutExpired):
                second.wait(0.5)
        assert second.communicate(timeout=30)[0] == "in\n"


@pytest.mark.parametrize("day", [date.min, date(1945, 9, 2), date(2026, 11, 22), date.max])
def test_any_day_is_a_time_that_the_generator_can_write(day: date) -> None:
    assert 0 <= int(generator_environment(day, compiled=True)["SOURCE_DATE_EPOCH"]) < 2**32
