"""Which instrument of the library a citation means: exactly one, several with the same right, or none; never a guess.

Rules are tried from the surest to the weakest and each result names the one that decided. What narrows the candidates:
the date or year beside the mention, the same symbol dated elsewhere in the same document, the issuer and term beside it,
the province of the document, and that nobody cites the future.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from danchieu.knowledge.identity import instrument_id
from danchieu.model import Citation, Form, Homonym, Instrument, Outcome, Resolution
from danchieu.text import fold
from danchieu.vocabulary import named_key, parse_symbol, symbol_key
from danchieu.vocabulary.nicknames import Nickname, nicknames


class Context(NamedTuple):
    """What a document says about itself and so about its citations."""

    own: str | None = None
    """Id of the document's own instrument, None for materials, terms and guides."""
    issued: date | None = None
    """Its date: nobody cites the future."""
    place: str = ""
    """Province it speaks of."""
    clarified: Mapping[str, str] = {}
    """Words as written to the id that a person recorded (`lam_ro`)."""
    dated: Mapping[str, frozenset[str]] = {}
    """Symbol key to the dates this document gives it anywhere."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Instruments by id, by symbol and by name; homonyms recorded by editors count as instruments without a page."""

    instruments: Mapping[str, Instrument]
    """Id to instrument."""
    by_symbol: Mapping[str, tuple[str, ...]]
    """Symbol key to ids."""
    by_name: Mapping[str, tuple[str, ...]]
    """Name key to ids: names, aliases, and for laws their title."""


def catalogue(instruments: Iterable[Instrument]) -> Catalogue:
    """The index of the instruments with a page, and of the homonyms their pages record."""
    known = {instrument.id: instrument for instrument in instruments}
    for instrument in list(known.values()):
        for homonym in instrument.homonyms:
            stub = _homonym(instrument, homonym)
            if stub is not None and not _is_known(stub, known.values()):
                known[stub.id] = stub
    by_symbol: dict[str, list[str]] = {}
    by_name: dict[str, list[str]] = {}
    for instrument in sorted(known.values(), key=lambda one: one.id):
        if instrument.symbol:
            by_symbol.setdefault(symbol_key(instrument.symbol), []).append(instrument.id)
        for key in dict.fromkeys(map(named_key, _names(instrument))):
            by_name.setdefault(key, []).append(instrument.id)
    return Catalogue(known, _frozen(by_symbol), _frozen(by_name))


def identify(citation: Citation, context: Context, index: Catalogue) -> Resolution:
    """The resolution of one citation. Never raises; `Outcome.UNKNOWN` without candidates when nothing fits."""
    declared = _clarified(citation, context)
    if declared in index.instruments:
        return Resolution(Outcome.FOUND, declared, (), "declared")
    if context.own and _means_itself(citation, context, index):
        return Resolution(Outcome.SELF, context.own, (), "self")
    if not citation.target:
        return _by_short_name(citation, context, index)
    if parse_symbol(citation.target) is not None:
        return _by_symbol(citation, context, index)
    return _by_name(citation, context, index)


def look_up(target: str, when: date | None, index: Catalogue) -> tuple[str, ...]:
    """Ids that a front-matter target (`den`) can mean: an id, a symbol (with its date), or a name. Sorted, empty for none."""
    if target in index.instruments:
        return (target,)
    found = index.by_symbol.get(symbol_key(target), ()) if parse_symbol(target) else index.by_name.get(named_key(target), ())
    if when is None:
        return found
    exact = tuple(one for one in found if index.instruments[one].issued == when)
    return exact or tuple(
        one for one in found if index.instruments[one].issued is None and index.instruments[one].year in (when.year, None)
    )


def short_in_library(citation: Citation, words: str, index: Catalogue) -> Instrument | None:
    """The one instrument whose type and serial (and year, when written) a short form without target names; None for none or several.

    `words` is the citation as written: `Quy định số 148`, `Thông tư 29/2024`.
    """
    if citation.form is not Form.SHORT or citation.target:
        return None
    serial, _, year = words.split()[-1].partition("/")
    fits = [
        one for one in index.instruments.values() if one.type == citation.type and _serial(one) == serial and year in ("", str(one.year))
    ]
    return fits[0] if len(fits) == 1 else None


