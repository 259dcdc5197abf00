"""Find citations: cheap anchors first, then verification around them, then one walk that puts pinpoints and instruments together.

Nothing here looks further than a bounded window around an anchor, so time grows with the text and with nothing else.
"""

from __future__ import annotations

from typing import NamedTuple

from danchieu.text.lazy import lazy

from .anchors import NOUN, Anchors, anchors
from .begin import read_noun
from .draft import Draft
from .numbers import first, numbers
from .outline import is_heading
from .pinpoints import LIST, NEST, Place, join, places
from .tokens import UNITS, Token, UnitWord, token

_KEM = lazy(r"(?:\s+\([^()\n]{1,40}\))?[\s,(]*(?:của\s+|tại\s+)?(?:(?:được\s+)?ban\s+hành\s+)?(?:\(?\s*)?kèm\s+theo\s+$")
_ATTACHED = lazy(
    r"\s*,?\s*(?:của\s+|tại\s+)?(?:Bản\s+)?(?:Quy\s+chế|Quy\s+định|Điều\s+lệ|Chương\s+trình|Kế\s+hoạch|Đề\s+án|Quy\s+tắc|Danh\s+mục|Quy\s+chuẩn|Hướng\s+dẫn)\b[^.;\n]{0,200}?(?:\n[^.;\n]{0,120}?)?kèm\s+theo\s+$"
)
# "Phụ lục số 03 <- Tỷ lệ phần trăm phân chia nguồn thu ban hành kèm theo> Nghị quyết số 22/2022/NQ-HĐND"
_TITLED = lazy(r"(?:\s*[-:]\s+|\s+(?=[A-ZĐ“\"]))[^.;\n]{3,240}?\s(?:được\s+)?(?:ban\s+hành\s+)?kèm\s+theo\s+$")
# what follows a noun that stands for an instrument by itself: "khoản 1 Điều 3 <Pháp lệnh>, ..."; not a blank number or the end of a page
_BARE = r"\s*(?:[,;:()]|\.(?!\s?[.\d…])|\n\s*\n(?!\s*(?:CÔNG\s|\d))|(?:được|bị|và|có|thì|về|đã|cũng|phải|hoặc|là|để|trừ|nêu|cho)\s|$)"
_OWN_TEXT = lazy(
    rf"\s+(?:của\s+)?(?:Quy\s+chế|Quy\s+định|Điều\s+lệ|Nội\s+quy|Hợp\s+đồng|Hiệp\s+định|Công\s+ước|Nghị\s+định\s+thư|Thỏa\s+thuận|(?P<law>(?:Bộ\s+luật|Luật|Pháp\s+lệnh)(?=\s+quy\s+định\s|{_BARE})|(?:Nghị\s+định|Thông\s+tư)(?={_BARE})))"
)
_OF_OTHER = lazy(r"\s+của\s+(?!(?:văn\s+bản|Đảng|Chính|Quốc|Ủy|bộ)\b)(?=\S)")
_CARRIED = ("theo ", "theo\n", "theo các ")  # "(kèm theo phụ lục số 5)": the document's own


class Found(NamedTuple):
    """What one pass over the text found."""

    drafts: list[Draft]
    """Citations in the order of the text, discourse still open."""
    headings: list[Token]
    """Structural line starts: Điều, Chương, Mục."""
    at: Anchors
    """What the one pass met, for whoever looks for the zones."""


def find(text: str) -> Found:
    """Every citation of a canonical text, not yet resolved."""
    at = anchors(text)
    instruments = _instruments(text, at)
    tokens, headings = _tokens(text, at)
    return Found(_walk(text, instruments, tokens), headings, at)


