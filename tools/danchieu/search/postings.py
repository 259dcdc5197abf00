"""Lists of documents as short strings: the best first, cut where nobody looks any more.

A list is a run of blocks, one for each level from the highest down: the sign of the level, then for each document the distance to the
one before it, doubled, plus one where the number of a piece follows. Numbers are written in figures of five bits, the first figure
first, with a sixth bit while more follow. `search/js/index.js` reads them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from .terms import unpack

LONGEST = 600
"""Documents kept in a list. What is left out stands in texts where the term is rarest and priors are lowest."""
FIGURES = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
LEVELS = "!#$%&'()*+,./:;<"
"""Sign of each level, from 0."""


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
    """The list of a term. Documents come in the order of their numbers, so among equals the ones with the best prior are kept."""
    levels: dict[int, list[tuple[int, int]]] = {}
    for one in packed:
        document, level, piece = unpack(one)
        levels.setdefault(level, []).append((document, piece))
    out = []
    left = longest
    for level in sorted(levels, reverse=True):
        if left <= 0:
            break
        kept = levels[level][:left]
        left -= len(kept)
        out.append(LEVELS[level])
        out.append(_block(kept))
    return "".join(out)


def _block(documents: Iterable[tuple[int, int]]) -> str:
    out = []
    last = -1
    for document, piece in documents:
        step = (document - last) * 2 + (1 if piece else 0)
        out.append(_SMALL[step] if step < 4096 else figures(step))
        if piece:
            out.append(_SMALL[piece])
        last = document
    return "".join(out)
