"""Numbers that no capital type noun led to: members of lists, bare ones, lower-case nouns, the head's own number."""

from __future__ import annotations

from collections.abc import Sequence

from danchieu.text.lazy import lazy
from danchieu.vocabulary import mend, plausible
from danchieu.vocabulary.symbols import PRINTED

from .anchors import COUNCIL, COUNT, LAW, LOWER, SHOUT, SLASH, TITLE, Anchors
from .before import abbreviated, alike_before, of_body
from .draft import Draft
from .dress import dress
from .instruments import NOUN_ENDS, before_number, full
from .laws import read_law
from .members import UNSURE, more
from .named import read_charter, read_congress, read_plenum
from .nouns import noun
from .shouts import shouts
from .shouts import small as small_names
from .symbols import Numbered, unmarked

# no letters of a number behind "CÔNG BÁO/Số 987 + 988/Ngày 01-7-2025", the running head of the gazette
_SLASH = lazy(r"/\s{0,3}(?!Số\s|Ngày\s)(?:[A-ZĐƯ]|nđ|(?:qđ|tt|nq|ct|cđ)-|t[wu](?![^\W_]))")
_COUNCIL = lazy(r"-\s?(?:H[ĐD]BT|TT-LB)|(?<=\d)-(?:CP|TTg)(?:(?![^\W_])|(?=CỘNG\s))")
_COUNT = lazy(r"[sS]ố\s*:?\s+(?=\d)")
_LOWER = lazy(
    r"(?:nghị\s+(?:đ[ịi]nh|quyết)|nghi\s+định|thông\s+tư|chỉ\s+thị|quy\s+đ[ịi]nh|quyết\s+đ[ịi]nh|quyêt\s+định|kết\s+luận)\s+(?=\d)"
)
_ISSUED = lazy(r"\s+(?:được\s+)?ban\s+hành\s+(?:vào\s+)?(?:ngày|năm|tháng)\s")  # "theo kết luận 127 <ban hành ngày> 28/2"
_LOWER_CENTRAL = lazy(r"nghị\s+quyết(?=\s+(?:Trung|TW|Hội|[Đđ]ại))")
_SMALL_NAMES = ("nghị quyết trung", "nghị quyết hội", "nghị quyết đại hội đảng toàn", "điều lệ đảng", "hiến pháp")
_BESIDE = ("ghị quyết, ", "ghị quyết và ")
_LOWER_LAW = lazy(r"(?:luật|pháp\s+lệnh)(?=\s+[^\W\d_])")
_NO_LAW = ("pháp", "kỷ", "quy", "đạo", "ngành", "môn", "khoa", "trường", "nhân", "sĩ", "giới", "dân", "hội")
_NEVER_LAW = ("pháp ", "kỷ ")
_LOWER_THIS = lazy(r" này(?![^\W_])")
_NOUN_BEFORE = lazy(
    r"(?:nghị\s+(?:định|quyết)|thông\s+tư|(?:bộ\s+)?luật|pháp\s+lệnh|văn\s+bản|quyết\s+định|chỉ\s+thị|quy\s+chế|kế\s+hoạch|hướng\s+dẫn|sắc\s+lệnh)$"
)
_SMALL = lazy(
    r"(?<![\w/.,-])(?P<symbol>\d{1,5}/(?:19|20)\d\d/(?:nđ-cp|(?:tt|qđ|nq)-[a-zđ]{2,10})|\d{1,5}/(?:qđ|ct|cđ|nq)-(?:ttg|cp|ubnd|hđnd)|\d{1,5}-(?:nq|kl|qđ|ct|tb|hd|kh)/t[wu])(?![\w])"
)  # 73/2023/nđ-cp, 759/qđ-ttg, 57-nq/tw
_NEVER_LOWER = ("Báo cáo", "Đề án", "Phương án", "Chương trình", "Lệnh")
_GLUED = ("/", ".", ",", "-", "_")  # what a number cannot follow directly
_OF_PLAN = ("KẾ HOẠCH", "HƯỚNG DẪN", "NGHỊ QUYẾT", "QUYẾT ĐỊNH", "CHỈ THỊ", "SẮC LỆNH")
_THIS_ENDS = ("hoạch", "dẫn", "định", "quyết", "tư", "luật", "lệnh", "bản", "thị", "chế")
_NOT_DOCUMENT = lazy(
    r"(?:[mM][ẫâa]u|[bB]iểu|hợp\s+đồng|Hợp\s+đồng|giấy\s+phép|Giấy\s+phép|chứng\s+nhận|bản\s+án|Bản\s+án|vụ\s+án|thụ\s+lý|tài\s+khoản|hóa\s+đơn|[pP]hụ\s+lục|[tT]iêu\s+chuẩn|án\s+lệ|Án\s+lệ|"
    r"QCVN|TCVN|mã|Mã|ký\s+hiệu|chỉ|công\s+văn\s+đến|[cC]áo\s+trạng)\s*$"
)
_DIGITS = lazy(
    r"(\d{1,5}[a-z]?)(?:/((?:19|20)\d\d))?(?:(?=,\s?\d{2,3}\s+(?:của|-)\s)|(?![\w/.,%-]*[\d/%]|-\d|\s?-\s?\d|\s(?:[Il]\s?)?-\s?[A-ZĐ]|-\s?[A-ZĐ])(?!\s*(?:năm|tháng|ngày(?!\s+\d)|tỷ|triệu|người|lần(?!\s+này)|%)))"
)


