"""What one document says anywhere: numbers by their serial, laws by their name, lists that share one issuer."""

from __future__ import annotations

import re
from functools import lru_cache

from danchieu.text.lazy import lazy
from danchieu.vocabulary import named_key, types, types_of_code

from .before import HEADED, MEMBER, typed
from .cut import mend_cut
from .draft import Draft
from .dress import several
from .header import Own
from .heads import headed, numbers_of_names, share_heads
from .implied import implied
from .members import UNSURE
from .named import PLENUM
from .outline import Outline

GOVERNED = frozenset((",", ";", "và", ", và", "hoặc", "; và", "hay", ", hoặc", "đến", "với"))
"""What may stand between two members of one list."""

_SEVERAL_BODIES = frozenset(("TW", "TU", "TƯ", "HU", "ĐU", "UBND", "HĐND"))
"""Letters that more than one body uses."""
_CENTRAL = ("TW", "TƯ", "")
"""Letters of bodies of the Party's centre, which are several in one list as often as one."""
_FAR = 40
"""Members of one list stand nearer to one another."""
_AND_LETTER = lazy(r"\s*(?:,|và|,\s+và)\s+(?:(?:[cC]ông\s+)?văn(?:\s+bản)?\s+)?")
_SENTENCE = lazy(r"[.:]\s")
_NEXT = lazy(r"[,;]\s*(?:và\s+)?$")
_TAIL = lazy(r"\d+[a-z]?(?P<tail>\D.*)")
# "Luật thuế TNDN số 32/2013/QH13 ... về sửa đổi bổ sung một số điều của Luật thuế TNDN": the number is that of the amending law
_AMENDS_ITS_NAME = lazy(r"[\s,(]*(?:của\s+Quốc\s+hội\s+)?(?:về\s+)?(?:việc\s+)?sửa\s+đổi\s*,?\s+bổ\s+sung\b")
_YEAR = lazy(r"\s\d{4}$")
_BUDGET = lazy(r"(?:dự\s+toán|kinh\s+phí|kế\s+hoạch)[^.;\n]{0,80}?thực\s+hiện\s+$")
_SPAN_YEAR = lazy(r"\s*\(?(?:năm\s+)?\d{4}\)?$")
_ASSEMBLYS = ("Nghị quyết", "Luật")
"""What the National Assembly numbers without letters of a type: `98/2023/QH15`."""
_LAWS = ("Luật", "Bộ luật", "Pháp lệnh")


@lru_cache(maxsize=16384)
def _key(name: str) -> str:
    """Key of a law's name, its year apart."""
    return _YEAR.sub("", named_key(name))


def _body(code: str) -> str:
    """The letters of the first issuer, the term of an assembly apart: `QH` of `QH15`."""
    return code.partition("-")[0].rstrip("0123456789")


@lru_cache(maxsize=16384)
def _initials(name: str) -> str:
    """`Luật TNBTCNN` for "Luật Trách nhiệm bồi thường của Nhà nước"."""
    kind, _, rest = name.partition(" ")
    return f"{kind} {''.join(word[0].upper() for word in rest.replace(',', ' ').split())}"


