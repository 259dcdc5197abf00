"""What the words before a verb take back: nobody did it, somebody without a name did it, or the text only looks back on it."""

from __future__ import annotations

import re

from danchieu.text.lazy import lazy

from .cues import ACT, PLAIN

# "<không> thực hiện": the verb says nothing, or another direction
_NOT = frozenset(("không", "chưa", "thôi", "ngừng", "dừng", "khỏi", "chậm", "tránh", "được", "bị", "theo"))
# "được <quán triệt,> triển khai". Of small letters, as all that follow
_NOT_DONE = lazy(r"(?:hiệu\s+lực|được\s+(?:quán\s+triệt|học\s+tập|phổ\s+biến|nghe)(?:,|\s+và)?)\s+$")
_NOT_DONE_ENDS = frozenset(("lực", "và", "triệt", "tập", "biến", "nghe"))
"""Last words of what `_NOT_DONE` matches, a comma apart."""
# "Luật A <và các Luật> sửa đổi Luật A": what acts has no name
_UNNAMED = lazy(r"(?:các|và)\s+(?:Luật|Nghị\s+định|Thông\s+tư|Nghị\s+quyết|Quyết\s+định|văn\s+bản)\s+$")  # with its capitals
_UNNAMED_ENDS = frozenset(("luật", "định", "tư", "quyết", "bản"))
"""Last words of what `_UNNAMED` matches."""
# "<Thông tư> hướng dẫn Luật A", "ban hành các <văn bản> hướng dẫn Luật A"
_NOUN = lazy(r"(?<![^\W_])(văn\s+bản|luật|nghị\s+định|thông\s+tư|nghị\s+quyết|quyết\s+định|pháp\s+lệnh)[ \t]+$")
_NOUN_ENDS = _UNNAMED_ENDS | {"lệnh"}
"""Last words of what `_NOUN` matches."""
# "sơ kết 5 năm <thực hiện> ...": looks back on what was carried out
_REVIEWED = lazy(
    r"""(?: kết\s+quả | kiểm\s+tra | kiểm\s+điểm | giám\s+sát | đánh\s+giá | tình\s+hình | quá\s+trình | thời\s+gian | kinh\s+nghiệm | thực\s+tiễn
          | tổng\s+kết | sơ\s+kết | năm(?<=\d\snăm) | hội\s+nghị | trách\s+nhiệm | tổ\s+công\s+tác | chuyên\s+trách | kinh\s+phí | nhiệm\s+vụ\s+chi )
        (?:\s+(?:từ|trong|của|tổ\s+chức|lãnh\s+đạo|chỉ\s+đạo|việc|triển\s+khai|quán\s+triệt|và|,))* \s+ $""",
    re.VERBOSE,  # of small letters, and with a plain letter first in each branch: only so does `re` skip ahead
)
_REVIEWED_ENDS = frozenset(
    [
        "quả",
        "tra",
        "điểm",
        "sát",
        "giá",
        "hình",
        "trình",
        "gian",
        "nghiệm",
        "tiễn",
        "kết",
        "năm",
        "nghị",
        "nhiệm",
        "tác",
        "trách",
        "phí",
        "chi",
        "từ",
        "trong",
        "của",
        "chức",
        "đạo",
        "việc",
        "khai",
        "triệt",
        "và",
    ]
)
"""Last words of what `_REVIEWED` matches, a comma apart."""
_AROUND = "“”‘’\"'()[]*_.,;:-–+|"
"""What may stand around a word."""


def undone(verb: str, before: str, kind: str) -> bool:
    """Whether the words before the verb take it back ("không thực hiện"), make it a passive ("được quán triệt"), or only look back on it.

    `kind` is the type noun of the text itself, in small letters; empty for press. The patterns end with the window, so that its last word says
    which of them can match at all.
    """
    words = before.rsplit(None, 1)
    word = words[-1].lower().lstrip(_AROUND) if words else ""
    if word in _NOT:
        return True
    last = word.rstrip(_AROUND)
    if (last in _NOT_DONE_ENDS and _NOT_DONE.search(before.lower())) or (verb in ACT and last in _UNNAMED_ENDS and _UNNAMED.search(before)):
        return True
    noun = _NOUN.search(before.lower()) if kind and last in _NOUN_ENDS and verb not in PLAIN else None
    if noun and " ".join(noun[1].split()) != kind:
        return True  # in a resolution: "3. Thông tư hướng dẫn Luật A": another instrument, yet without a name
    return verb == "trien_khai" and last in _REVIEWED_ENDS and _REVIEWED.search(before.lower()) is not None


def in_brackets(text: str, low: int, begin: int, end: int, start: int) -> bool:
    """Whether a passive verb stands in brackets that end before the next instrument: "Luật A (được sửa đổi năm 2020), theo mẫu tại <B>"."""
    return text.rfind("(", low, begin) > text.rfind(")", low, begin) and text.find(")", end, start) >= 0


def inside_sentence(text: str, start: int) -> bool:
    """Whether a verb stands inside a sentence: "thì căn cứ vào Luật A" is a rule for others, "Căn cứ Luật A;" the text's own basis."""
    before = text[max(0, start - 12) : start].rstrip(" \t*_")
    return text[start].islower() and before[-1:] not in ("", "\n", ";", ".", ":", "-", "–", "+", ",")
