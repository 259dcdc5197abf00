"""What follows from the tables by one look: the verb of a word, the type of a symbol."""

from __future__ import annotations

import re
from functools import cache

from danchieu.values import Family, Symbol
from danchieu.vocabulary.symbols import parse_symbol
from danchieu.vocabulary.tables import Verb, types, types_of_code, verbs


@cache
def _verbs_by_word() -> dict[str, Verb]:
    return {word: verb for verb in verbs().values() for word in (verb.id, verb.passive)}


def verb_of(word: str) -> Verb:
    """The verb that an id of either direction belongs to (`bi_thay_the` to `thay_the`). KeyError for any other word."""
    return _verbs_by_word()[word]


def type_of_symbol(symbol: Symbol) -> str:
    """The type noun of a symbol: `Nghị định` for `NĐ`; acts of the National Assembly without letters are laws; empty when unknown.

    Empty too for the Party's `QĐ`, which stands for quyết định and for quy định alike (Hướng dẫn 36-HD/VPTW): the State writes QyĐ.
    """
    if not symbol.type_code:
        return "Luật" if symbol.issuer_code.startswith("QH") else ""
    if symbol.type_code == "QĐ" and symbol.family is Family.PARTY:
        return ""
    names = types_of_code().get(symbol.type_code, ())
    fitting = (name for name in names if types()[name].family in ("both", symbol.family))
    return next(fitting, names[0] if names else "")


_NUMBERED = re.compile(r"(?P<noun>\D+?)\s+(?:số\s+)?(?P<number>\d.*)", re.IGNORECASE)


def number_in(target: str) -> str:
    """`1/2020/NĐ-CP` for "Nghị định số 1/2020/NĐ-CP"; the words themselves where they are not a type noun and a number."""
    match = _NUMBERED.fullmatch(target.strip())
    if match is None or " ".join(match["noun"].split()).capitalize() not in types() or parse_symbol(match["number"]) is None:
        return target
    return match["number"]