def _instruments(text: str, at: Anchors) -> list[list[Draft]]:
    """Groups of drafts that belong to one noun or number, in order; nested ones follow the outer one in its group."""
    groups: list[list[Draft]] = []
    taken = 0
    spans: list[tuple[int, int]] = []
    for start in at[NOUN]:
        group = read_noun(text, start, taken) if start >= taken else None
        if group:
            groups.append(group)
            taken = group[0].end
            spans.append((group[0].start, taken))
            if len(group) > 1 and group[-1].start >= taken:  # members of a list: each is a citation of its own
                apart = [member for member in group if member.start >= taken and not member.nested]
                groups[-1] = [member for member in group if member not in apart]
                for member in apart:
                    groups.append([member])
                    taken = member.end
                    spans.append((member.start, taken))
    rest = numbers(text, at, spans)
    if rest:
        groups.extend(rest)
        groups.sort(key=first)
    return groups


_ALONE = lazy(r"[ ]*(?:[.:]?[ ]*)(?:\n|$)")


def _stands_alone(text: str, token: Token) -> bool:
    """Whether a khoản or điểm is a line by itself, as a heading: "* Khoản 11"."""
    line = text.rfind("\n", max(0, token.start - 8), token.start)
    head = (
        token.kind in ("khoan", "diem")
        and text[token.start].isupper()
        and (line >= 0 or token.start < 8)
        and not text[line + 1 : token.start].strip(" *-+•#")
    )
    return head and _ALONE.match(text, token.end, token.end + 8) is not None and text[token.end : token.end + 3].strip(" .:") != ","


def _tokens(text: str, at: Anchors) -> tuple[list[Token], list[Token]]:
    """Pinpoint tokens and headings, both in order."""
    tokens: list[Token] = []
    headings: list[Token] = []
    for unit in UNITS:
        if at[unit.kind]:
            _of_kind(text, unit, at[unit.kind], tokens, headings)
    tokens.sort()
    headings.sort()
    return tokens, headings


def _of_kind(text: str, unit: UnitWord, starts: list[int], tokens: list[Token], headings: list[Token]) -> None:
    """Add what one unit word leads to."""
    kind, reached = unit.kind, 0
    for start in starts:
        if start < reached or unit.anchor.match(text, start) is None:
            continue
        if kind == "muc" and text[max(0, start - 5) : start].lower().endswith("tiểu "):
            start -= 5
        found = token(text, kind, unit.pattern, start)
        if found is None:
            continue
        reached = found.end
        if kind not in ("khoan", "diem") and is_heading(text, found):
            headings.append(found)
        else:
            tokens.append(found)


def _walk(text: str, instruments: list[list[Draft]], tokens: list[Token]) -> list[Draft]:
    """Join pinpoints to one another and to the instrument they belong to."""
    if not tokens:
        return [draft for group in instruments for draft in group]
    drafts: list[Draft] = []
    count, total = len(tokens), len(instruments)
    i = k = 0
    reached = 0
    while i < count or k < total:
        if i >= count or (k < total and instruments[k][0].start <= tokens[i].start):
            group = instruments[k]
            drafts.extend(group)
            reached = group[0].end
            k += 1
            continue
        if tokens[i].start < reached:
            i += 1
            continue
        run = [tokens[i]]
        joins: list[int] = []
        i += 1
        barrier = instruments[k][0].start if k < total else len(text)
        while i < count and tokens[i].start < barrier:
            kind = join(text, run[-1].end, tokens[i].start)
            if not kind:
                break
            joins.append(kind)
            run.append(tokens[i])
            i += 1
        end = run[-1].end
        attached = k < total and _attaches(text, run[-1], end, barrier)
        found = places(run, joins)
        if attached:
            drafts.extend(_with(text, found, instruments[k]))
            reached = instruments[k][0].end
            k += 1
        elif drafts and _follows(text, drafts[-1], run, end):
            last = drafts.pop()
            drafts.extend(_behind(found, last, end))
        else:
            drafts.extend(_internal(text, run, found, end))
    return drafts


