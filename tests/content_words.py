"""The words of docs/: Vietnamese ones, and ours rather than those of the five source texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import NamedTuple

from content_rules import Page, leaves, spoken
from danchieu.text import nfc
from danchieu.vocabulary import issuer_names, types
from syllables import is_syllable

LONGEST_RUN = 12
"""Words in a row that a page may share with one of the source texts."""
_TITLE_PART = 5
"""So many words in a row of an official title are taken as that title, in full or shortened."""


class _Word(NamedTuple):
    text: str
    line: int


def foreign_words(page: Page, allowed: frozenset[str]) -> Iterator[str]:
    """Words that the spelling of Vietnamese does not allow and the table of names, formats and abbreviations does not hold."""
    for line, text in spoken(page):
        for word in _WORD.findall(_SYMBOL.sub(" ", text)):
            if len(word) > 1 and not word.isupper() and word not in allowed and not is_syllable(word):
                yield page.at(line, f"not Vietnamese: “{word}”")


def official_titles(pages: Iterable[Page]) -> Iterator[str]:
    """Titles and names that a page may repeat word by word: of instruments, materials and terms."""
    for one in pages:
        yield from (text for _, key, text in leaves(one) if key in _TITLES)


def title_parts(titles: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """Every five words in a row of the titles."""
    return frozenset(chain.from_iterable(_runs(_words(title), _TITLE_PART) for title in titles))


def source_runs(sources: Mapping[str, str]) -> Mapping[tuple[str, ...], str]:
    """Every thirteen words in a row of the source texts, to the name of the text."""
    return {run: name for name, text in sources.items() for run in _runs(_words(nfc(text)), LONGEST_RUN + 1)}


def copied(page: Page, sources: Mapping[tuple[str, ...], str], parts: frozenset[tuple[str, ...]]) -> Iterator[str]:
    """Runs of more than twelve words that stand in a source text too; numbers, dates, bodies and official titles interrupt a run."""
    reported = -1
    for stretch in _stretches(page, parts):
        for place, run in enumerate(_runs([word.text for word in stretch], LONGEST_RUN + 1)):
            if run in sources and stretch[place].line != reported:
                reported = stretch[place].line
                yield page.at(reported, f"thirteen words as in {sources[run]}: {' '.join(run)}")


def _stretches(page: Page, parts: frozenset[tuple[str, ...]]) -> Iterator[list[_Word]]:
    """The words of a page between those that are official wording."""
    words = [_Word(found.lower(), line) for line, text in spoken(page) for found in _tokens(_citations().sub(" | ", text))]
    official: set[int] = set()
    for place, run in enumerate(_runs([word.text for word in words], _TITLE_PART)):
        if run in parts:
            official.update(range(place, place + _TITLE_PART))
    stretch: list[_Word] = []
    for place, word in enumerate(words):
        if place in official or word.text == "|":
            yield stretch
            stretch = []
        else:
            stretch.append(word)
    yield stretch


@cache
def _citations() -> re.Pattern[str]:
    """Numbers, dates, types and bodies: what every citation of an instrument has in common with every other."""
    names = sorted({*issuer_names(), *(name.lower() for name in types())}, key=len, reverse=True)
    bodies = "|".join(map(re.escape, names))
    return re.compile(
        rf"{_SYMBOL.pattern}|\bngày\s+\d{{1,2}}(?:/\d{{1,2}}/|\s+tháng\s+\d{{1,2}}\s+năm\s+)\d{{4}}|\bkhóa\s+[IVX]+\b"
        rf"|\bhội nghị (?:lần thứ \w+|trung ương \d+)|(?:\b(?:của|số|về)\s+)*\b(?:{bodies})\b",
        re.IGNORECASE,
    )


def _words(text: str) -> list[str]:
    return [word.lower() for word in _tokens(text) if word != "|"]


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _runs(words: list[str], length: int) -> Iterator[tuple[str, ...]]:
    return (tuple(words[place : place + length]) for place in range(len(words) - length + 1))


_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"[^\W_]+|\|")
# 73/2023/NĐ-CP, 26-NQ/TW, 124QĐ/TW, 08-QĐi/TW, 66.17/2026/NQ-CP, 35/NQ - HĐND
_SYMBOL = re.compile(
    r"\b\d+[a-zA-Z]?(?:\.\d+)?\s?(?:/\d{4})?\s?[-/_]?\s?(?:QĐi|QyĐ|[A-ZĐ]{1,6})\s?[/_-]\s?[A-ZĐƯ][\w&-]*(?:/[\w-]+)?"
    r"|\b\d+/\d{4}/[\w-]+"
)
_TITLES = frozenset({"trich_yeu", "ten_goi", "tieu_de", "ten_khac"})
