"""Whose relation it is and how it is asserted: the text's own, that of an instrument named beside the verb, or a proposal."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from danchieu.text.sentences import sentence_at
from danchieu.values import Citation, Modality, Span

from .cues import (
    ACT,
    ANNOUNCED,
    ASKS,
    BILL,
    BILL_REACH,
    BRACKETED,
    BREAK,
    BY,
    CLAUSE,
    COORDINATED,
    DETAILS,
    ISSUES,
    ISSUES_ENDS,
    ITEM,
    LATER_PROPOSED,
    LEADS,
    LEADS_ENDS,
    MARK,
    MEMBER_GAP,
    NORMATIVE,
    NOTED,
    ONLINE,
    ONLY_TAIL,
    OPENING,
    PLAIN,
    PROPOSES,
    PURPOSE,
    RESTS,
    REVISING,
    SPIRIT,
    STEPS,
    SUPERSEDES,
    TITLE,
)
from .rows import BODY, FOOTNOTE, PROPOSED, REPORTED, SELF, STATED, Stated
from .titled import LAWS, bearer


class Acting(NamedTuple):
    """Who acts."""

    subjects: tuple[str | None, ...]
    """Symbols or names; None for the text itself or a draft."""
    modality: Modality
    """How it is asserted."""
    led: bool = False
    """Told of an instrument named before the verb: a semicolon ends what it says."""


_NOBODY = Acting((), REPORTED)
"""The words only tell what was done."""


class Subjects:
    """Finds who acts, for the citations of one text."""

    def __init__(self, text: str, citations: Sequence[Citation], subject: str | None, rows: Sequence[Stated], kind: str) -> None:
        self.text = text
        self.citations = citations
        self.subject = subject
        self.rows = rows
        self.kind = kind
        self._sentence = Span(0, 0)

    def sentence(self, start: int, end: int) -> Span:
        """The sentence around a place; the last one is kept, because members of a list share it."""
        low, high = self._sentence
        if not (low <= start and end <= high):
            self._sentence = sentence_at(self.text, start, end)
        return self._sentence

    def bill(self, at: int, inner: Span) -> bool:
        """Whether an amending law that begins at a place is only a bill; `inner` is what it amends, in its name."""
        start = self.sentence(*inner).start
        if self.text.find("soạn thảo", start, at) >= 0:  # "phân công các bộ soạn thảo 13 luật, gồm: ..."
            return True
        return BILL.search(self.text, max(start, at - BILL_REACH), at) is not None

    def of(self, index: int, previous: int, verb_at: int, verb: str) -> Acting:
        """Who acts on the citation at `index`, by the verb that begins at `verb_at`, after the citation at `previous` (-1 for none)."""
        here = self.citations[index]
        leader = self._leader(here, previous, verb_at, verb) if previous >= 0 and verb != "can_cu" else None
        if leader is not None:
            return leader
        if here.zone is FOOTNOTE:
            found = self._noted(verb_at)
            if found is not None:
                return Acting((found,), self._told_by(found), led=True)
        if self.subject is None and verb in PLAIN and not self._opens(verb_at):
            return _NOBODY
        sentence = self.sentence(verb_at, here.span.end)
        before = self.text[max(sentence.start, verb_at - 220) : verb_at]
        clause = _clause(before)
        if verb not in ACT and (issued := self._issued(index, sentence.end, verb_at, clause, verb)) is not None:
            return Acting((issued,), self._told_by(issued))
        if verb != "can_cu" and RESTS.match(clause):
            return _NOBODY
        if _proposed(clause) or (verb != "can_cu" and not clause.strip() and self._proposed_later(here)):
            return Acting((self.subject if verb not in ACT else None,), PROPOSED)
        if verb in ACT and self.subject is None:
            return Acting((None,), REPORTED)
        if verb in STEPS and self.kind in NORMATIVE and not self._itself(clause, self.text[here.span.end : sentence.end]):
            return _NOBODY
        return Acting((self.subject,), STATED if self.subject is not None else REPORTED)

    def _proposed_later(self, here: Citation) -> bool:
        """Whether the words behind a citation make what was said of it a proposal: "Sửa đổi Luật A: Bộ B đề xuất ..."."""
        after = self.text[here.span.end : here.span.end + 120].split(".")[0]
        return LATER_PROPOSED.search(after) is not None

    def _opens(self, verb_at: int) -> bool:
        """Whether a verb opens its line or clause: an article that carries something out says so only there."""
        line = self.text[max(0, verb_at - 100) : verb_at].rpartition("\n")[2]
        return not line or _opening(_clause(line)) or ITEM.fullmatch(line) is not None

    def _itself(self, clause: str, after: str) -> bool:
        """Whether a verb behind `clause` is the document's own: in its title, of "Thông tư này", in "Bộ A hướng dẫn B như sau"; not a duty of others."""
        words = " ".join(clause.lower().split())
        own = words.endswith(self.kind) or words.startswith(f"{self.kind} này") or f"ban hành {self.kind} quy" in words
        return own or _opening(clause.rpartition("\n")[2]) or DETAILS.match(clause) is not None or "như sau" in after

    def _told_by(self, subject: str) -> Modality:
        return STATED if subject == self.subject else REPORTED

    def _leader(self, here: Citation, previous: int, verb_at: int, verb: str) -> Acting | None:
        """The instrument before the verb, where it is the one that acts: "Nghị định này thay thế ...", "Kết luận A về tiếp tục thực hiện ..."."""
        last = self.citations[previous]
        after = last.span.end
        if not 0 <= verb_at - after < 420:
            return None
        between = self.text[after:verb_at]
        if last.form is SELF:
            return Acting((self.subject,), PROPOSED if _proposed(between) else STATED) if _near(between) else None
        if COORDINATED.fullmatch(between):  # "A thể chế hóa X, cụ thể hóa Y"
            row = self.rows[-1] if self.rows and self.rows[-1].citation == previous else None
            if row is not None:
                return Acting((row.subject,), row.modality, led=row.subject != self.subject)
            if BY.search(self.text[max(0, last.span.start - 30) : last.span.start]):
                return None
        if last.target is None or last.target == here.target or (last.pinpoint is not None and between.strip() == ","):
            return None
        if verb in ACT and between.endswith(("(", "[")) and BRACKETED.fullmatch(between):
            line = between.rstrip("([ \t").endswith("\n")  # a line of its own under the title speaks of the document itself
            acts = self.subject if line and self.subject else self._bearing(previous) or last.target
            return Acting((acts,), self._told_by(acts), led=True)
        if verb in ACT and last.type == here.type and self._supersedes(previous, between):
            return Acting((last.target,), self._told_by(last.target), led=True)
        if not (_near(between) and (_leads(between) or ONLY_TAIL.fullmatch(between))) and not self._titled(last, between):
            return None
        if between.rstrip().lower().endswith(PURPOSE) and SPIRIT.search(self.text[max(0, last.span.start - 30) : last.span.start]):
            return None
        asks = last.type == "Tờ trình" or "/TTr" in last.target
        names = (*self._beside(previous), last.target) if verb in ACT else (last.target,)
        return Acting(names, PROPOSED if asks else self._told_by(last.target), led=True)

    def _bearing(self, index: int) -> str | None:
        """What a bracket behind an instrument speaks of: the one in whose title it stands, else itself."""
        place = bearer(self.text, self.citations, index)
        return self.citations[place if place >= 0 else index].target

    def _supersedes(self, previous: int, between: str) -> bool:
        """Whether a verb stands behind the title of the instrument before it: "Quy định A về việc miễn nhiệm, <thay thế> Quy định B"."""
        if "," not in between or SUPERSEDES.fullmatch(between) is None or REVISING.search(between) or ASKS.search(between.lower()):
            return False
        return not any(
            row.citation == previous and row.verb in ACT for row in self.rows[-4:]
        )  # "bãi bỏ Quyết định A về B, sửa đổi Quyết định C"

    def _titled(self, last: Citation, between: str) -> bool:
        """Whether the verb stands in the title of what was just issued: "ban hành Kế hoạch số 5-KH/TU về tuyên truyền, triển khai ..."."""
        if not self._made(last) and not ANNOUNCED.search(between):
            return False
        return TITLE.fullmatch(between) is not None and not ASKS.search(between.lower())

    def _beside(self, index: int) -> tuple[str, ...]:
        """What acts together with a subject: the A of "A và B sửa đổi C"."""
        found: list[str] = []
        while index > 0:
            one, other = self.citations[index - 1], self.citations[index]
            gap = self.text[one.span.end : other.span.start] if one.span.end <= other.span.start else ";"
            joined = len(gap) < 120 and MEMBER_GAP.fullmatch(gap) and one.type == other.type and one.pinpoint is None
            if not joined or not one.target or one.form is SELF or any(row.citation == index - 1 for row in self.rows[-3:]):
                break
            found.insert(0, one.target)
            index -= 1
        return tuple(found)

    def members(self, index: int) -> list[int]:
        """An instrument and those before it in its list: "<A và B> hết hiệu lực"; those of which something else was said are none."""
        found = [index]
        while index > 0:
            one, other = self.citations[index - 1], self.citations[index]
            gap = self.text[one.span.end : other.span.start] if one.span.end <= other.span.start else ";"
            joined = len(gap) < 160 and one.type == other.type and one.target != other.target and MEMBER_GAP.fullmatch(gap)
            if not joined or not one.target or one.form is SELF or any(row.citation == index - 1 for row in self.rows[-3:]):
                break
            found.insert(0, index - 1)
            index -= 1
        return found

    def titled(self, acting: Acting, here: Citation) -> bool:
        """Whether titles may stand between what the text itself amends: "sửa đổi Thông tư A quy định về B, <Thông tư C>"."""
        if acting.led or self.subject is None or here.pinpoint is not None or not self.rows:
            return False
        able = here.type not in LAWS or self.kind == "luật" or acting.modality is PROPOSED
        return able and self.citations[self.rows[-1].citation].type == here.type

    def _issued(self, index: int, end: int, verb_at: int, clause: str, verb: str) -> str | None:
        """The B of "Thực hiện A, tỉnh ủy đã ban hành B"; in an article, also the instrument whose numbered points it retells."""
        if verb == "can_cu" or not _opening(clause):
            return self._retold(verb_at) if verb == "trien_khai" else None
        here = self.citations[index]
        for later in self.citations[index + 1 : index + 13]:
            if later.span.start >= end:
                break
            if later.target and later.target != here.target and later.pinpoint is None and self._made(later):
                return later.target
        return self._retold(verb_at) if verb == "trien_khai" else None

    def _retold(self, verb_at: int) -> str | None:
        """What an article's numbered points are from: it begins with "ban hành Chỉ thị X", and a colon opens the points."""
        line = self.text.rfind("\n", max(0, verb_at - 100), verb_at) + 1
        if self.subject is not None or line == 0 or not ITEM.fullmatch(self.text, line, verb_at):
            return None
        first = next((one for one in self.citations[:12] if one.zone is BODY), None)
        if first is None or not first.target or first.span.end > min(line, 2000):
            return None
        return first.target if self._made(first) and self.text.find(":\n", max(first.span.end, line - 3000), line) >= 0 else None

    def _made(self, citation: Citation) -> bool:
        """Whether the words before an instrument say that somebody issued it."""
        before = self.text[max(0, citation.span.start - 40) : citation.span.start].lower()
        return before.rstrip().endswith(ISSUES_ENDS) and ISSUES.search(before) is not None

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
            if citation.span.end <= place and citation.zone is BODY:
                return citation.target if place - citation.span.end < 700 else None
            if place - citation.span.start > 1400:
                return None
            index -= 1
        return None


def _clause(before: str) -> str:
    """What stands behind the last end of a clause."""
    at = len(before)
    while (at := max(before.rfind(".", 0, at), before.rfind(";", 0, at), before.rfind("\n", 0, at))) >= 0:
        end = CLAUSE.match(before, at)
        if end:
            return before[end.end() :]
    return before


def _opening(clause: str) -> bool:
    """Whether nothing but an opening stands in a clause before its verb."""
    head = ONLINE.match(clause) if ")" in clause else None
    return OPENING.fullmatch(clause, head.end() if head else 0) is not None


def _near(between: str) -> bool:
    """Whether nothing between an instrument and a verb parts them."""
    if len(between) >= 220 or "\n\n" in between or ";" in between:
        return False
    return ("." not in between and ":" not in between) or not BREAK.search(between.replace("\n", " "))


def _leads(between: str) -> bool:
    """Whether the words behind an instrument lead to what it does."""
    return between.rstrip()[-6:].lower().endswith(LEADS_ENDS) and LEADS.search(between.lower()) is not None


def _proposed(clause: str) -> bool:
    return clause != "" and PROPOSES.search(clause.lower()) is not None
