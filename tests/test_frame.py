"""The frame of every page: one style sheet, and a console in which nothing is complained of, on a server as from a folder."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from browsing import CHROMIUM, served, started
from built import ROOT, built_site
from danchieu.pages.styles import SHEETS, squeeze
from markup import parse
from test_browser import KINDS

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as one:
        yield one


def test_every_page_waits_for_one_sheet_of_ours() -> None:
    for path in built_site().rglob("*.html"):
        head = path.read_text("utf-8").split("</head>")[0]
        sheets = [line for line in head.splitlines() if 'rel="stylesheet"' in line and 'media="print"' not in line]
        assert "assets/dc/site.css" in sheets[0] and "assets/stylesheets" not in head, path


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("a { color: red; }\n", "a{color: red}"),
        ("/* x\n y */\na:is(b, c) > d { margin: calc(1px + 2px) ; }", "a:is(b, c) > d{margin: calc(1px + 2px)}"),
        ('@media (x) {\n  a::before { content: "· "; }\n}', '@media (x){a::before{content: "· "}}'),
    ],
)
def test_a_sheet_loses_blanks_and_comments_only(written: str, kept: str) -> None:
    assert squeeze(written) == kept + "\n"


def test_the_one_sheet_holds_every_sheet() -> None:
    css = (built_site() / "assets/dc/site.css").read_text("utf-8")
    assert (
        len(SHEETS) == 5
        and all(sign in css for sign in ("box-sizing: border-box", "--dc-paper: #", ".dc-cited", ".dcs-input"))
        and "/*" not in css
    )


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine (make test installs Debian's where it may)")
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("folder", [False, True], ids=["server", "folder"])
def test_no_console_complains(browser: Browser, width: int, folder: bool) -> None:
    said: list[str] = []
    with served(built_site()) as host:
        root = f"{built_site().as_uri()}/" if folder else host
        page = browser.new_page(viewport={"width": width, "height": 844})
        page.on("console", lambda line: said.append(f"{page.url}: {line.text}") if line.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
        for path in KINDS:
            if folder and path == "404.html":
                continue  # only a server shows it, at any address, so its own addresses begin at the root
            page.goto(root + path, wait_until="load")
            page.wait_for_timeout(100)
        page.close()
    assert not said


def loaded(path: str) -> set[str]:
    """Files of the site that a first visit to a page fetches: what its HTML names, and the fonts."""
    site = built_site()
    folder = (site / path).parent
    page = parse((site / path).read_text("utf-8"))
    names = [one.attrs["src"] for one in page.every("script") if "src" in one.attrs]
    names += [one.attrs["href"] for one in page.every("link") if one.attrs["rel"] in ("stylesheet", "icon", "manifest")]
    fonts = (site / "assets/dc/fonts").glob("*.woff2")
    files = [site / path, *(folder / name for name in names), *fonts]
    return {file.resolve().relative_to(site.resolve()).as_posix() for file in files}


@pytest.mark.parametrize("path", ["index.html", "van-ban/nd-73-2023-nd-cp.html"])
def test_a_first_visit_is_light(path: str) -> None:
    """150 kB, fonts included; `make site-quality` measures the same in a browser over the whole of docs/."""
    files = loaded(path)
    assert {"assets/dc/site.css", "assets/search/search.js", "assets/dc/dc.js"} <= files
    assert not [name for name in files if "explorer" in name or "timeline" in name or "bundle" in name]
    contents = [(built_site() / name).read_bytes() for name in files]
    assert sum(min(len(content), len(gzip.compress(content, 6))) for content in contents) < 150_000


def test_a_drawn_link_is_called_by_what_is_seen_of_it() -> None:
    """WCAG 2.5.3: who speaks to a page says what stands there."""
    html = (built_site() / "van-ban/qd-96-qd-tw-2023.html").read_text("utf-8")
    links = re.findall(r'<a href="[^"]*" aria-label="([^"]*)"><rect[^>]*/><text[^>]*>(.*?)</text>', html)
    assert any("đã thay thế" in name for name, _ in links)
    for name, seen in links:
        words = re.sub(r"<[^>]*>", "", seen).strip()
        assert "…" in words or name.startswith(words), (name, seen)
    assert not [seen for _, seen in links if seen.startswith("Nghị định…")], "the number of a short name is cut"


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine (make test installs Debian's where it may)")
def test_a_preview_stands_inside_the_landmark_of_its_link(browser: Browser) -> None:
    with served(built_site()) as host:
        page = browser.new_page()
        page.goto(host + "tu-lieu/bai-noi.html")
        page.locator("a.dc-cite", has_text="khoản 1 Điều 5").first.hover()
        page.locator("main .dc-card").wait_for(timeout=5000)
        page.close()


def test_the_measuring_tools_are_held_still() -> None:
    home = ROOT / "tools/benchmarks/quality"
    wanted = json.loads((home / "package.json").read_text("utf-8"))["dependencies"]
    assert wanted and all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    lines = [line for line in (home / "requirements.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
    assert lines and all(re.fullmatch(r"[a-z-]+==[\d.]+", line) for line in lines)