def first(group: list[Draft]) -> int:
    """Where a group begins."""
    return group[0].start


def numbers(text: str, at: Anchors, spans: list[tuple[int, int]]) -> list[list[Draft]]:
    """Numbers that no capital noun led to: list members, bare ones, lower-case nouns, headers."""
    found: list[list[Draft]] = []
    index = 0
    count = len(spans)
    reached = 0
    taken: list[tuple[int, int]] = []
    small = _lower(text, at, spans)
    laws = [(group[0].start, group[0].end) for group in small if group[0].number]  # "luật thương mại số: 36/2005/QH11"
    nouns = spans
    spans = sorted(spans + laws) if laws else spans
    count = len(spans)
    for slash in _slashes(text, at):
        while index < count and spans[index][1] <= slash:
            index += 1
        if slash < reached or (index < count and spans[index][0] <= slash) or (text[slash] == "/" and not _SLASH.match(text, slash)):
            continue
        draft = _number_at(text, slash)
        if draft and not (index and spans[index - 1][1] > draft.start):
            found.append([draft])
            reached = draft.end
            taken.append((draft.start, draft.end))
    if small:
        covered = sorted(nouns + taken)
        found.extend(_uncovered(small, covered))
    return found


def _slashes(text: str, at: Anchors) -> list[int]:
    """Where a number may have its separator: a slash, or the hyphen of `203-HĐBT`."""
    return sorted([*at[SLASH], *(match.start() for match in _COUNCIL.finditer(text))]) if at[COUNCIL] else at[SLASH]


def _uncovered(groups: list[list[Draft]], covered: list[tuple[int, int]]) -> list[list[Draft]]:
    out = []
    index = 0
    reached = 0
    for group in sorted(groups, key=first):
        start, end = group[0].start, group[0].end
        while index < len(covered) and covered[index][1] <= start:
            index += 1
        if start >= reached and not (index < len(covered) and covered[index][0] < end):
            out.append(group)
            reached = end
    return out


