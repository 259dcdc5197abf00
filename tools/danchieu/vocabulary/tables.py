"""The tables of facts as frozen values, read from the TOML files beside this module on first use."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

_HERE = Path(__file__).parent


class DocumentType(NamedTuple):
    """One row of `types.toml`."""

    name: str
    """The type noun with its usual capitals: `Nghị quyết`."""
    codes: tuple[str, ...]
    """Letters used in symbols: `("NQ",)`."""
    family: str
    """`dang`, `nha-nuoc` or `both`."""
    attached: bool
    """True for texts issued with a carrier (Quy chế, Quy định, Điều lệ)."""
    treaty: bool
    """True for treaties, which resolve to no symbol."""


class Issuer(NamedTuple):
    """One row of `issuers.toml`."""

    name: str
    """The body: `Ban Chấp hành Trung ương Đảng`."""
    codes: tuple[str, ...]
    """Letters used in symbols: `("TW",)`."""
    family: str
    """`dang`, `nha-nuoc` or `both`."""
    variants: tuple[str, ...]
    """Other ways texts write it."""


class Verb(NamedTuple):
    """One row of `verbs.toml`."""

    id: str
    """Key of `quan_he` rows: `thay_the`."""
    passive: str
    """The same relation seen from the object: `bi_thay_the`."""
    english: str
    """Key of exports and gold rows: `replaces`."""
    active: str
    """What readers see on the subject's page."""
    passive_label: str
    """What readers see on the object's page."""
    effect: str
    """`replaces`, `repeals`, `amends`, `suspends` or empty."""
    eli: str
    """Property of the ELI ontology."""
    source: str
    """Which official text or database has the relation."""
    step: bool = False
    """The subject carries the object one step further from policy to practice."""


class Named(NamedTuple):
    """One row of `named.toml`."""

    name: str
    """The name citations carry."""
    type: str
    """Its type noun."""
    also: tuple[str, ...]
    """Other wordings."""


@cache
def load(stem: str) -> dict[str, Any]:
    """The raw content of one table file of this folder."""
    with (_HERE / f"{stem}.toml").open("rb") as file:
        return tomllib.load(file)


def lines(block: str) -> tuple[str, ...]:
    """The entries of a block written one a line."""
    return tuple(line.strip() for line in block.splitlines() if line.strip())


@cache
def types() -> Mapping[str, DocumentType]:
    """Document types by name, in the order of the table."""
    rows = load("types")["type"]
    return MappingProxyType(
        {
            row["name"]: DocumentType(row["name"], tuple(row["codes"]), row["family"], row.get("attached", False), row.get("treaty", False))
            for row in rows
        }
    )


@cache
def types_of_code() -> Mapping[str, tuple[str, ...]]:
    """Type names by the letters of a symbol, the usual one first: `QĐ` -> (`Quyết định`, `Quy định`)."""
    found: dict[str, list[str]] = {}
    for row in types().values():
        for code in row.codes:
            found.setdefault(code, []).append(row.name)
    return MappingProxyType({code: tuple(names) for code, names in found.items()})


@cache
def issuers() -> Mapping[str, Issuer]:
    """Issuers by name, in the order of the table."""
    rows = load("issuers")["issuer"]
    return MappingProxyType({row["name"]: Issuer(row["name"], tuple(row["codes"]), row["family"], tuple(row["variants"])) for row in rows})


@cache
def issuer_names() -> Mapping[str, str]:
    """Every wording of an issuer, in lower case, to the body it means."""
    found: dict[str, str] = {}
    for row in issuers().values():
        for wording in (row.name, *row.variants):
            found.setdefault(wording.lower(), row.name)
    return MappingProxyType(found)


@cache
def verbs() -> Mapping[str, Verb]:
    """Relation verbs by id, in the order of the table."""
    rows = load("verbs")["verb"]
    return MappingProxyType({row["id"]: Verb(**{key: row[key] for key in Verb._fields if key in row}) for row in rows})


@cache
def named() -> Mapping[str, Named]:
    """Instruments known by name, by name."""
    rows = load("named")["named"]
    return MappingProxyType({row["name"]: Named(row["name"], row["type"], tuple(row["also"])) for row in rows})


@cache
def laws() -> Mapping[str, tuple[str, ...]]:
    """Names of laws by type noun, without that noun."""
    raw = load("laws")
    return MappingProxyType({"Luật": lines(raw["luat"]), "Bộ luật": lines(raw["bo_luat"]), "Pháp lệnh": lines(raw["phap_lenh"])})


@cache
def law_abbreviations() -> Mapping[str, str]:
    """Abbreviations inside law names, spelled out."""
    return MappingProxyType(dict(load("laws")["abbreviations"]))


@cache
def law_nicknames() -> Mapping[str, str]:
    """Whole laws as one abbreviation."""
    return MappingProxyType(dict(load("laws")["nicknames"]))


@cache
def words(key: str) -> frozenset[str]:
    """One block of the closed word lists of `words.toml`. KeyError for a block that is not there."""
    return frozenset(load("words")[key].split())


@cache
def furniture() -> Mapping[str, tuple[str, ...]]:
    """Phrases by which zones are recognised: `teasers`, `recipients`, `gazette`."""
    return MappingProxyType({key: lines(block) for key, block in load("furniture").items()})
