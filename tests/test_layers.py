"""The house itself: imports go one way, one thing per file, nothing outgrows its room, everything public is documented."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "tools" / "danchieu"

# The way through the house (design, section 2). A module imports from places before its own, never from one after it,
# and those that share a line do not import one another.
ORDER = (
    ("__init__", "values", "registry"),
    ("model",),
    ("findings",),
    ("text",),
    ("vocabulary",),
    ("sources",),
    ("knowledge",),
    ("structure",),
    ("citations",),
    ("resolve",),
    ("relations",),
    ("backlinks",),
    ("ledger",),
    ("labels",),
    ("status",),
    ("graph",),
    ("library",),
    ("pages", "search", "exports", "checks", "study", "intake"),
    ("offline",),
    ("compile",),
    ("commands",),
    ("cli",),
    ("__main__",),
)
PLACE = {name: position for position, names in enumerate(ORDER) for name in names}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(tree: ast.AST) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
    return names


def wrong_way(path: str, source: str) -> list[str]:
    """Imports of ours in `source` that do not go left."""
    here = path.split("/")[0].removesuffix(".py")
    rooms = {name.split(".")[1] for name in imported(ast.parse(source)) if name.startswith("danchieu.") and name.split(".")[1] in PLACE}
    return sorted(other for other in rooms if other != here and PLACE[other] >= PLACE[here])


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_left(path: Path) -> None:
    assert room(path) in PLACE, f"{room(path)} has no place in the order"
    assert wrong_way(str(path.relative_to(PACKAGE)), path.read_text("utf-8")) == []


def test_the_layer_test_refuses_a_wrong_import() -> None:
    assert wrong_way("text/fold.py", "from danchieu.library import load") == ["library"]
    assert wrong_way("pages/instrument.py", "from danchieu.exports import exports") == ["exports"]
    assert wrong_way("pages/instrument.py", "from danchieu.model import Library") == []


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_networkx_is_imported_late_and_only_where_the_graph_is(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    top = {name for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom) for name in imported(node)}
    assert "networkx" not in top
    if any(name.split(".")[0] == "networkx" for name in imported(tree)):
        assert room(path) in {"graph", "exports"}


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_outgrows_its_room(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    limit = 700 if path.name == "model.py" else 300  # the model is one table of documented fields
    assert len(lines) <= limit


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_functions_fit_a_screen(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    long = [
        f"{node.name}: {(node.end_lineno or 0) - node.lineno + 1}"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > 45
    ]
    assert long == []


def test_only_the_command_line_prints() -> None:
    printing = {
        str(path.relative_to(PACKAGE))
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    }
    assert printing == {"cli.py"}


def test_stages_know_no_clock_and_no_environment() -> None:
    allowed = {"compile.py", "cli.py", "commands", "__main__.py"}
    for path in modules():
        if path.relative_to(PACKAGE).parts[0] in allowed:
            continue
        source = path.read_text("utf-8")
        for forbidden in ("date.today(", "datetime.now(", "time.time(", "os.environ", "urlopen", "socket.create_connection"):
            assert forbidden not in source, f"{path}: {forbidden}"
