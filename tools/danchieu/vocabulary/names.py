"""Names of instruments without a number, in one normal form."""

from __future__ import annotations

import re
from functools import lru_cache

from danchieu.text.lazy import lazy

_ORDINALS = {
    "nhất": "1", "hai": "2", "ba": "3", "tư": "4", "bốn": "4", "năm": "5", "sáu": "6", "bảy": "7", "bẩy": "7", "tám": "8", "chín": "9", "mười": "10",
    "mười một": "11", "mười hai": "12", "mười ba": "13", "mười bốn": "14", "mười lăm": "15",
}  # fmt: skip
_TONE = {"hoá": "hóa", "hoà": "hòa", "khoá": "khóa", "toà": "tòa", "thuỷ": "thủy", "uỷ": "ủy", "luỹ": "lũy", "quí": "quý", "xoá": "xóa", "khoẻ": "khỏe", "hoả": "hỏa"}  # fmt: skip
_OLD = lazy(r"\b(?:hoá|hoà|khoá|toà|thuỷ|uỷ|luỹ|quí|xoá|khoẻ|hoả)\b")
_PLENUM = lazy(
    r"(?P<type>nghị quyết|kết luận)\s+(?:hội nghị\s+)?(?:lần thứ\s+(?P<word>\w+(?:\s+(?:một|hai|ba|bốn|lăm))?)\s+)?"
    r"(?:(?:của\s+)?(?:ban chấp hành\s+|bch\s+)?(?:trung ương|tw)(?:\s+đảng)?)(?:\s+(?:lần thứ\s+)?(?P<digit>\d{1,2}|\w+))?"
    r"\s*[,(]?\s*khóa\s+(?P<term>[ivx]+)\)?$"
)
_CONGRESS = lazy(
    r"(?P<type>nghị quyết|văn kiện|báo cáo chính trị)\s+đại hội\s+(?:đại biểu\s+)?(?:toàn quốc\s+)?(?:đảng\s+)?(?:lần thứ\s+|khóa\s+)?(?P<term>[ivx]+)(?:\s+của\s+đảng)?$"
)
_LEAD_YEAR = lazy(r"\s+(?:năm\s+)?(\d{4})$")


def ordinal(word: str) -> str:
    """`tư` -> `4`, `4` -> `4`; the word itself where it is no ordinal."""
    word = " ".join(word.lower().split())
    return _ORDINALS.get(word, word)


def modern(text: str) -> str:
    """Lower-case text with the newspaper's tone placement: `khoá` -> `khóa`."""
    return _OLD.sub(lambda match: _TONE[match[0]], text)


@lru_cache(maxsize=16384)
def named_key(name: str) -> str:
    """Key of a named instrument: all wordings of one plenum, congress or law give the same.

    >>> named_key("Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khoá XII")
    'nghị quyết trung ương 4 khóa xii'
    """
    text = modern(" ".join(name.lower().split()))
    plenum = _PLENUM.match(text.replace("(", "").replace(")", ""))
    if plenum and (plenum["word"] or plenum["digit"]):
        return f"{plenum['type']} trung ương {ordinal(plenum['word'] or plenum['digit'])} khóa {plenum['term']}"
    congress = _CONGRESS.match(text)
    if congress:
        return f"{congress['type']} đại hội {congress['term']}"
    if text.startswith("hiến pháp"):
        year = _LEAD_YEAR.search(text)
        return f"hiến pháp {year[1]}" if year else "hiến pháp"
    if text.startswith("điều lệ đảng") or text == "điều lệ của đảng":
        return "điều lệ đảng cộng sản việt nam"
    text = re.sub(r"[,;:()“”\"\-–]", " ", text)
    text = _LEAD_YEAR.sub(r" \1", re.sub(r"\s+", " ", text).strip())
    return re.sub(r"\s+", " ", text)
