"""The search box in a browser: what it finds, how it is used by keyboard and on a phone, that it works from a folder and without a network."""

from __future__ import annotations

import functools
import http.server
import threading
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from browsing import needs_browser, started
from built import built_site
from danchieu.model import Instrument
from danchieu.search.records import records
from sample import sample

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = needs_browser
TABLES = tomllib.loads((Path(__file__).parent / "cases" / "search" / "words.toml").read_text("utf-8"))
DECREE = "van-ban/nd-73-2023-nd-cp.html"
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


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """The home page opened from its folder; a script error fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    wrong: list[str] = []
    opened = context.new_page()
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.goto(f"{built_site().as_uri()}/index.html")
    yield opened
    assert not wrong
    context.close()


def ask(page: Page, text: str) -> list[str]:
    """Addresses of the results, without the folder of the site."""
    return [link.removeprefix(f"{built_site().as_uri()}/") for link in page.evaluate(ASK, text)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("73", DECREE),
        ("nđ 73", DECREE),
        ("73/2023/nd-cp", DECREE),
        ("nghij ddinhj 73", DECREE),
        ("điều 5 nd 73", f"{DECREE}#dieu-5"),
        ("khoản 1 điều 5 nghị định 73", f"{DECREE}#dieu-5-khoan-1"),
        ("diem đ khoan 1 dieu 5 nd 73", f"{DECREE}#dieu-5-khoan-1-diem-dd"),
        ("27 nq tw 2022", "van-ban/nq-27-nq-tw-2022.html"),
        ("30-CT/TW", "chua-co-trang.html#ct-30-ct-tw"),
        ("sau dam", "thuat-ngu/6-dam.html"),
        ("phap quyen", "van-ban/nq-27-nq-tw-2022.html"),
        ("tien luong", "van-ban/nq-27-nq-tw-2018.html"),
        ("lấy phiếu tín nhiệm", "van-ban/qd-96-qd-tw-2023.html"),
        ("lay phieu tin nhien", "van-ban/qd-96-qd-tw-2023.html"),
        ("hướng dẫn cách tra cứu", "huong-dan/tra-cuu.html"),
        ("bài nói khuyến khích", "tu-lieu/bai-noi.html"),
    ],
)
def test_a_query_finds_its_page_first(page: Page, text: str, first: str) -> None:
    found = ask(page, text)
    assert found
    assert found[0].split("#")[0] == first.split("#")[0]
    assert "#" not in first or found[0] == first


def test_addresses_and_days_that_rows_spare_are_put_together_again(page: Page) -> None:
    for record in records(sample()):
        entry = record.document.entry if record.document else None
        if isinstance(entry, Instrument) and entry.symbol:
            assert f"{record.path}.html" in ask(page, entry.symbol)
            assert record.shown_day in " ".join(page.locator(".dcs-head .dcs-meta").all_text_contents())


@pytest.mark.parametrize(
    ("text", "words"), [("nđ 73", False), ("khoản 1 điều 5 nghị định 73", False), ("nđ 74", False), ("né tránh", True), ("sau dam", True)]
)
def test_a_number_is_answered_without_the_script_of_words(page: Page, text: str, words: bool) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.split("?")[0].rsplit("/", 1)[1]))
    assert ask(page, text)
    assert ("text.js" in loaded) is words


def test_homonyms_are_listed_with_year_and_issuer(page: Page) -> None:
    assert {"van-ban/nq-27-nq-tw-2018.html", "van-ban/nq-27-nq-tw-2022.html"} <= set(ask(page, "nq 27"))
    assert page.locator(".dcs-head .dcs-meta", has_text="2018").count() == 1


def test_a_replaced_document_stands_below_its_successor_and_says_so(page: Page) -> None:
    found = [link.split("#")[0] for link in ask(page, "ky luat lay phieu tin nhiem")]
    assert found.index("van-ban/qd-96-qd-tw-2023.html") < found.index("van-ban/qd-69-qd-tw-2022.html")
    assert page.get_by_text("Đã được thay thế bởi Quy định 96-QĐ/TW").first.is_visible()


def test_an_unknown_number_brings_the_nearest(page: Page) -> None:
    assert DECREE in ask(page, "nd 74")
    assert page.get_by_text("Không có văn bản số 74").first.is_visible()


def test_nothing_found_says_what_to_do(page: Page) -> None:
    assert ask(page, "xyzxyz qwrtqwrt") == []
    assert page.get_by_text("Không tìm thấy").first.is_visible()


def test_words_are_marked_with_their_marks(page: Page) -> None:
    ask(page, "phap quyen")
    assert page.locator(".dcs-head .dcs-para mark").first.text_content() == "Pháp quyền"


def test_words_are_marked_in_the_heading_of_the_place_too(page: Page) -> None:
    ask(page, "nguyên tắc")
    assert page.locator(".dcs-head .dcs-at mark").first.text_content() == "Nguyên tắc"


def test_the_label_of_a_khoan_is_not_told_twice(page: Page) -> None:
    ask(page, "khoản 1 điều 5 nghị định 73")
    told = page.locator(".dcs-head .dcs-para").first.text_content() or ""
    assert told.startswith("Khoản 1 Điều 5 ")
    assert not told.removeprefix("Khoản 1 Điều 5 ").startswith("1.")


def test_keyboard_alone(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("nq 27")
    field = page.locator(".dcs-head input")
    page.wait_for_selector(".dcs-head .dcs-hit")
    assert field.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    active = field.get_attribute("aria-activedescendant")
    assert page.locator(f"#{active}").get_attribute("aria-selected") == "true"
    page.keyboard.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    assert field.input_value() == "nq 27"
    field.fill("")
    page.keyboard.type("dieu 5 nd 73")
    page.wait_for_selector(".dcs-head .dcs-hit[aria-selected=true]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/nd-73-2023-nd-cp.html#dieu-5")


def test_roles_and_the_spoken_count(page: Page) -> None:
    ask(page, "nq 27")
    field = page.get_by_role("combobox", name="Tìm văn bản")
    listed = page.locator(f"#{field.get_attribute('aria-controls')}")
    assert listed.get_attribute("role") == "listbox"
    assert listed.get_by_role("option").count() >= 2
    assert "kết quả" in (page.locator(".dcs-head [role=status]").text_content() or "")


def test_a_provision_alone_is_looked_for_on_the_page_being_read(page: Page) -> None:
    page.goto(f"{built_site().as_uri()}/{DECREE}")
    assert page.evaluate(ASK, "khoản 1 điều 5")[0] == "#dieu-5-khoan-1"


def test_on_a_phone_a_button_opens_the_box(browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(f"{built_site().as_uri()}/index.html")
    assert not page.locator(".dcs-head input").is_visible()
    page.get_by_role("button", name="Tìm kiếm").click()
    assert page.locator(".dcs-head input").is_visible()
    page.keyboard.type("phap quyen")
    page.wait_for_selector(".dcs-head .dcs-hit")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def results(page: Page, query: str) -> None:
    page.goto(f"{built_site().as_uri()}/tim-kiem.html?{query}")
    page.wait_for_selector("#dcs-page .dcs-item")


def test_the_results_page_filters_sorts_and_keeps_the_address(page: Page) -> None:
    results(page, "q=ngh%E1%BB%8B%20quy%E1%BA%BFt")
    before = page.locator("#dcs-page .dcs-item").count()
    page.locator(".dcs-facet summary", has_text="Năm").click()
    page.locator(".dcs-choice", has_text="2022").click()
    page.wait_for_function(f"document.querySelectorAll('#dcs-page .dcs-item').length < {before}")
    assert "nam=2022" in page.url
    page.reload()
    page.wait_for_selector("#dcs-page .dcs-item")
    assert 0 < page.locator("#dcs-page .dcs-item").count() < before
    results(page, "q=nghi%20quyet&xep=ngay")
    assert page.get_by_role("button", name="Mới nhất trước").get_attribute("aria-pressed") == "true"


def test_enter_without_a_choice_opens_the_results(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("pháp quyền")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem.html?q=*")
    page.wait_for_selector("#dcs-page .dcs-item")
    assert page.locator("#dcs-page input[type=search]").input_value() == "pháp quyền"


def test_a_document_cannot_write_into_the_results(page: Page) -> None:
    ask(page, "tuan thu phap luat")
    assert page.locator(".dcs-head .dcs-para", has_text="x < y").count() == 1


@pytest.mark.parametrize("name", ["words", "telex", "vni", "addresses"])
def test_words_are_spelled_as_in_the_index(page: Page, name: str) -> None:
    call = {
        "words": "one => [dcSearch.fold(one), dcSearch.marked(one)]",
        "telex": "one => [dcSearch.telex(one)]",
        "vni": "one => [dcSearch.vni(one)]",
        "addresses": "one => [dcSearch.address(one)]",
    }[name]
    got = [[row[0], *page.evaluate(call, row[0])] for row in TABLES[name]]
    assert got == TABLES[name]


def test_the_grammar_reads_queries(page: Page) -> None:
    call = """text => { const q = dcSearch.parse(text); return [q.number ? q.number.figures : "",
      [...new Set(q.types.flatMap(one => one.codes))].join(" "), q.places.map(one => one.join("-")).join(" "),
      q.rest.map(one => one.folded).join(" ")]; }"""
    rows = TABLES["grammar"]
    got = [[row[0], *page.evaluate(call, row[0])] for row in rows]
    assert got == [[row[0], row[1], " ".join(dict.fromkeys(row[2].split())), *row[3:]] for row in rows]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None: ...


def test_after_one_visit_it_works_without_a_network(browser: Browser) -> None:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(built_site())))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/index.html")
    page.evaluate(
        """async () => { await navigator.serviceWorker.register("sw.js"); const worker = await navigator.serviceWorker.ready;
        worker.active.postMessage("index"); }"""
    )
    page.wait_for_function("async () => (await (await caches.open((await caches.keys())[0])).keys()).length > 20")
    page.reload()
    page.wait_for_timeout(300)
    server.shutdown()
    server.server_close()
    context.set_offline(True)
    page.reload()
    assert any("nq-27-nq-tw-2022" in link for link in page.evaluate(ASK, "phap quyen"))
    context.close()
