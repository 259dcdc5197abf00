"""Pinpoints: words such as `điểm a, b khoản 2 Điều 3` as tokens, and the grammar that makes places of a run of them.

The natural order is small to large (điểm, khoản, Điều, Mục, Chương); the reverse occurs and is read too. Every member of a list
gets its own place; members that share a larger unit share one span.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from danchieu.model import Pinpoint, Step

RANK = {"diem": 1, "khoan": 2, "dieu": 3, "tieu-muc": 4, "muc": 5, "chuong": 6, "phan": 7, "phu-luc": 8}
"""Units from the smallest to the largest."""


class Token(NamedTuple):
    """One unit word with its labels."""

    start: int
    """First character of the unit word."""
    end: int
    """One past the last label."""
    kind: str
    """Unit, a key of RANK."""
    labels: tuple[str, ...]
    """Lower-case labels; empty for "này"."""
    upto: str
    """Last label of a range, empty for a list."""
    this: bool
    """True for `Điều này`."""


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


_SEP = r"(?:\s*[,;]\s*(?:(?:và|hoặc|hay)\s+)?|\s+(?:và|hoặc|hay|cùng)\s+)"
_AND_NUMBER = r"(?!\s*(?:ngày|tháng|năm|người|lần|%|đồng|triệu|tỷ|giờ|bộ|cơ|tổ\s+chức))(?![/.]\d)"


def _unit(word: str, label: str, more: str = "") -> re.Pattern[str]:
    """Pattern of a unit word with a list or range of labels, or with "này"."""
    return re.compile(
        rf"{word}(?P<gap>\s+)(?:(?P<this>này)(?![^\W_])|(?:số\s+)?(?P<list>(?:{label})(?:{_SEP}(?:{label}){more})*)(?:\s*(?:đến|tới|-)\s*(?P<upto>{label}){more}(?!\s*(?:tháng|/)))?)"
    )


_LETTER = r"[“\"]?(?:[a-zđ](?:\d{1,2}|\.\d+)?)(?![^\W_])[”\"]?"
_POINT = rf"(?:{_LETTER}|\d{{1,2}}(?:\.\d{{1,2}})*(?:\.?[a-zđ](?![^\W_]))?(?![\d/%]))"
_ARABIC = r"\d{1,3}(?:[a-zđ]\d?)?(?:\.\d{1,2})*(?![\w/%])"
_ARTICLE = r"\d{1,4}(?:[a-zđ]{1,2}\d?)?(?![\w/%])"
_ROMAN = r"(?:[IVXLC]{1,7}|[ivx]{1,5})[a-zA-ZđĐ]?"
_OUTLINE = rf"(?:(?:[IVXLC]{{1,7}}|\d{{1,2}}|[A-H])(?:[.-](?:\d{{1,2}}|[IVX]{{1,4}}(?![^\W_])|[a-zđ](?![^\W_])))*[a-zđ]?(?![\w/%]))"

UNITS: tuple[tuple[str, re.Pattern[str], re.Pattern[str], int], ...] = (
    ("dieu", re.compile(r"iều\s+(?=\d|này|số\s+\d)"), _unit("[đĐ]iều", _ARTICLE, _AND_NUMBER), 1),
    ("khoan", re.compile(r"hoản\s+(?=\d|này|số\s+\d)"), _unit("[kK]hoản", _ARABIC, _AND_NUMBER), 1),
    ("diem", re.compile(r"iểm\s+(?=[a-zđ“\"][\d\s,;.)”:]|[a-zđ]\d|[a-zđ]\Z|\d|này)"), _unit("[đĐ]iểm", _POINT, _AND_NUMBER), 1),
    ("muc", re.compile(r"ục\s+(?=[IVXLC\dA-H]|này)"), _unit("(?:[tT]iểu\\s+)?[mM]ục", _OUTLINE, _AND_NUMBER), 1),
    ("chuong", re.compile(r"hương\s+(?=[IVXLC\divx]|này)"), _unit("[cC]hương", rf"(?:{_ROMAN}|\d{{1,2}})(?![\w/%])"), 1),
    ("phan", re.compile(r"hần\s+(?=[IVXLC]|thứ\s|này|\d)"), _unit("[pP]hần", rf"(?:{_ROMAN}|thứ\s+\w+|\d{{1,2}})(?![\w/%])"), 1),
    ("phu-luc", re.compile(r"hụ\s+lục"), re.compile(rf"[pP]hụ\s+lục(?P<gap>\s*)(?:(?P<this>này)(?![^\W_])|(?:số\s+)?(?P<list>(?:{_ROMAN}|\d{{1,2}}[a-zA-Z]?(?:[.-]\d{{1,2}})?|[A-Z])(?![\w/%])(?:{_SEP}(?:{_ROMAN}|\d{{1,2}}[a-zA-Z]?|[A-Z])(?![\w/%]))*)?(?:\s*(?:đến|tới|-)\s*(?P<upto>{_ROMAN}|\d{{1,2}})(?![\w/%]))?)"), 1),
)  # fmt: skip
"""Unit, cheap anchor with a literal beginning, full pattern, and how far before the anchor the unit word begins."""

_LABELS = re.compile(r"\s*(?:[,;]|\bvà\b|\bhoặc\b|\bhay\b|\bcùng\b)\s*")
_ORDINAL = {"nhất": "1", "hai": "2", "ba": "3", "tư": "4", "bốn": "4", "năm": "5", "sáu": "6", "bảy": "7", "tám": "8", "chín": "9", "mười": "10"}
_CAPS = frozenset("IVXLC")


@lru_cache(maxsize=16384)
def _labels(printed: str) -> tuple[str, ...]:
    parts = []
    for part in _LABELS.split(printed):
        label = part.strip(" \n“”\"").lower()
        if label.startswith("thứ"):
            label = _ORDINAL.get(label.split()[-1], label.split()[-1])
        if label:
            parts.append(label.replace("-", "."))
    return tuple(parts)


_COMPOUND = {
    "diem": frozenset("thời địa quan đặc trọng ưu nhược cao tiêu thí giao mốc luận chất yếu".split()),
    "khoan": frozenset(("tài", "ngân", "điều")),
    "dieu": frozenset(("điệu",)),
    "muc": frozenset("danh hạng chuyên thư đề tiết".split()),
    "chuong": frozenset("huy hiến văn".split()),
    "phan": frozenset("cổ thành một học góp bộ".split()),
    "phu-luc": frozenset(),
}
"""First syllables that make another word of the unit word: `địa điểm`, `tài khoản`, `danh mục`."""


def token(text: str, kind: str, pattern: re.Pattern[str], start: int) -> Token | None:
    """The token whose unit word begins at `start`, None where it is no pinpoint."""
    if start < 0 or (start and text[start - 1].isalpha()):
        return None
    if start > 2 and text[start].islower():
        before = text[max(0, start - 8) : start - 1].split()
        if before and before[-1].lower() in _COMPOUND[kind]:
            return None
    match = pattern.match(text, start, start + 420)
    if match is None:
        return None
    if kind == "muc" and match[0][0] in "tT":
        kind = "tieu-muc"
    printed = match["list"] or ""
    end = match.end()
    if text[end - 1] in "”\"" and text[start:end].count("“") < text[start:end].count("”"):
        end -= 1
    return Token(start, end, kind, _labels(printed), (match["upto"] or "").strip(" “”\"").lower(), match["this"] is not None)


# What may stand between two units of one run, by how it joins them.
NEST, LIST, AND, RANGE, INTO, APART = 1, 2, 3, 4, 5, 6
_FURNITURE = re.compile(r"\n[^\n]*(?:CÔNG BÁO|Người ký|Ký bởi|Email|Cơ quan|Thời gian ký|Ngày ký)[^\n]*|\n\s*\d{1,4}\s*(?=\n)|\n\s*-{2,}[^\n]*-{2,}\s*(?=\n)")
_NESTING = frozenset(("", "của", "thuộc", "tại", "trong", "ở", "của các", "tại các", "quy định tại"))
_LISTING = frozenset((",", ";", ", các", ", tại", "; tại", "; các", ", của", ", theo", ", quy định tại", ", tại các", ", khoản"))
_ANDING = frozenset(
    ("và", ", và", "; và", "hoặc", ", hoặc", "hay", "và các", "và tại", "hoặc các", "hoặc tại", "; hoặc", "hoặc theo", "cùng", "và của", "và theo", "và quy định tại",
     "hoặc quy định tại", "và/hoặc", "và tại các")  # fmt: skip
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
    if words in ("đến", "tới", "-", "đến hết"):
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
    count = len(run)
    parent = [-1] * count
    carrier = [False] * count  # a token that only carries others is no place itself
    for k in range(count - 2, -1, -1):
        rank, following = RANK[run[k].kind], RANK[run[k + 1].kind]
        if rank < following and joins[k] == APART:
            parent[k] = parent[k + 1] if rank < RANK["dieu"] else -1
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


def _lists_before(run: list[Token], joins: list[int], k: int) -> bool:
    """Whether `điểm a và khoản 2` really nests: only when nothing larger stands behind."""
    return k + 2 < len(run) and RANK[run[k + 2].kind] <= RANK[run[k + 1].kind]


def _reverse(run: list[Token], joins: list[int], parent: list[int], carrier: list[bool]) -> None:
    """Read `Điều 5 khoản 3 điểm a`: what follows a larger unit and has no larger one behind it belongs to it."""
    owner = -1
    for k, here in enumerate(run):
        rank = RANK[here.kind]
        if owner >= 0 and k and joins[k - 1] in (NEST, LIST) and parent[k] < 0:
            up = owner
            while up >= 0 and RANK[run[up].kind] <= rank:
                up = parent[up] if parent[up] < k else -1
            distant = up >= 0 and rank >= 3 and joins[k - 1] != NEST
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
            chain.append(Step(here.kind, here.labels[0]))
        elif here.this:
            chain.append(Step(here.kind, ""))
        up = parent[up]
        guard += 1
    chain.reverse()
    here = run[i]
    base = tuple(chain)
    if here.this:
        found.append(Place(start, end, Pinpoint((*base, Step(here.kind, ""))), True, group))
        return
    if here.upto and here.labels:
        for label in here.labels[:-1]:
            found.append(Place(start, end, Pinpoint((*base, Step(here.kind, label))), this, group))
        found.append(
            Place(start, end, Pinpoint((*base, Step(here.kind, here.labels[-1])), (*base, Step(here.kind, here.upto))), this, group)
        )
        return
    for label in here.labels or ("",):
        found.append(Place(start, end, Pinpoint((*base, Step(here.kind, label))), this, group))


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
