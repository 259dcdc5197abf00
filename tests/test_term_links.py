"""Terms in running text: linked once, the longest wording first, never inside a link, a heading or where they explain nothing."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danchieu.model import Guide, Library, Outcome, Term
from danchieu.pages import Page, render
from danchieu.pages.parts.terms import COMMON, ENOUGH, Pending, places
from factories import Cited, document, instrument, library
from kb import rows
from markup import body, parse
from reading import in_browser, reader

TERMS = (
    Term("6-dam", "6 dám", ("sáu dám",), "", (), (), ""),
    Term("ne-tranh", "né tránh", ("né tránh, đùn đẩy",), "", (), (), ""),
    Term("dun-day", "đùn đẩy", (), "", (), (), ""),
    Term("the-che-hoa", "thể chế hóa", (), "", (), (), ""),
    Term("nghi-dinh", "nghị định", (), "", (), (), ""),
)
LINK = re.compile(r'<a class="dc-term" href="([^"]*)"[^>]*>(.*?)</a>')
DECREE = "nd-73-2023-nd-cp"


def with_terms(text: str, identity: str = f"van-ban/{DECREE}", cited: tuple[Cited, ...] = ()) -> Library:
    entry = instrument(DECREE, "73/2023/NĐ-CP") if identity.startswith("van-ban/") else Guide(identity, "Cách đọc")
    terms = (document(f"thuat-ngu/{term.id}", term, "## Nghĩa\n\nCòn gọi né tránh, đùn đẩy.\n") for term in TERMS)
    return library([document(identity, entry, text + "\n", cited), *terms])


def links_of(source: Library, path: str = f"van-ban/{DECREE}.md") -> list[list[str]]:
    page = next(one for one in render(source) if isinstance(one, Page) and one.path == path)
    found = LINK.findall(body(page))
    assert all(address.startswith("../thuat-ngu/") and address.endswith(".html") for address, _ in found)
    return [[words, address.removeprefix("../thuat-ngu/").removesuffix(".html")] for address, words in found]


@pytest.mark.parametrize("row", rows("pages/terms"), ids=lambda row: row["why"])
def test_term_links(row: dict[str, Any]) -> None:
    cited = (Cited("Nghị định 73/2023/NĐ-CP", DECREE, outcome=Outcome.SELF),) if "73/2023" in row["text"] else ()
    assert [[" ".join(words.split()), term] for words, term in links_of(with_terms(row["text"], cited=cited))] == row["links"]


def test_a_term_inside_a_citation_is_not_linked_there() -> None:
    text = "Theo Quy chế né tránh xung đột. Không né tránh."
    source = with_terms(text, cited=(Cited("Quy chế né tránh", "qc-1", outcome=Outcome.UNKNOWN),))
    (place,) = places(source)[f"van-ban/{DECREE}"]
    assert text[place.start :].startswith("né tránh.")


def test_guides_and_the_pages_of_terms_carry_no_links() -> None:
    source = with_terms("Chống né tránh.", "huong-dan/doc")
    assert links_of(source, "huong-dan/doc.md") == []
    assert links_of(source, "thuat-ngu/dun-day.md") == []


def test_a_term_that_stands_everywhere_is_linked_nowhere() -> None:
    terms = [document(f"thuat-ngu/{term.id}", term, "x\n") for term in TERMS]
    often = int(ENOUGH * COMMON) + 1

    def page(number: int) -> Any:
        words = "né tránh và 6 dám" if number < often else "6 dám" if number == often else "không có gì"
        return document(f"van-ban/nd-{number}", instrument(f"nd-{number}", f"{number}/2020/NĐ-CP"), f"Nói về {words}.\n")

    full = places(library([*map(page, range(ENOUGH)), *terms]))
    assert not any(place.term in ("ne-tranh", "6-dam") for found in full.values() for place in found)
    small = places(library([*map(page, range(often)), *terms]))
    assert {place.term for found in small.values() for place in found} == {"ne-tranh", "6-dam"}


@given(
    st.lists(st.sampled_from(["né tránh", "Đùn đẩy", "né tránh, đùn đẩy", "6 dám", "sáu dám", "thì", ",", "\n\n", "## x\n"]), max_size=30)
)
def test_any_text_gives_each_term_once_and_places_apart(words: list[str]) -> None:
    text = " ".join(words)
    found = places(with_terms(text)).get(f"van-ban/{DECREE}", ())
    assert all(before.end <= after.start for before, after in pairwise(found))
    pending = Pending(found)
    taken = [place for start in range(0, len(text), 7) for place in pending.take(start, len(text))]
    assert sorted({place.term for place in taken}) == sorted(place.term for place in taken)
    assert {place.term for place in taken} == {place.term for place in found}


def test_the_text_of_a_page_stays_the_same_with_its_terms_linked() -> None:
    text = "Phương châm “6 dám”: không né tránh, đùn đẩy; thể chế hóa <ngay> & luôn."
    page = next(one for one in render(with_terms(text)) if isinstance(one, Page) and one.path.endswith(f"{DECREE}.md"))
    assert text in parse(body(page)).text


@in_browser
def test_a_term_shows_its_card_and_opens_its_page() -> None:
    with reader("tu-lieu/bai-noi.html") as page:
        link = page.locator("a.dc-term")
        assert link.inner_text() == "6 dám" and link.count() == 1
        page.keyboard.press("Tab")
        link.focus()
        page.locator("#dc-card").wait_for()
        assert "6 dám" in page.locator("#dc-card").inner_text()
        link.click()
        assert page.locator("h1").inner_text() == "6 dám"
