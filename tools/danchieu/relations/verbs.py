"""The verb that governs a citation: the last phrase before it behind which nothing but fillers stand."""

from __future__ import annotations

from .cues import BREAK, FILLER, FILLERS, ORDER, ORDERED, WORDING
from .phrases import phrases, verb_of

_REACH = 100
"""How far before its object a phrase is looked for."""
_AROUND = '(“"-–+*_'
"""What may stand around a word."""
_GLUED = tuple(sorted(FILLERS))
"""How a word of a filler ends where the blank behind it is lost."""
_WORDED = frozenset(("tại", "của", "trong"))
"""Last words before an object whose words are changed, or whose orders are carried out."""
_CARRIED = frozenset(("trien_khai", "tiep_tuc_thuc_hien", "cu_the_hoa"))
"""Verbs whose object may be an order, a task or an aim "tại <...>"."""


def governing(text: str, low: int, end: int, before: str, word: str) -> tuple[str | None, int]:
    """The verb of the citation at `end`, and where it begins; `before` and `word` are the last two words before it. None where no verb governs it."""
    if word in _WORDED and text.find("cụm từ", low, end) >= 0:  # "Thay cụm từ “A” bằng cụm từ “B” tại <...>": without one of the phrases
        changed = WORDING.search(text, low, end)
        if changed:
            return "sua_doi_bo_sung", changed.start()
    last = word.lower().strip(',(“"')
    led = phrases().before.get(last)
    if led is None or not before.lower().endswith(led):
        return None, 0
    low = low if low > end - _REACH else end - _REACH
    found = _beside(text, low, end, last)
    if found is None and _filled(text, low, end):
        found = _phrase(text, low, end)
    if found is None and word in _WORDED and ORDER.search(text, low, end):
        found = _ordered(text, low, end)
    return found or (None, 0)


def _beside(text: str, low: int, end: int, last: str) -> tuple[str, int] | None:
    """The verb of the phrase right before the object, and where it begins; None where there is none, or where it may be part of a longer one."""
    table = phrases()
    for phrase, inside in table.printed.get(last, ()):
        if text.endswith(phrase, low, end):
            start = end - len(phrase)
            before = text[low if low > start - 12 else start - 12 : start]
            if before.rstrip().endswith(inside) or before[-1:].isalnum():
                return None
            return table.verb_of_active[phrase[:-1].lower()], start
    return None


def _ordered(text: str, low: int, end: int) -> tuple[str, int] | None:
    """The verb of "thực hiện <chỉ đạo của Tỉnh ủy tại> Công văn A", and where it begins."""
    table = phrases()
    for match in table.active.finditer(text, low, end):
        verb = verb_of(table.verb_of_active, match)
        if verb in _CARRIED and ORDERED.fullmatch(text, match.end(), end):
            return verb, match.start()
    return None


def _filled(text: str, low: int, end: int) -> bool:
    """Whether a phrase may stand before words of a filler, perhaps glued ("thi hànhmột số điều"); of a word with a mark inside nobody knows."""
    last, rest = phrases().last, text[low:end].replace(",", " ").rsplit(None, 1)
    while rest:
        word = rest.pop().strip(_AROUND).lower()
        if word in last or not word.isalnum():
            return True
        if word not in FILLERS and len(word) > 1 and not word.isdecimal():
            return len(word) > 4 and word.endswith(_GLUED)
        rest = rest[0].rsplit(None, 1) if rest else rest
    return False


def _phrase(text: str, low: int, end: int) -> tuple[str, int] | None:
    """The verb of the last phrase between two places that a filler joins to the end, and where it begins."""
    table = phrases()
    found: tuple[str, int] | None = None
    for match in reversed(list(table.active.finditer(text, low, end))):
        start, stop = match.span()
        if start > low and text[start - 1].isalnum():
            continue
        verb = verb_of(table.verb_of_active, match)
        if verb == "trien_khai" and text[stop : stop + 2].lstrip().startswith(","):
            break  # "qua thời gian thực hiện, Quyết định A đã ...": nothing is carried out
        if FILLER.fullmatch(text, stop, end):
            if found is None or verb in ("quy_dinh_chi_tiet", "huong_dan"):
                found = verb, start
            if verb not in ("trien_khai", "huong_dan"):  # "quy định chi tiết một số điều và biện pháp thi hành Luật X" says the first
                break
        elif found or BREAK.search(text, stop, end):
            break
    return found
