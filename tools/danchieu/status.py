"""What holds on a given day, by rules over dated relations, with the relations that prove it.

Only a relation stated in an official text or declared by a person counts (`Modality`); an inferred, proposed or reported one
changes nothing. The words follow the national law database where it has them, and say plainly what was not verified.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from danchieu.model import Force, Instrument, Modality, Relation, Status
from danchieu.text import show_date
from danchieu.vocabulary import VERBS, pinpoint_words

_COUNTS = frozenset({Modality.DECLARED, Modality.STATED})
_WHOLE = {"replaces": (Force.REPLACED, "Được thay thế"), "repeals": (Force.REPEALED, "Bị bãi bỏ")}


class Period(NamedTuple):
    """Days on which one status holds; it ends the day before the next period begins."""

    start: date | None
    """First day; None for the first period, which is open to the past."""
    status: Status
    """What holds."""


def intervals(instrument: Instrument, incoming: Iterable[Relation], instruments: Mapping[str, Instrument]) -> tuple[Period, ...]:
    """The status of `instrument` on every day there is: periods in order of time, neighbours different, never empty.

    On any day the period that contains it says what `status_of` says: the rules compare that day with nothing but the days gathered here.
    """
    rows = [one for one in incoming if one.modality in _COUNTS and VERBS[one.verb].effect]
    days = {instrument.effective, instrument.ended, *(_day(one, instruments) for one in rows)}
    found = [Period(None, status_of(instrument, rows, instruments, date.min))]
    for day in sorted(day for day in days if day is not None):
        status = status_of(instrument, rows, instruments, day)
        if status != found[-1].status:
            found.append(Period(day, status))
    return tuple(found)


def status_of(instrument: Instrument, incoming: Iterable[Relation], instruments: Mapping[str, Instrument], as_of: date) -> Status:
    """The status of `instrument` on `as_of`, from the relations that touch it. The first rule that fits decides."""
    touching = sorted(
        (one for one in incoming if one.modality in _COUNTS and VERBS[one.verb].effect),
        key=lambda one: (_day(one, instruments) or date.min, one.subject),
    )
    past = [one for one in touching if (_day(one, instruments) or date.min) <= as_of]
    if instrument.effective and instrument.effective > as_of:
        return _status(
            instrument, Force.NOT_YET, instrument.effective, (), f"Chưa có hiệu lực; có hiệu lực từ {show_date(instrument.effective)}"
        )
    for found in (_whole(instrument, past, instruments), _ended(instrument, as_of), _suspended(instrument, past, instruments)):
        if found is not None:
            return found
    coming = next((one for one in touching if one not in past and not _is_partial(one) and VERBS[one.verb].effect in _WHOLE), None)
    changed = _changed(instrument, past, instruments) or _standing(instrument)
    if coming is None:
        return changed
    day = _day(coming, instruments)
    assert day is not None
    verb = _WHOLE[VERBS[coming.verb].effect][1].lower()
    words = f"{changed.words}; sẽ {verb} từ {show_date(day)} bởi {_label(coming.subject, instruments)}"
    return Status(changed.force, changed.since, changed.by, words, (*changed.proof, coming), changed.likely)


def _whole(instrument: Instrument, past: list[Relation], instruments: Mapping[str, Instrument]) -> Status | None:
    """Replaced or repealed as a whole."""
    ending = [one for one in past if VERBS[one.verb].effect in _WHOLE and not _is_partial(one)]
    if not ending:
        return None
    first = next((one for one in ending if _day(one, instruments)), ending[0])
    force, word = _WHOLE[VERBS[first.verb].effect]
    day = _day(first, instruments)
    same = [one for one in ending if VERBS[one.verb].effect == VERBS[first.verb].effect]
    names = _names(same, instruments)
    when = f" từ {show_date(day)}" if day else ""
    unknown = "" if day else " (chưa rõ từ ngày nào)"
    return _status(instrument, force, day, tuple(same), f"{word}{when} bởi {names}{unknown}")


def _ended(instrument: Instrument, as_of: date) -> Status | None:
    if instrument.ended is None or instrument.ended > as_of:
        return None
    return _status(instrument, Force.ENDED, instrument.ended, (), f"Hết hiệu lực từ {show_date(instrument.ended)}")


def _suspended(instrument: Instrument, past: list[Relation], instruments: Mapping[str, Instrument]) -> Status | None:
    hits = [one for one in past if VERBS[one.verb].effect == "suspends" and not _is_partial(one)]
    if not hits:
        return None
    day = _day(hits[-1], instruments)
    when = f" từ {show_date(day)}" if day else ""
    return _status(instrument, Force.SUSPENDED, day, tuple(hits), f"Ngưng hiệu lực{when} theo {_names(hits, instruments)}")


def _changed(instrument: Instrument, past: list[Relation], instruments: Mapping[str, Instrument]) -> Status | None:
    """Partly ended, or amended."""
    ended = [one for one in past if VERBS[one.verb].effect in {*_WHOLE, "suspends"} and _is_partial(one)]
    amended = [one for one in past if VERBS[one.verb].effect == "amends"]
    if ended:
        scopes = ", ".join(dict.fromkeys(scope_words(one) for one in ended))
        words = f"Hết hiệu lực một phần: {scopes} ({_names(ended, instruments)})"
        return _status(instrument, Force.PARTLY_ENDED, _day(ended[-1], instruments), (*ended, *amended), words)
    if not amended:
        return None
    words = f"Đã được sửa đổi, bổ sung bởi {_names(amended, instruments)}"
    standing = _standing(instrument)
    lead = standing.words[0].lower() + standing.words[1:]
    return _status(instrument, Force.AMENDED, _day(amended[-1], instruments), tuple(amended), f"{words}; {lead}")


def _standing(instrument: Instrument) -> Status:
    """Nothing touches it: what a source prints, or what was not seen up to the day of reading."""
    read = max((one.read_on for one in instrument.references if one.read_on), default=None)
    if instrument.status_verified:
        when = f" (theo nguồn đọc ngày {show_date(read)})" if read else ""
        return _status(instrument, Force.IN_FORCE, instrument.effective, (), f"Còn hiệu lực{when}")
    if read is None or instrument.status_unknown:
        return _status(instrument, Force.UNKNOWN, None, (), "Chưa rõ còn hiệu lực hay không")
    return _status(instrument, Force.UNSEEN, None, (), f"Chưa thấy văn bản thay thế, tính đến {show_date(read)}")


def _status(instrument: Instrument, force: Force, since: date | None, proof: tuple[Relation, ...], words: str) -> Status:
    by = tuple(sorted({one.subject for one in proof}))
    return Status(force, since, by, words, proof, instrument.status_likely)


def _day(relation: Relation, instruments: Mapping[str, Instrument]) -> date | None:
    """Day of effect: the one given, else the first day of effect of the instrument that acts."""
    if relation.since is not None:
        return relation.since
    acting = instruments.get(relation.subject)
    return acting.effective if acting is not None else None


def _is_partial(relation: Relation) -> bool:
    return bool(relation.scope or relation.scope_text)


def scope_words(relation: Relation) -> str:
    """The scope as a person wrote it, else its places in words; empty for the whole."""
    return relation.scope_text or ", ".join(pinpoint_words(place) for place in relation.scope)


def _label(identity: str, instruments: Mapping[str, Instrument]) -> str:
    known = instruments.get(identity)
    return known.label if known is not None else identity


def _names(relations: Iterable[Relation], instruments: Mapping[str, Instrument]) -> str:
    return ", ".join(dict.fromkeys(_label(one.subject, instruments) for one in relations))
