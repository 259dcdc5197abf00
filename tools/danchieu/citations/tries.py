"""Longest known name at a place of the text: names of laws and issuers as word tries, blind to tone marks, case and commas."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from danchieu.text import fold
from danchieu.text.lazy import lazy

_WORD = lazy(r"[\s,\-–]*([^\W_]+(?:&[^\W_]+)*)")
_STOP = lazy(r"[\s]*(?:[;:.“”\"()]|,\s*\d)")

_LONGEST = 400
"""Characters that a name and the white space in it may take."""


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """One word without tone marks, in lower case."""
    return fold(word)


_NEVER_IN_NAMES = frozenset(("nam", "va", "so", "cua", "ngay", "khoa", "ve"))


def _split(node: dict[str, Any], word: str) -> tuple[dict[str, Any], int] | None:
    """Two words that lost the blank between them ("quyphạm", "cáonăm"): the node behind, and how many letters belong to no name."""
    for cut in range(2, len(word) - 1):
        child = node.get(folded(word[:cut]))
        if child is None:
            continue
        rest = folded(word[cut:])
        if rest in child:
            return child[rest], 0
        if "" in child and rest in _NEVER_IN_NAMES:
            return child, len(word) - cut
    return None


class Trie:
    """Names as nested dictionaries of words, folded and as printed; the key `""` holds the name that ends there."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self.root: dict[str, Any] = {}
        for wording, value in names:
            node = self.root
            for word in _WORD.findall(wording):
                node[word] = node.setdefault(folded(word), {})
                node = node[word]
            node.setdefault("", value)

    def longest(self, text: str, start: int) -> tuple[int, str] | None:
        """End and value of the longest name that begins at `start` (white space before it is passed over)."""
        node = self.root
        found: tuple[int, str] | None = None
        at = start
        for match in _WORD.finditer(text, start, start + _LONGEST):
            if match.start() != at:
                break
            word = match[1]
            child = node.get(word) or node.get(folded(word))
            at = match.end()
            if child is None and word[-1].isdigit():  # the mark of a footnote glued to the last word: "Luật Nhà ở11"
                bare = word.rstrip("0123456789")
                child = node.get(folded(bare)) if bare else None
                at -= len(word) - len(bare)
            if child is None and len(word) > 3:
                inside = _split(node, word)
                if inside is None:
                    break
                child, missing = inside
                at -= missing
            if child is None:
                break
            node = child
            if "" in node:
                found = (at, node[""])
        return found
