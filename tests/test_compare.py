"""Two instruments side by side: what belongs together stands together, nothing is lost, both sides lead back to their pages."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from danchieu.model import Document, Instrument, Library, Modality
from danchieu.pages import Page, render
from danchieu.pages.compare import PAGE
from danchieu.pages.parts.align import align, articles, points, rarity
from danchieu.pages.parts.pairs import comparable, successions
from danchieu.pages.parts.site import site_of
from danchieu.pages.parts.words import LONGEST, changed
from factories import Cited, document, instrument, library, relation
from kb import rows
from markup import body, parse
from reading import in_browser, reader
from sample import sample

OLD = """## Điểm chính

- Cấm đưa, nhận, môi giới hối lộ (Điều 14).
- Chỉ có trong văn bản cũ (khoản 1 Điều 2).

### Điều 2. Giải thích từ ngữ

1. Từ chức là tự nguyện.

### Điều 14. Hối lộ

Xem Điều 2.
"""
NEW = """## Điểm chính

- Cấm tham ô và đưa, nhận, môi giới hối lộ.

### Điều 3. Giải thích từ ngữ

1. Từ chức là tự nguyện và phải được chấp thuận.
"""
PATH = "so-sanh/qd-1-qd-tw-2020-qd-2-qd-tw-2022.md"


def quy_dinh(number: int, year: int, text: str, cited: tuple[Cited, ...] = (), **more: object) -> Document:
    one = instrument(f"qd-{number}-qd-tw-{year}", f"{number}-QĐ/TW", "Quy định", f"Về việc {number}", issued=date(year, 5, 1), **more)
    return document(f"van-ban/{one.id}", one, text, cited)


def two(verb: str = "thay_the", old: str = OLD, new: str = NEW, modality: Modality = Modality.DECLARED, **more: object) -> Library:
    pages = (
        quy_dinh(1, 2020, old, (Cited("Điều 2", "qd-1-qd-tw-2020", "dieu-2"),) if "Xem Điều 2" in old else (), **more),
        quy_dinh(2, 2022, new, **more),
    )
    return library(
        pages, [relation("qd-2-qd-tw-2022", verb, "qd-1-qd-tw-2020", date(2022, 5, 1), quote="Thay thế Quy định 1.", modality=modality)]
    )


def made(source: Library) -> dict[str, Page]:
    return {one.path: one for one in PAGE.render(site_of(source)) if isinstance(one, Page)}


@pytest.mark.parametrize("row", rows("pages/align"), ids=lambda row: row["why"])
def test_alignment(row: dict[str, Any]) -> None:
    old, new = articles(quy_dinh(1, 2020, row["old"])), articles(quy_dinh(2, 2022, row["new"]))
    cited = [(f"dieu-{here}", f"dieu-{there}") for here, there in row.get("cites", [])]
    found = align(old, new, rarity([*old, *new]), cited)
    assert [[match.old.unit.label, match.new.unit.label] for match in found if match.old and match.new] == row["pairs"]
    assert {match.old.unit.label for match in found if match.old} == {part.unit.label for part in old}
    assert {match.new.unit.label for match in found if match.new} == {part.unit.label for part in new}


def test_main_points_are_the_bullets_of_their_section_only() -> None:
    assert len(points(quy_dinh(1, 2020, OLD + "\n## Bố cục\n\n- Một chương.\n"))) == 2


def test_a_replaced_instrument_stands_beside_its_successor_and_nothing_is_lost() -> None:
    html = body(made(two())[PATH])
    for words in ("môi giới hối lộ (", "Chỉ có trong văn bản cũ", "Từ chức là tự nguyện.", "phải được chấp thuận", "Cấm tham ô", "Xem "):
        assert html.count(words) == 1, words
    before, both = html.split("Nói về cùng một việc")[:2]
    assert "Cấm tham ô" in both and "Chỉ có trong văn bản cũ" not in both.split("Chỉ thấy ở")[0]
    assert "Thay thế Quy định 1." in before


PARAGRAPHS = (
    """### Điều 2. Giải thích từ ngữ

Trong văn bản này:

1. Từ chức là việc tự nguyện xin thôi chức vụ.

2. Kỷ luật gồm khiển trách và cảnh cáo đối với người vi phạm.
""",
    """### Điều 9. Giải thích từ ngữ

1. Kỷ luật gồm khiển trách, cảnh cáo và cách chức đối với người vi phạm.

