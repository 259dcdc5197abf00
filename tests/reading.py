"""A browser on the built site opened from its folder, the way a reader opens it from a stick."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from built import built_site

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def in_browser(function: Any) -> Any:
    """Marks a test that needs a browser; without one it is skipped."""
    skip = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine (make test installs Debian's where it may)")
    return pytest.mark.browser(skip(function))


@contextmanager
def reader(path: str, **options: Any) -> Iterator[Page]:
    """A page of the built site; an error in a script fails the test."""
    from playwright.sync_api import sync_playwright

    wrong: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(**{"viewport": {"width": 1280, "height": 900}, **options})
        page.on("pageerror", lambda error: wrong.append(str(error)))
        address, _, anchor = path.partition("#")
        page.goto((built_site() / address).as_uri() + (f"#{anchor}" if anchor else ""), wait_until="load")
        yield page
        browser.close()
    assert not wrong
