"""From a sentence to exactly one instrument, to candidates, or to an honest unknown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from danchieu.cli import main
from kb import kb, rows

PAGES = {
    "nq-27-nq-tw-2018": "so_hieu: 27-NQ/TW\nloai: Nghị quyết\nngay_ban_hanh: 2018-05-21\n"
    "trung_so: [{so_hieu: 27-NQ/TW, ngay: 2022-11-09, noi_dung: Nhà nước pháp quyền}]",
    "kl-14-kl-tw-2021": "so_hieu: 14-KL/TW\nloai: Kết luận\nngay_ban_hanh: 2021-09-22",
    "nd-73-2023-nd-cp": "so_hieu: 73/2023/NĐ-CP\nloai: Nghị định\nngay_ban_hanh: 2023-09-29",
    "nq-30-nq-cp-2023": "so_hieu: 30/NQ-CP\nloai: Nghị quyết\nngay_ban_hanh: 2023-03-04",
    "qd-1167-qd-tu-quang-ngai-2023": "so_hieu: 1167-QĐ/TU\nloai: Quy định\ndia_phuong: Quảng Ngãi\nngay_ban_hanh: 2023-08-11",
    "nq-04-nq-tw-2016": "so_hieu: 04-NQ/TW\nloai: Nghị quyết\nngay_ban_hanh: 2016-10-30\nten_khac: [Nghị quyết Trung ương 4 khóa XII]",
    "l-22-2008-qh12": "so_hieu: 22/2008/QH12\nloai: Luật\nngay_ban_hanh: 2008-11-13\ntrich_yeu: Luật Cán bộ, công chức",
    "l-80-2025-qh15": "so_hieu: 80/2025/QH15\nloai: Luật\nngay_ban_hanh: 2025-06-24\ntrich_yeu: Luật Cán bộ, công chức",
}


@pytest.mark.parametrize("row", rows("identify"), ids=lambda row: row["why"])
def test_identify(row: dict[str, Any]) -> None:
    own = row.get("own", "tieu_de: Bài\nloai: Báo cáo")
    document = kb({**PAGES, "tu-lieu/bai": f"{own}\n===\n{row['text']}\n"}).documents["tu-lieu/bai"]
    resolution = document.mentions[row.get("mention", 0)].resolution
    meant = resolution.candidates or (resolution.instrument,)
    assert [resolution.outcome.value, *meant] == row["means"]
    if "rule" in row:
        assert resolution.rule == row["rule"]


def test_a_homonym_of_another_year_does_not_make_a_dated_row_ambiguous() -> None:
    pages = {
        **PAGES,
        "nd-01-2024-nd-cp": "so_hieu: 01/2024/NĐ-CP\nloai: Nghị định\nngay_ban_hanh: 2024-01-01\n"
        "quan_he: [{loai: the_che_hoa, den: 27-NQ/TW, ngay: 2018-05-21}]",
        "nq-09-nq-tw-2014": "so_hieu: 09-NQ/TW\nloai: Nghị quyết\ntrung_so: [{so_hieu: 27-NQ/TW, ngay: 2008, noi_dung: trí thức}]",
    }
    library = kb(pages)
    assert [one.object for one in library.relations if one.verb == "the_che_hoa"] == ["nq-27-nq-tw-2018"]
    assert "DC203" not in {one.code for one in library.findings}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Thể chế hóa Quy định số 1167, Bộ Nội vụ đề xuất.", "1167-QĐ/TU"),
        ("Theo Nghị định 73, cán bộ được bảo vệ.", "73/2023/NĐ-CP"),
        ("Theo Nghị định 73/2023, cán bộ được bảo vệ.", "73/2023/NĐ-CP"),
        ("Theo Nghị định 73/2021, cán bộ được bảo vệ.", "73/2021/NĐ-CP"),
        ("Theo Thông tư 29 về dạy thêm.", None),
    ],
)
def test_cite_in_the_context_of_a_library_reads_short_forms(
    text: str, target: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, head in PAGES.items():
        (tmp_path / "docs" / "van-ban").mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / "van-ban" / f"{name}.md").write_text(f"---\n{head}\n---\n", "utf-8")
    (tmp_path / "bai.txt").write_text(text, "utf-8")
    main(["cite", str(tmp_path / "bai.txt"), "--format", "jsonl", "--context", str(tmp_path / "docs")])
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert rows[0]["target"] == target
