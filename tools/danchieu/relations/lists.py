"""Lists behind a colon: "Bãi bỏ các văn bản sau:", "Các văn bản sau đây hết hiệu lực ...:", "Nghị định A ... được sửa đổi, bổ sung bởi:".

The first instrument of each item is what is repealed, or what amends. An item with a verb of its own keeps it, and what only stands in the
title of an item is none of the list.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from danchieu.values import Citation, Modality, Pinpoint

from .cells import cells
from .cues import MADE_KNOWN, MEMBER_GAP
from .items import items
from .listcues import (
    ACTIVE,
    BEGINS,
    BY,
    BY_ENDS,
    ENDING,
    ENDINGS,
    FIRST,
    FRONT,
    ITEM_VERB,
    JOINED,
    LEAD,
    LINES,
    LISTS,
    OVER,
    PART,
    PASSIVE,
    PLACED,
    REACH,
    SAID,
    TITLED,
    UNSAID,
    VERB,
    VERBS,
    WORDS,
)
from .phrases import phrases, verb_of
from .rows import ANAPHOR, FOOTNOTE, INTERNAL, REPORTED, SELF, STATED
from .subjects import Acting, Subjects


class Head(NamedTuple):
    """What stands before the colon of a list."""

    verbs: tuple[str, ...]
    """Verb ids."""
    begin: int
    """Where the head begins."""
    at: int
    """Where its verb begins."""
    end: int
    """Its colon."""
    about: int
    """Index of the instrument that the items act upon; -1 where the items are what is acted upon."""
    over: bool = False
    """Whether it says that the force of the items ends."""
    part: bool = False
    """Whether it speaks only of a part of what its items name."""


class Lists:
    """The lists of one text: which citation is the instrument of which item, and who acts on it."""

    def __init__(self, text: str, citations: Sequence[Citation], subject: str | None) -> None:
        """Find the lists; a text without a colon at the end of a line that a verb precedes costs next to nothing."""
        self.text = text
        self.citations = citations
        self.subject = subject
        self.heads: dict[int, Head] = {}
        """The head of its list, for each citation that is the instrument of an item."""
        self._starts: list[int] = []
        self._base: str | None = None  # the act that a consolidated text begins with
        self._acting: tuple[int, Acting] | None = None
        self._find()
        for verb, index, about in cells(text, citations):
            self.heads[index] = Head((verb,), citations[about].span.start, citations[index].span.start, citations[index].span.start, about)

    def _find(self) -> None:
        text, at = self.text, self.text.find(":")
        while at >= 0:
            reached = at + 1
            line = text.find("\n", reached, at + 6)
            if line >= 0 and not text[reached:line].strip(" \t*_"):
                before = text[at - 12 : at].rstrip(" \t\n*_") if at > 12 else ""
                if before.endswith(ENDINGS) and not before.endswith("như sau"):
                    reached = max(reached, self._listed(at, line + 1))
            at = text.find(":", reached)

    def _listed(self, colon: int, below: int) -> int:
        """Keep the list behind a colon, if there is one; where it ends."""
        window = self.text[max(0, colon - 300) : colon]
        if not any(word in window for word in WORDS) or not self._within(below, below + FIRST):
            return below
        head = self._head(colon)
        if head is None:
            return below
        if head.verbs[0] in ENDING and PART.search(self.text, head.at, colon):
            head = head._replace(part=True)
        for start, end in items(self.text, below, head.about >= 0):
            if start < 0:
                return end
            self._keep(head, start)
        return below

    def _begin(self, colon: int) -> int:
        """Where the paragraph of a head begins."""
        text, line = self.text, colon
        for _ in range(LINES):
            line = text.rfind("\n", max(0, colon - REACH), line) + 1
            if line <= 0 or BEGINS.match(text, line, colon):
                break
            before = text[max(0, line - 40) : line - 1]
            last = before.rpartition("\n")[2].rstrip()
            if last.endswith((".", ";", ":")) or (not last and line > 1):
                break
            line -= 1
        return max(line, 0)

    def _head(self, colon: int) -> Head | None:
        """What the words before a colon say of the list behind it; None where they say nothing of that kind."""
        begin = self._begin(colon)
        head = self.text[begin:colon]
        words = " ".join(head.lower().split())
        if (
            ("bởi" in words or words.endswith(BY_ENDS))
            and BY.search(head, max(0, len(head) - 130))
            and (passive := self._passive(begin, colon)) is not None
        ):
            return passive
        if "ợp nhất" in head and JOINED.search(head):
            return Head(("hop_nhat",), begin, begin, colon, -1)
        if any(word in words for word in LISTS):
            return None
        over = OVER.search(head) if "hiệu lực" in words or "bị bãi" in words or "được bãi" in words else None
        if over is not None:
            return Head(("bai_bo",), begin, begin + over.start(), colon, -1, True)
        mark = BEGINS.match(head)
        for verb in reversed(list(VERB.finditer(head))):
            if UNSAID.search(head, max(0, verb.start() - 24), verb.start()):
                continue
            if head[mark.end() if mark else 0 : verb.start()].strip(" \n*_“") and not SAID.search(
                head, max(0, verb.start() - 40), verb.start()
            ):
                return None
            found = ACTIVE.match(head, verb.start())
            if found is None:
                return None
            worded = "cụm từ" in " ".join(found["rest"].lower().split())
            name = "sua_doi_bo_sung" if worded else VERBS[verb[0].split()[0].lower()]
            return Head((name,), begin, begin + verb.start(), colon, -1)
        return None

    def _passive(self, begin: int, colon: int) -> Head | None:
        """ "<Nghị định A> ... được sửa đổi, bổ sung bởi": the first instrument that begins a line of the head, else its only one."""
        table, head = phrases(), self.text[begin:colon]
        told = PASSIVE.search(head)
        if told is None:
            return None
        verbs = dict.fromkeys(verb_of(table.verb_of_passive, match) for match in table.passive.finditer(head, told.start()))
        inside = [index for index in self._within(begin, begin + told.start()) if self.citations[index].target]
        lines = [index for index in inside if self._opens(begin, index) and self.citations[index].number]
        about = lines[0] if lines else inside[0] if len(inside) == 1 else -1
        if not verbs or about < 0:
            return None
        return Head(tuple(verbs), begin, begin + told.start(), colon, about)

    def _opens(self, begin: int, index: int) -> bool:
        """Whether a citation begins a line, or the head behind its mark."""
        start = self.citations[index].span.start
        line = max(begin, self.text.rfind("\n", begin, start) + 1)
        return not self.text[line:start].strip(" \t*_-–(") or BEGINS.fullmatch(self.text, line, start) is not None

    def _within(self, begin: int, end: int) -> range:
        """The citations that begin in a stretch."""
        if not self._starts:
            self._starts = [citation.span.start for citation in self.citations]
        return range(bisect_left(self._starts, begin), bisect_left(self._starts, end))

    def _keep(self, head: Head, start: int) -> None:
        """Keep the first instrument of an item, and those that it names together with it."""
        for index in self._within(start, start + TITLED):
            here = self.citations[index]
            if here.form is INTERNAL:
                continue
            first = here.span.start
            if here.target and here.form is not SELF and not ITEM_VERB.match(self.text, start) and LEAD.fullmatch(self.text, start, first):
                if head.about < 0 and head.verbs[0] in ENDING and here.pinpoint is None:
                    lead = self.text[start:first]
                    if head.part or (PLACED.search(lead) and "kèm" not in lead):
                        head = head._replace(
                            verbs=("sua_doi_bo_sung",)
                        )  # which part is not told: to say that all of it ends would be wrong
                self.heads[index] = head
                if head.about >= 0 and self._base is None and head.begin < FRONT:
                    self._base = self.citations[head.about].target
                self._joined(head, index)
            return

    def _joined(self, head: Head, index: int) -> None:
        """Keep what stands beside the instrument of an item: "Điều 3 Thông tư A và <Thông tư B>"."""
        while index + 1 < len(self.citations):
            one, other = self.citations[index], self.citations[index + 1]
            same = one.span == other.span
            near = (
                0 <= other.span.start - one.span.end < 120
                and one.type == other.type
                and MEMBER_GAP.fullmatch(self.text, one.span.end, other.span.start)
            )
            if not (same or near) or not other.target:
                return
            index += 1
            self.heads[index] = head

    # --- who acts ---

    def told(self, index: int, subjects: Subjects) -> Iterator[tuple[str | None, str, int, Modality, tuple[Pinpoint, ...]]]:
        """What the list says of the instrument with this index: who acts, verb, index of the object, how it is asserted, and where."""
        head, here = self.heads[index], self.citations[index]
        if head.about >= 0:
            if here.target != self.citations[head.about].target:
                yield from ((here.target, verb, head.about, REPORTED, (here.pinpoint,) if here.pinpoint else ()) for verb in head.verbs)
            return
        acting = self._acts(head, index, subjects)
        for one in acting.subjects:
            if one is None or one != here.target:
                yield from ((one, verb, index, acting.modality, ()) for verb in head.verbs)

    def _acts(self, head: Head, index: int, subjects: Subjects) -> Acting:
        """Who acts on the items of a list; found once for all of them."""
        if self._acting is None or self._acting[0] != head.begin:
            self._acting = head.begin, self._whose(head, index, subjects)
        return self._acting[1]

    def _whose(self, head: Head, index: int, subjects: Subjects) -> Acting:
        """The document, the act that the head names, or nobody that is known."""
        inside = [self.citations[one] for one in self._within(head.begin, head.end) if self.citations[one].form is not INTERNAL]
        named = next((one for one in inside if one.form in (SELF, ANAPHOR)), None)
        if head.verbs == ("hop_nhat",):
            return Acting((self.subject,), STATED) if self.subject is not None and "VBHN" in self.subject else Acting((), REPORTED)
        aside = self.citations[index].zone is FOOTNOTE or self._quoted(head.begin)
        if named is not None and named.form is ANAPHOR:
            headless = self.subject is None and not aside and "Điều " in self.text[max(0, head.begin - 6000) : head.begin]
            if headless and not (
                self._base and named.target == self._base
            ):  # a piece of an act: what "Thông tư này" is called is not known
                return Acting((None,), STATED)
            return Acting((named.target,) if named.target else (), STATED if named.target == self.subject else REPORTED)
        if aside or (self.subject and "VBHN" in self.subject):
            return Acting((self._base,) if named is not None and not aside and self._base else (), REPORTED)
        if named is not None and self.subject is None and named.target:
            return Acting((named.target,), REPORTED)
        others = [one for one in inside if one is not named and one.target and one.span.start < head.at]
        if head.over:
            after = next((one for one in inside if one is not named and one.target), None)
            if after is not None:
                return Acting((), REPORTED)
            known = self.subject is not None and (named is not None or not MADE_KNOWN.search(self.text, 0, 3000))
            return Acting((self.subject,), STATED) if known or (self.subject is None and named) else Acting((), REPORTED)
        previous = next((one for one in reversed(self._within(head.begin, head.at)) if self.citations[one].form is not INTERNAL), -1)
        told = subjects.of(index, previous, head.at, head.verbs[0])
        return told if not others or told.led else Acting((), REPORTED)

    def _quoted(self, at: int) -> bool:
        """Whether a place stands in a quotation."""
        low = max(0, at - 4000)
        return self.text.rfind("“", low, at + 1) > self.text.rfind("”", low, at)
