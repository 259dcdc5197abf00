"""What the search costs at any size, ours beside Material's own and Pagefind as shipped, in one table.

Usage: search_cost.py FOLDER --documents N --engine ours|material|pagefind --results FILE     measures one and adds it to FILE
       search_cost.py --results FILE                                                          prints the table of what FILE holds

Libraries of N documents come from the shared corpus (search_corpus.py). Bytes: the first answer on a fresh page with an empty cache, from
a server that compresses, with all that the page loads for its search before anybody types. "Slow" is 400 kbit/s and 400 ms a request for
the files of the search, and a processor slowed four times (a worker is not slowed), from typing to the first result. Keys: 95th percentile on a warmed page with that processor, from the key to the shown results, less the wait after the
last key that is meant (90 ms), the best of three rounds. The other engines answer fewer queries from 1,000 documents on, for they take minutes. `--index-only`
builds the index without the site (for 50,000 documents). Pagefind is no dependency: `--pagefind PYTHON` names a Python that has
`pagefind[bin]==1.5.2`; it indexes the pages that Material built. A build above `--memory` or `--seconds` is ended, and the table says so.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from search_browser import (
    ENGINES,
    KEY_PATIENCE,
    NUMBERS,
    PAGEFIND,
    PATIENCE,
    WORDS,
    browsing,
    first_answers,
    index_size,
    keys,
    styles,
)

HOME = Path(__file__).resolve().parent
PAGE = int(8600 / 1.35)
"""Characters of a document: 8.6 kB."""
COLUMNS = (
    *("documents", "search", "number query kB", "text query kB", "requests", "index files", "index MB gz", "index CPU s"),
    *("of the build", "memory MB", "key p95 ms", "first result slow s"),
)


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
    return done.stdout, {"cpu": cpu, "memory": after.ru_maxrss // 1024}


def built(given: argparse.Namespace, folder: Path) -> tuple[Path, dict[str, Any]]:
    """The site with the search, and what building it took."""
    if given.engine == "pagefind":
        site = folder / "material" / "site"
        if not site.is_dir():
            return site, {"failed": "no pages: Material's build did not end"}
        shutil.rmtree(site / "pagefind", ignore_errors=True)
        _, cost = run([given.pagefind, "-m", "pagefind", "--site", str(site), "--quiet"], given)
        (site / ENGINES["pagefind"].page).write_text(PAGEFIND, "utf-8")
        return site, cost if "failed" in cost else {"index_cpu": cost["cpu"], "memory": cost["memory"]}
    side = "index" if given.index_only else given.engine
    out, cost = run([sys.executable, str(HOME / "search_build.py"), str(folder), side], given)
    site = folder / ("material/site" if given.engine == "material" else "site")
    return site, cost if "failed" in cost else json.loads(out.splitlines()[-1])


def measured(given: argparse.Namespace) -> dict[str, Any]:
    """Everything about one engine at one size."""
    folder = given.folder / str(given.documents)
    if not (folder / "docs").is_dir():
        code = f"import search_corpus as s, pathlib as p; print(s.write_docs(p.Path({str(folder)!r}), p.Path({str(given.shared)!r}), {given.documents}, {PAGE}))"
        subprocess.run([sys.executable, "-c", code], cwd=HOME, check=True)
    engine = ENGINES[given.engine]
    site, found = (folder / "site", dict(given.known)) if given.browser_only else built(given, folder)
    if given.engine != "ours" and given.browser_only:
        site = folder / "material" / "site"
    if "failed" in found or given.build_only:
        return found
    few = given.engine != "ours" and given.documents >= 1000
    with browsing(site) as (browser, base):
        found["index"] = index_size(site, engine)
        found["page"] = styles() if given.engine == "ours" else 0
        found["numbers"] = first_answers(browser, base, engine, NUMBERS[:2] if few else NUMBERS)
        found["words"] = first_answers(browser, base, engine, WORDS[:2] if few else WORDS)
        found["keys"] = [] if few and given.documents > 1000 else keys(browser, base, engine, 1 if given.engine == "ours" else 6)
    return found


def table(results: dict[str, dict[str, Any]]) -> str:
    """All results as a table in Markdown, by size, ours first."""
    rows = [COLUMNS, tuple("---" for _ in COLUMNS)]
    order = sorted(results, key=lambda name: (int(name.split()[0]), list(ENGINES).index(name.split()[1])))
    return "\n".join("| " + " | ".join(row) + " |" for row in [*rows, *(line(name, results[name]) for name in order)])


def line(name: str, found: dict[str, Any]) -> tuple[str, ...]:
    """One row; what is not there is a dash, what took too long says so."""
    size, engine = name.split()
    if "failed" in found:
        return (f"{int(size):,}", engine, *("—" for _ in COLUMNS[2:-1]), found["failed"])
    whole = found.get("whole_cpu")
    asked = [*found.get("numbers", ()), *found.get("words", ())]

    def kilobytes(kind: str) -> str:
        sizes = [(row["bytes"] + found["page"]) / 1000 for row in found.get(kind, ())]
        return f"{statistics.mean(sizes):.1f} mean, {max(sizes):.1f} most" if sizes else "—"

    slow = [row["slow"] if row["slow"] is not None else float("inf") for row in asked]
    return (
        *(f"{int(size):,}", engine, kilobytes("numbers"), kilobytes("words")),
        shown(max((row["requests"] for row in asked), default=None), "d"),
        *(shown(found.get("index", {}).get("files"), ",d"), shown(found.get("index", {}).get("packed"), ".2f", 1e6)),
        *(shown(found.get("index_cpu"), ".1f"), f"{found['index_cpu'] / whole:.0%} of {whole:.0f} s" if whole else "—"),
        shown(found.get("memory"), "d"),
        percentile(found.get("keys") or []),
        f"{seconds(statistics.median(slow))} median, {seconds(max(slow))} worst" if slow else "—",
    )


def percentile(times: list[float]) -> str:
    """The 95th percentile in whole milliseconds."""
    if not times:
        return "—"
    found = times[int(len(times) * 0.95)]
    return f"over {KEY_PATIENCE}" if found >= KEY_PATIENCE else f"{found:.0f}"


def seconds(milliseconds: float) -> str:
    """Milliseconds as seconds; none within the patience."""
    return f"{milliseconds / 1000:.2f}" if milliseconds < float("inf") else f"over {PATIENCE}"


def shown(value: float | None, form: str, unit: float = 1) -> str:
    """A figure, or a dash."""
    return "—" if value is None else format(value / unit if unit != 1 else value, form)


def main() -> None:
    """Measure one engine at one size, or print the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    whole: Callable[..., Any] = arguments.add_argument
    whole("folder", type=Path, nargs="?", help="where libraries and sites are kept from run to run")
    whole("--documents", type=int, default=1000)
    whole("--engine", choices=sorted(ENGINES), default="ours")
    whole("--results", type=Path, required=True, help="JSON file that runs add to")
    whole("--shared", type=Path, default=HOME.parents[2] / "shared")
    whole("--pagefind", default=sys.executable, help="a Python that has pagefind[bin]")
    whole("--index-only", action="store_true", help="without the site")
    whole("--build-only", action="store_true", help="without the browser")
    whole("--browser-only", action="store_true", help="what was built before")
    whole("--memory", type=int, default=12_000, help="MB of address space a build may take")
    whole("--seconds", type=int, default=900, help="CPU seconds a build may take")
    given = arguments.parse_args()
    results = json.loads(given.results.read_text("utf-8")) if given.results.is_file() else {}
    if given.folder:
        name = f"{given.documents} {given.engine}"
        given.folder = given.folder.resolve()
        given.known = results.get(name, {})
        found = measured(given)
        results = json.loads(given.results.read_text("utf-8")) if given.results.is_file() else {}
        results[name] = {**results.get(name, {}), **found} if given.build_only or given.browser_only else found
        given.results.write_text(json.dumps(results, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
    print(table(results))


if __name__ == "__main__":
    main()
