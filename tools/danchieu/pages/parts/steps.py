"""From policy to practice: what an instrument carries out, and what carries it out, one step back and one step on.

The rule, as readers find it in docs/huong-dan/nguyen-tac.md: a step is a relation whose verb has `step = true` in vocabulary/verbs.toml (thể chế
hóa, cụ thể hóa, quy định chi tiết, hướng dẫn, triển khai) and that a person declared with a source or an official text states. What is inferred,
proposed or told by others is no step.
"""

from __future__ import annotations

from typing import NamedTuple

from danchieu.model import Instrument, Modality, Relation
from danchieu.pages.parts.html import esc
from danchieu.pages.parts.lanes import LANES, lane_of
from danchieu.pages.parts.links import instrument_link
from danchieu.pages.parts.site import Site
from danchieu.vocabulary import VERBS

_PROVEN = frozenset({Modality.DECLARED, Modality.STATED})
_SHOWN = 4
"""So many instruments of one side stand open; the others are folded."""
_LEVELS = {lane.id: lane.title for lane in LANES}
_RULE = "huong-dan/nguyen-tac"
_RULE_PLACE = "tu-chu-truong-den-thuc-hien"


class Step(NamedTuple):
    """One step of the way."""

    other: str
    """Id of the instrument one step back or on."""
    words: str
    """What joins them, as seen from the page: `Thể chế hóa`, `Được thể chế hóa bởi`."""


def steps(site: Site, identity: str) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    """What the instrument carries out, and what carries it out: first what holds, then by date, the newest first; each instrument once."""
    back = {one.object: VERBS[one.verb].active for one in reversed(site.library.outgoing.get(identity, ())) if _is_step(one)}
    on = {one.subject: VERBS[one.verb].passive_label for one in reversed(site.library.incoming.get(identity, ())) if _is_step(one)}
    return _sorted(site, back), _sorted(site, on)


def steps_nav(site: Site, identity: str, base: str) -> str:
    """Both sides as a control of the page; empty where the instrument stands on no proven way."""
    back, on = steps(site, identity)
    if not back and not on:
        return ""
    rule = f' <a href="{base}{_RULE}.html#{_RULE_PLACE}">Cách xác định</a>' if _RULE_PLACE in site.units.get(_RULE, {}) else ""
    return (
        f'<nav class="dc-steps" aria-label="Từ chủ trương đến thực hiện"><p class="dc-over">Từ chủ trương đến thực hiện{rule}</p>'
        f"{_side(site, 'Bước trước', 'prev', back, base)}{_side(site, 'Bước sau', 'next', on, base)}</nav>"
    )


def _is_step(one: Relation) -> bool:
    return VERBS[one.verb].step and one.modality in _PROVEN and one.subject != one.object


def _sorted(site: Site, found: dict[str, str]) -> tuple[Step, ...]:
    def key(step: Step) -> tuple[bool, int, str]:
        one = site.library.instruments.get(step.other)
        return site.is_over(step.other), -(one.issued.toordinal() if one is not None and one.issued else 0), step.other

    return tuple(sorted((Step(other, words) for other, words in found.items()), key=key))


def _side(site: Site, title: str, way: str, rows: tuple[Step, ...], base: str) -> str:
    head = f'<p class="dc-steps-head">{title}</p>'
    body = _groups(site, rows[:_SHOWN], base) if rows else '<p class="dc-when">Chưa ghi nhận văn bản nào.</p>'
    if len(rows) > _SHOWN:
        rest = _groups(site, rows[_SHOWN:], base)
        body += f'<details class="dc-fold"><summary>Còn {len(rows) - _SHOWN} văn bản nữa</summary>{rest}</details>'
    return f'<div class="dc-steps-{way}">{head}{body}</div>'


def _groups(site: Site, rows: tuple[Step, ...], base: str) -> str:
    """Steps that share their words and their level under one line that says both."""
    groups: dict[str, list[str]] = {}
    for row in rows:
        level = _level(site.library.instruments.get(row.other))
        groups.setdefault(f"{row.words} · {level}" if level else row.words, []).append(row.other)
    return "".join(
        f'<p class="dc-when">{esc(words)}</p><ul>{"".join(f"<li>{instrument_link(site, other, base)}</li>" for other in others)}</ul>'
        for words, others in groups.items()
    )


def _level(one: Instrument | None) -> str:
    """The province or the level of bodies; empty where unknown."""
    if one is None or lane_of(one) == "chua-ro":
        return ""
    return one.place or _LEVELS[lane_of(one)]
