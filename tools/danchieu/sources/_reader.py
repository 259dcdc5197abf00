"""What a reader of one input format is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from danchieu.model import Finding


class Reading(NamedTuple):
    """What came out of the bytes."""

    text: str | None
    """NFC text, None where the file holds none that can be read."""
    findings: tuple[Finding, ...] = ()
    """What is wrong with the file, and what to do."""


class Reader(NamedTuple):
    """One input format. Every module of this folder exports one as `READER`; the folder's listing is the registry."""

    name: str
    """`txt`, `docx`, ...: the `format` of the Source."""
    suffixes: tuple[str, ...]
    """Endings of file names, lower case, with the stop."""
    knows: Callable[[bytes], bool]
    """Whether bytes are surely of this format, whatever the file is called."""
    read: Callable[[str, bytes], Reading]
    """Reads bytes; the first argument is the path for messages. Never raises on bad bytes."""
