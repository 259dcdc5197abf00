"""Discourse inside one document: short forms, self, anaphors, members of lists, internal pinpoints, quoted amendments.

Exactly one candidate or none: what stays open keeps `target` None. Every decision names its rule (`cite --why`).
"""

from __future__ import annotations

import re

from danchieu.model import Pinpoint, Step
from danchieu.vocabulary import named_key, parse_symbol, types, types_of_code
from danchieu.vocabulary.names import modern

from .draft import Draft
from .header import Own
from .outline import Outline
from .pinpoints import RANK
from .quotes import Quotes

_AMENDS = re.compile(
    r"(?:[sS]ửa\s+đổi|[bB]ổ\s+sung|[bB]ãi\s+bỏ|[tT]hay\s+thế|[tT]hay\s+cụm\s+từ|[hH]ủy\s+bỏ|[đĐ]ính\s+chính|[tT]hay\s+đổi|SỬA\s+ĐỔI|BÃI\s+BỎ)[^.;:“”]{0,110}$"
)


def amends(text: str, at: int) -> bool:
    """Whether the words before `at` say that what stands there is amended, supplemented, replaced or repealed."""
    window = text[max(0, at - 130) : at]
    if "ửa đổi" in window or "ổ sung" in window or "ãi bỏ" in window or "hay " in window or "ủy bỏ" in window or "\n" in window or "ÃI" in window:
        return _AMENDS.search(window) is not None
    return False


_AMENDING = re.compile(r"sửa\s+đổi|bổ\s+sung|bãi\s+bỏ|thay\s+thế", re.IGNORECASE)
_SAYS = re.compile(r"(?:như\s+sau|sau\s+đây)\s*:?\s*[“\"]?\s*$")
_GOVERNED = frozenset((",", ";", "và", ", và", "hoặc", "; và", "hay", ", hoặc", "đến", "với"))
_GENERAL = frozenset(("Chương trình", "Kế hoạch", "Đề án", "Phương án", "Báo cáo", "Hướng dẫn", "Quy hoạch", "Biên bản", "Tuyên bố", "Công văn", "Thông báo", "Tờ trình", "Lệnh", "Hiệp định", "Công ước", "Nghị định thư"))
_ATTACHED_ALSO = frozenset(("Quy định", "Quy chế", "Điều lệ", "Chương trình", "Chương trình hành động", "Kế hoạch", "Đề án", "Hướng dẫn", "Phương án"))
_TITLE = re.compile(r"\s*,?\s*(?:về|quy\s+định|hướng\s+dẫn|sửa\s+đổi|ban\s+hành|phê\s+duyệt|triển\s+khai|thực\s+hiện)\b")
_CUT = re.compile(r"\[(?:\.\.\.|…)\]")


