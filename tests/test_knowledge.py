"""Front matter: every mistake of an editor becomes a finding with its line, never a trace and never a dropped line."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from danchieu import checks
from danchieu.findings import catalogue
from danchieu.knowledge.identity import instrument_id
from danchieu.library import assemble
from danchieu.model import Instrument

CASES = Path(__file__).parent / "cases" / "knowledge"
DAY = date(2026, 11, 22)


def rows(name: str) -> list[dict[str, Any]]:
    return tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["row"]


@pytest.mark.parametrize("row", rows("bad_pages"), ids=lambda row: row["why"])
def test_a_mistake_becomes_exactly_its_findings(row: dict[str, Any]) -> None:
    found = checks.run(assemble({row["path"]: row["text"].encode()}, DAY))
    assert sorted(f"{one.code}:{one.line}" for one in found) == row["finds"]
    for one in found:
        assert one.path == f"docs/{row['path']}"
        assert "{" not in one.message.replace("{…}", "").replace("{..}", "")


def test_bytes_that_are_no_text_are_a_finding() -> None:
    found = assemble({"van-ban/a.md": b"---\nloai: Ngh\xe1\xff\n---\n"}, DAY).findings
    assert [(one.code, one.line) for one in found] == [("DC112", 2)]


def test_every_row_of_the_catalogue_is_whole() -> None:
    for code, row in catalogue().items():
        assert set(row) == {"severity", "message", "remedy"}, code
        assert row["severity"] in {"error", "warning", "note"}


GOOD = """---
so_hieu: 73/2023/NĐ-CP
loai: Nghị định
co_quan: Chính phủ
ngay_ban_hanh: 2023-09-29
ngay_hieu_luc: 2023-09-29
trich_yeu: Quy định về khuyến khích, bảo vệ cán bộ
quan_he:
  - {loai: the_che_hoa, den: 14-KL/TW, ngay: 2021-09-22}
nguon:
  - {url: "https://example.org/a", ngay_doc: 2026-11-21}
chu_de: [bảo vệ cán bộ]
---
## Tóm tắt
Văn bản.
"""


def test_a_good_page_is_read_whole() -> None:
    library = assemble({"van-ban/nd-73-2023-nd-cp.md": GOOD.encode()}, DAY)
    entry = library.documents["van-ban/nd-73-2023-nd-cp"].entry
    assert isinstance(entry, Instrument)
    assert (entry.symbol, entry.issued, entry.subjects) == ("73/2023/NĐ-CP", date(2023, 9, 29), ("bảo vệ cán bộ",))
    assert entry.references[0].read_on == date(2026, 11, 21)
    assert library.documents["van-ban/nd-73-2023-nd-cp"].source.first_line == 14


def test_decomposed_unicode_and_windows_line_ends_read_the_same() -> None:
    import unicodedata

    twisted = unicodedata.normalize("NFD", GOOD).replace("\n", "\r\n").encode("utf-8-sig")
    one = assemble({"van-ban/nd-73-2023-nd-cp.md": GOOD.encode()}, DAY)
    other = assemble({"van-ban/nd-73-2023-nd-cp.md": twisted}, DAY)
    assert one.instruments == other.instruments
    assert one.relations == other.relations


@pytest.mark.parametrize(
    ("kind", "symbol", "place", "year", "expected"),
    [
        ("Nghị định", "73/2023/NĐ-CP", "", "2023", "nd-73-2023-nd-cp"),
        ("Nghị quyết", "26-NQ/TW", "", "2018", "nq-26-nq-tw-2018"),
        ("Quy định", "1167-QĐ/TU", "Quảng Ngãi", "2023", "qd-1167-qd-tu-quang-ngai-2023"),
        ("Quyết định", "1847/QĐ-TTg", "", "2018", "qd-1847-qd-ttg-2018"),
        ("Luật", "80/2025/QH15", "", "2025", "l-80-2025-qh15"),
        ("Hiến pháp", "năm 2013", "", "2013", "hp-nam-2013"),
        ("Thông báo kết luận", "20-TB/TW", "", "2022", "tb-20-tb-tw-2022"),
    ],
)
def test_ids_are_permanent_addresses(kind: str, symbol: str, place: str, year: str, expected: str) -> None:
    assert instrument_id(kind, symbol, place, year) == expected
