"""Which instrument a document amends at each place, and whose words its quotations give."""

from __future__ import annotations

import re
from collections import deque

from danchieu.text.lazy import lazy
from danchieu.values import Step

from .draft import Draft
from .outline import Outline
from .quotes import Quotes
from .speaker import speaker

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


# "1. <Sửa đổi, bổ sung> khoản 2 Điều 5", "Điều 4. <Sửa đổi, bổ sung> Chương IV": the object of the clause that a paragraph begins with
_ANNOUNCED = lazy(
    r"(?:^|\n)[ *#_>+-]*(?:(?:Điều\s+\d{1,3}[a-z]?\s?[.:]|\d{1,3}(?:\.\d{1,2})?[.)]|[a-zđ]\))[ *]*)?(?:Sửa\s+đổi|Bổ\s+sung|Thay\s+thế|Bãi\s+bỏ)"
    r"(?>[\s,;]+|sửa\s+đổi|b[ổỗ]\s+sung|thay\s+thế|bãi\s+bỏ|một\s+số|các|toàn\s+bộ|(?:cụm\s+)?từ|tên|tiêu\s+đề|nội\s+dung|quy\s+định|vào|cuối|sau|đầu|đoạn|gạch|dòng|dấu|cộng"
    r"|thứ\s+[^\s,;]+|của|và|tại|(?:[đĐ]iểm|[kK]hoản|[tT]iết|Điều|Chương|Mục)\s+[^\s;:]{1,6})*+$"
)
# "Điều 1. Sửa đổi, bổ sung một số điều về chế độ nâng bậc lương đối với cán bộ, công chức tại <Thông tư ...>", a heading however long
_HEADING = lazy(r"\s?[.:][ *]*(?:Sửa\s+đổi|Bổ\s+sung|Bãi\s+bỏ|Thay\s+thế|Đính\s+chính)\b")
_TITLE = lazy(r"(?!.*[.;:“”])(?!.*\n\s*\n)[^,]{0,60}?\s(?:quy\s+định|hướng\s+dẫn|về|ban\s+hành)\s", re.DOTALL)
_BLOCK_ENDS = ("\n1.", "\n1)", "\na)", "“", '"', ";", "Căn cứ", "\n\n")
_LONGEST = 700
"""How far behind the beginning of its heading the amended instrument may be named."""


# "Điều 2 Thông tư A sửa đổi Thông tư B <quy định như sau:> “Điều 2. ...”": the words of A
_SAYS = lazy(r"\bquy\s+định(?:\s+như\s+sau)?\s*:\s*$")


def announced(text: str, at: int) -> bool:
    """Whether a paragraph begins by saying that what stands at `at` is amended."""
    return _ANNOUNCED.search(text, max(0, at - 150), at) is not None


def _article(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The Điều of a place and what it tells of khoản; empty where it names no Điều."""
    first = next((index for index, step in enumerate(steps) if step.kind == "dieu"), len(steps))
    return tuple(step for step in steps[first:] if step.kind in ("dieu", "khoan"))


class Amendments:
    """The amended instrument at the place that has been reached."""

    def __init__(self, text: str, outline: Outline, quotes: Quotes) -> None:
        """Nothing is amended yet."""
        self.text = text
        self.quotes = quotes
        self.outline = outline
        self.first = outline.dieu_at[0] if outline.dieu_at else len(text)
        self.title: Draft | None = None
        self.current: Draft | None = None
        self.article: tuple[Step, ...] = ()
        self.named: deque[Draft] = deque(maxlen=12)
        self._subjects: dict[int, Draft | None] = {}
        self._articles: dict[int, tuple[Step, ...]] = {}

    @property
    def context(self) -> Draft | None:
        """What the clause amends, else what the document's title says it amends."""
        return self.current or self.title

    def note(self, draft: Draft) -> None:
        """Take notice of an instrument; one that is amended becomes the context of what follows."""
        self.named.append(draft)
        if draft.form not in ("full", "named", "short", "bare") or not (amends(self.text, draft.start) or self._headed(draft.start)):
            return
        window = self.text[max(0, draft.start - 200) : draft.start]
        if _PASSIVE.search(window[-130:]) or "Căn cứ" in window.rpartition("\n\n")[2].rpartition(";")[2]:
            return
        if self.current is not None and self._titled(self.current.tail, draft.start):
            return
        draft.amends = True
        if draft.start < self.first:
            self.title = self.title or draft
        elif self.quotes.at(draft.start) < 0:
            self.current = draft
            self.enter(draft.pin.steps if draft.pin else ())

    def _titled(self, tail: int, at: int) -> bool:
        """Whether what stands at `at` is only named in the title of the amended instrument: "Thông tư A quy định chi tiết một số điều của <Luật B>"."""
        gap = self.text[tail:at] if 0 < at - tail < 400 else "."
        return not gap.rstrip().endswith((",", " và", "\nvà")) and _TITLE.match(gap) is not None

    def _headed(self, at: int) -> bool:
        """Whether what stands at `at` ends the heading of an article that amends."""
        heading = self.outline.article(at) if self.text.endswith(("tại ", "tại\n", "của ", "của\n", " các ", " các\n"), 0, at) else None
        told = self.current is not None and heading is not None and self.current.start > heading.start  # what follows belongs to its title
        if heading is None or told or at - heading.end > _LONGEST or not _HEADING.match(self.text, heading.end):
            return False
        return not any(self.text.find(end, heading.end, at) >= 0 for end in _BLOCK_ENDS)

    def enter(self, steps: tuple[Step, ...]) -> None:
        """Take notice of the place whose new words follow."""
        self.article = _article(steps)

    def subject(self, index: int, before: Draft | None) -> Draft | None:
        """Whose words a quoted stretch gives: the amended instrument, else the instrument named just before it."""
        if index not in self._subjects:
            start = self.quotes.starts[index]
            found = self.context
            whose = self._speaks(start)
            close = (
                before is not None
                and 0 <= start - before.end < 400
                and not before.amends
                and before.form == "full"
                and before.zone != "header"
            )
            if before is not None and close and (found is None or not self._passed(before, start)):
                found = before
            self._subjects[index] = found = whose or found
            quoted = found.pin.steps if found is not None and found in (before, whose) and found.pin else ()
            self._articles[index] = _article(quoted) or self.article
        return self._subjects[index]

    def _speaks(self, start: int) -> Draft | None:
        """The instrument whose place the words before a quotation name, unless this document amends it or another one was amended by it."""
        whose = speaker(self.text, start, self.named, None)
        if whose is None or _SAYS.search(self.text, max(0, start - 24), start):
            return whose
        return None if whose.amends or _PASSIVE.search(self.text, max(0, whose.start - 130), whose.start) else whose

    def _passed(self, before: Draft, start: int) -> bool:
        """Whether an instrument before a quotation is not the one quoted: it is amended in between, or is told only as what amended another one."""
        window = self.text[max(0, before.start - 130) : before.start]
        return _AMENDING.search(self.text[before.end : start]) is not None or _PASSIVE.search(window) is not None

    def quoted_article(self, index: int, before: Draft | None) -> tuple[Step, ...]:
        """The Điều, and the khoản if one is told, that a quotation without heading of its own belongs to: "Sửa đổi khoản 2 Điều 19 như sau: “2. ...”"."""
        self.subject(index, before)
        return self._articles.get(index, ())
