"""The explorer: places follow from time and level of body alone, drawing and table say the same, and it can be used."""

from __future__ import annotations

import json
import random
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danchieu.model import Library
from danchieu.pages import Asset, Page
from danchieu.pages.explorer import PAGE, TABLE_ROWS
from danchieu.pages.parts.lanes import LANES, lane_of
from danchieu.pages.parts.layout import Node, layout
from danchieu.pages.parts.network import network
from danchieu.pages.parts.site import site_of
from factories import document, instrument, library, relation
from kb import rows
from markup import body, parse
from reading import in_browser, reader
from sample import sample

LANE_IDS = [lane.id for lane in LANES]
nodes = st.lists(
    st.builds(
        Node,
        st.uuids().map(str),
        st.sampled_from(LANE_IDS),
        st.sampled_from([0, 2018, 2021, 2022, 2026]),
        st.sampled_from(["", "2021-03-04"]),
    ),
    max_size=60,
    unique_by=lambda node: node.id,
)


def made(source: Library) -> tuple[dict[str, Any], dict[str, Page]]:
    files = list(PAGE.render(site_of(source)))
    data = next(one.content.decode() for one in files if isinstance(one, Asset))
    assert data.startswith("window.DC_SO_DO=") and data.endswith(";\n")
    return json.loads(data[len("window.DC_SO_DO=") : -2]), {one.path: one for one in files if isinstance(one, Page)}


@pytest.mark.parametrize("row", rows("pages/lanes"), ids=lambda row: row.get("issuer") or row.get("symbol") or row.get("type"))
def test_the_level_of_a_body(row: dict[str, str]) -> None:
    one = instrument("x", row.get("symbol", ""), row.get("type", "Quy định"), issuer=row.get("issuer", ""), name=row.get("name", ""))
    assert lane_of(one) == row["lane"]


@given(nodes)
def test_every_node_has_a_cell_of_its_own_in_its_lane_and_year(ones: list[Node]) -> None:
    found = layout(ones, LANE_IDS)
    assert sorted(found.places) == sorted(node.id for node in ones)
    assert len(set(found.places.values())) == len(ones)
    lanes, years = {band.id: band for band in found.lanes}, {band.id: band for band in found.years}
    for node in ones:
        column, row = found.places[node.id]
        assert 0 <= row - lanes[node.lane].start < lanes[node.lane].size
        assert 0 <= column - years[str(node.year)].start < years[str(node.year)].size


@given(nodes, st.randoms(use_true_random=False))
def test_places_do_not_depend_on_the_order_of_the_input(ones: list[Node], chance: random.Random) -> None:
    mixed = list(ones)
    chance.shuffle(mixed)
    assert layout(mixed, LANE_IDS) == layout(ones, LANE_IDS)


def test_time_goes_from_left_to_right_and_the_party_stands_above() -> None:
    found = layout(
        [Node("a", "trung-uong", 2020, ""), Node("b", "chinh-phu", 2021, ""), Node("c", "cap-uy", 2022, ""), Node("d", "bo", 0, "")],
        LANE_IDS,
    )
    columns, lines = zip(*(found.places[key] for key in "abc"), strict=True)
    assert list(columns) == sorted(set(columns)) and found.places["d"][0] < columns[0]
    assert list(lines) == sorted(set(lines))


def test_a_lane_grows_in_both_directions() -> None:
    found = layout([Node(str(number), "bo", 2020, "") for number in range(400)], LANE_IDS)
    assert found.lanes[0].size < 25 and found.years[0].size < 25


def test_data_and_table_hold_every_node_and_every_relation() -> None:
    source = sample()
    data, pages = made(source)
    ids = [row[0] for row in data["nut"]]
    assert set(source.instruments) <= set(ids) and len(ids) == len(set(ids))
    drawn = Counter((ids[a], data["quanHe"][verb][0], ids[b]) for a, b, verb, *_ in data["canh"])
    assert drawn == Counter({(one.subject, one.verb, one.object) for one in source.relations})
    html = body(pages["so-do/index.md"])
    table = html[html.index("<tbody>") :]
    assert table.count("<tr ") == len(ids)
    assert sum(row.count("<a ") for row in table.split('<span class="sd-line">')[1:]) >= len(data["canh"])


def test_an_inferred_relation_is_told_from_a_sure_one() -> None:
    source = sample()
    data, pages = made(source)
    ids = [row[0] for row in data["nut"]]
    sure = {(ids[a], ids[b]): flag for a, b, _, flag, _ in data["canh"]}
    assert sure["nd-73-2023-nd-cp", "qd-96-qd-tw-2023"] == 0
    assert sure["qd-96-qd-tw-2023", "qd-69-qd-tw-2022"] == 1
    assert "Quy định 96-QĐ/TW</a> (suy luận)" in body(pages["so-do/index.md"])


