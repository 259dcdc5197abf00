"""What trainers take from the Library. One module per format; each defines `STUDY`, a value that makes one whole file from the library,
what it is about and an order, with nothing of chance or clock in it: same in, same bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from danchieu.model import Finding, Instrument, Library, Topic
from danchieu.registry import discover


@dataclass(frozen=True, slots=True)
class Order:
    """What a trainer asks for."""

    subjects: tuple[str, ...]
    """Ids of documents (`chuyen-de/...`, `van-ban/...`) of the kind that the format is about, each once."""
    count: int | None = None
    """How many questions; None for all."""
    levels: tuple[tuple[str, int], ...] = ()
    """How many questions of each level (slug of its name); empty for a mix like that of the whole bank."""
    codes: int = 1
    """How many papers of the same questions in different order."""
    seed: str = "1"
    """Decides which questions are taken and how they are shuffled."""
    minutes: int | None = None
    """Length of a paper or a lesson; None where the topic's own holds."""
    since: date | None = None
    """The day a lesson was made; None for the last day on which the topic's sources were read."""
    current_only: bool = False
    """Leave out questions whose proof no longer holds."""


class Made(NamedTuple):
    """What became of an order."""

    data: bytes
    """The whole file; empty where a finding of severity error says why there is none."""
    findings: tuple[Finding, ...] = ()
    """What the trainer has to know."""


class Study(NamedTuple):
    """One format."""

    id: str
    """Name on the command line and first word of the file's usual name."""
    suffixes: tuple[str, ...]
    """Suffixes it can be written in, the usual one first."""
    says: str
    """What it is, in Vietnamese."""
    of: type[Topic] | type[Instrument]
    """What it is made of."""
    several: bool
    """Whether it may be made of several topics at once; without any named, of all."""
    write: Callable[[Library, Order, str], Made]
    """The file for an order, in one of the suffixes."""


def studies() -> dict[str, Study]:
    """Id to format, in the order of ids."""
    found: tuple[Study, ...] = discover("danchieu.study", "STUDY")
    return {one.id: one for one in sorted(found, key=lambda one: one.id)}
