"""Read relations from a text and its citations: active before the object, passive between object and subject.

Works on the gaps between citations only; nothing looks further than a bounded window.
"""

from __future__ import annotations

from collections.abc import Sequence

from danchieu.values import Citation, Modality, Pinpoint

from .cues import AMENDING, LIST_ENDS, LIST_GAP, MEMBER_ENDS, MEMBER_GAP, PASSIVE_ENDS, REACH, SINCE
from .ended import REACH as ENDED
from .ended import ended, what_ends, who_ends
from .lists import Lists
from .passive import further, is_passive
from .phrases import phrases, verb_of
from .powers import beyond
from .recounted import OPENS, carried_on, repealing
from .rows import BOILERPLATE, HEADER, INTERNAL, PROPOSED, REPORTED, SELF, STATED, Stated
from .sift import older, own_type, sift
from .subjects import Acting, Subjects
from .titled import entitled, outranks
from .undone import in_brackets, inside_sentence, undone
from .verbs import before_list, governed, governing, of_some


def read(text: str, citations: Sequence[Citation], subject: str | None) -> tuple[Stated, ...]:
    """Relations stated in `text`, whose citations are given in order. `subject` is the document's own symbol or id, None for press.

    A proposal is never an amendment, and "ban hành kèm theo" or "thực hiện theo" never a repeal. A text that is no instrument is the subject
    of nothing, except of what it says to carry out itself: "Thực hiện X, ... báo cáo như sau" (a row without subject).
    """
    reader = _Reader(text, citations, subject)
    reader.run()
    return sift(text, citations, subject, reader.rows)


_IN_NAME = ("luat-trong-ten", "ten-luat-co-so")
"""Rules of a law inside another one's name: left as named there, or told by its number elsewhere in the text."""
LOOSE = ("trien_khai", "can_cu", "bai_bo", "thay_the")
"""Verbs whose lists may hold titles between the members."""
TITLES = ("quy_dinh_chi_tiet", "huong_dan")
"""Verbs by which a title names what it serves."""


