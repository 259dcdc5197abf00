"""Phần, chương, mục, tiểu mục, điều, phụ lục, and texts issued with an instrument."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from danchieu.structure.markers import Mark
from danchieu.structure.nodes import RANKS, Node, address
from danchieu.structure.state import LONG_HEADING, Growing, is_open_ended
from danchieu.text import from_roman, slug

_TRIM = " .:*_–-#\\"
_LOOK_AHEAD = 12
_WRAPPED = 55
_LEFT_OUT = 5


@cache
def _attached_titles() -> tuple[str, ...]:
    table: dict[str, list[str]] = tomllib.loads((files("danchieu") / "structure" / "attached.toml").read_text("utf-8"))
    return tuple(table["titles"])


def division(state: Growing, mark: Mark, line: str, start: int, level: int) -> Node | None:
    """Opens the division or article that `mark` announces, or None where it is running text."""
    if not mark.sure or not (level or _may_stand(state, mark, line)):
        return None
    state.settle()
    rank = RANKS[mark.kind]
    depth = state.depth_below(rank, level)
    while not level and state.stack[depth - 1].level and state.stack[depth - 1].kind == "section" and state.stack[depth - 1].children:
        depth -= 1
    state.cut(depth)
    over = state.above("phan", "chuong", "muc")
    prefix = state.prefix()
    node = state.open(mark.kind, mark.label, start, rank)
    node.level = level
    node.marker = (start, start + mark.end)
    node.anchor = _anchor(state, node, over, prefix)
    if mark.kind == "phu-luc":
        node.prefix = node.anchor + "-"
    state.articles += mark.kind == "dieu"
    node.heading = line[mark.end :].strip(_TRIM if mark.kind != "dieu" else " *_#")
    if mark.kind == "phu-luc" and node.heading.startswith("("):
        node.heading = ""
    state.heading = node
    if level and node.heading:
        state.settle()
    return node


def _anchor(state: Growing, node: Node, over: Node | None, prefix: str) -> str:
    part = address(node.kind, node.label)
    if node.kind in ("muc", "tieu-muc") and over is not None:
        return state.anchors.claim(f"{over.anchor}-{part}")
    return state.anchors.claim(prefix + part, f"{over.anchor}-{part}" if over is not None and node.kind == "chuong" else "")


def _may_stand(state: Growing, mark: Mark, line: str) -> bool:
    """Whether a heading can stand here: after a finished sentence, or as the next article of a text without blank lines."""
    if state.closed or (state.heading is not None and mark.kind != state.heading.kind):
        return True
    if mark.kind != "dieu":
        return state.next_is_capital() or (mark.kind == "phu-luc" and len(state.lines[state.at - 1]) < _WRAPPED)
    if mark.end >= len(line):
        return False
    last = state.above("dieu")
    return (last is None or _follows(mark.label, last.label)) and not state.before_is_open_ended()


def _follows(label: str, last: str) -> bool:
    """Whether article `label` can come after `last`: 6 after 5, 5a after 5, 9 after 5 where some were left out."""
    number, before = label.rstrip("abcdđeghiklmnopqrstuvxy"), last.rstrip("abcdđeghiklmnopqrstuvxy")
    if not (number.isdecimal() and before.isdecimal()):
        return False
    return 0 < int(number) - int(before) <= _LEFT_OUT or (number == before and label > last)


def goes_on(state: Growing, line: str) -> bool:
    """Whether `line` continues the heading that is being collected."""
    node = state.heading
    if node is None or node.level or (not node.heading and node.kind == "dieu"):
        return False
    if node.kind == "dieu":
        wrapped = len(state.lines[state.at - 1]) >= _WRAPPED and (line[0].islower() or line[0].isdigit() or line[0] in "(“")
        return not state.closed and len(node.heading) < LONG_HEADING and (wrapped or is_open_ended(node.heading))
    if not node.heading:
        return line[0] not in "(*_-" and len(line) < LONG_HEADING
    return line.isupper() and node.heading.isupper() and not state.after_blank() and len(node.heading) < LONG_HEADING


def attached(state: Growing, line: str, start: int) -> Node | None:
    """Opens the text issued with the instrument that a line in capitals names (`QUY CHẾ`), None where it names none."""
    if not (state.closed and state.articles and line.isupper()) or (state.heading is not None and not state.heading.heading):
        return None
    title = next((t for t in _attached_titles() if line.startswith(t)), "")
    below = [text for text in state.lines[state.at + 1 : state.at + _LOOK_AHEAD] if text][:7] if title else []
    inside = state.above("phu-luc") is not None
    if not any("kèm theo" in text.lower() or (not inside and text.startswith(("Điều 1.", "Điều 1:"))) for text in below):
        return None
    state.settle()
    state.cut(1)
    node = state.open("section", "", start, RANKS["phu-luc"])
    node.anchor = state.anchors.claim(slug(title))
    node.prefix = node.anchor + "-"
    node.heading = line
    state.heading = node
    return node


def ordinal(label: str) -> int:
    """Value of a Roman or Arabic label, 0 for others."""
    return from_roman(label) or (int(label) if label.isdecimal() else 0)
