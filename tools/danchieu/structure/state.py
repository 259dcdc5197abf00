"""What is open while a text is read, and the few things that can be done to it."""

from __future__ import annotations

from danchieu.structure.nodes import LEAVES, RANKS, Anchors, Node
from danchieu.text.furniture import is_furniture

LONG_HEADING = 300
# Words that cannot end a sentence or heading: what follows on the next line belongs to it ("quy định tại khoản / 2. ...").
OPEN_ENDS = frozenset(
    ("tại", "khoản", "điểm", "điều", "chương", "mục", "phần", "số", "và", "hoặc", "của", "theo", "ngày", "tháng", "năm", "các")
)
_NUMBERED = frozenset(("khoản", "điểm", "điều", "số", "tháng", "ngày", "năm", "mục"))
OPEN_ENDS |= {"về", "đến", "từ", "với", "cho", "để", "là"}


def is_open_ended(line: str) -> bool:
    """Whether a line cannot be the end of a sentence or heading: `quy định tại khoản`, `Điều 5,`; `một số điều` can."""
    words = line.lower().rsplit(None, 2)
    word = words[-1]
    if word.endswith((",", "-", "–")):
        return True
    over = words[-2] if len(words) > 1 else ""
    return (word in OPEN_ENDS and over != "số") or (over in _NUMBERED and (len(word) == 1 or word.isdecimal()))


class Growing:
    """The open units from the document down, and how the last line ended."""

    def __init__(self, text: str, markdown: bool) -> None:
        """Before the first line: only the document is open."""
        self.markdown = markdown
        self.raw = text.split("\n")
        self.lines = [line.strip() for line in self.raw]
        self.at = 0  # the line that is being read
        self.stack = [Node("document", 0, rank=0)]
        self.last_end = 0  # where the last line that was not blank ended
        self.closed = True  # the text before this line is finished: a full stop, a heading, a blank line
        self.heading: Node | None = None  # the unit whose heading may go on in this line
        self.articles = 0
        self.anchors = Anchors()

    @property
    def top(self) -> Node:
        """The innermost open unit."""
        return self.stack[-1]

    def cut(self, depth: int) -> None:
        """Closes all units from `depth` of the stack on."""
        for node in self.stack[depth:]:
            node.end = max(self.last_end, node.start)
        del self.stack[depth:]

    def depth_below(self, rank: int, level: int = 0) -> int:
        """Depth of the outermost open unit that a new one of this rank, or heading of this level, ends."""
        for depth, node in enumerate(self.stack):
            if depth and (node.rank >= rank or (level and node.level >= level and node.kind == "section" and not node.prefix)):
                return depth
        return len(self.stack)

    def depth_of_level(self, level: int) -> int:
        """Depth of the outermost open unit that a heading of this level ends whatever it is: of that level, or marked by no heading."""
        for depth, node in enumerate(self.stack):
            if depth and (not node.level or node.level >= level):
                return depth
        return len(self.stack)

    def cut_beside(self, level: int) -> None:
        """Closes sections of this level or deeper and whatever a deeper heading opened; the rest goes by rank. Nothing for level 0."""
        if level:
            deeper = (
                depth for depth, node in enumerate(self.stack) if node.level > level or (node.level == level and node.kind == "section")
            )
            self.cut(next((depth for depth in deeper if not self.stack[depth].prefix), len(self.stack)))

    def open(self, kind: str, label: str, start: int, rank: int) -> Node:
        """A new unit inside the innermost open one."""
        node = Node(kind, start, label=label, rank=rank)
        self.stack[-1].children.append(node)
        self.stack.append(node)
        return node

    def leaf(self, kind: str, start: int) -> Node:
        """A new paragraph, quotation or table where the last leaf stood."""
        if self.stack[-1].kind in LEAVES:
            self.cut(len(self.stack) - 1)
        return self.open(kind, "", start, RANKS[kind])

    def settle(self) -> None:
        """The heading that was being collected is complete; an article's is dropped where it is a sentence, not a title."""
        node, self.heading = self.heading, None
        if node is None:
            return
        title = " ".join(node.heading.strip(" *_#").split())
        if node.kind == "dieu" and not node.level and (title.endswith((".", ";", ":", ",")) or len(title) > LONG_HEADING):
            title = ""
        node.heading = title

    def prefix(self) -> str:
        """What anchors of articles and divisions start with here: `quy-che-`, `phu-luc-i-`, mostly nothing."""
        return next((node.prefix for node in reversed(self.stack) if node.prefix), "")

    def above(self, *kinds: str) -> Node | None:
        """The innermost open unit of one of these kinds."""
        return next((node for node in reversed(self.stack) if node.kind in kinds), None)

    def before_is_open_ended(self) -> bool:
        """Whether the text before this line breaks off at a word or comma that wants more."""
        for at in range(self.at - 1, max(-1, self.at - 12), -1):
            line = self.lines[at]
            if line and not is_furniture(line):
                return is_open_ended(line)
        return False

    def next_is_capital(self) -> bool:
        """Whether the next line that is not blank is in capitals."""
        after = next((line for line in self.lines[self.at + 1 : self.at + 4] if line), "")
        return after.isupper()

    def after_blank(self) -> bool:
        """Whether a blank line (or nothing) stands before this line."""
        return self.at == 0 or not self.lines[self.at - 1]
