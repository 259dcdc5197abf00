"""The page of all results and the room the list takes: filters with counts, order, address and history, nothing found, small screens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from browsing import needs_browser, started
from built import built_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = needs_browser
KEYBOARD = """(height) => { Object.defineProperty(visualViewport, "height", {get: () => height, configurable: true});
  visualViewport.dispatchEvent(new Event("resize")); }"""
FOLDED = "() => document.querySelector('#dcs-page .dcs-count').textContent"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as opened:
        yield opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A wide page; a script error fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    wrong: list[str] = []
    opened = context.new_page()
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    yield opened
    assert not wrong
    context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page on a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 700}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


def results(page: Page, query: str) -> None:
    """Open the results of a query."""
    page.goto(f"{built_site().as_uri()}/tim-kiem.html?q={quote(query)}")
    page.wait_for_function(f"({FOLDED})() !== ''")


def test_filters_count_what_they_leave(page: Page) -> None:
    results(page, "nghị quyết")
    choice = page.locator(".dcs-facet", has_text="Loại").locator(".dcs-choice", has_text="Nghị quyết").first
    count = int(choice.locator(".dcs-number").text_content() or 0)
    choice.click()
    page.wait_for_function(f"({FOLDED})() === 'Có {count} trang. '")
    assert page.locator("#dcs-page .dcs-item").count() == count


def test_every_way_to_narrow_is_there(page: Page) -> None:
    results(page, "cán bộ")
    names = page.locator(".dcs-facet summary").all_text_contents()
    assert {"Loại", "Đảng, Nhà nước", "Cơ quan ban hành", "Năm", "Tình trạng"} <= set(names)


def test_the_order_by_date_is_that_of_the_dates(page: Page) -> None:
    results(page, "nghị quyết")
    page.get_by_role("button", name="Mới nhất trước").click()
    page.wait_for_function("location.search.includes('xep=ngay')")
    facts = page.locator("#dcs-page .dcs-meta").all_text_contents()
    days = [tuple(map(int, fact.rsplit(" · ", 1)[-1].split("/")[::-1])) for fact in facts if fact.count("/") == 2]
    assert days == sorted(days, reverse=True)
    assert len(days) > 1


def test_back_brings_the_query_and_its_filters_back(page: Page) -> None:
    results(page, "pháp quyền")
    before = page.locator("#dcs-page .dcs-count").text_content()
    field = page.locator("#dcs-page input[type=search]")
    field.fill("nghị quyết")
    field.press("Enter")
    page.wait_for_function(f"({FOLDED})() !== {before!r}")
    assert "ngh%E1%BB%8B" in page.url
    page.go_back()
    page.wait_for_function(f"({FOLDED})() === {before!r}")
    assert field.input_value() == "pháp quyền"


def test_a_late_list_does_not_cover_the_results(page: Page) -> None:
    results(page, "pháp quyền")
    field = page.locator("#dcs-page input[type=search]")
    field.fill("nghị quyết")
    field.press("Enter")
    page.wait_for_timeout(600)
    assert not page.locator("#dcs-page .dcs-panel").is_visible()


def test_nothing_found_leads_to_the_lists(page: Page) -> None:
    results(page, "nd 99999")
    assert page.locator("#dcs-page .dcs-item").count() == 0
    link = page.locator("#dcs-page .dcs-count a")
    assert link.text_content() == "Xem danh mục theo con số"
    link.click()
    page.wait_for_url("**/so/index.html")
    assert page.get_by_role("link", name="70 đến 79").is_visible()


def test_a_mended_word_is_shown_with_its_marks(page: Page) -> None:
    results(page, "lay phieu tin nhien")
    assert "lay phieu tin nhiệm" in (page.locator("#dcs-page .dcs-count").text_content() or "")


def test_the_list_keeps_above_the_keyboard_of_a_phone(phone: Page) -> None:
    phone.goto(f"{built_site().as_uri()}/index.html")
    phone.get_by_role("button", name="Tìm kiếm").click()
    phone.keyboard.type("nghị quyết")
    phone.wait_for_selector(".dcs-head .dcs-hit")
    phone.evaluate(KEYBOARD, 380)
    box = phone.locator(".dcs-head .dcs-panel").bounding_box()
    assert box and box["y"] + box["height"] <= 380
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_box_in_the_page_moves_up_where_the_keyboard_leaves_little(phone: Page) -> None:
    phone.goto(f"{built_site().as_uri()}/tim-kiem.html")
    phone.locator("#dcs-page input").tap()
    phone.keyboard.type("nghị quyết")
    phone.wait_for_selector("#dcs-page .dcs-hit")
    phone.evaluate(KEYBOARD, 380)
    box = phone.locator("#dcs-page .dcs-panel").bounding_box()
    assert box and box["y"] + box["height"] <= 390


def test_the_button_of_the_filters_has_even_edges(phone: Page) -> None:
    results(phone, "nghị quyết")
    edges = phone.locator(".dcs-filter-name").evaluate(
        "node => ['borderLeftWidth', 'borderRightWidth', 'borderTopWidth', 'borderBottomWidth', 'paddingLeft', 'paddingRight'].map(edge => getComputedStyle(node)[edge])"
    )
    assert len(set(edges[:4])) == 1
    assert edges[4] == edges[5]


def test_without_scripts_the_lists_are_named(browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{built_site().as_uri()}/tim-kiem.html")
    assert not page.locator(".dcs-head").is_visible()
    page.get_by_role("link", name="chữ A đến Z").click()
    assert page.locator("h1").text_content() == "Từ A đến Z"
    context.close()
