"""Sites of any size for the measurements of the search, made from the shared corpus `scale`.

Usage: search_corpus.py FOLDER [--documents 1000] [--kilobytes 8.6] [--shared DIR] [--index-only]

Writes docs/ and builds the site into FOLDER/site. The corpus has some 4,800 texts; beyond that, later stretches of the long ones serve
as documents with numbers of their own. `--index-only` leaves out MkDocs: the home page of a small site carries the index of the large
one, which is all that a measurement of the search needs.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from build_cost import page

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
DAY = date(2026, 11, 22)


def rows(shared: Path, size: int) -> Iterator[dict[str, str]]:
    """The texts of the corpus, the first stretch of each first, then the second stretches and so on, with numbers of their own."""
    everything = [
        json.loads(line)
        for path in sorted((shared / "corpora" / "scale").glob("phapdien-*.jsonl.gz"))
        for line in gzip.decompress(path.read_bytes()).decode().splitlines()
    ]
    for turn in range(200):
        for row in everything:
            text = row["text"][turn * size : (turn + 1) * size]
            if len(text) < size / 2:
                continue
            number, slash, rest = row["number"].partition("/")
            shifted = f"{int(number) + 200 * turn}{slash}{rest}" if turn and number.isdigit() else row["number"]
            yield {**row, "text": text, "number": shifted}


def documents(shared: Path, limit: int, size: int) -> Iterator[tuple[str, str]]:
    """(id, page) for `limit` documents of about `size` characters."""
    from danchieu.knowledge.identity import instrument_id
    from danchieu.vocabulary import parse_symbol

    seen: set[str] = set()
    for row in rows(shared, size):
        if len(seen) >= limit:
            return
        if parse_symbol(row["number"]) is None or not row["date"] or not row["title"]:
            continue
        identity = instrument_id(row["type"], row["number"], "", row["date"][:4])
        if identity not in seen:
            seen.add(identity)
            yield identity, page(row, size)


def write_docs(folder: Path, shared: Path, limit: int, size: int) -> None:
    """`folder/docs` with that many documents, and a configuration beside it."""
    home = folder / "docs" / "van-ban"
    shutil.rmtree(folder / "docs", ignore_errors=True)
    home.mkdir(parents=True)
    for identity, text in documents(shared, limit, size):
        (home / f"{identity}.md").write_text(text, "utf-8")
    (folder / "docs" / "index.md").write_text("---\ntieu_de: Trang chủ\n---\nTrang chủ.\n", "utf-8")
    (folder / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text("utf-8").replace("tools/", f"{ROOT}/tools/"), "utf-8")
    (folder / "build" / "pages").mkdir(parents=True, exist_ok=True)


def build(folder: Path) -> None:
    """The whole site, as `danchieu build` makes it."""
    from danchieu.compile import build_site, compile_docs

    compile_docs(folder, DAY)
    build_site(folder, DAY)


def index_only(folder: Path) -> dict[str, float]:
    """The home page of an empty site with the index of the large library; CPU seconds of loading and of the index."""
    from danchieu.compile import build_site, write
    from danchieu.library import assemble, load
    from danchieu.pages import Page, render
    from danchieu.search import render as index

    started = time.process_time()
    library = load(folder / "docs", DAY)
    loaded = time.process_time()
    small = assemble({"index.md": (folder / "docs" / "index.md").read_bytes()}, DAY)
    pages = ((one.path, one.text.encode() if isinstance(one, Page) else one.content) for one in render(small))
    write(pages, folder / "build" / "pages")
    build_site(folder, DAY)
    before = time.process_time()
    files = list(index(library))
    done = time.process_time()
    for path, content in files:
        if not path.endswith(".md"):
            target = folder / "site" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    return {"load": loaded - started, "index": done - before}


def main() -> None:
    """Write and build."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--documents", type=int, default=1000)
    arguments.add_argument("--kilobytes", type=float, default=8.6)
    arguments.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    arguments.add_argument("--index-only", action="store_true")
    given = arguments.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    write_docs(given.folder, given.shared, given.documents, int(given.kilobytes * 1000 / 1.35))
    if not given.index_only:
        build(given.folder)
        return
    costs = index_only(given.folder)
    print(json.dumps(costs))


if __name__ == "__main__":
    main()
