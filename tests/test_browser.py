"""The built site in a browser: with and without scripts, by keyboard, on a phone, with every other host refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from browsing import needs_browser, opened
from built import built_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = needs_browser
DECREE = "van-ban/nd-73-2023-nd-cp.html"
KINDS = (
    "index.html",
    DECREE,
    "van-ban/qd-69-qd-tw-2022.html",
    "van-ban/index.html",
    "tu-lieu/bai-noi.html",
    "thuat-ngu/6-dam.html",
    "chuyen-de/bao-ve.html",
    "chua-co-trang.html",
    "dong-thoi-gian/index.html",
    "dong-thoi-gian/thay-the.html",
    "so-do/index.html",
    "so-sanh/index.html",
    "so-sanh/qd-69-qd-tw-2022-qd-96-qd-tw-2023.html",
    "huong-dan/tra-cuu.html",
    "404.html",
    "tim-kiem.html",
    "tinh-trang/index.html",
    "nam/index.html",
    "thuat-ngu/index.html",
    "tu-lieu/index.html",
)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_page_fits_and_asks_nobody_else(browser: Browser, host: str, width: int, scheme: Any) -> None:
    context, page, wrong = opened(browser, host, viewport={"width": width, "height": 844}, color_scheme=scheme)
    for path in KINDS:
        page.goto(host + path, wait_until="load")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.locator("h1").is_visible(), path
        assert page.evaluate("document.fonts.check('17px \"DC Serif\"')"), path
    assert not wrong
    context.close()


_BOXES = """[...document.querySelectorAll('.dc-rows tr')].map(row => [...row.querySelectorAll('a')].map(link => {
  const box = link.getBoundingClientRect(); return [box.left, box.top, box.right, box.bottom]; })).filter(row => row.length > 1)"""


@pytest.mark.parametrize("path", [path for path in KINDS if path.endswith("index.html") and "/" in path])
def test_links_of_a_row_are_apart_enough_for_a_finger(browser: Browser, host: str, path: str) -> None:
    """Each is 24 px high and under no other (WCAG 2.2, 2.5.8)."""
    context, page, _ = opened(browser, host, viewport={"width": 390, "height": 844})
    page.goto(host + path, wait_until="load")
    rows = page.evaluate(_BOXES)
    assert rows or path not in ("so-sanh/index.html", "so-do/index.html")  # what these pages are about stands in rows of several links
    for row in rows:
        for index, (left, top, right, bottom) in enumerate(row):
            assert bottom - top >= 24, (path, row)
            assert not [one for one in row[index + 1 :] if one[0] < right and left < one[2] and one[1] < bottom and top < one[3]], (
                path,
                row,
            )
    context.close()


def test_colours_follow_the_reader_also_without_scripts(browser: Browser, host: str) -> None:
    grounds = {}
    for scheme in ("light", "dark"):
        for scripts in (True, False):
            context, page, _ = opened(browser, host, color_scheme=scheme, java_script_enabled=scripts)
            page.goto(host + DECREE)
            page.wait_for_timeout(200 if scripts else 0)
            path = built_site().parent / "ground.png"
            page.screenshot(path=path, clip={"x": 2, "y": 300, "width": 1, "height": 1})
            grounds[scheme, scripts] = path.read_bytes()
            context.close()
    assert grounds["light", True] == grounds["light", False]
    assert grounds["dark", True] == grounds["dark", False]
    assert grounds["light", True] != grounds["dark", True]


def test_text_in_folded_parts_can_be_read_in_the_dark(browser: Browser, host: str) -> None:
    context, page, _ = opened(browser, host, color_scheme="dark")
    page.goto(host + "van-ban/qd-69-qd-tw-2022.html")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.wait_for_timeout(300)
    colour = "getComputedStyle(document.querySelector('{}')).color"
    assert page.evaluate(colour.format("details .dc-proof")) == page.evaluate(colour.format(".dc-main"))
    context.close()


def test_without_scripts_a_reader_gets_everywhere(browser: Browser, host: str) -> None:
    context, page, wrong = opened(browser, host, java_script_enabled=False, viewport={"width": 390, "height": 844})
    page.goto(host)
    page.get_by_role("link", name="Tất cả văn bản").first.click()
    page.get_by_role("link", name="Nghị định 73/2023/NĐ-CP").click()
    page.locator("a.dc-cite", has_text="khoản 1 Điều 5").first.click()
    assert page.url.endswith("#dieu-5-khoan-1")
    page.get_by_text("Mục lục trang").click()
    page.locator(".dc-toc-small").get_by_role("link", name="Lược đồ").click()
    page.locator("svg a").first.click()
    assert "kl-14-kl-tw-2021" in page.url
    assert not wrong
    context.close()


def test_the_keyboard_reaches_the_text_first_and_shows_where_it_is(browser: Browser, host: str) -> None:
    context, page, _ = opened(browser, host)
    page.goto(host + DECREE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").strip() == "Tới nội dung chính"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "noi-dung"
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    context.close()


def test_a_card_shows_the_standing_of_what_is_cited(browser: Browser, host: str) -> None:
    context, page, wrong = opened(browser, host)
    page.goto(host + "tu-lieu/bai-noi.html")
    page.locator("a.dc-cite", has_text="khoản 1 Điều 5").first.hover()
    card = page.locator(".dc-card")
    card.wait_for(timeout=3000)
    for words in ("Nghị định 73/2023/NĐ-CP", "Chưa thấy văn bản thay thế", "Khoản 1 Điều 5", "Bảo đảm sự lãnh đạo của Đảng"):
        assert words in card.inner_text()
    page.keyboard.press("Escape")
    assert card.count() == 0
    assert not wrong
    context.close()


def test_a_card_opens_by_keyboard_and_names_its_link(browser: Browser, host: str) -> None:
    context, page, _ = opened(browser, host)
    page.goto(host + "tu-lieu/bai-noi.html")
    page.locator("#noi-dung").focus()
    for _step in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "dc-cite":
            break
    page.locator(".dc-card").wait_for(timeout=3000)
    assert page.evaluate("document.activeElement.getAttribute('aria-describedby')") == "dc-card"
    context.close()


def test_a_first_tap_shows_the_card_and_a_second_follows(browser: Browser, host: str) -> None:
    context, page, _ = opened(browser, host, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.goto(host + "tu-lieu/bai-noi.html")
    link = page.locator("a.dc-cite").first
    link.tap()
    card = page.locator(".dc-card")
    card.wait_for(timeout=3000)
    box = card.bounding_box()
    assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 390
    link.tap()
    page.wait_for_url("**/nd-73-2023-nd-cp.html")
    context.close()


def test_a_citation_is_copied_in_its_official_form(browser: Browser, host: str) -> None:
    context, page, _ = opened(browser, host)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(host + DECREE)
    page.locator("#dieu-5-khoan-1-diem-dd > p").hover()
    page.get_by_role("button", name="Sao chép dạng ngắn điểm đ khoản 1 Điều 5").click()
    page.get_by_text("Đã sao chép: điểm đ khoản 1 Điều 5 Nghị định số 73/2023/NĐ-CP").wait_for(state="attached", timeout=3000)
    assert page.evaluate("navigator.clipboard.readText()") == "điểm đ khoản 1 Điều 5 Nghị định số 73/2023/NĐ-CP"
    page.get_by_role("button", name="Sao chép trích dẫn điểm đ khoản 1 Điều 5").click()
    page.wait_for_timeout(100)
    assert page.evaluate("navigator.clipboard.readText()").startswith(
        "điểm đ khoản 1 Điều 5 Nghị định số 73/2023/NĐ-CP ngày 29 tháng 9 năm 2023 của Chính phủ"
    )
    context.close()


def test_the_site_works_from_a_folder(browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: wrong.append(request.url) if request.url.startswith("http") else None)
    page.goto((built_site() / "index.html").as_uri())
    page.get_by_role("link", name="Tất cả văn bản").first.click()
    page.get_by_role("link", name="Nghị định 73/2023/NĐ-CP").click()
    page.locator("a.dc-cite", has_text="Quy định 69-QĐ/TW").first.hover()
    page.locator(".dc-card").wait_for(timeout=3000)
    assert "Được thay thế từ" in page.locator(".dc-card").inner_text()
    assert not wrong
    context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_drawer_of_a_phone_opens_and_leads_on(browser: Browser, host: str, scripts: bool) -> None:
    context, page, _ = opened(browser, host, viewport={"width": 390, "height": 844}, has_touch=True, java_script_enabled=scripts)
    page.goto(host + DECREE)
    entry = page.locator(".dc-nav").get_by_role("link", name="Năm ban hành")
    assert not entry.is_visible()
    page.locator(".dc-menu").tap()
    entry.tap()
    page.wait_for_url("**/nam/index.html")
    context.close()


def test_the_drawer_works_by_keyboard_and_escape_closes_it(browser: Browser, host: str) -> None:
    context, page, _ = opened(browser, host, viewport={"width": 390, "height": 844})
    page.goto(host + DECREE)
    page.locator("#__drawer").focus()
    page.keyboard.press("Space")
    page.locator(".dc-nav").get_by_role("link", name="Thuật ngữ").wait_for(timeout=3000)
    page.keyboard.press("Escape")
    page.wait_for_timeout(400)
    assert not page.locator(".dc-nav").get_by_role("link", name="Thuật ngữ").is_visible()
    context.close()


def test_the_choice_of_light_or_dark_is_kept(browser: Browser, host: str) -> None:
    context, page, _ = opened(browser, host, color_scheme="light")
    page.goto(host + DECREE)
    page.get_by_role("button", name="Chuyển sang nền tối").click()
    page.goto(host + "index.html")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.get_by_role("button", name="Chuyển sang nền sáng").click()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "default"
    context.close()


def test_the_table_of_contents_marks_where_one_reads(browser: Browser, host: str) -> None:
    context, page, _ = opened(browser, host, viewport={"width": 1280, "height": 500})
    page.goto(host + DECREE + "#dieu-5")
    page.wait_for_timeout(300)
    assert page.locator(".md-nav__link--active").inner_text() == "Điều 5. Nguyên tắc"
    context.close()