def _attaches(text: str, last: Token, end: int, start: int) -> bool:
    """Whether a run of pinpoints belongs to the instrument that follows it."""
    if start - end > 420 or start < end:
        return False
    if text.startswith(") ", end) and text.rfind("(", last.start - 2, last.start) >= 0:  # "Điều 12 khoản 2 (điểm a, b) <Nghị định ...>"
        end += 1
    kind = join(text, end, start)
    if kind in (NEST, LIST):
        return ";" not in text[end:start] and text[start - 1] != "("
    gap = text[end:start]
    if gap in (" - ", " -"):  # "điều 3 - Pháp lệnh hợp đồng kinh tế"
        return True
    if len(gap) > 320 or "kèm" not in gap:
        return False
    if last.kind == "phu-luc" and last.labels and _TITLED.match(gap) is not None:
        return True
    return _KEM.match(gap) is not None or _ATTACHED.match(gap) is not None


_AT = lazy(r"[,\s]{1,3}tại\s+$")
_SAYS = lazy(r"\s*(?:,\s*)?(?:cũng\s+|đã\s+)?(?:quy\s+định|nêu|xác\s+định|ghi|khẳng\s+định|yêu\s+cầu|hiến\s+định|:)")


def _follows(text: str, before: Draft, run: list[Token], end: int) -> bool:
    """Whether places belong to the instrument before them: "Hiến pháp 2013 tại Điều 62 quy định:"."""
    start = run[0].start
    return (
        before.form in ("full", "named", "short")
        and before.pin is None
        and not before.nested
        and 4 < start - before.tail < 12
        and _AT.fullmatch(text, before.tail, start) is not None
        and not any(token.this for token in run)
        and _SAYS.match(text, end, end + 30) is not None
    )


def _behind(found: list[Place], main: Draft, end: int) -> list[Draft]:
    """The instrument once for each place that follows it, its span to the last place."""
    out = []
    for place in found:
        draft = main.copy()
        draft.pin, draft.end, draft.tail = place.pin, end, end
        out.append(draft)
    return out or [main]


def _with(text: str, found: list[Place], group: list[Draft]) -> list[Draft]:
    """The instrument once for each place; the last stretch reaches to its end."""
    main = group[0]
    if not found:
        return group
    if all(not step.label for place in found for step in place.pin.steps) and not found[0].this:
        return group  # "Phụ lục ban hành kèm theo Nghị định số ...": an unnumbered annex is only the instrument
    last = found[-1].group
    out: list[Draft] = []
    for place in found:
        if place.this:
            out.append(_inside(text, place))
            continue
        draft = main.copy()
        draft.start = place.start
        draft.end = main.end if place.group == last else place.end
        draft.pin = place.pin
        out.append(draft)
    if found[-1].this:
        out.append(main)
    out.extend(part for part in group[1:] if part.nested)
    return out


def _inside(text: str, place: Place) -> Draft:
    closed = text.startswith(")", place.end) and text.find("(", place.start, place.end) > 0  # "Điều 1 (khoản 2)"
    draft = Draft(place.start, place.end + closed, "internal", None)
    draft.pin = place.pin
    draft.key = "this" if place.this else ""
    return draft


def _internal(text: str, run: list[Token], found: list[Place], end: int) -> list[Draft]:
    """Places with no instrument behind them; single small units that may be ordinary words are dropped."""
    foreign = _OWN_TEXT.match(text, end, end + 40)
    if len(run) == 1 and not run[0].this:
        only = run[0]
        if only.kind == "tiet" or (only.kind == "diem" and only.labels[0][0].isdigit()):
            return []
        if only.kind in ("phan", "muc", "phu-luc", "chuong") and (
            not only.labels or (not text[only.start].isupper() and only.kind != "muc" and not text.endswith(_CARRIED, 0, only.start))
        ):
            return []
        if only.kind == "phan" or _stands_alone(text, only):
            return []
    out = []
    for place in found:
        if any(not step.label for step in place.pin.steps) and not place.this:
            continue
        draft = _inside(text, place)
        if foreign and not place.this:
            draft.key = "law" if foreign["law"] else "foreign"
            if foreign["law"]:  # "khoản 1 Điều 3 Pháp lệnh": which one is for the discourse to say
                draft.rule, draft.tail = " ".join(foreign["law"].split()), foreign.end("law") if place.end == end else draft.end
        elif not place.this and _OF_OTHER.match(text, end, end + 12):
            draft.key = "other"
        out.append(draft)
    return out