class Memory:
    """Numbers and names of the whole document: a short form may come before its full one."""

    def __init__(self, text: str, drafts: list[Draft], own: Own, outline: Outline) -> None:
        """Index the drafts of one document; symbols cut at a line end are mended on the way."""
        self.text = text
        self.serials: dict[tuple[str, str], set[str]] = {}
        self.names: dict[str, set[str]] = {}
        self.numbered = numbered = [draft for draft in drafts if draft.number is not None]
        shorts = [draft for draft in drafts if draft.form == "short"]
        called = [draft for draft in drafts if draft.name]
        mend_cut(numbered)
        self.initials = {_initials(draft.name): draft.name for draft in called if draft.name and draft.type in _LAWS}
        for draft in called:
            if draft.number is not None and draft.type:
                self._remember_name(draft, draft.number)
        for name, number in numbers_of_names(text, drafts):
            self.names.setdefault(_key(name), set()).add(number)
        for draft in numbered if shorts else ():  # only short forms ask for serials
            self._remember_serial(draft)
        for draft in shorts:
            if draft.type == "Nghị định" and "/" in draft.key:  # "Nghị định 178/2024": only the Government issues decrees
                serial, _, year = draft.key.partition("/")
                self.serials.setdefault(("Nghị định", serial.lstrip("0")), set()).add(f"{serial}/{year}/NĐ-CP")
        if own.number and own.type in _LAWS:
            self._own_name(drafts, own, outline)
        self.typed = typed(text, numbered, shorts)
        self._share(drafts)
        share_heads(text, drafts)
        self._drop_years(numbered)
        self.implied: dict[tuple[str, str], set[str]] = {}
        self.said: set[tuple[str, str]] = set()
        for draft in shorts:
            if draft.key and not draft.number:
                self._note_short(draft)
        self.terms: dict[str, set[str]] = {}
        for draft in called:
            if draft.rule == PLENUM and draft.name and " khóa " in draft.name:
                self.terms.setdefault(draft.name.partition(" khóa ")[0], set()).add(draft.name)
        if own.date:
            self._drop_later_years(drafts, own.date[:4])

    @staticmethod
    def _drop_years(numbered: list[Draft]) -> None:
        """A year beside a number that the text dates to a day of another year belongs to something else: "Kế hoạch thực hiện KL 01-KL/TW năm 2022"."""
        years = [draft for draft in numbered if draft.date and len(draft.date) == 4]
        if not years:
            return
        days: dict[str | None, set[str]] = {}
        for draft in numbered:
            if draft.date and len(draft.date) == 10:
                days.setdefault(draft.number, set()).add(draft.date[:4])
        for draft in years:
            year, known = draft.date or "", days.get(draft.number, set())
            # five years and more apart it is another instrument: Party numbers begin anew with each term
            if year not in known and any(abs(int(year) - int(other)) < 5 for other in known):
                draft.date = None

    def _note_short(self, draft: Draft) -> None:
        """Keep what a short form says elsewhere in the text: that there is such a number, and whose it is."""
        key = draft.type or "", draft.key.lstrip("0")
        if draft.rule != UNSURE:
            self.said.add(key)
        target = implied(draft) if draft.issuer else None
        if target:
            self.implied.setdefault(key, set()).add(target)

    def _drop_later_years(self, drafts: list[Draft], own: str) -> None:
        """A year after the document's own is not that of a law it names: "xây dựng dự toán thực hiện Pháp lệnh X năm 2020" in a letter of 2019."""
        for draft in drafts:
            later = draft.form == "named" and draft.date and len(draft.date) == 4 and draft.date > own
            if later and draft.type in _LAWS and _BUDGET.search(self.text, max(0, draft.noun - 110), draft.noun):
                year = _SPAN_YEAR.search(self.text, max(draft.start, draft.end - 14), draft.end)
                draft.end, draft.date = year.start() if year else draft.end, None

    def _remember_name(self, draft: Draft, number: str) -> None:
        if not _AMENDS_ITS_NAME.match(self.text, draft.tail, draft.tail + 90):
            self.names.setdefault(_key(draft.name or ""), set()).add(number)

    def _remember_serial(self, draft: Draft) -> None:
        number, symbol = draft.number or "", draft.symbol
        if symbol is None:
            return
        serial = symbol.number.lstrip("0")
        coded = types_of_code().get(symbol.type_code, ()) or (_ASSEMBLYS if symbol.issuer_code.startswith("QH") else ())
        for kind in (draft.type, *(() if draft.type in coded else coded)) if draft.type else coded:
            self.serials.setdefault((kind, serial), set()).add(number)

    def _own_name(self, drafts: list[Draft], own: Own, outline: Outline) -> None:
        """ "Quốc hội ban hành Luật X" in the preamble: X is the name of the document's own number."""
        first = outline.dieu_at[0] if outline.dieu_at else len(self.text)
        for draft in drafts:
            if draft.start > first:
                break
            if draft.form == "named" and draft.type == own.type and "ban hành " in self.text[max(0, draft.start - 14) : draft.start + 1]:
                self.names.setdefault(_key(draft.name or ""), set()).add(own.number or "")

    def _share(self, drafts: list[Draft]) -> None:
        """Earlier members of a list take what is told once at its end: the issuer, or the letters of the symbol."""
        later: Draft | None = None
        for draft in reversed(drafts):
            if draft.form == "internal" or draft.nested:
                continue
            if later is not None and later.start - draft.tail < _FAR:
                if draft.date is None and later.date:
                    self._share_date(draft, later)
                if draft.issuer:
                    self._share_on(draft, later)
                else:
                    self._share_issuer(draft, later)
                if draft.form == "short":
                    self._share_symbol(draft, later)
            later = draft

    def _share_date(self, draft: Draft, later: Draft) -> None:
        """ "các Nghị định số 115/2003/NĐ-CP, 116/2003/NĐ-CP ngày 10/10/2003": numbers of one kind and year that share a noun share the day."""
        one, other = draft.symbol, later.symbol
        if one is None or other is None or later.form != "bare" or one.year is None or draft.form not in ("full", "bare"):
            return
        same = one._replace(number="") == other._replace(number="") and draft.number != later.number
        if same and 0 < later.start - draft.end < 16 and " ".join(self.text[draft.end : later.start].split()) in GOVERNED:
            draft.date = later.date

    def _share_on(self, draft: Draft, later: Draft) -> None:
        """A further letter of the body told before its first one: "đề nghị của Bộ trưởng Bộ X tại Tờ trình số A và văn bản <số B>"."""
        one, other = draft.symbol, later.symbol
        if later.issuer or one is None or other is None or later.start <= draft.tail:
            return
        if other.issuer_code in _SEVERAL_BODIES and later.form != "bare":
            return  # "21-KL/TW của Hội nghị Trung ương 4 và <Quy định 37-QĐ/TW>"
        if _body(one.issuer_code) == _body(other.issuer_code) != "" and _AND_LETTER.fullmatch(self.text, draft.tail, later.start):
            later.issuer = draft.issuer

    def _share_issuer(self, draft: Draft, later: Draft) -> None:
        """ "Nghị định A ngày x, Nghị định B ngày y của Chính phủ"."""
        if not later.issuer or later.form == "short" or draft.form not in ("full", "bare") or draft.number == later.number:
            return
        if not 0 <= later.start - draft.tail < 16:
            return
        one, other = draft.symbol, later.symbol
        if not (later.type in (draft.type, None) or later.form == "bare") and not (one and other and one.issuer_code not in _CENTRAL):
            return  # "Chỉ thị số 35-CT/TW ngày x, Kết luận số 01-KL/TW ngày y của Bộ Chính trị": whose the first is remains open
        if one and other and _body(one.issuer_code) != _body(other.issuer_code):
            return  # "Thông tri số 28-TTr/TW; Thông tri số 05-TTr/TU của Ban Thường vụ Tỉnh ủy"
        gap = " ".join(self.text[draft.tail : later.start].lower().split())
        if gap.removesuffix(" văn bản").removesuffix(" tại") in GOVERNED:
            draft.issuer = later.issuer

    def _share_symbol(self, draft: Draft, later: Draft) -> None:
        """ "Nghị quyết số 18, 19-NQ/TW"."""
        if (later.form != "bare" and later.rule != MEMBER) or draft.number or "/" in draft.key or not 0 < later.start - draft.end < 12:
            return
        rest = _TAIL.match(later.number or "")
        if rest and " ".join(self.text[draft.end : later.start].split()) in GOVERNED:
            draft.number = draft.target = draft.key + rest["tail"]
            draft.issuer, draft.date, draft.rule = draft.issuer or later.issuer, draft.date or later.date, MEMBER
            self.serials.setdefault((draft.type or "", draft.key.lstrip("0")), set()).add(draft.number)

    def member(self, draft: Draft, before: Draft | None) -> None:
        """A member of a list that a type noun governs is a full citation of that type, of the body that the noun is said to be of."""
        if headed(self.text, draft):
            return
        if before is None or before.form not in ("full", "short") or before.type is None or draft.start < before.end:
            return
        near = self.text[before.tail if draft.start >= before.tail else before.end : draft.start]
        symbol = draft.symbol
        fits = symbol is not None and (before.type in types_of_code().get(symbol.type_code, ()) or not symbol.type_code)
        direct = len(near) < 24 and " ".join(near.split()) in GOVERNED and (fits or not (symbol and symbol.type_code))
        titled = (
            fits
            and len(near) < 700
            and "\n\n" not in near
            and not _SENTENCE.search(near)
            and (several(self.text, before) or _NEXT.search(near))
        )
        if direct or titled:
            draft.form, draft.type, draft.plural = "full", before.type, several(self.text, before)
            draft.rule = MEMBER
            if before.rule == HEADED:
                draft.issuer, draft.rule = draft.issuer or before.issuer, before.rule

    def short(self, draft: Draft) -> None:
        """A number without symbol means the one instrument of its type with that serial, or nothing."""
        if draft.number:
            return
        serial, _, year = draft.key.partition("/")
        year = year or (draft.date if draft.date and len(draft.date) == 4 else "")
        candidates = self._candidates(draft.type or "", serial.lstrip("0"), year)
        if len(candidates) == 1:
            draft.number = draft.target = next(iter(candidates))
            draft.type, draft.rule = self.typed.get(draft.number, draft.type) if self.typed else draft.type, "so-rut-gon"
        elif year and draft.type == "Nghị định":  # only the Government issues decrees
            draft.number = draft.target = f"{serial}/{year}/NĐ-CP"
            draft.rule = "nghi-dinh-cua-chinh-phu"
        else:
            draft.rule = "so-rut-gon-nhieu-kha-nang" if candidates else "so-rut-gon-chua-ro"
            target = None if candidates or year else (implied(draft) if draft.issuer else self._implied_once(draft))
            if target:
                draft.target, draft.rule = target, "loai-va-co-quan"

    def _implied_once(self, draft: Draft) -> str | None:
        """What the same number of the type means where the text names its issuer, if that is one instrument."""
        found = self.implied.get((draft.type or "", draft.key.lstrip("0")), set())
        return next(iter(found)) if len(found) == 1 else None

    def _candidates(self, kind: str, serial: str, year: str) -> set[str]:
        """Numbers of the type, else of a type with the same letters (Quyết định, Quy định); those of another year left out."""
        found = self.serials.get((kind, serial), set())
        if not found:
            codes = types()[kind].codes if kind in types() else ()
            kinds = {name for code in codes for name in types_of_code()[code]}
            found = {number for name in kinds for number in self.serials.get((name, serial), set())}
        if not year:
            return found
        dated = {number for number in found if f"/{year}/" in number}
        return dated or {number for number in found if not re.search(r"/\d{4}/", number)}

    def name(self, draft: Draft) -> None:
        """A law called by name means the number that the document gives it, else its name with its year."""
        if draft.target:
            return
        if draft.name and len(draft.name.rpartition(" ")[2]) > 3 and draft.name.rpartition(" ")[2].isupper():
            draft.name = self.initials.get(draft.name, draft.name)
        known = self.names.get(_key(draft.name or ""), set())
        if draft.date:
            known = {number for number in known if f"/{draft.date[:4]}/" in number}
        if len(known) == 1:
            draft.target, draft.rule = next(iter(known)), "ten-luat-co-so"
            return
        terms = self.terms.get(draft.name or "", set()) if draft.rule == PLENUM else set()
        if len(terms) == 1:  # "Nghị quyết Trung ương 4" after "Nghị quyết Trung ương 4 (khóa XI)": no other term is named
            draft.target, draft.rule = next(iter(terms)), "khoa-da-neu"
            return
        draft.target = f"{draft.name} năm {draft.date}" if draft.date and len(draft.date) == 4 else draft.name
        draft.rule = draft.rule or "ten-goi"
