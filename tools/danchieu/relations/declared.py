"""Relations declared in front matter: the target looked up, the passive turned around, the scope parsed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from danchieu import citations
from danchieu.findings import finding
from danchieu.knowledge.identity import instrument_id
from danchieu.model import Declared, Evidence, Finding, Instrument, Modality, Pinpoint, Relation
from danchieu.resolve.identify import Catalogue, look_up
from danchieu.text import show_date
from danchieu.vocabulary import VERBS, parse_symbol, type_of_symbol, verb_of


class Declarations(NamedTuple):
    """What the front matter of all pages declares."""

    relations: tuple[Relation, ...]
    """In the active direction, one per row; rows that say the same from both sides are one relation."""
    stubs: tuple[Instrument, ...]
    """Targets that have no page."""
    findings: tuple[Finding, ...]
    """Rows that cannot be used, or that want a date."""


def declared(instruments: Iterable[tuple[str, Instrument]], index: Catalogue) -> Declarations:
    """All rows of `quan_he` over (path for messages, instrument) pairs."""
    relations: dict[tuple[str, str, str, str], Relation] = {}
    stubs: dict[str, Instrument] = {}
    findings: list[Finding] = []
    paths: dict[str, str] = {}
    for path, instrument in instruments:
        paths[f"van-ban/{instrument.id}"] = path
        for row in instrument.declared:
            target, stub, problem = _target(path, row, index)
            findings.extend(problem)
            if stub is not None:
                stubs.setdefault(stub.id, stub)
            if target == instrument.id:
                findings.append(finding("DC208", path, row.line))
            elif target:
                relation = _relation(instrument, row, target)
                key = (relation.subject, relation.verb, relation.object, relation.scope_text)
                findings.extend(_disagreement(path, row, relations.get(key), relation, paths))
                relations[key] = _merged(relations.get(key), relation)
                findings.extend(_undated(path, row, relation, index, stubs))
    return Declarations(tuple(relations.values()), tuple(stubs.values()), tuple(findings))


def _target(path: str, row: Declared, index: Catalogue) -> tuple[str, Instrument | None, list[Finding]]:
    """Id of a row's target; a stub when it is a well-formed number without a page."""
    found = look_up(row.target, row.target_date, index)
    if len(found) == 1:
        return found[0], None, []
    if len(found) > 1:
        return "", None, [finding("DC203", path, row.line, target=row.target, candidates=", ".join(found))]
    symbol = parse_symbol(row.target)
    if symbol is None:
        return "", None, [finding("DC202", path, row.line, target=row.target)]
    kind = type_of_symbol(symbol)
    year = str(row.target_date.year) if row.target_date else ""
    identity = instrument_id(kind, str(symbol), "", year)
    if identity in index.instruments:  # the same number of the same year, dated otherwise: the check of dates tells it
        return identity, None, []
    stub = Instrument(identity, str(symbol), kind, "", row.target_date, None, None, "", page=False)
    return stub.id, stub, [finding("DC207", path, row.line, label=stub.label)]


def _relation(instrument: Instrument, row: Declared, target: str) -> Relation:
    verb = verb_of(row.verb)
    active = row.verb == verb.id
    evidence = Evidence(f"van-ban/{instrument.id}", "", None, row.note, row.url)
    return Relation(
        subject=instrument.id if active else target,
        verb=verb.id,
        object=target if active else instrument.id,
        modality=Modality.INFERRED if row.inferred else Modality.DECLARED,
        evidence=evidence,
        since=row.since,
        scope=_places(row.scope),
        scope_text=row.scope,
        note=row.note,
    )


def _places(scope: str) -> tuple[Pinpoint, ...]:
    """`Điều 7 và khoản 1 Điều 9` as places, read the way a text is read."""
    found = citations.read(f"Theo quy định tại {scope}.", official=False) if scope else ()
    return tuple(dict.fromkeys(citation.pinpoint for citation in found if citation.pinpoint))


def _merged(old: Relation | None, new: Relation) -> Relation:
    """Two rows for one relation: the surer and better dated one, declared before inferred."""
    if old is None:
        return new
    return min(old, new, key=lambda one: (one.modality is Modality.INFERRED, one.since is None))


def _disagreement(path: str, row: Declared, old: Relation | None, new: Relation, paths: Mapping[str, str]) -> list[Finding]:
    """Two rows for one relation, often one on either side, that give it two days."""
    if old is None or old.since is None or new.since in (None, old.since):
        return []
    assert new.since is not None
    other = paths[old.evidence.document]
    return [finding("DC213", path, row.line, here=show_date(new.since), there=show_date(old.since), other=other)]


def _undated(path: str, row: Declared, relation: Relation, index: Catalogue, stubs: dict[str, Instrument]) -> list[Finding]:
    """A replacement or repeal wants a day, from the row or from the instrument that acts."""
    acting = index.instruments.get(relation.subject) or stubs.get(relation.subject)
    touched = index.instruments.get(relation.object) or stubs.get(relation.object)
    wants = VERBS[relation.verb].effect in {"replaces", "repeals"} and relation.modality is Modality.DECLARED
    if not wants or row.since_unknown or relation.since or (acting is not None and acting.effective) or acting is None or touched is None:
        return []
    return [finding("DC204", path, row.line, subject=_named(acting), object=_named(touched))]


def _named(instrument: Instrument) -> str:
    when = f" ngày {show_date(instrument.issued)}" if instrument.issued else ""
    return f"{instrument.label}{when}"
