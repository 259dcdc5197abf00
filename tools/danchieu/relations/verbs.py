"""The verb that governs a citation: the last phrase before it behind which nothing but fillers stand."""

from __future__ import annotations

from collections.abc import Sequence

from danchieu.text.lazy import lazy

from .cues import BREAK, DETAILED, FILLER, FILLERS, HEADED, ORDER, ORDERED, WORDING
from .phrases import ANY, phrases, verb_of

_REACH = 100
"""How far before its object a phrase is looked for."""
_HEAD = 40
"""How long that is at most by which one phrase is longer than another one."""
_AROUND = '(“"-–+*_'
"""What may stand around a word."""
_OPENING = ',(“"'
"""What may stand around the last word before an object."""
_GLUED = tuple(sorted(FILLERS))
"""How a word of a filler ends where the blank behind it is lost."""
_WORDED = frozenset(("tại", "của", "trong"))
"""Last words before an object whose words are changed, or whose orders are carried out."""
_TASKS = frozenset(("tiêu", "vụ", "pháp", "dung", "điểm", "cầu", "yếu", "tâm", "giao", "ra", "nêu"))
"""What stands before "của" and "trong" where what is carried out is a task or an aim (`ORDERED`), "xác định" apart."""
_CARRIED = frozenset(("trien_khai", "tiep_tuc_thuc_hien", "cu_the_hoa"))
"""Verbs whose object may be an order, a task or an aim "tại <...>"."""

# "Căn cứ các <Nghị định của Chính phủ: >số 24/2014/NĐ-CP ...; số 107/2020/NĐ-CP"
_OF_BODY = lazy(
    r"(?<![^\W_])(?:[Cc]ác|[Nn]hững)\s+(?P<noun>[^\W\d_]+(?:\s+[^\W\d_]+){0,3}?(?:\s+sau(?:\s+đây)?)?\s+của\s+[A-ZĐỦ](?:[^.;:\n]|\n(?!\n)){1,80}:\s+)$"
)
_BODY = 130
"""How far before its first member such a list may begin."""


def governed(words: Sequence[str], word: str) -> bool:
    """Whether a verb may govern a citation behind some words, of which `word` is the last: the last two end a phrase, or stand in a filler."""
    table, last = phrases(), word.lower().strip(_OPENING)
    led = table.before.get(last)
    if led is None or len(words) < 2 or last in table.verb_of_active:  # "chiểu" is a phrase by itself
        return led == ANY
    before = words[-2].lower()
    if led != ANY:
        return before.endswith(led)
    plain = len(before) > 1 and before.isalnum() and not before.isdecimal() and not _glued(before)
    return not plain or before in table.inner or _tells_orders(words)


def of_some(text: str, low: int, end: int, word: str) -> bool:
    """Whether "một số điều (về a matter) của" may lead to the citation at `end`, however long the matter is."""
    return word in _WORDED and text.find("ột số ", low, end) >= 0


def before_list(text: str, low: int, end: int) -> tuple[int, Sequence[str]]:
    """Where the head of a list of one body's instruments ends that the one behind a colon belongs to, and the last words before; -1 for none."""
    head = _OF_BODY.search(text, max(low, end - _BODY), end)
    if head is None:
        return -1, ()
    at = head.start("noun")
    return at, text[max(0, at - 40) : at].rsplit(None, 2)


def governing(text: str, low: int, end: int, words: Sequence[str]) -> tuple[str, int] | None:
    """The verb of the citation at `end`, which stands behind some words, and where it begins. None where no verb governs it."""
    word = words[-1] if words else ""
    if word in _WORDED and text.find("cụm từ", low, end) >= 0:  # "Thay cụm từ “A” bằng cụm từ “B” tại <...>": without one of the phrases
        changed = WORDING.search(text, low, end)
        if changed:
            return "sua_doi_bo_sung", changed.start()
    begin, low = low, low if low > end - _REACH else end - _REACH
    found = _beside(text, low, end - 1, word.lower()) if text[end - 1] == " " else None
    if found is None:
        last, stop = _led(text, low, end)
        found = _beside(text, low, stop, last) if last else None
        if found is not None:
            found = found if FILLER.fullmatch(text, stop, end) and not _looks_back(text, found[0], stop) else None
        elif stop >= 0:
            found = _phrase(text, low, end)
    if found is None and _tells_orders(words) and ORDER.search(text, low, end):
        found = _ordered(text, low, end)
    if found is None and of_some(text, begin, end, word):
        found = _part(text, begin, end, word)
    return found


