"""The order of results over a small library, asked through the box: marks, phrases, homonyms, successors, provisions, questions."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browsing import needs_browser, started
from danchieu.search import render
from kb import kb

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = needs_browser
TABLE = tomllib.loads((Path(__file__).parent / "cases" / "search" / "order.toml").read_text("utf-8"))
SHELL = """<!doctype html><html lang="vi"><meta charset="utf-8"><title>x</title>
<div class="dcs dcs-head"><form class="dcs-form"><input class="dcs-input" type="search" aria-label="Tìm"></form></div>
<script src="assets/search/search.js"></script></html>"""
ASK = """(text) => new Promise((done, fail) => {
  const root = document.querySelector(".dcs-head"), input = root.querySelector("input");
  setTimeout(() => fail(new Error("no answer")), 10000);
  root.addEventListener("dcs-shown", () => done([...root.querySelectorAll(".dcs-hit")].map(node => node.getAttribute("href"))), {once: true});
  input.focus(); input.value = text; input.dispatchEvent(new Event("input", {bubbles: true}));
})"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page with the box and the index of the small library, opened from its folder."""
    folder = tmp_path_factory.mktemp("order")
    for path, content in render(kb({name: text.strip() for name, text in TABLE["library"].items()})):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    (folder / "index.html").write_text(SHELL, "utf-8")
    with started() as browser:
        opened = browser.new_page()
        opened.goto(f"{folder.as_uri()}/index.html")
        yield opened


@pytest.mark.parametrize("row", TABLE["order"]["rows"], ids=lambda row: row[0])
def test_what_comes_first(page: Page, row: list[str]) -> None:
    base = page.url.rsplit("/", 1)[0] + "/"
    got = [link.removeprefix(base).replace(".html", "", 1) for link in page.evaluate(ASK, row[1])]
    for place, wanted in enumerate(row[2:]):
        found = got[place] if place < len(got) else ""
        assert found == wanted or ("#" not in wanted and found.split("#")[0] == wanted), got
