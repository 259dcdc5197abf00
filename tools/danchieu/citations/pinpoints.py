"""Pinpoints: words such as `điểm a, b khoản 2 Điều 3` as tokens, and the grammar that makes places of a run of them.

The natural order is small to large (điểm, khoản, Điều, Mục, Chương); the reverse occurs and is read too. Every member of a list
gets its own place; members that share a larger unit share one span.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from danchieu.text.lazy import lazy
from danchieu.values import Pinpoint, Step

from .tokens import Token

RANK = {"muc-nho": -1, "tieu-muc-nho": -1, "tiet": 0, "diem": 1, "khoan": 2, "dieu": 3, "tieu-muc": 4, "muc": 5, "chuong": 6, "phan": 7, "phu-luc": 8}  # fmt: skip
"""Units from the smallest to the largest; "mục b" of a khoản or tiết is the smallest and printed like any other mục."""


class Place(NamedTuple):
    """One pinpoint of a run, with the span of its stretch."""

    start: int
    """First character of the stretch."""
    end: int
    """One past its last character."""
    pin: Pinpoint
    """The place."""
    this: bool
    """True where it rests on `Điều này`, to be resolved against the structure."""
    group: int
    """Index of the stretch in the run."""


# What may stand between two units of one run, by how it joins them.
NEST, LIST, AND, RANGE, INTO, APART = 1, 2, 3, 4, 5, 6
_FURNITURE = lazy(
    r"\n[^\n]*(?:CÔNG BÁO|Người ký|Ký bởi|Email|Cơ quan|Thời gian ký|Ngày ký)[^\n]*|\n\s*\d{1,4}\s*(?=\n)|\n\s*-{2,}[^\n]*-{2,}\s*(?=\n)"
)
_NESTING = frozenset(("", "●", "của", "thuộc", "tại", "trong", "ở", "của các", "tại các", "quy định tại"))
_LISTING = frozenset(("(", ",", ";", ", các", ", tại", "; tại", "; các", ", của", ", theo", ", quy định tại", ", tại các", ", khoản"))
_ANDING = frozenset(
    first + rest
    for first in ("và", ", và", "; và", "hoặc", ", hoặc", "; hoặc", "hay", "cùng", "và/hoặc")
    for rest in ("", " các", " tại", " của", " theo", " tại các", " quy định tại")
)
_INTOING = frozenset(("vào", "vào sau", "vào trước", "vào các", "vào cuối", "vào sau các"))


@lru_cache(maxsize=65536)
def _join(gap: str) -> int:
    words = " ".join(gap.split())
    if words in _NESTING:
        return NEST
    if words in _LISTING:
        return APART if words[0] == ";" else LIST
    if words in _ANDING:
        return AND
    if words in ("đến", "tới", "-", "đến hết") and (words != "-" or "\n" not in gap.partition("-")[0]):  # a bullet is no range
        return RANGE
    if words in _INTOING:
        return INTO
    return 0


def join(text: str, start: int, end: int) -> int:
    """How the gap between two tokens joins them: NEST, LIST, AND, RANGE, INTO, or 0 where it does not."""
    length = end - start
    if length <= 1:
        return NEST
    if length > 24:
        if length > 420:
            return 0
        gap = text[start:end]
        if "CÔNG BÁO" not in gap and "---" not in gap:
            return 0 if length > 60 or gap.strip() else NEST
        gap = _FURNITURE.sub("", gap)
        return _join(gap) if len(gap) < 200 else 0
    gap = text[start:end]
    kind = _join(gap)
    if kind == NEST and "\n\n" in gap and not gap.strip():
        return NEST if gap.count("\n") < 3 else 0
    return kind


def places(run: list[Token], joins: list[int]) -> list[Place]:
    """The places of a run of joined tokens. `joins[i]` says how token i is joined to token i + 1. Linear in the run."""
    simple = _simple(run, joins)
    if simple is not None:
        return simple
    count = len(run)
    parent = [-1] * count
    carrier = [False] * count  # a token that only carries others is no place itself
    for k in range(count - 2, -1, -1):
        rank, following = RANK[run[k].kind], RANK[run[k + 1].kind]
        if run[k].this and not run[k + 1].this:
            continue  # "khoản này, điểm a khoản 2 Điều 3": the unit around it is in no Điều told behind it
        if k and rank < 3 <= following and run[k - 1].kind == "dieu" and joins[k - 1] == NEST and joins[k] in (LIST, AND, APART):
            parent[k] = k - 1  # "Điều 3 Khoản 4, Điều 17 Khoản 3": no comma before it, one behind it
            carrier[k - 1] = True
            continue
        if rank < following and joins[k] == APART:
            parent[k] = parent[k + 1] if rank < RANK["dieu"] else -1
        elif run[k + 1].kind == "phu-luc" and joins[k] == LIST and sum(token.kind == "dieu" for token in run[:k]):
            parent[k] = -1  # "Điều 3, khoản 2 Điều 5, Phụ lục I": the annex is one more of the list
        elif rank < following:
            if joins[k] == AND and following - rank == 1 and rank <= 2 and not _lists_before(run, joins, k):
                parent[k] = parent[k + 1]
            else:
                parent[k] = k + 1
                if joins[k] != INTO:
                    carrier[k + 1] = True
        elif rank == following:
            parent[k] = parent[k + 1]
        else:
            up = parent[k + 1]
            while up >= 0 and RANK[run[up].kind] <= rank:
                up = parent[up]
            parent[k] = up
    _reverse(run, joins, parent, carrier)
    return _collect(run, joins, parent, carrier)


def _simple(run: list[Token], joins: list[int]) -> list[Place] | None:
    """The commonest run by a short way: `điểm a, b khoản 2 Điều 3`, each unit inside the next; None for anything else."""
    rank = -1
    for k, here in enumerate(run):
        larger = RANK[here.kind]
        if larger <= rank or here.this or here.upto or not here.labels or (k and (joins[k - 1] > LIST or len(here.labels) > 1)):
            return None
        rank = larger
    smallest = run[0]
    base = tuple([_step(here.kind, here.labels[0]) for here in run[:0:-1]])
    start, end = smallest.start, run[-1].end
    return [_new(Place, (start, end, _new(Pinpoint, ((*base, _step(smallest.kind, label)), ())), False, 0)) for label in smallest.labels]


_new = tuple.__new__  # a named tuple without the detour over its keywords


@lru_cache(maxsize=65536)
def _step(kind: str, label: str) -> Step:
    return Step(kind.removesuffix("-nho"), label)


def _lists_before(run: list[Token], joins: list[int], k: int) -> bool:
    """Whether `điểm a và khoản 2` really nests: only when nothing larger stands behind."""
    return k + 2 < len(run) and RANK[run[k + 2].kind] <= RANK[run[k + 1].kind]


def _reverse(run: list[Token], joins: list[int], parent: list[int], carrier: list[bool]) -> None:
    """Read `Điều 5 khoản 3 điểm a`: what follows a larger unit and has no larger one behind it belongs to it."""
    owner = -1
    for k, here in enumerate(run):
        rank = RANK[here.kind]
        if owner >= 0 and k and not (here.this and rank < 3) and joins[k - 1] in (NEST, LIST) and parent[k] < 0:
            up = owner
            while up >= 0 and RANK[run[up].kind] <= rank:
                up = parent[up] if parent[up] < k else -1
            distant = up >= 0 and rank >= 3 and joins[k - 1] != NEST and not (here.kind == "muc" and run[up].kind == "phan")
            if up >= 0 and not distant:
                parent[k] = up
                carrier[up] = True
        owner = k


def _collect(run: list[Token], joins: list[int], parent: list[int], carrier: list[bool]) -> list[Place]:
    count = len(run)
    top = [0] * count
    for k in range(count):
        up, guard = k, 0
        while parent[up] >= 0 and guard < 12:
            up = parent[up]
            guard += 1
        top[k] = up
    found: list[Place] = []
    group = -1
    k = 0
    while k < count:
        j = k
        while j + 1 < count and top[j + 1] == top[k] and joins[j] != INTO:
            j += 1
        group += 1
        start, end = run[k].start, run[j].end
        for i in range(k, j + 1):
            if not carrier[i]:
                _leaves(run, parent, i, start, end, group, found)
        k = j + 1
    return _ranges(run, joins, found)


def _leaves(run: list[Token], parent: list[int], i: int, start: int, end: int, group: int, found: list[Place]) -> None:
    chain: list[Step] = []
    this = False
    up, guard = parent[i], 0
    while up >= 0 and guard < 12:
        here = run[up]
        this = this or here.this
        if here.labels:
            chain.append(_step(here.kind, here.labels[0]))
        elif here.this:
            chain.append(_step(here.kind, ""))
        up = parent[up]
        guard += 1
    chain.reverse()
    here = run[i]
    base = tuple(chain)
    if here.this:
        found.append(Place(start, end, Pinpoint((*base, _step(here.kind, ""))), True, group))
        return
    if here.upto and here.labels:
        pins = [Pinpoint((*base, _step(here.kind, label))) for label in here.labels[:-1]]
        pins.append(Pinpoint((*base, _step(here.kind, here.labels[-1])), (*base, _step(here.kind, here.upto))))
    else:
        pins = [Pinpoint((*base, _step(here.kind, label))) for label in here.labels or ("",)]
    found.extend(Place(start, end, pin, this, group) for pin in pins)


def _ranges(run: list[Token], joins: list[int], found: list[Place]) -> list[Place]:
    """Join `Điều 5 đến Điều 9`, read as two places, into one range."""
    if RANGE not in joins:
        return found
    starts = {run[k + 1].start for k, kind in enumerate(joins) if kind == RANGE}
    ends = {run[k].end for k, kind in enumerate(joins) if kind == RANGE}
    out: list[Place] = []
    for place in found:
        previous = out[-1] if out else None
        joined = place.start in starts or (previous is not None and previous.group == place.group and bool(ends))
        if (
            joined
            and previous is not None
            and not previous.pin.last
            and len(previous.pin.steps) <= len(place.pin.steps)
            and previous.pin.steps[-1].kind == place.pin.steps[-1].kind
        ):
            first = previous.pin.steps
            if len(first) < len(place.pin.steps):
                first = (*place.pin.steps[:-1], first[-1])
            out[-1] = Place(previous.start, place.end, Pinpoint(first, place.pin.steps), previous.this or place.this, previous.group)
            continue
        out.append(place)
    return out
