"""What the site carries of a topic: every file is linked from its page, every link has its file, Office files only when asked for."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from danchieu.cli import parser
from danchieu.compile import compile_docs, files
from danchieu.library import load
from danchieu.model import Library
from danchieu.study.parts.ready import ready as ready_made
from lessons import question, read_gift, school, topic

OUTLINE = "## Đề cương\n\n### Mở đầu (90 phút)\n\n- Chào.\n"
OFFICE = (".docx", ".pptx")


@pytest.fixture(scope="module")
def docs() -> Library:
    return load(Path(__file__).parents[1] / "docs", date(2026, 11, 22))


def carried(library: Library, office: bool = False) -> tuple[dict[str, bytes], dict[str, str]]:
    """The ready-made files of a site, and the pages of its topics."""
    made = dict(files(library, office=office))
    ready = {path: data for path, data in made.items() if path.startswith("tai-ve/")}
    pages = {path: data.decode() for path, data in made.items() if re.fullmatch(r"chuyen-de/(?!index)[^/]+\.md", path)}
    return ready, pages


def linked(page: str) -> list[str]:
    return re.findall(r'<a href="\.\./(tai-ve/[^"]+)" download>', page)


@pytest.mark.parametrize("office", [False, True])
def test_every_file_is_linked_from_its_topic_and_every_link_has_its_file(office: bool) -> None:
    if office:
        pytest.importorskip("pptx")
    library = school(topic("mot", [question("c1")], OUTLINE), topic("hai", [question("c1")], OUTLINE))
    ready, pages = carried(library, office)
    assert sorted(path for page in pages.values() for path in linked(page)) == sorted(ready)
    assert [path for name in ("mot", "hai") for path in linked(pages[f"chuyen-de/{name}.md"]) if f"-{name}." not in path] == []
    assert any(path.endswith(OFFICE) for path in ready) is office
    assert all("tính đến" in page for page in pages.values())


def test_what_a_topic_gives_nothing_for_is_not_offered() -> None:
    ready, pages = carried(school(topic("khong", [])))
    assert ready == {}
    assert "tai-ve" not in pages["chuyen-de/khong.md"]


def test_without_outline_the_questions_alone_are_offered() -> None:
    pytest.importorskip("pptx")
    ready, _ = carried(school(topic("mot", [question("c1")])), office=True)
    assert sorted(path.partition("/")[2].partition("-mot")[0] for path in ready) == ["csv", "dap-an", "de", "gift", "moodle", "the-ghi-nho"]


def test_the_files_hold_the_questions_and_are_small(docs: Library) -> None:
    made = tuple(ready_made(docs, office=False))
    counts = [len(read_gift(one.data.decode())) for one in made if one.path.startswith("tai-ve/gift-")]
    assert counts == [20, 20]
    assert sum(len(one.data) for one in made) < 250_000
    assert made == tuple(ready_made(docs, office=False))


@pytest.mark.parametrize("office", [False, True])
def test_a_build_carries_office_files_only_when_asked(office: bool, tmp_path: Path) -> None:
    if office:
        pytest.importorskip("pptx")
    (tmp_path / "docs" / "chuyen-de").mkdir(parents=True)
    (tmp_path / "docs" / "chuyen-de" / "mot.md").write_text(f"---\ntieu_de: Một\nthoi_luong: 90\n---\n{OUTLINE}", "utf-8")
    given = parser("build").parse_args(["build", *(["--kem-tai-lieu"] if office else [])])
    compile_docs(tmp_path, date(2026, 11, 22), office=given.office)
    made = {path.name for path in (tmp_path / "build" / "pages").rglob("*.*") if path.suffix in OFFICE}
    assert made == ({"giao-an-mot.docx", "to-hoc-vien-mot.docx", "trinh-chieu-mot.pptx"} if office else set())
