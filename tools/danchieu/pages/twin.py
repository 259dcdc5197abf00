"""The JSON twin of each page of an entry: the same facts with the same addresses, for programs. One file beside each page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from danchieu.model import Document, Guide, Homonym, Instrument, Material, Question, Term, Topic
from danchieu.pages import Asset, Kind
from danchieu.pages.parts.record import twin_of, updated
from danchieu.pages.parts.relations import CITES
from danchieu.pages.parts.site import Site
from danchieu.pages.parts.twin import Data, Writer, words
from danchieu.text import writable

SCHEMA = "du-lieu/trang.schema.json"
"""Address of the schema from the root of the site."""
_HOME = Path(__file__).parents[1] / "assets" / "data"
_KINDS = {Instrument: "instrument", Material: "material", Term: "term", Topic: "topic"}


def _render(site: Site) -> Iterator[Asset]:
    yield Asset(SCHEMA, (_HOME / "trang.schema.json").read_bytes())
    for document in site.library.documents.values():
        if not isinstance(document.entry, Guide):
            text = json.dumps(twin(site, document), ensure_ascii=False, separators=(",", ":"))
            yield Asset(twin_of(document), f"{writable(text)}\n".encode())


def twin(site: Site, document: Document) -> Data:
    """All that the page of an entry says, as data in the form of the schema; the same library gives the same object."""
    entry, write = document.entry, Writer(site, document)
    assert not isinstance(entry, Guide)
    key = entry.id if isinstance(entry, Instrument) else document.id
    status = site.library.statuses.get(entry.id) if isinstance(entry, Instrument) else None
    legal = [row for row in (*site.library.outgoing.get(key, ()), *site.library.incoming.get(key, ())) if row.verb != CITES]
    day = updated(site, document)
    return {
        "$schema": write.address(SCHEMA),
        "version": 1,
        "id": document.id,
        "kind": _KINDS[type(entry)],
        "address": write.address(f"{document.id}.html"),
        "as_of": site.library.as_of.isoformat(),
        "updated": day.isoformat() if day else "",
        "name": site.label(key) if isinstance(entry, Instrument) else words(entry.title),
        "attributes": _attributes(site, entry, write),
        "status": write.status(status) if status else None,
        "relations": [write.relation(row) for row in legal],
        "cites": list(write.cites()),
        "cited_by": list(write.cited_by(key)) if isinstance(entry, Instrument) else [],
        "units": list(write.units()),
        "references": [write.reference(row) for row in entry.references],
    }


def _attributes(site: Site, entry: Instrument | Material | Term | Topic, write: Writer) -> Data:
    if isinstance(entry, Instrument):
        return _instrument(entry)
    if isinstance(entry, Material):
        names = ("kind", "publisher", "author", "published", "url", "place")
        return {name: getattr(entry, name) for name in names} | {"subjects": list(entry.subjects), "notes": list(entry.notes)}
    if isinstance(entry, Term):
        near = {name: [_term(site, one, write) for one in getattr(entry, name)] for name in ("related", "contrast")}
        return {"aliases": list(entry.aliases), "origin": entry.origin, "group": entry.group, **near}
    return {
        "minutes": entry.minutes,
        "audience": entry.audience,
        "aims": {name: list(rows) for name, rows in entry.aims.items()},
        "path": [{"address": _place(site, place, write), "why": why} for place, why in entry.path],
        "questions": [_question(site, one, write) for one in entry.questions],
        "subjects": list(entry.subjects),
    }


def _instrument(one: Instrument) -> Data:
    days = {
        name: day.isoformat() if day else "" for name, day in (("issued", one.issued), ("effective", one.effective), ("ended", one.ended))
    }
    return {
        "symbol": one.symbol,
        "type": one.type,
        "title": words(one.title),
        "issuer": one.issuer,
        "place": one.place,
        "term": one.term,
        **days,
        "year": one.year,
        "signer": one.signer,
        "aliases": list(one.aliases),
        "subjects": list(one.subjects),
        "full_text": one.full_text,
        "status_note": words(one.status_note),
        "conflicts": [words(row) for row in one.conflicts],
        "indirect": list(one.indirect_fields),
        "homonyms": [_homonym(row) for row in one.homonyms],
    }


def _homonym(one: Homonym) -> Data:
    return {"symbol": one.number, "date": one.date, "issuer": one.issuer, "about": words(one.about)}


def _term(site: Site, identity: str, write: Writer) -> Data:
    return (
        write.ref(f"thuat-ngu/{identity}")
        if f"thuat-ngu/{identity}" in site.library.documents
        else {"id": identity, "name": identity, "address": ""}
    )


def _question(site: Site, one: Question, write: Writer) -> Data:
    return {
        "id": one.id,
        "stem": words(one.stem),
        "options": [words(row) for row in one.options],
        "answer": one.answer,
        "reason": words(one.reason),
        "proof": _place(site, one.proof, write),
        "level": one.level,
    }


def _place(site: Site, written: str, write: Writer) -> str:
    """A page and anchor as front matter gives them (`van-ban/nd-73-2023-nd-cp#dieu-5`) as an address; empty where there is no such page."""
    identity, _, anchor = written.partition("#")
    return write.address(site.address(identity.removeprefix("van-ban/"), anchor))


PAGE = Kind("twin", "Dữ liệu của trang", _render)
