"""The order of results over a small library, asked through the box: marks, phrases, homonyms, successors, provisions, questions."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browsing import needs_browser, started
from crowd import crowd
from danchieu.search import render
from kb import kb

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

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
def browser() -> Iterator[Browser]:
    with started() as opened:
        yield opened


def opened(browser: Browser, folder: Path, library: dict[str, str]) -> Page:
    """A page with the box and the index of a library, opened from its folder."""
    for path, content in render(kb(library)):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    (folder / "index.html").write_text(SHELL, "utf-8")
    page = browser.new_page()
    page.goto(f"{folder.as_uri()}/index.html")
    return page


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Page:
    """The page over the small library."""
    return opened(browser, tmp_path_factory.mktemp("order"), {name: text.strip() for name, text in TABLE["library"].items()})


@pytest.mark.parametrize("row", TABLE["order"]["rows"], ids=lambda row: row[0])
def test_what_comes_first(page: Page, row: list[str]) -> None:
    base = page.url.rsplit("/", 1)[0] + "/"
    got = [link.removeprefix(base).replace(".html", "", 1) for link in page.evaluate(ASK, row[1])]
    for place, wanted in enumerate(row[2:]):
        found = got[place] if place < len(got) else ""
        assert found == wanted or ("#" not in wanted and found.split("#")[0] == wanted), got


@pytest.fixture(scope="module")
def crowded(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Page:
    """The same over a library in which a hundred documents bear one number."""
    return opened(browser, tmp_path_factory.mktemp("crowd"), crowd())


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("7/2003/TT-BYT", "tt-7-2003-tt-byt"),
        ("thong tu 7/2019 bo tai chinh", "tt-7-2019-tt-btc"),
        ("tt 7 bnv 2001", "tt-7-2001-tt-bnv"),
        ("nđ 7 2000", "nd-7-2000-nd-cp"),
        ("7 ttg 2011", "qd-7-2011-qd-ttg"),
        ("nghị định 7 byt", "nd-7-"),
        ("7", ""),
    ],
)
def test_a_crowded_number_is_narrowed_down(crowded: Page, text: str, first: str) -> None:
    base = crowded.url.rsplit("/", 1)[0] + "/van-ban/"
    got = [link.removeprefix(base) for link in crowded.evaluate(ASK, text)]
    assert len(got) == 8
    assert got[0].startswith(first)


def test_a_year_of_a_crowded_number_lists_all_its_documents(crowded: Page) -> None:
    assert [("2004" in link) for link in crowded.evaluate(ASK, "số 7 năm 2004")][:6] == [True] * 5 + [False]


def test_the_results_page_can_ask_for_all_of_a_crowded_number(crowded: Page) -> None:
    asked = crowded.evaluate("dcSearch.ask('7', false).then(found => Promise.all([found.results.length, dcSearch.load(found.crowd)]))")
    assert (asked[0], len(asked[1])) == (12, 100)


PHRASES = {
    "thuat-ngu/tam-dinh-chi": "tieu_de: tạm đình chỉ công tác\nnguon: [{ten: x}]\n===\n"
    "## Nghĩa\n\nBuộc dừng nhiệm vụ để việc chung và công việc khác không bị cản trở, theo quy định mới.",
    "nd-59-2019-nd-cp": "so_hieu: 59/2019/NĐ-CP\nloai: Nghị định\nco_quan: Chính phủ\ntrich_yeu: Quy định chi tiết một số điều\nnguon: [{ten: x}]\n===\n"
    "## Điều 40. Tạm đình chỉ công tác\n\nNgười bị tạm đình chỉ công tác phải chỉ rõ việc đang làm; quy định chi tiết ở văn bản khác.",
}


def test_where_the_phrase_stands_no_single_word_of_it_is_marked(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> None:
    page = opened(browser, tmp_path_factory.mktemp("phrases"), PHRASES)
    page.evaluate(ASK, "tam dinh chi cong tac")
    marked = page.evaluate(
        "[...document.querySelectorAll('.dcs-hit')].map(hit => ['.dcs-title', '.dcs-para'].map(part => [...hit.querySelectorAll(part + ' mark')].map(one => one.textContent)))"
    )
    assert marked == [[[], []], [[], ["Tạm đình chỉ công tác", "tạm đình chỉ công tác"]]]


def test_a_question_word_is_no_slip(page: Page) -> None:
    assert page.evaluate("async text => (await dcSearch.ask(text, false)).mended", "ky luat muc nao") is False
    assert page.evaluate("async text => (await dcSearch.ask(text, false)).mended", "kiem soat quyen luv") is True


def test_everyday_words_are_told_where_one_of_the_first_results_was_found_by_them(page: Page) -> None:
    said = page.evaluate("async text => dcSearch.remark(await dcSearch.ask(text, false))", "duoi viec can bo")
    assert said == "Tìm cả “buộc thôi việc”, cách nói của văn bản."


def test_what_was_asked_before_changes_no_answer(page: Page) -> None:
    asks = [row[1] for row in TABLE["order"]["rows"]]
    known = {text: page.evaluate(ASK, text) for text in asks}
    for text in asks:
        page.reload()
        assert page.evaluate(ASK, text) == known[text], text
