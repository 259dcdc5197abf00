"""Pages show what was written: no label renumbered or lost, no word dropped, no remark of an editor hidden, no address that cannot be a file."""

from __future__ import annotations

import pytest

from danchieu.model import Library
from danchieu.pages import Page, render
from danchieu.pages.parts.links import kept
from kb import kb
from markup import body, parse

LAW = "so_hieu: 14-KL/TW\nloai: Kết luận\nngay_ban_hanh: 2021-09-22"


def made(library: Library) -> dict[str, Page]:
    return {one.path: one for one in render(library) if isinstance(one, Page)}


def html_of(text: str, head: str = LAW) -> str:
    return body(made(kb({"kl-14-kl-tw-2021": f"{head}\n===\n{text}\n"}))["van-ban/kl-14-kl-tw-2021.md"])


def words_of(html: str) -> str:
    return " ".join(parse(html).text.split())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "### Điều 1. Phương án\n\n1. k\na) x\nb) y\nPhương án 2:\na) Người nộp.\nb) Người nhận.",
            ["a) x", "b) y", "a) Người nộp.", "b) Người nhận."],
        ),
        ("> 1. một\n> 5. năm\n> 7. bảy", ["1. một", "5. năm", "7. bảy"]),
        ("> 5a. chèn\n> b) điểm", ["5a. chèn", "b) điểm"]),
        ("Xem [2](ghi chú) ở dưới.", ["[2](ghi chú)"]),
        ("Xem [mã](javascript:alert(1)) ở dưới.", ["mã", "javascript:alert(1)"]),
    ],
)
def test_labels_and_words_stand_as_written(text: str, shown: list[str]) -> None:
    words = words_of(html_of(text))
    assert [one for one in shown if one not in words] == []


def test_a_quotation_is_never_numbered_by_the_browser() -> None:
    assert "<ol" not in html_of("> 1. một\n> 5. năm").partition("<blockquote>")[2].partition("</blockquote>")[0]


@pytest.mark.parametrize("number", ["12/2020&amp;X", "73/2023/NĐ-CP", "A&amp;B1/2021"])
def test_what_is_held_on_one_line_keeps_its_entities_whole(number: str) -> None:
    assert kept(f"Theo {number}, ngành") == f'Theo <span class="nb">{number}</span>, ngành'


def test_a_link_that_can_be_no_address_is_no_link() -> None:
    assert [one for one in parse(html_of("Xem [2](ghi chú).")).links if "ghi" in one] == []


def test_reasons_of_decisions_and_notes_on_sources_are_shown() -> None:
    head = (
        f"{LAW}\nlam_ro:\n  - {{viet: 27-NQ/TW, la: kl-14-kl-tw-2021, vi: vì nói về tiền lương}}\n"
        "nguon:\n  - {ten: báo, ngay_doc: 2026-11-21, ghi_chu: chỉ đọc đoạn trích}"
    )
    words = words_of(html_of("Theo Nghị quyết số 27-NQ/TW.", head))
    assert "vì nói về tiền lương" in words
    assert "chỉ đọc đoạn trích" in words


@pytest.mark.parametrize("value", ["Ban chỉ đạo " * 40, "!!!", "a/b\\c", "..", "index"])
def test_any_issuer_and_subject_has_a_page_that_can_be_a_file(value: str) -> None:
    quoted = '"' + value.strip().replace("\\", "\\\\") + '"'
    pages = made(kb({"kl-14-kl-tw-2021": f"{LAW}\nco_quan: {quoted}\nchu_de: [{quoted}]\nnguoi_ky: {quoted}"}))
    assert all(len(part.encode()) < 200 for path in pages for part in path.split("/"))
    links = parse(body(pages["van-ban/kl-14-kl-tw-2021.md"])).links
    lists = [one for one in links if one.startswith(("../co-quan/", "../chu-de/"))]
    assert lists
    for one in lists:
        assert one.removeprefix("../").replace(".html", ".md") in pages


def test_two_spellings_on_one_address_are_both_named() -> None:
    pages = made(kb({"kl-14-kl-tw-2021": f"{LAW}\nchu_de: [Bảo vệ, bao ve]"}))
    words = words_of(body(pages["chu-de/bao-ve.md"]))
    assert "Bảo vệ" in words
    assert "bao ve" in words


def test_a_term_of_any_length_does_not_end_the_build() -> None:
    long = "dám nghĩ " * 200
    pages = made(kb({"thuat-ngu/dai": f"tieu_de: {long}\nten_khac: [{long} dám làm]", "kl-14-kl-tw-2021": f"{LAW}\n===\nMột câu.\n"}))
    assert "van-ban/kl-14-kl-tw-2021.md" in pages