class Discourse:
    """The state of one document while its citations are read in order."""

    def __init__(self, text: str, drafts: list[Draft], own: Own, outline: Outline) -> None:
        self.text = text
        self.drafts = drafts
        self.own = own
        self.outline = outline
        self.quotes = Quotes(text) if own.official else None
        self.last: dict[str, Draft] = {}
        self.topics: dict[str, Draft] = {}
        self.serials: dict[tuple[str, str], set[str]] = {}
        self.names: dict[str, set[str]] = {}
        self.title_amended: Draft | None = None
        self.amended: Draft | None = None
        self.amended_dieu: tuple[Step, ...] = ()
        self.cuts = [match.end() for match in _CUT.finditer(text)] if "[...]" in text or "[…]" in text else []
        self.quoted: dict[int, Draft | None] = {}
        self.quoted_dieu: dict[int, tuple[Step, ...]] = {}
        self.previous: Draft | None = None

    def settle(self) -> list[Draft]:
        """Resolve every draft; drop the ones that turn out to be general words."""
        self._index()
        self._share()
        kept: list[Draft] = []
        for draft in self.drafts:
            if draft.form == "internal":
                keep = self._internal(draft)
            elif draft.form == "anaphor":
                keep = self._anaphor(draft)
            else:
                keep = self._instrument(draft)
            if keep:
                kept.append(draft)
        return kept

    # --- what the whole document says ---

    def _index(self) -> None:
        """Numbers by serial and law names, over the whole document: a short form may come before its full one."""
        own = self.own
        issuers: dict[str, set[str]] = {}
        for draft in self.drafts:
            number = draft.number
            if number is None:
                continue
            head = number.rsplit("/", 1)[0] if "/" in number else number
            issuers.setdefault(head, set()).add(number)
        for draft in self.drafts:
            if draft.number is None:
                continue
            self._mend_cut(draft, issuers)
            if draft.name and draft.type:
                self.names.setdefault(self._key(draft.name), set()).add(draft.number)
            symbol = draft.symbol
            if symbol is None:
                continue
            kinds = (draft.type,) if draft.type else types_of_code().get(symbol.type_code, ())
            serial = symbol.number.lstrip("0")
            for kind in kinds:
                self.serials.setdefault((kind, serial), set()).add(draft.number)
        if own.number and own.type in ("Luật", "Bộ luật", "Pháp lệnh"):
            first = self.outline.dieu_at[0] if self.outline.dieu_at else len(self.text)
            for draft in self.drafts:
                if draft.start > first:
                    break
                if draft.form == "named" and draft.type == own.type and "ban hành " in self.text[max(0, draft.start - 14) : draft.start + 1]:
                    self.names.setdefault(self._key(draft.name or ""), set()).add(own.number)

    def _share(self) -> None:
        """Earlier members of a list take the issuer told once at its end: "Nghị định A ngày x, Nghị định B ngày y của Chính phủ"."""
        later: Draft | None = None
        for draft in reversed(self.drafts):
            if draft.form == "internal" or draft.nested:
                continue
            if later is not None and draft.issuer is None and later.issuer and later.form != "short" and draft.form in ("full", "bare") and draft.number != later.number:
                gap = " ".join(self.text[draft.tail : later.start].split()) if 0 <= later.start - draft.tail < 16 else "?"
                if gap.removesuffix(" văn bản") in _GOVERNED and (later.type in (draft.type, None) or later.form == "bare") and "." not in gap:
                    draft.issuer = later.issuer
            if later is not None and draft.form == "short" and later.form == "bare" and not draft.number and "/" not in draft.key:
                gap = " ".join(self.text[draft.end : later.start].split()) if 0 < later.start - draft.end < 12 else "?"
                rest = re.match(r"\d+[a-z]?(?P<tail>\D.*)", later.number or "")
                if gap in _GOVERNED and rest:  # "Nghị quyết số 18, 19-NQ/TW"
                    draft.number = draft.target = draft.key + rest["tail"]
                    draft.rule = "thanh-vien-danh-sach"
            later = draft

    @staticmethod
    def _key(name: str) -> str:
        return re.sub(r"\s\d{4}$", "", named_key(name))

    def _mend_cut(self, draft: Draft, issuers: dict[str, set[str]]) -> None:
        """A symbol that lost its last letters at a line end: 26/2016/TT-BLĐTBX beside 26/2016/TT-BLĐTBXH."""
        number = draft.number or ""
        if "/" not in number:
            return
        if number.endswith("/NĐ"):  # only the Government issues decrees
            draft.number, draft.repaired, draft.rule = f"{number}-CP", True, "ky-hieu-bi-cat"
            return
        rivals = issuers.get(number.rsplit("/", 1)[0], set())
        if len(rivals) < 2:
            return
        longer = [rival for rival in rivals if rival != number and rival.startswith(number) and len(rival) - len(number) <= 3 and number[-1].isalpha()]
        if len(longer) == 1 and len(number.rsplit("-", 1)[-1]) >= 3:
            draft.number, draft.repaired, draft.rule = longer[0], True, "ky-hieu-bi-cat"

    # --- instruments ---

    def _instrument(self, draft: Draft) -> bool:
        if draft.zone == "header":
            draft.target = draft.number
            return True
        if draft.form == "bare":
            self._member(draft)
        if draft.form in ("full", "bare", "self"):
            draft.target = draft.number
            draft.rule = draft.rule or "so-ky-hieu"
        elif draft.form == "short":
            self._short(draft)
        else:
            self._name(draft)
        if not draft.nested:
            titled = self._in_title(draft)
            self.previous = draft
            if draft.type:
                self.last[draft.type] = draft
                if not titled:
                    self.topics[draft.type] = draft
            self._amending(draft)
        return True

    def _in_title(self, draft: Draft) -> bool:
        """Whether the mention stands in the title of the one before it: "Kết luận ... về tiếp tục thực hiện <Chỉ thị ...>"."""
        before = self.previous
        if before is None or not 0 < draft.start - before.tail < 260:
            return False
        gap = self.text[before.tail : draft.start]
        return _TITLE.match(gap) is not None and not re.search(r"[;\n]|\.\s", gap)

    def _member(self, draft: Draft) -> None:
        """A later member of a list that a type noun governs is a full citation of that type."""
        before = self.previous
        if before is None or before.form not in ("full", "short") or before.type is None or draft.start < before.end:
            return
        near = self.text[before.tail : draft.start] if draft.start >= before.tail else self.text[before.end : draft.start]
        symbol = draft.symbol
        fits = symbol is not None and (before.type in types_of_code().get(symbol.type_code, ()) or not symbol.type_code)
        gap = " ".join(near.split())
        if (gap in _GOVERNED and (fits or not (symbol and symbol.type_code))) or (
            fits and len(near) < 700 and "\n\n" not in near and not re.search(r"[.:]\s", near) and (before.plural or re.search(r"[,;]\s*(?:và\s+)?$", near))
        ):
            draft.form, draft.type, draft.plural = "full", before.type, before.plural
            draft.rule = "thanh-vien-danh-sach"

    def _short(self, draft: Draft) -> None:
        if draft.number:
            return
        serial, _, year = draft.key.partition("/")
        candidates = self.serials.get((draft.type or "", serial.lstrip("0")), set())
        if year:
            candidates = {number for number in candidates if f"/{year}/" in number}
        if not candidates and draft.type:
            codes = types()[draft.type].codes if draft.type in types() else ()
            kinds = {kind for code in codes for kind in types_of_code()[code]}
            candidates = {
                number
                for kind in kinds
                for number in self.serials.get((kind, serial.lstrip("0")), set())
                if not year or f"/{year}/" in number
            }
        if draft.date and len(draft.date) == 4 and not year:
            year = draft.date
            candidates = {number for number in candidates if f"/{year}/" in number} or candidates
        if len(candidates) == 1:
            draft.number = draft.target = next(iter(candidates))
            draft.rule = "so-rut-gon"
        elif year and draft.type == "Nghị định":  # only the Government issues decrees
            draft.number = draft.target = f"{serial}/{year}/NĐ-CP"
            draft.rule = "nghi-dinh-cua-chinh-phu"
        else:
            draft.rule = "so-rut-gon-nhieu-kha-nang" if candidates else "so-rut-gon-chua-ro"

    def _name(self, draft: Draft) -> None:
        if draft.target:
            return
        known = self.names.get(self._key(draft.name or ""), set())
        if draft.date and len(draft.date) >= 4:
            known = {number for number in known if f"/{draft.date[:4]}/" in number}
        if len(known) == 1:
            draft.target = next(iter(known))
            draft.rule = "ten-luat-co-so"
        else:
            draft.target = f"{draft.name} năm {draft.date}" if draft.date and len(draft.date) == 4 else draft.name
            draft.rule = draft.rule or "ten-goi"

    # --- amendments ---

    def _amending(self, draft: Draft) -> None:
        if draft.form not in ("full", "named", "short", "bare") or not self.own.official:
            return
        if not amends(self.text, draft.start):
            return
        window = self.text[max(0, draft.start - 130) : draft.start]
        if re.search(r"(?:được|bị|đã)\s+(?:sửa\s+đổi|bổ\s+sung|thay\s+thế|bãi\s+bỏ)[^.;:“”]{0,110}$", window, re.IGNORECASE):
            return
        line = self.text.rfind("\n", max(0, draft.start - 600), draft.start)
        if "Căn cứ" in self.text[max(0, draft.start - 200) : draft.start].rsplit("\n\n", 1)[-1].rsplit(";", 1)[-1] or line == -2:
            return
        draft.amends = True
        first = self.outline.dieu_at[0] if self.outline.dieu_at else len(self.text)
        if draft.start < first:
            if self.title_amended is None:
                self.title_amended = draft
        elif self.quotes is None or self.quotes.at(draft.start) < 0:
            self.amended = draft
            self.amended_dieu = tuple(step for step in draft.pin.steps if step.kind == "dieu") if draft.pin else ()

    def _context(self) -> Draft | None:
        return self.amended or self.title_amended

    def _quote_subject(self, index: int) -> Draft | None:
        """Whose words a quoted stretch gives: the amended instrument, else the instrument named just before it."""
        if index not in self.quoted:
            assert self.quotes is not None
            start = self.quotes.starts[index]
            subject = self._context()
            before = self.previous
            if before is not None and 0 <= start - before.end < 400 and not before.amends and before.form == "full" and before.zone != "header":
                if subject is None or not _AMENDING.search(self.text[before.end : start]):
                    subject = before
            self.quoted_dieu[index] = self.amended_dieu
            self.quoted[index] = subject
        return self.quoted[index]

    # --- "này", "nói trên" ---

    def _anaphor(self, draft: Draft) -> bool:
        kind, own = draft.type or "", self.own
        here = draft.noun
        if draft.key == "này lower":
            if not own.official or kind not in (own.type, "Văn bản"):
                return False
            draft.key = "này"
        if draft.key == "này":
            index = self.quotes.at(here) if self.quotes else -1
            if index >= 0:
                subject = self._quote_subject(index)
                if subject is not None and (kind in (subject.type, "Văn bản") or (kind == "Luật" and subject.type == "Bộ luật")):
                    return self._point(draft, subject, "doan-trich")
            if own.official and (kind in (own.type, "Văn bản") or own.type is None or own.type == "Văn bản hợp nhất"):
                draft.form, draft.number, draft.target, draft.rule = "self", own.number, own.number, "chinh-van-ban"
                return True
            if own.official and kind in _ATTACHED_ALSO and own.type in ("Quyết định", "Nghị quyết", "Nghị định", "Thông tư", "Kế hoạch", "Quy định", "Quy chế"):
                draft.form, draft.number, draft.target, draft.rule = "self", own.number, own.number, "van-ban-kem-theo"
                return True
        if kind == "Văn bản":
            if draft.key == "này" and own.official:
                draft.form, draft.number, draft.target, draft.rule = "self", own.number, own.number, "chinh-van-ban"
                return True
            return False
        before = self.last.get(kind) if own.official else self.topics.get(kind) or self.last.get(kind)
        if before is None and kind in _GENERAL:
            return False
        if before is not None and here - before.end > 6000 and kind in _GENERAL:
            return False
        if before is None:
            draft.rule = "khong-co-tien-ngu"
            return draft.key == "này" and kind not in _ATTACHED_ALSO
        return self._point(draft, before, "neu-truoc")

    def _point(self, draft: Draft, to: Draft, rule: str) -> bool:
        draft.form = "anaphor"
        draft.number = to.number
        draft.name = None if to.number else to.name
        draft.target = to.target
        draft.rule = rule
        return True

    # --- places of the document itself ---

    def _internal(self, draft: Draft) -> bool:
        pin = draft.pin
        assert pin is not None
        at = draft.start
        amending = self.own.official and amends(self.text, at)
        index = self.quotes.at(at) if self.quotes else -1
        if draft.key == "foreign":
            draft.rule = "van-ban-kem-theo"
            return self.own.official
        steps = self._whole(pin.steps, at, amending and index < 0)
        if steps is None:
            return False
        last = self._whole(pin.last, at, amending) if pin.last else ()
        draft.pin = Pinpoint(steps, last or ())
        if index >= 0:
            subject = self._quote_subject(index)
            draft.target, draft.rule = (subject.target, "doan-trich") if subject else (None, "doan-trich-chua-ro")
        elif amending and self._context() is not None:
            draft.target, draft.rule = (self._context() or draft).target, "van-ban-duoc-sua-doi"
            if steps and steps[0].kind == "dieu":
                self.amended_dieu = steps[:1]
        elif self.own.official:
            draft.target, draft.rule = self.own.number, "noi-bo"
        else:
            before = self.previous
            near = before is not None and at - before.tail < 1200
            draft.target, draft.rule = (before.target, "neu-truoc") if before is not None and near else (None, "khong-co-tien-ngu")
        return True

    def _whole(self, steps: tuple[Step, ...], at: int, amending: bool) -> tuple[Step, ...] | None:
        """The place with "này" resolved and the larger units it leaves unsaid."""
        filled: list[Step] = []
        for step in steps:
            if step.label:
                filled.append(step)
                continue
            unit = self._unit(step.kind, at)
            if unit is not None:
                filled.append(unit)
        if not filled:
            return None
        largest = min(filled, key=lambda step: -RANK[step.kind])
        if largest.kind == "diem" and not amending and not any(not step.label for step in steps):
            khoan = self._unit("khoan", at)
            if khoan is not None:
                filled.insert(0, khoan)
        elif largest.kind == "diem":
            khoan = self._unit("khoan", at)
            if khoan is not None:
                filled.insert(0, khoan)
        if filled[0].kind in ("khoan", "diem"):
            if amending and self.amended_dieu:
                return (*self.amended_dieu, *filled)
            article = self._unit("dieu", at)
            if article is not None:
                filled.insert(0, article)
        elif filled[0].kind == "muc" and not any(step.label for step in steps if step.kind == "muc"):
            chapter = self._unit("chuong", at)
            if chapter is not None:
                filled.insert(0, chapter)
        return tuple(filled)

    def _unit(self, kind: str, at: int) -> Step | None:
        index = self.quotes.at(at) if self.quotes else -1
        if kind == "dieu" and index >= 0:
            self._quote_subject(index)
            article = self.outline.article(at)
            assert self.quotes is not None
            if (article is None or article.start < self.quotes.starts[index]) and self.quoted_dieu.get(index):
                return self.quoted_dieu[index][0]
        if kind == "dieu" and self.cuts:
            article = self.outline.article(at)
            here = article.start if article else -1
            if any(here < cut < at for cut in self.cuts):
                following = self._following(at)
                return Step("dieu", str(following - 1)) if following and following > 1 else None
        return self.outline.unit(kind, at)

    def _following(self, at: int) -> int | None:
        """Number of the next Điều heading, for a text with a stretch cut out."""
        from bisect import bisect_right

        index = bisect_right(self.outline.dieu_at, at)
        if index < len(self.outline.dieu):
            label = self.outline.dieu[index].labels[0]
            return int(label) if label.isdigit() else None
        return None


def tidy(name: str | None) -> str | None:
    """A name as citations carry it: one space, the newspaper's tone placement."""
    if name is None:
        return None
    clean = " ".join(name.split())
    return clean if modern(clean.lower()) == clean.lower() else re.sub(r"(?i)hoà\b", "hòa", re.sub(r"(?i)khoá\b", "khóa", clean))