def _number_at(text: str, slash: int) -> Draft | None:
    """The number whose slash was met, with what stands before it."""
    pattern = PRINTED if text[slash + 1 : slash + 4].lstrip()[:1].isupper() else _SMALL
    for match in pattern.finditer(text, max(0, slash - 30), slash + 60):
        before = text[match.start() - 1 : match.start()]
        if (before.isalnum() and text[match.start() - 2 : match.start()] not in ("SỐ", "số")) or before in _GLUED:
            continue
        if match.start() > slash:
            return None
        if match.end() <= slash:
            continue
        raw = unmarked(match[0])
        if "\n\n" in raw:
            return None  # the number of a page above the rest of a torn symbol
        symbol = mend(raw)
        if symbol is None:
            return None
        start, kind, word = before_number(text, match.start())
        if kind is None:
            start, kind = abbreviated(text, start, symbol)
        before = text[max(0, start - 16) : start]
        if _NOT_DOCUMENT.search(before):
            return None
        headed = word and ((text[start] == "S" and ":" in text[start : match.start()]) or before.rstrip().lower().endswith("văn bản"))
        if (
            kind is None
            and not headed
            and not plausible(symbol, word)
            and not (word and symbol.year is None and symbol.type_code == "" and "-" in symbol.issuer_code)
            and not (word and f"{symbol.type_code}{symbol.issuer_code}" in ("HĐBT", "CT", "CP", "TTg"))
            and not (symbol.issuer_code in ("CP", "TTg", "HĐBT") and alike_before(text, match.start(), raw))
        ):
            return None
        shown = str(symbol)
        number = Numbered(match.start(), match.start() + len(raw), shown, symbol, shown != raw, start)
        draft = full(text, start, kind or "Văn bản", number)
        if kind is None:
            draft.form = "bare"
            if text.startswith(("s", "S"), start) and text.find("của", max(0, start - 60), start) >= 0:
                of_body(text, draft)
        return draft
    return None


def _lower(text: str, at: Anchors, spans: list[tuple[int, int]]) -> list[list[Draft]]:
    """What a lower-case noun leads to: `nghị định 73`, `nghị quyết số 18`, `luật Đất đai`, `nghị định này`."""
    found = _counted(text, at, spans)
    for start in at[LOWER]:
        if text[start].islower() and _begins_word(text, start):
            found.extend(_small(text, start))
    for start in at[LAW]:
        law = _lower_law(text, start) if text[start] in "lp" and _begins_word(text, start) else []
        if law:
            found.append(law)
    if at[SHOUT]:
        found.extend(shouts(text, at[SHOUT]))
    if (at["dieu"] and any(text.startswith("Điều 1", start) for start in at["dieu"])) or (at[TITLE] and _is_plan(text, at[TITLE])):
        found.extend(_these(text))
    return found


def _small(text: str, start: int) -> list[list[Draft]]:
    """What the lower-case noun at `start` leads to, each member of a list for itself."""
    match = _LOWER.match(text, start)
    if match:
        kind = noun(match[0])
        draft = _lower_short(text, start, match.end(), kind)
        if draft is None or len(draft.key) < 2:
            return []
        members = [draft, *more(text, draft, kind)] if draft.tail == draft.end else [draft]
        unsure = kind in ("Quy định", "Quyết định", "Kết luận") and not (draft.issuer and (len(members) > 1 or _of_year(draft.key)))
        unsure = unsure and _ISSUED.match(text, draft.end, draft.end + 30) is None
        for member in members:
            member.rule = UNSURE if unsure else ""
        return [[member] for member in members]
    found: list[Draft] = []
    if text.startswith("kết luận", start):  # "nghị quyết, kết luận Hội nghị Trung ương 10"; alone it is as often a verb
        found = read_plenum(text, start, start + 8, "Kết luận") if text.endswith(_BESIDE, 0, start) else []
    elif text.startswith("điều lệ Đ", start):
        found = read_charter(text, start)
    elif text.startswith(_SMALL_NAMES, start):
        found = small_names(text, start)
    elif text[start] == "n" and (central := _LOWER_CENTRAL.match(text, start)):
        found = read_plenum(text, start, central.end(), "Nghị quyết") or read_congress(text, start, central.end(), "Nghị quyết")
    return [found] if found else []


