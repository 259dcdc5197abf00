"""Libraries of any size for the measurements of the search, made from the shared corpus `scale`.

The corpus has some 4,800 texts; beyond that, later stretches of the long ones serve as documents with numbers of their own, and beyond
13,000 stretches that begin elsewhere in the same texts (so that 50,000 documents repeat each sentence about four times).
"""

from __future__ import annotations

import gzip
import json
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from build_cost import page

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
DAY = date(2026, 11, 22)
LAPS = 5
"""How often the corpus is cut anew, each time at other places."""


def tidy(number: str) -> str:
    """A number as it is printed where the corpus has a slip: `50/2022/NĐ_CP`, `85/2017/nđ-cp`, `22/2021/QD-TTg`. Else no page is made of it."""
    number = number.replace("_", "-").replace("/QD-", "/QĐ-")
    return number.upper() if number.islower() else number


def rows(shared: Path, size: int) -> Iterator[dict[str, str]]:
    """The texts of the corpus, the first stretch of each first, then the second stretches and so on, with numbers of their own."""
    everything = [
        json.loads(line)
        for path in sorted((shared / "corpora" / "scale").glob("phapdien-*.jsonl.gz"))
        for line in gzip.decompress(path.read_bytes()).decode().splitlines()
    ]
    for lap in range(LAPS):
        for turn in range(200):
            start = turn * size + lap * size // LAPS
            for row in everything:
                text = row["text"][start : start + size]
                if len(text) < size / 2:
                    continue
                number, slash, rest = tidy(row["number"]).partition("/")
                moved = 200 * turn + 37 * lap
                shifted = f"{int(number) + moved}{slash}{rest}" if moved and number.isdigit() else f"{number}{slash}{rest}"
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


def write_docs(folder: Path, shared: Path, limit: int, size: int) -> int:
    """`folder/docs` with that many documents, and a configuration beside it; how many there were."""
    home = folder / "docs" / "van-ban"
    shutil.rmtree(folder / "docs", ignore_errors=True)
    home.mkdir(parents=True)
    count = 0
    for identity, text in documents(shared, limit, size):
        (home / f"{identity}.md").write_text(text, "utf-8")
        count += 1
    (folder / "docs" / "index.md").write_text("---\ntieu_de: Trang chủ\n---\nTrang chủ.\n", "utf-8")
    configure(folder)
    return count


def configure(folder: Path) -> None:
    """The site's own configuration in another folder."""
    (folder / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text("utf-8").replace("tools/", f"{ROOT}/tools/"), "utf-8")
    (folder / "build" / "pages").mkdir(parents=True, exist_ok=True)


def index_only(folder: Path) -> None:
    """The home page of an empty site with the index of the large library, which is all that a question in the browser needs."""
    from danchieu.compile import build_site, write
    from danchieu.library import assemble, load
    from danchieu.pages import Page, render
    from danchieu.search import render as index

    small = assemble({"index.md": (folder / "docs" / "index.md").read_bytes()}, DAY)
    pages = ((one.path, one.text.encode() if isinstance(one, Page) else one.content) for one in render(small))
    write(pages, folder / "build" / "pages")
    build_site(folder, DAY)
    for path, content in index(load(folder / "docs", DAY)):
        if not path.endswith(".md"):
            target = folder / "site" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
