"""The library in the formats of others. One module per format; each defines `EXPORT`. The id of an export is its module's name."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from danchieu.model import Library
from danchieu.registry import discover


class Export(NamedTuple):
    """One format."""

    id: str
    """Name on the command line, same as the module's."""
    suffix: str
    """Usual suffix of a file, with the dot."""
    says: str
    """What it is good for, in Vietnamese."""
    write: Callable[[Library], bytes]
    """The whole file."""


def exports() -> dict[str, Export]:
    """Id to export, in name order."""
    found: tuple[Export, ...] = discover("danchieu.exports", "EXPORT")
    return {one.id: one for one in found}
