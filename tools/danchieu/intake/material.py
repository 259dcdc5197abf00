"""A report, talk or press article as the start of a digest: its particulars and what it cites, not its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from danchieu import citations
from danchieu.intake.escape import escaped
from danchieu.intake.facts_page import scalar
from danchieu.intake.fields import Fields, reference
from danchieu.knowledge import schema
from danchieu.model import Form, Source, Zone
from danchieu.text import fold, parse_date, show_date, slug

_DATE = re.compile(r"(?<![\d/.-])\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?20\d\d(?!\d)|ngày \d{1,2} tháng \d{1,2} năm 20\d\d")
_HEAD = 1500
_MOST_OF_ID = 80
_SHORT = 16  # a first line such as "Đề mục 17.3" is no title without the next


def material_fields(source: Source) -> Fields:
    """Fields of a material's page: the first line is its title; the date only where the head prints one on a line without sentences."""
    lines = [line.strip() for line in source.text.split("\n") if line.strip()]
    first = [line.lstrip("#*_- ").rstrip("*_ ") for line in lines if len(line) > 8][:2] or ["Tư liệu chưa có tên"]
    title = " ".join(first if len(first[0]) < _SHORT else first[:1])[:300]
    published = _published(lines[:12])
    kind = _kind(title)
    values = {"tieu_de": scalar(title), "loai": scalar(kind), "ngay_dang": published}
    ordered = {key: f"{key}: {value}" for key, value in values.items() if value}
    ordered["nguon"] = reference(source)
    asked = ["loai: Bài nói, Báo cáo hay Bài báo (đang ghi tạm “" + kind + "”)", "noi_dang: nơi đăng", "tac_gia: tác giả hoặc người nói"]
    asked += [] if published else ["ngay_dang: ngày đăng"]
    asked += ["dia_chi: địa chỉ bài gốc", "dia_phuong: tỉnh, thành phố mà tư liệu nói tới, nếu có", "chu_de: chủ đề"]
    asked.append("phần “Tóm tắt”: viết bằng lời của mình")
    identity = slug(title)[:_MOST_OF_ID].rsplit("-", 1)[0] if len(slug(title)) > _MOST_OF_ID else slug(title)
    return Fields(identity or "tu-lieu", tuple(ordered[key] for key in schema()["material"] if key in ordered), tuple(asked))


def _published(head: list[str]) -> str:
    """The date of publication: on a short line of its own near the top ("Thứ Tư, 10/04/2024 08:00")."""
    for line in head:
        found = _DATE.search(line) if len(line) < 60 else None
        day = parse_date(found[0]) if found is not None else None
        if day is not None:
            return day.isoformat()
    return ""


def _kind(title: str) -> str:
    folded = fold(title)
    if folded.startswith(("bao cao", "ke hoach", "to trinh")):
        return "Báo cáo"
    return "Bài nói" if any(word in folded for word in ("phat bieu", "bai noi", "dien van", "tham luan")) else "Bài báo"


def material_body(source: Source) -> str:
    """A digest to be written, and the instruments that the text cites, each once, so that none is forgotten."""
    listed = (
        "\n".join(f"- {escaped(words)}" for words in _cited(source.text)) or "Máy không thấy dẫn chiếu nào; đọc lại tư liệu để bổ sung."
    )
    return f"## Tóm tắt\n\n(Viết tóm tắt bằng lời của mình.)\n\n## Văn bản được nhắc tới\n\n{listed}\n"


def _cited(text: str) -> Iterator[str]:
    """`Nghị quyết 26-NQ/TW ngày 19/05/2018`, each once; without a date only where the text never dates it."""
    found: dict[str, list[str]] = {}
    for citation in citations.read(text):
        if citation.zone is Zone.BOILERPLATE or citation.form not in (Form.FULL, Form.NAMED, Form.BARE):
            continue
        day = parse_date(citation.date or "")
        name = citation.name or f"{citation.type or 'Văn bản'} {citation.number}"
        days = found.setdefault(name, [])
        if day is not None and (dated := f" ngày {show_date(day)}") not in days:
            days.append(dated)
    for name, days in found.items():
        yield from (name + dated for dated in days or [""])