def _of_year(key: str) -> bool:
    """Whether a short number tells its year and can be no month: "205/2019", not "10/2020"."""
    number, _, year = key.partition("/")
    return year != "" and int(number.rstrip("abcdefghijklmnopqrstuvwxyz")) > 12


def _is_plan(text: str, titles: Sequence[int]) -> bool:
    """Whether a title of a plan or resolution opens a line in the first page."""
    return any(start < 3000 and text.startswith("\n", start - 1) and text.startswith(_OF_PLAN, start) for start in titles[:8])


def _lower_law(text: str, start: int) -> list[Draft]:
    """`luật Đất đai`, `luật thuế thu nhập cá nhân`, `pháp lệnh hợp đồng kinh tế`: a lower-case noun with a name of the table."""
    if text.endswith(_NEVER_LAW, 0, start) and text[start + 5 : start + 6].islower():
        return []
    match = _LOWER_LAW.match(text, start)
    if match is None:
        return []
    code = text[max(0, start - 3) : start].lower() == "bộ "
    noun = start - 3 if code else start
    kind = "Bộ luật" if code else "Luật" if text[start] == "l" else "Pháp lệnh"
    first = text[match.end() : match.end() + 8].lstrip()
    if first[:1].islower() and _ordinary(text[max(0, noun - 8) : noun]):
        return []
    law = read_law(text, noun, match.end(), kind, known_only=not first.startswith("sửa"))
    if law and first[:1].islower() and len((law[0].name or "").split()) < 3 and law[0].number is None:
        return []  # "luật giá", "luật biển": one word of a table is no name yet
    return law


def _ordinary(before: str) -> bool:
    """Whether the word before "luật" makes another word of it."""
    word = before.rstrip()
    return len(word) < len(before) and word.lower().endswith(_NO_LAW)


def _begins_word(text: str, start: int) -> bool:
    """Whether a word begins at `start`."""
    return start >= 0 and not (start and text[start - 1].isalnum())


def _counted(text: str, at: Anchors, spans: list[tuple[int, int]]) -> list[list[Draft]]:
    """`nghị quyết số 18`: a lower-case noun, the word "số" and a bare number, outside what was read already."""
    found: list[list[Draft]] = []
    index, count = 0, len(spans)
    for begin in at[COUNT]:
        while index < count and spans[index][1] <= begin:
            index += 1
        if index < count and spans[index][0] <= begin:
            continue
        match = _COUNT.match(text, begin) if begin >= 8 and text.endswith(NOUN_ENDS, 0, begin) else None
        if match is None:
            continue
        start, kind, word = before_number(text, match.end())
        if kind and word and text[start].islower() and not kind.startswith(_NEVER_LOWER):
            draft = _lower_short(text, start, match.end(), kind)
            if draft:
                found.append([draft])
                if draft.tail == draft.end:  # "các nghị quyết số 18, 19 của Trung ương"
                    found.extend([member] for member in more(text, draft, kind))
    return found


def _these(text: str) -> list[list[Draft]]:
    """`nghị định này`, `văn bản này` in lower case; only an instrument keeps them."""
    found: list[list[Draft]] = []
    for match in _LOWER_THIS.finditer(text):
        if not text.endswith(_THIS_ENDS, 0, match.start()):
            continue
        noun = _NOUN_BEFORE.search(text, max(0, match.start() - 12), match.start())
        if noun and not (noun.start() and text[noun.start() - 1].isalnum()):
            draft = Draft(noun.start(), match.end(), "anaphor", " ".join(noun[0].split()).capitalize())
            draft.key = "này lower"
            found.append([draft])
    return found


def _lower_short(text: str, start: int, at: int, kind: str) -> Draft | None:
    match = _DIGITS.match(text, at, at + 24)
    if match is None or (len(match[1]) == 4 and match[1][:2] in ("19", "20") and not match[2]):
        return None
    draft = Draft(start, match.end(), "short", kind)
    draft.key = match[1] + (f"/{match[2]}" if match[2] else "")
    dress(text, draft)
    return draft
