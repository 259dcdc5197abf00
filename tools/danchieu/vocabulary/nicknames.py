"""Names that stand for an instrument's number, with the days between which they do (`nicknames.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from danchieu.vocabulary.names import named_key
from danchieu.vocabulary.tables import load


class Nickname(NamedTuple):
    """One row of `nicknames.toml`."""

    name: str
    """As texts write it: `Nghị quyết Trung ương 4 khóa XIII`."""
    kind: str
    """`plenum`, `congress`, `short` or `motto`."""
    means: tuple[tuple[str, date], ...]
    """The instruments: symbol (the name for those without one) and date of issue."""
    whole: bool
    """False when instruments that are not listed go by the same name."""
    valid_from: date
    """First day on which the name means this."""
    valid_to: date | None
    """Last such day, None when it still does."""
    source: str
    """Where the name was seen, and what ended it."""

    @property
    def certain(self) -> bool:
        """Whether the name alone says which instrument is meant."""
        return self.whole and len(self.means) == 1

    def holds(self, day: date | None) -> bool:
        """Whether a text of `day` can use the name; a text without a date can."""
        return day is None or (self.valid_from <= day and (self.valid_to is None or day <= self.valid_to))


@cache
def nicknames() -> Mapping[str, Nickname]:
    """The rows by the key of their name (`named_key`)."""
    rows = (
        Nickname(
            row["name"],
            row["kind"],
            tuple((one["symbol"], one["date"]) for one in row["means"]),
            row["whole"],
            row["from"],
            row.get("to"),
            row["source"],
        )
        for row in load("nicknames")["nickname"]
    )
    return MappingProxyType({named_key(row.name): row for row in rows})
