"""Places of the document itself: `khoản 2 Điều này`, `Điều 5`, `Chương II`, resolved against its structure."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from danchieu.text.lazy import lazy
from danchieu.values import Family, Pinpoint, Step

from .amendments import Amendments, amends, announced
from .draft import Draft
from .header import Own
from .named import read_charter
from .outline import Outline
from .pinpoints import RANK
from .speaker import opened

# the Party's regulation and guidance that go through the articles of its charter: "1- Điều 1 (Khoản 2): ..."
_EXECUTES = lazy(r"(?:thi\s+hành|THI\s+HÀNH)\s+(?P<charter>(?:Điều\s+lệ|ĐIỀU\s+LỆ)\s+(?:[ĐCHM]\w+)(?:[ ]\w+){0,7})")
_WALKED = lazy(r"\n[ ]*\d{1,2}(?:\.\d{1,2}){0,2}\s?[.-]?\s+Điều\s+\d{1,2}\s*[(:]")
_HEAD = lazy(r"Kính\s+gửi|Độc\s+lập")
_PIECE = 8000
"""How much of an article may stand in a piece before the next heading."""
_NEAR = 600
"""How far back "Chương này" may reach for a chapter that a report has just named."""
_KHOAN_QUOTED = lazy(r"[“\"]\s*(\d{1,3}[a-zđ]?)\.\s")
_CUT = lazy(r"\[(?:\.\.\.|…)\]")


_WIDE = ("muc", "chuong", "phan", "phu-luc")
_WITHOUT_ARTICLES = frozenset(
    ("Nghị quyết", "Kết luận", "Chỉ thị", "Công điện", "Công văn", "Kế hoạch", "Thông báo", "Báo cáo", "Tờ trình")
)


def _bears(before: Draft, draft: Draft) -> bool:
    """Whether an instrument can have the place: a resolution of the Party has no Điều, and "Điều này" is the article around it."""
    party = before.symbol is None or before.symbol.family is Family.PARTY
    articles = draft.pin is not None and any(step.kind in ("dieu", "chuong") for step in draft.pin.steps)
    if articles and (before.type in _WITHOUT_ARTICLES) and (party or before.type != "Nghị quyết"):
        return False
    return draft.key != "this" or before.pin is not None


def _charter(text: str, own: Own) -> str | None:
    """The charter whose articles a regulation or guidance goes through; None for every other text.

    Its title says that it executes the charter; unless it says what it is itself, its headings are those articles ("1. Điều 3 (điểm 1): ...").
    """
    executes = _EXECUTES.search(text, 0, 3000) if own.official else None
    if executes is None or not (own.type in ("Quy định", "Hướng dẫn") or _WALKED.search(text, executes.end())):
        return None
    charter = read_charter(executes["charter"], 0, True)
    return charter[0].name if charter else None


class Inside:
    """Resolves internal places of one document."""

    def __init__(self, text: str, own: Own, outline: Outline, amendments: Amendments) -> None:
        """Places are looked up in the outline; the amendments say which instrument they belong to."""
        self.text = text
        self.own = own
        self.outline = outline
        self.amendments = amendments
        self.article: tuple[Step, ...] = ()
        self.told: dict[str, tuple[int, Step]] = {}  # the larger units named last in a text that has no headings of its own
        self.cuts = [match.end() for match in _CUT.finditer(text)] if own.official and "[" in text else []

    @cached_property
    def charter(self) -> str | None:
        """The charter whose articles the document goes through; one with articles of its own goes through none."""
        return None if self.outline.dieu_at else _charter(self.text, self.own)

    def settle(self, draft: Draft, before: Draft | None) -> bool:
        """Fill in the place and say whose it is; False where the words turn out to be no place at all."""
        pin = draft.pin
        if draft.key == "foreign" or (draft.key == "law" and self.own.official) or pin is None:
            draft.rule = "van-ban-kem-theo"
            return self.own.official
        if draft.key == "other" and not self.own.official:
            return False  # "Điều 50 của ..." in press: of something that was not read
        at = draft.start
        amending = self.own.official and amends(self.text, at)
        index = self.amendments.quotes.at(at)
        steps = self._whole(pin.steps, at, amending and index < 0, before)
        if steps is None:
            return False
        again = steps[0] is self.told.get(steps[0].kind, (0, None))[1]
        if not self.own.official and steps[0].kind in _WIDE:
            self.told[steps[0].kind] = draft.end, steps[0]
        draft.pin = Pinpoint(steps, (self._whole(pin.last, at, amending, before) if pin.last else ()) or ())
        if index >= 0:
            subject = self.amendments.subject(index, before)
            draft.target, draft.rule = (subject.target, "doan-trich") if subject else (None, "doan-trich-chua-ro")
        elif amending and self._amended(draft, steps):
            pass
        elif self.charter and draft.key != "this":
            self.article = steps[:1] if steps[0].kind == "dieu" else self.article
            if steps[0].kind == "khoan" and self.article:
                draft.pin = Pinpoint((*self.article, *steps))
            draft.target, draft.rule = self.charter, "dieu-le-duoc-thi-hanh"
        elif self.own.official or self._here(pin.steps, at, before):
            draft.target, draft.rule = self.own.number, "noi-bo"
        elif before is not None and at - before.tail < 1200 and (again or _bears(before, draft)):
            draft.target, draft.rule = before.target, "neu-truoc"
        else:
            draft.rule = "khong-co-tien-ngu"
        return True

    def _amended(self, draft: Draft, steps: tuple[Step, ...]) -> bool:
        """Let a place that is amended belong to the amended instrument; where that is not known, only one that a paragraph begins with."""
        context = self.amendments.context
        if context is None and (draft.key == "this" or not announced(self.text, draft.start)):
            return False
        draft.target, draft.rule = (context.target, "van-ban-duoc-sua-doi") if context else (None, "van-ban-duoc-sua-doi-chua-ro")
        if steps[0].kind == "dieu":
            self.amendments.enter(steps)
        return True

    def _here(self, steps: tuple[Step, ...], at: int, before: Draft | None) -> bool:
        """Whether "Điều này" stands in an article of the text itself, and not in words quoted from a law."""
        if not any(step.kind == "dieu" and not step.label for step in steps):
            return False
        heading = self.outline.article(at)
        if heading is not None and before is not None and before.end < heading.start:
            return False  # an article that is printed after the instrument it is of
        article = self._unit("dieu", at, before) or self._cut(at)
        return article is not None and self._this("dieu", at, before) == article

    def _whole(self, steps: tuple[Step, ...], at: int, amending: bool, before: Draft | None) -> tuple[Step, ...] | None:
        """The place with "này" resolved and the larger units it leaves unsaid."""
        units = (step if step.label else self._this(step.kind, at, before) for step in steps)
        filled = [unit for unit in units if unit is not None]
        if not filled:
            return None
        if not steps[0].label and steps[0].kind in _WIDE and filled[0].kind != steps[0].kind:
            return tuple(filled)  # "khoản 1 Mục này" where no heading tells which: in no Điều
        if max(RANK[step.kind] for step in filled) == RANK["diem"]:
            told = self.amendments.article if amending and announced(self.text, at) else ()
            khoan = next((step for step in told if step.kind == "khoan"), None) if told else self._unit("khoan", at, before)
            if khoan is not None:
                filled.insert(0, khoan)
        if filled[0].kind in ("khoan", "diem"):
            if amending and self.amendments.article:
                return (*self.amendments.article[:1], *filled)
            article = self._unit("dieu", at, before)
            if article is not None:
                filled.insert(0, article)
        for kind, larger in (("tieu-muc", "muc"), ("muc", "chuong")):
            if filled[0].kind == kind and not any(step.label for step in steps if step.kind == kind):
                around = self._unit(larger, at, before)
                filled[:0] = [around] if around is not None else []
        return tuple(filled)

    def _this(self, kind: str, at: int, before: Draft | None) -> Step | None:
        """What "Điều này" means: the unit around it; in words quoted from a law in a report, the article of that law."""
        if kind == "dieu" and not self.own.official and before is not None and before.pin and 0 < at - before.tail < 1500:
            between = self.text[before.tail : at]
            if between.rfind("“") > between.rfind("”") or opened(self.text, at) >= before.tail:
                return next((step for step in before.pin.steps if step.kind == "dieu"), None)
        found = self._unit(kind, at, before) or (self._cut(at) if kind == "dieu" else None)
        if found is None and kind in self.told and at - self.told[kind][0] < _NEAR:
            return self.told[kind][1]  # "Chương 2 quy định về ... Chương này gồm 8 điều"
        return found

    def _cut(self, at: int) -> Step | None:
        """The article that a piece of a text begins in: the one before its first heading."""
        first = self.outline.dieu_at[0] if self.outline.dieu_at and self.own.number is None and not _HEAD.search(self.text, 0, 2500) else 0
        following = self._following(at) if at < first < at + _PIECE else 0
        return Step("dieu", str(following - 1)) if following > 1 else None

    def _unit(self, kind: str, at: int, before: Draft | None) -> Step | None:
        """The unit of a kind around a place; in a quotation without heading the amended Điều, after a cut the one before the next heading."""
        index = self.amendments.quotes.at(at)
        if kind != "dieu":
            return self._quoted_khoan(index, at, before) if index >= 0 and kind == "khoan" else self.outline.unit(kind, at)
        article = self.outline.article(at)
        here = article.start if article else -1
        if index >= 0 and here < self.amendments.quotes.starts[index]:
            quoted = self.amendments.quoted_article(index, before)
            if quoted:
                return quoted[0]
        if self.cuts:
            cut = bisect_right(self.cuts, at) - 1
            if cut >= 0 and self.cuts[cut] > here:
                following = self._following(at)
                return Step("dieu", str(following - 1)) if following > 1 else None
        return Step("dieu", article.labels[0]) if article else None

    def _quoted_khoan(self, index: int, at: int, before: Draft | None) -> Step | None:
        """The khoản around a place of quoted words: the one that they begin or go through, else the one whose new words they are."""
        start = self.amendments.quotes.starts[index]
        line = self.text.rfind("\n", max(0, start - 12), start)
        found = self.outline.unit("khoan", at, (line if line >= 0 else start) - 1)
        if found is not None:
            return found
        inline = _KHOAN_QUOTED.match(self.text, start)
        if inline:
            return Step("khoan", inline[1])
        return next((step for step in self.amendments.quoted_article(index, before) if step.kind == "khoan"), None)

    def _following(self, at: int) -> int:
        """Number of the next Điều heading, 0 where there is none."""
        index = bisect_right(self.outline.dieu_at, at)
        label = self.outline.dieu[index].labels[0] if index < len(self.outline.dieu) else ""
        return int(label) if label.isdigit() else 0
