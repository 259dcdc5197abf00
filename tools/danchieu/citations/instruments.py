"""Instruments named by a type noun: `Nghị quyết số 26-NQ/TW`, `Kế hoạch 313-KH/TU`, `Nghị định 73`, `Thông tư này`, `Nghị định nói trên`."""

from __future__ import annotations

import re
from functools import lru_cache

from danchieu.text.lazy import lazy
from danchieu.vocabulary import types, types_of_code
from danchieu.vocabulary.tables import lines, load

from .draft import Draft
from .dress import dress
from .laws import read_law, read_nickname
from .members import UNSURE, counts, dated, more
from .named import PLENUM, read_charter, read_congress, read_constitution, read_plenum
from .nouns import POINTING, QUIET, abbreviations, before_symbols, noun
from .symbols import Numbered, numbered, of_central

# "73", "số 148", "29/2024", "số 313 của ..."; a bare number needs a noun that is never followed by a plain count
_SHORT = lazy(
    r"(?P<word>:?\s+[sS]ố\s*:?)?\s+(?P<number>\d{1,5}[a-z]?)(?:\s?/\s?(?P<year>(?:19|20)\d\d))?(?:(?=,\d{2,3}\s+(?:của|-)\s)|(?![\w/.,%-]*[\d/%]|[-–]\d|\s?[-–]\s?\d|\s?-\s?[A-ZĐ]{2}|-[A-ZĐ]|\s[Il]\s?-\s?[A-ZĐ]{2}))(?P<dated>\s+năm\s+(?:19|20)\d\d)?(?P<after>\s*[^\s\d]*)"
)
_BARE_NUMBER = frozenset(("Nghị quyết", "Nghị định", "Thông tư", "Chỉ thị", "Kết luận", "Quy định", "Quyết định", "Pháp lệnh", "Hướng dẫn", "Kế hoạch", "Đề án", "Thông tư liên tịch", "Thông báo", "Công điện", "Công văn", "Thông tri"))  # fmt: skip
# "này", "nói trên", "nêu trên", "trên", "đó"
_ANAPHOR = lazy(
    r"\s*(?:quan\s+trọng\s+)?(?P<word>này|(?:đã\s+)?(?:nói|nêu)\s+trên|nói\s+tại|trên(?!\s+(?:địa|cơ|toàn|thế|các|phạm|thực|tinh|cả|nền|mọi|mạng|\d))|đó(?!\s+là))(?![^\W_])"
)
_POINTS = (*POINTING, "quan")
_SEVERAL = lazy(r"(?:[cC]ác|[nN]hững|[hH]ai|[bB]a|[bB]ốn|(?:văn|cả|với|của|vào|thế|gồm|bỏ)\s+\d{1,2})\s+$")


def read_instrument(text: str, match: re.Match[str]) -> list[Draft]:
    """The instrument whose noun was found, with all that belongs to it; empty where the noun is used generally."""
    start, at = match.span()
    kind = _usual(match[0])
    if not kind:
        odd = _odd(text, match)
        if odd is not None:
            return odd
        kind = noun(match[0])
    after = text[at : at + 30]
    if after.find(" số ") > 3 and kind not in _LAWS:
        at = _qualified(text, at)
        after = text[at : at + 30]
    follow = after.lstrip(" \n:,.")
    numeric = follow[:1].isdigit() or follow[:1] in _NUMERIC
    if kind in QUIET and not (numeric or follow.startswith(POINTING) or text.startswith(" quan trọng này", at)):
        return []
    number = numbered(text, at) if numeric else None
    if number:
        return [full(text, start, kind, number)]
    return _unnumbered(text, start, at, kind)


_NUMERIC = frozenset(("", *"sSl‹›'*"))
"""First letters of "số" and of numbers, misprints included."""


@lru_cache(maxsize=1024)
def _usual(printed: str) -> str:
    """The type noun that stands there whole and in its usual case; empty for nicknames, capitals, abbreviations and misprints of "Luật"."""
    kind = noun(printed)
    odd = printed.startswith("BL") or printed.isupper() or printed in abbreviations() or (kind == "Luật" and printed != kind)
    return "" if odd else kind


def _odd(text: str, match: re.Match[str]) -> list[Draft] | None:
    """What a noun in another print leads to; None where it is read like any other."""
    (start, at), printed = match.span(), match[0]
    if printed.startswith("BL"):
        return [read_nickname(text, match)]
    if printed in abbreviations():
        return _central(text, start, at, printed) or None
    kind = noun(printed)
    if printed in before_symbols():
        number = numbered(text, at)
        return [full(text, start, kind, number)] if number else []
    if printed.isupper():
        return _shouted_law(text, start, at, kind)
    return read_law(text, start, at, kind, known_only=True)


