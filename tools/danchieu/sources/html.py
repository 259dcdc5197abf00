"""Saved web pages. What reads them is imported when the first one comes."""

from __future__ import annotations

import re

from danchieu.sources._reader import Reader, Reading

_IS_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)


def _read(path: str, data: bytes) -> Reading:
    from danchieu.sources._html_text import read

    return read(path, data)


READER = Reader("html", (".html", ".htm", ".xhtml"), lambda data: _IS_PAGE.match(data[:8192]) is not None, _read)
