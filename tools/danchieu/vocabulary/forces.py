"""The states of an instrument in words and tones (`forces.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from danchieu.model import Force
from danchieu.vocabulary.tables import load


class ForceRow(NamedTuple):
    """How one state is shown."""

    words: str
    """What readers see."""
    tone: str
    """Name of the colour: `good`, `part`, `ended`, `seen`."""
    ended: bool
    """The state puts an instrument below its successors."""


FORCES: Mapping[Force, ForceRow] = MappingProxyType(
    {Force(row["force"]): ForceRow(row["words"], row["tone"], row.get("ended", False)) for row in load("forces")["force"]}
)
"""Every state, in the order of the table. KeyError for none: a test holds the table complete."""
