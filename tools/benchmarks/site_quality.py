"""How good the built site is to read, in figures: Lighthouse, axe-core, the Nu HTML checker, lychee, bytes of a first load, other hosts.

Usage: site_quality.py [SITE] [--only weight links html axe lighthouse preview] [--runs 3]

The tools come in exact versions from the package registries into build/site-quality on the first run (about 300 MB); Chromium is Debian's,
Java is needed for the HTML checker alone. `preview` is Lighthouse over `danchieu serve`, which compresses nothing. Exit 1 below a goal;
what cannot be measured here is told and is no failure.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from quality import Row, axe, html, lighthouse, links, weight
from quality.equipment import ROOT, browser, installed
from quality.serving import hosted, previewed

PARTS = ("weight", "links", "html", "axe", "lighthouse", "preview")


def rows(site: Path, parts: list[str], runs: int) -> Iterator[Row]:
    """Every measurement asked for, one after the other."""
    with hosted(site) as address:
        if "weight" in parts:
            yield from weight.measure(address)
        if "links" in parts:
            yield from links.measure(site)
        if "html" in parts:
            yield from html.measure(site)
        if "axe" in parts:
            yield from axe.measure(address)
        if "lighthouse" in parts:
            yield from lighthouse.measure(address, "máy chủ nén", runs)
    if "preview" in parts:
        with previewed() as address:
            yield from lighthouse.measure(address, "danchieu serve", runs)


def main() -> int:
    """Print the table; 1 below a goal, 2 where nothing can be measured."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("site", nargs="?", type=Path, default=ROOT / "site")
    arguments.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    arguments.add_argument("--runs", type=int, default=3)
    given = arguments.parse_args()
    if browser() is None:
        print("Chưa có chromium trên máy này (apt-get install chromium).", file=sys.stderr)
        return 2
    if problem := installed():
        print(f"Không cài được công cụ đo: {problem}", file=sys.stderr)
        return 2
    print("| Đo gì | Được | Cần | Đạt |\n| --- | --- | --- | --- |")
    failed = False
    for row in rows(given.site.resolve(), given.only, given.runs):
        print(f"| {row.what} | {row.got} | {row.goal} | {'chưa đo' if row.met is None else 'đạt' if row.met else 'CHƯA'} |", flush=True)
        for line in row.details[:20] if row.met is False else ():
            print(f"    {line}", flush=True)
        failed = failed or row.met is False
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
