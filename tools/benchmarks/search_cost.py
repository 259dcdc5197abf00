"""What the search costs a reader: bytes and seconds in Chromium on a slow line with a slow processor, in one table.

Usage: search_cost.py SITE [--engine ours|material|pagefind] [--quick]

SITE is a built site (search_corpus.py makes them of any size). Every query is asked on a fresh page with an empty cache, over a server
that compresses as web hosts do. "Slow" is 400 kbit/s, 400 ms a request and a processor slowed four times. Keys are timed on a warmed page
at a quarter of the speed, from the key to the shown results, less the wait after the last key that is meant (90 ms).
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import shutil
import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

WAIT = 90
"""The box's own wait after a key, in milliseconds (box.js)."""
NUMBERS = ("123/2015", "nd 30 2020", "điều 2 nghị định 123/2020", "luật 06/2017", "qd 25/2008")
WORDS = (
    *("bảo vệ dữ liệu cá nhân", "to chuc thuc hien", "quyen va nghia vu cua to chuc ca nhan", "xử lý vi phạm hành chính"),
    *("thu tuc cap giay phep kinh doanh", "bộ luật dân sự", "kiem dinh chat luong", "cơ quan nhà nước có thẩm quyền"),
)


class Engine(NamedTuple):
    """How one search is driven."""

    page: str
    """Page that carries it."""
    field: str
    """Its input."""
    hits: str
    """A result."""
    opener: str
    """What must run before typing; empty for nothing."""


ENGINES = {
    "ours": Engine("index.html", ".dcs-head input", ".dcs-head .dcs-hit", ""),
    "material": Engine("index.html", ".md-search__input", ".md-search-result__item", ""),
    "pagefind": Engine("pagefind-test.html", "input", "#hits a", ""),
}
PAGEFIND = """<!doctype html><html lang=vi><meta charset=utf-8><title>x</title><input><div id=hits></div><script type=module>
const pf = await import("./pagefind/pagefind.js"); let turn = 0; document.querySelector("input").addEventListener("input", async event => {
const mine = ++turn; const found = await pf.search(event.target.value); if (mine !== turn) return;
const rows = await Promise.all(found.results.slice(0, 8).map(one => one.data())); if (mine !== turn) return;
document.getElementById("hits").replaceChildren(...rows.map(row => Object.assign(document.createElement("a"), {href: row.url, textContent: row.url})));
});</script></html>"""


