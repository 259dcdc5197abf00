"""What happened to an instrument and since when: “Lịch sử hiệu lực” from its issue to what is still to come, and marks at single articles."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from danchieu.model import Instrument, Modality, Relation
from danchieu.pages.parts.html import esc, heading, when
from danchieu.pages.parts.links import instrument_link
from danchieu.pages.parts.site import Site
from danchieu.text import show_date
from danchieu.vocabulary import VERBS, pinpoint_words
from danchieu.vocabulary.modalities import MODALITIES


class Event(NamedTuple):
    """One line of the record."""

    day: date | None
    """None where no source tells."""
    html: str
    """What happened."""


def past(site: Site, one: Instrument, base: str) -> str:
    """The section, heading included; empty for an instrument that nothing has touched."""
    changes = [_change(site, row, base) for row in site.library.incoming.get(one.id, ()) if _counts(row)]
    if not changes and one.ended is None:
        return ""
    events = [Event(one.issued, "ban hành"), Event(one.effective, "có hiệu lực"), Event(one.ended, "hết hiệu lực"), *changes]
    known = sorted((event for event in events if event.day), key=lambda event: (event.day or date.max, events.index(event)))
    unknown = [event for event in changes if event.day is None]
    items = "".join(_item(event, site.library.as_of) for event in [*known, *unknown])
    return f'{heading(2, "Lịch sử hiệu lực", "lich-su-hieu-luc")}\n\n<ol class="dc-record">{items}</ol>'


class Touch(NamedTuple):
    """What happened to one place of an instrument."""

    words: str
    """`được sửa đổi, bổ sung bởi Nghị định 116/2024/NĐ-CP từ 17/9/2024`: for cards."""
    html: str
    """The same as a mark with a link."""


def touched(site: Site, identity: str, base: str) -> dict[str, Touch]:
    """Anchors of the page of an instrument to what has changed or ended just that place up to the library's day; inferred ones are left out."""
    page = site.library.page_of(identity)
    known, found = site.units.get(page or "", {}), dict[str, list[Relation]]()
    for row in site.library.incoming.get(identity, ()):
        day = _day(site, row)
        if _counts(row) and row.modality is not Modality.INFERRED and not (day and day > site.library.as_of):
            for place in row.scope:
                if place.anchor in known and not place.last:
                    found.setdefault(place.anchor, []).append(row)
    return {anchor: _touch(site, rows, base) for anchor, rows in found.items()}


def _touch(site: Site, rows: list[Relation], base: str) -> Touch:
    words, html = [], []
    for row in rows:
        verb, day = VERBS[row.verb], _day(site, row)
        since = f" từ {show_date(day)}" if day else ""
        words.append(f"{verb.passive_label.lower()} {site.label(row.subject)}{since}")
        html.append(f"{esc(verb.passive_label.lower())} {instrument_link(site, row.subject, base, mark=False)}{since}")
    ended = any(VERBS[row.verb].effect != "amends" for row in rows)
    return Touch("; ".join(words), f' <span class="dc-mark{" dc-ended" if ended else ""}">({"; ".join(html)})</span>')


def _day(site: Site, row: Relation) -> date | None:
    """Day of effect: the one given, else the first day of effect of the instrument that acts."""
    acting = site.library.instruments.get(row.subject)
    return row.since or (acting.effective if acting is not None else None)


def _counts(row: Relation) -> bool:
    return bool(VERBS[row.verb].effect) and row.modality not in (Modality.PROPOSED, Modality.REPORTED)


def _change(site: Site, row: Relation, base: str) -> Event:
    day = _day(site, row)
    scope = row.scope_text or ", ".join(pinpoint_words(place) for place in row.scope)
    notes = [part for part in (scope, MODALITIES[row.modality] if row.modality is Modality.INFERRED else "") if part]
    tail = f' <span class="dc-when">{esc("; ".join(notes))}</span>' if notes else ""
    return Event(day, f"{esc(VERBS[row.verb].passive_label.lower())} {instrument_link(site, row.subject, base, mark=False)}{tail}")


def _item(event: Event, today: date) -> str:
    to_come = ' <span class="dc-mark">(sắp tới)</span>' if event.day and event.day > today else ""
    return f'<li><span class="dc-day">{when(event.day, "chưa rõ từ ngày nào")}</span> <span>{event.html}{to_come}</span></li>'
