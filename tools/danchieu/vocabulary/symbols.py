"""Document numbers: what they look like, how they are mended, how they are compared.

Two worlds of numbering (facts in drafting rules): the Party writes `26-NQ/TW` (number, hyphen, type, slash, issuer; no year), the
State `73/2023/NĐ-CP` (number, slash, year, slash, type, hyphen, issuer). Everything here is repaired in form only.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from danchieu.text.grouped import grouped
from danchieu.values import Family, Symbol

from .tables import issuers, types_of_code, words

PARTY_TYPES = words("party_types")
"""Type letters seen before the slash of a Party symbol, older State ones of the same order (`35-L/CTN`) included."""

PARTY_ISSUERS = words("party_issuers")
"""Issuers that only the Party has: a State-looking `57/NQ-TW` is a Party number with its separators moved."""

# One group of letters: NĐ, TTr, QyĐ, TTg, BNN&PTNT, QH15; not the beginning of a word such as "Sở".
# It may lose the blank behind it: "47-QĐ/TWcủa", "12/QĐ-TTgvề".
_LOST = r"(?=ngày|(?:của|về)\s)"
# The letters of a word by category: a range beyond Latin-1 takes ten times as long to compile, and this one stands nine times in the pattern.
_GROUP = rf"(?:[A-ZĐƯ]|c(?=P))(?:[A-ZĐƯ0-9&]|[rgyi](?:(?![^\W\d_A-ZÀ-ß])|{_LOST}))*(?:(?![^\W\d_])|{_LOST}|(?=Ngày\s|CỘNG\s|ĐOÀN\s))"
_NUMBER = r"(?:\d{1,3}-\s?20\d\d(?=/NQ)|(?:\d|l(?=\d))[\dl]{0,4}(?:\.\d{1,3}){0,2}[a-zA-ZđĐ]?)"

SYMBOL = rf"""
    (?P<number>{_NUMBER})
    (?:
        # 73/2023/NĐ-CP, 30/NQ-CP, 63/2025/QH15, 118/TTg, 04/TT-BCA(X13), 13    /2025/QĐ-UBND, 35/NQ – HĐND, 733/QĐ/TTg, 73/2023-NĐ/CP, 94-2020/NĐ-CP, 1404QĐ-TCT
        (?:\s{{0,12}}/\s{{0,2}}|-(?=(?:19|20)\d\d/(?:NĐ|TT|QĐ|TTLT)-[A-Z])|\s?(?=(?:QĐ|KH|CT|TB|CV|BC|TTr|NQ|HD|CĐ)-[A-ZĐ]{{2}})) (?:(?P<year>(?:19|20)\d\d)\s{{0,2}}(?:/|-(?=(?:PL|NĐ|NQ|QĐ|TT)[A-Z/-]))\s{{0,3}})?
        (?P<tail>(?:QH\s\d\d(?!\d)|QH[I1l]\s\d(?!\d)|0H\d\d(?![^\W_])|TTLT-{_GROUP}\s{_GROUP}(?=-)|{_GROUP}) (?:\s{{0,2}}[-_/.–]\s{{0,3}}(?:C\sP(?![^\W_])|{_GROUP}))? (?:[-/.&]\s?{_GROUP})* (?:\([A-Z]\d{{1,2}}\))?)
      |
        # 26-NQ/TW, 124QĐ/TW, 07 NQ/TW, 2074 - TB/TU, 49-CT /TW, 35-L/CTN, 22-QĐ-UBKTTW
        \s{{0,2}}(?:-\s)?[-_–]?\s{{0,3}}(?P<party>{grouped(sorted(PARTY_TYPES | {"QĐI"}, key=lambda letters: (-len(letters), letters)))})(?:\s{{0,2}}/\s{{0,3}}|-(?=(?:T[WU]|[A-ZĐ]{{2,6}}TW)(?![^\W_]))|(?=TW(?![^\W_])))
        (?P<issuer>(?:T\s[WU](?![^\W_])|(?!T(?![^\W_]|\.[WUƯ])){_GROUP})(?:[-.&]{_GROUP})*(?:/T[WU](?![^\W_]))?)
      |
        # 111-HĐBT, 206-CP, 21-TT-LB, 13-TTLB, 264-TB
        (?:\s?-\s?|\s(?=SL(?![^\W\d_])))(?P<old>HĐBT|HĐCP|CP|TTg|HDBT|SL|TT-LB|TTLB(?!\s?/)|(?:CT|TB)(?!\s?/|\s?-|\s+T[WUƯ]))(?:(?![^\W\d_])|(?=CỘNG\s))
      |
        # 01-TANDTC-VKSNDTC/TTLT
        \s?-\s?(?P<joint>{_GROUP}(?:(?:-{_GROUP}){{1,3}}/TTL[TBN]|/SL|/TT(?![^\W_])))(?![^\W\d_])
    )
