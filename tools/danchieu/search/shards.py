"""Files of the index: plain scripts that hand over one value each, so that http and file:// serve the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

FOLDER = "assets/search"
"""Where the index stands in the site."""
SIZE = 2400
"""Bytes of one shard of terms, about 2 kB on the line: smaller ones would be mostly the head of an answer."""

_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

File = tuple[str, bytes]
"""Path below build/pages, and content."""


def script(name: str, value: Any) -> File:
    """The file `name`: a call that hands its name, the version of the index and a value to the page's search."""
    text = _written(value).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"{FOLDER}/{name}.js", f'dcSearch.take("{name}","@",{text});\n'.encode()


def stamped(files: Iterable[File], version: str) -> Iterator[File]:
    """The files with the version written into each."""
    mark = f',"{version}",'.encode()
    return ((path, content.replace(b',"@",', mark, 1)) for path, content in files)
