"""How many lines words take on paper, without a typesetter: widths of Times New Roman, a little too wide rather than too narrow."""

from __future__ import annotations

from math import ceil

from danchieu.text import fold

POINTS_A_MM = 72 / 25.4
_WIDE, _NARROW = frozenset("mwMW@%—…"), frozenset("ijltfrI.,;:'!|()[]/-·‘’ ")
_SAFETY = 1.02
_LEADING = 1.15
"""Height of a line of Times New Roman, in sizes of its letters."""


def width(text: str, size: float) -> float:
    """Width of words on one line, in points."""
    return sum(map(_width, fold(text), text)) * size * _SAFETY


def _width(bare: str, printed: str) -> float:
    if bare in _NARROW:
        return 0.29
    if bare in _WIDE:
        return 0.8
    return 0.7 if printed.isupper() else 0.47


def height(text: str, size: float, across: float, after: float = 0) -> float:
    """Height in points of a paragraph set `across` mm wide, with the space after it."""
    lines = sum(max(1, ceil(width(line, size) / (across * POINTS_A_MM))) for line in text.split("\n"))
    return lines * size * _LEADING + after
