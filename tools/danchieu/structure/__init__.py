"""Text to units: phần, chương, mục, điều, khoản, điểm; Party style; annexes and attached texts; and what the header shows."""

from danchieu.structure.header import Header, header
from danchieu.structure.lookup import anchors, find, outline, unit_at, walk
from danchieu.structure.shown import Shown
from danchieu.structure.tree import parse

__all__ = ["Header", "Shown", "anchors", "find", "header", "outline", "parse", "unit_at", "walk"]
