"""What readers come for, from the first key to the last: in a browser, by keyboard, on a phone, with and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browsing import needs_browser, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = needs_browser
PHONE = {"width": 390, "height": 844}


def test_the_home_page_asks_first_and_its_examples_lead_to_results(browser: Browser, host: str) -> None:
    context, page, wrong = opened(browser, host, viewport=PHONE)
    page.goto(host)
    box = page.locator("main input[type=search]")
    place = box.bounding_box()
    assert place is not None and place["y"] < 420, "the box stands on the first screen of a phone"
    page.locator("#noi-dung").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "search"
    page.locator(".dc-try a").first.click()
    page.locator(".dcs-results a", has_text="73/2023/NĐ-CP").wait_for(timeout=4000)
    assert not wrong
    context.close()


def test_without_scripts_the_home_page_says_why_there_is_no_box(browser: Browser, host: str) -> None:
    context, page, _ = opened(browser, host, java_script_enabled=False)
    page.goto(host)
    assert page.get_by_text("Trình duyệt đang tắt kịch bản").is_visible()
    assert not page.locator(".dc-try").is_visible()
    for name in ("Sơ đồ", "Theo ngày", "So sánh"):
        assert page.locator(".dc-views").get_by_role("link", name=name).is_visible()
    context.close()


def test_the_results_page_is_quiet_until_asked(browser: Browser, host: str) -> None:
    context, page, wrong = opened(browser, host)
    page.goto(host + "tim-kiem.html")
    page.locator("#dcs-page input").wait_for(timeout=3000)
    assert not page.get_by_role("button", name="Xem thêm").is_visible()
    assert "Details" not in page.inner_text("main") and not page.locator(".dcs-filters").is_visible()
    assert not wrong
    context.close()


def test_a_card_by_keyboard_tells_the_khoan_and_how_it_stood_then(browser: Browser, host: str) -> None:
    context, page, wrong = opened(browser, host)
    page.goto(host + "van-ban/nq-27-nq-tw-2022.html")
    page.evaluate("document.querySelector('#noi-dung').focus()")
    for _step in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("'then' in document.activeElement.dataset"):
            break
    card = page.locator(".dc-card")
    card.wait_for(timeout=3000)
    told = card.inner_text()
    for words in ("Quy định 69-QĐ/TW", "Được thay thế từ", "khi văn bản này ban hành, văn bản được dẫn chưa bị thay thế; nay đã thay thế"):
        assert words in told
    assert card.evaluate("one => one.closest('main') !== null"), "all that can be read stands in a landmark"
    below, link = card.bounding_box(), page.locator("a:focus").bounding_box()
    assert below is not None and link is not None and 0 <= below["y"] - link["y"] - link["height"] < 12
    page.keyboard.press("Escape")
    assert card.count() == 0
    page.keyboard.press("Enter")
    page.wait_for_url("**/qd-69-qd-tw-2022.html")
    assert not wrong
    context.close()


def test_on_paper_each_link_has_a_number_and_its_address_stands_at_the_end(browser: Browser, host: str) -> None:
    context, page, wrong = opened(browser, host)
    page.goto(host + "tu-lieu/bai-noi.html")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    last = page.locator("section.dc-print")
    assert "van-ban/nd-73-2023-nd-cp.html#dieu-5-khoan-1" in last.inner_text()
    count = last.locator("li").count()
    shown = [int(one.strip("[]")) for one in page.locator("sup.dc-print").all_inner_texts()]
    assert shown and set(shown) == set(range(1, count + 1)), "every number has an address"
    assert not page.locator(".md-header").is_visible() and not page.locator(".dc-cited").first.is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".dc-print").count() == 0
    assert not wrong
    context.close()


def test_from_a_khoan_to_the_sentences_that_cite_it_and_back(browser: Browser, host: str) -> None:
    for scripts in (True, False):
        context, page, wrong = opened(browser, host, viewport=PHONE, java_script_enabled=scripts)
        page.goto(host + "van-ban/nd-73-2023-nd-cp.html")
        page.locator("#dieu-5-khoan-1 a.dc-cited").first.click()
        found = page.locator("#dan-dieu-5-khoan-1")
        assert found.is_visible(), "the fold opens by itself"
        found.get_by_role("link", name="tại").first.click()
        assert "bai-noi.html" in page.url or "6-dam.html" in page.url
        assert not wrong
        context.close()


def test_the_card_of_a_term_says_what_it_means_and_where_it_comes_from(browser: Browser, host: str) -> None:
    context, page, wrong = opened(browser, host)
    page.goto(host + "tu-lieu/bai-noi.html")
    page.locator("a.dc-term").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.locator(".dc-card").wait_for(timeout=3000)
    told = page.locator(".dc-card").inner_text()
    assert "6 dám" in told and "Sáu điều." in told and "Nêu tại: khoản 1 Điều 5 Nghị định 73/2023/NĐ-CP" in told
    assert not wrong
    context.close()


def test_a_citation_is_copied_by_keyboard_and_by_touch(browser: Browser, host: str) -> None:
    context, page, wrong = opened(browser, host)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(host + "van-ban/nd-73-2023-nd-cp.html")
    page.locator("#dieu-5-khoan-2 .dc-no").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Sao chép trích dẫn"
    page.keyboard.press("Enter")
    page.get_by_text("Đã sao chép: khoản 2 Điều 5 Nghị định số 73/2023/NĐ-CP ngày 29 tháng 9 năm 2023").wait_for(
        state="attached", timeout=3000
    )
    assert page.evaluate("navigator.clipboard.readText()").startswith(
        "khoản 2 Điều 5 Nghị định số 73/2023/NĐ-CP ngày 29 tháng 9 năm 2023 của"
    )
    context.close()
    context, page, _ = opened(browser, host, viewport=PHONE, has_touch=True, is_mobile=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(host + "van-ban/nd-73-2023-nd-cp.html")
    page.locator("#dieu-5-khoan-2 > p").tap()
    button = page.get_by_role("button", name="Sao chép dạng ngắn khoản 2 Điều 5")
    box = button.bounding_box()
    assert box is not None and box["height"] >= 24 and box["x"] + box["width"] <= 390
    button.tap()
    page.get_by_text("Đã sao chép: khoản 2 Điều 5 Nghị định số 73/2023/NĐ-CP").wait_for(state="attached", timeout=3000)
    assert not wrong
    context.close()


def test_headings_that_only_look_like_units_offer_no_citation(browser: Browser, host: str) -> None:
    context, page, _ = opened(browser, host)
    page.goto(host + "van-ban/nd-73-2023-nd-cp.html")
    page.locator("#diem-chinh").hover()
    assert page.locator(".dc-copy").count() == 0
    page.locator("#chuong-i").hover()
    assert page.get_by_role("button", name="Sao chép trích dẫn Chương I").is_visible()
    context.close()
