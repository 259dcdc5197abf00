"""Anaphors of one document: what "Nghị định này" and "Quyết định nói trên" mean, and whose the places are that name no instrument."""

from __future__ import annotations

import re
from collections import deque

from danchieu.text.lazy import lazy

from .amendments import Amendments
from .asides import basis, bracketed, changes, passive
from .draft import Draft
from .header import Own
from .inside import Inside
from .memory import GOVERNED
from .outline import Outline
from .quotes import Quotes
from .speaker import opened, speaker

_GENERAL = frozenset(
    (
        "Chương trình", "Kế hoạch", "Đề án", "Phương án", "Báo cáo", "Hướng dẫn", "Quy hoạch", "Biên bản", "Tuyên bố", "Công văn", "Thông báo", "Tờ trình",
        "Lệnh", "Hiệp định", "Công ước", "Nghị định thư",
    )
)  # fmt: skip
_ATTACHED = frozenset(
    ("Quy định", "Quy chế", "Điều lệ", "Chương trình", "Chương trình hành động", "Kế hoạch", "Đề án", "Hướng dẫn", "Phương án")
)
_PLANS = ("Kế hoạch", "Chương trình", "Đề án", "Hướng dẫn")
_CARRIERS = frozenset(("Quyết định", "Nghị quyết", "Nghị định", "Thông tư", "Kế hoạch", "Quy định", "Quy chế"))
_TITLE = lazy(r"\s*,?\s*(?:về|quy\s+định|hướng\s+dẫn|sửa\s+đổi|ban\s+hành|phê\s+duyệt|triển\s+khai|thực\s+hiện)\b")
_TITLE_STARTS = frozenset("vqhsbpt")
_STOP = lazy(r";|\n|\.\s")
_ENDED = lazy(r"[.!?]\s")
_REPLACES = lazy(r"(?<!được )(?<!bị )(?:thay\s+thế(?:\s+cho)?|sửa\s+đổi|bổ\s+sung|bãi\s+bỏ)\s+(?:các\s+|một\s+số\s+điều\s+(?:của\s+)?)?$")
_THIS_REPLACES = lazy(r"\snày\s+(?:đã\s+|sẽ\s+)?thay\s+(?:thế(?:\s+cho)?|cho)\s+$")
# "<một> nghị định", "<Dự thảo> Nghị định", "Nghị định <khác>"
_VAGUE_BEFORE = lazy(r"(?:một|dự\s+thảo)\s+$", re.IGNORECASE)
_VAGUE_AFTER = lazy(r"\s+(?:khác|mới|thay\s+thế|sửa\s+đổi)", re.IGNORECASE)
_TOLD_LATER = lazy(r"Quy\s+định\s+(?:số\s+)?\d{1,4}\s?-")
_FAR = 6000
"""An anaphor further than this from what it means is left open where its noun is a general one."""

_CALLED = r"\((?:sau\s+đây\s+|dưới\s+đây\s+)?(?:được\s+)?(?:gọi|viết)\s+(?:tắt\s+|chung\s+|ngắn\s+gọn\s+)?là:?\s*[“\"]?{kind}[”\"]?\s*\)"
_CALLED_FAR = 300
"""How far behind an instrument the bracket may stand that says how it is called."""
_NEAR = 1000
"""A place of its own that stands further behind the mark that opens a quotation may stand behind its lost end."""


