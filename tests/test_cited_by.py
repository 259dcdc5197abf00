"""Who cites an instrument: each place of it with its sentences, documents grouped by what joins them, the newest first."""

from __future__ import annotations

import re
from datetime import date

from danchieu.model import Document, Instrument, Material, Modality, Standing, Term
from danchieu.pages.parts.backlinks import cited_by, places
from danchieu.pages.parts.past import past, touched
from danchieu.pages.parts.prose import prose
from danchieu.pages.parts.site import Site, site_of
from factories import Cited, document, instrument, library, pinpoint, relation
from markup import parse

TEXT = "## Tóm tắt\n\nMột câu kèm theo Nghị định 1/2023.\n\n### Điều 5. Nguyên tắc\n\n1. Một.\n\n2. Hai.\n"
TARGET = instrument("nd-1", "1/2023/NĐ-CP", issued=date(2023, 1, 1))


def citing(identity: str, day: date, *cited: Cited) -> Document:
    one = instrument(identity, f"{identity}/NĐ-CP", issued=day)
    return document(f"van-ban/{identity}", one, "## Tóm tắt\n\n" + " rồi ".join(row.words for row in cited) + ".\n", cited)


def site() -> Site:
    khoan, whole = Cited("khoản 1 Điều 5 Nghị định 1/2023", "nd-1", "dieu-5.khoan-1"), Cited("Nghị định 1/2023", "nd-1")
    article, far = Cited("Điều 5 Nghị định 1/2023", "nd-1", "dieu-5"), Cited("Điều 99 Nghị định 1/2023", "nd-1", "dieu-99")
    talk = Material("bai", "Bài báo A", "Bài báo", Standing.PRESS, "", "", "2026", "", "")
    documents = (
        document("van-ban/nd-1", TARGET, TEXT, (whole,)),
        citing("nd-7", date(2025, 1, 1), whole, khoan),
        citing("nd-8", date(2026, 1, 1), far, article),
        citing("nd-9", date(2024, 1, 1), whole),
        citing("nd-6", date(2022, 1, 1), whole),
        document("tu-lieu/bai", talk, "Theo Nghị định 1/2023.\n", (whole,)),
        document("thuat-ngu/t", Term("t", "Thuật ngữ T", (), "", (), (), ""), "Nêu ở khoản 1 Điều 5 Nghị định 1/2023.\n", (khoan,)),
        document("van-ban/nd-5", instrument("nd-5", "nd-5/NĐ-CP", issued=date(2020, 1, 1)), "Có Nghị định 1/2023 | 5 |\n", (whole,)),
    )
    return site_of(library(documents, (relation("nd-9", "thay_the", "nd-1"), relation("nd-1", "bai_bo", "nd-5"))))


def test_documents_are_grouped_by_what_joins_them_and_the_newest_comes_first() -> None:
    html = cited_by(site(), "nd-1", "../")
    heads = [re.sub(r"<[^>]+>", "", head) for head in re.findall(r"<h3>.*?</h3>", html)]
    assert heads == [
        "Theo điều, khoản",
        "Bị thay thế bởi 1",
        "Văn bản này bãi bỏ 1",
        "Văn bản khác dẫn chiếu 3",
        "Tư liệu 1",
        "Thuật ngữ 1",
    ]
    order = [html.index(f'<h4><a class="dc-doc" href="../van-ban/{one}.html"') for one in ("nd-9", "nd-5", "nd-8", "nd-7", "nd-6")]
    assert order == sorted(order)


def test_each_cited_place_has_its_sentences_and_only_places_the_page_has() -> None:
    one = site()
    assert {anchor: len(links) for anchor, links in places(one, "nd-1").items()} == {"dieu-5": 1, "dieu-5-khoan-1": 2}
    html = cited_by(one, "nd-1", "../")
    assert html.index('id="dan-dieu-5"') < html.index('id="dan-dieu-5-khoan-1"')
    fold = html[html.index('id="dan-dieu-5-khoan-1"') :].partition("</ul>")[0]
    assert "Khoản 1 Điều 5: 2 chỗ dẫn" in html
    assert "<mark>khoản 1 Điều 5 Nghị định 1/2023</mark>" in fold and "Thuật ngữ T" in fold


