"""Type nouns as texts print them: whole, abbreviated, misprinted."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from danchieu.text.grouped import grouped
from danchieu.vocabulary import types
from danchieu.vocabulary.tables import load

from .laws import nickname_pattern

QUIET = frozenset(types()) - {"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp", "Điều lệ", "Nghị quyết", "Kết luận"}
"""Type nouns that are words of every day unless a number or an anaphor follows."""
POINTING = ("này", "nói", "nêu", "đã", "trên", "đó")
"""First words of an anaphor."""


@cache
def noun_pattern() -> re.Pattern[str]:
    """Every type noun with its usual capitals, longest first; `Nghị. định` is a machine's misreading."""
    names = sorted((*types(), "Văn bản"), key=len, reverse=True)
    words = [_third(name).replace("Nghị định", r"Nghị\.? định").replace(" ", r"\s+") for name in names]
    misprints = [wrong.replace(" ", r"\s+") for wrong in _misprints()]
    short = rf"(?:{'|'.join(abbreviations())})(?=\s+(?:[sS]ố\s*:?\s*)?\d|\s?(?:TW|T\.Ư|TƯ)\s?\d|\s+(?:[đĐ]ại\s+hội|ĐH)\s|\s?/\s?\d{{1,3}}\s?-?\s?TW)"
    short += r"|(?<![/-])(?:NQ|NĐ|QĐ|KL|CT)(?=\d{1,3}(?:-\s?(?:NQ|NĐ|QĐ|KL|CT)|/\d{4}/)|\d{2,3}(?![\w/.%-]))"
    short += rf"|(?:{'|'.join(before_symbols())})(?=[ ](?:[sS]ố\s*:?\s*)?\d+[a-z]?[ ]?[-/][ ]?[\dA-ZĐ])"
    rest = (r"Bộ\s+Luật", r"BỘ\s+LUẬT(?=\s)", r"LUẬT(?=\s|[A-ZĐÀ-Ỹ]{2})", r"Nghị(?=\s+s[ốóôé])", nickname_pattern().pattern, short)
    return re.compile(grouped((*words, *misprints, *rest)))


@cache
def _misprints() -> dict[str, str]:
    """Type nouns with a lost tone mark, to the noun meant."""
    return dict(load("words")["misprinted_types"])


@cache
def abbreviations() -> dict[str, str]:
    """Type nouns as two letters before a number: `NQ 57`, `KL 14`."""
    return dict(load("words")["abbreviated_types"])


@cache
def before_symbols() -> dict[str, str]:
    """Type nouns as two letters before a whole symbol: `CV 5032/TCT-CS`."""
    return dict(load("words")["abbreviated_before_symbols"])


def _third(name: str) -> str:
    """The third word of a noun and those behind it may have a capital: `Thông báo Kết luận`, `Thông tư liên Bộ`."""
    words = name.split(" ")
    return " ".join([*words[:2], *(f"[{word[0]}{word[0].upper()}]{word[1:]}" for word in words[2:])])


@lru_cache(maxsize=1024)
def noun(printed: str) -> str:
    """The type noun that a printed one means: misprints and abbreviations resolved."""
    kind = " ".join(printed.replace(".", " ").split()).capitalize()
    return abbreviations().get(printed) or before_symbols().get(printed) or _misprints().get(kind, kind)
