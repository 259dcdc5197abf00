"""`danchieu facts`: the fact files (YAML, one entry an instrument) become pages of docs/van-ban/ with front matter only.

A page that exists keeps every key it has and its whole body; only keys it lacks are added, so a second run changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from danchieu.findings import finding
from danchieu.intake.facts_keys import front_matter
from danchieu.intake.facts_page import completed, new_page
from danchieu.intake.facts_relations import Entry, Facts, relations
from danchieu.knowledge.identity import instrument_id
from danchieu.model import Finding
from danchieu.text import nfc

_NUMBERLESS = "(không số) "


class Report(NamedTuple):
    """What the import did with one entry or one file."""

    path: str
    """The page, or the fact file when it could not be read."""
    action: str
    """`written`, `completed`, `unchanged`, `left out`."""
    keys: tuple[str, ...] = ()
    """Front-matter keys that were added to an existing page."""
    findings: tuple[Finding, ...] = ()
    """What stood in the way."""


def import_facts(files: Sequence[Path], docs: Path) -> tuple[Report, ...]:
    """Write or complete `docs/van-ban/<id>.md` for every entry of `files`, in their order; one report an entry.

    An entry that two files hold is taken from the first. Unreadable files and pages give a finding, never an exception.
    """
    reports: list[Report] = []
    entries: dict[str, Entry] = {}
    for file in files:
        found, problem = _read(file)
        if problem is not None:
            reports.append(Report(str(file), "left out", (), (problem,)))
        for entry in found:
            if not entry.fields.get("type"):
                reports.append(Report(str(file), "left out", (), (_no_type(file, entry.key),)))
            elif not _is_known(entry, entries.values()):
                entries[entry.key] = entry
    facts = Facts(entries)
    rows = relations(facts)
    folder = docs / "van-ban"
    folder.mkdir(parents=True, exist_ok=True)
    reports.extend(_write(folder / f"{entry.id}.md", front_matter(entry, facts, rows)) for entry in entries.values())
    return tuple(reports)


def _write(page: Path, keys: Mapping[str, str]) -> Report:
    """Write a new page, or add the missing keys to an existing one."""
    if not page.exists():
        page.write_text(new_page(keys), "utf-8", newline="\n")
        return Report(str(page), "written")
    text = page.read_text("utf-8", errors="replace")
    done, added, problem = completed(str(page), text, keys)
    if problem is not None:
        return Report(str(page), "unchanged", (), (problem,))
    if not added:
        return Report(str(page), "unchanged")
    page.write_text(done, "utf-8", newline="\n")
    return Report(str(page), "completed", added)


def _read(file: Path) -> tuple[tuple[Entry, ...], Finding | None]:
    """The entries of a fact file, and what is wrong with it."""
    try:
        loaded = yaml.safe_load(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        return (), _unreadable(file, str(error).split("\n", 1)[0])
    if not isinstance(loaded, list) or not all(isinstance(one, dict) and isinstance(one.get("id"), str) for one in loaded):
        return (), _unreadable(file, "không phải là danh sách các mục có “id”")
    return tuple(_entries(loaded)), None


def _entries(loaded: Iterable[Mapping[str, Any]]) -> Iterator[Entry]:
    for raw in loaded:
        fields = {key: nfc(value) if isinstance(value, str) else value for key, value in raw.items()}
        number = fields.get("number") or ""
        symbol = "" if number.startswith(_NUMBERLESS) else number
        name = number.removeprefix(_NUMBERLESS) if not symbol else ""
        place = place_of(fields.get("issuer") or "")
        identity = instrument_id(fields.get("type") or "", symbol, place, _year(fields)) if symbol else fields["id"]
        yield Entry(fields["id"], identity, symbol, name or (not symbol and fields.get("title")) or "", place, fields)


def place_of(issuer: str) -> str:
    """`Quảng Ngãi` of `Ban Thường vụ Tỉnh ủy Quảng Ngãi`; empty for central bodies."""
    found = _PLACE.search(issuer)
    return found["place"] if found else ""


def _year(fields: Mapping[str, Any]) -> str:
    """Year of the entry: of its date, else the one its author put into the id of the fact file."""
    if fields.get("date"):
        return str(fields["date"])[:4]
    found = _YEAR.search(fields["id"])
    return found["year"] if found else ""


def _is_known(entry: Entry, others: Iterable[Entry]) -> bool:
    return any(entry.id == other.id for other in others)


def _unreadable(file: Path, reason: str) -> Finding:
    return finding("DC501", str(file), reason=f"Tệp dữ kiện không đọc được: {reason}.", remedy="Sửa tệp rồi chạy lại.")


def _no_type(file: Path, key: str) -> Finding:
    return finding(
        "DC503",
        str(file),
        reason=f"Mục “{key}” không ghi thể loại văn bản nên không thành trang.",
        remedy="Thêm “type” vào mục đó, hoặc bỏ qua nếu đó không phải là một văn bản.",
    )


_PLACE = re.compile(
    r"""
    (?: (?:Tỉnh|Thành)\ ủy                              # Ban Thường vụ Tỉnh ủy Quảng Ngãi, Ban Thường vụ Thành ủy Hà Nội
      | (?:nhân\ dân)\ (?:tỉnh|thành\ phố)              # Hội đồng nhân dân tỉnh Tuyên Quang, Ủy ban nhân dân thành phố Hải Phòng
      | Đảng\ ủy (?=\ Quân\ khu\ \d)                    # Đảng ủy Quân khu 5
    )\s+ (?P<place>[^(]+?) \s* (?:\(|$)
    """,
    re.VERBOSE,
)
_YEAR = re.compile(r"-(?P<year>(?:19|20)\d\d)(?:-|$)")
