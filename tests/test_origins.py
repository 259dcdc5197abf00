"""Where a term was coined or defined: the page and the place that `noi_neu` names, what stands there, and the pages that use it."""

from __future__ import annotations

from datetime import date

import pytest

from danchieu.model import Document, Material, Standing, Term
from danchieu.pages import Page, render
from danchieu.pages.parts.origin import origin, said
from danchieu.pages.parts.site import Site, site_of
from factories import document, instrument, library
from markup import body, parse

DECREE = "## Tóm tắt\n\nMột.\n\n### Điều 4. Căn cứ\n\n1. Vi phạm.\n\n2. Cố tình né tránh việc.\n"
PRESS = "## Tóm tắt\n\nBài có 6 dám.\n\n## Hai phương châm\n\n- “5 thật” là nghĩ thật.\n- “5 có”: trách nhiệm.\n- “3 không”: không quan liêu.\n- Việc khác.\n"


def material(name: str, title: str, kind: str, author: str = "") -> Document:
    return document(f"tu-lieu/{name}", Material(name, title, kind, Standing.PRESS, "", author, "", "", ""), PRESS)


def site(*terms: Term) -> Site:
    decree = instrument("nd-1-2020-nd-cp", "1/2020/NĐ-CP", issued=date(2020, 1, 1))
    return site_of(
        library(
            (
                document("van-ban/nd-1-2020-nd-cp", decree, DECREE),
                material("bai", "Quảng Ninh khắc phục “bệnh sợ trách nhiệm”", "Bài báo"),
                material("noi", "Một bài nói", "Bài nói", "Nguyễn Văn A, Vụ trưởng Vụ Công chức, Bộ Nội vụ"),
                *(document(f"thuat-ngu/{one.id}", one, "## Nghĩa\n\nMột.\n") for one in terms),
            )
        )
    )


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("khoản 2 Điều 4 Nghị định 1/2020/NĐ-CP", "van-ban/nd-1-2020-nd-cp.html#dieu-4-khoan-2"),
        ("Nghị định 1/2020/NĐ-CP ngày 01/01/2020", "van-ban/nd-1-2020-nd-cp.html"),
        ("Điều 99 Nghị định 1/2020/NĐ-CP", "van-ban/nd-1-2020-nd-cp.html"),
        ("Bài báo “Quảng Ninh khắc phục bệnh sợ trách nhiệm”, mục Hai phương châm", "tu-lieu/bai.html#hai-phuong-cham"),
        ("Bài báo “Quảng Ninh khắc phục bệnh sợ trách nhiệm”, mục Không có", "tu-lieu/bai.html"),
        ("Bài nói của Vụ trưởng Vụ Công chức ngày 10/4/2024, mục Hai phương châm", "tu-lieu/noi.html#hai-phuong-cham"),
        ("Bài báo “Một bài nói”", ""),
        ("Bài báo “Không có bài ấy”", ""),
        ("Nghị định 1/2020/NĐ-CP ngày 02/02/2020", ""),
        ("", ""),
    ],
)
def test_the_place_is_found_or_left_open(written: str, address: str) -> None:
    one = site()
    found = origin(one, written)
    assert (one.address(found.document, found.anchor) if found else "") == address


@pytest.mark.parametrize(
    ("title", "written", "words"),
    [
        ("né tránh", "Điều 4 Nghị định 1/2020/NĐ-CP", "2. Cố tình né tránh việc."),
        ("5 thật", "Bài báo “Quảng Ninh khắc phục bệnh sợ trách nhiệm”, mục Hai phương châm", "“5 thật” là nghĩ thật."),
        (
            "5 có, 3 không",
            "Bài báo “Quảng Ninh khắc phục bệnh sợ trách nhiệm”, mục Hai phương châm",
            "“5 có”: trách nhiệm. “3 không”: không quan liêu.",
        ),
        ("chạy chức", "Điều 4 Nghị định 1/2020/NĐ-CP", ""),
        ("né tránh", "Nghị định 9/2020/NĐ-CP", ""),
    ],
)
def test_the_paragraph_itself_is_shown(title: str, written: str, words: str) -> None:
    one = site()
    assert said(one, Term("t", title, (), written, (), (), ""), origin(one, written)) == words


def test_the_page_of_a_term_leads_to_its_paragraph_and_to_what_uses_it() -> None:
    term = Term("ne-tranh", "né tránh", (), "Điều 4 Nghị định 1/2020/NĐ-CP", (), (), "")
    source = site(term).library
    (page,) = (one for one in render(source) if isinstance(one, Page) and one.path == "thuat-ngu/ne-tranh.md")
    links = parse(body(page)).links
    assert "../van-ban/nd-1-2020-nd-cp.html#dieu-4" in links and "../van-ban/nd-1-2020-nd-cp.html" in links
    assert "Cố tình né tránh việc." in body(page) and "Có trong 1 trang" in body(page)
