"""Old and new: which instrument followed which, and which amended which, as pairs that pages can set side by side."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from danchieu.model import Modality, Relation
from danchieu.pages.parts.site import Site
from danchieu.vocabulary import VERBS

COMPARE = "so-sanh"
"""Folder of the pages that set two instruments side by side."""


class Pair(NamedTuple):
    """An instrument and the one that replaced, repealed or amended it."""

    old: str
    """Id of the earlier one."""
    new: str
    """Id of the later one."""
    effect: str
    """`replaces`, `repeals` or `amends`."""
    since: date | None
    """Day of effect."""
    scope: str
    """Places of the old one it touches; empty for the whole."""
    sure: bool
    """False where it is only inferred."""

    @property
    def address(self) -> str:
        """Address of the page that compares them, from the root of the site, without suffix."""
        return f"{COMPARE}/{self.old}-{self.new}"


def successions(site: Site, relations: Iterable[Relation] | None = None) -> tuple[Pair, ...]:
    """Every replacement, repeal and amendment among `relations` (of the whole library unless given), each pair once with its
    strongest effect, by ids."""
    found: dict[tuple[str, str], Pair] = {}
    for one in site.library.relations if relations is None else relations:
        effect = VERBS[one.verb].effect
        if effect not in _STRENGTH or one.modality in (Modality.PROPOSED, Modality.REPORTED) or one.subject == one.object:
            continue
        pair = _pair(site, one, effect)
        old = found.get((pair.old, pair.new))
        if old is None or (pair.sure, _STRENGTH[effect]) > (old.sure, _STRENGTH[old.effect]):
            found[pair.old, pair.new] = pair
    return tuple(found[key] for key in sorted(found))


_STRENGTH = {"amends": 1, "repeals": 2, "replaces": 3}


def _pair(site: Site, one: Relation, effect: str) -> Pair:
    acting = site.library.instruments.get(one.subject)
    since = one.since or (acting.effective if acting is not None else None)
    return Pair(one.object, one.subject, effect, since, one.scope_text, one.modality is not Modality.INFERRED)


def comparable(site: Site, relations: Iterable[Relation] | None = None) -> tuple[Pair, ...]:
    """The pairs that have a page of their own: both written; one that only amends needs articles on both sides."""
    return tuple(pair for pair in successions(site, relations) if _is_comparable(site, pair))


def _is_comparable(site: Site, pair: Pair) -> bool:
    if site.library.page_of(pair.old) is None or site.library.page_of(pair.new) is None:
        return False
    return pair.effect == "replaces" or (has_articles(site, pair.old) and has_articles(site, pair.new))


def has_articles(site: Site, identity: str) -> bool:
    """Whether the page of an instrument has at least one article."""
    return any(unit.kind == "dieu" for unit in site.units.get(f"van-ban/{identity}", {}).values())
