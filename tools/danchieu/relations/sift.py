"""What of the rows read may stand: no relation of an article, none of an older instrument on a newer one, none twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from danchieu.text.lazy import lazy
from danchieu.values import Citation

from .cues import ACT, ITSELF, YEAR
from .powers import within_powers
from .rows import HEADER, PROPOSED, SELF, STATED, Stated

_DRAFTED = ACT | {"the_che_hoa", "cu_the_hoa", "quy_dinh_chi_tiet", "huong_dan"}
"""What a draft or a proposal can be said to do."""
_BELOW_LAW = frozenset(("Nghị định", "Thông tư", "Thông tư liên tịch", "Quyết định"))
_STEPS = frozenset(("trien_khai", "huong_dan", "quy_dinh_chi_tiet", "cu_the_hoa"))
_ACTS = ("Luật", "Bộ luật", "Hiến pháp")
_YEARED = lazy(r"\s+năm\s+\d{4}$")


def own(citations: Iterable[Citation]) -> str | None:
    """The symbol that a text prints as its own in its head; None for an article or a text without head."""
    return next((one.target for one in citations if one.zone is HEADER and one.form is SELF and one.target), None)


def own_type(citations: Iterable[Citation]) -> str:
    """The type noun of the text, as its head has it; empty when unknown."""
    return next((one.type for one in citations if one.zone is HEADER and one.form is SELF and one.type), "")


def sift(text: str, citations: Sequence[Citation], subject: str | None, rows: Sequence[Stated]) -> tuple[Stated, ...]:
    """The rows that may stand, in their order. `subject` is the document's own symbol or id, None for press."""
    if not rows:
        return ()
    types: dict[str, str] | None = None
    days: dict[str, str] | None = None
    laws: set[str | None] | None = None
    own_kind = own_type(citations) if subject else ""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for row in rows:
        if row.verb in ACT:
            if types is None:
                types = {one.target: one.type for one in citations if one.target and one.type}
            within = within_powers(row, own_kind if row.subject == subject else "", types)
            if within is None:
                continue
            row = within
        if not _stands(text, citations, subject, row):
            continue
        if row.subject and row.object:
            if _same(row.subject, row.object):
                continue
            end = citations[row.citation].span.end
            if row.by and text.find("\n", end, end + 200) >= 0 and _before(row.subject, row.object):
                continue  # where lines end between them, another note may begin there; an official note on one line is believed
            if not row.by and row.subject != subject:
                days = _days(citations) if days is None else days
                if older(days.get(row.subject, ""), days.get(row.object, "")):
                    continue
                if row.verb in _STEPS and citations[row.citation].type in _BELOW_LAW:
                    laws = {one.target for one in citations if one.type in _ACTS} if laws is None else laws
                    if row.subject in laws:
                        continue
        key = (*row[:3], *row[4:7])  # all but how it is asserted, and the citation
        if key not in seen:
            seen.add(key)
            kept.append(row)
    return tuple(kept)


def _stands(text: str, citations: Sequence[Citation], subject: str | None, row: Stated) -> bool:
    if row.object is None and citations[row.citation].form is not SELF:
        return False
    if row.modality is PROPOSED:
        return row.verb in _DRAFTED
    if row.subject is not None or subject is not None or row.modality is STATED:
        return True
    if row.verb in ACT:
        return False
    begin, end = row.evidence
    line = text.find("\n", end, end + 600)  # "... Qua một năm thực hiện, tỉnh báo cáo như sau:"
    end = max(line, end)
    return text.find("sau", begin, end) >= 0 and ITSELF.search(text, begin, end) is not None


def _before(one: str, other: str) -> bool:
    """Whether the years in two symbols say that one is older."""
    first, second = YEAR.search(one), YEAR.search(other)
    return first is not None and second is not None and first[1] < second[1]


def _same(one: str, other: str) -> bool:
    """Whether two symbols or names mean one instrument: a law with and without its year, but not those of two years."""
    if ("năm" in one or "năm" in other) and not (_YEARED.search(one) and _YEARED.search(other)):
        one, other = _YEARED.sub("", one), _YEARED.sub("", other)
    return one.casefold() == other.casefold()


def _days(citations: Sequence[Citation]) -> dict[str, str]:
    """The day or year of each instrument, as any of its citations has it."""
    found: dict[str, str] = {}
    for citation in citations:
        if citation.target and citation.date and len(citation.date) > len(found.get(citation.target, "")):
            found[citation.target] = citation.date
    for citation in citations:
        if citation.target and citation.target not in found and (year := YEAR.search(citation.target)):
            found[citation.target] = year[1]
    return found


def older(one: str, other: str) -> bool:
    """Whether a day or year is surely before another."""
    length = min(len(one), len(other))
    return length > 0 and one[:length] < other[:length]
