"""What people say beside what texts write: lines of the index that let a query be put in the words of the documents."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from danchieu.vocabulary.tables import lines, load

from .terms import Lists
from .words import Syllables, key_of, split

SIGN = "^"
"""Begins such a line."""


def everyday(lists: Lists, syllables: Syllables) -> Iterator[tuple[str, str]]:
    """For each phrase of `everyday.toml` that this library can answer the folded pair its line stands beside, and the line.

    The line stands with the first pair of the phrase (a phrase of one word with that word), which every query that has the phrase fetches
    anyway. What no text of the library writes is left out.
    """
    for said, written in spoken():
        known = [words for words in written if _is_written(words, lists, syllables)]
        if known:
            yield key_of(said[:2]), "\t".join((SIGN + " ".join(said), *(" ".join(words) for words in known)))


def spoken() -> Iterator[tuple[list[str], list[list[str]]]]:
    """The rows of the table: the words of what is said, and of each way in which texts write it."""
    for group in load("everyday")["group"]:
        for row in lines(group["rows"]):
            said, _, written = row.partition("=")
            yield split(said), [split(one) for one in written.split("|")]


def light() -> str:
    """The words that carry little, as written, with blanks between."""
    return " ".join(lines(load("everyday")["light"]))


def _is_written(words: list[str], lists: Lists, syllables: Syllables) -> bool:
    numbers = [syllables[word] for word in words]
    terms = [syllables.lefts[left] + right for left, right in pairwise(numbers)] if len(numbers) > 1 else numbers
    return all(term in lists for term in terms)
