"""Bodies that issue instruments: names over time, kinds of documents, form of numbers (`bodies.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from danchieu.vocabulary.tables import load


class BodyName(NamedTuple):
    """What a body was called, and when."""

    name: str
    """The name."""
    first: date | None
    """First day, None when no source gives it."""
    last: date | None
    """Last day, None when it still holds or no source gives it."""


class Body(NamedTuple):
    """One row of `bodies.toml`."""

    name: str
    """The body, as in `issuers.toml` where it has a row there."""
    match: tuple[str, ...]
    """Beginnings of the issuer's name on pages that mean this body."""
    names: tuple[BodyName, ...]
    """What it was called over time; empty when no source tells."""
    issues: str
    """Kinds of documents it issues, as a clause."""
    number: str
    """How its numbers look, with examples."""
    signs: str
    """Marks before a signature; empty when no source tells."""
    says: tuple[str, ...]
    """What a reader must know, as sentences."""
    unverified: tuple[str, ...]
    """Weak points, as sentences."""
    sources: tuple[str, ...]
    """Sources in words."""


@cache
def bodies() -> Mapping[str, Body]:
    """Bodies by name, in the order of the table."""
    raw = load("bodies")
    rows = (
        Body(
            row["name"],
            tuple(row.get("match", [row["name"]])),
            tuple(BodyName(one["name"], one.get("from"), one.get("to")) for one in row.get("names", ())),
            row["issues"],
            row["number"],
            row.get("signs", ""),
            tuple(row.get("says", ())),
            tuple(row.get("unverified", ())),
            tuple(raw["sources"][key] for key in row["source"]),
        )
        for row in raw["body"]
    )
    return MappingProxyType({row.name: row for row in rows})


@cache
def body_of(issuer: str) -> Body | None:
    """The body that an issuer's name on a page means (`Ban Thường vụ Tỉnh ủy Quảng Ngãi` to `Tỉnh ủy`); None when there is no row."""
    fits = [(len(start), body) for body in bodies().values() for start in body.match if issuer.startswith(start)]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None
