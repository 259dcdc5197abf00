"""What the text ties to an instrument wherever it tells it: the date and who issued it, and whether the noun stands for several."""

from __future__ import annotations

from danchieu.text.lazy import lazy

from .draft import Draft
from .leads import before_bracket, beside, lead, made_by, says_in, who_said
from .shouts import place
from .tails import early, shouted, tail

_MANY = ("các", "Các", "những", "Những", "hai", "Hai", "ba", "Ba", "bốn", "Bốn", "năm", "Năm", *"0123456789")
_BARE_YEAR = lazy(r"\s+(?P<year>20\d\d)(?=\s+(?:về|có|quy|của|sửa|hướng)\b|[,.;)]\s|\s*\n)")  # "Quy định 69-QĐ/TW 2022 về ..."
_ABOUT = ("về ", "quy", "của", "ban")
_LED = ("hành ", "hành\n", " có ", " có\n", " qua ", " qua\n", " ký ", " ký\n", " ra ", " ra\n")
"""How the words before an instrument end where they may tell who made it."""
_LOCAL_BODY = lazy(r"\s+(?:tỉnh|thành\s+phố|TP|huyện)(?=\s*,?\s+ngày\s)")  # "10/2016/NQ-HĐND tỉnh ngày 7/12/2016"
_DOCUMENT = lazy(r"[vV]ăn\s+bản\s+(?:chỉ\s+đạo\s+)?$")  # "Văn phòng Chính phủ có <văn bản> số 8752/VPCP-V.I"
_COMMITTEE = lazy(
    r"(?:Ban\s+(?:Thường\s+vụ|Chấp\s+hành)\s+|BTV\s+|BCH\s+)?(?:Đảng\s+bộ\s+)?(?:[tT]ỉnh|[tT]hành)(?:\s+ủy|\s+uỷ|\s+phố|\s|$)"
)


def dress(text: str, draft: Draft) -> None:
    """Add date and issuer."""
    local = _LOCAL_BODY.match(text, draft.end, draft.end + 24) if draft.symbol and draft.symbol.issuer_code in ("HĐND", "UBND") else None
    several = draft.symbol is not None and "LT" in draft.symbol.type_code
    draft.tail, draft.date, draft.issuer = tail(text, local.end() if local else draft.end, several)
    complete(text, draft)


def complete(text: str, draft: Draft) -> None:
    """Add to an instrument what its surroundings tell of date and issuer where they do not stand directly behind its number."""
    draft.plural = None
    known = draft.issuer is not None and draft.date is not None and len(draft.date) == 10
    if not known:
        _beside(text, draft)
        noun = _noun(text, draft)
        _around(text, draft, noun, text[max(0, noun - 8) : noun])
    if text[draft.end - 1] == "Ư" and draft.symbol and draft.symbol.issuer_code == "TW" and draft.issuer and _COMMITTEE.match(draft.issuer):
        draft.symbol = draft.symbol._replace(issuer_code="TU")  # "13-NQ/TƯ của Tỉnh ủy": a misprint of TU, not Trung ương
        draft.number = str(draft.symbol)
    if not known:
        _after_title(text, draft)


def several(text: str, draft: Draft) -> bool:
    """Whether the noun of an instrument stands for several: "các <Nghị định số 90/2020/NĐ-CP>, 112/2020/NĐ-CP"; asked of few, hence late."""
    if draft.plural is None:
        noun = _noun(text, draft)
        before = text[max(0, noun - 8) : noun]
        word = before.rstrip()
        draft.plural = word.endswith(_MANY) and len(word) < len(before)
    return draft.plural


def _noun(text: str, draft: Draft) -> int:
    """Where the noun of a mention begins, "văn bản" taken for one."""
    named = _DOCUMENT.search(text, max(0, draft.noun - 24), draft.noun) if draft.type is None else None
    return named.start() if named else draft.noun


def _beside(text: str, draft: Draft) -> None:
    """What stands there in capitals, or without "của"."""
    if draft.date is None and text[draft.noun : draft.noun + 6].isupper():
        draft.tail, draft.date, draft.issuer = shouted(text, draft.end)
        place(text, draft)
    if draft.issuer is None and text[draft.tail : draft.tail + 2].lstrip(" ")[:1].isupper():
        body, draft.tail = draft.tail, beside(text, draft.tail, draft.symbol.issuer_code if draft.symbol else "")
        draft.issuer = " ".join(text[body : draft.tail].split()) or None


def _around(text: str, draft: Draft, noun: int, before: str) -> None:
    """What the words before the noun tell ("Ngày 29/9/2023, Chính phủ đã ban hành <...>"), and a bare year behind the number."""
    if draft.type == "Sắc lệnh" and draft.date is None:
        draft.tail, draft.date = early(text, draft.tail)
    word = before.rstrip()
    if before.endswith(_LED):
        date, issuer = lead(text, noun)
        draft.issuer = draft.issuer or issuer
        if draft.date is None or (date and _year(draft) == date[:4]):
            draft.date = date
    elif draft.issuer is None and word.endswith(("(", " tại", "Tại")):
        draft.issuer = _teller(text, draft, noun, word)
    if draft.date is None and draft.symbol and text.find("20", draft.tail, draft.tail + 12) > 0:
        bare = _BARE_YEAR.match(text, draft.tail, draft.tail + 12)
        if bare:
            draft.date, draft.tail = bare["year"], bare.end("year")


def _teller(text: str, draft: Draft, noun: int, word: str) -> str | None:
    """Issuer told before a bracket, or by "tại"."""
    if word.endswith("("):
        return before_bracket(text, noun, draft.symbol.issuer_code) if draft.symbol else None
    who = who_said(text, noun) if word.endswith(" tại") else says_in(text, draft.tail)
    # "chỉ đạo của Thủ tướng tại <Công văn 12/VPCP-NC>": the office's letter tells what another said
    return None if who and "VP" in (draft.number or "") and "ăn phòng" not in who else who


def _after_title(text: str, draft: Draft) -> None:
    """Date and issuer told behind the title: "<Quy định ...> về ... do Ban Chấp hành Trung ương ban hành ngày 06/7/2022"."""
    if (draft.issuer is not None and draft.date is not None) or text.find("ban hành", draft.tail, draft.tail + 240) < 0:
        return
    titled = text[draft.tail : draft.tail + 5].lstrip().startswith(_ABOUT)
    date, issuer = made_by(text, draft.tail, "" if titled else draft.symbol.issuer_code if draft.symbol else "?")
    draft.issuer = draft.issuer or issuer
    if date and (draft.date is None or _year(draft) == date[:4]):
        draft.date = date


def _year(draft: Draft) -> str | None:
    """The date of a mention where it is but a year."""
    return draft.date if draft.date and len(draft.date) == 4 else None
