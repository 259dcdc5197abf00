"""What held when: the life of each instrument as periods, for drawings, for words, and for the browser to answer about any day."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from danchieu.model import Force, Instrument
from danchieu.pages.parts.lanes import LANES, LOCAL, lane_of
from danchieu.pages.parts.site import OVER, Site
from danchieu.status import Period, intervals
from danchieu.vocabulary.forces import FORCES

GROUPS = {
    Force.IN_FORCE: "giu",
    Force.AMENDED: "giu",
    Force.UNSEEN: "giu",
    Force.UNKNOWN: "giu",
    Force.PARTLY_ENDED: "phan",
    Force.SUSPENDED: "phan",
    Force.NOT_YET: "chua",
    Force.REPLACED: "het",
    Force.REPEALED: "het",
    Force.ENDED: "het",
}
"""Where a state puts an instrument in the answer for a day: not replaced or repealed, in part, not yet, no longer."""

_SIDES = {lane.id: "dia-phuong" if lane.id in LOCAL else lane.side for lane in LANES}


@dataclass(frozen=True, slots=True)
class Life:
    """An instrument in time."""

    one: Instrument
    """The instrument."""
    side: str
    """`dang`, `nha-nuoc`, `dia-phuong` or `khac`."""
    begins: date | None
    """First day of effect, else of issue; None where unknown or known only by year."""
    ends: date | None
    """First day on which it holds no longer; None while it holds or where the day is unknown."""
    ends_unknown: bool
    """It holds no longer, and no source tells since when."""
    periods: tuple[Period, ...]
    """Its states; empty where the library knows it only by citation."""


def lives(site: Site) -> tuple[Life, ...]:
    """Every instrument whose year is known, newest first; undated days of a year come after the dated ones."""
    found = [_life(site, one) for one in site.library.instruments.values() if one.year]
    return tuple(
        sorted(found, key=lambda life: (-(life.one.year or 0), -(life.one.issued.toordinal() if life.one.issued else 0), life.one.id))
    )


def _life(site: Site, one: Instrument) -> Life:
    periods = intervals(one, site.library.incoming.get(one.id, ()), site.library.instruments)
    over = next((period for period in periods if period.status.force in OVER), None)
    return Life(
        one=one,
        side=_SIDES[lane_of(one)],
        begins=one.effective or one.issued,
        ends=(over.start or over.status.since) if over else None,
        ends_unknown=over is not None and over.start is None and over.status.since is None,
        periods=periods,
    )


def script(site: Site, rows: Iterable[Life]) -> bytes:
    """The lives as one script for the browser: for each instrument its name, day of issue, side and states by day."""
    lives_ = list(rows)
    ids = {life.one.id: place for place, life in enumerate(lives_)}
    named = _named(lives_, ids)
    data = {
        "ngay": site.library.as_of.isoformat(),
        "id": list(named),
        "ten": [site.label(identity) for identity in named],
        "diaChi": [_address(site, identity) for identity in named],
        "tinhTrang": [[FORCES[force].words, GROUPS[force]] for force in Force],
        "vanBan": [
            [
                place,
                life.one.title if life.one.title != life.one.label else "",
                life.one.issued.isoformat() if life.one.issued else str(life.one.year),
                life.side,
                int(life.one.effective is not None),
                _states(life.periods, named),
            ]
            for place, life in enumerate(lives_)
        ],
    }
    return f"window.DC_NGAY={json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def _named(rows: list[Life], ids: Mapping[str, int]) -> dict[str, int]:
    """All names the script needs: the instruments themselves, then those that act on them."""
    named = dict(ids)
    for life in rows:
        for period in life.periods:
            for actor in period.status.by:
                named.setdefault(actor, len(named))
    return named


def _address(site: Site, identity: str) -> str | int:
    address = site.address(identity)
    return 1 if address == f"van-ban/{identity}.html" else address


def _states(periods: tuple[Period, ...], named: Mapping[str, int]) -> list[list[object]]:
    """Rows of [first day, state, since (empty where unknown), who brought it about]; the first day of the first row is empty."""
    order = {force: place for place, force in enumerate(Force)}
    return [
        [
            period.start.isoformat() if period.start else "",
            order[period.status.force],
            period.status.since.isoformat() if period.status.since else "",
            [named[actor] for actor in period.status.by],
        ]
        for period in periods
    ]
