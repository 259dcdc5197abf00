"""Every type that crosses a stage: frozen values, documented field by field.

Stages only ever hand one another the types of this module. What is made a million times (spans, citations,
mentions) is a named tuple, from `values` where reading a text needs it; what is asked for once is a frozen, slotted dataclass.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from danchieu.values import Citation as Citation
from danchieu.values import Family as Family
from danchieu.values import Form as Form
from danchieu.values import Modality as Modality
from danchieu.values import Pinpoint as Pinpoint
from danchieu.values import Source as Source
from danchieu.values import Span as Span
from danchieu.values import Standing as Standing
from danchieu.values import Step as Step
from danchieu.values import Symbol as Symbol
from danchieu.values import Zone as Zone


@dataclass(frozen=True, slots=True)
class Unit:
    """A node of a document's structure. Children nest inside the span in order; a unit's own text is what they leave."""

    kind: str
    """`document`, `phan`, `chuong`, `muc`, `tieu-muc`, `dieu`, `khoan`, `diem`, `phu-luc`, `section` (a heading that is no legal
    unit), `paragraph`, `table`, `quote`, `bullet`."""
    label: str
    """The label as cited, lower case: `5`, `ii`, `đ`, `iii.2`; empty for kinds without one."""
    heading: str
    """Its title without the label; empty where it has none."""
    span: Span
    """The whole unit, children included."""
    anchor: str
    """Permanent address inside the page: `dieu-5-khoan-1-diem-a` (đ as `dd`); empty for what cannot be addressed."""
    children: tuple[Unit, ...] = ()
    """Sub-units in reading order."""
    marker: Span | None = None
    """The printed label with its punctuation (`1.`, `a)`, `Điều 5.`), None where there is none."""


class Outcome(StrEnum):
    """Result of resolving a citation against the library."""

    FOUND = "found"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"
    SELF = "self"


class Resolution(NamedTuple):
    """Which instrument a citation means."""

    outcome: Outcome
    """Found, ambiguous, unknown, or the document itself."""
    instrument: str | None
    """Id of the instrument when found or self; when unknown the id it would have (empty when nothing names it)."""
    candidates: tuple[str, ...] = ()
    """Ids that fit equally well when ambiguous, sorted."""
    rule: str = ""
    """Name of the rule that decided (`symbol-date`, `symbol-only`, `named`, `declared`, ...)."""

    @property
    def ledger(self) -> str:
        """Key of the ledger row of a citation without a page: the id it would have, or all candidates; empty when found."""
        if self.outcome is Outcome.AMBIGUOUS:
            return "-hay-".join(self.candidates)
        return (self.instrument or "") if self.outcome is Outcome.UNKNOWN else ""


class Mention(NamedTuple):
    """A citation at its place in a document of the library, with what it means."""

    citation: Citation
    """What the text says."""
    resolution: Resolution
    """What it means."""
    anchor: str
    """Anchor of the innermost addressable unit around it; empty for the top of the page."""
    sentence: Span
    """The sentence around it, for evidence and backlinks."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a claim was read."""

    document: str
    """Id of the document (`Document.id`)."""
    anchor: str
    """Anchor of the unit; empty for front matter."""
    span: Span | None
    """Place in that document's text; None for front matter."""
    quote: str
    """The sentence, or the front-matter row in words."""
    url: str = ""
    """Outside source that the row names, if any."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Subject, verb, object, with its evidence. Verbs are ids of `vocabulary/verbs.toml`, always in the active direction."""

    subject: str
    """Instrument (or document) id that acts."""
    verb: str
    """Verb id: `thay_the`, `sua_doi_bo_sung`, `can_cu`, `the_che_hoa`, ..."""
    object: str
    """Instrument id acted upon."""
    modality: Modality
    """How it is asserted."""
    evidence: Evidence
    """Where it was read."""
    since: date | None = None
    """Day from which it takes effect; None where unknown."""
    scope: tuple[Pinpoint, ...] = ()
    """Places of the object it touches; empty for the whole."""
    scope_text: str = ""
    """The scope as a person wrote it."""
    note: str = ""
    """Remark for readers."""


