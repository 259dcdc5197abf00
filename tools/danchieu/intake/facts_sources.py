"""Sources of a fact entry as rows of `nguon`: addresses stay, everything else gets a name that readers understand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from danchieu.intake.facts_relations import Entry, table
from danchieu.text import parse_date, show_date


def sources(entry: Entry) -> tuple[Mapping[str, Any], ...]:
    """The rows of an entry in its order, each once."""
    rows: dict[tuple[str, str], Mapping[str, Any]] = {}
    for row in _rows(entry):
        rows.setdefault((str(row.get("url", "")), str(row.get("ten", ""))), row)
    return tuple(rows.values())


def _rows(entry: Entry) -> Iterator[Mapping[str, Any]]:
    for text in (*(entry.fields.get("sources") or ()), *(entry.fields.get("sources_unnamed") or ()), *(entry.fields.get("seeds") or ())):
        yield _row(str(text))
    if "questions" in entry.fields:
        yield _tidy(ten=table()["bank"]["name"], indirect=True)


def _row(text: str) -> Mapping[str, Any]:
    address, _, remark = text.partition(" ")
    if address.startswith(("https://", "http://")):
        return _tidy(url=address, ten=remark.strip("()") if remark.isascii() is False else "", indirect=_is_listed(address))
    repository = _REPOSITORY.fullmatch(text)
    if repository is not None:
        return _repository(repository)
    for source in table()["source"]:
        if text.startswith(tuple(source["starts"])):
            return _tidy(ten=source["name"], indirect=source.get("indirect", False))
    name = text.replace("(chỉ mục không cho biết tên kho)", "(không rõ tên kho)")
    name = name if "." in name.partition(" ")[0] else name[0].upper() + name[1:]
    return _tidy(ten=name, indirect=any(word in text for word in table()["indirect"]["words"]))


def _repository(found: re.Match[str]) -> Mapping[str, Any]:
    """A file of a public repository: its address is the repository's, the file is named beside it."""
    words = table()["repository"]
    address = f"https://github.com/{found['repository']}"
    file = found["file"].rsplit("/", 1)[-1] or found["file"].rstrip("/").rsplit("/", 1)[-1]
    if "TRACKING" in file:
        return _tidy(url=address, ten=words["tracker"], indirect=True)
    day = parse_date(found["printed"] or "")
    if day is not None:
        return _tidy(url=address, ten=words["gazette"].format(gazette=found["gazette"], day=show_date(day), file=file))
    return _tidy(url=address, ten=words["copy"].format(file=file), indirect=_is_listed(address + "/"))


def _is_listed(address: str) -> bool:
    return address.startswith(tuple(table()["indirect"]["addresses"]))


def _tidy(url: str = "", ten: str = "", indirect: bool = False) -> Mapping[str, Any]:
    row = {"url": url, "ten": ten, "ngay_doc": table()["read_on"].isoformat(), "gian_tiep": indirect or None}
    return {key: value for key, value in row.items() if value}


# github.com/owner/repo (snapshot fbaa690e, 2026-07-23; text of the official gazette): docs/x/y.txt (Công báo 327, 2026-06-14)
# github.com/owner/repo (commit 935ec621): van-ban/x.md        github.com/owner/repo: LEGISLATION_TRACKING.md (history)
_REPOSITORY = re.compile(
    r"""
    github\.com/ (?P<repository>[^\s/:]+/[^\s:]+)          # owner and repository
    (?: \ \( [^)]* \) )?                                    # snapshot
    : \ (?P<file>[^\s(]+)                                   # path of the file
    (?: \ and \ [^(]+? )?                                   # a second file
    (?: \ \( (?: (?P<gazette>Công\ báo\ \d+) ,\ (?P<printed>[\d-]+) | [^)]* ) \) )?   # its number in the gazette, or a remark
    """,
    re.VERBOSE,
)
