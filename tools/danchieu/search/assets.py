"""The scripts of the search box, put together from the modules of `assets/search/`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from .everyday import light
from .shards import FOLDER, File

HOME = Path(__file__).parents[1] / "assets" / "search"
"""Where the modules are."""
SCRIPTS = {
    "search.js": ("words", "typing", "grammar", "store", "slots", "places", "addresses", "answer", "view", "box"),
    "text.js": ("given", "names", "terms", "rank", "mend", "variants", "snippets", "found", "query"),
    "results.js": ("facets", "page"),
}
"""Modules of each script in the order of their dependence: on every page, with the first words that are no number, on the results page."""
STYLES = "results.css"
"""The rules of the results page; those of the box are in the sheet of every page."""

_LINE = re.compile(r"^\s*//[^\n]*\n|^[ \t]+|\n(?=\n)", re.MULTILINE)


def assets(core: str) -> Iterator[File]:
    """The scripts. `core`, the tables every query needs, ends `search.js`: one request less before the first result."""
    for name, modules in SCRIPTS.items():
        facts = f"var LIGHT = {json.dumps(light(), ensure_ascii=False)};" if "slots" in modules else ""
        yield f"{FOLDER}/{name}", (bundle(modules, facts) + (core if name == "search.js" else "")).encode()
    yield f"{FOLDER}/{STYLES}", sheet(STYLES).encode()


def sheet(name: str) -> str:
    """A style sheet, minified."""
    import minify  # late: nothing else needs it

    text: str = minify.string("text/css", (HOME / name).read_text("utf-8"))
    return text.rstrip("\n") + "\n"


def bundle(names: tuple[str, ...], facts: str = "") -> str:
    """Modules one after the other in one strict function: their names are theirs, nothing leaks but `dcSearch`. Minified."""
    import minify  # late: nothing else needs it

    parts = [(HOME / f"{name}.js").read_text("utf-8") for name in names]
    text: str = minify.string("application/javascript", '(function () {\n"use strict";\n' + "\n".join([facts, *parts]) + "\n})();\n")
    return text.rstrip("\n") + "\n"


def squeeze(text: str) -> str:
    """The worker without comments that fill their lines, and without indentation. No string of ours spans lines."""
    return _LINE.sub("", text).strip() + "\n"
