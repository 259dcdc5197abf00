"""Lines to the tree of units: one pass, each line judged by its label and by what is open."""

from __future__ import annotations

from collections.abc import Mapping

from danchieu.model import Unit
from danchieu.structure.divisions import attached, division, goes_on
from danchieu.structure.lists import item
from danchieu.structure.markers import Mark, marker
from danchieu.structure.nodes import LEAVES, RANKS
from danchieu.structure.quotes import quoted_blocks
from danchieu.structure.state import Growing
from danchieu.text import slug
from danchieu.text.furniture import is_furniture

_CLOSING = frozenset('.;:!?…”"|/')
_SIGNATURE: tuple[str, ...] = (
    "Nơi nhận",
    "NƠI NHẬN",
    "TM.",
    "T/M",
    "KT.",
    "K/T",
    "TL.",
    "TUQ.",
    "Luật này được Quốc hội",
    "Luật này đã được Quốc hội",
)
_SIGNATURE += ("Bộ luật này được Quốc hội", "Bộ luật này đã được Quốc hội", "Pháp lệnh này được", "Nghị quyết này được Quốc hội")
_SIGNERS = frozenset(line[0] for line in _SIGNATURE)
_SHORT_LINE = 55


def parse(text: str, *, markdown: bool = False) -> Unit:
    """`text` as a tree of units; the root is the whole text, of kind `document`. Any text parses, in linear time.

    Children nest inside their unit in order, anchors are unique in the tree (design.md, 4). With `markdown`, `#` headings, block
    quotations, fenced blocks and tables are understood too; structure without `#` still counts, so pasted official text works.
    """
    state = Growing(text, markdown)
    blocks = quoted_blocks(state.lines)
    start, skip, furniture, finished = 0, -1, False, True
    for at, (raw, line) in enumerate(zip(state.raw, state.lines, strict=True)):
        here, start = start, start + len(raw) + 1
        state.at = at
        if not line:
            _blank(state, furniture)
            continue
        begin = here if raw[0] == line[0] else here + raw.index(line[0])
        if at > skip:
            furniture = is_furniture(line)
            if furniture:
                state.closed = finished
            else:
                skip = _read(state, blocks, line, begin)
                finished = state.closed
        state.last_end = begin + len(line)
    state.settle()
    state.cut(1)
    state.stack[0].end = len(text)
    return state.stack[0].freeze()


def _blank(state: Growing, furniture: bool) -> None:
    if not furniture:
        state.closed = True
        if state.heading is not None and state.heading.heading:
            state.settle()


def _read(state: Growing, blocks: Mapping[int, int], line: str, begin: int) -> int:
    """Reads one line; the last line that is dealt with by it."""
    if state.at in blocks and (state.articles or not _holds_article(state, blocks[state.at])):
        return _block(state, "quote", begin, blocks[state.at])
    if line[0] == "|":
        return _row(state, begin)
    if line[0] == "#" or (state.markdown and line[0] in ">`"):
        return _markdown(state, line, begin)
    _plain(state, line, begin)
    return state.at


def _holds_article(state: Growing, last: int) -> bool:
    """Whether the first article stands before line `last`: then the quotation mark here was never closed (consolidated texts)."""
    return any(line.startswith(("Điều 1.", "Điều 1:", "Chương I")) for line in state.lines[state.at : last + 1])


def _plain(state: Growing, line: str, begin: int) -> None:
    """A line that is no heading, quotation or table by Markdown."""
    bare = (line.lstrip("*_") or line) if line[0] in "*_" and line[1:2] != " " else line
    mark = marker(bare)
    if mark is not None and _opened(state, mark, bare, begin + len(line) - len(bare), 0):
        state.top.start = begin
        return
    if state.closed and bare[0] in _SIGNERS and state.articles and bare.startswith(_SIGNATURE):
        state.settle()
        keep = next(depth for depth in range(len(state.stack), 0, -1) if state.stack[depth - 1].kind in ("document", "section", "phu-luc"))
        state.cut(keep)
        state.leaf("paragraph", begin)
    elif not attached(state, line, begin):
        _running(state, line, begin)
    last = line[-1]
    state.closed = last in _CLOSING or (last in ")]_-=*" and (len(line) < _SHORT_LINE or not line.strip("_-–—=*. ")))


