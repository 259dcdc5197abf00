"""Long queries: how many files they may take, and that a slow line shows the first results before all are there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from browsing import needs_browser, started
from danchieu.search import index, render
from kb import kb
from test_search_order import ASK, SHELL

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = needs_browser
TOPICS = (
    *("bảo vệ môi trường làng nghề", "thi đua khen thưởng hằng năm", "cấp giấy phép khai thác nước", "hỗ trợ học phí cho học sinh"),
    *(
        "kiểm tra an toàn thực phẩm",
        "đăng ký kinh doanh hộ cá thể",
        "nâng lương trước thời hạn viên chức",
        "bồi thường khi thu hồi đất nông nghiệp",
    ),
)
LONG = "người dân muốn hỏi khi nhà nước thu hồi đất nông nghiệp ở làng thì hộ cá thể được bồi thường và hỗ trợ học phí cho con bao nhiêu"
CLOCK = "const now = Date.now; let at = now(); Date.now = () => at += 300;"
"""A clock in a hurry: whatever is fetched seems to have come over a slow line."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small library whose index is cut into as many files as a large one."""
    home = tmp_path_factory.mktemp("long")
    library = {
        f"nd-{number}-2020-nd-cp": f"so_hieu: {number}/2020/NĐ-CP\nloai: Nghị định\nco_quan: Chính phủ\ntrich_yeu: Về {topic}\nnguon: [{{ten: x}}]\n===\n"
        f"## Điều 1. Về {topic}\n1. Nhà nước bảo đảm việc {topic}."
        for number, topic in enumerate(TOPICS, 1)
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "SIZE", 20)
        for path, content in render(kb(library)):
            (home / path).parent.mkdir(parents=True, exist_ok=True)
            (home / path).write_bytes(content)
    (home / "index.html").write_text(SHELL, "utf-8")
    return home


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as opened:
        yield opened


@pytest.fixture
def page(browser: Browser, folder: Path) -> Iterator[Page]:
    """A fresh page over it."""
    opened = browser.new_page()
    opened.goto(f"{folder.as_uri()}/index.html")
    yield opened
    opened.close()


@pytest.fixture
def loaded(page: Page) -> list[str]:
    """Names of the shards that the page fetches."""
    names: list[str] = []
    page.on(
        "request", lambda request: names.append(request.url.split("?")[0].rsplit("search/", 1)[1]) if "search/t/" in request.url else None
    )
    return names


def test_a_long_query_takes_few_files(page: Page, loaded: list[str]) -> None:
    assert "van-ban/nd-8-2020-nd-cp.html" in page.evaluate(ASK, LONG)[0]
    assert 5 < len(loaded) <= 14


def test_a_short_query_takes_all_of_its_pairs_at_once(page: Page, loaded: list[str]) -> None:
    page.evaluate(ASK, "kiểm tra an toàn thực phẩm")
    assert len(loaded) == 5


def parts(page: Page, text: str, clock: str) -> list[dict[str, Any]]:
    """What a question shows on its way: files fetched until then, addresses of the results; the answer last."""
    return page.evaluate(
        f"""async (text) => {{ {clock} let files = 0; const add = document.head.appendChild;
        document.head.appendChild = node => {{ if (/search.t.\\d+/.test(node.src || "")) files++; return add.call(document.head, node); }};
        const seen = [];
        const note = answer => seen.push({{files: files, paths: answer.results.map(one => one.head.path)}});
        note(await dcSearch.ask(text, false, note)); return seen; }}""",
        text,
    )


def test_a_slow_line_shows_what_the_telling_words_found(page: Page) -> None:
    first, *_, last = parts(page, LONG, CLOCK)
    assert first["paths"][0] == last["paths"][0] == "van-ban/nd-8-2020-nd-cp"
    assert first["files"] < last["files"]


def test_a_quick_line_shows_the_answer_alone(page: Page) -> None:
    assert len(parts(page, LONG, "const now = 0; Date.now = () => now;")) == 1


def test_the_same_long_query_has_the_same_answer_whatever_was_asked_before(page: Page) -> None:
    first = page.evaluate(ASK, LONG)
    page.reload()
    for topic in TOPICS:
        page.evaluate(ASK, topic)
    assert page.evaluate(ASK, LONG) == first
