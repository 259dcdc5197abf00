"""Symbols in running text: the number that follows a type noun, and numbers that stand without one."""

from __future__ import annotations

import re
from typing import NamedTuple

from danchieu.model import Symbol
from danchieu.vocabulary import mend
from danchieu.vocabulary.symbols import SYMBOL


class Numbered(NamedTuple):
    """A symbol found in the text."""

    start: int
    """First character of the number."""
    end: int
    """One past its last."""
    symbol: str
    """Printed in its official form."""
    parsed: Symbol
    """Taken apart."""
    repaired: bool
    """True where the print had to be mended."""
    word: int
    """Where the word "số" begins, or the number itself."""


# "số", also as machines misread it: sé, só, sô, SỐ
_WORD = r"[sS](?:[ốóôéêòọoOeỐÓÔ]|ổ)"
AFTER = re.compile(rf"[\s,:]{{0,4}}(?:(?P<word>{_WORD})\s*[:.,]?\s*)?(?P<symbol>{SYMBOL})", re.VERBOSE)
"""After a type noun: `số 26-NQ/TW`, ` 313-KH/TU`, ` số: 45/2019/QH14`."""

# the machine's blank inside a number: "1 21/2011/NĐ-CP"
_BROKEN = re.compile(rf"\s*(?P<word>{_WORD})\s*[:.]?\s*(?P<a>\d)\s(?P<b>\d{{1,3}}/(?:19|20)\d\d/)")
FREE = re.compile(rf"(?<![\w/.,–-])(?P<symbol>{SYMBOL})", re.VERBOSE)
"""Anywhere, for numbers without a type noun."""


def numbered(text: str, at: int, stop: int, need_word: bool = False) -> Numbered | None:
    """The symbol that begins at `at`, with or without the word "số"."""
    match = AFTER.match(text, at, min(stop, at + 90))
    if match is None:
        broken = _BROKEN.match(text, at, min(stop, at + 30))
        if broken is None:
            return None
        rest = FREE.match(text, broken.start("b"), min(stop, broken.start("b") + 60))
        parsed = mend(broken["a"] + text[broken.start("b") : rest.end()]) if rest else None
        if rest is None or parsed is None:
            return None
        return Numbered(broken.start("a"), rest.end(), str(parsed), parsed, True, broken.start("word"))
    if need_word and match["word"] is None:
        return None
    raw = match["symbol"]
    parsed = mend(raw)
    if parsed is None:
        return None
    shown = str(parsed)
    start = match.start("symbol")
    word = match.start("word")
    return Numbered(start, match.end(), shown, parsed, shown != raw, word if word >= 0 else start)
