"""What is named only in passing: later places and "Luật này" do not mean it.

"Luật A (đã được sửa đổi tại <Luật số 32/2013/QH13>) quy định: ..." speaks of A; "Căn cứ <Điều lệ Đảng>, Bộ Chính trị đã ban hành Quy định B" of B.
"""

from __future__ import annotations

from danchieu.text.lazy import lazy

from .draft import Draft

_CHANGED = lazy(r"(?:sửa\s+đổi|bổ\s+sung|thay\s+thế|hợp\s+nhất)(?![^\W_])")
_BASIS = lazy(r"(?:^|[.;\n])[\s*+-]*(?:Căn\s+cứ|căn\s+cứ)\s+(?:vào\s+)?[^.;\n]{0,120}$")
_ISSUED = lazy(r"[^.\n]{0,240}?\s(?:đã|vừa)\s+(?:ký\s+)?ban\s+hành\s")
_LETTERS = (None, "Công văn", "Tờ trình", "Báo cáo")
"""Types that have no places of their own."""
_BACK = 160
"""How far before a mention the bracket or clause around it may begin."""


def bracketed(text: str, draft: Draft, bearer: Draft | None) -> bool:
    """Whether a mention stands in brackets as another instrument than the one before them; "Luật A (Luật số 80/2025/QH15)" names one twice."""
    start = draft.start
    opened = text.rfind("(", max(0, start - _BACK), start)
    if (
        opened < 0
        or bearer is None
        or bearer.type in _LETTERS
        or text.find("kèm theo", opened, start) >= 0
        or text.find(")", opened, start) >= 0
        or text.find("\n\n", opened, start) >= 0
    ):
        return False
    if text[opened + 1 : start].strip():
        return True
    return draft.number is not None and bearer.number is not None and draft.number != bearer.number


# "Luật A <đã được sửa đổi, bổ sung một số điều theo> Luật số 46/2014/QH13"
_BY = lazy(
    r"được\s+(?:sửa\s+đổi|bổ\s+sung)(?:\s*,?\s*(?:bổ\s+sung|thay\s+thế))?(?:\s+một\s+số\s+(?:điều|nội\s+dung))?\s+(?:theo|bởi|tại)\s+(?:quy\s+định\s+(?:tại|của)\s+)?$"
)
_BY_ENDS = ("theo ", "bởi ", "tại ", "của ", "theo\n", "bởi\n", "tại\n", "của\n")


def passive(text: str, draft: Draft) -> bool:
    """Whether a mention is told only as what changed the instrument before it: the sentence goes on to speak of that one."""
    start = draft.start
    return text.endswith(_BY_ENDS, 0, start) and _BY.search(text, max(0, start - 90), start) is not None


def changes(text: str, draft: Draft) -> bool:
    """Whether the bracket around a mention says that it changed the instrument before it."""
    opened = text.rfind("(", max(0, draft.start - _BACK), draft.start)
    return opened >= 0 and _CHANGED.search(text, opened, draft.start) is not None


def basis(text: str, draft: Draft) -> bool:
    """Whether a mention is only the basis on which the same sentence says that something was issued."""
    if text.find("cứ", max(0, draft.start - _BACK), draft.start) < 0 or _ISSUED.match(text, draft.tail) is None:
        return False
    return _BASIS.search(text, max(0, draft.start - _BACK), draft.start) is not None