class Force(StrEnum):
    """Whether an instrument holds on a given day, in the words of the national law database where it has one."""

    IN_FORCE = "con-hieu-luc"
    AMENDED = "da-sua-doi"
    PARTLY_ENDED = "het-hieu-luc-mot-phan"
    REPLACED = "bi-thay-the"
    REPEALED = "bi-bai-bo"
    ENDED = "het-hieu-luc"
    SUSPENDED = "ngung-hieu-luc"
    NOT_YET = "chua-co-hieu-luc"
    UNSEEN = "chua-thay-thay-the"
    """No replacement seen up to the day of checking, and no source that says in force."""
    UNKNOWN = "chua-ro"


@dataclass(frozen=True, slots=True)
class Status:
    """What holds on the library's day, and why."""

    force: Force
    """The state."""
    since: date | None
    """Since when; None where unknown."""
    by: tuple[str, ...]
    """Ids of the instruments that brought it about, sorted."""
    words: str
    """The state as one Vietnamese sentence for the badge."""
    proof: tuple[Relation, ...]
    """The relations that decide, in order of effect."""
    likely: str = ""
    """A conclusion not yet verified ("có thể đã được thay thế, chưa kiểm chứng"); never a status."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A source of facts named in front matter (`nguon`)."""

    url: str
    """Address, or empty."""
    name: str
    """Description where there is no address, or beside it."""
    read_on: date | None
    """Day it was read."""
    indirect: bool = False
    """Quiz banks, contest rules, local plans: the page marks it."""
    note: str = ""
    """What an editor remarks on the source (`ghi_chu`)."""


@dataclass(frozen=True, slots=True)
class Homonym:
    """Another instrument with the same number (`trung_so`)."""

    number: str
    """The shared symbol."""
    date: str
    """ISO date or year; empty when unknown."""
    issuer: str
    """Body; empty when unknown."""
    about: str
    """What it is about."""
    reference: str = ""
    """Where it was seen."""


@dataclass(frozen=True, slots=True)
class Declared:
    """One row of `quan_he`, as written: its target is not yet looked up."""

    verb: str
    """Verb id."""
    target: str
    """Symbol, id or name as written in `den`."""
    target_date: date | None
    """`ngay`: date of the target, part of its identity."""
    since: date | None
    """`tu_ngay`: day of effect."""
    since_unknown: bool
    """`tu_ngay: chưa rõ`: a person looked and no source shows the day."""
    scope: str
    """`pham_vi`: places of the target."""
    inferred: bool
    """`suy_luan`."""
    url: str
    """`nguon`: address the row rests on."""
    note: str
    """`ghi_chu`."""
    line: int
    """Line of the row in its file."""


