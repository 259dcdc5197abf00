"""The day from which an instrument says it has effect."""

from __future__ import annotations

import datetime
import re

from danchieu.text import parse_date

_EFFECT = re.compile(
    r"""
    (?:Bộ\s+luật|Luật|Pháp\s+lệnh|Nghị\s+quyết|Nghị\s+định|Quyết\s+định|Thông\s+tư(?:\s+liên\s+tịch)?|Chỉ\s+thị|Quy\s+định|Quy\s+chế|Hướng\s+dẫn|Kết\s+luận|Hiến\s+pháp) \s+ này \s+
    có \s+ hiệu \s+ lực (?:\s+thi\s+hành)? \s+ (?:kể\s+)? từ \s+
    (?: (?P<date> ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4} | ngày\s+\d{1,2}[/.]\d{1,2}[/.]\d{4} ) | ngày\s+(?P<signed>ký|ban\s+hành|thông\s+qua) )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def effective(text: str, issued: datetime.date | None) -> datetime.date | None:
    """The day that the text's own first clause on effect names; "từ ngày ký" is the day of issue. None where it names none."""
    found = _EFFECT.search(text)
    if found is None:
        return None
    return issued if found["signed"] else parse_date(" ".join(found["date"].split()))
