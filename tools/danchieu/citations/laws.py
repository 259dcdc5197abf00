"""Laws by name: `Luật Cán bộ, công chức năm 2008`, `BLHS 2015`, `Luật sửa đổi, bổ sung một số điều của Luật A và Luật B số 90/2025/QH15`."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from danchieu.vocabulary import law_abbreviations, law_nicknames, laws
from danchieu.vocabulary.names import modern

from .draft import Draft
from .symbols import numbered
from .tails import tail
from .tries import Trie, folded

_CAP = r"[A-ZĐÁÀẢÃẠĂÂẤẦẨẪẬÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴ]"
# "sửa đổi, bổ sung một số điều của", "Sửa đổi, bổ sung Điều 6", "sửa đổi" with OCR damage ("bỗ", "đôi") tolerated
_AMENDING = re.compile(
    r"\s+[sS][ửưu]a\s+đ[ổôố]i\s*,?\s*(?:và\s+)?(?:b[ổỗô]\s+sung)?(?:\s+(?:một|l)\s+s\S{1,2}\s+(?:[đĐ]iều|nội\s+dung))?"
    r"(?:\s+(?:[đĐ]iều|khoản|Khoản)\s+[\d, và]+)*(?:\s+(?:và|,)\s+Phụ\s+lục[^;.]{0,60}?)?(?:\s+của)?(?:\s+các)?(?=\s+(?:Luật|Bộ\s+luật|Pháp\s+lệnh|luật)\b|\s+\d+\s+luật)"
)
_MANY = re.compile(r"\s+\d+\s+luật\s+có\s+liên\s+quan\s+đến\s+[^\s,;.]+(?:\s+[^\s,;.]+){0,8}?(?=\s+(?:số|ngày|năm|và)\b|\s*[,;.(]|$)")
_AND = re.compile(r"\s*(?:,\s*và|,|và|;)\s+(?=(?:Luật|Bộ\s+luật|Pháp\s+lệnh)\s)")
_NOUN = re.compile(r"\s*(Bộ\s+luật|Luật|Pháp\s+lệnh|luật)(?=\s)")
_YEAR = re.compile(r"\s+(?:năm\s+)?(?P<year>(?:19|20)\d\d)(?![\d/])")
_REVISED = re.compile(r"\s*\(\s*(?:[sS]ửa\s+đổi|[tT]hay\s+thế)[^)]{0,30}\)")
# a law that no table knows: "Luật Phát triển đô thị", one capital, then syllables up to a word that cannot be part of a name
_FREE = re.compile(rf"\s+{_CAP}[\w&]*(?:(?:,|\s+-)?\s+[\w&]+){{0,9}}")
_FREE_STOP = frozenset(
    "số năm ngày và quy được này về theo của đã là có thì để tại do trong khi từ trên nhằm với cho sửa ban hiện cũng như ra hay hoặc mà chưa không phải nếu"
    " các một những đến sẽ đang còn cần bằng bị nêu nói luật nghị thông điều khoản mới cùng gồm nên vào quyết hướng căn trừ lần khóa khoá thuộc"
    " ngoài sau trước đối giao tiếp thực thi vẫn chỉ đó yêu đặc rất vừa giữa hết dự ý".split()
)
_WORD = re.compile(r"\s*(,?)\s*([^\W_]+(?:&[^\W_]+)*)")
_CALLED = re.compile(r"\s*\(\s*[A-ZĐ&]{2,10}\s*\)")  # "Luật Thuế giá trị gia tăng (GTGT) số 13/2008/QH12"
_NOT_LAW = re.compile(r"\s+(?:sư|gia|pháp|hình|dân\s+sự\s+quốc|tục|lệ|định|số|này|chơi|khoa|học|tố|kinh\s+tế)\b")


@cache
def _tries() -> dict[str, Trie]:
    return {kind: Trie(_wordings(names)) for kind, names in laws().items()}


def _wordings(names: tuple[str, ...]) -> list[tuple[str, str]]:
    """Every name as the table has it, and with its words abbreviated as texts do: `Thuế GTGT`, `QLT`."""
    found = [(name, name) for name in names]
    for name in names:
        for short, long in law_abbreviations().items():
            at = name.lower().find(long.lower())
            if at >= 0:
                found.append((name[:at] + short + name[at + len(long) :], name))
    return found


@lru_cache(maxsize=16384)
def spell(name: str) -> str:
    """The name with its abbreviations spelled out and one space between words."""
    words = name.split()
    table = law_abbreviations()
    if any(word in table for word in words):
        words = [table.get(word, word) for word in words]
        words[0] = words[0][0].upper() + words[0][1:]
    return " ".join(words)


def _free_end(text: str, at: int, stop: int) -> int | None:
    """End of the name of an unknown law."""
    match = _FREE.match(text, at, min(stop, at + 120))
    if match is None:
        return None
    end = position = at
    count = capitals = 0
    while position < match.end():
        word = _WORD.match(text, position, match.end())
        if word is None:
            break
        if word[1] and (count < 2 or not word[2][0].islower() or word[2].lower() in _FREE_STOP or count > 6):
            break
        if word[2].lower() in _FREE_STOP and not (word[2] == "và" and _and_inside(text, word.end())):
            break
        if word[2][0].isupper():
            capitals += 1
            if count >= 2 and not word[2].isupper() and capitals > 3:
                break
        if word[2].isdigit():
            break
        end = position = word.end()
        count += 1
        if count > 7:
            break
        if word[1]:
            break
    return end if count else None


def _and_inside(text: str, at: int) -> bool:
    """Whether an "và" can belong to the name: a lower-case word follows it."""
    follow = text[at : at + 3].strip()
    return bool(follow) and follow[0].islower() and not text[at : at + 12].strip().startswith(("các", "những", "quy", "nghị", "theo"))


def name_end(text: str, kind: str, at: int, stop: int, known_only: bool = False) -> tuple[int, str] | None:
    """End of the name after the noun, and the name as the table has it (or as printed)."""
    known = _tries()[kind].longest(text, at)
    first = text[at : at + 8].lstrip()[:1]
    if known is None and kind == "Luật" and first.isupper():
        known = _tries()["Bộ luật"].longest(text, at) if folded(text[at : at + 12].split()[0] if text[at : at + 12].split() else "") == "lao" else None
    if known:
        return known[0], _as_printed(text[at : known[0]], known[1])
    if known_only:
        return None
    for short in ("TNCN",):  # abbreviations stand inside free names too
        if text.startswith(short, at + 1):
            return at + 1 + len(short), short
    if first.isupper():
        end = _free_end(text, at, stop)
        if end:
            return end, text[at:end]
    return None


def _as_printed(printed: str, table: str) -> str:
    """The printed name, or the table's where a machine lost tone marks ("Luật Quản lý thuê")."""
    clean = spell(" ".join(printed.split()))
    return clean if modern(clean.lower()).replace(",", "") == table.lower().replace(",", "") else table


