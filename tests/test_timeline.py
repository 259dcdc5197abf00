"""The timeline: the states of every day agree with the rules of status, chains are whole, and any day can be asked for."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from danchieu.model import Instrument, Library, Modality, Pinpoint, Reference, Relation, Step
from danchieu.pages import Asset, Page
from danchieu.pages.parts.chains import chains
from danchieu.pages.parts.history import GROUPS, lives
from danchieu.pages.parts.pairs import Pair
from danchieu.pages.parts.site import OVER, site_of
from danchieu.pages.timeline import PAGE
from danchieu.status import intervals, status_of
from factories import document, instrument, library, relation
from markup import body, parse
from reading import in_browser, reader
from sample import sample

FIRST = date(2020, 1, 1)
days = st.integers(0, 12).map(lambda number: FIRST + timedelta(days=number))
some_day = st.none() | days
verbs = st.sampled_from(["thay_the", "bai_bo", "sua_doi_bo_sung", "dinh_chi", "can_cu", "dan_chieu"])
actors = {
    f"nd-{number}": instrument(f"nd-{number}", f"{number}/2020/NĐ-CP", effective=FIRST + timedelta(days=number)) for number in range(3)
}


@st.composite
def touching(draw: st.DrawFn) -> Relation:
    scope = draw(st.sampled_from([(), (Pinpoint((Step("dieu", "7"),)),)]))
    modality = draw(st.sampled_from(list(Modality)))
    return relation(draw(st.sampled_from(sorted(actors))), draw(verbs), "x", draw(some_day), modality=modality, scope=scope)


@st.composite
def touched(draw: st.DrawFn) -> Instrument:
    read = (Reference("https://example.org", "", date(2026, 11, 21)),) if draw(st.booleans()) else ()
    verified = draw(st.booleans())
    return instrument(
        "x",
        "9/2019/NĐ-CP",
        issued=draw(some_day),
        effective=draw(some_day),
        ended=draw(some_day),
        references=read,
        status_verified=verified,
    )


@given(touched(), st.lists(touching(), max_size=5), days)
def test_on_any_day_the_periods_say_what_the_rules_say(one: Instrument, incoming: list[Relation], day: date) -> None:
    periods = intervals(one, incoming, actors)
    assert periods[0].start is None and periods
    starts = [period.start for period in periods[1:]]
    assert all(starts) and starts == sorted(set(starts))
    here = [period for period in periods if period.start is None or period.start <= day][-1]
    assert here.status == status_of(one, incoming, actors, day)
    assert all(before.status != after.status for before, after in pairwise(periods))


def made(source: Library) -> tuple[dict[str, Any], dict[str, Page]]:
    files = list(PAGE.render(site_of(source)))
    data = next(one.content.decode() for one in files if isinstance(one, Asset))
    return json.loads(data[len("window.DC_NGAY=") : -2]), {one.path: one for one in files if isinstance(one, Page)}


def pair(old: str, new: str, scope: str = "", effect: str = "replaces") -> Pair:
    return Pair(old, new, effect, None, scope, True)


def test_chains_hold_what_is_tied_by_whole_replacements_only() -> None:
    rows = [
        pair("a", "b"),
        pair("b", "c"),
        pair("d", "c"),
        pair("x", "y", "Điều 7"),
        pair("m", "n", effect="amends"),
        pair("p", "q", effect="repeals"),
    ]
    assert chains(rows) == [["a", "b", "c", "d"], ["p", "q"]]


def test_a_circle_of_replacements_is_one_chain_and_has_a_page() -> None:
    assert chains([pair("a", "b"), pair("b", "a")]) == [["a", "b"]]
    ones = [instrument(f"nd-{number}", f"{number}/2020/NĐ-CP", issued=FIRST) for number in (1, 2)]
    rows = [relation("nd-1", "thay_the", "nd-2", FIRST), relation("nd-2", "thay_the", "nd-1", FIRST)]
    _, pages = made(library([document(f"van-ban/{one.id}", one, "") for one in ones], rows))
    assert "nd-1" in pages["dong-thoi-gian/thay-the.md"].text


def test_every_dated_instrument_stands_on_the_line_in_order() -> None:
    source = sample()
    _, pages = made(source)
    html = body(pages["dong-thoi-gian/index.md"])
    shown = re.findall(r'class="dc-day"><time datetime="([0-9-]+)"', html)
    listed = [one.issued.isoformat() for one in source.instruments.values() if one.issued]
    assert shown == sorted(listed, reverse=True) and len(shown) > 5
    assert "được thay thế bởi" in html and "(từ <time" in html
    assert [heading.split('"')[0] for heading in html.split('id="nam-')[1:]] == sorted({day[:4] for day in listed}, reverse=True)


def test_a_chain_is_said_in_words_with_its_days() -> None:
    _, pages = made(sample())
    text = parse(body(pages["dong-thoi-gian/thay-the.md"])).text
    assert "được Quy định 96-QĐ/TW thay thế từ 02/02/2023 (so sánh)" in text


def test_the_answer_for_a_day_agrees_with_the_periods() -> None:
    source = sample()
    data, _ = made(source)
    names = {life.one.id: life for life in lives(site_of(source))}
    for place, _, issued, _, _, periods in data["vanBan"]:
        life = names[data["id"][place]]
        assert issued == (life.one.issued.isoformat() if life.one.issued else str(life.one.year))
        assert [row[0] for row in periods] == [period.start.isoformat() if period.start else "" for period in life.periods]
        for row, period in zip(periods, life.periods, strict=True):
            assert data["tinhTrang"][row[1]][1] == GROUPS[period.status.force]
            assert [data["id"][actor] for actor in row[3]] == list(period.status.by)


def test_what_ended_on_an_unknown_day_is_not_given_one() -> None:
    one, two = instrument("nd-1", "1/2018/NĐ-CP", issued=FIRST), instrument("nd-2", "2/2020/NĐ-CP", issued=FIRST)
    source = library([document(f"van-ban/{item.id}", item, "") for item in (one, two)], [relation("nd-2", "thay_the", "nd-1")])
    life = next(life for life in lives(site_of(source)) if life.one.id == "nd-1")
    assert life.ends is None and life.ends_unknown and life.periods[0].status.force in OVER


def test_an_empty_library_has_a_line_that_says_so() -> None:
    data, pages = made(library([]))
    assert data["vanBan"] == [] and "Chưa có văn bản nào" in pages["dong-thoi-gian/index.md"].text
    assert "Chưa ghi nhận" in pages["dong-thoi-gian/thay-the.md"].text


@in_browser
def test_a_day_shows_what_held_then() -> None:
    with reader("dong-thoi-gian/index.html") as page:
        page.locator("#tg-ngay").fill("01/02/2023")
        page.keyboard.press("Enter")
        held = page.locator('#tg-tra-loi [data-nhom="giu"]')
        assert "Quy định 69-QĐ/TW" in held.inner_text() and "Sau đó được thay thế từ 02/02/2023 bởi Quy định 96-QĐ/TW" in held.inner_text()
        assert "Nghị định 73/2023/NĐ-CP" not in page.locator("#tg-tra-loi").inner_text()
        page.locator("#tg-sau").click()
        assert page.locator("#tg-ngay").input_value() == "02/02/2023"
        page.locator('#tg-tra-loi [data-nhom="het"] summary').click()
        assert "Quy định 69-QĐ/TW" in page.locator('#tg-tra-loi [data-nhom="het"]').inner_text()
        assert not page.locator(".tg-list:not(.tg-plain)").first.is_visible()
        page.locator("#tg-bo").click()
        assert page.locator(".tg-list:not(.tg-plain)").first.is_visible()


@in_browser
def test_what_is_no_day_is_said_and_a_day_can_be_linked_to() -> None:
    with reader("dong-thoi-gian/index.html#ngay=2023-09-30") as page:
        assert page.locator("#tg-dem").inner_text().startswith("Ngày 30/9/2023: ")
        page.locator("#tg-ngay").fill("31/2/2023")
        page.keyboard.press("Enter")
        assert "Chưa đọc được ngày này" in page.locator("#tg-dem").inner_text()


@in_browser
def test_without_scripts_the_whole_line_can_be_read() -> None:
    with reader("dong-thoi-gian/index.html", java_script_enabled=False) as page:
        assert not page.locator("#tg-theo-ngay").is_visible()
        assert page.get_by_role("link", name="Nghị định 73/2023/NĐ-CP").is_visible()
