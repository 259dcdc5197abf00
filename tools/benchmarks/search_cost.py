"""What the search costs at 100 to 50,000 documents, ours beside Material's own and Pagefind as shipped, in one table.

Usage: search_cost.py FOLDER [--documents N ...] [--engine ours|material|pagefind ...] [--pagefind PYTHON] [--readme README.md]

One run makes the whole table: it prints it, and with `--readme` writes it between the marks of that file. What FOLDER/results.json holds
already is not measured again unless it is asked for by `--again`, so that a run may be stopped and taken up. Libraries come from the
shared corpus (search_corpus.py).

First: bytes of the answer to the first query on a fresh page with an empty cache, from a server that compresses, with all that the page
loads for its search before anybody types. Further: bytes of one more query on that page. Slow: 400 kbit/s and 400 ms a request for the
files of the search, and a processor slowed four times (a worker is not slowed), from typing to the first result. Long: whole questions,
of which only the most bytes and the slowest are told, our search's only. Key: 95th percentile on
a warmed page with that processor, from the key to the shown results, less the wait after the last key that is meant (90 ms), the best of
three rounds. Any number: the most that a number can cost, of all the shards of the index and not of some queries.

The other engines answer fewer queries from 1,000 documents on, for they take minutes; an index that the slow line does not even carry
within the patience (120 s) is not waited for. Pagefind is no dependency: `--pagefind` names a Python that has `pagefind[bin]==1.5.2`; it
indexes the pages that Material built. A build above `--memory` (address space) or `--seconds` (CPU) is ended, and the table says so.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from search_browser import (
    ENGINES,
    LONG,
    NUMBERS,
    PAGEFIND,
    WORDS,
    browsing,
    dearest_number,
    first_answers,
    index_size,
    keys,
    styles,
)
from search_table import into, table

HOME = Path(__file__).resolve().parent
PAGE = int(8600 / 1.35)
"""Characters of a document: 8.6 kB."""
SIZES = (100, 1000, 10_000, 50_000)
"""Documents of the table."""


def run(command: list[str], given: argparse.Namespace) -> tuple[str, dict[str, Any]]:
    """Output of a command, with its CPU seconds and peak memory; or what limit ended it."""

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (given.memory * 2**20, given.memory * 2**20))
        resource.setrlimit(resource.RLIMIT_CPU, (given.seconds, given.seconds))

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, text=True, preexec_fn=limited, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if done.returncode:
        why = (
            f"over {given.seconds} CPU s"
            if cpu >= given.seconds - 2
            else f"over {given.memory / 1000:.0f} GB"
            if done.returncode < 0 or "emory" in done.stderr
            else done.stderr[-300:]
        )
        return "", {"failed": why}
    return done.stdout, {"cpu": cpu}


def built(given: argparse.Namespace, engine: str, folder: Path) -> tuple[Path, dict[str, Any]]:
    """The site with the search, and what building it took."""
    if engine == "pagefind":
        site = folder / "material" / "site"
        if not site.is_dir():
            return site, {"failed": "no pages: Material's build did not end"}
        shutil.rmtree(site / "pagefind", ignore_errors=True)
        out, cost = run([sys.executable, str(HOME / "search_build.py"), str(site), given.pagefind], given)
        (site / ENGINES["pagefind"].page).write_text(PAGEFIND, "utf-8")
        return site, cost if "failed" in cost else json.loads(out.splitlines()[-1])
    out, cost = run([sys.executable, str(HOME / "search_build.py"), str(folder), engine], given)
    site = folder / ("material/site" if engine == "material" else "site")
    return site, cost if "failed" in cost else json.loads(out.splitlines()[-1])


def measured(given: argparse.Namespace, engine: str, size: int) -> dict[str, Any]:
    """Everything about one engine at one size."""
    folder = given.folder / str(size)
    if not (folder / "docs").is_dir():
        code = f"import search_corpus as s, pathlib as p; print(s.write_docs(p.Path({str(folder)!r}), p.Path({str(given.shared)!r}), {size}, {PAGE}))"
        subprocess.run([sys.executable, "-c", code], cwd=HOME, check=True)
    site, found = built(given, engine, folder)
    return found if "failed" in found else {**found, **asked(engine, size, site)}


def asked(engine: str, size: int, site: Path) -> dict[str, Any]:
    """What a reader's browser measures, and the size of the index."""
    drive = ENGINES[engine]
    few = 1 if size > 1000 else 2 if size == 1000 else 4
    numbers, words = (NUMBERS, WORDS) if engine == "ours" else (NUMBERS[:few], WORDS[:few])
    found: dict[str, Any] = {"index": index_size(site, drive), "page": 0}
    if engine == "ours":
        found |= {"page": styles(), "dearest": dearest_number(site)}
    with browsing(site) as (browser, base):
        found["numbers"] = first_answers(browser, base, drive, numbers)
        found["words"] = first_answers(browser, base, drive, words)
        if engine == "ours":
            found["long"] = first_answers(browser, base, drive, LONG)
        found["keys"] = keys(browser, base, drive, 1 if engine == "ours" else 6 if size <= 1000 else 24)
    return found


def arguments() -> argparse.Namespace:
    """What was asked for."""
    known = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    known.add_argument("folder", type=Path, help="where libraries, sites and results are kept from run to run")
    known.add_argument("--documents", type=int, nargs="*", default=SIZES)
    known.add_argument("--engine", choices=sorted(ENGINES), nargs="*", default=tuple(ENGINES))
    known.add_argument("--again", action="store_true", help="measure what is known already")
    known.add_argument("--browser-only", action="store_true", help="ask again in the site that was built before")
    known.add_argument("--readme", type=Path, help="file to write the table into")
    known.add_argument("--shared", type=Path, default=HOME.parents[2] / "shared")
    known.add_argument("--pagefind", default=sys.executable, help="a Python that has pagefind[bin]")
    known.add_argument("--memory", type=int, default=12_000, help="MB of address space a build may take")
    known.add_argument("--seconds", type=int, default=3600, help="CPU seconds a build may take")
    given = known.parse_args()
    given.folder = given.folder.resolve()
    return given


def main() -> None:
    """Measure what is not known, print the table."""
    given = arguments()
    kept = given.folder / "results.json"
    results = json.loads(kept.read_text("utf-8")) if kept.is_file() else {}
    for size in given.documents:
        for engine in given.engine:
            name = f"{size} {engine}"
            if name in results and not given.again and not given.browser_only:
                continue
            if given.browser_only:
                site = given.folder / str(size) / ("site" if engine == "ours" else "material/site")
                results[name] = {**results.get(name, {}), **asked(engine, size, site)}
            else:
                results[name] = measured(given, engine, size)
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(json.dumps(results, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
            print(name, "measured", file=sys.stderr, flush=True)
    print(table(results))
    if given.readme:
        given.readme.write_text(into(given.readme.read_text("utf-8"), table(results)), "utf-8")


if __name__ == "__main__":
    main()
