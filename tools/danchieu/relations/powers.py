"""What an instrument can do to another by what both are: no decree amends a law, no letter a decree, nothing of the Party what is the State's."""

from __future__ import annotations

from collections.abc import Mapping

from danchieu.text.lazy import lazy
from danchieu.values import Modality
from danchieu.vocabulary.tables import lines, load

from .cues import ACT
from .rows import Stated

_WITHOUT_FORCE = frozenset(lines(load("words")["without_force"]))
_ASKS = frozenset(lines(load("words")["asks_for_change"]))
_WITH_FORCE = frozenset(lines(load("words")["with_force"]))
_LAWS = ("Luật", "Bộ luật", "Hiến pháp", "Pháp lệnh")
# "67/2025/QH15"; "73/2023/NĐ-CP"; "21/2016/TT-BGTVT"; "10/2021/QĐ-UBND"; a letter, "4674/BTC-CST"
_RANKS = (
    lazy(r"/(?:NQ-?)?(?:UBTV)?QH\d"),
    lazy(r"/(?:NĐ|NQ)-CP$"),
    lazy(r"/TT(?:LT)?-"),
    lazy(r"-(?:UBND|HĐND)$"),
    lazy(r"^\d+/(?:BTC|TCT|TCHQ|BNV|VPCP|CT|BTP|LĐTBXH|BXD|BKHĐT)-[A-Z]{1,5}$"),
)
"""Shapes of symbols from the highest rank down (Điều 4 Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15)."""
_OF_PARTY = lazy(r"-[A-ZĐa-z]{2,6}/(?:[A-ZĐ]*TW|TU|HU|ĐU)$")
_CENTRAL = lazy(r"[A-ZĐ]TW$|/TW$|[/-](?:TTg|CP|QH\d+|UBTVQH\d+)$")
_LOCAL = lazy(r"/[A-ZĐ]*(?:TU|HU|ĐU|QU|ThU)$|-(?:UBND|HĐND)$")


def within_powers(row: Stated, own: str, types: Mapping[str, str]) -> Stated | None:
    """The row as it may stand: as read, as a proposal, or None. `own` is the type noun of the text where the row is the text's own, else empty;
    `types` tells the type noun of a target.
    """
    if row.verb not in ACT or row.object is None:
        return row
    kind = types.get(row.object, "")
    if not row.by and _reaches_up(row.subject, row.object, kind):
        return None
    if row.modality is Modality.PROPOSED:
        return row
    forced = kind in _WITH_FORCE or row.object.startswith(_LAWS)
    if own in _WITHOUT_FORCE and forced and not (row.verb == "dinh_chinh" and own not in _ASKS):
        return _task(row) if own in _ASKS else None
    if row.subject and _OF_PARTY.search(row.subject) and (_rank(row.object, kind) or 0) > 1:
        return _task(row) if own else None
    return row


def beyond(one: str, other: str | None) -> bool:
    """Whether an instrument of the centre would carry out a local one."""
    return other is not None and _LOCAL.search(other) is not None and _CENTRAL.search(one) is not None


def _task(row: Stated) -> Stated:
    """What is yet to be done, by nobody named."""
    return row._replace(subject=None, modality=Modality.PROPOSED)


def _reaches_up(one: str | None, other: str, kind: str) -> bool:
    """Whether an instrument would change one of a higher rank: no decree amends a law, no letter a decree."""
    low = _rank(one, "") if one else None
    high = _rank(other, kind) if low is not None else None
    return low is not None and high is not None and low < high


def _rank(symbol: str, kind: str) -> int | None:
    """Rank among the legal documents of the State, as its symbol or type noun shows it; None where they do not."""
    if kind in _LAWS or symbol.startswith(_LAWS):
        return len(_RANKS)
    return next((len(_RANKS) - place for place, pattern in enumerate(_RANKS) if pattern.search(symbol)), None)
