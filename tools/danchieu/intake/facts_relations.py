"""Relations of the fact files as rows of `quan_he`: each stands on one page only, the one of the acting side where that has a page."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from danchieu.text import parse_date

_EFFECTIVE = frozenset({"replaces", "repeals", "amends"})
_ENDING = frozenset({"replaces", "repeals"})
UNKNOWN_DAY = "chưa rõ"
"""What stands for a day of effect that no source shows (knowledge/schema.toml, type `since`)."""


class Entry(NamedTuple):
    """One instrument of a fact file."""

    key: str
    """Its id in the fact files, by which they point at one another."""
    id: str
    """Id of its page."""
    symbol: str
    """Official number; empty for an instrument without one."""
    name: str
    """How it is called where it has no number."""
    place: str
    """Province of a local body."""
    fields: Mapping[str, Any]
    """The entry as written."""


class Facts(NamedTuple):
    """All entries of one import, by their key."""

    entries: Mapping[str, Entry]
    """Key to entry, in the order of the files."""

    def find(self, target: str, day: str = "") -> Entry | None:
        """The entry that a target (key or number) means; `day` is a date or year it must agree with. None when there is none or several."""
        if target in self.entries:
            return self.entries[target]
        fits = [one for one in self.entries.values() if one.symbol == target and str(one.fields.get("date") or "").startswith(day)]
        return fits[0] if len(fits) == 1 else None


class _Edge(NamedTuple):
    """One relation, always in the active direction."""

    acts: str
    """Key of the acting entry, or its number where it has no page."""
    type: str
    """Active type of the fact files."""
    touches: str
    """Key of the entry acted upon, or its number."""
    raw: Mapping[str, Any]
    """The relation as written."""
    passive: bool
    """It was written on the side acted upon."""


@cache
def table() -> Mapping[str, Any]:
    """`facts.toml`: the words and exceptions of the import."""
    return tomllib.loads((files("danchieu") / "intake" / "facts.toml").read_text("utf-8"))


def relations(facts: Facts) -> Mapping[str, tuple[Mapping[str, Any], ...]]:
    """Key of each entry to its rows of `quan_he`, in the order of the fact files."""
    edges = [edge for entry in facts.entries.values() for edge in _edges(entry, facts)]
    spoken = {(edge.acts, edge.touches) for edge in edges if not edge.passive}
    rows: dict[str, list[Mapping[str, Any]]] = {}
    for edge in edges:
        if edge.passive and (edge.acts, edge.touches) in spoken:
            continue
        owner = edge.acts if edge.acts in facts.entries else edge.touches
        rows.setdefault(owner, []).append(_row(edge, owner, facts))
    return {key: tuple(found) for key, found in rows.items()}


def is_uncertain(raw: Mapping[str, Any]) -> bool:
    """A conclusion, or a claim that only a question bank makes: it changes no status."""
    return bool(raw.get("inferred")) or "questions" in raw or table()["bank"]["betrays"] in (raw.get("note") or "")


def _edges(entry: Entry, facts: Facts) -> Iterator[_Edge]:
    for raw in entry.fields.get("relations") or ():
        known = facts.find(raw["target"], str(raw.get("target_date") or raw.get("target_year") or ""))
        other = known.key if known is not None else raw["target"]
        mirrored = table()["mirror"].get(raw["type"])
        if mirrored is None:
            yield _Edge(entry.key, raw["type"], other, raw, passive=False)
        else:
            yield _Edge(other, mirrored, entry.key, raw, passive=True)


def _row(edge: _Edge, owner: str, facts: Facts) -> Mapping[str, Any]:
    """One row: its keys in the order of the contract, absent where nothing is known."""
    special: Mapping[str, Any] = next(
        (one for one in table()["relation"] if (one["acts"], one["touches"]) == (edge.acts, edge.touches)), {}
    )
    other = edge.touches if owner == edge.acts else edge.acts
    verb = table()["active"][edge.type] if owner == edge.acts else _passive(edge.type)
    entry = facts.entries.get(other)
    note, told = _note(edge, special)
    row = {
        "loai": verb,
        "den": target_words(other, entry),
        "ngay": special.get("ngay") or (entry.fields.get("date") if entry else told),
        "tu_ngay": _since(edge, facts),
        "pham_vi": special.get("pham_vi") or ("" if special else _scope(edge)),
        "suy_luan": True if is_uncertain(edge.raw) else None,
        "ghi_chu": note,
    }
    return {key: value for key, value in row.items() if value not in (None, "")}


def target_words(key: str, entry: Entry | None) -> str:
    """How a row names its target: the official symbol, the id of a page without number, or the number as written."""
    return (entry.symbol or entry.id) if entry is not None else key


def _passive(active: str) -> str:
    mirrored = next(passive for passive, mirror in table()["mirror"].items() if mirror == active)
    return str(table()["passive"][mirrored])


def _since(edge: _Edge, facts: Facts) -> str | None:
    """Day of effect: the one on which the touched entry lost its force to this one, else the first day of the acting one."""
    if edge.type not in _EFFECTIVE:
        return None
    acts, touched = facts.entries.get(edge.acts), facts.entries.get(edge.touches)
    if touched is not None and touched.fields.get("status_since") and _ended_by(edge, touched):
        return str(touched.fields["status_since"])
    if acts is not None and acts.fields.get("effective"):
        return str(acts.fields["effective"])
    if touched is not None and edge.raw.get("inferred") and touched.fields.get("status_likely_since"):
        return str(touched.fields["status_likely_since"])
    return UNKNOWN_DAY


def _ended_by(edge: _Edge, touched: Entry) -> bool:
    """Whether the date of the touched entry's status speaks of this relation."""
    status, by = touched.fields.get("status"), touched.fields.get("by")
    if edge.type in _ENDING:
        return status in {"replaced", "repealed"} and by in (None, edge.acts)
    return status == "partly-amended" and by == edge.acts


def _scope(edge: _Edge) -> str:
    return str(edge.raw.get("pinpoint") or "") if edge.type in table()["places"]["of_the_object"] else ""


def _note(edge: _Edge, special: Mapping[str, Any]) -> tuple[str, str | None]:
    """The remark of a row, and the date of the target that the fact file only tells in words."""
    if special:
        return special.get("ghi_chu", ""), None
    words, told = _told_date(vietnamese(edge.raw.get("note") or ""))
    place = edge.raw.get("pinpoint") or ""
    if place and not _scope(edge):
        form = table()["places"]["remark_of_cites" if edge.type == "cites" else "remark"]
        words = ": ".join(part for part in (form.format(place), words) if part)
    if "questions" in edge.raw:
        words = "; ".join(part for part in (table()["bank"]["remark"], words) if part)
    told = str(edge.raw["target_date"]) if edge.raw.get("target_date") else told
    return words, told


def _told_date(note: str) -> tuple[str, str | None]:
    """`ngày 01/6/2017` alone is a date, not a remark; inside a remark the first such date is the target's."""
    found = _DAY.search(note)
    day = parse_date(found["day"]) if found else None
    rest = "" if found is not None and found[0] == note else note
    return rest, day.isoformat() if isinstance(day, date) else None


def vietnamese(note: str) -> str:
    """A remark without the file names of the fact files."""
    for source in table()["source"]:
        for start in source["starts"]:
            if start.startswith("seeds/"):
                note = re.sub(re.escape(start) + r"\S*?\.txt", source["name"], note)
    return note


_DAY = re.compile(r"(?:(?:Nghị định|Nghị quyết|Quyết định) )?ngày (?P<day>\d{1,2}/\d{1,2}/\d{4})")  # ngày 01/6/2017
