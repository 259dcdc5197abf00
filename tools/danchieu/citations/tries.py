"""Longest known name at a place of the text: names of laws and issuers as word tries, blind to tone marks, case and commas."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from danchieu.text import fold
from danchieu.text.lazy import lazy

_WORD = lazy(r"[\s,\-–/“”\"]*([^\W_]+(?:(?:&|(?<=T)\.(?=Ư))[^\W_]+)*)")
_STOP = lazy(r"[\s]*(?:[;:.“”\"()]|,\s*\d)")

_PRINTED, _WORDS = 60, 8
"""Characters and words of a name that are first compared between single blanks."""
_MARKS = ".,;:)"
"""What may stand directly behind a word; a name goes on behind a comma only."""
_LONGEST = 400
"""Characters that a name and the white space in it may take."""


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """One word without tone marks, in lower case."""
    return fold(word)


_SYLLABLE = lazy(r"[bcdfghjklmnpqrstvwxz]{0,3}[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?")


@lru_cache(maxsize=65536)
def one_syllable(word: str) -> bool:
    """Whether a word is one Vietnamese syllable, so that no blank was lost inside it."""
    return len(word) < 4 or _SYLLABLE.fullmatch(folded(word)) is not None


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


def _slip(node: dict[str, Any], word: str) -> dict[str, Any] | None:
    """The node behind the only word that differs from this one by one letter."""
    if len(word) < 3:
        return None
    near = [key for key in node if key and key.islower() and key == folded(key) and _differ_by_one(word, key)]
    return node[near[0]] if len(near) == 1 else None


def _differ_by_one(one: str, other: str) -> bool:
    """Whether one letter is another, too many or missing."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((index for index, letters in enumerate(zip(short, long, strict=False)) if letters[0] != letters[1]), len(short))
    return long[at + 1 :] == short[at + (len(short) == len(long)) :]


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

    def begun(self, text: str, start: int) -> tuple[int, str] | None:
        """End of the words from `start` on that begin some name, and that beginning, where at least three do; None where fewer do."""
        node, at, count = self.root, start, 0
        for match in _WORD.finditer(text, start, start + _LONGEST):
            child = (node.get(match[1]) or node.get(folded(match[1]))) if match.start() == at else None
            if child is None:
                break
            node, at, count = child, match.end(), count + 1
        if count < 3:
            return None
        while "" not in node:
            node = next(iter(node.values()))
        return at, " ".join(node[""].split()[:count]).rstrip(",;")

    def near(self, text: str, start: int) -> tuple[int, str] | None:
        """End and value of a name of four words or more that begins at `start` with one letter of one word wrong ("quy phạm phát luật")."""
        node, at, wrong = self.root, start, False
        found: tuple[int, str] | None = None
        for count, match in enumerate(_WORD.finditer(text, start, start + _LONGEST)):
            if match.start() != at:
                break
            child = node.get(match[1]) or node.get(folded(match[1]))
            if child is None and count and not wrong:
                child, wrong = _slip(node, folded(match[1])), True
            if child is None:
                break
            node, at = child, match.end()
            if wrong and count > 2 and "" in node:
                found = (at, node[""])
        return found

    def longest(self, text: str, start: int) -> tuple[int, str] | None:
        """End and value of the longest name that begins at `start` (white space before it is passed over)."""
        node = self.root
        found: tuple[int, str] | None = None
        if text.startswith(" ", start):
            start += 1
        at = start
        for word in text[start : start + _PRINTED].split(" ", _WORDS)[:-1]:  # most names stand in one line, as the table prints them
            bare = word
            child = node.get(word) if word else None
            if child is None:
                bare = word.rstrip(_MARKS)
                if not bare:
                    break
                child = node.get(bare) or node.get(folded(bare))
                if child is None:
                    if bare.isdecimal() or (bare.isalpha() and one_syllable(bare)):
                        return found
                    break
            node = child
            if "" in node:
                found = (at + len(bare), node[""])
            if len(bare) < len(word) and word[len(bare) :].strip(","):
                return found
            at += len(word) + 1
        return _walk(text, max(start, at - 1), start + _LONGEST, node, found)


def _walk(text: str, at: int, limit: int, node: dict[str, Any], found: tuple[int, str] | None) -> tuple[int, str] | None:
    """The longest name from `node` on, whatever stands between its words; `found` where none is longer."""
    for match in _WORD.finditer(text, at, limit):
        if match.start() != at:
            break
        word = match[1]
        child = node.get(word) or node.get(folded(word))
        at = match.end()
        if child is None and word[-1].isdigit():  # the mark of a footnote glued to the last word: "Luật Nhà ở11"
            bare = word.rstrip("0123456789")
            child = node.get(folded(bare)) if bare else None
            at -= len(word) - len(bare)
        if child is None and not one_syllable(word):
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
