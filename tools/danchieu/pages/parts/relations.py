"""Relations of an instrument, grouped by verb in the order of vocabulary/verbs.toml, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from danchieu.model import Modality, Relation
from danchieu.pages.parts.html import attr, esc, when
from danchieu.pages.parts.links import host_of, instrument_link, outside, place_words
from danchieu.pages.parts.site import Site
from danchieu.vocabulary import VERBS, pinpoint_words
from danchieu.vocabulary.modalities import MODALITIES

CITES = "dan_chieu"
"""The verb of plain citations; pages list them apart from legal relations."""

_LONG = 12
"""More relations of one verb than this are folded."""


class Group(NamedTuple):
    """All relations of one verb in one direction."""

    label: str
    """The verb as seen from the instrument: `Thay thế`, `Bị thay thế bởi`."""
    outgoing: bool
    """True where the instrument itself acts."""
    others: tuple[tuple[str, tuple[Relation, ...]], ...]
    """Each instrument at the other end with its relations, by day."""


def groups(site: Site, identity: str) -> tuple[Group, ...]:
    """Legal relations of an instrument in both directions, without plain citations, in the order of the verbs."""
    library = site.library
    found: dict[tuple[str, bool], dict[str, list[Relation]]] = {}
    for outgoing, rows in ((True, library.outgoing.get(identity, ())), (False, library.incoming.get(identity, ()))):
        for one in rows:
            if one.verb != CITES:
                found.setdefault((one.verb, outgoing), {}).setdefault(one.object if outgoing else one.subject, []).append(one)
    order = {verb: place for place, verb in enumerate(VERBS)}
    keys = sorted(found, key=lambda key: (order.get(key[0], len(order)), key[1]))
    return tuple(
        Group(
            VERBS[verb].active if outgoing else VERBS[verb].passive_label,
            outgoing,
            tuple((other, tuple(rows)) for other, rows in sorted(found[verb, outgoing].items(), key=lambda pair: _sort(pair[1]))),
        )
        for verb, outgoing in keys
    )


def relations(site: Site, identity: str, base: str) -> str:
    """The relations of an instrument in both directions, without plain citations; says so where there are none."""
    body = "".join(
        f"<h3>{esc(group.label)}</h3>{_list([_item(site, other, rows, base) for other, rows in group.others])}"
        for group in groups(site, identity)
    )
    empty = "<p>Chưa ghi nhận quan hệ pháp lý nào với văn bản khác. Các chỗ nhắc tới văn bản này, nếu có, ở mục “Được dẫn tại”.</p>"
    return f'<div class="dc-relations"><h2 id="quan-he">Quan hệ với văn bản khác</h2>{body or empty}</div>'


def cited(site: Site, identity: str, base: str) -> str:
    """What this document cites without a legal relation, as one folded list; empty where nothing."""
    objects = sorted({one.object for one in site.library.outgoing.get(identity, ()) if one.verb == CITES}, key=site.label)
    if not objects:
        return ""
    items = "".join(f"<li>{instrument_link(site, one, base)}</li>" for one in objects)
    return f'<details class="dc-fold"><summary>Văn bản được nhắc tới trong trang này ({len(objects)})</summary><ul>{items}</ul></details>'


def proof(site: Site, rows: Iterable[Relation], base: str) -> str:
    """Relations as steps of a proof: who does what to whom, since when, and where that was read."""
    items = []
    for one in rows:
        subject, target = instrument_link(site, one.subject, base, mark=False), instrument_link(site, one.object, base, mark=False)
        items.append(
            f"<li>{subject} <em>{esc(VERBS[one.verb].active.lower())}</em> {target}{_details(one)}{_evidence(site, one, base)}</li>"
        )
    return f'<ol class="dc-proof">{"".join(items)}</ol>'


def _sort(rows: Sequence[Relation]) -> tuple[str, str, str]:
    return str(rows[0].since or ""), rows[0].subject, rows[0].object


def _list(items: list[str]) -> str:
    shown = f"<ul>{''.join(items[:_LONG])}</ul>"
    if len(items) <= _LONG:
        return shown
    rest = "".join(items[_LONG:])
    return f'{shown}<details class="dc-fold"><summary>Còn {len(items) - _LONG} văn bản nữa</summary><ul>{rest}</ul></details>'


def _item(site: Site, other: str, rows: Sequence[Relation], base: str) -> str:
    inferred = all(one.modality is Modality.INFERRED for one in rows)
    css = ' class="dc-inferred"' if inferred else ""
    first = rows[0]
    evidence = "".join(_evidence(site, one, base) for one in rows)
    return f"<li{css}>{instrument_link(site, other, base)}{_details(first)}{evidence}</li>"


def _details(one: Relation) -> str:
    """Day, scope, modality and note of a relation."""
    parts = []
    if one.since:
        parts.append(f"từ {when(one.since)}")
    scope = one.scope_text or ", ".join(pinpoint_words(place) for place in one.scope)
    if scope:
        parts.append(esc(scope))
    if MODALITIES[one.modality]:
        parts.append(f"<em>{MODALITIES[one.modality]}</em>")
    if one.note:
        parts.append(esc(one.note))
    return f'<span class="dc-when">{" · ".join(parts)}</span>' if parts else ""


def _evidence(site: Site, one: Relation, base: str) -> str:
    """The quoted sentence with the way to it, folded."""
    evidence = one.evidence
    parts = [f"<blockquote>{esc(evidence.quote)}</blockquote>"] if evidence.quote else []
    place = place_words(site, evidence.document, evidence.anchor)
    if evidence.document in site.library.documents and evidence.anchor:
        address = site.address(evidence.document, evidence.anchor)
        parts.append(f'<a href="{attr(base + address)}">Đọc tại {esc(place or "văn bản")}</a>')
    if evidence.url:
        parts.append(outside(evidence.url, f"Nguồn: {host_of(evidence.url)}"))
    if not parts:
        return ""
    return f'<details class="dc-evidence"><summary>Bằng chứng</summary>{" ".join(parts)}</details>'
