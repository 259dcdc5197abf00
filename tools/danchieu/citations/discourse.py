"""Discourse inside one document: short forms, members of lists, aliases; anaphors and internal places are for `anaphors`.

Exactly one candidate or none: what stays open keeps `target` None. Every decision names its rule (`cite --why`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from danchieu.text.lazy import lazy
from danchieu.vocabulary.names import modern

from .anaphors import Anaphors
from .draft import Draft
from .header import Own
from .heads import governed
from .laws import BY_YEAR
from .members import UNSURE
from .memory import Memory
from .outline import Outline

_CALLED = lazy(
    r"\((?:sau\s+đây\s+|dưới\s+đây\s+)?(?:được\s+)?(?:gọi|viết)\s+(?:tắt\s+|chung\s+|ngắn\s+gọn\s+)?(?:là|:)?\s*[“\"]?$", re.IGNORECASE
)


class Discourse:
    """The state of one document while its citations are read in order."""

    def __init__(self, text: str, drafts: list[Draft], own: Own, outline: Outline) -> None:
        """Read the document as a whole first: numbers and names."""
        self.text = text
        self.drafts = drafts
        self.memory = Memory(text, drafts, own, outline)
        self.previous: Draft | None = None
        asked = any(draft.form in ("internal", "anaphor") for draft in drafts)
        self.anaphors = Anaphors(text, drafts, own, outline) if asked else None

    def settle(self) -> list[Draft]:
        """Resolve every draft; drop the ones that turn out to be general words."""
        anaphors = self.anaphors
        if anaphors is None:
            return [draft for draft in self.drafts if self._instrument(draft)]
        settle = {"internal": anaphors.settle, "anaphor": anaphors.settle}
        return [draft for draft in self.drafts if settle.get(draft.form, self._instrument)(draft)]

    def _instrument(self, draft: Draft) -> bool:
        if draft.zone == "header":
            draft.target = draft.number
            return True
        if draft.form == "bare":
            self.memory.member(draft, self.previous)
            if draft.form == "bare":
                governed(self.text, self.memory.numbered, draft)
        if draft.form in ("full", "bare", "self"):
            draft.target = draft.number
            draft.rule = draft.rule or "so-ky-hieu"
        elif draft.form == "short":
            unsure = draft.rule == UNSURE
            self._alias(draft)
            self.memory.short(draft)
            if unsure and draft.target is None and (draft.type or "", draft.key.lstrip("0")) not in self.memory.said:
                return False
        elif draft.rule == BY_YEAR and not self._by_year(draft):
            return False
        else:
            self.memory.name(draft)
        if not draft.nested:
            if self.anaphors:
                self.anaphors.note(draft, self.previous)
            self.previous = draft
        return True

    def _by_year(self, draft: Draft) -> bool:
        """Give a law told by its year the name of the only law named before it near by; False where there is none or another one."""
        if self.text.endswith(("xây dựng ", "dự án ", "dự thảo "), 0, draft.start):
            return False
        near = {one.name for one in self.drafts if one.type == draft.type and one.name and 0 < draft.start - one.end < 1500}
        names = {name for name in near if " sửa đổi" not in name}
        draft.name = next(iter(names), None)
        return len(names) == 1

    def _alias(self, draft: Draft) -> None:
        """ "Quyết định số 06/QĐ-TTg phê duyệt Đề án ... (gọi tắt là Đề án 06)": the short form means the instrument before the bracket."""
        before = self.previous
        if before is None or before.number is None or not 0 < draft.start - before.tail < 500 or draft.number or draft.pin:
            return
        gap = self.text[before.tail : draft.start]
        called = _CALLED.search(gap)
        serial = draft.key.partition("/")[0].lstrip("0")
        if called is None or "\n\n" in gap or self.memory.serials.get((draft.type or "", serial)):
            return
        self.memory.serials[(draft.type or "", serial)] = {before.number}


@lru_cache(maxsize=16384)
def tidy(name: str) -> str:
    """A name as citations carry it: one space, the newspaper's tone placement."""
    clean = " ".join(name.split())
    return clean if modern(clean.lower()) == clean.lower() else re.sub(r"(?i)hoà\b", "hòa", re.sub(r"(?i)khoá\b", "khóa", clean))
