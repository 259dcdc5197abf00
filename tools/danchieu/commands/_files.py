"""Writing what a command was asked for."""

from __future__ import annotations

from pathlib import Path


def save(target: Path, data: bytes) -> None:
    """Write a file whole or not at all; a link, a pipe or a device is written through and stays what it is."""
    if target.is_symlink() or (target.exists() and not target.is_file()):
        target.write_bytes(data)
        return
    temporary = target.with_name(target.name + ".tmp")
    try:
        temporary.write_bytes(data)
        temporary.replace(target)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
