"""Numbers that type and issuer make certain: "Kết luận 34 của Bộ Chính trị" can only be 34-KL/TW, whatever the text leaves out."""

from __future__ import annotations

from danchieu.values import Family
from danchieu.vocabulary import types
from danchieu.vocabulary.tables import issuers as bodies

from .draft import Draft
from .issuers import issuers

_TYPES = frozenset(("Nghị quyết", "Kết luận", "Chỉ thị", "Kế hoạch", "Hướng dẫn", "Thông báo"))
"""Types that the Party's bodies number with one code each."""
_FIRST_RULE = 20
"""Regulations of the centre below this number were lettered QĐi in 2018 and 2019 (08-QĐi/TW), so their letters are not certain; nor are those of
its decisions, which are QĐ or QĐNS."""
_LAST_PLENUM = 15
"""Up to this number "Nghị quyết 04 của Trung ương" may mean the fourth plenum's resolution as well."""
_YEARLESS = {
    ("Chỉ thị", "Thủ tướng Chính phủ"): "CT-TTg",
    ("Công điện", "Thủ tướng Chính phủ"): "CĐ-TTg",
    ("Nghị quyết", "Chính phủ"): "NQ-CP",
}
"""What the State numbers without a year (Nghị định 30/2020/NĐ-CP); earlier such numbers had one."""
_SINCE = "2011"


def implied(draft: Draft) -> str | None:
    """The symbol that type, serial and issuer of a short form leave no doubt about; None for every other one."""
    known = issuers().longest(draft.issuer or "", 0) if draft.issuer else None
    kind, serial = draft.type or "", draft.key
    if known is None or len(serial) < 2 or not serial.isdigit():
        return None
    body = bodies()[known[1]]
    letters = _YEARLESS.get((kind, body.name))
    if letters:
        return f"{serial}/{letters}" if draft.date and draft.date >= _SINCE else None
    if body.family != Family.PARTY or not body.codes:
        return None
    if kind == "Nghị quyết" and body.name == "Ban Chấp hành Trung ương Đảng" and int(serial) <= _LAST_PLENUM:
        return None
    if kind in _TYPES or (kind == "Quy định" and body.codes[0] == "TW" and int(serial) >= _FIRST_RULE):
        return f"{serial}-{types()[kind].codes[0]}/{body.codes[0]}"
    return None