def _serial(instrument: Instrument) -> str:
    """`148` of `148-QĐ/TW` and of `148/2024/NĐ-CP`."""
    return instrument.symbol.replace("-", "/").partition("/")[0]


def _by_symbol(citation: Citation, context: Context, index: Catalogue) -> Resolution:
    key = symbol_key(citation.target or "")
    candidates = [index.instruments[one] for one in index.by_symbol.get(key, ())]
    symbol = parse_symbol(citation.target or "")
    assert symbol is not None
    if symbol.issuer_code == "TU":
        candidates = [one for one in candidates if _same_place(one, citation, context)]
    if not candidates:
        return Resolution(Outcome.UNKNOWN, None, (), "not-in-library")
    if symbol.year:
        return _one_or_many(candidates, "symbol-year")
    for rule, narrow in _NARROWING:
        narrowed = narrow(candidates, citation, context)
        if narrowed is None:
            continue
        if not narrowed:
            return Resolution(Outcome.UNKNOWN, None, (), f"{rule}-none")
        candidates = narrowed
        if len(candidates) == 1 and rule in _DECIDING:
            return Resolution(Outcome.FOUND, candidates[0].id, (), rule)
    if symbol.family == "nha-nuoc":
        # Administrative numbers restart every year: without a year even a single candidate is only a candidate.
        return Resolution(Outcome.AMBIGUOUS, None, tuple(sorted(one.id for one in candidates)), "symbol-without-year")
    return _one_or_many(candidates, "symbol-only")


def _by_name(citation: Citation, context: Context, index: Catalogue) -> Resolution:
    name, year = _name_and_year(citation.target or "")
    citation = citation if citation.date else citation._replace(date=year)
    key = named_key(name)
    row = nicknames().get(key)
    if row is not None and not row.holds(context.issued):
        return Resolution(Outcome.UNKNOWN, None, (), "name-not-of-that-time")
    meant = _meant(row, index) if row is not None else ()
    candidates = [index.instruments[one] for one in sorted({*index.by_name.get(key, ()), *meant})]
    if not candidates:
        return Resolution(Outcome.UNKNOWN, None, (), "not-in-library")
    dated = False
    for rule, narrow in _NARROWING:
        narrowed = narrow(candidates, citation, context)
        if narrowed is None:
            continue
        if not narrowed:
            return Resolution(Outcome.UNKNOWN, None, (), f"{rule}-none")
        candidates, dated = narrowed, dated or rule in _DECIDING
    if row is not None and not row.certain and not dated:
        # A plenum passes several resolutions: its name alone settles nothing, even where only one of them has a page.
        return Resolution(Outcome.AMBIGUOUS, None, tuple(sorted(one.id for one in candidates)), "named-shared")
    return _one_or_many(candidates, "named")


def _by_short_name(citation: Citation, context: Context, index: Catalogue) -> Resolution:
    """`Nghị định 73` without an antecedent: what the name stands for on the day of the text; without a day only a candidate."""
    unknown = Resolution(Outcome.UNKNOWN, None, (), citation.rule or "no-target")
    if citation.form is not Form.SHORT:
        return unknown
    row = nicknames().get(named_key(citation.name or ""))
    meant = _meant(row, index) if row is not None and row.holds(context.issued) else ()
    if len(meant) == 1 and context.issued is not None:
        return Resolution(Outcome.FOUND, meant[0], (), "nickname")
    return Resolution(Outcome.AMBIGUOUS, None, meant, "nickname") if meant else unknown


def _meant(row: Nickname, index: Catalogue) -> tuple[str, ...]:
    """Ids of the instruments of a nickname that the library knows, sorted."""
    found = (look_up(symbol, day, index) for symbol, day in row.means)
    return tuple(sorted(ids[0] for ids in found if len(ids) == 1))


def _name_and_year(target: str) -> tuple[str, str | None]:
    """`Luật Cán bộ, công chức năm 2008` as name and year; no year where the name has none."""
    name, _, year = target.rpartition(" năm ")
    return (name, year) if name and len(year) == 4 and year.isdigit() else (target, None)


def _one_or_many(candidates: list[Instrument], rule: str) -> Resolution:
    if len(candidates) == 1:
        return Resolution(Outcome.FOUND, candidates[0].id, (), rule)
    return Resolution(Outcome.AMBIGUOUS, None, tuple(sorted(one.id for one in candidates)), rule)


