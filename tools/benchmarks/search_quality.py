"""How good the search is: every query of a table, typed into the box of the built site in Chromium; MRR and the share in the first three.

Usage: search_quality.py [--site site] [--cases FILE.toml ...] [--show] [--http] [--shared DIR]
       search_quality.py --only docs|scale          one half alone

Two halves: the queries over docs/ (queries.toml, blind.toml, again.toml, third.toml, fourth.toml, fifth.toml, sixth.toml) and those over
1,000 documents of the shared corpus, where it is at hand (the same with `scale` before). A row is right at a rank when the result with that rank has the address wanted (with its anchor where the
row names one). Every third row of each table is held out, every second one where the table says `hold = 2`: nobody tunes by it, and
`--show` does not list it. Exit 1 when one half misses the goals (MRR 0.95, 99 % in the first three).
"""

from __future__ import annotations

import argparse
import functools
import http.server
import shutil
import sys
import tempfile
import threading
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Page, sync_playwright

from danchieu.text import fold

ROOT = Path(__file__).resolve().parents[2]
TABLES = ROOT / "tests" / "cases" / "search"
DOCS = ("queries", "blind", "again", "third", "fourth", "fifth", "sixth")
SCALE = ("scale", "scale-blind", "scale-again", "scale-third", "scale-fourth", "scale-fifth", "scale-sixth")
"""Tables of each half: the first was there while the search was made, each later one was written before any of it was asked; its head tells
how it fared then."""
MRR, FIRST_THREE = 0.95, 0.99
WAIT = """(text) => new Promise((done, fail) => {
  const root = document.querySelector(".dcs-head"), input = root.querySelector("input");
  const links = () => [...root.querySelectorAll(".dcs-hit")].map(node => node.getAttribute("href"));
  const late = setTimeout(() => fail(new Error("no answer: " + text)), 20000);
  root.addEventListener("dcs-shown", () => { clearTimeout(late); done(links()); }, {once: true});
  input.focus(); input.value = text; input.dispatchEvent(new Event("input", {bubbles: true}));
})"""


class Case(NamedTuple):
    """One query."""

    table: str
    """Table it stands in."""
    held_out: bool
    """Whether tuning never looked at it."""
    ask: str
    """What is typed."""
    right: tuple[str, ...]
    """Addresses that are right."""


class Asked(NamedTuple):
    """A query and where its answer stood."""

    case: Case
    """The query."""
    rank: int
    """From 1; 0 for not among the results."""
    got: tuple[str, ...]
    """The addresses that came."""


def cases(path: Path) -> list[Case]:
    """The rows of a table of queries."""
    found = []
    for name, table in tomllib.loads(path.read_text("utf-8")).items():
        hold = table.get("hold", 3)
        title = name if path.stem in ("queries", "scale") else f"{name} ({path.stem})"
        found += [Case(title, number % hold == hold - 1, row[0], tuple(row[1:])) for number, row in enumerate(table["rows"])]
    return found


def rank(right: tuple[str, ...], got: tuple[str, ...]) -> int:
    """Place of the first right address, from 1; 0 where there is none. Without an anchor any place of the page is right."""
    for place, address in enumerate(got, 1):
        if address in right or address.split("#")[0] in right:
            return place
    return 0


@contextmanager
def opened(site: Path, over_http: bool, **context: Any) -> Iterator[Page]:
    """The home page of a site in Chromium, from its folder or from a server of our own."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as play, served(site, over_http) as base:
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(**context)
        page.goto(f"{base}/index.html")
        yield page
        browser.close()


@contextmanager
def served(site: Path, over_http: bool) -> Iterator[str]:
    """Address of a folder: file:// or http:// on a free port of this machine."""
    if not over_http:
        yield site.resolve().as_uri()
        return

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            return

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def scale_site(folder: Path, shared: Path) -> Path:
    """A page with the index of 1,000 documents of the corpus."""
    from search_corpus import index_only, write_docs

    write_docs(folder, shared, 1000, int(8600 / 1.35))
    index_only(folder)
    return folder / "site"


def ask_all(page: Page, rows: list[Case]) -> list[Asked]:
    """Type every query into the box of the page."""
    base = page.url.rsplit("/", 1)[0] + "/"
    asked = []
    for row in rows:
        links = page.evaluate(WAIT, row.ask)
        got = tuple(link.removeprefix(base).replace(".html", "", 1) for link in links)
        asked.append(Asked(row, rank(row.right, got), got))
    return asked


def figures(asked: list[Asked]) -> tuple[float, float]:
    """Mean reciprocal rank and share in the first three."""
    count = max(1, len(asked))
    return sum(1 / one.rank for one in asked if one.rank) / count, sum(1 <= one.rank <= 3 for one in asked) / count


def report(asked: list[Asked], show: bool) -> None:
    """Print what the queries are, the figures of each table and part, and the misses nobody may not see where they are wanted."""
    asks = [one.case.ask for one in asked]
    bare = sum(ask.lower() == fold(ask) for ask in asks)
    figured = sum(any(letter.isdigit() for letter in ask) for ask in asks)
    print(f"{len(asks)} queries, {bare / len(asks):.0%} without a tone mark, {figured / len(asks):.0%} with a number")
    for table in dict.fromkeys(one.case.table for one in asked):
        line(f"  {table}", [one for one in asked if one.case.table == table])
    line("tuned", [one for one in asked if not one.case.held_out])
    line("held out", [one for one in asked if one.case.held_out])
    line("all", asked)
    for one in asked:
        if show and one.rank != 1 and not one.case.held_out:
            print(f"{one.rank or '-':>3}  {one.case.ask!r} -> {one.case.right[0]}; got {', '.join(one.got[:3])}")


def line(name: str, asked: list[Asked]) -> None:
    """One line of the report."""
    mrr, three = figures(asked)
    print(f"{name:22} {len(asked):4} queries   MRR {mrr:.3f}   in the first three {three:7.1%}")


def measured(site: Path, tables: list[Path], given: argparse.Namespace) -> bool:
    """Ask one half, print its report; whether it reaches the goals."""
    with opened(site, given.http) as page:
        asked = ask_all(page, [case for table in tables for case in cases(table)])
    report(asked, given.show)
    mrr, three = figures(asked)
    reached = mrr >= MRR and three >= FIRST_THREE
    print(f"goals (MRR {MRR}, {FIRST_THREE:.0%} in the first three): {'reached' if reached else 'MISSED'}\n")
    return reached


def main() -> None:
    """Ask, print, judge."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--site", type=Path, default=ROOT / "site")
    arguments.add_argument("--cases", type=Path, nargs="+", default=[], help="other tables than those of the half")
    arguments.add_argument("--show", action="store_true", help="list what did not come first, of the rows that are not held out")
    arguments.add_argument("--only", choices=("docs", "scale"), help="one half")
    arguments.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="where the shared corpora are")
    arguments.add_argument("--http", action="store_true", help="serve the site instead of opening it from its folder")
    given = arguments.parse_args()
    reached = True
    if given.only != "scale":
        print("Over docs/")
        reached &= measured(given.site, given.cases or [TABLES / f"{name}.toml" for name in DOCS], given)
    if given.only != "docs":
        print("Over 1,000 documents of the shared corpus")
        if (given.shared / "corpora" / "scale").is_dir():
            with tempfile.TemporaryDirectory() as folder:
                tables = given.cases or [TABLES / f"{name}.toml" for name in SCALE]
                reached &= measured(scale_site(Path(folder), given.shared), tables, given)
        else:
            print("the shared corpus is not at hand: not measured")
    sys.exit(0 if reached else 1)


if __name__ == "__main__":
    main()