def read_law(text: str, start: int, at: int, kind: str, stop: int, known_only: bool = False) -> list[Draft]:
    """The law whose noun stands at `start` and ends at `at`, with the laws named inside its own name; empty where it is no citation."""
    amending = _AMENDING.match(text, at, min(stop, at + 260))
    inner: list[Draft] = []
    if amending and not known_only:
        end = amending.end()
        many = _MANY.match(text, end, min(stop, end + 160))
        if many:
            end = many.end()
        else:
            for _ in range(24):
                noun = _NOUN.match(text, end, min(stop, end + 24))
                if noun is None:
                    break
                kind_inside = " ".join(noun[1].split()).capitalize()
                found = name_end(text, kind_inside, noun.end(), stop)
                if found is None:
                    break
                inside = Draft(noun.start(1), found[0], "named", kind_inside)
                inside.name = f"{kind_inside} {spell(found[1])}"
                inside.nested = True
                inside.rule = "luat-trong-ten"
                inner.append(inside)
                end = found[0]
                more = _AND.match(text, end, min(stop, end + 20))
                if more is None or not _same_level(text, more.end(), stop):
                    break
                end = more.end()
            if not inner:
                return []
            end = inner[-1].end
        name = _amending_name(text, at, end, inner)
    else:
        if _NOT_LAW.match(text, at, at + 14) and _tries()[kind].longest(text, at) is None:
            return []
        found = name_end(text, kind, at, stop, known_only)
        if found is None:
            return []
        end, name = found
    law = Draft(start, end, "named", kind)
    law.name = f"{kind} {spell(name)}"
    for part in inner:
        part.name = spell(part.name or "")
    revised = _REVISED.match(text, end, end + 40)
    after = revised.end() if revised else end
    called = _CALLED.match(text, after, after + 16) if revised is None else None
    if called:
        after = called.end()
    number = numbered(text, after, stop, True)
    if number:
        law.number, law.repaired, law.end, law.symbol = number.symbol, number.repaired, number.end, number.parsed
        law.form = "full"
    else:
        year = _YEAR.match(text, end, end + 14)
        if year:
            law.date, law.end = year["year"], year.end()
        elif revised:
            after = revised.end()
    law.tail, date, law.issuer = tail(text, max(law.end, after) if number is None and revised else law.end, stop)
    law.date = date or law.date
    return [law, *inner]


_DAMAGED = re.compile(r"([sS])[ửưu]a\s+đ[ổôố]i(\s*,?)\s+b[ổỗô]\s+sung")


def _amending_name(text: str, at: int, end: int, inner: list[Draft]) -> str:
    """Name of an amending law: the printed words, mended where a machine misread them, around the names of the amended laws."""
    parts = []
    last = at
    for part in inner:
        parts.append(text[last : part.start])
        parts.append(part.name or "")
        last = part.end
    parts.append(text[last:end])
    return _DAMAGED.sub(r"\1ửa đổi\2 bổ sung", "".join(parts))


def _same_level(text: str, at: int, stop: int) -> bool:
    """Whether the next law of a list belongs to the amending law's name rather than starting anew ("và Luật sửa đổi ...")."""
    noun = _NOUN.match(text, at, stop)
    return noun is not None and _AMENDING.match(text, noun.end(), min(stop, noun.end() + 80)) is None


@cache
def nickname_pattern() -> re.Pattern[str]:
    """Whole laws as one abbreviation: `BLHS`, `BLTTDS 2015`."""
    return re.compile(r"BL(?:" + "|".join(sorted((nick[2:] for nick in law_nicknames()), key=len, reverse=True)) + r")(?![^\W\d_])")


def read_nickname(text: str, match: re.Match[str], stop: int) -> Draft:
    """A law written as one abbreviation, its year taken along."""
    name = law_nicknames()[match[0]]
    law = Draft(match.start(), match.end(), "named", "Bộ luật", None, name)
    year = _YEAR.match(text, match.end(), match.end() + 14)
    if year:
        law.date, law.end = year["year"], year.end()
    law.tail, date, law.issuer = tail(text, law.end, stop)
    law.date = date or law.date
    return law