"""
"""Verbose pattern of a symbol as printed, damage included."""

PRINTED = re.compile(SYMBOL, re.VERBOSE)
"""The pattern, compiled once for everybody: it is the largest of all."""
_LOWER = re.compile(r"\d{1,5}[a-zđ]?\s?[-/]\s?(?:\d{4}/)?[a-zđư][\wđ]*\s?[-/_]\s?[a-zđư0-9&]+$")
_BLANKS = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff\ue000-\uf8ff\\*]+")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−_", "-") | {"Ð": "Đ", "ð": "đ"})

# Letters that a machine lost the stroke of; only whole groups, digits after them kept.
_STROKE = {
    "ND": "NĐ", "QD": "QĐ", "QDI": "QĐi", "CD": "CĐ", "HDND": "HĐND", "HDNN": "HĐNN", "HDBT": "HĐBT", "HDTP": "HĐTP", "BLDTBXH": "BLĐTBXH", "LDTBXH": "LĐTBXH",
    "TƯ": "TW", "BGDDT": "BGDĐT", "BKHDT": "BKHĐT", "BCD": "BCĐ", "DU": "ĐU", "CTRHD": "CTrHĐ", "UBTUMTTQVN": "UBTWMTTQVN", "BGD&DT": "BGD&ĐT", "BCSD": "BCSĐ", "UBTUMTTQ": "UBTWMTTQ", "TTDT": "TTĐT",
}  # fmt: skip
_CASE = {"QĐI": "QĐi", "TTG": "TTg", "TTR": "TTr", "CTR": "CTr", "CTRHĐ": "CTrHĐ", "QYĐ": "QyĐ", "CTRHD": "CTrHĐ"}
_GLUED = re.compile(r"(TTLT|TT|NĐ|QĐ|NQ|CT|PL)((?:B|UBTVQH\d*$|NHNN|UBND|TTg|CP|VKS|TAND|TTCP|VPCP|UBDT)[A-ZĐƯ&]*(?:-.*)?)$")
_ASSEMBLY = re.compile(r"((?:UBTV)?[Q0]H|\w*NQ)([IOL\d]{1,2})")
_DIGITS = re.compile(r"\d+$")


@cache
def _known_issuers() -> frozenset[str]:
    return frozenset(code for row in issuers().values() for code in row.codes)


@lru_cache(maxsize=4096)
def _group(text: str) -> str:
    """One group with its letters mended: `ND` -> `NĐ`, `TTG` -> `TTg`, `cP` -> `CP`."""
    upper = text.upper()
    misread = _ASSEMBLY.fullmatch(upper)
    if misread:  # "UBTVQHI5": the machine took 1 for I
        upper = text = misread[1].replace("0H", "QH") + misread[2].replace("I", "1").replace("L", "1").replace("O", "0")
    digits = _DIGITS.search(upper)
    stem, rest = (upper[: digits.start()], upper[digits.start() :]) if digits else (upper, "")
    stem = _STROKE.get(stem, stem)
    if stem.startswith("BCD") and stem == upper[: len(stem)]:  # Ban Chỉ đạo: BCDTKNQ18
        return "BCĐ" + stem[3:] + rest
    if stem.upper() in _CASE:
        return _CASE[stem.upper()] + rest
    if stem == upper[: len(stem)] and text != text.lower():
        return text[0].upper() + text[1:]  # "HTr" of "2435/CT-HTr" stays as printed
    return stem + rest


def _split(tail: str) -> list[str]:
    """Groups of letters and the separators between them, in order."""
    return [part for part in re.split(r"([-/.])", tail) if part]


@lru_cache(maxsize=65536)
def mend(raw: str) -> Symbol | None:
    """The symbol that a printed stretch carries, repaired in form; None where it is no symbol.

    >>> str(mend("124QĐ/TW")), str(mend("57/NQ-TW")), str(mend("47/2011/NĐ- CP"))
    ('124-QĐ/TW', '57-NQ/TW', '47/2011/NĐ-CP')
    """
    text = _BLANKS.sub(" ", raw.translate(_DASHES)).strip()
    match = PRINTED.fullmatch(text) or PRINTED.fullmatch(text.replace(" ", ""))
    if match is None:
        text = text.replace(" ", "")
        match = PRINTED.fullmatch(text)
        if match is None and _LOWER.match(text):
            match = PRINTED.fullmatch(text.upper())
        if match is None:
            match = PRINTED.fullmatch(text.replace("cP", "CP"))
    if match is None:
        return None
    number = match["number"].replace(" ", "")
    number = number.replace("l", "1") if "l" in number[:-1] else number
    if number[-1].isupper():
        number = number[:-1] + number[-1].lower()
    if match["old"] == "TT-LB" or match["joint"]:
        return Symbol(number, None, "", match["old"] or match["joint"], Family.PARTY)
    if match["old"]:
        return Symbol(number, None, "", _group(match["old"]), Family.PARTY)
    if match["party"]:
        issuer = "".join(
            part if part in "-./&" else _group(part)
            for part in re.split(r"([-./&])", match["issuer"].replace(" ", "").replace("T.Ư", "TW").replace("T.W", "TW"))
        )
        kind = _group(match["party"])
        if kind in ("NĐ", "NQ") and issuer == "CP":  # 100-NĐ/CP: the State's, misordered
            return Symbol(number, None, kind, issuer, Family.STATE)
        return Symbol(number, None, kind, issuer, Family.PARTY)
    year = int(match["year"]) if match["year"] else None
    return _state(number, year, match["tail"].replace(" ", ""))


def _state(number: str, year: int | None, tail: str) -> Symbol:
    glued = _GLUED.match(tail)
    known = types_of_code()
    if glued and tail.split("-")[0] not in known and "TTLT/" not in tail and not tail.startswith("CTr"):
        tail = f"{glued[1]}-{glued[2]}"
    parts = _split(tail)
    groups = [part if part in "-/." else _group(part) for part in parts]
    first = groups[0]
    if len(groups) >= 3 and first in known:
        rest = "".join(groups[2:])
        party = year is None and (rest in PARTY_ISSUERS or rest.endswith(("TW", "/TU"))) and first != "VBHN"
        if groups[1] != "-" and (party or first in ("NĐ", "QĐ", "NQ", "CT", "TT")):  # 47/HD/BTCTW
            groups[1] = "-"
        if groups[1] == "-":
            if party:
                return Symbol(number, None, first, rest, Family.PARTY)
            return Symbol(number, year, first, rest, Family.STATE)
    if len(groups) == 1 and year is None and first.endswith("TW") and first[:-2] in known:  # 41/NQTW
        return Symbol(number, None, first[:-2], "TW", Family.PARTY)
    if len(groups) == 1 and first in known:
        return Symbol(number, year, first, "", Family.STATE)
    return Symbol(number, year, "", "".join(groups), Family.STATE)


def parse_symbol(text: str) -> Symbol | None:
    """The symbol printed in `text`, repaired in form (hyphen, slash order, blanks, Đ, case); None where it is none.

    `parse_symbol(str(symbol)) == symbol` holds for every symbol it returns.
    """
    return mend(text)


def symbol_key(text: str) -> str:
    """Key for indexes: mended, upper case, leading zeros stripped. Any string gives a key: `05-ct/tw` -> `5-CT/TW`."""
    symbol = mend(text)
    shown = str(symbol) if symbol is not None else _BLANKS.sub("", text.translate(_DASHES))
    return shown.upper().lstrip("0")


def same_symbol(one: str, other: str) -> bool:
    """Whether two printed numbers are the same symbol. It says nothing about term or date: 27-NQ/TW is two instruments."""
    return symbol_key(one) == symbol_key(other)


def plausible(symbol: Symbol, told: bool = False) -> bool:
    """Whether a number that stands without a type noun can be trusted to be one: its letters must be known ones.

    Where "số" stands before it (`told`), those of the type are enough: "số 1025/QĐ-LĐTBXH".

    Form numbers (`05-ĐK-TCT`, `01/BK-STK`, `02/CNKD-TNCN-QTT`) are not.
    """
    known = _known_issuers()
    if symbol.type_code:
        if symbol.year is not None:
            return True
        head = _DIGITS.sub("", re.split(r"[-/.]", symbol.issuer_code)[0])
        if symbol.family is Family.PARTY:
            return bool(symbol.issuer_code) and symbol.type_code != "L"
        return head in known or (
            ((told and symbol.type_code != "NĐ") or head.startswith(("UBND", "HĐND", "B", "S", "T", "V", "C", "U", "H", "Đ", "N")))
            and symbol.type_code in _STATE_SURE
            and head.isupper()
        )
    head = _DIGITS.sub("", re.split(r"[-/.]", symbol.issuer_code)[0])
    return head in known and (symbol.year is not None or "-" in symbol.issuer_code)


_STATE_SURE = words("state_types")
