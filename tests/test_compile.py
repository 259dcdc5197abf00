"""From docs/ to site/: touches only what changed, whole or not at all, same in and same bytes out."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from danchieu.cli import main
from danchieu.compile import KEEP, compile_docs, write

ROOT = Path(__file__).parents[1]
PAGES = {
    "index.md": "---\ntieu_de: Trang chủ\n---\nKho văn bản.\n",
    "van-ban/kl-14-kl-tw-2021.md": "---\nso_hieu: 14-KL/TW\nloai: Kết luận\nco_quan: Bộ Chính trị\nngay_ban_hanh: 2021-09-22\n---\n## Tóm tắt\n\nXem Nghị định số 73/2023/NĐ-CP.\n",
    "van-ban/nd-73-2023-nd-cp.md": "---\nso_hieu: 73/2023/NĐ-CP\nloai: Nghị định\nngay_ban_hanh: 2023-09-29\n---\n### Điều 5. Điều kiện\n\n1. Theo Kết luận số 14-KL/TW.\n",
}


def digest(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*")) if path.is_file()
    }


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of three pages with our own mkdocs.yml; the theme is reached by a link, as nothing may be built inside the checkout."""
    for name, text in PAGES.items():
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "tools").symlink_to(ROOT / "tools", target_is_directory=True)
    (tmp_path / "build" / "pages").mkdir(parents=True)
    return tmp_path


def test_write_touches_only_what_changed_and_removes_what_is_stale(tmp_path: Path) -> None:
    (tmp_path / KEEP).touch()
    assert write([("a.md", b"1"), ("sub/b.md", b"2")], tmp_path) == (2, 2, 0)
    os.utime(tmp_path / "a.md", (1, 1))
    assert write([("a.md", b"1")], tmp_path) == (1, 0, 1)
    assert (tmp_path / "a.md").stat().st_mtime == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == [KEEP, "a.md"]


def test_compiling_twice_changes_nothing(project: Path) -> None:
    compile_docs(project, date(2026, 11, 22))
    first = digest(project / "build" / "pages")
    compile_docs(project, date(2026, 11, 22))
    assert digest(project / "build" / "pages") == first != {}


def test_building_twice_gives_the_same_bytes(project: Path) -> None:
    arguments = ["build", "--thu-muc", str(project), "--ngay", "2026-11-22"]
    assert main(arguments) == 0
    first = digest(project / "site")
    assert main(arguments) == 0
    assert digest(project / "site") == first
    assert "van-ban/nd-73-2023-nd-cp.html" in first


def test_a_failed_build_leaves_the_old_site_untouched(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["build", "--thu-muc", str(project), "--ngay", "2026-11-22"]
    assert main(arguments) == 0
    first = digest(project / "site")
    (project / "mkdocs.yml").write_text("theme: {name: khong-co}\n", "utf-8")
    assert main(arguments) == 1
    assert digest(project / "site") == first
    assert "site/ giữ nguyên" in capsys.readouterr().err


def test_strict_refuses_errors_before_it_touches_the_site(project: Path) -> None:
    arguments = ["build", "--strict", "--thu-muc", str(project), "--ngay", "2026-11-22"]
    assert main(arguments) == 0
    first = digest(project / "site")
    (project / "docs" / "van-ban" / "sai.md").write_text("---\nloai: Luật\nkhóa: 1\n---\n", "utf-8")
    assert main(arguments) == 1
    assert digest(project / "site") == first
    assert main([*arguments[:1], *arguments[2:]]) == 1
    assert digest(project / "site") != first or (project / "site" / "index.html").is_file()


def test_a_plain_mkdocs_build_compiles_first(project: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "DANCHIEU_COMPILED"} | {"NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (project / "site" / "van-ban" / "nd-73-2023-nd-cp.html").is_file()


def test_properdocs_builds_the_same_pages(project: Path) -> None:
    assert main(["build", "--thu-muc", str(project), "--ngay", "2026-11-22"]) == 0
    ours = set(digest(project / "site"))
    assert main(["build", "--thu-muc", str(project), "--ngay", "2026-11-22", "--cong-cu", "properdocs"]) == 0
    assert set(digest(project / "site")) == ours


@pytest.mark.parametrize(
    "title", ["x &lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;", "x </title><script>alert(1)</script>", "a & b <i>c</i> &amp;"]
)
def test_a_title_is_text_in_the_head_of_its_page(project: Path, title: str) -> None:
    page = f"---\ntieu_de: {json.dumps(title)}\nloai: Bài báo\n---\nBài.\n"
    (project / "docs" / "tu-lieu").mkdir()
    (project / "docs" / "tu-lieu" / "bai.md").write_text(page, "utf-8")
    assert main(["build", "--thu-muc", str(project), "--ngay", "2026-11-22"]) == 0
    html = (project / "site" / "tu-lieu" / "bai.html").read_text("utf-8")
    assert "<script>alert" not in html
    assert unescape(html.partition("<title>")[2].partition("</title>")[0]).startswith(title)
