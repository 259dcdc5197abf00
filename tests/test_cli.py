"""The command line: Vietnamese help, the contract's exit codes, nothing half-written."""

from __future__ import annotations

import json
import multiprocessing
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from danchieu.cli import main, parser
from danchieu.commands import commands
from danchieu.commands._cores import over_cores
from danchieu.exports import exports

GOOD = "---\nso_hieu: 14-KL/TW\nloai: Kết luận\nngay_ban_hanh: 2021-09-22\n---\n## Tóm tắt\n\nBộ Chính trị kết luận.\n"
BAD = "---\nso_hieu: 14-KL/TW\n---\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "docs" / "van-ban").mkdir(parents=True)
    (tmp_path / "docs" / "van-ban" / "kl-14-kl-tw-2021.md").write_text(GOOD, "utf-8")
    return tmp_path


@pytest.mark.parametrize("name", [command.name for command in commands()])
def test_every_command_has_help_without_english(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        main([name, "--help"])
    text = capsys.readouterr().out
    assert done.value.code == 0
    assert text.startswith("Cách dùng: danchieu")
    for word in ("usage", "options:", "positional", "show this help"):
        assert word not in text


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "thiếu đối số"),
        (["nope"], "không có lựa chọn"),
        (["check", "--nope"], "không có đối số này"),
        (["check", "--format"], "cần một giá trị"),
        (["check", "--format", "xml"], "không có lựa chọn"),
        (["check", "--ngay", "hôm nay"], "không phải là ngày"),
        (["export"], "thiếu đối số"),
    ],
)
def test_wrong_use_is_told_in_vietnamese_and_exits_2(arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        main(arguments)
    assert done.value.code == 2
    message = capsys.readouterr().err
    assert says in message
    assert "argument" not in message


def test_check_exits_0_when_clean_and_1_on_errors(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--thu-muc", str(project)]) == 0
    (project / "docs" / "van-ban" / "kl-14-kl-tw.md").write_text(BAD, "utf-8")
    assert main(["check", "--thu-muc", str(project)]) == 1
    assert "docs/van-ban/kl-14-kl-tw.md:2: lỗi DC104" in capsys.readouterr().out


def test_check_speaks_json_and_sarif(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "docs" / "van-ban" / "kl-14-kl-tw.md").write_text(BAD, "utf-8")
    assert main(["check", "--thu-muc", str(project), "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)[0]["code"] == "DC104"
    main(["check", "--thu-muc", str(project), "--format", "sarif"])
    sarif = json.loads(capsys.readouterr().out)
    assert sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "docs/van-ban/kl-14-kl-tw.md"


def test_check_outside_a_project_exits_2(tmp_path: Path) -> None:
    assert main(["check", "--thu-muc", str(tmp_path)]) == 2


@pytest.mark.parametrize("name", list(exports()))
def test_exports_give_the_same_bytes_twice(name: str, project: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for target in (one, two):
        assert main(["export", name, "-o", str(target), "--thu-muc", str(project), "--ngay", "2026-11-22"]) == 0
    assert one.read_bytes() == two.read_bytes() != b""
    assert not list(tmp_path.glob("*.tmp"))


def test_impact_goes_down_to_the_article_in_its_order_and_leaves_out_the_text_itself(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = project / "docs" / "van-ban"
    citing = "## Tóm tắt\n\nTheo Điều 10 và khoản 1 Điều 9 Kết luận 14-KL/TW ngày 22/9/2021. Kết luận 14-KL/TW ngày 22/9/2021.\n"
    (folder / "kl-21-kl-tw-2021.md").write_text(GOOD.replace("14-KL", "21-KL").split("## Tóm tắt")[0] + citing, "utf-8")
    (folder / "kl-14-kl-tw-2021.md").write_text(GOOD + "\n(Kèm theo Kết luận số 14-KL/TW ngày 22/9/2021)\n", "utf-8")
    assert main(["impact", "14-KL/TW", "--thu-muc", str(project)]) == 0
    told = capsys.readouterr().out
    assert "Đoạn dẫn chiếu: 3" in told and "Kèm theo" not in told
    assert told.index("(cả văn bản)") < told.index("Khoản 1 Điều 9 (#dieu-9-khoan-1)") < told.index("Điều 10 (#dieu-10)")
    assert main(["impact", "nope", "--thu-muc", str(project)]) == 2
    assert "Gõ số hiệu như" in capsys.readouterr().err


def test_parser_knows_the_contract() -> None:
    names = {command.name for command in commands()}
    assert {"build", "serve", "cite", "relations", "add", "check", "impact", "export"} <= names
    assert parser().prog == "danchieu"


def test_a_port_in_use_is_told_and_not_traced(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "mkdocs.yml").touch()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        assert main(["serve", "--thu-muc", str(project), "--dia-chi", address]) == 2
    assert "Chọn cổng khác" in capsys.readouterr().err


def test_places_are_told_in_vietnamese(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bai.txt"
    file.write_text("Theo điểm đ khoản 1a Điều 48b Nghị định số 1/2020/NĐ-CP.\n", "utf-8")
    assert main(["cite", str(file)]) == 0
    assert capsys.readouterr().out.endswith("→ 1/2020/NĐ-CP (điểm đ khoản 1a Điều 48b)\n")


def test_relations_are_told_in_vietnamese(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bai.txt"
    file.write_text("khoản 1 Điều 3 Nghị định số 1/2020/NĐ-CP được sửa đổi bởi Nghị định số 2/2023/NĐ-CP.\n", "utf-8")
    assert main(["relations", str(file)]) == 0
    first = capsys.readouterr().out.splitlines()[0]
    assert first == "2/2023/NĐ-CP: sửa đổi, bổ sung 1/2020/NĐ-CP (khoản 1 Điều 3) [theo văn bản khác kể lại]"


@pytest.mark.parametrize("command", [["cite", "--format", "jsonl", "--why"], ["cite"], ["relations"]])
def test_many_files_on_several_cores_say_the_same_in_the_same_order(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = []
    for number in range(40):
        files.append(tmp_path / f"{number:02}.txt")
        files[-1].write_text(
            f"Điều {number + 1} Nghị định số {number + 1}/2023/NĐ-CP thay thế Nghị định số {number}/2020/NĐ-CP.\n", "utf-8"
        )
    files.insert(7, tmp_path / "khong-co.txt")
    told = []
    for cores in ("1", "2"):
        code = main([*command, "--nhan", cores, *map(str, files)])
        told.append((code, *capsys.readouterr()))
    assert told[0] == told[1]
    assert told[0][0] == 1
    assert told[0][1].count("\n") >= 40


def _dies_elsewhere(path: Path) -> int:
    if multiprocessing.parent_process():
        os._exit(1)
    return len(path.name)


def test_a_process_that_ends_too_early_is_told(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(40)]
    assert list(over_cores(_dies_elsewhere, files, 1)) == [len(path.name) for path in files]
    with pytest.raises(RuntimeError, match="before its work was done"):
        list(over_cores(_dies_elsewhere, files, 2))


def test_few_files_start_no_process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a process for two files")

    monkeypatch.setattr(multiprocessing, "Process", refuse)
    (tmp_path / "a.txt").write_text("Nghị định số 73/2023/NĐ-CP", "utf-8")
    assert main(["cite", str(tmp_path / "a.txt"), str(tmp_path / "a.txt")]) == 0
    with pytest.raises(AssertionError, match="a process"):
        main(["cite", "--nhan", "2", *[str(tmp_path / "a.txt")] * 40])


def test_a_short_text_is_read_without_what_only_a_library_needs(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nghị định số 73/2023/NĐ-CP", "utf-8")
    heavy = ("dataclasses", "json", "concurrent", "shutil", "docx", "lxml", "networkx", "yaml", "danchieu.model", "danchieu.structure")
    code = (
        f"import sys; from danchieu.cli import main; main(['cite', sys.argv[1]]); print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a.txt")], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
