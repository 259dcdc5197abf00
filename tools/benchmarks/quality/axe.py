"""axe-core on every kind of page, light and dark, on a phone and on a desk, folds open, then with the search and a preview open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from quality import KINDS, Row
from quality.equipment import browser, package

_RUN = "axe.run(document, {rules: {'target-size': {enabled: true}}})"
_DECREE = "van-ban/nd-73-2023-nd-cp.html"


def measure(address: str) -> Iterator[Row]:
    """One row for the pages, one for the open search and preview."""
    source = package("axe-core/axe.min.js").read_text("utf-8")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        pages, open_ones = [], []
        for width in (390, 1280):
            for scheme in ("light", "dark"):
                pages += _pages(started, address, source, width, scheme)
                open_ones += _opened(started, address, source, width, scheme)
        started.close()
    yield _row(f"axe-core: {len(KINDS)} loại trang, sáng và tối, 390 và 1280 px", pages)
    yield _row("axe-core: ô tìm kiếm mở, thẻ xem trước mở", open_ones)


def _row(what: str, found: list[str]) -> Row:
    return Row(what, f"{len(found)} vi phạm", "0", not found, tuple(found))


def _pages(started: Browser, address: str, source: str, width: int, scheme: Any) -> list[str]:
    page = started.new_page(viewport={"width": width, "height": 844}, color_scheme=scheme, has_touch=width < 400)
    found = []
    for path in KINDS:
        page.goto(f"{address}{path}{'?q=nghi+dinh+73' if path == 'tim-kiem.html' else ''}")
        page.wait_for_timeout(600)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        found += _violations(page, source, f"{path} {width} {scheme}")
    page.close()
    return found


def _opened(started: Browser, address: str, source: str, width: int, scheme: Any) -> list[str]:
    page = started.new_page(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page.goto(address + _DECREE)
    page.locator("main a.dc-cite").first.hover()
    page.locator(".dc-card").wait_for(timeout=15000)
    found = _violations(page, source, f"thẻ xem trước {width} {scheme}")
    page.keyboard.press("Escape")
    if width < 400:
        page.locator(".dc-search-open").click()
    page.locator(".dcs-head input").fill("nghi dinh 73")
    page.locator(".dcs-head .dcs-hit").first.wait_for(timeout=15000)
    found += _violations(page, source, f"ô tìm kiếm {width} {scheme}")
    page.close()
    return found


def _violations(page: Page, source: str, where: str) -> list[str]:
    page.evaluate(source)
    return [f"{where}: {one['id']} ({len(one['nodes'])}) {one['nodes'][0]['html'][:120]}" for one in page.evaluate(_RUN)["violations"]]
