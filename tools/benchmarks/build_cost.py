"""What a full build costs against plain mkdocs-material on the same Markdown, in one run: CPU seconds, memory, output.

Usage: build_cost.py [--documents 1000] [--kilobytes 8.6] [--shared DIR]

Pages are made from the corpus `scale` (real texts cut after the last whole article that fits the size). Two yardsticks, both Material as
shipped with its search and a navigation of one entry: `plain` on the Markdown that people wrote (no link, no anchor of ours in it),
`linked` on the Markdown that our compilation makes of it (every citation a link, every unit an anchor). Ratios are what to quote.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = re.compile(r"^(Điều \d+[a-zđ]?\.)", re.MULTILINE)
PLAIN = """site_name: Plain
docs_dir: docs
use_directory_urls: false
theme: {name: material, language: vi, font: false}
plugins: [{search: {lang: vi}}]
nav: [{Trang: index.md}]
not_in_nav: /*/*.md
"""


class Cost(NamedTuple):
    """What one side took."""

    cpu: float
    """CPU seconds, children included."""
    memory: int
    """Peak memory of the largest process, in MB."""
    output: float
    """Size of the site, in MB."""


def documents(shared: Path, limit: int, size: int) -> Iterator[tuple[str, str]]:
    """(id, page) for `limit` documents of the corpus, each cut to about `size` characters."""
    sys.path.insert(0, str(ROOT / "tools"))
    from danchieu.knowledge.identity import instrument_id
    from danchieu.vocabulary import parse_symbol

    seen: set[str] = set()
    for path in sorted((shared / "corpora" / "scale").glob("phapdien-*.jsonl.gz")):
        for line in gzip.decompress(path.read_bytes()).decode().splitlines():
            row = json.loads(line)
            if len(seen) >= limit:
                return
            if parse_symbol(row["number"]) is None or len(row["text"]) < size / 2:
                continue
            identity = instrument_id(row["type"], row["number"], "", row["date"][:4])
            if identity in seen:
                continue
            seen.add(identity)
            yield identity, page(row, size)


def page(row: dict[str, str], size: int) -> str:
    """A page of docs/van-ban with the front of the document's text."""
    text = row["text"][:size]
    last = max((found.start() for found in ARTICLE.finditer(text)), default=0)
    body = ARTICLE.sub(r"### \1", text[:last] if last > size / 2 else text)
    body = re.sub(r"\n(?=\S)", "\n\n", body)
    title = json.dumps(row["title"], ensure_ascii=False)
    symbol = row["number"]
    return f"---\nso_hieu: {symbol}\nloai: {row['type']}\nngay_ban_hanh: {row['date']}\ntrich_yeu: {title}\ntoan_van: true\n---\n\n{body}\n"


def prepare(side: str, pages: list[tuple[str, str]], folder: Path) -> None:
    """Lay out one side's project in `folder/side`."""
    home = folder / side
    (home / "docs" / "van-ban").mkdir(parents=True)
    for identity, text in pages:
        (home / "docs" / "van-ban" / f"{identity}.md").write_text(text, "utf-8")
    (home / "docs" / "index.md").write_text("---\ntieu_de: Trang chủ\n---\nTrang chủ.\n", "utf-8")
    ours = (ROOT / "mkdocs.yml").read_text("utf-8").replace("tools/", f"{ROOT}/tools/")
    (home / "mkdocs.yml").write_text(PLAIN if side == "plain" else ours, "utf-8")
    (home / "build" / "pages").mkdir(parents=True)


def link(folder: Path) -> None:
    """Lay out the side `linked` from what `ours` compiled: the pages of instruments, their blocks of HTML open."""
    sys.path.insert(0, str(ROOT / "tools"))
    from danchieu.pages.parts.html import SEAL, UNSEAL

    pages = (folder / "ours" / "build" / "pages" / "van-ban").glob("*.md")
    (folder / "linked" / "docs" / "van-ban").mkdir(parents=True)
    for path in pages:
        text = path.read_text("utf-8").replace(SEAL, "").replace(UNSEAL, "")
        (folder / "linked" / "docs" / "van-ban" / path.name).write_text(text, "utf-8")
    (folder / "linked" / "docs" / "index.md").write_text("Trang chủ.\n", "utf-8")
    (folder / "linked" / "mkdocs.yml").write_text(PLAIN + "markdown_extensions: [attr_list, {toc: {permalink: true}}]\n", "utf-8")


def measure(side: str, folder: Path) -> Cost:
    """Build one side; children's usage is read before and after, and their peak is that of the larger side so far, so plain goes first."""
    arguments = ["mkdocs", "build", "-q"] if side != "ours" else ["danchieu", "build", "--ngay", date.today().isoformat()]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT / "tools")}
    done = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=folder / side, env=environment, capture_output=True, text=True, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if not (folder / side / "site").is_dir():
        raise SystemExit(done.stderr)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    output = sum(path.stat().st_size for path in (folder / side / "site").rglob("*") if path.is_file()) / 1e6
    return Cost(cpu, after.ru_maxrss // 1024, output)


def main() -> None:
    """Measure both sides and print the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--documents", type=int, default=1000)
    arguments.add_argument("--kilobytes", type=float, default=8.6)
    arguments.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    arguments.add_argument("--prepare", type=Path, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.prepare:  # in a process of its own, so that the corpus does not count as anybody's memory
        pages = list(documents(given.shared, given.documents, int(given.kilobytes * 1000 / 1.35)))
        for side in ("plain", "ours"):
            prepare(side, pages, given.prepare)
        print(
            f"{len(pages)} documents, {sum(len(text.encode()) for _, text in pages) / len(pages) / 1000:.1f} kB of Markdown each",
            flush=True,
        )
        return
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, __file__, *sys.argv[1:], "--prepare", folder], check=True)
        costs = {side: measure(side, Path(folder)) for side in ("plain", "ours")}
        link(Path(folder))
        costs["linked"] = measure("linked", Path(folder))
    for side, cost in costs.items():
        print(f"{side:6} {cost.cpu:7.1f} CPU s {cost.memory:6} MB {cost.output:7.1f} MB of site")
    for yardstick in ("plain", "linked"):
        cpu, output = costs["ours"].cpu / costs[yardstick].cpu, costs["ours"].output / costs[yardstick].output
        print(f"ours to {yardstick:6} {cpu:5.2f} in CPU {output:5.2f} in output")


if __name__ == "__main__":
    main()
