"""Which instrument a document amends at each place, and whose words its quotations give."""

from __future__ import annotations

import re

from danchieu.text.lazy import lazy
from danchieu.values import Step

from .draft import Draft
from .outline import Outline
from .quotes import Quotes

_AMENDS = lazy(
    "(?:"
    + "|".join(  # a plain letter begins each branch: only so does `re` skip ahead
        verb.replace(" ", r"\s+")
        for small in ("sửa đổi", "bổ sung", "bãi bỏ", "thay thế", "thay cụm từ", "hủy bỏ", "đính chính", "thay đổi")
        for verb in (small, small.capitalize())
    )
    + r"|SỬA\s+ĐỔI|BÃI\s+BỎ)[^.;:“”]{0,110}$"
)
_CLOSING = (".", ";", ":", "“", "”")
"""What ends the reach of such a verb."""
_WORDS = ("ửa đổi", "ổ sung", "ãi bỏ", "hay ", "ủy bỏ", "\n", "ÃI", "ính chính")
_PASSIVE = lazy(r"(?:được|bị|đã)\s+(?:sửa\s+đổi|bổ\s+sung|thay\s+thế|bãi\s+bỏ)[^.;:“”]{0,110}$", re.IGNORECASE)
_AMENDING = lazy(r"sửa\s+đổi|bổ\s+sung|bãi\s+bỏ|thay\s+thế", re.IGNORECASE)


def amends(text: str, at: int) -> bool:
    """Whether the words before `at` say that what stands there is amended, supplemented, replaced or repealed."""
    window = text[max(0, at - 130) : at]
    clause = window[max(map(window.rfind, _CLOSING)) + 1 :]
    for word in _WORDS:
        if word in clause:
            return _AMENDS.search(clause) is not None
    return False


class Amendments:
    """The amended instrument at the place that has been reached."""

    def __init__(self, text: str, outline: Outline, quotes: Quotes) -> None:
        """Nothing is amended yet."""
        self.text = text
        self.quotes = quotes
        self.first = outline.dieu_at[0] if outline.dieu_at else len(text)
        self.title: Draft | None = None
        self.current: Draft | None = None
        self.article: tuple[Step, ...] = ()
        self._subjects: dict[int, Draft | None] = {}
        self._articles: dict[int, tuple[Step, ...]] = {}

    @property
    def context(self) -> Draft | None:
        """What the clause amends, else what the document's title says it amends."""
        return self.current or self.title

    def note(self, draft: Draft) -> None:
        """Take notice of an instrument; one that is amended becomes the context of what follows."""
        if draft.form not in ("full", "named", "short", "bare") or not amends(self.text, draft.start):
            return
        window = self.text[max(0, draft.start - 200) : draft.start]
        if _PASSIVE.search(window[-130:]) or "Căn cứ" in window.rpartition("\n\n")[2].rpartition(";")[2]:
            return
        draft.amends = True
        if draft.start < self.first:
            self.title = self.title or draft
        elif self.quotes.at(draft.start) < 0:
            self.current = draft
            self.article = tuple(step for step in draft.pin.steps if step.kind == "dieu") if draft.pin else ()

    def subject(self, index: int, before: Draft | None) -> Draft | None:
        """Whose words a quoted stretch gives: the amended instrument, else the instrument named just before it."""
        if index not in self._subjects:
            start = self.quotes.starts[index]
            found = self.context
            close = (
                before is not None
                and 0 <= start - before.end < 400
                and not before.amends
                and before.form == "full"
                and before.zone != "header"
            )
            if before is not None and close and (found is None or not _AMENDING.search(self.text[before.end : start])):
                found = before
            self._subjects[index] = found
            self._articles[index] = self.article
        return self._subjects[index]

    def quoted_article(self, index: int, before: Draft | None) -> tuple[Step, ...]:
        """The Điều that a quotation without heading of its own belongs to: "Sửa đổi khoản 2 Điều 19 như sau: “2. ...”"."""
        self.subject(index, before)
        return self._articles.get(index, ())
