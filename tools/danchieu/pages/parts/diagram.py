"""Lược đồ: the relations of an instrument as two small trees, drawn when the site is built, with links and a table of the same content.

Trees and not a web: they can be read at the width of a phone, aloud in their order, and on paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from danchieu.model import Modality, Relation
from danchieu.pages.parts.facts import short_status
from danchieu.pages.parts.html import attr, esc, heading, shorten, when
from danchieu.pages.parts.links import instrument_link
from danchieu.pages.parts.relations import Group, groups
from danchieu.pages.parts.site import Site
from danchieu.text import show_date
from danchieu.vocabulary.modalities import MODALITIES

_WIDTH = 344
_NODES = 20
"""So many instruments are drawn in one tree; the table has them all."""
_LETTERS = 38
"""So many letters fit into a box."""


@dataclass(slots=True)
class _Tree:
    """An SVG as it grows downwards."""

    parts: list[str] = field(default_factory=list)
    y: int = 46
    drawn: int = 0


def diagram(site: Site, identity: str, base: str) -> str:
    """The section with both trees and the table; empty where there is no relation."""
    found = groups(site, identity)
    if not found:
        return ""
    name = site.label(identity)
    trees = [
        _tree(site, name, "Văn bản này nói tới", [group for group in found if group.outgoing], base, True),
        _tree(site, name, "Văn bản khác nói tới văn bản này", [group for group in found if not group.outgoing], base, False),
    ]
    drawing = f'<figure class="dc-map" aria-label="Lược đồ quan hệ của {attr(name)}">{"".join(trees)}</figure>'
    return f"{heading(2, 'Lược đồ', 'luoc-do')}\n\n{drawing}{_table(site, found, base)}"


def _tree(site: Site, name: str, title: str, found: Sequence[Group], base: str, outgoing: bool) -> str:
    if not found:
        return ""
    tree = _Tree()
    last = tree.y
    for group in found:
        if tree.drawn >= _NODES:
            break
        last = tree.y + 8
        _group(tree, site, group, base)
    hidden = sum(len(group.others) for group in found) - tree.drawn
    if hidden:
        tree.parts.append(f'<text class="dc-svg-more" x="38" y="{tree.y + 12}">và {hidden} văn bản nữa, xem bảng</text>')
        tree.y += 24
    head = f'<rect class="dc-svg-self" x="1" y="1" width="{_WIDTH - 2}" height="30" rx="2"/><text x="10" y="21">{esc(shorten(name, 42))}</text>'
    trunk = f'<path class="dc-svg-line" d="M14 31V{last}"/>'
    label = f"{title}: {sum(len(group.others) for group in found)} văn bản"
    size = f'viewBox="0 0 {_WIDTH} {tree.y}" width="{_WIDTH}" height="{tree.y}"'
    return f'<svg {size} role="group" aria-label="{attr(label)}" class="{"dc-out" if outgoing else "dc-in"}">{head}{trunk}{"".join(tree.parts)}</svg>'


def _group(tree: _Tree, site: Site, group: Group, base: str) -> None:
    """A verb with its instruments below it; the arrow points to the one that is acted upon."""
    y = tree.y + 8
    arrow = f"M26 {y - 4}l6 4-6 4z" if group.outgoing else f"M20 {y - 4}l-6 4 6 4z"
    tree.parts.append(f'<path class="dc-svg-line" d="M14 {y}H30"/><path class="dc-svg-arrow" d="{arrow}"/>')
    tree.parts.append(f'<text class="dc-svg-verb" x="38" y="{y + 4}">{esc(group.label)}</text>')
    top, tree.y = y + 10, tree.y + 24
    middle = top
    for other, rows in group.others:
        if tree.drawn >= _NODES:
            break
        middle = tree.y + 13
        _node(tree, site, other, rows, base)
    tree.parts.append(f'<path class="dc-svg-line" d="M44 {top}V{middle}"/>')
    tree.y += 10


def _node(tree: _Tree, site: Site, other: str, rows: Sequence[Relation], base: str) -> None:
    y = tree.y
    dashed = " dc-svg-dashed" if all(one.modality is Modality.INFERRED for one in rows) else ""
    over = " dc-svg-over" if site.is_over(other) else ""
    words = site.label(other)
    address = site.address(other)
    since = next((show_date(one.since) for one in rows if one.since), "")
    mark = site.marks.get(other, "")
    room = _LETTERS - len(mark) * 3 // 4  # the mark is set smaller
    known = site.library.instruments.get(other)
    if known is not None and len(words) > room:
        words = known.label  # of a law its number, which tells more than the beginning of its name
    full = site.label(other) if site.label(other) != words else ""
    # who speaks to the page says what is seen: the name begins with it
    notes = "; ".join(part for part in (f"{words} {mark}".rstrip(), full, f"từ {since}" if since else "") if part)
    box = f'<rect class="dc-svg-box{dashed}" x="58" y="{y}" width="{_WIDTH - 60}" height="26" rx="2"/>'
    note = f' <tspan class="dc-svg-mark">{mark}</tspan>' if mark else ""
    name = esc(shorten(words, room))
    text = f'<text class="dc-svg-name{over}" x="66" y="{y + 17}">{name}{note}</text>'
    link = f'<a href="{attr(base + address)}" aria-label="{attr(notes)}">{box}{text}</a>' if address else box + text
    tree.parts.append(f'<path class="dc-svg-line{dashed}" d="M44 {y + 13}H58"/>{link}')
    tree.y += 32
    tree.drawn += 1


def _table(site: Site, found: Sequence[Group], base: str) -> str:
    rows = "".join(
        f"<tr><td>{esc(group.label)}</td><td>{instrument_link(site, other, base, mark=False)}</td>"
        f"<td>{when(next((one.since for one in relations if one.since), None), '')}</td><td>{short_status(site.library.statuses.get(other))}</td>"
        f"<td>{_how(relations)}</td></tr>"
        for group in found
        for other, relations in group.others
    )
    names = ("Quan hệ", "Văn bản", "Từ ngày", "Tình trạng", "Cách biết")
    head = "".join(f"<th scope=col>{name}</th>" for name in names)
    table = f'<div class="dc-table" tabindex="0" role="group" aria-label="Bảng quan hệ"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    return f'<details class="dc-fold"><summary>Lược đồ dưới dạng bảng</summary>{table}</details>'


def _how(rows: Sequence[Relation]) -> str:
    return esc("; ".join(dict.fromkeys(MODALITIES[one.modality] or "có nguồn đã đối chiếu" for one in rows)))
