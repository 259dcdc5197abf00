"""The graph as drawings and tables need it: nodes with their lane and place, edges each once, in a fixed order."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from danchieu.model import Document, Instrument, Material, Modality, Relation, Term, Topic
from danchieu.pages.parts.lanes import LANES, lane_of
from danchieu.pages.parts.layout import Layout, Node, layout
from danchieu.pages.parts.site import Site
from danchieu.text import show_date, sort_key
from danchieu.vocabulary import VERBS
from danchieu.vocabulary.forces import FORCES

K = TypeVar("K")

NO_TYPE, NO_ISSUER, NO_STATUS = "Chưa rõ loại", "Chưa rõ cơ quan", "Chưa có trang"
_OTHERS = {Material: "Tư liệu", Topic: "Chuyên đề", Term: "Thuật ngữ"}
_GROUPS = {"replaces": "thay", "repeals": "thay", "amends": "sua", "suspends": "sua"}
"""How an edge is drawn, by the effect of its verb."""
_PLAIN = {"dan_chieu": "dan", "can_cu": "can"}
_LAST = 9999
"""Undated documents come after the dated ones of their lane."""
_SURE = (Modality.DECLARED, Modality.STATED)


@dataclass(frozen=True, slots=True)
class Point:
    """A node of the graph: an instrument, or a page that cites."""

    id: str
    """Instrument or document id."""
    label: str
    """Name in links."""
    title: str
    """What it is about; empty where unknown."""
    type: str
    """Type of instrument, or kind of page."""
    issuer: str
    """Body."""
    day: date | None
    """Day of issue."""
    year: int
    """Year of issue; 0 where unknown."""
    status: str
    """State in words."""
    tone: str
    """Which of the colours of states goes with it."""
    lane: str
    """Lane of the drawing."""
    address: str
    """From the root of the site; empty where there is nothing to open."""


@dataclass(frozen=True, slots=True)
class Network:
    """The whole graph, placed."""

    points: tuple[Point, ...]
    """Lane by lane, oldest first."""
    edges: tuple[tuple[int, int, str, bool, date | None], ...]
    """(subject, object, verb, sure, day of effect), subject and object as places in `points`; each subject, verb and object once."""
    layout: Layout
    """Where the points stand."""


def network(site: Site) -> Network:
    """The graph of a library: every instrument, every page that cites one, every relation. Linear in its size but for sorting."""
    library = site.library
    ends = {end for one in library.relations for end in (one.subject, one.object)} | set(library.instruments)
    order = {lane.id: place for place, lane in enumerate(LANES)}
    points = sorted((_point(site, end) for end in ends), key=lambda one: (order[one.lane], one.year or _LAST, str(one.day or ""), one.id))
    places = {one.id: place for place, one in enumerate(points)}
    nodes = (Node(one.id, one.lane, one.year, one.day.isoformat() if one.day else "") for one in points)
    return Network(tuple(points), _edges(library.relations, places), layout(nodes, [lane.id for lane in LANES]))


def _point(site: Site, identity: str) -> Point:
    library = site.library
    one = library.instruments.get(identity)
    address = site.address(identity)
    if one is None:
        return _other(site, library.documents.get(identity), identity, address)
    status = library.statuses.get(identity)
    return Point(
        id=identity,
        label=site.label(identity),
        title=one.title if one.title != one.label else "",
        type=one.type or NO_TYPE,
        issuer=_issuer(one),
        day=one.issued,
        year=one.year or 0,
        status=FORCES[status.force].words if status else NO_STATUS,
        tone=FORCES[status.force].tone if status else "seen",
        lane=lane_of(one),
        address=address,
    )


def _issuer(one: Instrument) -> str:
    place = f" {one.place}" if one.place and one.place not in one.issuer else ""
    return one.issuer + place if one.issuer else NO_ISSUER


def _other(site: Site, document: Document | None, identity: str, address: str) -> Point:
    """A page that is no instrument: a talk, a topic, a term."""
    entry = document.entry if document is not None else None
    kind = next((name for known, name in _OTHERS.items() if isinstance(entry, known)), NO_TYPE)
    published = entry.published[:4] if isinstance(entry, Material) else ""
    year = int(published) if published.isdecimal() else 0
    return Point(identity, site.label(identity), "", kind, NO_ISSUER, None, year, kind, "seen", "tai-lieu", address)


def _edges(relations: Iterable[Relation], places: dict[str, int]) -> tuple[tuple[int, int, str, bool, date | None], ...]:
    found: dict[tuple[int, int, str], tuple[bool, date | None]] = {}
    for one in relations:
        key = (places[one.subject], places[one.object], one.verb)
        sure, since = found.get(key, (False, None))
        found[key] = (sure or one.modality in _SURE, since or one.since)
    return tuple((*key, *found[key]) for key in sorted(found))


def verbs_of(net: Network) -> list[str]:
    """The verbs that occur, in the order of the vocabulary."""
    used = {edge[2] for edge in net.edges}
    return [verb for verb in VERBS if verb in used] + sorted(used - set(VERBS))


def group_of(verb: str) -> str:
    """How an edge is drawn: `thay`, `sua`, `lam`, `can` or `dan`."""
    return _PLAIN.get(verb) or _GROUPS.get(VERBS[verb].effect, "lam")


def script(net: Network, as_of: date) -> bytes:
    """The graph as one script for the browser: tables of words, then rows that point into them."""
    kinds, bodies = _table(one.type for one in net.points), _table(one.issuer for one in net.points)
    forces, lanes = _table((one.status, one.tone) for one in net.points), {lane.id: place for place, lane in enumerate(LANES)}
    verbs = {verb: place for place, verb in enumerate(verbs_of(net))}
    data = {
        "ngay": show_date(as_of),
        "loai": list(kinds),
        "coQuan": list(bodies),
        "tinhTrang": list(forces),
        "quanHe": [[verb, VERBS[verb].active, VERBS[verb].passive_label, group_of(verb)] for verb in verbs],
        "lan": [[lane.id, lane.title] for lane in LANES],
        "lanVe": [[lanes[band.id], band.start, band.size] for band in net.layout.lanes],
        "namVe": [[int(band.id), band.start, band.size] for band in net.layout.years],
        "nut": [
            [
                *(one.id, one.label, one.title, kinds[one.type], bodies[one.issuer], one.year),
                show_date(one.day) if one.day else "",
                forces[one.status, one.tone],
                *net.layout.places[one.id],
                lanes[one.lane],
                1 if one.address == f"van-ban/{one.id}.html" else one.address,
            ]
            for one in net.points
        ],
        "canh": [[a, b, verbs[verb], int(sure), show_date(since) if since else ""] for a, b, verb, sure, since in net.edges],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("\u2028", " ").replace("\u2029", " ")
    return f"window.DC_SO_DO={text};\n".encode()


def _table(values: Iterable[K]) -> dict[K, int]:
    """Each value once, in dictionary order, with its place."""
    return {value: place for place, value in enumerate(sorted(set(values), key=lambda value: sort_key(str(value))))}
