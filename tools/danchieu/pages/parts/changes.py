"""What changed and when: replacements, repeals, amendments and suspensions that somebody stated or declared, newest first."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from danchieu.model import Modality, Relation
from danchieu.pages.parts.site import Site
from danchieu.vocabulary import VERBS

DONE = {"replaces": "thay thế", "repeals": "bãi bỏ", "amends": "sửa đổi, bổ sung", "suspends": "ngưng hiệu lực"}
"""Effect of a verb to what readers see."""


class Change(NamedTuple):
    """One dated change."""

    day: date
    """Day of effect."""
    relation: Relation
    """Who changes whom."""
    done: str
    """In words."""


def day_of(site: Site, one: Relation) -> date | None:
    """Day of effect of a relation: the one given, else the first day of effect of the instrument that acts; None where unknown."""
    acting = site.library.instruments.get(one.subject)
    return one.since or (acting.effective if acting is not None else None)


def changes(site: Site) -> list[Change]:
    """All dated changes made by an instrument that has a page, newest first."""
    found = []
    for one in site.library.relations:
        effect = VERBS[one.verb].effect if one.verb in VERBS else ""
        day = day_of(site, one)
        if effect and day and one.modality in (Modality.DECLARED, Modality.STATED) and site.library.page_of(one.subject):
            found.append(Change(day, one, DONE.get(effect, VERBS[one.verb].active.lower())))
    return sorted(found, key=lambda row: (-row.day.toordinal(), row.relation.subject, row.relation.object))
