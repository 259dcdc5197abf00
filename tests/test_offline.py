"""Installable and readable without a network: what was opened once, the home page, the search; old states never pass for those of today."""

from __future__ import annotations

import json
import re
import shutil
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browsing import CHROMIUM, served, started
from built import built_site
from danchieu.offline import MANIFEST, WORKER, finished

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DECREE = "van-ban/nd-73-2023-nd-cp.html"
OTHER = "van-ban/qd-69-qd-tw-2022.html"
KEPT = """async number => { const names = await caches.keys(); if (names.length !== 1) return false;
  return (await (await caches.open(names[0])).keys()).length >= number }"""
THERE = """async wanted => { const kept = await caches.open((await caches.keys())[0]);
  const there = new Set((await kept.keys()).map(one => one.url)); return wanted.every(one => there.has(one)) }"""
in_browser = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine (make test installs Debian's where it may)")


def listed(name: str, worker: str) -> list[str]:
    """A list of the worker."""
    found = re.search(rf"^var {name} = (.*);$", worker, re.MULTILINE)
    assert found
    names: list[str] = json.loads(found[1])
    return names


def made(files: dict[str, bytes], frame: bytes = b"") -> dict[str, bytes]:
    return dict(finished(files.items(), frame))


def test_the_worker_carries_the_version_of_all_files() -> None:
    files = {"index.md": b"x", "assets/search/search.js": b"y"}
    worker = made(files)[WORKER]
    assert made(files)[WORKER] == worker
    assert made(files | {"index.md": b"z"})[WORKER] != worker
    assert made(files | {"more.json": b""})[WORKER] != worker
    assert made(files, b"site_name: x")[WORKER] != worker


def test_a_large_index_is_kept_as_it_is_used() -> None:
    files = {"assets/search/search.js": b"y", "assets/search/t/1.js": b"z"}
    assert listed("INDEX", made(files)[WORKER].decode()) == ["assets/search/t/1.js"]
    assert listed("INDEX", made(files | {"assets/search/t/2.js": b"z" * 3_000_000})[WORKER].decode()) == []


def test_what_the_worker_fetches_is_there() -> None:
    site = built_site()
    worker = (site / WORKER).read_text("utf-8")
    names = listed("SHELL", worker) + listed("INDEX", worker)
    assert len(names) == len(set(names)) > 30 and not [name for name in names if not (site / name).is_file()]
    assert {"index.html", "tim-kiem.html", "assets/dc/site.css"} <= set(names)


def test_the_manifest_names_icons_that_are_what_it_says() -> None:
    site = built_site()
    data = json.loads((site / MANIFEST).read_text("utf-8"))
    assert (site / data["start_url"]).is_file() and data["display"] == "standalone" and data["lang"] == "vi"
    for icon in data["icons"]:
        content = (site / icon["src"]).read_bytes()
        if icon["type"] == "image/png":
            assert "x".join(map(str, struct.unpack(">II", content[16:24]))) == icon["sizes"]
    sizes = {(icon["sizes"], icon.get("purpose", "any")) for icon in data["icons"]}
    assert {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")} <= sizes
    assert all((site / row["url"]).is_file() for row in data["shortcuts"])


def test_every_page_says_of_which_day_it_is() -> None:
    for path in built_site().rglob("*.html"):
        text = path.read_text("utf-8")
        assert text.count('<time datetime="2026-11-21">21/11/2026</time>') >= 2 and 'class="dc-saved"' in text, path


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as one:
        yield one


def everything(site: Path) -> list[str]:
    """The files that a worker keeps of a site before anything else is read: its frame and its whole index."""
    worker = (site / WORKER).read_text("utf-8")
    return [*listed("SHELL", worker), *listed("INDEX", worker)]


def visited(page: Page, host: str, path: str, number: int = 40) -> None:
    """Opens a page and waits until its worker has kept it and so many files."""
    page.goto(host + path)
    page.wait_for_function("() => navigator.serviceWorker.controller !== null", timeout=20000)
    page.wait_for_function(KEPT, arg=number, timeout=20000)
    page.wait_for_function("async url => !!(await caches.match(url))", arg=host + path, timeout=20000)


@pytest.mark.browser
@in_browser
def test_after_one_visit_page_home_and_search_are_read_without_a_network(browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    with served(built_site()) as host:
        visited(page, host, DECREE)
        page.wait_for_function(THERE, arg=[host + name for name in everything(built_site())], timeout=60000)
        assert not page.locator(".dc-saved").is_visible()
    context.set_offline(True)
    page.reload()
    assert page.locator("#dieu-5-khoan-1").is_visible()
    assert page.locator(".dc-saved").inner_text().startswith("Bản lưu trong máy, dựng ngày 21/11/2026")
    assert page.evaluate("document.fonts.ready.then(() => [...document.fonts].filter(one => one.status === 'loaded').length)") >= 4
    page.goto(host)
    assert page.locator("h1").inner_text() and page.locator(".dc-saved").is_visible()
    page.goto(f"{host}tim-kiem.html?q=nghi+dinh+73")
    page.locator("#dcs-page a", has_text="73/2023/NĐ-CP").first.wait_for(timeout=30000)
    page.goto(host + OTHER)
    assert page.locator("h1").inner_text() == "Chưa lưu trang này"
    page.get_by_role("link", name="Trang chủ").click()
    page.wait_for_url("**/index.html")
    context.close()


@pytest.mark.browser
@in_browser
def test_a_new_build_takes_over_at_the_next_load(browser: Browser, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built_site(), site)
    context = browser.new_context()
    page = context.new_page()
    with served(site) as host:
        visited(page, host, OTHER)
        visited(page, host, DECREE)
        worker = (site / WORKER).read_text("utf-8")
        for path, old, new in ((DECREE, "Phạm vi điều chỉnh", "Phạm vi đã sửa"), (OTHER, "Trình tự", "Trình tự đã sửa")):
            (site / path).write_text((site / path).read_text("utf-8").replace(old, new).replace("21/11/2026", "25/12/2026"), "utf-8")
        (site / WORKER).write_text(re.sub('var VERSION = "[^"]*"', 'var VERSION = "new"', worker), "utf-8")
        page.goto(host + DECREE)
        assert "Phạm vi đã sửa" in page.inner_text("main") and not page.locator(".dc-saved").is_visible()
        page.wait_for_function(
            "async () => { const names = await caches.keys(); return names.length === 1 && names[0].endsWith(' new') }", timeout=20000
        )
    context.set_offline(True)
    page.goto(host + DECREE)
    assert "Phạm vi đã sửa" in page.inner_text("main") and "dựng ngày 25/12/2026" in page.inner_text(".dc-saved")
    page.goto(host + OTHER)  # read before the new build and not since: still there, and it says of which day it is
    assert "Trình tự đã sửa" not in page.inner_text("main") and "dựng ngày 21/11/2026" in page.inner_text(".dc-saved")
    context.close()


@pytest.mark.browser
@in_browser
def test_from_a_folder_nothing_is_kept_or_installed(browser: Browser) -> None:
    page = browser.new_page()
    page.goto((built_site() / DECREE).as_uri())
    page.wait_for_timeout(2500)
    assert page.locator("[rel=manifest]").count() == 0 and page.locator("[rel=preload]").count() == 0
    assert page.evaluate("navigator.serviceWorker ? navigator.serviceWorker.controller : null") is None
    page.close()
