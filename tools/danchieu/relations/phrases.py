"""The phrases that state a relation, compiled once from the table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from danchieu.text.grouped import grouped
from danchieu.vocabulary.tables import load


class Phrases(NamedTuple):
    """Compiled phrases."""

    active: re.Pattern[str]
    """Any active phrase, longest first."""
    passive: re.Pattern[str]
    """Any passive phrase, longest first."""
    verb_of_active: Mapping[str, str]
    """Phrase in lower case to verb id."""
    last: frozenset[str]
    """Last words of active phrases, in lower case."""
    verb_of_passive: Mapping[str, str]
    """Phrase in lower case to verb id."""


@cache
def phrases() -> Phrases:
    """The table `vocabulary/phrases.toml`, compiled."""
    active: dict[str, str] = {}
    passive: dict[str, str] = {}
    for row in load("phrases")["phrase"]:
        active.update(dict.fromkeys(row["active"], row["verb"]))
        passive.update(dict.fromkeys(row["passive"], row["verb"]))
    return Phrases(_any(active), _any(passive), active, frozenset(word.split()[-1] for word in active), passive)


def _any(phrases: Mapping[str, str]) -> re.Pattern[str]:
    """Any phrase in small letters, with a capital, or shouted. Every branch begins with a plain letter: only so does `re` skip ahead."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    printed = [form(phrase) for form in (str, str.capitalize, str.upper) for phrase in ordered]
    return re.compile("(?:" + grouped(phrase.replace(" ", r"\s+") for phrase in printed) + ")(?![^\\W_])")


def verb_of(verbs: Mapping[str, str], match: re.Match[str]) -> str:
    """The verb of a matched phrase, however it is printed."""
    return verbs.get(match[0]) or verbs[" ".join(match[0].lower().split())]