def test_the_place_itself_says_how_often_it_is_cited() -> None:
    one = site()
    page = parse(prose(one, one.library.documents["van-ban/nd-1"]))
    assert [link for link in page.links if link.startswith("#dan-")] == ["#dan-dieu-5", "#dan-dieu-5-khoan-1"]
    assert "dan-" not in prose(one, one.library.documents["van-ban/nd-7"])


def test_the_bars_of_a_table_are_no_part_of_a_sentence() -> None:
    assert "|" not in cited_by(site(), "nd-1", "../")


def test_that_an_annex_names_its_own_instrument_tells_nothing() -> None:
    assert "kèm theo" not in cited_by(site(), "nd-1", "../")


def test_an_instrument_that_nobody_cites_says_so() -> None:
    assert isinstance(TARGET, Instrument)
    assert "Chưa có trang nào trong kho dẫn văn bản này" in cited_by(site(), "nd-6", "../")


def test_the_record_tells_what_changed_and_since_when() -> None:
    one = instrument("nd-1", "1/2020/NĐ-CP", issued=date(2020, 1, 1), effective=date(2020, 3, 1))
    acts = [
        instrument("nd-2", "2/2023/NĐ-CP", issued=date(2023, 1, 1), effective=date(2023, 2, 1)),
        instrument("nd-3", "3/2027/NĐ-CP", issued=date(2026, 6, 1)),
        instrument("nd-4", "4/2024/NĐ-CP", issued=date(2024, 1, 1)),
        instrument("nd-5", "5/2024/NĐ-CP", issued=date(2024, 1, 1)),
    ]
    rows = (
        relation("nd-2", "sua_doi_bo_sung", "nd-1", scope_text="Điều 7"),
        relation("nd-3", "thay_the", "nd-1", date(2027, 1, 1)),
        relation("nd-4", "bai_bo", "nd-1", modality=Modality.INFERRED),
        relation("nd-5", "bai_bo", "nd-1", modality=Modality.PROPOSED),
        relation("nd-1", "can_cu", "nd-5"),
    )
    site = site_of(library([document(f"van-ban/{row.id}", row, "## Tóm tắt\n\nMột.\n") for row in (one, *acts)], rows))
    told = [" ".join(re.sub(r"<[^>]+>", " ", item).split()) for item in past(site, one, "../").split("<li>")[1:]]
    assert told == [
        "01/01/2020 ban hành",
        "01/3/2020 có hiệu lực",
        "01/02/2023 được sửa đổi, bổ sung bởi Nghị định 2/2023/NĐ-CP Điều 7",
        "01/01/2027 bị thay thế bởi Nghị định 3/2027/NĐ-CP (sắp tới)",
        "chưa rõ từ ngày nào bị bãi bỏ bởi Nghị định 4/2024/NĐ-CP suy luận, chưa có nguồn nói thẳng",
    ]
    assert past(site, acts[0], "../") == ""


def test_a_single_article_says_what_changed_it_and_its_card_too() -> None:
    changes = instrument("nd-2", "2/2023/NĐ-CP", issued=date(2023, 1, 1), effective=date(2023, 2, 1))
    later = instrument("nd-3", "3/2027/NĐ-CP", issued=date(2026, 6, 1), effective=date(2027, 1, 1))
    rows = (
        relation("nd-2", "sua_doi_bo_sung", "nd-1", scope=(pinpoint("dieu-5.khoan-1"), pinpoint("dieu-99"))),
        relation("nd-3", "bai_bo", "nd-1", scope=(pinpoint("dieu-5"),)),
        relation("nd-2", "bai_bo", "nd-1", scope=(pinpoint("dieu-5.khoan-2"),), modality=Modality.INFERRED),
    )
    pages = [
        document("van-ban/nd-1", TARGET, TEXT),
        *(document(f"van-ban/{one.id}", one, "## Tóm tắt\n\nMột.\n") for one in (changes, later)),
    ]
    one = site_of(library(pages, rows))
    assert {anchor: touch.words for anchor, touch in touched(one, "nd-1", "").items()} == {
        "dieu-5-khoan-1": "được sửa đổi, bổ sung bởi Nghị định 2/2023/NĐ-CP từ 01/02/2023"
    }
    html = prose(one, one.library.documents["van-ban/nd-1"])
    assert html.count("được sửa đổi, bổ sung bởi") == 1 and "../van-ban/nd-2.html" in html
