"""Numbered and lettered items: which series a label goes on with, and what it is where it stands.

Under an article `1.` is a khoản and `a)` a điểm; in Party style `I.`, `1.`, `1.1` are mục (drafting-rules.md, 3). A label counts when it
is the next of an open series, or opens one (`1`, `a`, `I`) after a finished sentence; a number that wrapped to a line's head does not.
"""

from __future__ import annotations

from danchieu.structure.markers import Mark
from danchieu.structure.nodes import LEAVES, RANKS, Node, address
from danchieu.structure.state import Growing
from danchieu.text import from_roman

_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN_RANK, _INNER_ROMAN_RANK, _DOTTED_RANK = 46, 55, 65
_FAR = 20  # how many numbers consolidated texts may leave out at once


def item(state: Growing, mark: Mark, line: str, start: int, level: int) -> Node | None:
    """Opens the item that `mark` announces, or None where the context says it is running text."""
    if mark.kind == "bullet":
        return _bullet(state, mark, start)
    if mark.kind == "number" and "." in mark.label:
        return _dotted(state, mark, start, level)
    value = _value(mark)
    if value == 0 or (mark.kind == "roman" and not _is_title(mark, line, level, state)):
        return None
    depth = _series(state, mark.kind, value, mark.label)
    if depth and (state.closed or not state.before_is_open_ended()):
        return _sibling(state, depth, mark, value, start, level)
    state.cut_beside(level)
    if not state.closed and not level and not _may_begin(state, mark, value, line):
        return None
    if value == 1:
        return _first(state, mark, start, level)
    return _late(state, mark, value, start, level)


def _may_begin(state: Growing, mark: Mark, value: int, line: str) -> bool:
    """Whether an item can stand after a line without a full stop: the first of its series, with a capital, after no open end."""
    if state.before_is_open_ended():
        return False
    return state.markdown or (value == 1 and mark.sure and line[mark.end :].lstrip(' "“(*')[:1].isupper())


def _value(mark: Mark) -> int:
    """Rank of the label in its series; 0 where it is in none."""
    if mark.kind == "roman":
        return from_roman(mark.label) or 0
    if mark.kind == "number":
        return int(mark.label.rstrip("abcdđeghiklmnopqrstuvxy"))
    return _LETTERS.find(mark.label[0]) + 1


def _is_title(mark: Mark, line: str, level: int, state: Growing) -> bool:
    """Whether a Roman label heads a section: `V. I. Lênin` at a line's head does not."""
    return bool(level) or state.closed or line[mark.end : mark.end + 1].isupper()


def _series(state: Growing, kind: str, value: int, label: str) -> int:
    """Depth of the open item that this one follows directly, innermost first; 0 for none."""
    inserted = len(label) > 1 and label[-1].isalnum() and not label.isdecimal() and kind in ("number", "point")
    for depth in range(len(state.stack) - 1, 0, -1):
        node = state.stack[depth]
        if node.list == kind and (node.value + 1 == value or (inserted and node.value == value)):
            return depth
    return 0


def _sibling(state: Growing, depth: int, mark: Mark, value: int, start: int, level: int) -> Node:
    """The item after the one at `depth`."""
    model = state.stack[depth]
    state.cut(depth)
    return _open(state, model.kind, mark, value, start, model.rank, level)


def _first(state: Growing, mark: Mark, start: int, level: int) -> Node | None:
    """The first item of a new series inside what is open."""
    holder = _holder(state)
    if mark.kind == "roman":
        article = state.above("dieu")
        rank = _INNER_ROMAN_RANK if article is not None else _ROMAN_RANK
        state.cut(state.depth_below(rank, level))
        return _open(state, "muc", mark, 1, start, rank, level)
    if mark.kind == "letter":
        if state.above("dieu") is not None or any(node.list == "roman" for node in state.stack):
            return None
        state.cut(state.depth_below(RANKS["phan"], level))
        return _open(state, "phan", mark, 1, start, RANKS["phan"], level)
    kind = _point_kind(holder) if mark.kind == "point" else _number_kind(state, holder)
    rank = {"bullet": RANKS["bullet"], "diem": RANKS["diem"]}.get(kind, RANKS["khoan"])
    state.cut(state.stack.index(holder) + 1)
    return _open(state, kind, mark, 1, start, rank, level)


def _late(state: Growing, mark: Mark, value: int, start: int, level: int) -> Node | None:
    """An item out of order after a finished sentence: one was left out (consolidated texts), or only some are told (summaries)."""
    for depth in range(len(state.stack) - 1, 0, -1):
        node = state.stack[depth]
        if node.list == mark.kind and node.value < value <= node.value + _FAR and mark.kind != "letter":
            return _sibling(state, depth, mark, value, start, level)
    holder = _holder(state)
    told_in_part = holder.kind in ("dieu", "khoan") and (state.markdown or state.after_blank())
    if mark.kind in ("number", "point") and (level or (told_in_part and mark.sure)):
        told = _first(state, mark, start, level)
        if told is not None:
            told.value = value
        return told
    if mark.kind == "roman" and level:
        state.cut(state.depth_below(_ROMAN_RANK, level))
        return _open(state, "muc", mark, value, start, _ROMAN_RANK, level)
    return None