def _unnumbered(text: str, start: int, at: int, kind: str) -> list[Draft]:
    """What a noun leads to that no symbol follows: an anaphor, a name, a short number."""
    following = text[at : at + 2]
    if not following or not following[0].isspace():
        if following == ": " and (listed := short(text, start, at, kind)):
            return listed  # "các Nghị quyết: số 57, số 59 của Bộ Chính trị"
        anaphor = _anaphor(text, start, at, kind) if following == "nà" else None
        if anaphor or (kind in _LAWS and following):  # "Nghị địnhnày", "LuậtKhiếu nại": a lost blank
            return [anaphor] if anaphor else read_law(text, start, at, kind, known_only=True)
        charter = read_charter(text, start) if kind == "Điều lệ" else []
        return read_constitution(text, start) if kind == "Hiến pháp" else charter
    anaphor = _anaphor(text, start, at, kind)
    if anaphor:
        return [anaphor]
    if kind in _LAWS:
        return read_law(text, start, at, kind) or (short(text, start, at, kind) if kind == "Pháp lệnh" else [])
    if kind == "Hiến pháp":
        return read_constitution(text, start)
    if kind == "Điều lệ":
        return read_charter(text, start)
    if kind in ("Nghị quyết", "Kết luận"):
        found = read_plenum(text, start, at, kind) or read_congress(text, start, at, kind)
        if found:
            return found
    return short(text, start, at, kind)


def _central(text: str, start: int, at: int, letters: str) -> list[Draft]:
    """What the Party's centre issued, its noun abbreviated: `NQTW 4 khóa XI`, `NQ 26 TW`."""
    if "W" in text[at : at + 4] or "Ư" in text[at : at + 4]:
        return read_plenum(text, start, at, noun(letters))
    number = of_central(text, at, letters)
    glued = None if number else _GLUED_NUMBER.match(text, at, at + 4)
    if glued:  # "NQ04": a short form; other letters are kept only where the text knows the number
        draft = Draft(start, glued.end(), "short", noun(letters))
        draft.key, draft.rule = glued[0], "" if letters in ("NQ", "NĐ") else UNSURE
        dress(text, draft)
        return [draft]
    return [full(text, start, noun(letters), number)] if number else []


_GLUED_NUMBER = lazy(r"\d{2,3}(?![\w/.%-])")


_LAWS = ("Luật", "Bộ luật", "Pháp lệnh")
_QUALIFIED = lazy(r"\s+(?P<words>\w+(?:,?\s+\w+){1,3})(?=\s+số\s+\d)")
_QUALIFIERS = frozenset(lines(load("words")["between_type_and_number"]))


def _qualified(text: str, at: int) -> int:
    """Where the number begins after a word that belongs to the noun: `Báo cáo thẩm tra số 71/BC-HĐND`, `Nghị quyết chuyên đề số 05-NQ/TU`."""
    match = _QUALIFIED.match(text, at, at + 40)
    return match.end() if match and " ".join(match["words"].split()) in _QUALIFIERS else at


def _anaphor(text: str, start: int, at: int, kind: str) -> Draft | None:
    """`Nghị định này`, `4 Nghị quyết nói trên`; None where no such word follows."""
    match = _ANAPHOR.match(text, at, at + 40) if text[at : at + 40].lstrip().startswith(_POINTS) else None
    if match is None:
        return None
    draft = Draft(start, match.end(), "anaphor", kind)
    draft.key = " ".join(match["word"].split())
    draft.plural = draft.key != "này" and _SEVERAL.search(text[max(0, start - 16) : start]) is not None
    return draft


_CAPITALS = lazy(r"[A-ZĐÀ-Ỹ]{2,}[ ]$")


def _shouted_law(text: str, start: int, at: int, kind: str) -> list[Draft]:
    """A known law in a line of capitals ("ĐỀ NGHỊ XÂY DỰNG LUẬT ĐẤT ĐAI"); at the start of a line it is the title of the law itself."""
    if not text[at : at + 3].strip().isupper() or _CAPITALS.search(text[max(0, start - 12) : start]) is None:
        return []
    return read_law(text, start, at, kind, known_only=True)


def full(text: str, start: int, kind: str, number: Numbered) -> Draft:
    """An instrument with its symbol, its date and its issuer."""
    if kind == "Nghị":  # "Nghị số 65/2005/ND-CP": the second syllable was lost
        kind = types_of_code().get(number.parsed.type_code, ("Nghị định",))[0]
    draft = Draft(start, number.end, "full", None if kind == "Văn bản" else kind, number.symbol)
    draft.repaired, draft.symbol = number.repaired, number.parsed
    draft.noun = start
    if kind == "Văn bản":  # "văn bản số 6521/VP-ĐC2": no type noun, the mention begins at "số"
        draft.form, draft.start = "bare", number.word
    dress(text, draft)
    return draft


