"""Yardsticks that official data bases give: amendments noted by the codification, and what documents print in their own heads."""

from __future__ import annotations

import csv
import gzip
import json
import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from danchieu.citations import read
from danchieu.relations import read as relations
from danchieu.vocabulary import symbol_key

SHARED = Path(os.environ.get("DANCHIEU_SHARED", Path(__file__).resolve().parents[3] / "shared"))
Row = dict[str, Any]


class Share(NamedTuple):
    """A share with its parts."""

    right: int
    """Cases right."""
    total: int
    """Cases counted."""
    left_out: int
    """Cases that cannot be compared, left out: the source lacks or garbles the fact, or prints it where `headers` does not look."""
    note: str
    """Why cases were left out."""

    @property
    def value(self) -> float:
        """Right of total."""
        return self.right / self.total if self.total else 0.0


def nfc(text: str) -> str:
    """NFC of a text."""
    return unicodedata.normalize("NFC", text)


_WHOLE = re.compile(r"\d+[a-zđ]?[/-].*[A-Za-zĐđ0-9)]$")


def edges() -> Share:
    """The official notes of the codification against its official edges: verb, target and article."""
    csv.field_size_limit(10**9)
    folder = SHARED / "corpora" / "relations"
    found: dict[tuple[str, str], set[tuple[str, str, str, str]]] = defaultdict(set)
    with gzip.open(folder / "phapdien-notes-with-amendments.csv.gz", "rt", encoding="utf-8") as lines:
        for note in csv.DictReader(lines):
            text = nfc(note["note_text"])
            key = (note["phapdien_heading"].split(". ")[0].strip(". "), note["demuc_file"])
            found[key]
            for row in relations(text, read(text, official=False), None):
                for place in row.scope or (None,):
                    found[key].add((symbol_key(row.subject or ""), row.verb, symbol_key(row.object or ""), str(place)))
    right = total = left_out = 0
    with (folder / "phapdien-amendments.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            key = (row["phapdien_code"].strip(". "), row["demuc_file"])
            by, about = nfc(row["by_number"]), nfc(row["number"])
            if key not in found or not _complete(by) or not _complete(about):
                left_out += 1
                continue
            place = nfc(row["article"]).replace("Điều ", "dieu-")
            for verb in _verbs(nfc(row["relation_phrase"])):
                total += 1
                right += (symbol_key(by), verb, symbol_key(about), place) in found[key]
    return Share(right, total, left_out, "số hiệu trong bảng bị cắt cụt (34, 05/2020/TT-, 19/2016) hoặc không có ghi chú tương ứng")


def _complete(number: str) -> bool:
    return _WHOLE.match(number) is not None and not re.fullmatch(r"\d+(?:/\d+)?", number)


def _verbs(phrase: str) -> set[str]:
    found = set()
    if "sửa đổi" in phrase or "bổ sung" in phrase:
        found.add("sua_doi_bo_sung")
    if "bãi bỏ" in phrase or "hủy bỏ" in phrase:
        found.add("bai_bo")
    if "ngưng" in phrase:
        found.add("dinh_chi")
    return found


def _documents() -> Iterator[Row]:
    for path in sorted((SHARED / "corpora" / "scale").glob("full-0*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)


_OWN_LINE = r"(?m)^[\s*|#_]*(?:(?:Luật|Bộ luật|Nghị quyết|Pháp lệnh)\s+)?(?:Số|SỐ|số)\s*:\s*"
"""How a head prints its own number: "Số:" with its colon at the start of a line."""


def headers(every: int) -> dict[str, Share]:
    """The own number, type and date read from the head of full documents against their metadata.

    Metadata made by patterns is often wrong: a row is left out where its number does not stand in the head as the document's own, where
    its type or date is missing, or where its date stands nowhere in the head. Of 1,516 documents 693 go: 452 have no number in their
    metadata, about 100 print it elsewhere than behind "Số:". The share therefore speaks of clearly printed heads only.
    """
    counts = {"number": [0, 0, 0], "type": [0, 0, 0], "date": [0, 0, 0]}
    for index, row in enumerate(_documents()):
        if index % every:
            continue
        text = nfc(row["text"])
        head = text[:40_000] + text[-8_000:] if len(text) > 48_000 else text
        own = next((citation for citation in read(head) if citation.zone.value == "header"), None)
        number, kind, day = nfc(row.get("number") or ""), nfc(row.get("type") or ""), row.get("date") or ""
        printed = (
            _complete(number)
            and not re.search(r"/QH$", number)
            and re.search(_OWN_LINE + r"\s*".join(map(re.escape, number)) + r"(?![\w-])", text[:3000]) is not None
        )
        _count(counts["number"], printed, own is not None and symbol_key(own.number or "") == symbol_key(number))
        _count(counts["type"], printed and bool(kind) and kind.upper() in text[:6000].upper(), own is not None and own.type == kind)
        year, month, date = [*day.split("-"), "", "", ""][:3]
        spelled = (
            re.search(
                rf"ngày\s*0?{int(date or 0)}\s+tháng\s*0?{int(month or 0)}\s+năm\s*{year}",
                text[: text.find("Căn cứ", 0, 3000) if "Căn cứ" in text[:3000] else 1500],
            )
            if date
            else None
        )
        _count(counts["date"], printed and spelled is not None, own is not None and own.date == day)
    return {
        key: Share(right, total, left, "siêu dữ liệu sai hoặc thiếu so với chính đầu văn bản")
        for key, (right, total, left) in counts.items()
    }


def _count(counts: list[int], counted: bool, right: bool) -> None:
    if counted:
        counts[1] += 1
        counts[0] += right
    else:
        counts[2] += 1