def _dotted(state: Growing, mark: Mark, start: int, level: int) -> Node | None:
    """`1.1`, `2.3.1`: below the item with the number before the last dot."""
    over, last = mark.label.rsplit(".", 1)
    for depth in range(len(state.stack) - 1, 0, -1):
        node = state.stack[depth]
        if node.list == "number" and node.printed == over:
            state.cut(depth + 1)
            kind = "bullet" if node.kind == "bullet" else "diem" if node.kind in ("khoan", "diem") else "muc"
            return _open(state, kind, mark, int(last), start, _DOTTED_RANK + mark.label.count("."), level)
    plain = Mark("number", mark.label.partition(".")[0], len(over) + 1, True)
    if (depth := _series(state, "number", int(plain.label), plain.label)) and state.above("dieu") is not None and not level:
        return _sibling(state, depth, plain, int(plain.label), start, level)  # "3.7 (được bãi bỏ)": khoản 3 with the mark of footnote 7
    if plain.label == "1" and _holder(state).kind == "dieu" and not level:
        return _first(state, plain, start, level)
    if not state.closed and not level:
        return None
    rank = _DOTTED_RANK + mark.label.count(".")
    state.cut(state.depth_below(rank))
    holder = _holder(state)
    state.cut(state.stack.index(holder) + 1)
    kind = "muc" if level or holder.kind in ("muc", "phu-luc") else "bullet"
    return _open(state, kind, mark, int(last), start, rank, level)


def _bullet(state: Growing, mark: Mark, start: int) -> Node | None:
    """`- `, `+ `: inside the innermost item, beside bullets of the same sign."""
    same = next((d for d in range(len(state.stack) - 1, 0, -1) if state.stack[d].list == mark.label), 0)
    if not state.closed and not state.markdown and not same:
        return None
    if same:
        state.cut(same)
    elif state.top.kind in LEAVES:
        state.cut(len(state.stack) - 1)
    node = state.open("bullet", mark.label, start, RANKS["bullet"])
    node.label, node.list = "", mark.label
    node.marker = (start, start + mark.end)
    return node


def _holder(state: Growing) -> Node:
    """The innermost open unit that can hold items."""
    return next(node for node in reversed(state.stack) if node.kind not in LEAVES and node.kind != "bullet")


def _number_kind(state: Growing, holder: Node) -> str:
    """What `1.` is inside `holder`."""
    if holder.kind in ("khoan", "diem") or (holder.kind == "muc" and holder.list == "number"):
        return "bullet"
    if holder.kind == "dieu" or state.above("dieu") is not None:
        return "khoan"
    if holder.kind == "section" and not holder.prefix and state.markdown:
        return "bullet"
    return "muc"


def _point_kind(holder: Node) -> str:
    """What `a)` is inside `holder`."""
    return "bullet" if holder.kind == "diem" else "diem"


def _open(state: Growing, kind: str, mark: Mark, value: int, start: int, rank: int, level: int) -> Node:
    """Opens an item and gives it its label and address."""
    over = next((above for above in reversed(state.stack) if above.anchor), state.stack[0])
    node = state.open(kind, mark.label, start, rank)
    node.list, node.value, node.level = mark.kind, value, level
    node.printed = mark.label if mark.kind == "number" else ""
    node.marker = (start, start + mark.end)
    if kind == "bullet":
        node.label = ""
    elif kind == "muc" and mark.kind == "number":
        _address_number(state, node, mark)
    else:
        base = over.anchor if over.kind != "section" or over.prefix else ""
        part = address(kind, mark.label)
        node.anchor = state.anchors.claim(f"{base}-{part}" if base else part)
    return node


def _address_number(state: Growing, node: Node, mark: Mark) -> None:
    """Party style: `1.` below `II.` is mục II.1."""
    roman = next((open_ for open_ in reversed(state.stack[:-1]) if open_.kind == "muc" and open_.list == "roman"), None)
    if roman is not None:
        node.label = f"{roman.label}.{mark.label}"
        node.anchor = state.anchors.claim(address(roman.anchor, mark.label))
        return
    base = next((open_.anchor for open_ in reversed(state.stack[:-1]) if open_.kind in ("phan", "chuong", "phu-luc") or open_.prefix), "")
    part = address("muc", mark.label)
    node.anchor = state.anchors.claim(f"{base}-{part}" if base else part)
