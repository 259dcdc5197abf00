"""Files of the index: plain scripts that hand over one value each, so that http and file:// serve the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from .words import hashed

FOLDER = "assets/search"
"""Where the index stands in the site."""
SIZE = 5000
"""Bytes of one shard of terms, about 2.5 kB compressed."""

File = tuple[str, bytes]
"""Path below build/pages, and content."""


def script(name: str, value: Any) -> File:
    """The file `name`: a call that hands its name, the version of the index and a value to the page's search."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"{FOLDER}/{name}.js", f'dcSearch.take("{name}","@",{text});\n'.encode()


def stamped(files: Iterable[File], version: str) -> Iterator[File]:
    """The files with the version written into each."""
    mark = f',"{version}",'.encode()
    return ((path, content.replace(b',"@",', mark, 1)) for path, content in files)


def shards(lines: Iterable[tuple[str, str]], size: int = SIZE) -> list[str]:
    """Lines (key, text) spread over shards of about `size` bytes by the hash of the key; the number of shards is their count."""
    kept = list(lines)
    count = max(1, -(-sum(len(line) + 1 for _, line in kept) // size))
    parts: list[list[str]] = [[] for _ in range(count)]
    for key, line in kept:
        parts[hashed(key, count)].append(line)
    return ["\n".join(part) for part in parts]
