"""Installable, and readable without a network: the manifest, and the worker with the version of all that the site is made of.

The version is a hash of every file: the same site has the same worker, any other takes its place at the reader's next load.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_ASSETS = Path(__file__).parent / "assets"
_THEME = _ASSETS / "theme"
MANIFEST, WORKER = "manifest.webmanifest", "sw.js"
"""Addresses from the root of the site."""
KEPT = 3_000_000
"""Bytes of a search index that a browser keeps as a whole; of a larger one it keeps what was used."""

_SEARCH = "assets/search/"
_PAGES = ("index.html", "tim-kiem.html")
_FRAME = ("assets/dc/site.css", "assets/dc/print.css", "assets/dc/dc.js", "assets/dc/frame.js", "assets/dc/mark.svg")
_CORE = ("search.js", "results.js", "results.css", "text.js", "v.js", "f.js")
"""Files of the search that any query may need."""

_COMMENT = re.compile(r"^\s*//[^\n]*\n|^[ \t]+|\n(?=\n)", re.MULTILINE)


def finished(files: Iterable[tuple[str, bytes]], frame: bytes = b"") -> Iterator[tuple[str, bytes]]:
    """The files of build/pages as they come, then the manifest and the worker that belong to exactly them.

    `frame` is what else decides how pages look (mkdocs.yml); the theme is read here. OSError when it cannot be.
    """
    digest = hashlib.sha256(frame)
    search: dict[str, int] = {}
    for path, content in files:
        digest.update(path.encode() + b"\0" + hashlib.sha256(content).digest())
        if path.startswith(_SEARCH) and path.endswith((".js", ".css")):
            search[path] = len(content)
        yield path, content
    manifest, worker = ((_ASSETS / "offline" / name).read_bytes() for name in ("manifest.json", "sw.js"))
    for data in (manifest, worker, *(path.read_bytes() for path in _theme())):
        digest.update(hashlib.sha256(data).digest())
    yield MANIFEST, manifest
    yield WORKER, _worker(worker.decode(), digest.hexdigest()[:16], search)


def _worker(text: str, version: str, search: dict[str, int]) -> bytes:
    """The worker with its version, the files of every visit, and the whole search index where that is small."""
    fonts = sorted(path.relative_to(_THEME).as_posix() for path in _theme() if path.suffix == ".woff2")
    core = [path for name in _CORE if (path := f"{_SEARCH}{name}") in search]
    index = sorted(path for path in search if path not in core) if sum(search.values()) <= KEPT else []
    values = {"VERSION": version, "SHELL": [*_PAGES, MANIFEST, *_FRAME, *fonts, *core], "INDEX": index}
    text = _COMMENT.sub("", text).strip() + "\n"
    for name, value in values.items():
        text = re.sub(rf"^var {name} = .*;$", f"var {name} = {json.dumps(value)};", text, count=1, flags=re.MULTILINE)
    return text.encode()


def _theme() -> list[Path]:
    return sorted(path for path in _THEME.rglob("*") if path.is_file())
