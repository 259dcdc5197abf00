"""The types that reading a text needs: named tuples, made a million times, and quick to load for a command that reads one line.

`model` has these and all others; only what runs for `cite` takes them from here.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range of code points of a source's NFC text."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""


class Family(StrEnum):
    """Which of the two worlds of numbering a symbol belongs to."""

    PARTY = "dang"
    """`26-NQ/TW`: number, hyphen, type, slash, issuer; no year (Hướng dẫn 36-HD/VPTW)."""
    STATE = "nha-nuoc"
    """`73/2023/NĐ-CP`: number, slash, (year, slash,) type, hyphen, issuer (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""


class Symbol(NamedTuple):
    """A printed document number, parsed. `str(symbol)` prints the official form; parsing that gives an equal value."""

    number: str
    """Serial as printed, leading zero kept: `05`, `522b`, `66.17`."""
    year: int | None
    """Year inside the symbol (`73/2023/NĐ-CP`), None where the symbol has none."""
    type_code: str
    """Letters of the type: `NĐ`, `QĐ`, `TTLT`; empty for acts of the National Assembly (`80/2025/QH15`)."""
    issuer_code: str
    """Letters of the issuer: `CP`, `TW`, `BNV`, `QH15`; joint issuers joined by hyphens."""
    family: Family
    """Party or State."""

    def __str__(self) -> str:
        tail = (
            "/".join(part for part in (self.type_code, self.issuer_code) if part)
            if self.family is Family.PARTY
            else "-".join(part for part in (self.type_code, self.issuer_code) if part)
        )
        if self.family is Family.PARTY:
            return f"{self.number}-{tail}"
        return "/".join(part for part in (self.number, str(self.year) if self.year else "", tail) if part)


class Standing(StrEnum):
    """What a text is, and so what may follow from it."""

    OFFICIAL = "official"
    """The full official text of an instrument: what it states can change a status."""
    EDITORIAL = "editorial"
    """Our own summary of an instrument: carries citations, never changes a status."""
    REPORT = "report"
    """A report, plan or talk of a body."""
    PRESS = "press"
    """A press article."""


class Source(NamedTuple):
    """One document as read from bytes."""

    path: str
    """Where it was read, as given by the caller; only for messages."""
    text: str
    """NFC text; all spans refer to it."""
    digest: str
    """SHA-256 of the bytes read, hex."""
    format: str
    """Name of the reader: `txt`, `md`, `html`, `docx`, `pdf`."""
    standing: Standing = Standing.OFFICIAL
    """What the text is."""
    first_line: int = 1
    """Line number in the file of the text's first line (front matter pushes it down)."""


class Step(NamedTuple):
    """One step of a pinpoint."""

    kind: str
    """`phan`, `chuong`, `muc`, `tieu-muc`, `dieu`, `khoan`, `diem`, `phu-luc`."""
    label: str
    """Lower case: `5`, `5a`, `ii`, `đ`, `iii.2`."""


class Pinpoint(NamedTuple):
    """A place inside an instrument, largest unit first."""

    steps: tuple[Step, ...]
    """From the largest unit to the smallest."""
    last: tuple[Step, ...] = ()
    """End of a range, empty where the pinpoint is one place."""

    def __str__(self) -> str:
        """`dieu-6.khoan-5`, a range as `dieu-5..dieu-9`: the form of the data (gold/GUIDELINES.md)."""
        text = ".".join(f"{kind}-{label}" if label else kind for kind, label in self.steps)
        if self.last:
            text += ".." + ".".join(f"{kind}-{label}" if label else kind for kind, label in self.last)
        return text

    @property
    def anchor(self) -> str:
        """`dieu-6-khoan-5`, đ as `dd`, dots in labels as hyphens: the form of addresses. A range gives its start."""
        text = "-".join(f"{kind}-{label}" if label else kind for kind, label in self.steps)
        return text.replace("đ", "dd").replace(".", "-").lower()


class Form(StrEnum):
    """How a text names an instrument (gold/GUIDELINES.md)."""

    FULL = "full"
    SHORT = "short"
    NAMED = "named"
    SELF = "self"
    ANAPHOR = "anaphor"
    BARE = "bare"
    INTERNAL = "internal"


class Zone(StrEnum):
    """Which part of a document a citation stands in; boilerplate never enters the graph."""

    BODY = "body"
    FOOTNOTE = "footnote"
    CAPTION = "caption"
    HEADER = "header"
    BOILERPLATE = "boilerplate"
    RECIPIENTS = "recipients"


class Citation(NamedTuple):
    """What the text says about one instrument at one place, and nothing that it does not say.

    The fields are those of the `cite` contract. `target` is the discourse reading inside this one document (which symbol
    or name a short form, `này` or `nói trên` means), not yet an instrument of the library.
    """

    span: Span
    """Core span: pinpoint, type noun, number or name; never date, issuer or title."""
    form: Form
    """How the instrument is named."""
    type: str | None
    """Type noun with its usual capitals: `Nghị định`; None where the text gives none."""
    number: str | None
    """Official symbol, repaired in form only; for short forms the one they resolve to."""
    name: str | None
    """Normalised name of a named instrument: `Nghị quyết Trung ương 4 khóa XII`, `Luật Cán bộ, công chức`."""
    date: str | None
    """`2021-09-22` or only a year `2021`, as the text ties it to this mention."""
    issuer: str | None
    """Issuer as written beside this mention."""
    pinpoint: Pinpoint | None
    """Place inside the instrument."""
    zone: Zone
    """Part of the document."""
    target: str | None
    """Symbol or name meant after reading the whole document; None where that stays open."""
    rule: str = ""
    """The rule that decided the target, for `--why`."""
    repaired: bool = False
    """True where the printed symbol had to be mended in form (missing hyphen, blank inside, wrong letter)."""


class Modality(StrEnum):
    """How a relation is asserted. Only stated in an official text, or declared, can change a status."""

    DECLARED = "declared"
    """A row of front matter, checked by a person."""
    STATED = "stated"
    """Said by the text of the subject."""
    PROPOSED = "proposed"
    """Somebody proposes it."""
    REPORTED = "reported"
    """A third text says so."""
    INFERRED = "inferred"
    """A person's conclusion from title, issuer and time (`suy_luan: true`): drawn dashed, changes nothing."""
