"""The phrases that state a relation, compiled once from the table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from danchieu.text.grouped import grouped
from danchieu.vocabulary.tables import load

from .cues import FILLERS, LAST_FILLERS

ANY = ("",)
"""How any word ends."""


class Printed(NamedTuple):
    """One active phrase as most texts print it: in small letters or with a capital, its words a blank apart."""

    text: str
    """The phrase."""
    verb: str
    """Its verb id."""
    longer: Mapping[str, tuple[tuple[str, str], ...]]
    """What stands before it in longer phrases and the verbs of those, longest first, by the last word of that."""


class Phrases(NamedTuple):
    """Compiled phrases."""

    active: re.Pattern[str]
    """Any active phrase, longest first."""
    passive: re.Pattern[str]
    """Any passive phrase, longest first."""
    verb_of_active: Mapping[str, str]
    """Phrase in lower case to verb id."""
    verb_of_passive: Mapping[str, str]
    """Phrase in lower case to verb id."""
    last: frozenset[str]
    """Last words of active phrases, in lower case."""
    passed: frozenset[str]
    """Words of fillers that end no active phrase."""
    inner: frozenset[str]
    """All words of fillers, and the last two of active phrases, in lower case."""
    before: Mapping[str, tuple[str, ...]]
    """Last words of active phrases and of fillers, in lower case, and how the word before them ends there; `ANY` where that may be any, or none."""
    printed: Mapping[str, tuple[Printed, ...]]
    """Active phrases by last word, those apart that may be a filler of another one: "quy định chi tiết và <thi hành> Luật A"."""


@cache
def phrases() -> Phrases:
    """The table `vocabulary/phrases.toml`, compiled."""
    active: dict[str, str] = {}
    passive: dict[str, str] = {}
    for row in load("phrases")["phrase"]:
        active.update(dict.fromkeys(row["active"], row["verb"]))
        passive.update(dict.fromkeys(row["passive"], row["verb"]))
    last = frozenset(phrase.split()[-1] for phrase in active)
    inner = FILLERS.union(*(phrase.split()[-2:] for phrase in active))
    return Phrases(_any(active), _any(passive), active, passive, last, FILLERS - last, inner, _before(active), _printed(active))


def _before(phrases: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {"": set(ANY)}
    for ending in (*LAST_FILLERS, *(tuple(phrase.split()[-2:]) for phrase in phrases)):
        found.setdefault(ending[-1], set()).add(ending[0] if len(ending) > 1 else "")
    return {last: ANY if "" in before else tuple(sorted(before)) for last, before in found.items()}


def _printed(verbs: Mapping[str, str]) -> Mapping[str, tuple[Printed, ...]]:
    found: dict[str, tuple[Printed, ...]] = {}
    for phrase, verb in verbs.items():
        words = phrase.split()
        if not FILLERS.issuperset(words) and not any(phrase.endswith(f" {other}") for other in verbs):
            row = Printed(phrase, verb, _longer(phrase, verbs)), Printed(phrase.capitalize(), verb, {})
            found[words[-1]] = (*found.get(words[-1], ()), *row)
    return found


def _longer(phrase: str, verbs: Mapping[str, str]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for other in sorted(verbs, key=lambda other: (-len(other), other)):
        head = other.removesuffix(f" {phrase}")
        for printed in (head, head.capitalize()) if head != other else ():
            last = printed.split()[-1]
            found[last] = (*found.get(last, ()), (printed, verbs[other]))
    return found


def _any(phrases: Mapping[str, str]) -> re.Pattern[str]:
    """Any phrase in small letters, with a capital, or shouted. Every branch begins with a plain letter: only so does `re` skip ahead."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    printed = [form(phrase) for form in (str, str.capitalize, str.upper) for phrase in ordered]
    return re.compile("(?:" + grouped(printed).replace(" ", r"\s+") + ")(?![^\\W_])")


def verb_of(verbs: Mapping[str, str], match: re.Match[str]) -> str:
    """The verb of a matched phrase, however it is printed."""
    return verbs.get(match[0]) or verbs[" ".join(match[0].lower().split())]
