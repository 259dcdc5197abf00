"""Units while they grow, and the addresses they get."""

from __future__ import annotations

from danchieu.model import Span, Unit

# What ends what: a new unit closes every open one of its own rank or below (a higher number).
RANKS = {
    "document": 0,
    "section": 5,
    "phu-luc": 10,
    "phan": 20,
    "chuong": 30,
    "muc": 40,
    "tieu-muc": 45,
    "dieu": 50,
    "khoan": 60,
    "diem": 70,
    "bullet": 80,
    "paragraph": 90,
    "quote": 90,
    "table": 90,
}
LEAVES = frozenset(("paragraph", "quote", "table"))


class Node:
    """A unit under construction; `freeze` makes it a `Unit`."""

    __slots__ = (
        *("anchor", "children", "end", "heading", "kind", "label", "level"),
        *("list", "marker", "prefix", "printed", "rank", "start", "value"),
    )

    def __init__(self, kind: str, start: int, *, label: str = "", rank: int = 90) -> None:
        """A unit that starts at `start`, without heading, address or children yet."""
        self.kind = kind
        self.label = label
        self.heading = ""
        self.start = start
        self.end = start
        self.anchor = ""
        self.children: list[Node] = []
        self.rank = rank
        self.marker: tuple[int, int] | None = None
        self.level = 0  # number of heading signs, 0 for none
        self.list = ""  # which series `value` counts: roman, letter, number, point, a bullet's sign
        self.value = 0
        self.printed = ""  # `1.2` of a dotted number
        self.prefix = ""  # before the anchors of what stands inside (`quy-che-`)

    def freeze(self) -> Unit:
        """The finished unit with all below it."""
        return Unit(
            self.kind,
            self.label,
            self.heading,
            Span(self.start, self.end),
            self.anchor,
            tuple([child.freeze() for child in self.children]),
            None if self.marker is None else Span(*self.marker),
        )


class Anchors:
    """Gives out each address once: a second claim takes the longer form, then a number (`-2`, `-3`)."""

    def __init__(self) -> None:
        """No address is taken yet."""
        self._used: dict[str, int] = {}

    def claim(self, anchor: str, instead: str = "") -> str:
        """`anchor` if it is free, else the longer `instead` if that is, else `anchor` with the next free number."""
        if anchor not in self._used:
            self._used[anchor] = 1
            return anchor
        if instead and instead not in self._used:
            return self.claim(instead)
        count = self._used[anchor] + 1
        while f"{anchor}-{count}" in self._used:
            count += 1
        self._used[anchor] = count
        self._used[f"{anchor}-{count}"] = 1
        return f"{anchor}-{count}"


def address(kind: str, label: str) -> str:
    """The part of an anchor for one step, as `Pinpoint.anchor` prints it: `diem-dd`, `muc-ii-1`."""
    return f"{kind}-{label}".replace("đ", "dd").replace(".", "-") if label else kind
