"""Read relations from a text and its citations: active before the object, passive between object and subject.

Works on the gaps between citations only; nothing looks further than a bounded window.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from danchieu.text.sentences import sentence_at
from danchieu.values import Citation, Form, Modality, Pinpoint, Span, Zone

from .cues import (
    BREAK,
    ENDS,
    FILLER,
    FROM,
    LAST_FILLER,
    LIST_ENDS,
    LIST_GAP,
    MEMBER,
    NEXT_SUBJECT,
    NOT_DONE,
    PASSIVE_ENDS,
    PASSIVE_GAP,
    REACH,
    UNDERGONE,
    WORDS,
)
from .phrases import phrases, plain
from .rows import Stated
from .subjects import Subjects


def read(text: str, citations: Sequence[Citation], subject: str | None) -> tuple[Stated, ...]:
    """Relations stated in `text`, whose citations are given in order. `subject` is the document's own symbol or id, None for press.

    A proposal is never an amendment, and "ban hành kèm theo" or "thực hiện theo" never a repeal.
    """
    reader = _Reader(text, citations, subject)
    reader.run()
    return tuple(reader.rows)


LOOSE = ("trien_khai", "can_cu", "bai_bo", "thay_the")
"""Verbs whose lists may hold titles between the members."""


class _Reader:
    """One pass over the citations of one text."""

    def __init__(self, text: str, citations: Sequence[Citation], subject: str | None) -> None:
        self.text = text
        self.citations = citations
        self.subject = subject
        self.subjects = Subjects(text, citations, subject)
        self.rows: list[Stated] = []
        self.sentence = Span(0, 0)  # of the last row: members of a list share it
        self.carried: tuple[list[str], int] | None = None  # verbs and object of a passive list
        self.listed: tuple[str, str | None, Modality] | None = None  # verb and subject of an active list
        self.strict = False  # whether only a plain list goes on

    def run(self) -> None:
        """Walk over the citations; each is looked at with the gap before it."""
        previous, span, end = -1, None, 0
        for index, citation in enumerate(self.citations):
            if citation.zone is Zone.HEADER or citation.zone is Zone.BOILERPLATE:
                continue
            if citation.form is Form.INTERNAL and citation.rule != "van-ban-duoc-sua-doi":
                continue
            start = citation.span.start
            if citation.span == span:
                self._again(index)
                continue
            if start < end:
                continue  # nested in the name of the one before
            low = end if start - end <= REACH else start - REACH
            words = self.text[max(low, start - 40) : start].split()
            word = words[-1] if words else ""
            if not self._passive(index, previous, low, word):
                self._active(index, previous, low, word)
            self._ending(index)
            previous, span, end = index, citation.span, citation.span.end

    def _again(self, index: int) -> None:
        """A further place in the same stretch ("điểm a, b khoản 2 Điều 3"): the same relation once more."""
        last = self.rows[-1] if self.rows else None
        if last is not None and last.citation == index - 1:
            self.rows.append(last._replace(object=self.citations[index].target, scope=self._scope(index), citation=index))

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
        if carried and NEXT_SUBJECT.fullmatch(text, low, start) and not BREAK.search(text[low:start].replace(";", ",")):
            self.carried = carried
            return self._carry(index)
        if word not in PASSIVE_ENDS:
            return False
        before = self.citations[previous]
        if before.target is None or before.target == here.target or not PASSIVE_GAP.fullmatch(text, low, start):
            return False
        table = phrases()
        verbs = []
        for match in table.passive.finditer(text, low, start):
            verb = table.verb_of_passive[plain(match)]
            if verb not in verbs:
                verbs.append(verb)
        if not verbs:
            return False
        self.carried = (verbs, previous)
        return self._carry(index)

    def _carry(self, index: int) -> bool:
        assert self.carried is not None
        verbs, about = self.carried
        here = self.citations[index]
        target = self.citations[about].target
        if here.target == target or (here.target is None and here.form is not Form.SELF):
            return False
        own = here.form is Form.SELF
        subject, modality = (self.subject, Modality.STATED) if own else (here.target, Modality.REPORTED)
        objects = self._stretch(about)
        count = len(verbs) * len(objects)
        if [row[:3] for row in self.rows[-count:]] == [(subject, verb, target) for verb in verbs for _ in objects]:
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

    def _active(self, index: int, previous: int, low: int, word: str) -> None:
        """Read the gap that begins at `low` and ends with `word`."""
        here = self.citations[index]
        verb, start = self._verb(low, here.span.start, word)
        if verb is None and word == "tại":
            verb, start = self._words(low, here.span.start)
        if verb is None:
            self._member(index, low, word)
            return
        if NOT_DONE.search(self.text, max(low, start - 24), start) or UNDERGONE.search(self.text, max(low, start - 8), start):
            self.listed = None  # "không thực hiện", "được sửa đổi <bởi>"
            return
        if here.form is Form.SELF or (here.target is not None and here.target == self.subject):
            self.listed = None
            return
        subject, modality = self.subjects.who(index, previous, start, verb)
        if verb == "can_cu" and (modality is not Modality.STATED):
            return
        if subject is not None and subject == here.target:
            return
        self._add(subject, verb, index, modality, ())
        self.listed = (verb, subject, modality)
        self.strict = verb not in LOOSE or subject != self.subject

    def _member(self, index: int, low: int, word: str) -> None:
        """A further member of the list behind the last verb, or the end of that list."""
        here = self.citations[index]
        if self.listed and word == "(" and self.rows and self.rows[-1].object == here.target:
            return  # the short name in brackets behind a member
        gap = MEMBER if self.strict else LIST_GAP
        if self.listed and word.endswith(LIST_ENDS) and here.form is not Form.SELF and gap.fullmatch(self.text, low, here.span.start):
            verb, subject, modality = self.listed
            self._add(subject, verb, index, modality, ())
            return
        self.listed = None

    def _verb(self, low: int, end: int, word: str) -> tuple[str | None, int]:
        """The verb that governs the citation at `end`, and where it begins; `word` is the last one before the citation."""
        text, table = self.text, phrases()
        word = word.lower().strip(',(“"')
        if word and word not in table.last and word not in LAST_FILLER:
            return None, 0
        low = max(low, end - 100)
        for match in reversed(list(table.active.finditer(text, low, end))):
            if match.start() > low and text[match.start() - 1].isalnum():
                continue
            if FILLER.fullmatch(text, match.end(), end):
                return table.verb_of_active[plain(match)], match.start()
            if BREAK.search(text, match.end(), end):
                break
        return None, 0

    def _words(self, low: int, end: int) -> tuple[str | None, int]:
        """ "Thay cụm từ “A” bằng cụm từ “B” tại <...>": an amendment without one of the phrases."""
        found = WORDS.search(self.text, low, end) if self.text.find("cụm", low, end) >= 0 else None
        return ("sua_doi_bo_sung", found.start()) if found else (None, 0)

    def _ending(self, index: int) -> None:
        """ "<Nghị định A> hết hiệu lực kể từ ngày Nghị định này có hiệu lực": the text repeals it."""
        here = self.citations[index]
        if here.form in (Form.SELF, Form.INTERNAL):
            return
        after = self.text[here.span.end : here.span.end + 400]
        match = ENDS.search(after)
        if match is None or re.search(r"[.;]\s|\n\s*\n", after[: match.start()]) or self._later(index, here.span.end + match.start()):
            return
        if any(row.citation == index and row.verb in ("bai_bo", "thay_the") for row in self.rows[-4:]):
            return
        following = self.citations[index + 1] if index + 1 < len(self.citations) else None
        other = following and FROM.fullmatch(self.text, here.span.end + match.end(), following.span.start)
        if following and other and following.form not in (Form.SELF, Form.ANAPHOR) and following.target != self.subject:
            self._add(following.target, "bai_bo", index, Modality.REPORTED, ())  # "... hết hiệu lực từ ngày <B> có hiệu lực"
        elif self.subject is not None:
            self._add(self.subject, "bai_bo", index, Modality.STATED, ())
        elif other:
            self._add(None, "bai_bo", index, Modality.REPORTED, ())

    def _later(self, index: int, at: int) -> bool:
        following = self.citations[index + 1] if index + 1 < len(self.citations) else None
        return following is not None and following.span.start < at

    def _add(self, subject: str | None, verb: str, index: int, modality: Modality, by: tuple[Pinpoint, ...]) -> None:
        citation = self.citations[index]
        if citation.target is None:
            return  # a relation to nothing says nothing
        start, end = citation.span
        if not (self.sentence.start <= start and end <= self.sentence.end):
            self.sentence = sentence_at(self.text, start, end)
        self.rows.append(Stated(subject, verb, citation.target, modality, self.sentence, self._scope(index), by, index))
