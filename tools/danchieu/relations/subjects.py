"""Whose relation a verb states, and how it is asserted: the text itself, the instrument before the verb, or the one made for it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from danchieu.values import Citation, Form, Modality, Zone

from .cues import ACT, BREAK, CLAUSE, LATER_PROPOSED, LEADS, MAKES, MARK, NOTED, ONLY_TAIL, PROPOSED

CARRIED = ("trien_khai", "cu_the_hoa", "the_che_hoa", "tiep_tuc_thuc_hien")
"""What one makes another instrument for."""


class Subjects:
    """Finds the subject of each relation of one text."""

    def __init__(self, text: str, citations: Sequence[Citation], subject: str | None) -> None:
        """The text, its citations in order, and its own symbol or id."""
        self.text = text
        self.citations = citations
        self.subject = subject

    def who(self, index: int, previous: int, verb_at: int, verb: str) -> tuple[str | None, Modality]:
        """Whose relation it is and how it is asserted."""
        here = self.citations[index]
        leader = self._leader(here, previous, verb_at)
        if leader is not None:
            return leader
        maker = self._maker(index) if verb in CARRIED else None
        if maker is not None:
            return maker, Modality.STATED if maker == self.subject else Modality.REPORTED
        if here.zone is Zone.FOOTNOTE:
            found = self._noted(verb_at)
            if found is not None:
                return found, Modality.STATED if found == self.subject else Modality.REPORTED
        clause_at = max(0, verb_at - 220)
        for match in CLAUSE.finditer(self.text, clause_at, verb_at):
            clause_at = match.end()
        clause = self.text[clause_at:verb_at]
        after = self.text[here.span.end : here.span.end + 120].split(".")[0]
        if self._proposed(clause) or (verb != "can_cu" and not clause.strip() and LATER_PROPOSED.search(after)):
            return (self.subject if verb not in ACT else None), Modality.PROPOSED
        if verb in ACT and self.subject is None:
            return None, Modality.REPORTED
        return self.subject, Modality.STATED if self.subject is not None else Modality.REPORTED

    def _leader(self, here: Citation, previous: int, verb_at: int) -> tuple[str | None, Modality] | None:
        """The instrument before the verb, where it is the one that acts: "Nghị định này thay thế ...", "Kết luận A về tiếp tục thực hiện ..."."""
        if previous < 0:
            return None
        last = self.citations[previous]
        if not 0 <= verb_at - last.span.end < 220:
            return None
        between = self.text[last.span.end : verb_at]
        if ";" in between or BREAK.search(between.replace("\n", " ")):
            return None
        if last.form is Form.SELF:
            return self.subject, Modality.PROPOSED if self._proposed(between) else Modality.STATED
        if last.target is None or last.target == here.target or last.pinpoint is not None:
            return None
        if LEADS.search(between) or ONLY_TAIL.fullmatch(between):
            if last.date and here.date and last.date < here.date[: len(last.date)]:
                return None  # nothing carries out what did not yet exist
            if last.type == "Tờ trình":
                return last.target, Modality.PROPOSED
            return last.target, Modality.STATED if last.target == self.subject else Modality.REPORTED
        return None

    def _maker(self, index: int) -> str | None:
        """ "Thực hiện <A> và <B>, Chính phủ đã ban hành <C>": C, the instrument made to carry them out; None where none is told."""
        for which in range(index, min(index + 5, len(self.citations) - 1)):
            one, following = self.citations[which], self.citations[which + 1]
            gap = self.text[one.span.end : following.span.start]
            if len(gap) > 420 or following.zone is not one.zone:
                return None
            if MAKES.fullmatch(gap):
                return following.target if following.target != self.citations[index].target else None
            if BREAK.search(gap):
                return None
        return None

    @staticmethod
    def _proposed(clause: str) -> bool:
        return PROPOSED.search(clause) is not None

    def _noted(self, at: int) -> str | None:
        """What a footnote speaks of: the citation before its mark in the body."""
        line = self.text.rfind("\n", max(0, at - 12), at)
        mark = MARK.match(self.text[line + 1 : at]) if line >= 0 else None
        if mark is None:
            return None
        place = self.text.rfind(mark[1], max(0, line - NOTED), line)
        if place < 0:
            return None
        index = bisect_right(self.citations, place, key=lambda citation: citation.span.start) - 1
        while index >= 0 and self.citations[index].span.end > place - NOTED:
            citation = self.citations[index]
            if citation.span.end <= place and citation.zone is Zone.BODY:
                return citation.target if place - citation.span.end < 700 else None
            if place - citation.span.start > 1400:
                return None
            index -= 1
        return None
