"""Builds one site with one search and prints what that took as JSON: CPU seconds of the index and of the whole build, peak memory in MB.

Usage: search_build.py FOLDER ours|material
       search_build.py SITE PYTHON          lets the Pagefind of that Python index SITE

FOLDER holds docs/ (search_corpus.py). `ours` builds the whole site; `material` lets mkdocs-material as shipped build the same Markdown into FOLDER/material/site, with its search plugin under the clock. The
index counts from its first step to its last file written. Run in a process of its own, so that memory is that of this build, the site
generator's where that takes more.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from search_corpus import DAY, ROOT, configure

MATERIAL = """site_name: Material
docs_dir: ../docs
use_directory_urls: false
theme: {name: material, language: vi, font: false}
plugins: [{search: {lang: vi}}]
nav: [{Trang: index.md}]
not_in_nav: /*/*.md
"""


def spent() -> float:
    """CPU seconds of this process and of those it ran."""
    parts = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(part.ru_utime + part.ru_stime for part in parts)


def memory() -> int:
    """Peak of this process so far, in MB."""
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) // 1024


def ours(folder: Path) -> dict[str, Any]:
    """The library, then the whole site."""
    from danchieu import search
    from danchieu.compile import build_site, write
    from danchieu.library import load
    from danchieu.pages import Page, render

    shutil.rmtree(folder / "build", ignore_errors=True)  # a first build: nothing is compared, nothing is stale
    configure(folder)
    started = spent()
    library = load(folder / "docs", DAY)
    loaded, before = spent(), memory()
    marks: list[float] = []

    def marked(files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
        marks.append(spent())
        yield from files
        marks.append(spent())

    pages = ((one.path, one.text.encode() if isinstance(one, Page) else one.content) for one in render(library))
    write(chain(pages, marked(search.render(library))), folder / "build" / "pages")
    after = memory()
    build_site(folder, DAY)
    return {
        "index_cpu": marks[1] - marks[0],
        "library_cpu": loaded - started,
        "whole_cpu": spent() - started,
        "memory": memory(),
        "index_memory": after,
        "library_memory": before,
    }


def material(folder: Path) -> dict[str, Any]:
    """Material as shipped; its search plugin's two hooks are timed."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from material.plugins.search.plugin import SearchPlugin
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    home = folder / "material"
    home.mkdir(exist_ok=True)
    (home / "mkdocs.yml").write_text(MATERIAL, "utf-8")
    taken = [0.0]

    def timed(name: str) -> None:
        original = getattr(SearchPlugin, name)

        def hook(*arguments: Any, **named: Any) -> Any:
            began = time.process_time()
            try:
                return original(*arguments, **named)
            finally:
                taken[0] += time.process_time() - began

        for mark in ("mkdocs_priority",):
            if hasattr(original, mark):
                setattr(hook, mark, getattr(original, mark))
        setattr(SearchPlugin, name, hook)

    for name in ("on_page_context", "on_post_build"):
        timed(name)
    started = spent()
    build(load_config(str(home / "mkdocs.yml")))
    return {"index_cpu": taken[0], "whole_cpu": spent() - started, "memory": memory()}


def pagefind(site: Path, python: str) -> dict[str, Any]:
    """Pagefind as shipped, over a built site. CalledProcessError with its words where it fails."""
    started = spent()
    subprocess.run([python, "-m", "pagefind", "--site", str(site), "--quiet"], check=True)
    return {"index_cpu": spent() - started, "memory": memory()}


def main() -> None:
    """Build and print."""
    sys.path.insert(0, str(ROOT / "tools"))
    folder, side = Path(sys.argv[1]).resolve(), sys.argv[2]
    made = ours(folder) if side == "ours" else material(folder) if side == "material" else pagefind(folder, side)
    print(json.dumps(made))


if __name__ == "__main__":
    main()
