"""Pages made from a library: every link leads somewhere, nothing of a document runs, nothing of its text is lost."""

from __future__ import annotations

import dataclasses
import itertools
import json
import posixpath
import re
import tomllib
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from danchieu.model import Guide, Homonym, Instrument, Library, Material, Reference, Span, Standing, Term, Topic
from danchieu.pages import Asset, Page, kinds, render
from danchieu.pages.cards import shard_of
from danchieu.pages.parts.html import SIDE
from danchieu.pages.parts.inline import is_safe
from danchieu.pages.parts.links import place_words
from danchieu.pages.parts.site import ROWS, site_of
from danchieu.vocabulary import pinpoint_words
from factories import Cited, document, instrument, library, pinpoint, relation
from markup import Parsed, body, parse
from sample import sample

HOSTILE = [row["text"] for row in tomllib.loads((Path(__file__).parent / "cases/pages/hostile.toml").read_text("utf-8"))["case"]]
DECREE = "van-ban/nd-73-2023-nd-cp.md"


def made(source: Library) -> dict[str, Page]:
    return {page.path: page for page in render(source) if isinstance(page, Page)}


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return made(sample())


def link_of(parsed: Parsed, html: str, words: str) -> str:
    found = re.search(r'<a [^>]*href="([^"]*)"[^>]*>(?:<span class="nb">)?' + re.escape(words), html)
    assert found, f"no link “{words}”"
    return found[1]


def test_every_module_is_a_kind_of_its_own_name() -> None:
    folder = Path(__file__).parents[1] / "tools/danchieu/pages"
    assert [kind.id for kind in kinds()] == sorted(path.stem for path in folder.glob("*.py") if path.stem != "__init__")


def test_paths_are_unique_and_rendering_repeats() -> None:
    first, second = list(render(sample())), list(render(sample()))
    assert first == second
    paths = [one.path for one in first]
    assert len(paths) == len(set(paths))
    assert all(isinstance(one, Page | Asset) for one in first)


def test_the_day_of_a_talk_is_the_day_it_was_given(pages: dict[str, Page]) -> None:
    assert "<th scope=row>Ngày trình bày</th><td>tháng 4/2024</td>" in pages["tu-lieu/bai-noi.md"].text


def test_every_link_and_anchor_leads_somewhere(pages: dict[str, Page]) -> None:
    parsed = {path.removesuffix(".md") + ".html": parse(body(page)) for path, page in pages.items()}
    files = {one.path for one in render(sample()) if isinstance(one, Asset)}
    broken = []
    for path, page in parsed.items():
        for link in page.links:
            if re.match(r"[a-z]+:|tim-kiem\.html\?q=", link):  # the page of results belongs to the search
                continue
            address, _, anchor = link.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), address)) if address else path
            if target in files:
                continue
            if target not in parsed or ("=" not in anchor and anchor and anchor not in parsed[target].ids):
                broken.append((path, link))
    assert not broken