2. Hồ sơ được lưu giữ lâu dài tại kho.
""",
)


@pytest.mark.parametrize("official", [True, False])
def test_articles_that_belong_together_are_set_khoan_beside_khoan(official: bool) -> None:
    html = body(made(two(old=PARAGRAPHS[0], new=PARAGRAPHS[1], full_text=official))[PATH])
    assert "Đặt cạnh nhau vì cùng tên điều." in html and "Trong văn bản này:" in html
    cells = [re.sub(r"<[^>]+>", " ", cell) for cell in html.split("ss-paras")[1].split("<li>")[1:]]
    assert ["Khoản 1" in cells[0], "Không thấy khoản tương ứng" in cells[0], "Từ chức" in cells[0]] == [True, True, True]
    assert "Khoản 2" in cells[1] and "Khoản 1" in cells[1] and cells[1].count("Kỷ luật gồm") == 2
    assert "Hồ sơ" in cells[2] and "Không thấy khoản tương ứng" in cells[2]
    assert ("<ins> và cách chức</ins>" in html) is official


def test_what_is_not_near_enough_is_not_set_side_by_side() -> None:
    html = body(made(two(old="## Điểm chính\n\n- Cấm nhận quà.\n", new="## Điểm chính\n\n- Hồ sơ lưu mười năm.\n"))[PATH])
    assert "Nói về cùng một việc" not in html and "Không có chỗ nào của hai bên đủ gần nhau" in html
    assert html.count("Chỉ thấy ở") == 2


def test_ids_are_unique_and_links_lead_back_to_the_pages() -> None:
    parsed = parse(body(made(two())[PATH]))
    assert len(parsed.ids) == len(set(parsed.ids)) and not [one for one in parsed.ids if re.match(r"dieu-[0-9]", one)]
    assert "../van-ban/qd-1-qd-tw-2020.html#dieu-14" in parsed.links and "../van-ban/qd-1-qd-tw-2020.html#dieu-2" in parsed.links
    assert not [link for link in parsed.links if re.match(r"#dieu-[0-9]", link)]


def test_our_own_words_are_not_compared_letter_by_letter_official_ones_are() -> None:
    ours, official = body(made(two())[PATH]), body(made(two(full_text=True))[PATH])
    assert "<ins>" not in ours and "tóm lược của ban biên tập" in ours
    assert "<ins> và phải được chấp thuận</ins>" in official and "tóm lược của ban biên tập" not in official


def test_an_amendment_needs_articles_on_both_sides() -> None:
    assert PATH in made(two("sua_doi_bo_sung"))
    assert PATH not in made(two("sua_doi_bo_sung", new="## Tóm tắt\n\nNgắn.\n"))
    assert PATH in made(two(new="## Tóm tắt\n\nNgắn.\n"))


def test_a_guess_is_compared_and_called_one_a_proposal_is_not() -> None:
    guess = made(two(modality=Modality.INFERRED))
    assert PATH in guess and "suy luận" in body(guess["so-sanh/index.md"])
    assert PATH not in made(two(modality=Modality.PROPOSED))


def test_a_pair_is_one_with_its_strongest_effect() -> None:
    source = two()
    again = library(source.documents.values(), [*source.relations, relation("qd-2-qd-tw-2022", "sua_doi_bo_sung", "qd-1-qd-tw-2020")])
    assert [(pair.effect, pair.since) for pair in successions(site_of(again))] == [("replaces", date(2022, 5, 1))]


def test_both_instrument_pages_and_the_index_lead_to_the_comparison() -> None:
    pages = {one.path: one for one in render(sample()) if isinstance(one, Page)}
    (pair,) = comparable(site_of(sample()))
    for path in (f"van-ban/{pair.old}.md", f"van-ban/{pair.new}.md", "so-sanh/index.md"):
        assert f"../{pair.address}.html" in parse(body(pages[path])).links, path


def test_an_empty_library_has_an_index_that_says_so() -> None:
    assert "Chưa có văn bản nào thay thế" in made(library([]))["so-sanh/index.md"].text


def test_changed_words_are_marked_on_their_side_and_escaped() -> None:
    assert changed("Cấm <b> nhận quà.", "Cấm nhận quà & tiền.") == (
        "Cấm<del> &lt;b&gt;</del> nhận quà.",
        "Cấm nhận quà<ins> &amp; tiền</ins>.",
    )
    assert changed("một hai ba", "bốn năm sáu") is None
    assert changed("a " * (LONGEST + 1), "a") is None


def test_every_instrument_of_a_pair_has_a_page() -> None:
    source = sample()
    for pair in comparable(site_of(source)):
        assert all(isinstance(source.documents[f"van-ban/{one}"].entry, Instrument) for one in (pair.old, pair.new))


@in_browser
def test_on_a_phone_the_two_sides_stand_below_one_another_and_say_whose_they_are() -> None:
    path = "so-sanh/qd-69-qd-tw-2022-qd-96-qd-tw-2023.html"
    with reader(path) as page:
        assert "Quy định 69-QĐ/TW" in page.locator("h1").inner_text()
        assert page.locator(".ss-facts td").count() > 6
    with reader(path, viewport={"width": 390, "height": 844}) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