class Zipped(http.server.SimpleHTTPRequestHandler):
    """Files, compressed as a web host does."""

    kept: dict[str, bytes] = {}  # noqa: RUF012

    def do_GET(self) -> None:
        """Answer with the file, compressed where that helps."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = self.kept.get(str(path))
        packed = path.suffix in (".html", ".js", ".css", ".json", ".svg")
        if data is None:
            data = gzip.compress(path.read_bytes(), 6, mtime=0) if packed else path.read_bytes()
            self.kept[str(path)] = data
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(data)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Address of the site on a free port."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Zipped, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


class Visit:
    """A fresh page with an empty cache that counts what it receives."""

    def __init__(self, browser: Browser, base: str, engine: Engine) -> None:
        """Open the page and wait until it is at rest."""
        self.context = browser.new_context(viewport={"width": 1280, "height": 900})
        self.page: Page = self.context.new_page()
        self.engine = engine
        self.wire = self.context.new_cdp_session(self.page)
        self.wire.send("Network.enable")
        self.bytes = self.requests = 0
        self.wire.on("Network.loadingFinished", self._count)
        self.page.goto(f"{base}/{engine.page}", wait_until="networkidle")
        self.start = self.bytes

    def _count(self, event: dict[str, Any]) -> None:
        self.bytes += int(event["encodedDataLength"])
        self.requests += 1

    def slow(self, line: bool = True) -> None:
        """A slow processor, and a slow line where that is wanted."""
        self.wire.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        if line:
            speed = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
            self.wire.send("Network.emulateNetworkConditions", speed)

    def ask(self, text: str) -> float:
        """Milliseconds from the input of `text` to the first result."""
        return float(
            self.page.evaluate(
                """([field, hits, text]) => new Promise(done => { const input = document.querySelector(field); input.focus();
                const began = performance.now(); input.value = text;
                input.dispatchEvent(new Event("input", {bubbles: true})); input.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true}));
                const look = () => document.querySelector(hits) ? done(performance.now() - began) : performance.now() - began > 120000 ? done(NaN) :
                setTimeout(look, 5); look(); })""",
                [self.engine.field, self.engine.hits, text],
            )
        )

    def close(self) -> None:
        """End the visit."""
        self.context.close()


def first_answers(browser: Browser, base: str, engine: Engine, queries: tuple[str, ...]) -> list[tuple[int, int, float, float]]:
    """For each query on a fresh page: bytes, requests, milliseconds, milliseconds on a slow line."""
    found = []
    for text in queries:
        visit = Visit(browser, base, engine)
        before = visit.requests
        took = visit.ask(text)
        visit.page.wait_for_load_state("networkidle")
        visit.page.wait_for_timeout(150)
        size, requests = visit.bytes - visit.start, visit.requests - before
        visit.close()
        visit = Visit(browser, base, engine)
        visit.slow()
        found.append((size, requests, took, visit.ask(text)))
        visit.close()
    return found


def keys(browser: Browser, base: str, engine: Engine) -> list[float]:
    """Milliseconds a key on a warmed page with a slow processor; ours tells when it has shown the results, the wait is taken off."""
    visit = Visit(browser, base, engine)
    script = """([field, text]) => new Promise(done => { const root = document.querySelector(".dcs-head"), input = document.querySelector(field);
      input.focus(); const began = performance.now();
      root.addEventListener("dcs-shown", () => done(performance.now() - began), {once: true});
      input.value = text; input.dispatchEvent(new Event("input", {bubbles: true})); })"""
    begun = [text[:end] for text in (*NUMBERS, *WORDS) for end in range(2, len(text) + 1) if text[end - 1] != " "]
    for text in begun:
        visit.page.evaluate(script, [engine.field, text])
    visit.slow(line=False)
    times = [float(visit.page.evaluate(script, [engine.field, text])) - WAIT for text in begun]
    visit.close()
    return times


def heap(browser: Browser, base: str, engine: Engine) -> float:
    """Megabytes of script memory after all queries."""
    visit = Visit(browser, base, engine)
    for text in (*NUMBERS, *WORDS):
        visit.ask(text)
        visit.page.wait_for_timeout(200)
    visit.wire.send("HeapProfiler.collectGarbage")
    used = visit.wire.send("Runtime.getHeapUsage")["usedSize"] / 1e6
    visit.close()
    return float(used)


def index_size(site: Path, engine: str) -> tuple[int, float, float]:
    """Files of the index, megabytes raw, megabytes compressed."""
    home = {"ours": site / "assets" / "search", "material": site / "search", "pagefind": site / "pagefind"}[engine]
    files = [path for path in home.rglob("*") if path.is_file()]
    return (
        len(files),
        sum(path.stat().st_size for path in files) / 1e6,
        sum(len(gzip.compress(path.read_bytes(), 6)) for path in files) / 1e6,
    )


def scripts(site: Path) -> int:
    """Compressed bytes of what every page of ours carries for the search before anybody types."""
    home = site / "assets" / "search"
    return sum(len(gzip.compress((home / name).read_bytes(), 6)) for name in ("search.js",))


def main() -> None:
    """Measure one engine on one site."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("site", type=Path)
    arguments.add_argument("--engine", choices=sorted(ENGINES), default="ours")
    arguments.add_argument("--quick", action="store_true", help="only the first answers")
    given = arguments.parse_args()
    engine = ENGINES[given.engine]
    if given.engine == "pagefind":
        (given.site / engine.page).write_text(PAGEFIND, "utf-8")
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as play, served(given.site) as base:
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        files, raw, packed = index_size(given.site, given.engine)
        print(f"index: {files} files, {raw:.1f} MB, {packed:.2f} MB compressed")
        if given.engine == "ours":
            print(f"on every page: {scripts(given.site) / 1000:.1f} kB")
        for name, queries in (("numbers", NUMBERS), ("words", WORDS)):
            rows = first_answers(browser, base, engine, queries)
            print(
                f"{name}: bytes {statistics.mean(row[0] for row in rows) / 1000:.1f} kB mean, {max(row[0] for row in rows) / 1000:.1f} kB most; "
                f"requests {max(row[1] for row in rows)}; first result {statistics.median(row[2] for row in rows):.0f} ms; "
                f"slow {statistics.median(row[3] for row in rows):.0f} ms median, {max(row[3] for row in rows):.0f} ms worst"
            )
        if not given.quick:
            print(f"script memory {heap(browser, base, engine):.1f} MB")
            if given.engine == "ours":
                times = sorted(keys(browser, base, engine))
                print(
                    f"keys: {len(times)}, median {statistics.median(times):.0f} ms, 95th percentile {times[int(len(times) * 0.95)]:.0f} ms"
                )
        browser.close()


if __name__ == "__main__":
    main()
