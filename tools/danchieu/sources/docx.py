"""Word files (.docx). What reads them is imported when the first one comes: it costs more than the whole engine."""

from __future__ import annotations

from danchieu.sources._reader import Reader, Reading


def _read(path: str, data: bytes) -> Reading:
    from danchieu.sources._docx_text import read

    return read(path, data)


READER = Reader("docx", (".docx", ".docm"), lambda data: data.startswith(b"PK\x03\x04") and b"word/" in data, _read)
