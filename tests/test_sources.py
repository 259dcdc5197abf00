"""Bytes to text: every format, every kind of damage, and the real files of the formats corpus."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from danchieu.model import Severity, Standing
from danchieu.registry import discover
from danchieu.sources import Reader, read, readers, suffixes
from pdf_files import image_pdf, locked_pdf, text_pdf
from shared import needs_shared, shared

PACKAGE = Path(__file__).parents[1] / "tools" / "danchieu" / "sources"


def text_of(name: str, data: bytes) -> str:
    source, findings = read(Path(name), data)
    assert source is not None, findings
    return source.text


def codes(name: str, data: bytes) -> list[str]:
    return [one.code for one in read(Path(name), data)[1]]


def word(*paragraphs: str) -> docx.document.Document:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return document


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_every_file_of_the_folder_is_a_reader() -> None:
    files = {path.stem for path in PACKAGE.glob("*.py") if not path.stem.startswith("_")}
    found = discover("danchieu.sources", "READER")
    assert all(isinstance(one, Reader) for one in found)
    assert {one.name for one in found} == files
    assert len({suffix for one in readers() for suffix in one.suffixes}) == len(suffixes())


def test_a_source_carries_its_digest_format_and_standing() -> None:
    source, findings = read(Path("a.txt"), "Điều 1. Một".encode(), standing=Standing.PRESS)
    assert source is not None
    assert (source.format, source.standing, source.text, len(source.digest), findings) == ("txt", Standing.PRESS, "Điều 1. Một", 64, ())


def test_plain_text_keeps_its_white_space_and_becomes_nfc() -> None:
    text = "A\r\n\r\n  điều lệ\n"
    assert text_of("a.txt", unicodedata.normalize("NFD", text).encode()) == text


# -- damage -------------------------------------------------------------------------------------------------------------------

DAMAGE = [
    ("empty", "a.txt", b"", ["DC510"]),
    ("only blanks", "a.pdf", b" \n\t\r\n", ["DC510"]),
    ("only a mark", "a.txt", b"\xef\xbb\xbf", ["DC510"]),
    ("unknown kind", "a.xyz", "chữ".encode(), ["DC511"]),
    ("no suffix", "van-ban", "chữ".encode(), ["DC511"]),
    ("picture called text", "a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 40, ["DC517"]),
    ("old Word", "a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ["DC518"]),
    ("old Word called docx", "a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ["DC512", "DC518"]),
    ("RTF", "a.rtf", b"{\\rtf1 abc}", ["DC518"]),
    ("doc that is nothing", "a.doc", b"abc", ["DC519"]),
    ("Word with a password", "a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), ["DC512", "DC520"]),
    ("docx cut short", "a.docx", b"PK\x03\x04word/abc", ["DC525"]),
    ("docx that is text", "a.docx", "chữ".encode(), ["DC525"]),
    ("pdf cut short", "a.pdf", b"%PDF-1.7\n1 0 obj <<", ["DC522"]),
    ("pdf that is text", "a.pdf", "chữ".encode(), ["DC522"]),
    ("web page without text", "a.html", b"<html><body><script>x()</script></body></html>", ["DC526", "DC514"]),
]


@pytest.mark.parametrize(("name", "data", "expected"), [row[1:] for row in DAMAGE], ids=[row[0] for row in DAMAGE])
def test_damage_is_a_finding_with_a_remedy(name: str, data: bytes, expected: list[str]) -> None:
    source, findings = read(Path(name), data)
    assert source is None
    assert [one.code for one in findings] == expected
    assert any(one.severity is Severity.ERROR for one in findings)
    assert all(one.message and one.remedy and "{" not in one.message + one.remedy for one in findings)


def test_a_zip_that_is_no_word_file() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert codes("a.docx", out.getvalue()) == ["DC525"]
    assert codes("a.zip", out.getvalue()) == ["DC511"]


def test_a_word_file_with_damaged_inside() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<w:document")
    assert codes("a.docx", out.getvalue()) == ["DC513"]


@settings(max_examples=150)
@given(
    st.binary(max_size=400),
    st.sampled_from(["a.txt", "a.md", "a.html", "a.docx", "a.pdf", "a.doc"]),
    st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04word/", b"<html>"]),
)
def test_no_bytes_raise(data: bytes, name: str, head: bytes) -> None:
    source, findings = read(Path(name), head + data)
    assert source is not None or findings


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.doc", b"<html><body><p>" + "Điều 1. Một điều của văn bản. ".encode() * 20 + b"</p></body></html>", "html"),
        ("a.txt", text_pdf(["Dieu 1. Mot dieu cua van ban nay la mot dong chu"]), "pdf"),
        ("a.doc", saved(word("Điều 1. Một")), "docx"),
    ],
)
def test_bytes_that_are_surely_of_another_kind_are_read_as_it(name: str, data: bytes, kind: str) -> None:
    source, findings = read(Path(name), data)
    assert source is not None
    assert source.format == kind
    assert [one.code for one in findings] == ["DC512"]


def test_markdown_with_tags_stays_markdown() -> None:
    source, _ = read(Path("a.md"), b"<table><tr><td>a</td></tr></table>\n\n# b\n")
    assert source is not None
    assert source.format == "md"


def test_legacy_text_is_converted_and_said() -> None:
    data = "C¨n cø HiÕn ph¸p n­íc Céng hßa x· héi chñ nghÜa ViÖt Nam".encode("latin1")
    assert text_of("a.txt", data) == "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam"
    assert codes("a.txt", data) == ["DC515"]


# -- docx ---------------------------------------------------------------------------------------------------------------------

NUMBERING = """
<w:abstractNum {ns} w:abstractNumId="90">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
  <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
  <w:lvl w:ilvl="4"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%2.%5"/></w:lvl>