class Anaphors:
    """What has been named so far that later words can point back to; made only for a document that has such words."""

    def __init__(self, text: str, drafts: list[Draft], own: Own, outline: Outline) -> None:
        """Nothing is named yet."""
        self.text = text
        self.drafts = drafts
        self.own = own
        self.quotes = Quotes(text if own.official else "")
        self.amendments = Amendments(text, outline, self.quotes)
        self.inside = Inside(text, own, outline, self.amendments)
        self.last: dict[str, Draft] = {}
        self.topics: dict[str, Draft] = {}
        self.bearer: Draft | None = None  # what later places belong to
        self.reached: dict[str, int] = {}
        self.asked = {
            draft.type for draft in drafts if draft.form == "anaphor" and not own.official
        }  # types whose topics will be asked for
        self.listed: dict[str, bool] = {}
        self.noted: dict[str, Draft] = {}  # what notes named last
        self.defined: dict[str, Draft | None] = {}
        self.named: deque[Draft] = deque(maxlen=24)  # what a report named last

    def settle(self, draft: Draft) -> bool:
        """Resolve a place or an anaphor; False where it turns out to be general words."""
        if draft.form == "internal":
            if draft.key == "law" and self._bare(draft):
                return True
            return self.inside.settle(draft, self._speaker(draft, None) or self.bearer)
        return self._anaphor(draft)

    def _bare(self, draft: Draft) -> bool:
        """`khoản 1 Điều 3 Pháp lệnh`: of the ordinance that is called so, else of the last one named; False in a text of that type."""
        kind, draft.rule = draft.rule, ""
        if self.own.official and self.own.type == kind:
            return False
        before = self._defined(kind) or self.topics.get(kind) or self.last.get(kind)
        if before is None or before.start > draft.start:
            return False
        draft.type, draft.end = kind, draft.tail
        return _point(draft, before, "neu-truoc")

    def _defined(self, kind: str) -> Draft | None:
        """The instrument that the text says it calls by its type alone: "(sau đây gọi là Luật)"."""
        if kind not in self.defined:
            said = re.search(_CALLED.format(kind=kind.replace(" ", r"\s+")), self.text)
            near = [one for one in self.drafts if said and one.type == kind and one.target and 0 <= said.start() - one.tail < _CALLED_FAR]
            self.defined[kind] = near[-1] if near else None
        return self.defined[kind]

    def note(self, draft: Draft, before: Draft | None) -> None:
        """Take notice of an instrument; `before` is the one named before it."""
        kind = draft.type
        if draft.zone == "footnote":  # its text gives no antecedent to the body
            if kind:
                self.noted[kind] = draft
                self.reached[kind] = draft.tail
            if self.own.official:
                self.amendments.note(draft)
            return
        if kind in self.asked and kind:
            self.listed[kind] = self._in_list(draft, before)
            if not (self._in_title(draft, before) or self._replaced(draft, before) or self._aside(draft) or self._in_provision(draft)):
                self.topics[kind] = draft
        passing = not self._bears(draft, before)
        if kind:
            self.reached[kind] = draft.tail
            if not passing:
                self.last[kind] = draft
        if self.own.official:
            self.amendments.note(draft)
        else:
            self.named.append(draft)

    def _in_list(self, draft: Draft, before: Draft | None) -> bool:
        """Whether the mention is one of several of its type in a list."""
        near = before is not None and before.type == draft.type and before.target != draft.target and 0 <= draft.start - before.tail < 16
        return near and before is not None and " ".join(self.text[before.tail : draft.start].split()) in GOVERNED

    def _in_title(self, draft: Draft, before: Draft | None) -> bool:
        """Whether the mention stands in the title of the one before it: "Kết luận ... về tiếp tục thực hiện <Chỉ thị ...>"."""
        if before is None or not 0 < draft.start - before.tail < 260:
            return False
        gap = before.tail, draft.start
        if (
            self.text[before.tail : before.tail + 4].lstrip(" ,\n")[:1] not in _TITLE_STARTS
            or _TITLE.match(self.text, *gap) is None
            or self.text.find(";", *gap) >= 0
            or self.text.find("\n", *gap) >= 0
        ):
            return False
        return self.text.find(".", *gap) < 0 or not _STOP.search(self.text, *gap)

    def _replaced(self, draft: Draft, before: Draft | None) -> bool:
        """Whether the mention is only what another one of its type replaces: "Quy định A thay thế Quy định B. Quy định này ..." means A."""
        if before is None or before.type != draft.type or not 0 < draft.start - before.tail < 160:
            return False
        gap = self.text[before.tail : draft.start]
        return _THIS_REPLACES.search(gap) is not None or (_REPLACES.search(gap) is not None and not _STOP.search(gap))

    def _bears(self, draft: Draft, before: Draft | None) -> bool:
        """Let later places belong to the mention, unless it is named in passing; False where a bracket only says that it changed another one."""
        if draft.type in self.last and passive(self.text, draft):
            return False
        if bracketed(self.text, draft, self.bearer):
            return draft.type not in self.last or not changes(self.text, draft)
        if self.own.official or not (basis(self.text, draft) or self._replaced(draft, before)):
            self.bearer = draft
        return True

    def _aside(self, draft: Draft) -> bool:
        """Whether a bracket only says that the mention changed the instrument before it."""
        if draft.type not in self.topics:
            return False
        return passive(self.text, draft) or (bracketed(self.text, draft, self.bearer) and changes(self.text, draft))

    def _anaphor(self, draft: Draft) -> bool:
        """`Nghị định này`, `Quyết định nói trên`: the document itself, the quoted instrument, or the last one named."""
        kind, own = draft.type or "", self.own
        if draft.key == "này lower":
            if not own.official or not _called(kind, own.type):
                return False
            draft.key = "này"
        if draft.end - draft.noun > len(kind) + 12:  # "đăng toàn văn Quy định quan trọng này": its editor speaks
            named = {one.target for one in self.drafts if one.type == kind and one.noun < draft.noun and one.target}
            return len(named) == 1 and _point(draft, self.last[kind], "neu-truoc")
        if draft.key == "này" and (self._quoted(draft, kind) or self._itself(draft, kind)):
            return True
        if kind == "Văn bản":
            return False
        noted = self.noted.get(kind) if draft.zone == "footnote" else None
        before = (
            self._speaker(draft, kind) or noted or (self.last.get(kind) if own.official else self.topics.get(kind) or self.last.get(kind))
        )
        if before is None or (kind in _GENERAL and draft.noun - before.end > _FAR):
            draft.rule = "khong-co-tien-ngu"
            later = kind == "Quy định" and _TOLD_LATER.search(self.text, draft.end, draft.end + 1500) is not None
            piece = kind in _PLANS and not own.official  # "Kế hoạch này" in the middle of one; in a law it is any plan
            return draft.key == "này" and (later or piece or (kind not in _ATTACHED and kind not in _GENERAL))
        if f"{kind} số" in self.text[max(self.reached.get(kind, 0), draft.noun - _FAR) : draft.noun]:
            draft.rule = "bi-chan"  # an instrument that could not be read stands in between: the chain ends there
            return True
        if self._vague(kind, before.tail, draft.noun):
            draft.rule = "bi-chan"
            return True
        if draft.plural and draft.key != "này":
            return False  # "4 Nghị quyết trên": several
        between = self.text[before.tail : draft.noun]
        if not own.official and self.listed.get(kind) and ("\n\n" in between or _ENDED.search(between) or draft.key != "này"):
            draft.rule = "nhieu-kha-nang"  # "Luật A, Luật B." and in another paragraph "Luật này": two candidates
            return True
        return _point(draft, before, "neu-truoc")

    def _vague(self, kind: str, start: int, end: int) -> bool:
        """Whether an instrument of the type that the text does not name stands in between: "một nghị định khác", "dự thảo Nghị định"."""
        text = self.text
        for stem in (kind[1:], kind[1:].upper()):  # whatever the case of the first letter
            at = text.find(stem, max(start, end - _FAR), end)
            while at >= 0:
                if _VAGUE_AFTER.match(text, at + len(stem), end) or _VAGUE_BEFORE.search(text, max(start, at - 11), at - 1):
                    return True
                at = text.find(stem, at + 1, end)
        return False

    def _in_provision(self, draft: Draft) -> bool:
        """Whether a report only quotes the mention from a provision: "Tại Điều 2 Nghị định A quy định: “... <Nghị định B> ...”"."""
        start = opened(self.text, draft.start) if draft.type in self.topics else -1
        whose = speaker(self.text, start, self.named, None) if start >= 0 else None
        return whose is not None and whose.pin is not None

    def _speaker(self, draft: Draft, kind: str | None) -> Draft | None:
        """Whose words a report quotes where "này" or a place of its own stands in them."""
        if not self.named or not (draft.key in ("này", "this") or kind is None):
            return None
        start = opened(self.text, draft.start)
        if start < 0 or (kind is None and (draft.start - start > _NEAR or self.text.find("\n\n", start, draft.start) >= 0)):
            return None
        return speaker(self.text, start, self.named, kind)

    def _quoted(self, draft: Draft, kind: str) -> bool:
        """In quoted text "này" is the instrument whose words are quoted."""
        index = self.quotes.at(draft.noun)
        if index < 0:
            return False
        subject = self.amendments.subject(index, self.bearer)
        if subject is None or not (kind in (subject.type, "Văn bản") or (kind == "Luật" and subject.type == "Bộ luật")):
            return False
        return _point(draft, subject, "doan-trich")

    def _itself(self, draft: Draft, kind: str) -> bool:
        """In an instrument "này" is the instrument, or the text it carries."""
        own = self.own
        if not own.official:
            return False
        if _called(kind, own.type) or own.type in (None, "Văn bản hợp nhất"):
            rule = "chinh-van-ban"
        elif kind in _ATTACHED and own.type in _CARRIERS:
            rule = "van-ban-kem-theo"
        else:
            return False
        draft.form, draft.number, draft.target, draft.rule = "self", own.number, own.number, rule
        return True


def _called(kind: str, own: str | None) -> bool:
    """Whether an instrument calls itself so: a Thông tư liên tịch also says "Thông tư này"."""
    return kind in (own, "Văn bản") or (own is not None and own.startswith(f"{kind} "))


def _point(draft: Draft, to: Draft, rule: str) -> bool:
    """Let an anaphor mean another citation."""
    draft.form = "anaphor"
    draft.number = to.number
    draft.name = None if to.number else to.name
    draft.target = to.target
    draft.rule = rule
    return True
