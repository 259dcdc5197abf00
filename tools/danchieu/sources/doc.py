"""Word's binary format (.doc) and RTF: not read; the finding says how to get a file that is."""

from __future__ import annotations

from danchieu.findings import finding
from danchieu.sources._reader import Reader, Reading

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _read(path: str, data: bytes) -> Reading:
    if data.startswith(_OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        return Reading(None, (finding("DC520" if encrypted else "DC518", path),))
    if data.startswith(b"{\\rtf"):
        return Reading(None, (finding("DC518", path),))
    return Reading(None, (finding("DC519", path),))


READER = Reader("doc", (".doc", ".rtf", ".dot", ".wps"), lambda data: data.startswith((_OLE, b"{\\rtf")), _read)