def test_ids_are_unique_and_headings_step_down_one_by_one(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        parsed = parse(body(page))
        assert len(parsed.ids) == len(set(parsed.ids)), path
        levels = [int(one.tag[1]) for one in parsed.every("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels.count(1) == 1, path
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), (path, levels)


def test_front_matter_is_yaml_with_title_and_description(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        meta = yaml.safe_load(page.text.split("---\n")[1])
        assert meta["title"], path
        assert 10 <= len(meta["description"]) <= 200, path


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("Kết luận", "../van-ban/kl-14-kl-tw-2021.html"),
        ("khoản 1", "#dieu-5-khoan-1"),
        ("Quy định <span", "../van-ban/qd-69-qd-tw-2022.html"),
        ("Nghị quyết", "../chua-co-trang.html#nq-27-nq-tw-2018-hay-nq-27-nq-tw-2022"),
        ("Chỉ thị", "../chua-co-trang.html#ct-30-ct-tw"),
        ("điểm a", "#dieu-5-khoan-1-diem-a"),
    ],
)
def test_a_citation_links_to_what_it_means(pages: dict[str, Page], words: str, target: str) -> None:
    html = body(pages[DECREE]).split('id="tom-tat"')[1]
    assert link_of(parse(html), html, words) == target


def test_a_missing_unit_falls_back_to_the_nearest_that_exists(pages: dict[str, Page]) -> None:
    html = body(pages["tu-lieu/bai-noi.md"])
    assert link_of(parse(html), html, "điểm c") == "../van-ban/nd-73-2023-nd-cp.html#dieu-5"


def test_an_ambiguous_citation_names_its_candidates(pages: dict[str, Page]) -> None:
    html = body(pages[DECREE])
    assert "Có thể là Nghị quyết 27-NQ/TW (2018) hoặc Nghị quyết 27-NQ/TW (2022)" in html
    assert "(chưa rõ: 2018 hay 2022)" in html
    ledger = parse(body(pages["chua-co-trang.md"]))
    assert {"van-ban/nq-27-nq-tw-2018.html", "van-ban/nq-27-nq-tw-2022.html"} <= set(ledger.links)


def test_a_replaced_target_is_marked_once_in_a_paragraph() -> None:
    source = sample()
    old = next(one for one in source.documents.values() if one.id.endswith("qd-69-qd-tw-2022"))
    twice = document(
        "huong-dan/x",
        Guide("huong-dan/x", "X"),
        "Quy định 69-QĐ/TW và Quy định 69-QĐ/TW.\n\nQuy định 69-QĐ/TW.\n",
        [Cited("Quy định 69-QĐ/TW", "qd-69-qd-tw-2022")] * 3,
    )
    html = body(made(library([old, twice], statuses=source.statuses))["huong-dan/x.md"])
    assert html.count("(đã thay thế)") == 2


def test_the_status_is_said_in_words_with_a_link_and_its_proof(pages: dict[str, Page]) -> None:
    html = body(pages["van-ban/qd-69-qd-tw-2022.md"])
    assert 'Được thay thế từ 2/2/2023 bởi <a class="dc-doc" href="../van-ban/qd-96-qd-tw-2023.html">' in html
    assert "Vì sao kết luận như vậy" in html
    assert "Quy định này thay thế Quy định 69-QĐ/TW." in html


def test_relations_are_grouped_by_verb_and_say_how_they_are_known(pages: dict[str, Page]) -> None:
    html = body(pages[DECREE]).split(SIDE)[1]
    assert html.index("<h3>Thể chế hóa</h3>") < html.index("<h3>Căn cứ</h3>")
    assert "suy luận, chưa có nguồn nói thẳng" in html
    assert 'class="dc-inferred"' in html
    assert "Bị thay thế bởi" in body(pages["van-ban/qd-69-qd-tw-2022.md"])


def test_backlinks_show_the_sentence_with_the_citation_marked(pages: dict[str, Page]) -> None:
    html = body(pages[DECREE])
    assert "Được dẫn tại (1 trang)" in html
    assert html.partition("<h3>Tư liệu")[2].count("<mark>") == 3
    assert "dẫn khoản 1 Điều 5, điểm c khoản 9 Điều 5" in html


def test_what_is_not_known_is_said(pages: dict[str, Page]) -> None:
    decree, wages = body(pages[DECREE]), body(pages["van-ban/nq-27-nq-tw-2018.md"])
    assert decree.count("nguồn gián tiếp") == 2
    assert "Hai nguồn ghi hai ngày khác nhau." in decree
    assert "đừng nhầm với" in decree
    assert "Chưa rõ còn hiệu lực hay không" in wages
    assert "đừng nhầm với" in wages
    assert "Chưa ghi nhận quan hệ pháp lý nào" in wages
    assert "Chưa ghi nguồn" in wages


def test_an_empty_library_still_has_every_page_of_the_navigation() -> None:
    empty = made(library([]))
    config = yaml.safe_load((Path(__file__).parents[1] / "mkdocs.yml").read_text("utf-8"))
    assert set(_entries(config["nav"])) <= set(empty)
    assert len(_entries(config["nav"])) <= 15
    for path in _entries(config["nav"]):
        assert len(parse(body(empty[path])).text) > 60, path


def _entries(nav: object) -> list[str]:
    if isinstance(nav, str):
        return [nav]
    if isinstance(nav, dict):
        return [path for value in nav.values() for path in _entries(value)]
    assert isinstance(nav, list)
    return [path for value in nav for path in _entries(value)]


def test_long_lists_go_on_over_pages_and_ledger_links_know_theirs() -> None:
    count = 2 * ROWS + 1
    many = [
        document(f"van-ban/nd-{n}-2020-nd-cp", instrument(f"nd-{n}-2020-nd-cp", f"{n}/2020/NĐ-CP"), "## Tóm tắt\n") for n in range(count)
    ]
    missing = [instrument(f"tt-{n}", f"{n}/2020/TT-BNV", page=False) for n in range(count)]
    found = made(library(many, [relation(many[0].entry.id, "can_cu", one.id) for one in missing], stubs=missing))  # type: ignore[union-attr]
    lists = [body(found[f"van-ban/{stem}.md"]) for stem in ("index", "trang-2", "trang-3")]
    assert [page.count("<tr><td>") for page in lists] == [ROWS, ROWS, 1]
    assert 'aria-current="page">2</a>' in lists[1].replace("aria-current=page", 'aria-current="page"')
    rows = body(found[f"van-ban/{many[0].entry.id}.md"])  # type: ignore[union-attr]
    assert '../chua-co-trang-trang-3.html#tt-99"' in rows
    assert 'id="tt-99"' in found["chua-co-trang-trang-3.md"].text


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_document_runs(text: str) -> None:
    for page in made(_infected(text)).values():
        html = body(page)
        parsed = parse(html)
        for one in parsed.every("script"):  # data, or a file of the site named by our own code
            assert one.attrs == {"type": "application/ld+json"} or re.fullmatch(r"(\.\./)*[a-z0-9./-]+\.js", one.attrs["src"]), page.path
        assert not parsed.every("iframe", "img", "style", "object", "embed", "meta", "base"), page.path
        assert not [one for one in parsed.every("form") if "action" in one.attrs], page.path
        assert all(re.fullmatch(r"(\.\./)*[a-z0-9./-]+\.css", one.attrs["href"]) for one in parsed.every("link")), page.path
        assert all(one.attrs["class"] in {"dc-out", "dc-in"} for one in parsed.every("svg"))
        assert not parsed.comments, page.path
        assert html.count(SIDE) <= 1
        for one in parsed.elements:
            assert not [key for key in one.attrs if key.startswith("on")], (page.path, one)
            assert re.match(r"(https?://|mailto:|#|[^:]*$)", one.attrs.get("href", "")), (page.path, one)
        assert html.count("<div") == html.count("</div>"), page.path
        meta = yaml.safe_load(page.text.split("\n---\n")[0])
        assert set(meta) <= {"title", "description", "hide", "wide", "updated", "twin"}


@pytest.mark.parametrize("text", HOSTILE)
def test_card_scripts_hold_nothing_but_data(text: str) -> None:
    assets = [one for one in render(_infected(text)) if isinstance(one, Asset) and one.path.startswith("the/")]
    assert assets
    for one in assets:
        code = one.content.decode()
        assert "<" not in code
        for identity, data in json.loads(code.removeprefix("dcCards(").removesuffix(");\n")).items():
            assert one.path == f"the/{shard_of(identity)}.js"
            assert set(data) <= set("ntdscau")


def test_cards_carry_the_units_that_are_cited() -> None:
    assets = {one.path: one.content.decode() for one in render(sample()) if isinstance(one, Asset)}
    identity = "van-ban/nd-73-2023-nd-cp"
    card = json.loads(assets[f"the/{shard_of(identity)}.js"].removeprefix("dcCards(").removesuffix(");\n"))[identity]
    assert card["n"] == "Nghị định 73/2023/NĐ-CP"
    assert card["s"].startswith("Chưa thấy văn bản thay thế")
    assert card["u"]["dieu-5-khoan-1"][0] == "khoản 1 Điều 5"
    assert card["u"]["dieu-5-khoan-1"][1].startswith("1. Bảo đảm sự lãnh đạo")


def test_the_drawing_and_its_table_hold_the_same_relations(pages: dict[str, Page]) -> None:
    html = body(pages[DECREE]).split('id="luoc-do"')[1].split('id="duoc-dan-tai"')[0]
    drawing, table = html.split("</figure>")
    assert (
        set(parse(drawing).links) - {"#luoc-do"}
        == set(parse(table).links)
        == {"../van-ban/kl-14-kl-tw-2021.html", "../van-ban/qd-96-qd-tw-2023.html"}
    )
    assert "dc-svg-dashed" in drawing and "suy luận" in table
    assert 'id="luoc-do"' not in body(pages["van-ban/nq-27-nq-tw-2018.md"])


def test_a_long_drawing_says_what_it_leaves_to_the_table() -> None:
    many = [instrument(f"tt-{n}", f"{n}/2020/TT-BNV", "Thông tư") for n in range(30)]
    documents = [document(f"van-ban/{one.id}", one, "## Tóm tắt\n") for one in many]
    html = body(made(library(documents, [relation(one.id, "huong_dan", "tt-0") for one in many[1:]]))["van-ban/tt-0.md"])
    assert "và 9 văn bản nữa, xem bảng" in html
    assert html.count('class="dc-svg-box"') == 20


def _infected(text: str) -> Library:
    flat = " ".join(text.split())
    paragraphs = f"## {flat}\n\n{text}\n\n1. {flat}\n\na) {flat}\n\n- {flat}\n"
    one = Instrument(
        "nd-1",
        "1/2020/NĐ-CP",
        "Nghị định",
        text,
        None,
        None,
        None,
        text,
        name=text,
        signer=text,
        place=text,
        aliases=(text,),
        subjects=(text,),
        references=(Reference(text, text, None),),
        homonyms=(Homonym(text, text, text, text),),
        conflicts=(text,),
        status_note=text,
        status_likely=text,
    )
    material = Material("m", text, text, Standing.PRESS, text, text, text, text, text, notes=(text,))
    documents = [
        document("van-ban/nd-1", one, paragraphs + "Nghị định 1\n", [Cited("Nghị định 1", "nd-1")]),
        document("tu-lieu/m", material, paragraphs),
        document("thuat-ngu/t", Term("t", text, (text,), text, (), (), text), paragraphs),
        document("chuyen-de/c", Topic("c", text, 1, text, {"kien_thuc": (text,)}, (("van-ban/nd-1", text),)), paragraphs),
        document("huong-dan/h", Guide("huong-dan/h", text, text), paragraphs),
    ]
    return library(documents, [relation("nd-1", "can_cu", "nd-1", quote=text, note=text, scope_text=text, url=text)])


@pytest.mark.parametrize(
    "href",
    [
        "https://example.org",
        "http://example.org",
        "mailto:a@example.org",
        "#dieu-5",
        "../index.md",
        "cho-can-bo.md",
        "../van-ban/a.html#dieu-5",
    ],
)
def test_safe_addresses_stay(href: str) -> None:
    assert is_safe(href)


@pytest.mark.parametrize(
    "href",
    [
        *("javascript:x", "JAVASCRIPT:x", "java\nscript:x", "&#106;avascript:x", " javascript:x", "\u200bjavascript:x"),
        *("data:text/html,x", "vbscript:x", "file:///etc/passwd", "//evil.example/a.html", "a/b:c", "", "ghi chú"),
    ],
)
def test_unsafe_addresses_go(href: str) -> None:
    assert not is_safe(href)


def test_markdown_of_a_document_becomes_html() -> None:
    text = (
        "**Đậm**, *nghiêng*, [trang](../index.md#a), [ngoài](https://example.org/x.md).\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n> lời\n"
    )
    html = body(made(library([document("huong-dan/x", Guide("huong-dan/x", "X"), text)]))["huong-dan/x.md"])
    for piece in (
        "<strong>Đậm</strong>",
        "<em>nghiêng</em>",
        'href="../index.html#a"',
        'href="https://example.org/x.md"',
        "<td>1</td>",
        "<blockquote>",
    ):
        assert piece in html


def test_a_flood_of_brackets_stays_text() -> None:
    """Open brackets cost the markdown library quadratic time; beyond any real number of links they are plain characters."""
    text = "[a](b " * 300 + "**đậm**\n"
    html = body(made(library([document("huong-dan/x", Guide("huong-dan/x", "X"), text)]))["huong-dan/x.md"])
    assert parse(html).text.count("[a](b") == 300
    assert "<strong>đậm</strong>" in html


def test_a_heading_inside_a_table_unit_is_not_lost() -> None:
    """Structure may hang what follows a table below it."""
    text = "| a | b |\n| --- | --- |\n| 1 | 2 |\n\n### Sau bảng\n\n- gạch\n"
    one = document("huong-dan/x", Guide("huong-dan/x", "X"), text)
    table, section = one.root.children[0], one.root.children[1]
    assert (table.kind, section.kind) == ("table", "section")
    nested = dataclasses.replace(table, span=Span(table.span.start, section.span.end), children=(section,))
    odd = dataclasses.replace(one, root=dataclasses.replace(one.root, children=(nested,)))
    parsed = parse(body(made(library([odd]))["huong-dan/x.md"]))
    assert "sau-bang" in parsed.ids
    assert parsed.text.count("gạch") == 1


def test_the_first_use_of_a_term_leads_to_its_page() -> None:
    term = document("thuat-ngu/6-dam", Term("6-dam", "6 dám", ("sáu dám",), "", (), (), "Phương châm"), "## Nghĩa\n\n6 dám là sáu điều.\n")
    text = "## 6 dám\n\nQuy định kể “6 Dám”, rồi **sáu dám**, 6 dám; 16 dám thì không. [6 dám](https://example.org)\n"
    found = made(library([term, document("van-ban/nd-1", instrument("nd-1", "1/2020/NĐ-CP"), text)]))
    html = body(found["van-ban/nd-1.md"])
    assert html.count('class="dc-term"') == 1
    assert '“<a class="dc-term" href="../thuat-ngu/6-dam.html">6 Dám</a>”' in html
    assert "dc-term" not in body(found["thuat-ngu/6-dam.md"])


def test_a_citation_inside_markdown_stays_a_link_and_inside_a_link_stays_text() -> None:
    known = document("van-ban/nd-1", instrument("nd-1", "1/2020/NĐ-CP"), "## Tóm tắt\n")
    text = "**xem 1/2020/NĐ-CP** và [1/2020/NĐ-CP](https://example.org/1/2020/NĐ-CP)\n"
    cited = [Cited("1/2020/NĐ-CP", "nd-1")] * 3
    html = body(made(library([known, document("huong-dan/x", Guide("huong-dan/x", "X"), text, cited)]))["huong-dan/x.md"])
    assert '<strong>xem <a class="dc-cite" href="../van-ban/nd-1.html">' in html
    assert html.count("dc-cite") == 1
    assert '<a href="https://example.org/1/2020/NĐ-CP">1/2020/NĐ-CP</a>' in html


_LINES = st.lists(
    st.one_of(
        st.sampled_from(
            ["## Tóm tắt", "## Chương I. Tên", "### Điều 5. Tên điều", "1. Khoản", "a) Điểm", "đ) Điểm", "- gạch", "", "Nghị định này"]
        ),
        st.text(
            st.characters(blacklist_categories=("Cs", "Cc", "Co", "Cf", "Zl", "Zp"), blacklist_characters="*_`|\\[]<>#+-&=~:¶"), max_size=30
        ),
    ),
    max_size=14,
)


@settings(max_examples=150)
@given(_LINES)
def test_nothing_of_a_text_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    page = made(library([document("huong-dan/x", Guide("huong-dan/x", "X"), text)]))["huong-dan/x.md"]
    shown = "".join(parse(body(page)).text.replace("¶", "").split()).removeprefix("X")
    wanted = "".join(re.sub(r"^(#{1,6}|-) ", "", text, flags=re.MULTILINE).split())
    assert shown == wanted


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_any_text_makes_a_page(text: str) -> None:
    found = made(library([document("huong-dan/x", Guide("huong-dan/x", text or "X"), text)]))["huong-dan/x.md"]
    assert not parse(body(found)).every("script", "style", "img")


@pytest.mark.parametrize(
    ("anchor", "words"),
    [
        ("dieu-5", "Điều 5"),
        ("dieu-5-khoan-1", "khoản 1 Điều 5"),
        ("dieu-68a-khoan-3-diem-dd", "điểm đ khoản 3 Điều 68a"),
        ("chuong-iii-dieu-7", "Điều 7 Chương III"),
        ("muc-ii-1", "mục II.1"),
        ("muc-ii-diem-1-tiet-a", "tiết a điểm 1 mục II"),
        ("phan-i", "Phần I"),
        ("diem-chinh", "phần “Điểm chính”"),
        ("", ""),
    ],
)
def test_places_in_words(anchor: str, words: str) -> None:
    assert place_words(site_of(sample()), "van-ban/nd-73-2023-nd-cp", anchor) == words


def test_a_range_in_words() -> None:
    place = pinpoint("dieu-5")._replace(last=pinpoint("dieu-9").steps)
    assert pinpoint_words(place) == "Điều 5 đến Điều 9"