@dataclass(frozen=True, slots=True)
class Clarification:
    """A person's decision on what an ambiguous mention means (`lam_ro`)."""

    written: str
    """The words as they stand in the text."""
    means: str
    """Id of the instrument meant."""
    because: str
    """The reason, shown to readers."""
    line: int
    """Line of the row in its file."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A document known to the library, with a page of its own or only by citation."""

    id: str
    """Permanent id and file name: `nd-73-2023-nd-cp`."""
    symbol: str
    """Official number, empty for instruments without one."""
    type: str
    """`Nghị định`, `Quy định`, ..."""
    issuer: str
    """Body as it stood at the time of issue; empty when unknown."""
    issued: date | None
    """Date of issue."""
    effective: date | None
    """First day of effect; None when no source says."""
    ended: date | None
    """Declared last-effect date (`ngay_het_hieu_luc`), None otherwise."""
    title: str
    """Official title (trích yếu)."""
    name: str = ""
    """How it is called where it has no number: `Nghị quyết Đại hội XIII`."""
    signer: str = ""
    """Who signed."""
    place: str = ""
    """Province or city of a local body."""
    term: str = ""
    """Term of the committee, Roman: `XIII`."""
    aliases: tuple[str, ...] = ()
    """Other names (`ten_khac`)."""
    subjects: tuple[str, ...] = ()
    """Subjects (`chu_de`)."""
    declared: tuple[Declared, ...] = ()
    """Relations declared in front matter."""
    see_also: tuple[Declared, ...] = ()
    """Same subject, no legal relation (`xem_them`)."""
    references: tuple[Reference, ...] = ()
    """Where the facts were checked."""
    homonyms: tuple[Homonym, ...] = ()
    """Others with the same number."""
    conflicts: tuple[str, ...] = ()
    """Where sources differ, in words (`mau_thuan`)."""
    indirect_fields: tuple[str, ...] = ()
    """Front-matter keys that rest on one or only on indirect sources (`gian_tiep`)."""
    status_verified: bool = False
    """A source prints the present status (`tinh_trang.kiem_chung`)."""
    status_unknown: bool = False
    """No source tells whether it still holds (`tinh_trang.chua_ro`)."""
    status_note: str = ""
    """Remark on the status."""
    status_likely: str = ""
    """Unverified conclusion on the status."""
    clarifications: tuple[Clarification, ...] = ()
    """Decisions on ambiguous mentions in this page."""
    full_text: bool = False
    """The body is the official text (`toan_van`), not our summary."""
    page: bool = True
    """False when known only by citation."""
    year_only: int | None = None
    """Year of issue where the day is unknown."""

    @property
    def year(self) -> int | None:
        """Year of issue, None when unknown."""
        return self.issued.year if self.issued else self.year_only

    @property
    def label(self) -> str:
        """Short name for links: `Nghị định 73/2023/NĐ-CP`, or the name where there is no number."""
        return f"{self.type} {self.symbol}".strip() if self.symbol else (self.name or self.title)


@dataclass(frozen=True, slots=True)
class Material:
    """A source material: talk, report, press article. Its page is our digest of it."""

    id: str
    """File name without suffix."""
    title: str
    """Title of the original."""
    kind: str
    """`Bài nói`, `Báo cáo`, `Bài báo`."""
    standing: Standing
    """Report or press."""
    publisher: str
    """Where it appeared."""
    author: str
    """Who wrote or spoke."""
    published: str
    """ISO date, month or year as known; empty when unknown."""
    url: str
    """Address; empty when unknown."""
    place: str
    """Province it speaks of; decides what "Tỉnh ủy" means."""
    subjects: tuple[str, ...] = ()
    """Subjects."""
    references: tuple[Reference, ...] = ()
    """Where its facts were checked."""
    clarifications: tuple[Clarification, ...] = ()
    """Decisions on ambiguous mentions."""
    notes: tuple[str, ...] = ()
    """Remarks on the original's slips (`ghi_chu`)."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term or motto with the paragraph that coined or defines it."""

    id: str
    """File name without suffix."""
    title: str
    """The term."""
    aliases: tuple[str, ...]
    """Other spellings and forms that mean it."""
    origin: str
    """Instrument or material that carries it, as written (`noi_neu`)."""
    related: tuple[str, ...]
    """Ids of related terms."""
    contrast: tuple[str, ...]
    """Ids of neighbours it must be told from."""
    group: str
    """Group for the index."""
    references: tuple[Reference, ...] = ()
    """Where its facts were checked."""
    clarifications: tuple[Clarification, ...] = ()
    """Decisions on ambiguous mentions."""


@dataclass(frozen=True, slots=True)
class Question:
    """A multiple-choice question with its proof."""

    id: str
    """Stable id within its topic."""
    stem: str
    """The question."""
    options: tuple[str, ...]
    """Answers in the order written."""
    answer: int
    """Index of the right one, from 0."""
    reason: str
    """Why."""
    proof: str
    """Page and anchor that prove it: `van-ban/nd-73-2023-nd-cp#dieu-5`."""
    level: str
    """`nhận biết`, `thông hiểu`, `vận dụng`."""
    line: int
    """Line in its file."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic for courses."""

    id: str
    """File name without suffix."""
    title: str
    """Title."""
    minutes: int
    """Length of the session."""
    audience: str
    """For whom."""
    aims: Mapping[str, tuple[str, ...]]
    """Aims under `kien_thuc`, `ky_nang`, `thai_do`."""
    path: tuple[tuple[str, str], ...]
    """Reading path: (page address, why read it), in order."""
    subjects: tuple[str, ...] = ()
    """Subjects."""
    references: tuple[Reference, ...] = ()
    """Where its facts were checked."""
    clarifications: tuple[Clarification, ...] = ()
    """Decisions on ambiguous mentions."""
    questions: tuple[Question, ...] = ()
    """From the YAML file beside the page."""


