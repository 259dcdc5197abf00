"""Where an instrument stands in the order of bodies: the Party above, the State below, the provinces last."""

from __future__ import annotations

import re
from typing import NamedTuple

from danchieu.model import Family, Instrument
from danchieu.vocabulary import parse_symbol


class Lane(NamedTuple):
    """One row of drawings: a level of bodies."""

    id: str
    """Key in data and style sheets."""
    title: str
    """What readers see."""
    side: str
    """`dang`, `nha-nuoc`, or `khac` where it is neither."""


LANES = (
    Lane("trung-uong", "Trung ương Đảng", "dang"),
    Lane("ban-dang", "Ban đảng, đảng ủy", "dang"),
    Lane("quoc-hoi", "Quốc hội", "nha-nuoc"),
    Lane("chinh-phu", "Chính phủ, Thủ tướng", "nha-nuoc"),
    Lane("bo", "Bộ, ngành", "nha-nuoc"),
    Lane("cap-uy", "Tỉnh ủy, thành ủy", "dang"),
    Lane("chinh-quyen", "Hội đồng, ủy ban nhân dân", "nha-nuoc"),
    Lane("chua-ro", "Chưa rõ cơ quan", "khac"),
    Lane("tai-lieu", "Tư liệu, chuyên đề, thuật ngữ", "khac"),
)
"""From the top of a drawing to its bottom."""

LOCAL = frozenset({"cap-uy", "chinh-quyen"})
"""Lanes of provinces and what lies below them."""

# The first pattern found in the name of the body decides.
_BODIES = (
    ("cap-uy", re.compile(r"(?:Tỉnh|Thành|Huyện|Quận|Thị|Xã|Phường) ủy|Đảng bộ (?:tỉnh|thành phố)")),  # Ban Thường vụ Tỉnh ủy Quảng Ngãi
    ("chinh-quyen", re.compile(r"(?:Hội đồng|Ủy ban) nhân dân|\b(?:HĐND|UBND)\b")),  # Ủy ban nhân dân thành phố Hải Phòng
    ("trung-uong", re.compile(r"Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương|đại biểu toàn quốc|Đảng Cộng sản Việt Nam|^Trung ương")),
    ("ban-dang", re.compile(r"Đảng|[Đđ]ảng ủy|Quân ủy|Trung ương$|Ban Chỉ đạo Trung ương")),  # Ban Tổ chức Trung ương, Đảng ủy Quân khu 5
    ("quoc-hoi", re.compile(r"Quốc hội")),
    ("chinh-phu", re.compile(r"Chính phủ|Chủ tịch nước|Hội đồng Bộ trưởng")),
    ("bo", re.compile(r"^(?:Bộ|Liên bộ|Tòa án|Viện kiểm sát|Thanh tra|Kiểm toán|Ngân hàng|Tổng|Ban Chỉ đạo)")),
)
# The letters of a symbol, where the body is not known: QH15, CP, TTg, BNV.
_STATE_CODES = (
    ("quoc-hoi", re.compile(r"(?:UBTV)?QH\d*\Z")),
    ("chinh-phu", re.compile(r"(?:.*-)?(?:CP|TTg|CTN|HĐBT)\Z")),
    ("chinh-quyen", re.compile(r"(?:UBND|HĐND|UB)\b")),
    ("bo", re.compile(r"B[A-ZĐ]|TT[A-Z]|V|TANDTC|NHNN|HĐTP")),
)
_LAWS = frozenset({"Luật", "Bộ luật", "Hiến pháp", "Pháp lệnh"})


def lane_of(one: Instrument) -> str:
    """Id of the lane of an instrument: by the name of its body (or its own), else by its symbol and type; `chua-ro` where nothing tells."""
    body = one.issuer or one.name
    for lane, pattern in _BODIES:
        if body and pattern.search(body):
            return lane
    if one.type in _LAWS:
        return "quoc-hoi"
    symbol = parse_symbol(one.symbol) if one.symbol else None
    if symbol is None:
        return "chua-ro"
    if symbol.family is Family.PARTY:
        return _party(symbol.issuer_code)
    return next((lane for lane, pattern in _STATE_CODES if pattern.match(symbol.issuer_code)), "chua-ro")


def _party(code: str) -> str:
    """`TW` is the centre, `TU` the committee of a province, `BTCTW` a body of the centre."""
    if code == "TW":
        return "trung-uong"
    return "cap-uy" if code.endswith(("TU", "HU", "ThU")) else "ban-dang"
