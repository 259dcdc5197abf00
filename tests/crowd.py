"""A library in which one number, 7, is borne by a hundred documents of several types, issuers and years."""

from __future__ import annotations

_TYPES = (
    ("tt", "Thông tư", "TT-BYT", "Bộ Y tế"),
    ("tt", "Thông tư", "TT-BTC", "Bộ Tài chính"),
    ("tt", "Thông tư", "TT-BNV", "Bộ Nội vụ"),
    ("qd", "Quyết định", "QĐ-TTg", "Thủ tướng Chính phủ"),
    ("nd", "Nghị định", "NĐ-CP", "Chính phủ"),
)


def crowd() -> dict[str, str]:
    """Id and page of each document, for `kb`."""
    return {
        f"{short}-7-{year}-{code.lower().replace('đ', 'd')}": f"so_hieu: 7/{year}/{code}\nloai: {kind}\nco_quan: {issuer}\n"
        f"ngay_ban_hanh: {year}-03-0{1 + place}\ntrich_yeu: Việc thứ {year - 1999} của {issuer}\nnguon: [{{ten: x}}]\n===\nVăn bản này."
        for year in range(2000, 2020)
        for place, (short, kind, code, issuer) in enumerate(_TYPES)
    }
