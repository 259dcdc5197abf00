"""A search as a reader meets it, in Chromium: bytes, seconds on a slow line with a slow processor, milliseconds a key."""

from __future__ import annotations

import functools
import gzip
import http.server
import re
import shutil
import threading
import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
SPEED, LATENCY = 50_000, 0.4
"""The slow line: bytes a second (400 kbit/s), seconds a request."""
HEAD = 180
"""Bytes of the head of an answer, about."""
WAIT = 90
"""The box's own wait after a key, in milliseconds (box.js)."""
PATIENCE = 120
"""Seconds until a first result is given up."""
ROUNDS = 3
"""Times each key is pressed."""
KEY_PATIENCE = 2000
"""Milliseconds until the answer to a key is given up; it then counts as that long."""
_ASKED = tomllib.loads((Path(__file__).parent / "search_cost.toml").read_text("utf-8"))
NUMBERS, WORDS, LONG = (tuple(_ASKED[kind]) for kind in ("numbers", "words", "long"))
"""What is asked: numbers and addresses, words, whole questions (only our search)."""


class Engine(NamedTuple):
    """How one search is driven."""

    page: str
    """Page that carries it."""
    field: str
    """Its input."""
    hits: str
    """What shows that there is an answer: a result, or the sign that none was found."""
    list: str
    """What holds the results."""
    home: str
    """Folder of its index below the site."""
    mine: str
    """What the addresses of its own files have in them: these are counted, and slow on the slow line; the rest of the page is not."""


ENGINES = {
    "ours": Engine("index.html", ".dcs-head input", ".dcs-head .dcs-hit", ".dcs-head", "assets/search", "assets/search/"),
    "material": Engine("index.html", ".md-search__input", ".md-search-result__item", ".md-search-result", "search", "search"),
    "pagefind": Engine("pagefind-test.html", "input", "#hits[data-turn]", "#hits", "pagefind", "pagefind/"),
}
PAGEFIND = """<!doctype html><html lang=vi><meta charset=utf-8><title>x</title><input><div id=hits></div><script type=module>
const pf = await import("./pagefind/pagefind.js"); let turn = 0; document.querySelector("input").addEventListener("input", async event => {
const mine = ++turn; const found = await pf.search(event.target.value); if (mine !== turn) return;
const rows = await Promise.all(found.results.slice(0, 8).map(one => one.data())); if (mine !== turn) return;
document.getElementById("hits").replaceChildren(...rows.map(row => Object.assign(document.createElement("a"), {href: row.url, textContent: row.url})));
document.getElementById("hits").dataset.turn = mine; });</script></html>"""
FIRST = """([field, hits, text, patience]) => new Promise(done => { const input = document.querySelector(field); input.focus();
const began = performance.now(); input.value = text;
input.dispatchEvent(new Event("input", {bubbles: true})); input.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true}));
const look = () => document.querySelector(hits) ? done(performance.now() - began) :
performance.now() - began > patience ? done(null) : setTimeout(look, 5); look(); })"""
KEY = """([field, list, text, patience]) => new Promise(done => { const root = document.querySelector(list), input = document.querySelector(field);
input.focus(); const began = performance.now(); let over = false;
const end = () => { if (!over) { over = true; watch.disconnect(); done(performance.now() - began); } };
const watch = new MutationObserver(end); setTimeout(end, patience);
if (root.classList.contains("dcs-head")) root.addEventListener("dcs-shown", end, {once: true});
else watch.observe(root, {childList: true, characterData: true, subtree: true, attributeFilter: ["data-turn"]});
input.value = text; input.dispatchEvent(new Event("input", {bubbles: true})); input.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true})); })"""


class Line:
    """The line between the server and the browser, whatever part of the browser asks: it counts, and is slow where that is wanted."""

    def __init__(self) -> None:
        """Fast, nothing sent yet."""
        self.lock = threading.Lock()
        self.bytes = self.requests = 0
        self.slow = False
        self.mine = ""
        self.free = 0.0

    def open(self, path: str) -> bool:
        """One more request; whether it is on the slow line, where it waits."""
        if self.mine not in path:
            return False
        with self.lock:
            self.requests += 1
            self.bytes += HEAD
        if self.slow:
            time.sleep(LATENCY)
        return self.slow

    def send(self, path: str, data: bytes, write: Callable[[bytes], Any], *, slow: bool) -> None:
        """Send in pieces that share the line with other answers."""
        if not slow:
            self.bytes += len(data) if self.mine in path else 0
            write(data)
            return
        for place in range(0, len(data), 1400):
            piece = data[place : place + 1400]
            with self.lock:
                self.bytes += len(piece)
                self.free = max(self.free, time.monotonic()) + len(piece) / SPEED
                wait = self.free - time.monotonic()
            if wait > 0:
                time.sleep(wait)
            write(piece)


class Zipped(http.server.SimpleHTTPRequestHandler):
    """Files, compressed as a web host does."""

    kept: dict[str, bytes] = {}  # noqa: RUF012
    line = Line()

    def do_GET(self) -> None:
        """Answer with the file, compressed where that helps."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        slow = self.line.open(self.path)
        if not path.is_file():
            with suppress(OSError):
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
        with suppress(OSError):  # the visit may have ended
            self.line.send(self.path, data, self.wfile.write, slow=slow)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def browsing(site: Path) -> Iterator[tuple[Browser, str]]:
    """A browser, and the address of the site on a free port."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Zipped, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser, f"http://127.0.0.1:{server.server_port}"
        browser.close()
    server.shutdown()