</w:abstractNum>
"""


def numbered(document: Any, text: str, level: int, number: int = 91) -> None:
    paragraph = document.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def test_automatic_numbers_of_word_are_in_the_text() -> None:
    document = word("NGHỊ ĐỊNH")
    root = document.part.numbering_part.element
    root.append(parse_xml(NUMBERING.format(ns=nsdecls("w"))))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="90"/></w:num>'))
    again = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride>'
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="92"><w:abstractNumId w:val="90"/>{again}</w:num>'))
    for text, level in (
        ("Phạm vi", 0),
        ("Một", 1),
        ("A", 2),
        ("B", 2),
        ("Hai", 1),
        ("C", 2),
        ("ý", 3),
        ("sâu", 4),
        ("Đối tượng", 0),
        ("Một", 1),
    ):
        numbered(document, text, level)
    numbered(document, "Lại từ đầu", 1, 92)
    lines = text_of("a.docx", saved(document)).split("\n")
    assert [line for line in lines if line] == [
        *("NGHỊ ĐỊNH", "Điều 1. Phạm vi", "1. Một", "a) A", "b) B", "2. Hai", "a) C", "- ý", "2.III sâu", "Điều 2. Đối tượng", "1. Một"),
        "1. Lại từ đầu",
    ]


def test_columns_of_a_header_and_tables_of_data() -> None:
    document = word()
    head = document.add_table(2, 2)
    for at, words in enumerate(
        ("CHÍNH PHỦ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 1/2024/NĐ-CP", "Hà Nội, ngày 01 tháng 02 năm 2024")
    ):
        head.cell(at // 2, at % 2).text = words
    document.add_paragraph("Bảng lương:")
    data = document.add_table(3, 3)
    for at in range(9):
        data.cell(at // 3, at % 3).text = f"ô {at}"
    lines = [line for line in text_of("a.docx", saved(document)).split("\n") if line]
    assert lines[:4] == ["CHÍNH PHỦ", "Số: 1/2024/NĐ-CP", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Hà Nội, ngày 01 tháng 02 năm 2024"]
    assert lines[4:] == ["Bảng lương:", "| ô 0 | ô 1 | ô 2 |", "| ô 3 | ô 4 | ô 5 |", "| ô 6 | ô 7 | ô 8 |"]


def test_tracked_changes_hidden_text_breaks_and_hyphens() -> None:
    document = word("")
    document.paragraphs[0]._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>thêm</w:t></w:r></w:ins>"))
    document.paragraphs[0]._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>bỏ</w:delText></w:r></w:del>"))
    document.paragraphs[0]._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"))
    document.paragraphs[0]._p.append(
        parse_xml(f"<w:r {nsdecls('w')}><w:br/><w:t>NĐ</w:t><w:noBreakHyphen/><w:t>CP</w:t><w:tab/><w:t>x</w:t></w:r>")
    )
    assert text_of("a.docx", saved(document)).strip() == "thêm\nNĐ-CP x"


def test_footnotes_stand_at_the_end_with_their_marks() -> None:
    document = word("Khoản này được sửa đổi")
    document.paragraphs[0]._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="7"/></w:r>'))
    data = saved(document)
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        "<w:footnote w:id='7'><w:p><w:r><w:t>Theo Nghị định 1</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/_rels/document.xml.rels":
                part = part.replace(
                    b"</Relationships>", f'<Relationship Id="rN" Type="{kind}" Target="footnotes.xml"/></Relationships>'.encode()
                )
            if name == "[Content_Types].xml":
                part = part.replace(b"</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{main}"/></Types>'.encode())
            new.writestr(name, part)
        new.writestr("word/footnotes.xml", notes)
    assert text_of("a.docx", out.getvalue()) == "Khoản này được sửa đổi[1]\n\n[1] Theo Nghị định 1\n"


# -- html ---------------------------------------------------------------------------------------------------------------------

PAGE = """<!DOCTYPE html><html><head><title>Báo</title><style>x</style></head><body>
<nav class="main-menu"><ul><li><a href="/">Trang chủ</a></li><li><a href="/a">Thời sự</a></li></ul></nav>
<div class="wrap"><div class="content"><h1>Bảo vệ cán bộ dám nghĩ, dám làm</h1>
<p>Ngày 22/9/2021, Bộ Chính trị ban hành <a href="#">Kết luận số 14-KL/TW</a> về chủ trương khuyến khích.</p>
<p>Nghị định số 73/2023/NĐ-CP<sup>1</sup> quy định chi tiết.<br>Dòng sau &lt;b&gt; chữ &amp; số.</p>
<table><tr><th>Năm</th><th>Số</th><th>Loại</th></tr><tr><td>2021</td><td>14</td><td>KL</td></tr></table>
<div style="display:none">ẩn</div><script>alert(1)</script></div></div>
<div class="related"><a href="/b">Tin liên quan một</a><a href="/c">Tin liên quan hai</a></div>
<footer>Bản quyền</footer></body></html>"""


def test_a_press_page_gives_its_text_and_nothing_around_it() -> None:
    lines = [line for line in text_of("a.html", PAGE.encode()).split("\n") if line]
    assert lines == [
        "Bảo vệ cán bộ dám nghĩ, dám làm",
        "Ngày 22/9/2021, Bộ Chính trị ban hành Kết luận số 14-KL/TW về chủ trương khuyến khích.",
        "Nghị định số 73/2023/NĐ-CP[1] quy định chi tiết.",
        "Dòng sau <b> chữ & số.",
        "| Năm | Số | Loại |",
        "| 2021 | 14 | KL |",
    ]


def test_deeply_nested_pages_are_read() -> None:
    data = "<html><body>" + "<div>" * 1500 + "<p>Điều 1. Một</p>" + "</div>" * 1500 + "</body></html>"
    assert "Điều 1. Một" in text_of("a.html", data.encode())


# -- pdf ----------------------------------------------------------------------------------------------------------------------


def test_wrapped_lines_of_a_pdf_become_paragraphs_and_a_broken_symbol_is_whole() -> None:
    wide = "Thong tu nay thay the cac van ban cu theo quy dinh tai Thong tu so 05/2024/TT-"
    text = text_of("a.pdf", text_pdf(["1. Pham vi", wide, "BLDTBXH ngay 01 thang 3 nam 2024 cua Bo.", "2. Hieu luc", "Tu ngay ky."]))
    assert "Thong tu so 05/2024/TT-BLDTBXH ngay 01" in text
    lines = [line for line in text.split("\n") if line]
    assert lines[0] == "1. Pham vi"
    assert lines[-2:] == ["2. Hieu luc", "Tu ngay ky."]


def test_a_pdf_of_pictures_says_so() -> None:
    assert codes("a.pdf", image_pdf()) == ["DC523"]


def test_a_pdf_with_a_password_says_so() -> None:
    assert codes("a.pdf", locked_pdf()) == ["DC521"]


# -- the real files -----------------------------------------------------------------------------------------------------------


def corpus_text(name: str) -> str:
    path = shared("corpora/formats") / name
    return text_of(name, path.read_bytes())


@needs_shared
def test_every_real_file_is_read_or_explained() -> None:
    for path in sorted(shared("corpora/formats").iterdir()):
        if path.suffix == ".csv":
            continue
        source, findings = read(path, path.read_bytes())
        if path.suffix == ".doc":
            assert source is None
            assert [one.code for one in findings] == ["DC518"]
        elif path.name == "nghi-quyet-115-nq-cp_page2_scan.pdf":
            assert [one.code for one in findings] == ["DC523"]
        else:
            assert source is not None, path.name
            assert "CÔNG BÁO/Số" not in source.text


@needs_shared
@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (
            "nghi-quyet-so-25-2022-ubtvqh15-37724.pdf",
            "Căn cứ Luật Tổ chức Quốc hội số 57/2014/QH13 đã được sửa đổi, bổ sung một số điều theo Luật số 65/2020/QH14;",
        ),
        ("thong-tu-so-03-2022-tt-bldtbxh-36975.pdf", "Thông tư số 02/2019/TT-BLĐTBXH ngày 08 tháng 01 năm 2019"),
        (
            "van-ban-hop-nhat-so-716-vbhn-bldtbxh-41388.pdf",
            "[2] Chương này bao gồm các điều 3, 4, 5, 6, 7, 8, 9 và 10 được bãi bỏ theo quy định tại khoản 5 Điều 3 của Thông tư số 08/2023/TT-BLĐTBXH",
        ),
        (
            "hienphap-2013_vanbangoc.pdf",
            "2. Nước Cộng hòa xã hội chủ nghĩa Việt Nam do Nhân dân làm chủ; tất cả quyền lực nhà nước thuộc về Nhân dân",
        ),
        (
            "vbpl-toanvan-v1.html",
            "Trải qua mấy nghìn năm lịch sử, Nhân dân Việt Nam lao động cần cù, sáng tạo, đấu tranh anh dũng để dựng nước và giữ nước",
        ),
        ("phapdien-41.14-le-tang-can-bo.html", "Điều 41.14.NĐ.1. Phạm vi điều chỉnh và đối tượng áp dụng"),
        ("anle-14-2017.docx", "Được Hội đồng Thẩm phán Tòa án nhân dân tối cao thông qua ngày 14 tháng 12 năm 2017"),
    ],
)
def test_sentences_of_real_files_are_whole(name: str, sentence: str) -> None:
    assert sentence in corpus_text(name)


@needs_shared
def test_nothing_of_the_constitution_is_lost_between_two_prints_of_it() -> None:
    """The gazette's PDF and the database's page have the same 120 articles with the same words."""
    prints = []
    for name in ("hienphap-2013_vanbangoc.pdf", "vbpl-toanvan-v1.html"):
        text = corpus_text(name)
        words = re.findall(r"\w+", text[text.index("Điều 1") : text.index("thông qua ngày 28")].lower())
        prints.append(words)
    assert abs(len(prints[0]) - len(prints[1])) < 0.002 * len(prints[0])
    assert set(re.findall(r"Điều (\d+)\n", corpus_text("hienphap-2013_vanbangoc.pdf"))) == {str(number) for number in range(1, 121)}