def test_a_long_table_goes_on_over_further_pages() -> None:
    ones = [instrument(f"nd-{number}", f"{number}/2020/NĐ-CP", year_only=2020) for number in range(TABLE_ROWS + 3)]
    source = library([document(f"van-ban/{one.id}", one, "## Tóm tắt\n") for one in ones], [relation("nd-1", "can_cu", "nd-2")])
    _, pages = made(source)
    assert sorted(pages) == ["so-do/bang-2.md", "so-do/index.md"]
    counts = [len([one for one in parse(body(page)).every("tr") if "id" in one.attrs]) for page in pages.values()]
    assert sorted(counts) == [3, TABLE_ROWS]


def test_an_empty_library_has_an_explorer_that_says_so() -> None:
    data, pages = made(library([]))
    assert data["nut"] == data["canh"] == []
    assert "Chưa có văn bản nào" in body(pages["so-do/index.md"])


def test_edges_between_the_same_two_are_one_for_each_verb() -> None:
    one, two = instrument("nd-1", "1/2020/NĐ-CP"), instrument("nd-2", "2/2021/NĐ-CP")
    twice = [relation("nd-2", "can_cu", "nd-1"), relation("nd-2", "can_cu", "nd-1", quote="x"), relation("nd-2", "thay_the", "nd-1")]
    net = network(site_of(library([document(f"van-ban/{item.id}", item, "") for item in (one, two)], twice)))
    assert [edge[2] for edge in net.edges] == ["can_cu", "thay_the"]


@in_browser
def test_typing_finds_a_document_and_shows_its_neighbours() -> None:
    with reader("so-do/index.html") as page:
        page.get_by_label("Tìm trong sơ đồ", exact=True).fill("nghi dinh 73")
        page.keyboard.press("Enter")
        panel = page.locator("#sd-o")
        assert panel.locator("h2").inner_text() == "Nghị định 73/2023/NĐ-CP"
        assert "Thể chế hóa (1)" in panel.inner_text() and "Kết luận 14-KL/TW" in panel.inner_text()
        assert page.url.endswith("#vb=nd-73-2023-nd-cp")
        panel.get_by_role("button", name="Kết luận 14-KL/TW").click()
        assert "Được thể chế hóa bởi (1)" in panel.inner_text()


@in_browser
def test_the_way_between_two_documents_is_told_with_its_verbs() -> None:
    with reader("so-do/index.html#tu=kl-14-kl-tw-2021&den=qd-69-qd-tw-2022") as page:
        steps = [step.split("\n") for step in page.locator("#sd-o .sd-way li").all_inner_texts()]
        assert [steps[0][0], *(step[0] for step in steps[1:])] == ["Kết luận 14-KL/TW", "được thể chế hóa bởi", "dẫn chiếu"]
        assert steps[1][1] == "Nghị định 73/2023/NĐ-CP"
        page.get_by_role("button", name="Đổi chiều").click()
        assert page.locator("#sd-o .sd-way li").last.inner_text().startswith("thể chế hóa\nKết luận 14-KL/TW")


@in_browser
def test_the_keyboard_alone_moves_from_document_to_document() -> None:
    with reader("so-do/index.html") as page:
        page.locator("#sd-ve").focus()
        page.keyboard.press("ArrowRight")
        first = page.locator("#sd-o h2").inner_text()
        page.keyboard.press("ArrowRight")
        assert page.locator("#sd-o h2").inner_text() != first
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "sd-o"
        page.locator("#sd-ve").focus()
        page.keyboard.press("Escape")
        assert page.locator("#sd-o h2").inner_text() == "Bắt đầu từ một văn bản"


@in_browser
def test_filters_hide_what_does_not_match_and_say_how_much_is_left() -> None:
    with reader("so-do/index.html") as page:
        before = page.locator("#sd-dem").inner_text()
        page.get_by_text("Bộ lọc và chú giải").click()
        page.locator("#sd-loai").select_option(label="Nghị định")
        assert page.locator("#sd-dem").inner_text() == "Đang hiện 1 văn bản, 0 quan hệ."
        page.get_by_role("button", name="Bỏ mọi bộ lọc").click()
        assert page.locator("#sd-dem").inner_text() == before


@in_browser
def test_a_click_on_the_drawing_chooses_what_is_drawn_there() -> None:
    with reader("so-do/index.html") as page:
        spot = page.evaluate(
            "(() => { const d = DCXem.drawing, n = DCSoDo.byId.get('qd-96-qd-tw-2023'); d.show(n); const p = d.place(n);"
            " return [(p.x + 30) * d.view.k + d.view.x, (p.y - DCHinh.HEAD + 8) * d.view.k + DCHinh.HEAD + d.view.y]; })()"
        )
        box = page.locator("#sd-ve").bounding_box()
        assert box is not None
        page.mouse.click(box["x"] + spot[0], box["y"] + spot[1])
        assert page.locator("#sd-o h2").inner_text() == "Quy định 96-QĐ/TW"


@in_browser
def test_without_scripts_the_table_is_there_and_nothing_dead() -> None:
    with reader("so-do/index.html", java_script_enabled=False) as page:
        assert not page.locator("#so-do").is_visible()
        assert page.get_by_text("Bảng bên dưới có cùng nội dung").is_visible()
        assert page.locator(".sd-table tbody tr").first.is_visible()
