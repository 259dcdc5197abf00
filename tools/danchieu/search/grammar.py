"""The vocabulary of queries, compiled for the browser from the tables of facts: types, issuers, abbreviations, words that say nothing."""

from __future__ import annotations

from typing import Any

from danchieu.text import fold
from danchieu.vocabulary import issuers, law_abbreviations, law_nicknames, types
from danchieu.vocabulary.tables import lines, load

from .words import key_of, split


def grammar() -> dict[str, Any]:
    """Tables for `search/js/grammar.js`, as lines: everything folded.

    `types`: name, then its codes. `issuers`: codes joined by commas, then wordings. `abbreviations`: short form, then full forms. `chat`: as typed on a
    telephone, then as written.
    """
    raw = load("search")
    return {
        "types": "\n".join(_type(name, row.codes) for name, row in types().items()),
        "issuers": "\n".join(_issuers()),
        "abbreviations": "\n".join("\t".join((short, *full)) for short, full in _abbreviations(raw).items()),
        "whole": " ".join(lines(raw["foreign"])),
        "fillers": " ".join(key_of(split(word)) for word in lines(raw["fillers"])),
        "chat": "\n".join("\t".join(part.strip() for part in row.split("=")) for row in lines(raw["chat"])),
        "asides": "\n".join(key_of(split(phrase)) for phrase in lines(raw["asides"])),
    }


def _type(name: str, codes: tuple[str, ...]) -> str:
    return "\t".join((key_of(split(name)), *dict.fromkeys(fold(code) for code in codes)))


def _issuers() -> list[str]:
    rows = []
    for row in issuers().values():
        codes = ",".join(dict.fromkeys(key_of(split(code)).replace(" ", "") for code in row.codes))
        wordings = dict.fromkeys(key_of(split(wording)) for wording in (row.name, *row.variants))
        rows.append("\t".join((codes, *(wording for wording in wordings if len(wording.split()) < 9))))
    return rows


def _abbreviations(raw: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    pairs = [(row["viet_tat"], full) for row in raw["row"] for full in row["la"]]
    pairs += [*law_abbreviations().items(), *law_nicknames().items()]
    for short, full in pairs:
        found.setdefault("".join(split(fold(short))), {})[key_of(split(full))] = None
    return {short: tuple(full) for short, full in sorted(found.items())}
