"""“Lịch sử hiệu lực”: what happened to an instrument and since when, from its issue to what is still to come."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from danchieu.model import Instrument, Modality, Relation
from danchieu.pages.parts.html import esc, heading, when
from danchieu.pages.parts.links import instrument_link
from danchieu.pages.parts.relations import MODALITIES
from danchieu.pages.parts.site import Site
from danchieu.vocabulary import VERBS, pinpoint_words


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


def _counts(row: Relation) -> bool:
    return bool(VERBS[row.verb].effect) and row.modality not in (Modality.PROPOSED, Modality.REPORTED)


def _change(site: Site, row: Relation, base: str) -> Event:
    acting = site.library.instruments.get(row.subject)
    day = row.since or (acting.effective if acting is not None else None)
    scope = row.scope_text or ", ".join(pinpoint_words(place) for place in row.scope)
    notes = [part for part in (scope, MODALITIES[row.modality] if row.modality is Modality.INFERRED else "") if part]
    tail = f' <span class="dc-when">{esc("; ".join(notes))}</span>' if notes else ""
    return Event(day, f"{esc(VERBS[row.verb].passive_label.lower())} {instrument_link(site, row.subject, base, mark=False)}{tail}")


def _item(event: Event, today: date) -> str:
    to_come = ' <span class="dc-mark">(sắp tới)</span>' if event.day and event.day > today else ""
    return f'<li><span class="dc-day">{when(event.day, "chưa rõ từ ngày nào")}</span> <span>{event.html}{to_come}</span></li>'