_TERM = lazy(r"(\s+(?P<open>\()?(?:khóa|khoá)\s+([IVX]+)(?(open)\)))(?![^\W_])")


def short(text: str, start: int, at: int, kind: str) -> list[Draft]:
    """A number without symbol: `Quy định số 148`, `Nghị định 73`, `Thông tư 29/2024`; empty where it is a count."""
    match = _SHORT.match(text, at, at + 40)
    if match is None or kind == "Văn bản":
        return []
    number, year = match["number"], match["year"]
    term = _TERM.match(text, match.end("number"), match.end("number") + 24) if len(number) == 1 and kind == "Nghị quyết" else None
    if term:  # "Nghị quyết 4 khóa XII"
        plenum = Draft(start, term.end(1), "named", kind, None, f"{kind} Trung ương {number} khóa {term[3]}")
        plenum.rule = PLENUM
        return [plenum]
    after = match["after"].strip(" ,.;:()\n").lower()
    if match["word"] is None:
        if (
            kind not in _BARE_NUMBER
            or (counts(text, after, match.end("after")) and not match["dated"] and "(" not in match["after"])
            or (len(number) == 4 and number[:2] in ("19", "20") and year is None)
        ):
            return []
        if len(number) == 1 and kind not in ("Nghị quyết", "Nghị định", "Thông tư", "Chỉ thị"):
            return []
        if kind in ("Đề án", "Kế hoạch", "Hướng dẫn", "Thông báo") and len(number) < 2:
            return []
        gap = text[at : match.start("number")]
        if "\n" in gap and (text[match.end("number") : match.end("number") + 2].strip() in ("", ".", ")") or len(number) == 1):
            return []  # a cell of a table, the next item of a list
    end = match.end("year") if year else match.end("number")
    draft = Draft(start, end, "short", kind)
    draft.key = number + (f"/{year}" if year else "")
    dress(text, draft)
    if year is None and draft.tail == draft.end:
        return [draft, *more(text, draft, kind)]
    return [draft, *dated(text, draft, kind)] if year is None and draft.date else [draft]


_BEFORE = lazy(
    r"(?:(?P<noun>"
    + "|".join(name.replace(" ", r"\s+") for name in sorted(types(), key=len, reverse=True))
    + r"|Văn\s+bản|Nghị)\s*:?\s*)?(?P<word>\s*(?:số(?:\s+hiệu)?|s[óôé]|so(?=\s*:|(?<=NH\sSO)\s|(?<=ẾT\sSO)\s|(?<=TƯ\sSO)\s))\s*[:.]?\s*)?$",
    re.IGNORECASE,
)


NOUN_ENDS = tuple(sorted({name.split()[-1].lower() + blank for name in (*types(), "văn bản", "nghị") for blank in (" ", "\n")}))
"""How a lower-case type noun ends, white space included: a cheap test before the pattern is tried."""
_LED = tuple(sorted({name.split()[-1].lower() for name in (*types(), "văn bản", "nghị")} | {"số", "so", "sô", "só", "sé", "nghị", "hiệu"}))


def before_number(text: str, number: int) -> tuple[int, str | None, bool]:
    """What stands before a number that no noun led to: where the mention begins, its type noun (any case), and whether "số" stands there."""
    window = text[max(0, number - 34) : number]
    if not window.rstrip(" \n:.").lower().endswith(_LED):
        return number, None, False
    match = _BEFORE.search(window)
    base = number - len(window)
    if match is None:
        return number, None, False
    if match["noun"] and match["noun"].lower().startswith("văn") and match["word"]:
        begin = match.start("word") + len(match["word"]) - len(match["word"].lstrip())
        return base + begin, None, True
    if match["noun"] and " ".join(match["noun"].split()).lower() == "văn bản" and not match["word"]:
        return number, None, False  # "văn bản 6521/VPCP-KSTT": the mention is the number
    if match["noun"] and not (match.start("noun") and window[match.start("noun") - 1].isalpha()):
        kind = " ".join(match["noun"].split()).capitalize()
        return base + match.start("noun"), None if kind == "Văn bản" else kind, match["word"] is not None
    if match["word"] and "iệu" in match["word"]:
        return number, None, True
    if match["word"]:
        begin = match.start("word") + len(match["word"]) - len(match["word"].lstrip())
        if begin and window[begin - 1].isalpha():
            return number, None, False
        return base + begin, None, True
    return number, None, False
