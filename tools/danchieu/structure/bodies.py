"""Names of issuing bodies as heads print them, in capitals, and with their usual capitals."""

from __future__ import annotations

import re
from functools import cache

from danchieu.text import fold
from danchieu.vocabulary import issuer_names, issuers

# First words of bodies, in capitals; a line that starts with one of them names a body.
_OPENERS = re.compile(
    r"""
    BỘ(?!\s+LUẬT) | [ỦU][YỶ]\s+BAN | UBND | HỘI\s+ĐỒNG | HĐND | CHÍNH\s+PHỦ | THỦ\s+TƯỚNG | QUỐC\s+HỘI | CHỦ\s+TỊCH\s+NƯỚC
    | VĂN\s+PHÒNG | BAN\s | (?:TỈNH|THÀNH|HUYỆN|ĐẢNG|QUẬN|THỊ|QUÂN)\s+[ỦU] | T[ÒO][ÀA]\s+ÁN | VIỆN | KIỂM\s+TOÁN | NGÂN\s+HÀNG
    | TỔNG\s | CỤC\s | SỞ\s | THANH\s+TRA | BẢO\s+HIỂM | LIÊN\s+ĐOÀN | MẶT\s+TRẬN | TRUNG\s+ƯƠNG | ĐẠI\s+HỘI | HỌC\s+VIỆN | CHI\s+CỤC
    """,
    re.VERBOSE,
)
_PLACE_WORDS = ("thành phố", "tỉnh", "huyện", "quận", "thị xã", "phường", "xã", "tp.", "tp")
_KEPT = {"việt": "Việt", "nam": "Nam", "nước": "Nước"}


def is_body(line: str) -> bool:
    """Whether a line names a body."""
    return _OPENERS.match(line) is not None and len(line) < 160


@cache
def _by_fold() -> dict[str, str]:
    """Folded wording, blanks and hyphens levelled, to the body."""
    return {_level(wording): name for wording, name in issuer_names().items()}


def _level(text: str) -> str:
    return " ".join(fold(text).replace("-", " ").replace("–", " ").split())


def is_known_body(line: str) -> bool:
    """Whether a line is nothing but the name of a body of the vocabulary."""
    return _level(line) in _by_fold()


@cache
def body_of_code(code: str) -> str:
    """The body that letters of a symbol stand for (`VPQH`), empty where none or several do (`TW`)."""
    bare = code.rstrip("0123456789")
    named = [row.name for row in issuers().values() if bare in row.codes]
    return named[0] if len(named) == 1 else ""


def body(printed: str) -> str:
    """The body with its usual capitals: `BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI` to `Bộ Lao động - Thương binh và Xã hội`.

    Bodies of the vocabulary come back as its table writes them; local ones keep their place with capitals
    (`Ủy ban nhân dân thành phố Hà Nội`); others get a capital at the start only.
    """
    known = _by_fold().get(_level(printed))
    if known is not None:
        return known
    words = printed.lower().replace("uỷ ban", "ủy ban").split()
    for cut in range(len(words) - 1, 0, -1):
        name = _by_fold().get(_level(" ".join(words[:cut])))
        if name is not None and words[cut - 1] not in _PLACE_WORDS and " ".join(words[cut - 2 : cut]) not in _PLACE_WORDS:
            return f"{name} {_place(words[cut:])}"
    return _place([words[0].capitalize(), *words[1:]])


def _place(words: list[str]) -> str:
    """Words with the names of places behind `tỉnh`, `thành phố` and the like in capitals."""
    text = " ".join(words)
    for opener in _PLACE_WORDS:
        head, found, tail = text.partition(opener + " ")
        if found and (not head or head.endswith(" ")):
            return head + found + " ".join(word.capitalize() for word in tail.split())
    if len(words) <= 3:
        return " ".join(word.capitalize() for word in words)
    return " ".join(_KEPT.get(word, word) for word in words)