def _running(state: Growing, line: str, begin: int) -> None:
    """A line of running text: goes on with a heading or a paragraph, or starts a paragraph."""
    if state.heading is not None:
        if goes_on(state, line):
            state.heading.heading = f"{state.heading.heading} {line}".strip()
            return
        held = state.heading
        state.settle()
        state.closed = state.closed or bool(held.heading)
    top = state.top
    if not state.closed and (top.kind == "paragraph" or top.rank >= RANKS["dieu"]) and top.kind not in ("quote", "table"):
        return
    if top.kind in LEAVES or top.kind == "bullet":
        state.cut(state.depth_below(RANKS["bullet"]))
    state.leaf("paragraph", begin)


def _opened(state: Growing, mark: Mark, line: str, begin: int, level: int) -> bool:
    """Whether the unit that `mark` announces was opened."""
    if mark.kind in RANKS and mark.kind != "bullet":
        node = division(state, mark, line, begin, level)
        if node is not None:
            state.closed = level > 0 or node.kind != "dieu" or mark.end >= len(line) or line[-1] in _CLOSING
        return node is not None
    if state.heading is not None and state.heading.heading:
        held = state.heading
        if not (mark.kind == "bullet" or state.closed or held.kind != "dieu" or mark.label in ("1", "a", "i")):
            return False
    node = item(state, mark, line, begin, level)
    if node is None:
        return False
    state.settle()
    if mark.kind in ("roman", "letter") or level:
        node.heading = " ".join(line[mark.end :].strip(" *_#\\").split())
    state.closed = level > 0 or line[-1] in _CLOSING or (mark.kind in ("roman", "letter") and line.isupper())
    return True


def _markdown(state: Growing, line: str, begin: int) -> int:
    """A heading, block quotation or fenced block; the last line that is dealt with."""
    if line.startswith("```"):
        return _block(state, "quote", begin, _fence_end(state, line[:3]))
    if line[0] == ">":
        if state.top.kind != "quote" or state.after_blank():
            _block(state, "quote", begin, 0)
        state.closed = True
        return state.at
    title = line.lstrip("#")
    if line[0] == "#" and title[:1] in (" ", "\t", "") and len(line) - len(title) < 7:
        _heading(state, line, title.strip().rstrip("#").strip(), begin, len(line) - len(title))
    else:
        _plain(state, line, begin)
    return state.at


def _fence_end(state: Growing, fence: str) -> int:
    """Line of the closing fence, or the last line."""
    return next((at for at in range(state.at + 1, len(state.lines)) if state.lines[at].startswith(fence)), len(state.lines) - 1)


def _heading(state: Growing, line: str, title: str, begin: int, level: int) -> None:
    state.settle()
    state.closed = True
    bare = title.lstrip("*_")
    mark = marker(bare, heading=True) if bare else None
    if mark is not None and _opened(state, mark, bare, begin + line.index(bare), level):
        pass
    elif (node := attached(state, bare, begin)) is not None:
        node.level = level
        state.settle()
    else:
        state.cut(state.depth_of_level(level))
        node = state.open("section", "", begin, RANKS["section"])
        node.level = level
        node.heading = title.strip("*_ ")
        node.anchor = state.anchors.claim(slug(node.heading) or "tieu-de")
    state.top.start = begin
    state.closed = True


def _block(state: Growing, kind: str, begin: int, last: int) -> int:
    state.settle()
    if state.top.kind == "bullet" and state.after_blank():
        state.cut(state.depth_below(RANKS["bullet"]))
    state.leaf(kind, begin)
    state.closed = True
    return last


def _row(state: Growing, begin: int) -> int:
    if state.top.kind != "table" or state.after_blank():
        _block(state, "table", begin, 0)
    state.closed = True
    return state.at