class _Reader:
    """One pass over the citations of one text."""

    def __init__(self, text: str, citations: Sequence[Citation], subject: str | None) -> None:
        self.text = text
        self.citations = citations
        self.subject = subject
        self.kind = own_type(citations).lower() if subject else ""
        self.rows: list[Stated] = []
        self.subjects = Subjects(text, citations, subject, self.rows, self.kind)
        self.carried: tuple[list[str], int] | None = None  # verbs and object of a passive list
        self.bracketed = False  # "A (được sửa đổi tại B ngày ... và C)": days may stand between the members
        self.listed: tuple[str, Acting] | None = None  # verb and subjects of an active list
        self.outer: list[tuple[str, Acting]] = []  # the lists in which the leader of that list stands
        self.days: dict[str, str] | None = None  # of each target, as its first citation with a day has it
        self.opens = OPENS if subject is None else frozenset[str]()
        self.retold: Acting | None = None  # of the list that an article tells of
        self.told = -1  # the last citation of a passive list
        self.lists = Lists(text, citations, subject)

    def run(self) -> None:
        """Walk over the citations; each is looked at with the gap before it."""
        text, items = self.text, self.lists.heads
        previous, span, end = -1, None, 0
        for index, citation in enumerate(self.citations):
            zone = citation.zone
            if zone is HEADER or zone is BOILERPLATE or (citation.form is INTERNAL and citation.rule != "van-ban-duoc-sua-doi"):
                continue
            start = citation.span.start
            if start < end:
                if citation.span == span:
                    self._again(index)
                else:  # nested in the name of the one before
                    self._inside(index, previous)
                continue
            low = end if start - end <= REACH else start - REACH
            words = text[low if low > start - 40 else start - 40 : start].rsplit(None, 2)
            word = words[-1] if words else ""
            if self.subject is not None or word in SINCE:
                self._ending(previous, start)
            if index in items:
                self._item(index)
            elif (self.carried is not None or word in PASSIVE_ENDS) and self._passive(index, previous, low, word):
                self.told = index
            else:
                may = word[-1:] == ":" or governed(words, word) or of_some(text, low, start, word)
                done = (may and self._active(index, previous, low, words)) or (word in self.opens and self._recounted(index, previous, low))
                if not done and self.listed is not None:
                    self._member(index, low, word, *self.listed)
            span, previous = citation.span, index
            end = span.end
        if self.subject is not None:
            self._ending(previous, len(text))

    def _inside(self, index: int, outer: int) -> None:
        """ "<Luật sửa đổi, bổ sung một số điều của <Luật A>>": the amending law amends the one in its name; a bill proposes to."""
        here, law = self.citations[index], self.citations[outer]
        several = self.text.endswith(("ác ", "ác\n"), 0, law.span.start)  # "các Luật sửa đổi ...": which ones is not told
        if here.rule in _IN_NAME and law.target not in (None, here.target) and not several and AMENDING.match(self.text, *law.span):
            bill = self.subjects.bill(law.span.start, here.span)
            self._add(law.target, "sua_doi_bo_sung", index, PROPOSED if bill else REPORTED, ())

    def _again(self, index: int) -> None:
        """A further place in the same stretch ("điểm a, b khoản 2 Điều 3"): the same relation once more."""
        last = self.rows[-1] if self.rows else None
        if last is not None and last.citation == index - 1:
            self.rows.append(last._replace(object=self.citations[index].target, scope=self._scope(index), citation=index))

    def _item(self, index: int) -> None:
        """The instrument of an item of a list behind a colon."""
        self.carried, self.listed, self.outer = None, None, []
        for row in self.lists.told(index, self.subjects):
            self._add(*row)

    def _scope(self, index: int) -> tuple[Pinpoint, ...]:
        pin = self.citations[index].pinpoint
        return (pin,) if pin else ()

    # --- passive: object, verb, "bởi", subject ---

    def _passive(self, index: int, previous: int, low: int, word: str) -> bool:
        """Read the gap that begins at `low`, the end of the citation before unless that is too far away, and ends with `word`."""
        here, text, carried = self.citations[index], self.text, self.carried
        start = here.span.start
        self.carried = None
        if previous < 0 or low != self.citations[previous].span.end:
            return False
        if carried is not None:
            if further(text, self.citations, (carried[1], self.told, previous, index), self.bracketed):
                self.carried = carried
                return self._carry(index)
            if here.target == self.citations[carried[1]].target and previous == self.told:
                self.carried = carried  # "A được sửa đổi bởi B sửa đổi một số điều của <A> và C": only B's title
                return False
        if word not in PASSIVE_ENDS:
            return False
        before, gap = self.citations[previous], text[low:start]
        nameless = before.target is None and before.form is not SELF
        if nameless or before.target == here.target or not is_passive(gap):
            return False
        table = phrases()
        verbs = []
        for match in table.passive.finditer(text, low, start):
            verb = verb_of(table.verb_of_passive, match)
            if verb not in verbs and not in_brackets(text, low, match.start(), match.end(), start):
                verbs.append(verb)
        if not verbs:
            return False
        found = entitled(text, self.citations, previous, here.type, start) if outranks(before.type, here.type) else -1
        about = previous if found < 0 else found
        self.carried, self.bracketed = (verbs, about), "(" in gap
        return self._carry(index)

    def _carry(self, index: int) -> bool:
        assert self.carried is not None
        verbs, about = self.carried
        here = self.citations[index]
        target = self.citations[about].target
        if here.target == target or (here.target is None and here.form is not SELF):
            return False
        own = here.form is SELF
        subject, modality = (self.subject, STATED) if own else (here.target, REPORTED)
        objects = self._stretch(about)
        count = len(verbs) * len(objects)
        same = [(*row[:3], row.citation) for row in self.rows[-count:]] == [
            (subject, verb, target, one) for verb in verbs for one in objects
        ]
        if same:
            self.rows[-count:] = [row._replace(by=(*row.by, *self._scope(index))) for row in self.rows[-count:]]
            return True  # "bởi Điều 4, Điều 5 Nghị định B": one relation, two places that do it
        for verb in verbs:
            for which in objects:
                self._add(subject, verb, which, modality, self._scope(index))
        return True

    def _stretch(self, about: int) -> list[int]:
        """All places of the object that share its span, and the members of its list before it."""
        first = about
        while first > 0 and self.citations[first - 1].target == self.citations[about].target and self._joined(first - 1):
            first -= 1
        return list(range(first, about + 1))

    def _joined(self, index: int) -> bool:
        one, other = self.citations[index], self.citations[index + 1]
        if one.span == other.span:
            return True
        gap = self.text[one.span.end : other.span.start].strip()
        return other.span.start - one.span.end < 8 and gap in (",", "và", ";", ", và") and one.pinpoint is not None

    # --- active: subject, verb, object ---

    def _active(self, index: int, previous: int, low: int, words: Sequence[str]) -> bool:
        """Read the gap that begins at `low` and ends with some words; False where no verb governs the citation."""
        here, text = self.citations[index], self.text
        at = here.span.start
        if words and words[-1][-1] == ":":  # "Căn cứ các Nghị định của Chính phủ: <số A>"
            at, words = before_list(text, low, at)
        found = governing(text, low, at, words) if at > low and words else None
        if found is None:
            return False
        verb, start = found
        self_named = here.form is SELF or (here.target is not None and here.target == self.subject)
        again = verb == "trien_khai" and text.endswith(" này", 0, here.span.end)
        if self_named or again or undone(verb, text[max(low, start - 40) : start], self.kind):
            self.listed = None
            return True
        acting = self.subjects.of(index, previous, start, verb)
        if verb == "can_cu" and (acting.modality is not STATED or inside_sentence(text, start)):
            return True
        self._add_all(acting, verb, index)
        if acting.led and self.listed is not None:
            self.outer.append(self.listed)
        else:
            self.outer.clear()
        self.listed = (verb, acting)
        return True

    def _recounted(self, index: int, previous: int, low: int) -> bool:
        """An article's list: "Các văn bản bị bãi bỏ gồm <A>", and where it goes on."""
        text, start = self.text, self.citations[index].span.start
        found = repealing(text, self.citations, index, low)
        if found is not None:
            self.retold = Acting((found,), REPORTED)
            self.listed, self.outer = ("bai_bo", self.retold), []
        elif self.listed is None or self.listed[1] is not self.retold or not carried_on(text, start, self.citations[previous], self.rows):
            return False
        self._add_all(self.listed[1], self.listed[0], index)
        return True

    def _member(self, index: int, low: int, word: str, verb: str, acting: Acting) -> None:
        """A further member of the list behind the last verb, or the end of that list: "bãi bỏ A, B và C"."""
        here, text = self.citations[index], self.text
        named = word.endswith("(") or (word in ("là", "tắt") and text.find("(sau", low, here.span.start) >= 0)
        if named and any(row.object == here.target for row in self.rows[-2:]):
            return  # "Nghị quyết số 27-NQ/TW ... (Nghị quyết số 27-NQ/TW); Kế hoạch ...": the same one named shortly
        joined = word.endswith(LIST_ENDS) and here.form is not SELF
        told = index - 1 == self.told and self.text.find(";", low, here.span.start) < 0  # "A, được sửa đổi tại B và <C>"
        if told and acting.led and verb in TITLES:
            # "Căn cứ A quy định chi tiết B được sửa đổi bởi C và <D>": what A details ends at "được sửa đổi"
            joined = joined and bool(self.outer)
            verb, acting = self.outer.pop() if self.outer else (verb, acting)
        while not (joined and self._fits(verb, acting, here, low, word)):
            if not joined or told or not self.outer:
                self.listed = None
                return
            verb, acting = self.outer.pop()  # "thực hiện A về triển khai B; <C>"
        self.listed = verb, acting
        self._add_all(acting, verb, index)

    def _fits(self, verb: str, acting: Acting, here: Citation, low: int, word: str) -> bool:
        """Whether a further member can be of this list; what stands in a title goes no further than ";", and is neither later nor more local."""
        start = here.span.start
        fits = word.endswith(MEMBER_ENDS) and verb not in LOOSE and MEMBER_GAP.fullmatch(self.text, low, start)
        loose = verb in LOOSE or (not fits and verb == "sua_doi_bo_sung" and self.subjects.titled(acting, here))
        if not (fits or (loose and word.endswith(LIST_ENDS) and LIST_GAP.fullmatch(self.text, low, start))):
            return False
        if not acting.led:
            return True
        if self.text.find(";", low, start) >= 0:
            return False
        return not any(one is not None and (beyond(one, here.target) or self._later(one, here)) for one in acting.subjects)

    def _later(self, one: str, here: Citation) -> bool:
        """Whether an instrument is older than a citation by their days."""
        if self.days is None:  # once for the text: a list may have any number of members
            self.days = {citation.target: citation.date for citation in reversed(self.citations) if citation.target and citation.date}
        return older(self.days.get(one, ""), here.date or "")

    def _add_all(self, acting: Acting, verb: str, index: int) -> None:
        target = self.citations[index].target
        for subject in acting.subjects:
            if subject is None or subject != target:
                self._add(subject, verb, index, acting.modality, ())

    def _ending(self, index: int, stop: int) -> None:
        """ "<Nghị định A> hết hiệu lực kể từ ngày Nghị định này có hiệu lực": the text repeals it."""
        if index < 0:
            return
        here = self.citations[index]
        over = ended(self.text, here.span.end, min(stop, here.span.end + ENDED))
        told = who_ends(self.text, self.citations, index, over, self.subject) if over else None
        if told is None or any(row.citation == index and row.verb in ("bai_bo", "thay_the") for row in self.rows[-4:]):
            return
        for one in what_ends(self.text, self.citations, self.subjects.members(index)):
            self._add(told[0], "bai_bo", one, told[1], ())

    def _add(self, subject: str | None, verb: str, index: int, modality: Modality, by: tuple[Pinpoint, ...]) -> None:
        citation = self.citations[index]
        if citation.target is None and citation.form is not SELF:
            return  # a relation to nothing says nothing
        pin = citation.pinpoint
        sentence = self.subjects.sentence(*citation.span)
        self.rows.append(Stated(subject, verb, citation.target, modality, sentence, (pin,) if pin else (), by, index))