class Visit:
    """A fresh page with an empty cache; what the search receives is counted."""

    def __init__(self, browser: Browser, base: str, engine: Engine, *, slow: bool = False) -> None:
        """Open the page and wait until it can be typed into; where it is not slow, until it is at rest."""
        self.context = browser.new_context(viewport={"width": 1280, "height": 900})
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(600_000)
        self.engine = engine
        self.wire = self.context.new_cdp_session(self.page)
        self.line = Zipped.line
        self.line.mine, self.line.slow = engine.mine, slow
        self.line.bytes = self.line.requests = 0
        self.page.goto(f"{base}/{engine.page}", wait_until="domcontentloaded" if slow else "networkidle")
        self.page.wait_for_selector(engine.field, state="attached")
        self.page.wait_for_timeout(500)
        if slow:
            self.throttle()

    def throttle(self) -> None:
        """A processor four times slower."""
        self.wire.send("Emulation.setCPUThrottlingRate", {"rate": 4})

    def ask(self, text: str) -> float | None:
        """Milliseconds from the input of `text` to the first result; None where none came in time."""
        found = self.page.evaluate(FIRST, [self.engine.field, self.engine.hits, text, PATIENCE * 1000])
        return None if found is None else float(found)

    def key(self, text: str) -> float:
        """Milliseconds from the input of `text` to the shown answer, less the wait that is meant."""
        took = float(self.page.evaluate(KEY, [self.engine.field, self.engine.list, text, KEY_PATIENCE]))
        return took - (WAIT if self.engine.page == "index.html" and self.engine.home == "assets/search" else 0)

    def rest(self) -> None:
        """Wait until nothing more is loaded."""
        self.page.wait_for_load_state("networkidle")
        self.page.wait_for_timeout(150)

    def settle(self) -> None:
        """Wait until nothing was sent for a second."""
        sent = -1
        while sent != self.line.bytes:
            sent = self.line.bytes
            self.page.wait_for_timeout(1000)

    def close(self) -> None:
        """End the visit."""
        self.line.slow = False
        self.context.close()


def first_answers(browser: Browser, base: str, engine: Engine, queries: tuple[str, ...]) -> list[dict[str, Any]]:
    """For each query on a fresh page: bytes, requests, milliseconds, bytes of one more query, milliseconds on a slow line and bytes there.

    On a slow line the first results of a long query are fetched before all is known, so that it may cost a little more.
    """
    found: list[dict[str, Any]] = []
    for place, text in enumerate(queries):
        visit = Visit(browser, base, engine)
        took = visit.ask(text)
        visit.rest()
        row = {
            "query": text,
            "bytes": visit.line.bytes,
            "requests": visit.line.requests,
            "ms": took,
            "further": None,
            "slow": None,
            "slow_bytes": 0,
        }
        if took is not None:
            visit.line.bytes = 0
            visit.key((*NUMBERS, *WORDS)[-1 - place] if queries[0] in WORDS else queries[place - 1])
            visit.rest()
            row["further"] = visit.line.bytes
        visit.close()
        if took is not None and row["bytes"] < SPEED * PATIENCE:  # else the line alone takes longer than anybody waits
            visit = Visit(browser, base, engine, slow=True)
            row["slow"] = visit.ask(text)
            if engine is ENGINES["ours"]:
                visit.settle()
                row["slow_bytes"] = visit.line.bytes
            visit.close()
        found.append(row)
    return found


def keys(browser: Browser, base: str, engine: Engine, every: int) -> list[float]:
    """Milliseconds for each key (or every so many) of all queries on a warmed page with a slow processor, in order of size.

    Each key counts as the best of three rounds: what else runs on the machine is not the search's.
    """
    visit = Visit(browser, base, engine)
    begun = [text[:end] for text in (*NUMBERS, *WORDS) for end in range(2, len(text) + 1) if text[end - 1] != " "][::every]
    if visit.ask(begun[0]) is None:
        return []
    for text in begun:
        visit.key(text)
    visit.throttle()
    rounds = [[visit.key(text) for text in begun] for _ in range(ROUNDS)]
    visit.close()
    return sorted(map(min, *rounds))


def index_size(site: Path, engine: Engine) -> dict[str, Any]:
    """Files of the index, bytes raw and compressed."""
    files = [path for path in (site / engine.home).rglob("*") if path.is_file()]
    sizes = [(path.stat().st_size, len(gzip.compress(path.read_bytes(), 6))) for path in files]
    return {"files": len(files), "raw": sum(size for size, _ in sizes), "packed": sum(size for _, size in sizes)}


def dearest_number(site: Path) -> int:
    """Bytes of the number that costs most on a fresh page: its script, its shard, the dearest one that is narrowed down to, the dearest document."""
    home = site / ENGINES["ours"].home
    sizes = {
        path.stem: len(gzip.compress(path.read_bytes(), 6)) + HEAD for path in (home / "n").glob("*.js") if not path.stem.endswith("all")
    }

    def most(name: str) -> int:
        below = [most(other) for other in narrower.get(name, ())]
        return sizes[name] + max(below, default=0)

    narrower: dict[str, list[str]] = {}
    for name in sizes:
        if match := re.fullmatch(r"(?P<above>.+)[tiy]\d+", name):
            narrower.setdefault(match["above"], []).append(name)
    shard = max(most(name) for name in sizes if not re.search(r"[tiy]\d+$", name))
    document = max(len(gzip.compress(path.read_bytes(), 6)) + HEAD for path in (home / "d").glob("*.js"))
    return len(gzip.compress((home / "search.js").read_bytes(), 6)) + HEAD + shard + document


def styles() -> int:
    """Compressed bytes of the rules for our search in the style sheet of every page."""
    from danchieu.pages.styles import squeeze

    return len(gzip.compress(squeeze((ROOT / "tools" / "danchieu" / "assets" / "search" / "search.css").read_text("utf-8")).encode(), 6))
