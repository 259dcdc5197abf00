"""Lines in capitals: "NGHỊ QUYẾT TRUNG ƯƠNG 4 KHÓA XII", "ĐIỀU LỆ ĐẢNG", "ĐỀ ÁN 06". Numbers with their letters are found everywhere else."""

from __future__ import annotations

from danchieu.text.lazy import lazy
from danchieu.values import Pinpoint, Step

from .draft import Draft
from .members import counts
from .named import read_charter, read_congress, read_constitution, read_plenum
from .tails import shouted, tail

KINDS = ("NGHỊ QUYẾT", "KẾT LUẬN", "CHỈ THỊ", "QUY ĐỊNH", "QUYẾT ĐỊNH", "NGHỊ ĐỊNH", "THÔNG TƯ", "ĐỀ ÁN")
"""Type nouns that a headline cites by the bare number."""
BODIES = ("TRUNG ƯƠNG", "HỘI NGHỊ", "ĐẠI HỘI", "TW")
"""What follows "NGHỊ QUYẾT" where no number does."""
_NOUN = lazy(rf"(?:{'|'.join(KINDS)}|ĐIỀU LỆ(?= [ĐCHM])|HIẾN PHÁP)(?![^\W\d_])")
_LINE = lazy(r"[A-ZĐÀ-Ỹ]{2,}[ “\"]{1,2}$")
_NUMBER = lazy(r" (?P<word>SỐ )?(?P<number>\d{2,3})(?![\w/.%-]|,\d|\s?-\s?[A-ZĐ]{2})(?P<after>\s*[^\s\d]*)")
# words that the patterns of named instruments want with a capital
_SMALL = lazy(
    r"trung ương|hội nghị|ban chấp hành|đảng|hiến pháp|cộng hòa|điều lệ|việt nam|cộng sản|tw|bch|(?<=khóa )[ivx]+|(?<=khoá )[ivx]+|(?<=thứ )[ivx]+|(?<=hội )[ivx]+|(?<=, )[ivx]+(?!\w)|(?<=\()[ivx]+(?=\))"
)
_TWO = {"ban chấp hành": "Ban Chấp hành", "cộng sản": "Cộng sản", "việt nam": "Việt Nam", "tw": "TW", "bch": "BCH"}
_ROMAN = frozenset("ivx")
_LONGEST = 220


def shouts(text: str, starts: list[int]) -> list[list[Draft]]:
    """What lines of capitals cite without a symbol; `starts` is where their nouns begin."""
    found = []
    for start in starts:
        match = _NOUN.match(text, start)
        if match is None or (start and text[start - 1].isalnum()):
            continue
        kind = match[0].capitalize()
        group = _short(text, start, match.end(), kind) if kind in _KINDS else []
        group = group or _named(text, start, match.end(), kind)
        if group:
            found.append(group)
    return found


_KINDS = frozenset(noun.capitalize() for noun in KINDS)


def _short(text: str, start: int, at: int, kind: str) -> list[Draft]:
    """`NGHỊ QUYẾT 57`, `ĐỀ ÁN 06`; with "SỐ" only inside a line, for a head may print its own number so."""
    match = _NUMBER.match(text, at, at + 30)
    if match is None or counts(text, match["after"].strip(" ,.;:()\n").lower(), match.end("after")):
        return []
    if match["word"] and _LINE.search(text, max(0, start - 12), start) is None:
        return []
    draft = Draft(start, match.end("number"), "short", kind)
    draft.key = match["number"]
    draft.tail, draft.date, draft.issuer = shouted(text, draft.end)
    return [draft]


def small(text: str, start: int) -> list[Draft]:
    """What small letters throughout name: `nghị quyết trung ương 4 khóa XII`, `điều lệ đảng`, `hiến pháp năm 2013`."""
    window = _printed(text[start : start + _LONGEST])
    if window.startswith("nghị quyết "):
        found = read_plenum(window, 0, 10, "Nghị quyết") or read_congress(window, 0, 10, "Nghị quyết")
    else:
        found = read_charter(window, 0) if window.startswith("Đ") else read_constitution(window, 0)
    for draft in found:
        draft.start, draft.noun, draft.end = start, start, start + draft.end
        draft.tail, date, issuer = tail(text, draft.end)
        draft.date, draft.issuer = draft.date or date, draft.issuer or issuer
    return found


def _named(text: str, start: int, at: int, kind: str) -> list[Draft]:
    """A plenum's or congress's resolution, the Party's charter, the constitution."""
    inside = _LINE.search(text, max(0, start - 12), start)
    if (inside and kind == "Hiến pháp" and inside[0].startswith("BẢN") and not text.startswith((" NĂM", " 19", " 20"), at)) or not (
        inside or text.startswith((" TRUNG", " TW"), at)
    ):
        return []  # the title of the document itself
    window = _printed(text[start : start + _LONGEST])
    after = at - start
    if kind == "Nghị quyết":
        group = read_plenum(window, 0, after, kind) or read_congress(window, 0, after, kind)
    else:
        group = read_charter(window, 0, True) if kind == "Điều lệ" else read_constitution(window, 0)
    for draft in group:
        draft.start, draft.noun, draft.end = start, start, start + draft.end
        draft.tail, date, issuer = shouted(text, draft.end)
        draft.date, draft.issuer = draft.date or date, draft.issuer or issuer
    return group


def _printed(window: str) -> str:
    """A line of capitals as a sentence would print it, letter for letter."""
    small = window.lower()
    if len(small) != len(window):
        return window
    return _SMALL.sub(lambda match: match[0].upper() if _ROMAN.issuperset(match[0]) else _TWO.get(match[0], match[0].capitalize()), small)


_PLACE = lazy(r"(?:(?:KHOẢN\s+(?P<khoan>\d{1,2}))\s+)?ĐIỀU\s+(?P<dieu>\d{1,3}[A-ZĐ]?)\s+(?:CỦA\s+)?$")


def place(text: str, draft: Draft) -> None:
    """Add the place that stands in capitals before a citation: "SỬA ĐỔI ĐIỀU 4 CỦA <NGHỊ ĐỊNH SỐ 260-HĐBT>"."""
    match = _PLACE.search(text, max(0, draft.start - 40), draft.start)
    if match:
        steps = (Step("dieu", match["dieu"].lower()), *((Step("khoan", match["khoan"]),) if match["khoan"] else ()))
        draft.start, draft.pin = match.start(), Pinpoint(steps)
