"""Find citations: cheap anchors first, then verification around them, then one walk that puts pinpoints and instruments together.

Nothing here looks further than a bounded window around an anchor, so time grows with the text and with nothing else.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from danchieu.vocabulary import mend, plausible, types_of_code

from .draft import Draft
from .instruments import NOUN_ENDS, _dress, before_number, full, noun_pattern, read_instrument
from .pinpoints import AND, INTO, LIST, NEST, RANGE, RANK, UNITS, Place, Token, join, places, token
from .outline import is_heading
from .symbols import FREE, Numbered

_SLASH = re.compile(r"/\s{0,3}(?:[A-ZĐƯ]|nđ|qđ-|tt-|nq-)")
_COUNT = re.compile(r"ố\s*:?\s+(?=\d)")
_LOWER = (
    re.compile(r"ghị\s+(?:định|quyết)\s+(?=\d)"),
    re.compile(r"hông\s+tư\s+(?=\d)"),
    re.compile(r"hỉ\s+thị\s+(?=\d)"),
)
_LOWER_LAW = re.compile(r"uật\s+(?=[A-ZĐ])")
_LOWER_THIS = re.compile(r" này(?![^\W_])")
_NOUN_BEFORE = re.compile(r"(?:nghị\s+(?:định|quyết)|thông\s+tư|(?:bộ\s+)?luật|pháp\s+lệnh|văn\s+bản|quyết\s+định|chỉ\s+thị|quy\s+chế)$")
_SMALL = re.compile(r"(?<![\w/.,-])(?P<symbol>\d{1,5}/(?:19|20)\d\d/(?:nđ-cp|(?:tt|qđ|nq)-[a-zđ]{2,10}))(?![\w])")  # 73/2023/nđ-cp
_THIS_ENDS = ("định", "quyết", "tư", "luật", "lệnh", "bản", "thị", "chế")
_NOT_DOCUMENT = re.compile(
    r"(?:[mM]ẫu|[bB]iểu|hợp\s+đồng|Hợp\s+đồng|giấy\s+phép|Giấy\s+phép|chứng\s+nhận|bản\s+án|Bản\s+án|vụ\s+án|thụ\s+lý|tài\s+khoản|hóa\s+đơn|[pP]hụ\s+lục|[tT]iêu\s+chuẩn|án\s+lệ|Án\s+lệ|"
    r"QCVN|TCVN|mã|Mã|ký\s+hiệu|chỉ|công\s+văn\s+đến)\s*$"
)
_KEM = re.compile(r"[\s,(]*(?:của\s+|tại\s+)?(?:(?:được\s+)?ban\s+hành\s+)?(?:\(?\s*)?kèm\s+theo\s+$")
_ATTACHED = re.compile(
    r"\s*,?\s*(?:của\s+|tại\s+)?(?:Bản\s+)?(?:Quy\s+chế|Quy\s+định|Điều\s+lệ|Chương\s+trình|Kế\s+hoạch|Đề\s+án|Quy\s+tắc|Danh\s+mục|Quy\s+chuẩn|Hướng\s+dẫn)\b[^.;\n]{0,200}?(?:\n[^.;\n]{0,120}?)?kèm\s+theo\s+$"
)
_OWN_TEXT = re.compile(r"\s+(?:của\s+)?(?:Quy\s+chế|Quy\s+định|Điều\s+lệ|Nội\s+quy|Hợp\s+đồng|Hiệp\s+định|Công\s+ước|Nghị\s+định\s+thư|Thỏa\s+thuận)\b")
_LIST_GAP = frozenset((",", ";", "và", ", và", "hoặc", "; và", "hay", "-", ", hoặc", "đến"))


class Found(NamedTuple):
    """What one pass over the text found."""

    drafts: list[Draft]
    """Citations in the order of the text, discourse still open."""
    headings: list[Token]
    """Structural line starts: Điều, Chương, Mục."""


def find(text: str) -> Found:
    """Every citation of a canonical text, not yet resolved."""
    instruments = _instruments(text)
    tokens, headings = _tokens(text)
    return Found(_walk(text, instruments, tokens), headings)


def _instruments(text: str) -> list[list[Draft]]:
    """Groups of drafts that belong to one noun or number, in order; nested ones follow the outer one in its group."""
    groups: list[list[Draft]] = []
    stop = len(text)
    taken = 0
    spans: list[tuple[int, int]] = []
    for match in noun_pattern().finditer(text):
        start, end = match.span()
        if start < taken or (start and text[start - 1].isalnum()) or (end < stop and (text[end].isalpha() or text[end] == "_")):
            continue
        group = read_instrument(text, match, stop)
        if group:
            groups.append(group)
            taken = group[0].end
            spans.append((group[0].start, taken))
            if len(group) > 1 and group[0].form == "short":
                groups[-1] = group[:1]
                for member in group[1:]:
                    groups.append([member])
                    taken = member.end
                    spans.append((member.start, taken))
    rest = _numbers(text, spans, stop)
    if rest:
        groups.extend(rest)
        groups.sort(key=_first)
    return groups


def _first(group: list[Draft]) -> int:
    return group[0].start


def _numbers(text: str, spans: list[tuple[int, int]], stop: int) -> list[list[Draft]]:
    """Numbers that no capital noun led to: list members, bare ones, lower-case nouns, headers."""
    anchors = [match.start() for match in _SLASH.finditer(text)]
    found: list[list[Draft]] = []
    index = 0
    count = len(spans)
    reached = 0
    taken: list[tuple[int, int]] = []
    for at in anchors:
        while index < count and spans[index][1] <= at:
            index += 1
        if at < reached or (index < count and spans[index][0] <= at):
            continue
        draft = _number_at(text, at, stop)
        if draft and not (index and spans[index - 1][1] > draft.start):
            found.append([draft])
            reached = draft.end
            taken.append((draft.start, draft.end))
    small = _lower(text, stop, spans)
    if small:
        covered = sorted(spans + taken)
        found.extend(_uncovered(small, covered))
    return found


def _uncovered(groups: list[list[Draft]], covered: list[tuple[int, int]]) -> list[list[Draft]]:
    out = []
    index = 0
    reached = 0
    for group in sorted(groups, key=_first):
        start, end = group[0].start, group[0].end
        while index < len(covered) and covered[index][1] <= start:
            index += 1
        if start >= reached and not (index < len(covered) and covered[index][0] < end):
            out.append(group)
            reached = end
    return out


def _number_at(text: str, slash: int, stop: int) -> Draft | None:
    """The number whose slash was met, with what stands before it."""
    pattern = FREE if text[slash + 1 : slash + 4].lstrip()[:1].isupper() else _SMALL
    for match in pattern.finditer(text, max(0, slash - 30), min(stop, slash + 60)):
        if match.start() > slash:
            return None
        if match.end() <= slash:
            continue
        raw = match["symbol"]
        symbol = mend(raw)
        if symbol is None:
            return None
        start, kind, word = before_number(text, match.start())
        before = text[max(0, start - 16) : start]
        if _NOT_DOCUMENT.search(before):
            return None
        headed = word and text[start] == "S" and ":" in text[start : match.start()]
        if kind is None and not headed and not plausible(symbol) and not (word and symbol.year is None and symbol.type_code == "" and "-" in symbol.issuer_code):
            return None
        shown = str(symbol)
        number = Numbered(match.start(), match.end(), shown, symbol, shown != raw, start)
        draft = full(text, start, kind or "Văn bản", number, stop)
        if kind is None:
            draft.form = "bare"
        return draft
    return None


def _lower(text: str, stop: int, spans: list[tuple[int, int]]) -> list[list[Draft]]:
    """Short forms with a lower-case noun: `nghị định 73`, `nghị quyết số 18`; laws: `luật Đất đai`."""
    found: list[list[Draft]] = []
    index, count = 0, len(spans)
    for match in _COUNT.finditer(text):
        begin = match.start() - 1
        while index < count and spans[index][1] <= begin:
            index += 1
        if index < count and spans[index][0] <= begin:
            continue
        if begin < 8 or text[begin] not in "sS" or not text.endswith(NOUN_ENDS, 0, begin):
            continue
        start, kind, word = before_number(text, match.end())
        if kind and word and text[start].islower() and not kind.startswith(("Báo cáo", "Đề án", "Phương án", "Chương trình", "Lệnh")):
            draft = _lower_short(text, start, match.end(), kind, stop)
            if draft:
                found.append([draft])
    for pattern in _LOWER:
        for match in pattern.finditer(text):
            start = match.start() - 1
            if start >= 0 and text[start] in "ntc" and not (start and text[start - 1].isalnum()):
                kind = " ".join(text[start : match.end()].split()).capitalize()
                draft = _lower_short(text, start, match.end(), kind, stop)
                if draft and len(draft.key) > 1:
                    found.append([draft])
    for match in _LOWER_THIS.finditer(text) if "Điều 1" in text else ():
        if not text.endswith(_THIS_ENDS, 0, match.start()):
            continue
        noun = _NOUN_BEFORE.search(text, max(0, match.start() - 12), match.start())
        if noun and not (noun.start() and text[noun.start() - 1].isalnum()):
            draft = Draft(noun.start(), match.end(), "anaphor", " ".join(noun[0].split()).capitalize())
            draft.key = "này lower"
            found.append([draft])
    for match in _LOWER_LAW.finditer(text):
        start = match.start() - 1
        if start >= 0 and text[start] == "l" and not (start and text[start - 1].isalnum()):
            noun = start - 3 if text[max(0, start - 3) : start].lower() == "bộ " else start
            from .laws import read_law

            kind = "Bộ luật" if noun != start else "Luật"
            group = read_law(text, noun, match.start() + 3, kind, stop, known_only=True)
            if group:
                found.append(group)
    return found


_DIGITS = re.compile(r"(\d{1,5}[a-z]?)(?:/((?:19|20)\d\d))?(?![\w/.,%-]*[\d/%]|-\d|\s?-\s?\d|\s?-\s?[A-ZĐ])(?!\s*(?:năm|tháng|ngày|tỷ|triệu|người|lần|%))")


def _lower_short(text: str, start: int, at: int, kind: str, stop: int) -> Draft | None:
    match = _DIGITS.match(text, at, min(stop, at + 24))
    if match is None or (len(match[1]) == 4 and match[1][:2] in ("19", "20") and not match[2]):
        return None
    draft = Draft(start, match.end(), "short", kind)
    draft.key = match[1] + (f"/{match[2]}" if match[2] else "")
    _dress(text, draft, stop)
    return draft


def _tokens(text: str) -> tuple[list[Token], list[Token]]:
    """Pinpoint tokens and headings, both in order."""
    tokens: list[Token] = []
    headings: list[Token] = []
    for kind, anchor, pattern, back in UNITS:
        reached = 0
        for match in anchor.finditer(text):
            start = match.start() - back
            if start < reached:
                continue
            if kind == "muc" and text[max(0, start - 5) : start].lower().endswith("tiểu "):
                start -= 5
            found = token(text, kind, pattern, start)
            if found is None:
                continue
            reached = found.end
            if kind not in ("khoan", "diem") and is_heading(text, found):
                headings.append(found)
            else:
                tokens.append(found)
    tokens.sort()
    headings.sort()
    return tokens, headings


def _walk(text: str, instruments: list[list[Draft]], tokens: list[Token]) -> list[Draft]:
    """Join pinpoints to one another and to the instrument they belong to."""
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
            drafts.extend(_with(found, instruments[k]))
            reached = instruments[k][0].end
            k += 1
        else:
            drafts.extend(_internal(text, run, found, end))
    return drafts


def _attaches(text: str, last: Token, end: int, start: int) -> bool:
    """Whether a run of pinpoints belongs to the instrument that follows it."""
    if start - end > 420 or start < end:
        return False
    kind = join(text, end, start)
    if kind in (NEST, LIST):
        return ";" not in text[end:start]
    gap = text[end:start]
    if len(gap) > 320 or "kèm" not in gap:
        return False
    return _KEM.match(gap) is not None or _ATTACHED.match(gap) is not None


def _with(found: list[Place], group: list[Draft]) -> list[Draft]:
    """The instrument once for each place; the last stretch reaches to its end."""
    main = group[0]
    if not found:
        return group
    if all(not step.label for place in found for step in place.pin.steps) and main.form not in ("anaphor", "self") and not found[0].this:
        return group  # "Phụ lục ban hành kèm theo Nghị định số ...": an unnumbered annex is only the instrument
    last = found[-1].group
    out: list[Draft] = []
    for place in found:
        if place.this:
            out.append(_inside(place))
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


def _inside(place: Place) -> Draft:
    draft = Draft(place.start, place.end, "internal", None)
    draft.pin = place.pin
    draft.key = "this" if place.this else ""
    return draft


def _internal(text: str, run: list[Token], found: list[Place], end: int) -> list[Draft]:
    """Places with no instrument behind them; single small units that may be ordinary words are dropped."""
    foreign = _OWN_TEXT.match(text, end, end + 40) is not None
    if len(run) == 1 and not run[0].this:
        only = run[0]
        if only.kind == "diem" and only.labels[0][0].isdigit():
            return []
        if only.kind in ("phan", "muc", "phu-luc", "chuong") and (not only.labels or not text[only.start].isupper() and only.kind != "muc"):
            return []
        if only.kind == "phan":
            return []
    out = []
    for place in found:
        if any(not step.label for step in place.pin.steps) and not place.this:
            continue
        draft = _inside(place)
        if foreign and not place.this:
            draft.key = "foreign"
        out.append(draft)
    return out
