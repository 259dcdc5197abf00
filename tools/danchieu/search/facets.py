"""Columns for the filters and the order by date of the results page, one value for each document in the order of their numbers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import Any

from .records import Record
from .shards import File, script

EPOCH = date(1900, 1, 1).toordinal()
"""Day 0 of the column of days."""


def facets(records: list[Record]) -> File:
    """The file `f`: for each facet its values and the column of their places; days as the steps from one document to the next."""
    columns: dict[str, Any] = {
        "type": _column(record.kind for record in records),
        "family": _column(record.family for record in records),
        "issuer": _column(record.issuer for record in records),
        "year": _column(record.day[:4] for record in records),
        "status": _column(record.status for record in records),
    }
    subjects = sorted({subject for record in records for subject in record.subjects})
    place = {subject: number for number, subject in enumerate(subjects)}
    columns["subject"] = [subjects, [[place[subject] for subject in record.subjects] for record in records]]
    days = [_day(record.day) for record in records]
    columns["days"] = [after - before for before, after in pairwise([0, *days])]
    return script("f", columns)


def _column(values: Iterable[str]) -> list[Any]:
    kept = list(values)
    names = sorted(set(kept))
    place = {name: number for number, name in enumerate(names)}
    return [names, [place[value] for value in kept]]


def _day(day: str) -> int:
    """Days since the epoch; a year counts as its first day, nothing as 0."""
    if len(day) == 10:
        return date.fromisoformat(day).toordinal() - EPOCH
    return date(int(day[:4]), 1, 1).toordinal() - EPOCH if day[:4].isdigit() and len(day) >= 4 else 0
