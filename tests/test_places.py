"""One place per addition: a file in a folder, or a row in a table, is all it takes; and nothing stands only in one of two places."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from danchieu.checks import Check
from danchieu.commands import Command
from danchieu.exports import Export
from danchieu.findings import catalogue
from danchieu.knowledge.schema import schema
from danchieu.registry import discover
from danchieu.study import Study

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "tools" / "danchieu"

ROOMS = (("checks", "CHECK", Check), ("commands", "COMMAND", Command), ("exports", "EXPORT", Export), ("study", "STUDY", Study))


@pytest.mark.parametrize(("room", "constant", "kind"), ROOMS)
def test_every_file_of_a_room_registers_itself(room: str, constant: str, kind: type) -> None:
    files = {path.stem for path in (PACKAGE / room).glob("*.py") if not path.stem.startswith("_")}
    found = discover(f"danchieu.{room}", constant)
    assert len(found) == len(files) > 0
    assert all(isinstance(one, kind) for one in found)


def test_a_file_without_its_constant_is_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dropin").mkdir()
    (tmp_path / "dropin" / "__init__.py").write_text("", "utf-8")
    (tmp_path / "dropin" / "empty.py").write_text("", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(AttributeError, match=r"dropin\.empty"):
        discover("dropin", "EXPORT")


def test_every_finding_is_made_somewhere_and_none_is_made_without_a_row() -> None:
    made = {code for path in PACKAGE.rglob("*.py") for code in re.findall(r'"(DC\d{3})"', path.read_text("utf-8"))}
    assert made == set(catalogue())


def test_a_check_reports_only_the_codes_it_names() -> None:
    for check, path in zip(discover("danchieu.checks", "CHECK"), sorted((PACKAGE / "checks").glob("[a-z]*.py")), strict=True):
        body = path.read_text("utf-8").partition("CHECK = Check(")[0]
        assert set(check.codes) == set(re.findall(r'"(DC\d{3})"', body))


@pytest.mark.parametrize("table", sorted((PACKAGE / "vocabulary").glob("*.toml")), ids=lambda path: path.name)
def test_vocabulary_rows_of_law_name_their_source(table: Path) -> None:
    for rows in tomllib.loads(table.read_text("utf-8")).values():
        if isinstance(rows, list) and rows and isinstance(rows[0], dict):
            # A phrase leans on the row of its verb; words of queries name their source in Vietnamese, as readers see it.
            assert all(row.get("source") or row.get("nguon") or row.get("verb") for row in rows), table.name


def test_the_editors_guide_shows_every_key_of_front_matter() -> None:
    guide = (ROOT / "docs" / "huong-dan" / "cho-nguoi-bien-tap.md").read_text("utf-8")
    missing = [f"{kind}.{key}" for kind, keys in schema().items() for key in keys if f"`{key}`" not in guide]
    assert missing == []


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [one.name for one in discover("danchieu.commands", "COMMAND") if f"danchieu {one.name}" not in readme] == []
