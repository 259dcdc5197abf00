"""PDF files. What reads them is imported when the first one comes."""

from __future__ import annotations

from danchieu.sources._reader import Reader, Reading


def _read(path: str, data: bytes) -> Reading:
    from danchieu.sources._pdf_text import read

    return read(path, data)


READER = Reader("pdf", (".pdf",), lambda data: b"%PDF-" in data[:1024], _read)