def _part(text: str, low: int, end: int, word: str) -> tuple[str, int] | None:
    """The verb before "một số điều về <a matter> của <instrument>", and where it begins."""
    headed = HEADED.search(text, low, end)
    if headed is not None:
        return "sua_doi_bo_sung", headed.start("verb")
    detailed = DETAILED.search(text, low, end) if word == "của" else None
    return ("quy_dinh_chi_tiet" if detailed["detail"] else "huong_dan", detailed.start()) if detailed else None


def _beside(text: str, low: int, stop: int, last: str) -> tuple[str, int] | None:
    """The verb of the phrase that ends at a place with a word, and where it begins; None where none is printed there as most texts print it."""
    for phrase in phrases().printed.get(last, ()):
        if text.endswith(phrase.text, low, stop):
            start, verb = stop - len(phrase.text), phrase.verb
            words = text[low if low > start - _HEAD else start - _HEAD : start].rsplit(None, 4)
            for head, of_longer in phrase.longer.get(words[-1], ()) if words else ():
                if " ".join(words).endswith(head):
                    start, verb = start - len(head) - 1, of_longer
                    if not text.startswith(f"{head} ", start):
                        return None
                    break
            return None if start > low and text[start - 1].isalnum() else (verb, start)
    return None


def _tells_orders(words: Sequence[str]) -> bool:
    """Whether some words may end what is carried out of an object: "chỉ đạo của Tỉnh ủy tại", "nhiệm vụ được xác định trong", but not "quy định tại"."""
    if len(words) < 2 or words[-1] not in _WORDED:
        return False
    if words[-2] == "định":
        return words[0].endswith("xác")
    return words[-1] == "tại" or words[-2] in _TASKS


def _looks_back(text: str, verb: str, stop: int) -> bool:
    """Whether a comma parts the verb from its object: "qua thời gian thực hiện, Quyết định A đã ...": nothing is carried out."""
    return verb == "trien_khai" and text[stop : stop + 2].lstrip().startswith(",")


def _ordered(text: str, low: int, end: int) -> tuple[str, int] | None:
    """The verb of "thực hiện <chỉ đạo của Tỉnh ủy tại> Công văn A", and where it begins."""
    table = phrases()
    for match in table.active.finditer(text, low, end):
        verb = verb_of(table.verb_of_active, match)
        if verb in _CARRIED and ORDERED.fullmatch(text, match.end(), end):
            return verb, match.start()
    return None


def _led(text: str, low: int, end: int) -> tuple[str, int]:
    """The word before the end, or before words of a filler, that may end a phrase, and where it ends; -1 where there is none.

    Without the word where that is not known: of one with a mark inside, or glued to a filler ("thi hànhmột số điều").
    """
    table, rest = phrases(), [text[low:end].replace(",", " ").rstrip()]
    while rest:
        stop = low + len(rest[0])
        rest = rest[0].rsplit(None, 1)
        if not rest:
            break
        word = rest.pop()
        if word in table.passed:
            continue
        word = word.strip(_AROUND).lower()
        if word in table.last:
            return word, stop
        if not word.isalnum():
            return "", stop
        if word not in FILLERS and len(word) > 1 and not word.isdecimal():
            return "", stop if _glued(word) else -1
    return "", -1


def _glued(word: str) -> bool:
    """Whether a word may end with a filler that has lost its blank."""
    return len(word) > 4 and word.endswith(_GLUED)


def _phrase(text: str, low: int, end: int) -> tuple[str, int] | None:
    """The verb of the last phrase between two places that a filler joins to the end, and where it begins."""
    table = phrases()
    found: tuple[str, int] | None = None
    for match in reversed(list(table.active.finditer(text, low, end))):
        start, stop = match.span()
        if start > low and text[start - 1].isalnum():
            continue
        verb = verb_of(table.verb_of_active, match)
        if _looks_back(text, verb, stop):
            break
        if FILLER.fullmatch(text, stop, end):
            if found is None or verb in ("quy_dinh_chi_tiet", "huong_dan"):
                found = verb, start
            if verb not in ("trien_khai", "huong_dan"):  # "quy định chi tiết một số điều và biện pháp thi hành Luật X" says the first
                break
        elif found or BREAK.search(text, stop, end):
            break
    return found
