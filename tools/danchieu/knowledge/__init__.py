"""Pages of docs/: front matter to validated entries, with a finding for everything that is not as it should be."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import NamedTuple

from danchieu.findings import finding
from danchieu.knowledge.entries import build
from danchieu.knowledge.frontmatter import split
from danchieu.knowledge.identity import instrument_id
from danchieu.knowledge.questions import read_questions
from danchieu.knowledge.schema import Reader, required_keys, schema
from danchieu.model import Entry, Finding, Instrument, Material, Source, Standing, Topic
from danchieu.text import nfc, show_date, slug

__all__ = ["FOLDERS", "Read", "instrument_id", "read_page", "required_keys", "schema", "with_questions"]

FOLDERS = {"van-ban": "instrument", "tu-lieu": "material", "thuat-ngu": "term", "chuyen-de": "topic"}
"""Folder of docs/ to kind of page."""

GUIDES = "huong-dan"
"""Folder of the guides; a Markdown file beside it in docs/ itself, such as the home page, is a guide too."""

RESERVED = frozenset({"404", "chua-co-trang", "tim-kiem"})
"""Names beside `index.md` that pages made by the tool have."""

_LISTING = re.compile(r"index|trang-\d+")  # van-ban/index.md, van-ban/trang-2.md: lists that the tool makes
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


class Read(NamedTuple):
    """One page as read."""

    id: str
    """Address below the site without suffix: `van-ban/nd-73-2023-nd-cp`."""
    entry: Entry | None
    """None when the page cannot be used."""
    source: Source | None
    """Its body; None when the file is no text."""
    findings: tuple[Finding, ...]
    """What is wrong with its front matter."""


def read_page(relative: PurePosixPath, data: bytes, shown: str) -> Read:
    """The entry and body of the page at `relative` (below docs/); `shown` is its path in messages. Never raises."""
    name = relative.stem
    identity = str(relative.with_suffix(""))
    kind = FOLDERS.get(relative.parts[0], "guide") if len(relative.parts) > 1 else "guide"
    try:
        text = nfc(data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"))
    except UnicodeDecodeError as error:
        return Read(identity, None, None, (finding("DC112", shown, data.count(b"\n", 0, error.start) + 1, offset=error.start),))
    page = split(shown, text, required_keys(kind))
    findings = list(page.findings)
    if not _NAME.match(name):
        findings.append(finding("DC113", shown, 0, name=name, suggestion=slug(name) or "ten-trang"))
        return Read(identity, None, None, tuple(findings))
    if kind != "guide" and len(relative.parts) > 2:
        findings.append(finding("DC117", shown, 0, name=name, folder=relative.parts[0]))
        return Read(identity, None, None, tuple(findings))
    if _is_taken(relative, kind):
        findings.append(finding("DC118", shown, 0, name=identity, folders=", ".join(FOLDERS)))
        return Read(identity, None, None, tuple(findings))
    if page.node is None:
        return Read(identity, None, None, tuple(findings))
    reader = Reader(shown, page.offset)
    record = reader.record(kind, page.node)
    findings.extend(reader.findings)
    usable = all(key in record for key, spec in schema()[kind].items() if spec.required)
    entry = build(kind, name if kind != "guide" else identity, record) if usable else None
    if isinstance(entry, Instrument):
        if not entry.symbol and not entry.name and (written := reader.unread.get("so_hieu")):
            # A misprint hides no page: it is called by what is written, and no number leads to it until that is mended.
            entry = replace(entry, name=f"{entry.type} {written}")
        findings.extend(_instrument_findings(shown, entry))
        entry = entry if entry.symbol or entry.name else None
    if entry is None:
        return Read(identity, None, None, tuple(findings))
    digest = hashlib.sha256(data).hexdigest()
    source = Source(shown, page.body, digest, "md", _standing(entry), page.body_line)
    return Read(identity, entry, source, tuple(findings))


def _is_taken(relative: PurePosixPath, kind: str) -> bool:
    """Whether the tool itself makes a page at this address: the lists of a folder, the facets, the search."""
    if kind != "guide":
        return _LISTING.fullmatch(relative.stem) is not None
    return relative.parts[0] != GUIDES if len(relative.parts) > 1 else relative.stem in RESERVED


def with_questions(read: Read, shown: str, data: bytes) -> tuple[Read, tuple[Finding, ...]]:
    """The topic with the questions of the file beside it, and what is wrong with that file."""
    if not isinstance(read.entry, Topic):
        return read, ()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return read, (finding("DC112", shown, data.count(b"\n", 0, error.start) + 1, offset=error.start),)
    questions, findings = read_questions(shown, text)
    return read._replace(entry=replace(read.entry, questions=questions)), findings


def _standing(entry: Entry) -> Standing:
    """An instrument's page is official only when a maintainer says that its body is the full text."""
    if isinstance(entry, Material):
        return entry.standing
    return Standing.OFFICIAL if isinstance(entry, Instrument) and entry.full_text else Standing.EDITORIAL


def _instrument_findings(shown: str, entry: Instrument) -> list[Finding]:
    found = []
    if not entry.symbol and not entry.name:
        found.append(finding("DC110", shown, 1))
    if entry.issued and entry.effective and entry.effective < entry.issued and not entry.status_note:
        found.append(finding("DC116", shown, 1, effective=show_date(entry.effective), issued=show_date(entry.issued)))
    if entry.symbol:
        expected = instrument_id(entry.type, entry.symbol, entry.place, str(entry.year or ""))
        if expected != entry.id:
            found.append(finding("DC114", shown, 0, name=entry.id, expected=expected))
    return found
