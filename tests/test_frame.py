"""The frame of every page: one style sheet, and a console in which nothing is complained of, on a server as from a folder."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from browsing import CHROMIUM, served, started
from built import built_site
from danchieu.pages.styles import SHEETS, squeeze
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
