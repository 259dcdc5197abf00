"""Front matter that a document's own head and foot bear out, and what stays open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import NamedTuple

from danchieu.intake.effect import effective
from danchieu.intake.facts_page import row_list, scalar
from danchieu.knowledge import instrument_id, schema
from danchieu.model import Source
from danchieu.structure import Header
from danchieu.text import fold
from danchieu.vocabulary import parse_symbol

_LOCAL = ("TU", "HU", "ĐU", "UBND", "HĐND", "UB")
_SHORT = re.compile(
    r"(?:Tỉnh ủy|Thành ủy|Huyện ủy|Ủy ban nhân dân|Hội đồng nhân dân)\s+(?:(?:tỉnh|thành phố|huyện|quận|xã|phường)\s+)?(?P<place>.+)"
)
# Words that keep their capitals when a title in capitals is written small.
_NAMES = ("Việt Nam", "Đảng", "Quốc hội", "Chính phủ", "Nhà nước", "Hồ Chí Minh", "Hà Nội", "Trung ương", "Hiến pháp", "Mặt trận Tổ quốc")

_MOST_OF_NAME = 120
"""Characters of a name without number that go into the id."""


class Fields(NamedTuple):
    """What goes between the `---` lines."""

    id: str
    """File name without suffix."""
    lines: tuple[str, ...]
    """YAML, key by key in the order of the contract."""
    open: tuple[str, ...]
    """What a person has to fill in or check, in Vietnamese."""


def instrument_fields(source: Source, head: Header) -> Fields:
    """Fields of an instrument's page from what `head` shows."""
    symbol = parse_symbol(head.number.value) if head.number else None
    number = str(symbol) if symbol is not None else (head.number.value if head.number else "")
    kind = head.type.value if head.type else "Văn bản"
    issued = head.date.value if head.date else None
    title = _title(head.title.value if head.title and fold(kind) != "hien phap" else "")
    name = "" if number else _name(kind, title, issued.year if issued else None)
    local = symbol is not None and symbol.issuer_code.split("-")[-1] in _LOCAL
    place = _place(head.issuer.value) if local and head.issuer else ""
    from_effect = effective(source.text, issued)
    if from_effect is not None and issued is not None and from_effect < issued:
        from_effect = None  # a consolidated text repeats the day of the act it consolidates
    values = {
        "so_hieu": scalar(number) if number else "",
        "ten_goi": scalar(name) if name else "",
        "loai": scalar(kind),
        "co_quan": scalar(head.issuer.value) if head.issuer else "",
        "dia_phuong": scalar(place) if place else "",
        "ngay_ban_hanh": issued.isoformat() if issued else "",
        "ngay_hieu_luc": from_effect.isoformat() if from_effect else "",
        "trich_yeu": scalar(title) if title else "",
        "nguoi_ky": scalar(head.signer.value) if head.signer else "",
        "toan_van": "true",
    }
    identity = instrument_id(kind, number or _short(name.removeprefix(kind).strip() or name), place, str(issued.year) if issued else "")
    return Fields(identity, _ordered("instrument", values, reference(source)), _open_of_instrument(head, values, local))


def _open_of_instrument(head: Header, values: Mapping[str, str], local: bool) -> tuple[str, ...]:
    asked = {
        "so_hieu": "số hiệu (hoặc giữ “ten_goi” nếu văn bản không có số)",
        "co_quan": "cơ quan ban hành",
        "ngay_ban_hanh": "ngày ban hành",
        "ngay_hieu_luc": "ngày có hiệu lực (văn bản không nói rõ)",
        "trich_yeu": "trích yếu",
        "nguoi_ky": "người ký",
    }
    missing = [f"{key}: {words}" for key, words in asked.items() if not values[key] and not (key == "trich_yeu" and values["ten_goi"])]
    if local and not values["dia_phuong"]:
        missing.append("dia_phuong: tỉnh, thành phố của cơ quan ban hành (rồi đổi tên tệp cho có địa phương)")
    if head.type is None:
        missing.append("loai: thể loại (trang đang ghi tạm “Văn bản”)")
    if head.title is not None and head.title.value.isupper():
        missing.append("trich_yeu: bản gốc in chữ hoa, soát lại chữ viết hoa của tên riêng")
    missing.append("chu_de: chủ đề")
    missing.append("nguon: địa chỉ nơi lấy tệp và ngày đọc")
    return tuple(missing)


def reference(source: Source) -> str:
    """The file as the page's first source, without its folder."""
    return row_list("nguon", [{"ten": f"Tệp {PurePath(source.path).name}"}])


def _ordered(kind: str, values: Mapping[str, str], reference: str) -> tuple[str, ...]:
    """`key: value` in the order of the contract, what is empty left out."""
    lines = {key: f"{key}: {value}" for key, value in values.items() if value}
    lines["nguon"] = reference
    return tuple(lines[key] for key in schema()[kind] if key in lines)


def _title(printed: str) -> str:
    """A title as front matter has it: one in capitals is written small, names of State and Party kept."""
    if not printed.isupper():
        return printed
    small = printed[:1] + printed[1:].lower()
    for name in _NAMES:
        small = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", name, small, flags=re.IGNORECASE)
    return re.sub(r"\d+[/-]\S*[a-zđ]\S*", lambda found: found[0].upper(), small)


def _name(kind: str, title: str, year: int | None) -> str:
    """What an instrument without a number is called: `Hiến pháp năm 2013`."""
    if fold(kind) == "hien phap":
        return f"{kind} năm {year}" if year else kind
    return " ".join(part for part in (kind, title, f"năm {year}" if year else "") if part)


def _short(name: str) -> str:
    """The first words of a long name: a file name has room for 255 characters."""
    return name if len(name) <= _MOST_OF_NAME else (name[:_MOST_OF_NAME].rsplit(None, 1) or [""])[0]


def _place(issuer: str) -> str:
    """Province or city in the name of a local body, empty where it has none."""
    found = _SHORT.match(issuer)
    return found["place"].strip() if found is not None else ""
