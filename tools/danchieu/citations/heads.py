"""What is told once for several: by the head of a list ("các Nghị quyết của Bộ Chính trị: số 57-NQ/TW, số 59-NQ/TW"), by a bracket for a name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from danchieu.text.lazy import lazy
from danchieu.vocabulary import types, types_of_code

from .before import HEADED, MEMBER
from .draft import Draft
from .dress import several
from .issuers import issuer_at

# "các Nghị định của Chính phủ: số 115/2003/NĐ-CP", "Các Thông tư của Bộ Nội vụ: số 08/2004/TT-BNV"
_HEAD = lazy(
    r"(?:[cC]ác|[nN]hững)\s+(?P<noun>[A-ZĐ][^\s,.;:]+(?:\s+[^\W\d_]+){0,3}?)\s+của\s+(?P<body>Bộ\s+Chính\s+trị,\s+Ban\s+Bí\s+thư|[A-ZĐỦ][^,.;:\n]{2,50}?)\s*:\s+$"
)
# "các chỉ thị của Ban Bí thư gồm: <Chỉ thị số 41-CT/TW>", "4 nghị quyết trụ cột của Bộ Chính trị (<Nghị quyết 57-NQ/TW>"
_LED = lazy(
    r"(?:[cC]ác|[nN]hững|\d{1,2}|[hH]ai|[bB]a|[bB]ốn|[nN]ăm|[bB]ộ|loạt)\s+(?P<noun>"
    + "|".join(f"[{name[0]}{name[0].lower()}]{name[1:]}".replace(" ", r"\s+") for name in sorted(types(), key=len, reverse=True))
    + r")(?:\s+(?!của\b)[^\W\d_]+){0,5}?\s+của\s+(?P<body>[A-ZĐỦ][^.;:()\n]{1,70}?)\s*,?\s*(?:(?:bao\s+)?gồm|như|(?:cụ\s+thể\s+|đó\s+)?là)?\s*(?P<mark>[:(]?)\s*[-+•]?\s*$"
)
_LEADS = (":", "(", "gồm", "như", "là", "\n-", "\n+")
_BEFORE = frozenset(first + second for first in ":mưà-+ " for second in " (") | {":\n", "m\n", "à\n"}
"""The two characters before the first member of such a list."""
_BACK, _TITLE = 120, 400
"""How far before its first member a list may begin, and how long the title of a member may be."""
_NEXT = (",", ";", " và", "\nvà", "\n-", "\n+")
_ENDED = lazy(r"[.!?](?:\s|$)|\n\s*\n")


def headed(text: str, draft: Draft) -> bool:
    """Make the first number after "các Nghị định của Chính phủ: số" a full citation; False where no such words lead to it."""
    head = _HEAD.search(text, max(0, draft.start - 90), draft.start) if text[draft.start - 2 : draft.start] == ": " else None
    kind = " ".join(head["noun"].split()) if head else ""
    if head is None or draft.symbol is None or kind not in types_of_code().get(draft.symbol.type_code, ()):
        return False
    draft.form, draft.type, draft.plural, draft.rule = "full", kind, True, HEADED
    draft.issuer = draft.issuer or " ".join(head["body"].split())
    return True


def governed(text: str, numbered: Sequence[Draft], draft: Draft) -> None:
    """Make a bare "; số B" full where a noun governs the list, whatever laws the titles name: "các Nghị định: số A thi hành Luật X; <số B>"."""
    symbol = draft.symbol
    if symbol is None or not symbol.type_code or text[draft.start - 2 : draft.start] not in ("; ", ";\n") or text[draft.start] not in "sS":
        return
    kinds = types_of_code().get(symbol.type_code, ())
    for before in reversed(numbered[: bisect_left(numbered, draft.start, key=_start)][-_NESTED:]):
        if before.form != "full" or before.type not in kinds:
            continue
        gap = text[before.tail : draft.start]
        if len(gap) <= _TITLE and _ENDED.search(gap) is None and several(text, before):
            draft.form, draft.type, draft.plural, draft.rule = "full", before.type, True, MEMBER
            if before.rule == HEADED:  # else the body is only that member's
                draft.issuer, draft.rule = draft.issuer or before.issuer, HEADED
        return


def _start(draft: Draft) -> int:
    return draft.start


_NESTED = 6
"""How many numbers the title of one member may name."""


def share_heads(text: str, drafts: Sequence[Draft]) -> None:
    """Give every member of a list the body that its head tells of."""
    for index, draft in enumerate(drafts):
        if text[draft.start - 2 : draft.start] in _BEFORE and (head := _led(text, draft)):
            _hand_down(text, drafts, index, " ".join(head["body"].split()), head["mark"] == "(")


def _led(text: str, draft: Draft) -> re.Match[str] | None:
    """The words before a list that tell whose its members are; None where no such words stand there."""
    if draft.form not in ("full", "short") or not text[max(0, draft.start - 8) : draft.start].rstrip().endswith(_LEADS):
        return None
    floor, kind = max(0, draft.start - _BACK), draft.type or "?"
    of = text.rfind(" của ", floor, draft.start)
    if of < 0 or text.find(kind[1:], floor, of) < 0:
        return None  # nearly always: the type is told once
    head = _LED.search(text, floor, draft.start)
    if head is None or " ".join(head["noun"].split()).capitalize() != draft.type or issuer_at(text, head.start("body")) != head.end("body"):
        return None
    return head


def _hand_down(text: str, drafts: Sequence[Draft], index: int, body: str, bracket: bool) -> None:
    """Give the body to the member with this index and to those behind it."""
    before: Draft | None = None
    for draft in islice(drafts, index, None):
        if draft.type is None or draft.nested or draft.form == "internal":
            continue
        if draft.issuer not in (None, body) or (before is not None and not _goes_on(text, before, draft, bracket)):
            return
        draft.issuer = body
        before = draft


def _goes_on(text: str, before: Draft, draft: Draft, bracket: bool) -> bool:
    """Whether a mention is the next member of the list: of the same type and behind a comma."""
    gap = text[before.tail : draft.start]
    if draft.type != before.type or len(gap) > _TITLE or not gap.rstrip().endswith(_NEXT):
        return False
    return _ENDED.search(gap) is None and not (bracket and gap.count(")") > gap.count("("))


def numbers_of_names(text: str, drafts: Iterable[Draft]) -> Iterator[tuple[str, str]]:
    """Names with the numbers that a bracket behind them tells: "Luật Cán bộ, công chức năm 2025 (Luật số 80/2025/QH15)"."""
    before: Draft | None = None
    for draft in drafts:
        if draft.nested:
            continue
        if before and before.name and not before.number and draft.number and not draft.name and draft.type == before.type:
            year = str(draft.symbol.year) if draft.symbol else None
            if before.date in (None, year) and text[before.end : draft.start].strip() == "(":
                yield before.name, draft.number
        before = draft