def _clarified(citation: Citation, context: Context) -> str:
    for words in (citation.number, citation.name, citation.target):
        if words and words in context.clarified:
            return context.clarified[words]
    return ""


def _means_itself(citation: Citation, context: Context, index: Catalogue) -> bool:
    if citation.form in (Form.SELF, Form.INTERNAL):
        return True
    own = index.instruments.get(context.own or "")
    return bool(
        own and own.symbol and citation.target and citation.form is Form.SHORT and symbol_key(own.symbol) == symbol_key(citation.target)
    )


# Each narrowing rule answers None when it has nothing to say, else the candidates that are left.

Narrow = Callable[[list[Instrument], Citation, Context], "list[Instrument] | None"]


def _by_date(candidates: list[Instrument], citation: Citation, context: Context) -> list[Instrument] | None:
    if not citation.date:
        return None
    exact = [one for one in candidates if one.issued and one.issued.isoformat() == citation.date]
    if exact or len(citation.date) == 4:
        return exact or _in_year(candidates, citation.date)
    # A full date that fits nobody: the same year may be a slip of the day (reported as DC206), another year is another instrument.
    return _in_year(candidates, citation.date[:4])


def _by_other_mention(candidates: list[Instrument], citation: Citation, context: Context) -> list[Instrument] | None:
    dates = context.dated.get(symbol_key(citation.target or ""))
    if citation.date or not dates or len(dates) != 1:
        return None
    return _by_date(candidates, citation._replace(date=next(iter(dates))), context)


def _by_issuer(candidates: list[Instrument], citation: Citation, context: Context) -> list[Instrument] | None:
    if not citation.issuer or len(candidates) == 1:
        return None
    words = fold(citation.issuer)
    left = [
        one for one in candidates if (one.term and f"khoa {one.term.lower()}" in f"{words} ") or (one.issuer and fold(one.issuer) in words)
    ]
    return left or None


def _not_from_the_future(candidates: list[Instrument], citation: Citation, context: Context) -> list[Instrument] | None:
    if context.issued is None:
        return None
    return [one for one in candidates if (one.issued or date(one.year or 1, 1, 1)) <= context.issued]


_NARROWING: tuple[tuple[str, Narrow], ...] = (
    ("symbol-date", _by_date),
    ("symbol-same-document", _by_other_mention),
    ("not-from-the-future", _not_from_the_future),
    ("symbol-issuer", _by_issuer),
)
_DECIDING = {"symbol-date", "symbol-same-document"}
"""Rules that settle a symbol which restarts every year."""


def _in_year(candidates: list[Instrument], year: str) -> list[Instrument]:
    return [one for one in candidates if one.year and str(one.year) == year]


def _same_place(instrument: Instrument, citation: Citation, context: Context) -> bool:
    """`TU` names the committee of any province: the document or the issuer beside the mention must say which."""
    place = fold(instrument.place)
    if not place:
        return False
    return place == fold(context.place) or place in fold(citation.issuer or "")


def _names(instrument: Instrument) -> Iterable[str]:
    if instrument.name:
        yield instrument.name
    yield from instrument.aliases
    if instrument.type in {"Luật", "Bộ luật", "Pháp lệnh"} and instrument.title:
        yield instrument.title if instrument.title.startswith(instrument.type) else f"{instrument.type} {instrument.title}"


def _homonym(instrument: Instrument, homonym: Homonym) -> Instrument | None:
    """A homonym as an instrument without a page; None when its year is unknown or it is the instrument itself."""
    year = homonym.date[:4]
    if not year.isdigit() or (instrument.issued and homonym.date in (str(instrument.issued.year), instrument.issued.isoformat())):
        return None
    symbol = homonym.number or instrument.symbol
    issued = date.fromisoformat(homonym.date) if len(homonym.date) == 10 else None
    identity = instrument_id(instrument.type, symbol, "", year)
    return Instrument(identity, symbol, instrument.type, homonym.issuer, issued, None, None, homonym.about, page=False, year_only=int(year))


def _is_known(stub: Instrument, known: Iterable[Instrument]) -> bool:
    return any(one.symbol == stub.symbol and one.year == stub.year for one in known)


def _frozen(index: dict[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return {key: tuple(sorted(ids)) for key, ids in sorted(index.items())}
