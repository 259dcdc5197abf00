"""Further numbers of one noun, `các Nghị định 90, 112 và 138`; and whether a number is only a count, `Kế hoạch 5 năm`."""

from __future__ import annotations

from danchieu.text.lazy import lazy
from danchieu.vocabulary.tables import words

from .draft import Draft
from .tails import tail

UNSURE = "viet-thuong"
"""Rule of a lower-case noun that is a verb as often (`quy định 205`): kept only where the text knows the number."""
_COUNTED = words("counted_after_number")
_COUNTED_PAIRS = {pair.partition("_")[0]: tuple(pair.split("_")[1:]) for pair in words("counted_pairs")}


def counts(text: str, after: str, end: int) -> bool:
    """Whether the word behind a number makes it a count: "Quyết định 3 nội dung", "Kế hoạch 15 chỉ tiêu" but not "Kết luận 14 chỉ rõ"."""
    if after == "ngày" and text[end : end + 3].strip()[:1].isdigit():
        return False  # "Quy định 69 ngày 6/7/2022"
    if after == "lần" and text.startswith(" này", end):
        return False  # "Quy định 114 lần này"
    if after not in _COUNTED:
        return after in _COUNTED_PAIRS and text[end : end + 12].strip().lower().startswith(_COUNTED_PAIRS[after])
    return True


_MORE = lazy(r"\s*(?:,\s*|và\s+)(?:số\s+)?(?P<number>\d{1,4})(?![\w/.,%-]*[\d/%-]|\s?-\s?[A-ZĐ]{2})(?P<after>\s*[^\s\d]*)")


def more(text: str, first: Draft, kind: str) -> list[Draft]:
    """Further numbers of one noun: `Nghị quyết 18, 19 của Trung ương`, `các Nghị định 90, 112 và 138`."""
    found: list[Draft] = []
    at = first.end
    for _ in range(12):
        match = _MORE.match(text, at, at + 24)
        if (
            match is None
            or counts(text, match["after"].strip(" ,.;:()\n").lower(), match.end("after"))
            or len(match["number"]) < 2
            or (match["number"][:2] in ("19", "20") and len(match["number"]) == 4)
        ):
            break
        member = Draft(match.start("number"), match.end("number"), "short", kind)
        member.key = match["number"]
        found.append(member)
        at = member.end
    if found:
        found[-1].tail, date, issuer = tail(text, at)
        for member in (first, *found):
            member.issuer = member.issuer or issuer
        found[-1].date = date
    return found


_DATED = lazy(r"\s*(?:,|;|và)\s+số\s+(?P<number>\d{1,4})(?=\s*,?\s+ngày\s+\d)")


def dated(text: str, first: Draft, kind: str) -> list[Draft]:
    """Further numbers of one noun, each with its day: `Sắc lệnh số 63 ngày 22-11-1945 và số 77 ngày 21-12-1945`."""
    found: list[Draft] = []
    at = first.tail
    while len(found) < 12 and (match := _DATED.match(text, at, at + 40)):
        member = Draft(text.rfind("số", at, match.start("number")), match.end(), "short", kind)
        member.key = match["number"]
        member.tail, member.date, member.issuer = tail(text, member.end)
        if member.date is None:
            break
        found.append(member)
        at = member.tail
    return found
