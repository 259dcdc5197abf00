"""The style sheet of every page, put together from the sheets of the theme and of the search: one request before the first paint, not three."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from danchieu.pages import Asset, Kind
from danchieu.pages.parts.site import Site

_ASSETS = Path(__file__).parents[1] / "assets"
SHEETS = (
    "theme/assets/dc/base.css",
    "theme/assets/dc/dc.css",
    "theme/assets/dc/parts.css",
    "theme/assets/dc/frame.css",
    "search/search.css",
)
"""In the order of their weight; addresses in them are relative to `assets/dc/`."""
ADDRESS = "assets/dc/site.css"
"""Where the theme finds it."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANK = re.compile(r"\s+")
_AROUND = re.compile(r" ?([{};]) ?")


def _render(_: Site) -> Iterator[Asset]:
    yield Asset(ADDRESS, squeeze("\n".join((_ASSETS / name).read_text("utf-8") for name in SHEETS)).encode())


def squeeze(css: str) -> str:
    """A sheet without comments and needless blanks. No string of ours holds a brace, a semicolon or two blanks."""
    return _AROUND.sub(r"\1", _BLANK.sub(" ", _COMMENT.sub("", css))).replace(";}", "}").strip() + "\n"


PAGE = Kind("styles", "Kiểu trình bày", _render)
