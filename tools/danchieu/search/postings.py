"""Lists of documents as short strings: the best first, cut where nobody looks any more.

A list is a run of blocks, one for each level from the highest down: the sign of the level, then for each document the distance to the
one before it, doubled, plus one where the number of a piece follows. Numbers are written in figures of five bits, the first figure
first, with a sixth bit while more follow. `search/js/rank.js` reads them.
"""

from __future__ import annotations

from array import array

from .terms import LONGEST

FIGURES = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
LEVELS = "!#$%&'()*+,./:;<"
"""Sign of each level, from 0."""
_BLOCKS = LEVELS[::-1]
"""The same by the turned level of a posting (terms.py)."""


def figures(number: int) -> str:
    """A number of 0 or more as figures."""
    out = []
    while number >= 32:
        out.append(FIGURES[32 + (number & 31)])
        number >>= 5
    out.append(FIGURES[number])
    return "".join(out)


_SMALL = tuple(figures(number) for number in range(4096))


def encode(packed: array[int], longest: int = LONGEST) -> str:
    """The list of a term. Postings sort by level, then by number: among equals the ones with the best prior are kept."""
    if len(packed) == 1 and packed[0] & 0xFF == 0 and (step := (packed[0] >> 8 & 0xFFFFF) + 1 << 1) < 4096:
        return _BLOCKS[packed[0] >> 28] + _SMALL[step]
    out = []
    block = last = -1
    for one in sorted(packed)[:longest]:
        if one >> 28 != block:
            block = one >> 28
            out.append(_BLOCKS[block])
            last = -1
        document, piece = one >> 8 & 0xFFFFF, one & 255
        step = document - last << 1
        last = document
        if piece:
            step += 1
        out.append(_SMALL[step] if step < 4096 else figures(step))
        if piece:
            out.append(_SMALL[piece])
    return "".join(out)
