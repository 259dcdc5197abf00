"""`danchieu study` on the command line: names found, files whole and never lost, exit codes, and nothing of it in other commands."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from danchieu.cli import main, parser
from danchieu.study import studies

DECREE = "---\nso_hieu: 1/2020/NĐ-CP\nloai: Nghị định\nngay_ban_hanh: 2020-01-01\nquan_he:\n  - {loai: can_cu, den: 1-QĐ/TW, ngay: 2019-01-01}\n---\n## Điểm chính\n\n- Một (Điều 1)\n\n### Điều 1. Phạm vi\n\nChữ.\n"
TOPIC = "---\ntieu_de: Bảo vệ cán bộ\nthoi_luong: 45\n---\n## Đề cương\n\n### Mở đầu (45 phút)\n\n- Nói.\n"
QUESTION = '- {{ma: c{0}, hoi: "Câu {0}?", lua_chon: [Có, Không], dap_an: A, vi_sao: Vì., chung_minh: "van-ban/nd-1-2020-nd-cp#dieu-1", muc_do: Nhận biết}}\n'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in ("van-ban", "chuyen-de"):
        (tmp_path / "docs" / folder).mkdir(parents=True)
    (tmp_path / "docs" / "van-ban" / "nd-1-2020-nd-cp.md").write_text(DECREE, "utf-8")
    for name in ("bao-ve", "bao-ve-hai"):
        (tmp_path / "docs" / "chuyen-de" / f"{name}.md").write_text(TOPIC, "utf-8")
        (tmp_path / "docs" / "chuyen-de" / f"{name}.cau-hoi.yml").write_text("".join(map(QUESTION.format, range(3))), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_text_is_printed_and_word_gets_a_clear_name(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["study", "gift", "bao-ve"]) == 0
    assert capsys.readouterr().out.count("::bao-ve/c") == 3
    assert main(["study", "de", "bao-ve", "--so-ma", "1"]) == 0
    assert (project / "de-bao-ve.docx").read_bytes().startswith(b"PK")
    assert main(["study", "de"]) == 0
    assert (project / "de-cac-chuyen-de.docx").is_file()


@pytest.mark.parametrize("name", ["bao-ve-hai", "chuyen-de/bao-ve-hai", "docs/chuyen-de/bao-ve-hai.md", "VE-HAI", "vệ-hai"])
def test_a_topic_is_found_by_id_or_by_some_of_its_words(name: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["study", "csv", name]) == 0
    assert "bao-ve-hai/c0" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["study", "de", "không-có"], "không phải là chuyên đề nào"),
        (["study", "de", "ve"], "có thể là: bao-ve, bao-ve-hai"),
        (["study", "de", "bao-ve", "-o", "x.pdf"], "đuôi tệp phải là .docx hoặc .md"),
        (["study", "gift", "bao-ve", "-o", "docs"], "là thư mục"),
        (["study", "thay-doi", "bao-ve", "--tu-ngay", "2026-02-02", "--ngay", "2026-02-01"], "sau ngày tính tình trạng"),
        (["study", "giao-an"], "cần đúng một chuyên đề"),
        (["study", "giao-an", "bao-ve", "bao-ve-hai"], "cần đúng một chuyên đề"),
        (["study", "phat-tay"], "cần đúng một văn bản"),
        (["study", "phat-tay", "99/1999/NĐ-CP"], "không có trong kho"),
        (["study", "phat-tay", "1-QĐ/TW"], "chưa có trang trong kho"),
        (["study", "de", "bao-ve", "-o", "khong/co/x.docx"], "không đọc hoặc ghi được"),
    ],
)
def test_wrong_use_is_told_and_exits_2(arguments: list[str], says: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert says in capsys.readouterr().err
    assert not [path for path in project.rglob("*") if path.suffix in (".docx", ".tmp", ".pdf")]


@pytest.mark.parametrize(
    "arguments",
    [
        ["study"],
        ["study", "tranh"],
        ["study", "de", "-n", "0"],
        ["study", "de", "-n", "một"],
        ["study", "de", "--so-ma", "99"],
        ["study", "de", "--muc-do", "nhan-biet"],
        ["study", "de", "--muc-do", "=4"],
        ["study", "de", "-n", "3", "--muc-do", "nhan-biet=3"],
        ["study", "de", "--tu-ngay", "hôm qua"],
    ],
)
def test_arguments_that_mean_nothing_exit_2_in_vietnamese(arguments: list[str], project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        main(arguments)
    assert done.value.code == 2
    assert "argument" not in capsys.readouterr().err


def test_too_many_questions_exit_1_and_leave_no_file(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["study", "de", "bao-ve", "-n", "4", "-o", "de.docx"]) == 1
    assert "cần 4, có 3" in capsys.readouterr().err
    assert not (project / "de.docx").exists()


def test_a_file_is_never_replaced_without_being_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = project / "de.docx"
    target.write_text("của tôi", "utf-8")
    assert main(["study", "de", "bao-ve", "-o", "de.docx"]) == 2
    assert "không ghi đè" in capsys.readouterr().err
    assert target.read_text("utf-8") == "của tôi"
    assert main(["study", "de", "bao-ve", "-o", "de.docx", "--ghi-de"]) == 0
    assert target.read_bytes().startswith(b"PK")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_place_that_cannot_be_written_exits_2(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "khoa").mkdir(mode=0o500)
    assert main(["study", "gift", "bao-ve", "-o", "khoa/x.txt"]) == 2
    assert "không đọc hoặc ghi được" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["giao-an", "bao-ve"], "giao-an-bao-ve.docx"),
        (["trinh-chieu", "bao-ve"], "trinh-chieu-bao-ve.pptx"),
        (["phat-tay", "1/2020/NĐ-CP"], "phat-tay-nd-1-2020-nd-cp.docx"),
        (["thay-doi", "bao-ve", "--tu-ngay", "2026-01-01"], "thay-doi-bao-ve.docx"),
    ],
)
def test_each_has_a_clear_name(arguments: list[str], name: str, project: Path) -> None:
    if name.endswith(".pptx"):
        pytest.importorskip("pptx")
    assert main(["study", *arguments]) == 0
    assert (project / name).read_bytes().startswith(b"PK")


def test_a_lesson_without_outline_exits_1(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "docs" / "chuyen-de" / "bao-ve.md").write_text("---\ntieu_de: Bảo vệ cán bộ\n---\n## Tóm tắt\n\nX.\n", "utf-8")
    assert main(["study", "giao-an", "bao-ve"]) == 1
    assert "DC413" in capsys.readouterr().err


def test_the_suffix_chooses_the_form(project: Path) -> None:
    assert main(["study", "de", "bao-ve", "-o", "de.md"]) == 0
    assert (project / "de.md").read_text("utf-8").startswith("ĐƠN VỊ")


def test_help_names_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["study", "--help"])
    text = capsys.readouterr().out
    assert [one.id for one in studies().values() if f"\n  {one.id} " not in text] == []


@pytest.mark.parametrize("command", ["cite", "check", "export", "study"])
def test_no_command_starts_slower_for_it(command: str) -> None:
    code = (
        "import contextlib, sys; from danchieu.cli import main\n"
        f"with contextlib.suppress(SystemExit): main(['{command}', '--help'])\n"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'docx', 'pptx', 'lxml', 'PIL'}), "
        "'danchieu.study' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == f"[] {command == 'study'}"


def test_every_command_of_the_trainers_guide_is_one() -> None:
    guide = (Path(__file__).parents[1] / "docs" / "huong-dan" / "cho-giang-vien.md").read_text("utf-8")
    written = [shlex.split(one) for one in re.findall(r"`danchieu (study [^`]+)`", guide)]
    assert len(written) >= 6
    for one in written:
        parser("study").parse_args(one)
    flags = re.findall(r"`(--[^`]+|-o [^`]+)`", guide)
    assert len(flags) >= 6
    for one in flags:
        parser("study").parse_args(["study", "de", *one.split()])
