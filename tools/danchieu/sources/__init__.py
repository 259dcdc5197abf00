"""Bytes to Source: one module per input format, registered by the folder's listing."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from danchieu.findings import finding
from danchieu.registry import discover
from danchieu.sources._reader import Reader, Reading
from danchieu.text import nfc
from danchieu.values import Source, Standing

if TYPE_CHECKING:
    from danchieu.model import Finding

__all__ = ["Reader", "Reading", "read", "readers", "suffixes"]


def readers() -> tuple[Reader, ...]:
    """All input formats, in name order of their modules."""
    return discover("danchieu.sources", "READER")


def suffixes() -> tuple[str, ...]:
    """Endings of the files that can be read, sorted."""
    return tuple(sorted(suffix for reader in readers() for suffix in reader.suffixes))


def read(path: Path, data: bytes, *, standing: Standing = Standing.OFFICIAL) -> tuple[Source | None, tuple[Finding, ...]]:
    """The text of a file, and what is wrong with it; no Source where nothing can be read. Never raises on bad bytes.

    The suffix decides the format, unless the bytes are surely of another one: then they do, and a finding says so.
    """
    shown = path.as_posix()
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        return None, (finding("DC510", shown),)
    named = next((reader for reader in readers() if path.suffix.lower() in reader.suffixes), None)
    known = next((reader for reader in readers() if reader.knows(data)), None)
    reader = known or named
    if reader is None:
        return None, (finding("DC511", shown, suffix=path.suffix or "không có đuôi", known=", ".join(suffixes())),)
    before: tuple[Finding, ...] = ()
    if known is not None and named is not known:
        before = (finding("DC512", shown, suffix=path.suffix or "không có", format=known.name),)
    reading = _guarded(reader, shown, data)
    if reading.text is None:
        return None, (*before, *reading.findings)
    digest = hashlib.sha256(data).hexdigest()
    return Source(shown, nfc(reading.text), digest, reader.name, standing), (*before, *reading.findings)


def _guarded(reader: Reader, shown: str, data: bytes) -> Reading:
    """A reader's answer; what a library throws at damaged bytes becomes a finding."""
    try:
        reading = reader.read(shown, data)
    except Exception as error:  # libraries raise dozens of undocumented types on damaged files; whatever it was, the file is unreadable
        return Reading(None, (finding("DC513", shown, format=reader.name, reason=type(error).__name__),))
    if reading.text is not None and not reading.text.strip():
        return Reading(None, (*reading.findings, finding("DC514", shown)))
    return reading
