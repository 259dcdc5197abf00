"""Symbols in running text: the number that follows a type noun, and numbers that stand without one."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from danchieu.text.lazy import lazy
from danchieu.values import Symbol
from danchieu.vocabulary import mend
from danchieu.vocabulary.symbols import PRINTED


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
_LEAD = lazy(rf"(?:[\s,:]{{0,4}}|[\s.,:‹›'*]{{2,5}}(?=số\s))(?:(?P<word>{_WORD}(?:\s+số)?)\s*[:.,]?\s*\*{{0,2}})?(?=[\dl])")
# After a type noun: ` số `, ` `, `: Số: `; the number follows.
# "148, ", "73 của": no letters follow
_BARE = lazy(r"\d{1,5}(?:[ ][a-zà-ýăđĩũơưạ-ỹ]|[,;:)])")
_APART = " \n\t\r\f\v\u2028\u3000.,:‹›'*"
"""What may stand between a name and the word "số"."""

# the machine's blank inside a number: "1 21/2011/NĐ-CP"
_BROKEN = lazy(rf"\s*(?P<word>{_WORD})\s*[:.]?\s*(?P<a>\d)\s(?P<b>\d{{1,3}}/(?:19|20)\d\d/)")


# a number that a page end cut: "số 18-", a rule, the number of the page, "NQ/TW"
_PAGED = lazy(
    rf"\s*(?P<word>{_WORD})\s*[:.]?\s*(?P<a>\d{{1,4}}[a-z]?-)\s*\n\s*(?:-{{2,}}[^\n]{{0,40}}-{{2,}}\s*\n\s*)?(?:\d{{1,4}}\s*\n\s*)?(?=[A-ZĐ])"
)


def numbered(text: str, at: int, need_word: bool = False) -> Numbered | None:
    """The symbol that begins at `at`, with or without the word "số"."""
    if text.startswith(" số ", at) and text[at + 4 : at + 5].isdecimal():  # nearly always
        begin, word = at + 4, at + 1
    elif need_word and text[at : at + 16].lstrip(_APART)[:1] not in ("s", "S"):
        return None
    else:
        lead = _LEAD.match(text, at, at + 16)
        if lead is None:
            return None
        begin, word = lead.end(), lead.start("word")
    if _BARE.match(text, begin):
        return None
    match = PRINTED.match(text, begin, at + 90)
    if match is None:
        return _torn(text, at, begin) if word >= 0 else None
    if need_word and word < 0:
        return None
    raw = unmarked(match[0])
    official = printed(raw)
    if official is None:
        return None
    return _new(Numbered, (begin, begin + len(raw), *official, official[0] != raw, word if word >= 0 else begin))


_new = tuple.__new__  # a named tuple without the detour over its keywords


_OF_CENTRAL = lazy(r"(?:\s?/)?\s?(?P<number>\d{1,3})\s?(?:-\s?)?TW(?![^\W_])")


def of_central(text: str, at: int, letters: str) -> Numbered | None:
    """`NQ 26 TW`, `NQ/ 26 TW`: the letters of the type stand before the number only."""
    match = _OF_CENTRAL.match(text, at, at + 12)
    official = printed(f"{match['number']}-{letters}/TW") if match else None
    return Numbered(match.start("number"), match.end(), *official, True, match.start("number")) if match and official else None


# letters that no digit follows: what does is the mark of a footnote
_GLUED = lazy(r"(?:/T[WU]|/HU|/ĐU|-CP|-TTg|-UBND|-BNV|-BTC)\d{1,2}$")


def unmarked(raw: str) -> str:
    """A printed number without the mark of a footnote glued to it: "26-NQ/TW1" is 26-NQ/TW, "63/2025/QH15" stays."""
    return raw.rstrip("0123456789") if raw[-1].isdigit() and _GLUED.search(raw) else raw


@lru_cache(maxsize=65536)
def printed(raw: str) -> tuple[str, Symbol] | None:
    """The official form of a printed number, and the number taken apart; None where it is none."""
    symbol = mend(raw)
    return (str(symbol), symbol) if symbol is not None else None


def _torn(text: str, at: int, begin: int) -> Numbered | None:
    """A number that a blank or the end of a page tore apart; its first digit stands at `begin`."""
    broken = _broken(text, at) if text[begin + 1 : begin + 2].isspace() and text[begin + 2 : begin + 3].isdigit() else None
    return broken or (_paged(text, at) if "-" in text[begin : begin + 6] else None)


def _broken(text: str, at: int) -> Numbered | None:
    """A number that a machine tore apart: "số 1 21/2011/NĐ-CP"."""
    broken = _BROKEN.match(text, at, at + 30)
    rest = PRINTED.match(text, broken.start("b"), broken.start("b") + 60) if broken else None
    parsed = mend(broken["a"] + rest[0]) if broken and rest else None
    if broken is None or rest is None or parsed is None:
        return None
    return Numbered(broken.start("a"), rest.end(), str(parsed), parsed, True, broken.start("word"))


def _paged(text: str, at: int) -> Numbered | None:
    """A number that the end of a page tore apart."""
    torn = _PAGED.match(text, at, at + 120)
    if torn is None:
        return None
    joined = torn["a"] + text[torn.end() : torn.end() + 40]
    rest = PRINTED.match(joined)
    official = printed(rest[0]) if rest else None
    if rest is None or official is None:
        return None
    end = torn.end() + rest.end() - len(torn["a"])
    return Numbered(torn.start("a"), end, official[0], official[1], True, torn.start("word"))
