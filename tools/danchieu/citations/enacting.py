"""An instrument without its head: a piece or a copy whose words enact "Thông tư này" all the same.

"Nghị định này có hiệu lực từ ngày 1/4/2020" stands in every article on a decree. Only the words of the drafter count, and two of them together: the
day of signing or who is charged with it, and beside it a preamble or "Bộ X hướng dẫn như sau:".
"""

from __future__ import annotations

from collections.abc import Sequence

from danchieu.text.lazy import lazy

from .draft import Draft

# "Thông tư này <có hiệu lực kể từ ngày ký>"
_IN_FORCE = lazy(r"\s+có\s+hiệu\s+lực\s+(?:thi\s+hành\s+)?(?:kể\s+)?(?:từ\s+ngày\s+ký(?!\s+(?:ban|\d))|sau\s+\d+\s+ngày)")
# "... <chịu trách nhiệm thi hành> Quyết định này"
_CHARGED = lazy(r"(?:chịu|có)\s+trách\s+nhiệm\s+(?:tổ\s+chức\s+)?(?:thi\s+hành|thực\s+hiện)\s+$")
_DO = ("hành ", "hành\n", "hiện ", "hiện\n")
# "Căn cứ Nghị định số 184/CP ...;" as a paragraph of its own
_PREAMBLE = lazy(r"(?:^|\n)[\s*+-]*(?:Căn\s+cứ|Xét|Theo)\s+(?:[^\n;“”]|\n(?!\s*\n)){8,500};[ *]*\n")
# "Liên Bộ Tài chính - Tư pháp quy định ... như sau:"
_DRAFTED = lazy(
    r"(?:^|\n)[\s*]*(?:Liên\s+)?(?:Bộ|Ủy\s+ban|UBND|Thủ\s+tướng|Chính\s+phủ|Tổng\s+cục|Hội\s+đồng|Ban\s+Bí|Ban\s+Thường|Tỉnh|Sở)\s"
    r"(?:[^.;\n]|\n(?!\s*\n)){0,200}?\s(?:hướng\s+dẫn|quy\s+định|quyết\s+định|chỉ\s+thị|yêu\s+cầu)\s(?:[^.;\n]|\n(?!\s*\n)){0,400}?như\s+sau\s*:"
)
_TOP = 5000
"""How far the preamble of a headless text may reach."""


def enacted(text: str, drafts: Sequence[Draft]) -> str | None:
    """The type noun by which a text without head calls itself; None where it is no instrument, or not surely."""
    if not any(draft.key == "này" for draft in drafts):
        return None
    forces: set[str] = set()
    charges: set[str] = set()
    cited: set[str | None] = set()
    for draft in drafts:
        if draft.number and not forces and not charges:
            cited.add(draft.type)
        if draft.key != "này" or draft.type is None:
            continue
        if _IN_FORCE.match(text, draft.end, draft.end + 60):
            forces.add(draft.type)
        elif text.endswith(_DO, 0, draft.noun) and _CHARGED.search(text, max(0, draft.noun - 60), draft.noun):
            charges.add(draft.type)
    kinds = (forces & charges) - cited  # an article may repeat both of what it tells of
    if not kinds and (forces or charges) and (_PREAMBLE.search(text, 0, _TOP) or _DRAFTED.search(text, 0, _TOP)):
        kinds = forces | charges
    return next(iter(kinds)) if len(kinds) == 1 else None
