"""Which questions a paper takes: so many of each level, spread evenly over the topics, decided by the seed and by nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256

from danchieu.findings import finding
from danchieu.model import Finding
from danchieu.study import Order
from danchieu.study.parts.bank import Item, counts, items, level_key, warnings
from danchieu.study.parts.names import Names
from danchieu.text import slug

QUICK = 5
"""Questions that close a lesson where no number is asked for."""


def mixed(*parts: object) -> bytes:
    """A sort key that looks like chance: the same on every machine and in every version of Python."""
    return sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).digest()


def choose(names: Names, order: Order) -> tuple[tuple[Item, ...], tuple[Finding, ...]]:
    """The questions of an order, in the order of the bank, and what is to be said: an error, with no questions, where there are too few."""
    bank = items(names, order.subjects)
    if order.current_only:
        bank = tuple(one for one in bank if not one.stale)
    if order.count is None and not order.levels:
        taken = bank
        missing = [] if bank else [("", 1, 0)]
    else:
        groups = _by_level(bank)
        wanted = dict(order.levels) or _shares(order.count or 0, {level: len(rows) for level, rows in groups.items()})
        missing = [(level, number, len(groups.get(level, ()))) for level, number in wanted.items() if number > len(groups.get(level, ()))]
        if order.count is not None and order.count > len(bank):
            missing = [("", order.count, len(bank))]
        picked = {one.id for level, number in wanted.items() for one in _spread(groups.get(level, ()), order.seed)[:number]}
        taken = tuple(one for one in bank if one.id in picked)
    if missing:
        return (), tuple(_too_few(names, order, bank, *row) for row in missing)
    return taken, warnings(taken)


def quick(names: Names, order: Order) -> tuple[tuple[Item, ...], tuple[Finding, ...]]:
    """The few questions that close a lesson, five unless another number is asked for, with what is to be said of them; none is no error."""
    have = sum(not (order.current_only and one.stale) for one in items(names, order.subjects))
    return choose(names, replace(order, count=min(order.count or QUICK, have), levels=())) if have else ((), ())


def _by_level(bank: Iterable[Item]) -> dict[str, list[Item]]:
    groups: dict[str, list[Item]] = {}
    for one in bank:
        groups.setdefault(slug(one.level), []).append(one)
    return {level: groups[level] for level in sorted(groups, key=level_key)}


def _shares(count: int, sizes: dict[str, int]) -> dict[str, int]:
    """`count` divided like the bank, by largest remainders; never more of a level than there are."""
    total = sum(sizes.values())
    count = min(count, total)
    shares = {level: count * size // total for level, size in sizes.items()} if total else {}
    left = sorted(shares, key=lambda level: (-(count * sizes[level] % total), level_key(level)))
    for level in left[: count - sum(shares.values())]:
        shares[level] += 1
    return shares


def _spread(rows: Sequence[Item], seed: str) -> list[Item]:
    """Questions in the order they are taken: by chance of the seed, one of each topic in turn."""
    topics: dict[str, list[Item]] = {}
    for one in sorted(rows, key=lambda one: mixed(seed, one.id)):
        topics.setdefault(one.path, []).append(one)
    turns = [(turn, mixed(seed, path), one) for path, found in topics.items() for turn, one in enumerate(found)]
    return [one for *_, one in sorted(turns, key=lambda row: row[:2])]


def _too_few(names: Names, order: Order, bank: Sequence[Item], level: str, wanted: int, have: int) -> Finding:
    document = names.library.documents.get(order.subjects[0]) if order.subjects else None
    path = document.source.path.removesuffix(".md") + ".cau-hoi.yml" if document is not None else "docs/chuyen-de"
    known = next((one.level for one in bank if slug(one.level) == level), level)
    return finding("DC410", path, 0, wanted=wanted, have=have, level=f" mức “{known}”" if level else "", counts=counts(bank))