@dataclass(frozen=True, slots=True)
class Guide:
    """A page without legal content of its own (home, guides)."""

    id: str
    """Path below docs/ without suffix."""
    title: str
    """Title."""
    description: str = ""
    """One sentence for search engines."""


class Severity(StrEnum):
    """How grave a finding is; only errors make commands exit 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What is wrong with a document, where, and what to do. Never an exception."""

    path: str
    """File as the maintainer knows it: `docs/van-ban/x.md`."""
    line: int
    """Line, from 1; 0 for the whole file."""
    code: str
    """Stable code: `DC101`."""
    severity: Severity = field(compare=False)
    """Error, warning or note."""
    message: str = field(compare=False)
    """What is wrong, in Vietnamese."""
    remedy: str = field(compare=False)
    """What to do, in Vietnamese."""


Entry = Instrument | Material | Term | Topic | Guide


@dataclass(frozen=True, slots=True)
class Document:
    """A page of docs/ as the library knows it: its record, its text, its structure and what it cites."""

    id: str
    """Address below the site without suffix: `van-ban/nd-73-2023-nd-cp`, `tu-lieu/...`, `index`."""
    entry: Entry
    """The validated front matter."""
    source: Source
    """Its text (Markdown body, NFC)."""
    root: Unit
    """Structure of the text."""
    mentions: tuple[Mention, ...]
    """What it cites, in order of the text."""


@dataclass(frozen=True, slots=True)
class Backlink:
    """One citation seen from its target."""

    document: str
    """Id of the citing document."""
    anchor: str
    """Anchor of the citing unit, empty for the top of the page."""
    pinpoint: Pinpoint | None
    """Place of the target that is cited."""
    sentence: str
    """The citing sentence, plain text."""
    quote: Span
    """Where the citation stands inside `sentence`."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """An instrument cited but not yet written: counted, never a dead link."""

    id: str
    """Id it would have, or a slug of its name."""
    label: str
    """How it is called."""
    candidates: tuple[str, ...]
    """Ids of written instruments it could be, when it is ambiguous rather than missing."""
    backlinks: tuple[Backlink, ...]
    """Who cites it."""


@dataclass(frozen=True, slots=True)
class Library:
    """Everything, indexed, as of one day: the single argument of pages, search, exports, checks and study.

    Mappings are read-only and sorted by key; tuples are sorted as their comment says.
    """

    as_of: date
    """The day for which statuses are computed."""
    documents: Mapping[str, Document]
    """Document id to document."""
    instruments: Mapping[str, Instrument]
    """Instrument id to instrument; those known only by citation or relation included (`page` is False)."""
    relations: tuple[Relation, ...]
    """All relations, by subject, verb, object."""
    outgoing: Mapping[str, tuple[Relation, ...]]
    """Subject id to its relations."""
    incoming: Mapping[str, tuple[Relation, ...]]
    """Object id to the relations that touch it."""
    statuses: Mapping[str, Status]
    """Instrument id to its status on `as_of`."""
    backlinks: Mapping[str, tuple[Backlink, ...]]
    """Instrument id to who cites it, newest document first."""
    ledger: tuple[LedgerEntry, ...]
    """Cited but not written, most cited first."""
    findings: tuple[Finding, ...]
    """Everything found wrong while reading, by file and line."""

    def page_of(self, instrument: str) -> str | None:
        """Document id of an instrument's page, None when it has none."""
        known = self.instruments.get(instrument)
        return f"van-ban/{instrument}" if known is not None and known.page else None

    def of_kind(self, kind: type) -> tuple[Document, ...]:
        """Documents whose entry is of `kind`, by id."""
        return tuple(document for document in self.documents.values() if isinstance(document.entry, kind))
