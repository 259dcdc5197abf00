"""Units of a document in words, the way a text cites them: small to large (Nghị định 30/2020/NĐ-CP, Phụ lục II, mục 7)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import MappingProxyType

from danchieu.text.lazy import lazy
from danchieu.values import Pinpoint, Step

UNIT_WORDS = MappingProxyType(
    {
        "phan": "Phần",
        "chuong": "Chương",
        "muc": "mục",
        "tieu-muc": "tiểu mục",
        "phu-luc": "Phụ lục",
        "dieu": "Điều",
        "khoan": "khoản",
        "diem": "điểm",
        "tiet": "tiết",
    }
)
"""Kind of unit to its word."""

_ROMAN = re.compile(r"[ivxl]+\Z")
_STEP = lazy(
    r"""
    (?P<kind> phan | chuong | tieu-muc | muc | phu-luc | dieu | khoan | diem | tiet )
    - (?P<label> [a-z0-9]+ (?: -(?!(?:phan|chuong|tieu|muc|phu|dieu|khoan|diem|tiet)-) [a-z0-9]+ )*? )   # dieu-5, muc-ii-1
    (?= - (?:phan|chuong|tieu-muc|muc|phu-luc|dieu|khoan|diem|tiet) - | $ )
    """,
    re.VERBOSE,
)


def pinpoint_words(pinpoint: Pinpoint) -> str:
    """`điểm đ khoản 2 Điều 7`; a range from its first place to its last."""
    words = steps_words(pinpoint.steps)
    return f"{words} đến {steps_words(pinpoint.last)}" if pinpoint.last else words


def steps_words(steps: Iterable[Step | tuple[str, str]]) -> str:
    """Steps from the largest to the smallest, printed smallest first; Roman labels in capitals."""
    return " ".join(f"{UNIT_WORDS.get(kind, kind)} {_label(kind, label)}" for kind, label in reversed(tuple(steps)))


def _label(kind: str, label: str) -> str:
    if kind in {"tiet", "diem", "dieu", "khoan"}:
        return label
    return ".".join(part.upper() if _ROMAN.match(part) else part for part in label.split("."))


def anchor_words(anchor: str) -> str:
    """An address of a legal unit in words, `dieu-5-khoan-1` as `khoản 1 Điều 5`; empty for any other address."""
    steps = list(_STEP.finditer(anchor))
    if not steps or steps[0].start() != 0:
        return ""
    return steps_words([(step["kind"], _printed(step["kind"], step["label"])) for step in steps])


def _printed(kind: str, label: str) -> str:
    """A label of an anchor as it is printed: `dd` is đ, hyphens are points."""
    return label.replace("dd", "đ") if kind in ("diem", "tiet") else label.replace("-", ".")
