"""What a first visit fetches before it is at rest, over a server that compresses; and whether anything is asked of another host."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Browser, sync_playwright

from quality import KINDS, MEASURED, Row
from quality.equipment import browser

LIMIT = 150_000
"""Bytes of a first load, fonts and headers included."""


def measure(address: str) -> Iterator[Row]:
    """A row for each measured page, one for other hosts, one for the console."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        for path in MEASURED:
            size, requests = _first_load(started, address + path)
            yield Row(f"Lần mở đầu: {path}", f"{size / 1000:.0f} kB, {requests} tệp", f"≤ {LIMIT // 1000} kB", size <= LIMIT)
        foreign, said = _visits(started, address)
        started.close()
    yield Row(f"Tệp lấy từ nơi khác: {len(KINDS)} loại trang", str(len(foreign)), "0", not foreign, tuple(foreign))
    yield Row("Lời than trong bảng điều khiển của trình duyệt", str(len(said)), "0", not said, tuple(said))


def _first_load(started: Browser, url: str) -> tuple[int, int]:
    context = started.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2)
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    sizes: list[int] = []
    wire.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    page.goto(url, wait_until="networkidle")
    context.close()
    return sum(sizes), len(sizes)


def _visits(started: Browser, address: str) -> tuple[list[str], list[str]]:
    """Requests that leave the site, and what the console complains of, over every kind of page."""
    context = started.new_context(viewport={"width": 1280, "height": 844})
    foreign: list[str] = []
    said: list[str] = []
    page = context.new_page()
    page.on("request", lambda one: None if one.url.startswith((address, "data:", "blob:")) else foreign.append(f"{page.url}: {one.url}"))
    page.on("console", lambda line: said.append(f"{page.url}: {line.text}") if line.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    for path in KINDS:
        page.goto(address + path, wait_until="load")
        page.wait_for_timeout(200)
    context.close()
    return foreign, said
