"""Where the name of a law ends: by the table of names, else by the look of the words."""

from __future__ import annotations

from functools import cache, lru_cache

from danchieu.text.lazy import lazy
from danchieu.vocabulary import law_abbreviations, laws
from danchieu.vocabulary.names import modern
from danchieu.vocabulary.tables import words

from .tries import Trie

_CAP = r"[A-ZĐÁÀẢÃẠĂÂẤẦẨẪẬÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴ]"
# a law that no table knows: "Luật Phát triển đô thị", one capital, then syllables up to a word that cannot be part of a name
_FREE = lazy(rf"\s+{_CAP}[\w&]*(?:(?:,|\s+-)?\s+[\w&]+){{0,9}}")
_FREE_STOP = words("never_in_law_name")
_FREE_PAIRS = words("inside_law_name")
_WORD = lazy(r"\s*(,?)\s*([^\W_]+(?:&[^\W_]+)*)")


@cache
def _tries() -> dict[str, Trie]:
    return {kind: Trie(_wordings(names)) for kind, names in laws().items()}


_ABOUT = (" về ", "\nvề ")
"""What may stand before the name of an ordinance: `Pháp lệnh về phí và lệ phí`."""


def _wordings(names: tuple[str, ...]) -> list[tuple[str, str]]:
    """Every name as the table has it, and with its words abbreviated as texts do: `Thuế GTGT`, `QLT`, `Tổ chức HĐND và UBND`."""
    found: list[tuple[str, str]] = []
    for name in names:
        forms = [name]
        for short, long in law_abbreviations().items():
            forms.extend(form[:at] + short + form[at + len(long) :] for form in forms[:8] if (at := form.lower().find(long.lower())) >= 0)
        found.extend((form, name) for form in forms)
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


def _free_end(text: str, at: int) -> int | None:
    """End of the name of an unknown law."""
    match = _FREE.match(text, at, at + 120)
    if match is None:
        return None
    end = position = at
    count = capitals = 0
    before = ""
    while position < match.end():
        word = _WORD.match(text, position, match.end())
        if word is None:
            break
        prevented = before == "phòng" and word[2].lower() == "chống"  # "Luật Phòng, chống HIV/AIDS"
        if word[1] and not prevented and (count < 2 or not word[2][0].islower() or word[2].lower() in _FREE_STOP or count > 6):
            break
        if (
            word[2].lower() in _FREE_STOP
            and not (word[2] == "và" and _and_inside(text, word.end()))
            and f"{before}_{word[2]}" not in _FREE_PAIRS
        ):
            break
        before = word[2].lower()
        if word[2][0].isupper():
            capitals += 1
            if count >= 2 and not word[2].isupper() and capitals > 4:
                break
        if word[2].isdigit():
            break
        position = word.end()
        end = position if before != "và" else end  # no name ends with "và"
        count += 1
        if count > 7:
            break
        if word[1] and not prevented:
            break
    return end if count else None


def _and_inside(text: str, at: int) -> bool:
    """Whether an "và" can belong to the name: a lower-case word follows it."""
    follow = text[at : at + 3].strip()
    return bool(follow) and follow[0].islower() and not text[at : at + 12].strip().startswith(("các", "những", "quy", "nghị", "theo"))


def known(text: str, kind: str, at: int) -> bool:
    """Whether a name of the table begins at `at`."""
    return _listed(text, kind, at, False) is not None


_APART = (",", "-", "–")


def _listed(text: str, kind: str, at: int, exact: bool) -> tuple[int, str] | None:
    """End of the name of the table that begins at `at`, and that name; words that only look alike without their tone marks do not count.

    "Luật được sửa đổi" is no Luật Dược: a single word must be the table's to the letter; longer names may have lost marks in a scan.
    """
    listed = _tries()[kind].longest(text, at) if text[at : at + 1] not in _APART else None
    if listed is None and kind == "Pháp lệnh" and text.startswith(_ABOUT, at):
        at += 4
        listed = _tries()[kind].longest(text, at)
    if listed is None:
        return None
    return listed if _sure(" ".join(text[at : listed[0]].split()), listed[1], exact) else None


@lru_cache(maxsize=4096)
def _sure(printed: str, name: str, exact: bool) -> bool:
    clean, table = _bare(spell(printed)), _bare(name)
    if clean == table or clean.replace(" ", "") == table.replace(" ", ""):
        return True
    mine, its = clean.split(), table.split()
    damaged = printed[0].isupper() or len(mine) > 2 or any(map(str.__eq__, mine, its)) or printed.split()[-1].isupper()
    return not exact and len(mine) > 1 and damaged


def _bare(name: str) -> str:
    return modern(name.lower()).replace(",", "").replace("-", " ")


def name_end(text: str, kind: str, at: int, known_only: bool = False) -> tuple[int, str] | None:
    """End of the name after the noun, and the name as the table has it (or as printed)."""
    gap = text[at : at + 8]
    listed = _listed(text, kind, at, known_only and gap.lstrip()[:1].islower())
    if listed:
        stop, printed = listed[0], text[at : listed[0]]
        quoted = text.startswith(("”", '"'), stop) and ("“" in printed or '"' in printed)  # "... danh hiệu “Bà mẹ Việt Nam anh hùng”"
        return stop + quoted, _as_printed(printed, listed[1])
    if known_only or not gap.lstrip()[:1].isupper() or "\n\n" in gap[: len(gap) - len(gap.lstrip())]:
        return None  # a bare heading "... Luật", a blank line, then another sentence
    slipped = _tries()[kind].near(text, at)
    if slipped:
        return slipped
    end = _free_end(text, at)
    begun = _tries()[kind].begun(text, at) if end and text.startswith(_MORE_WORD, end) else None
    if end and begun and begun[0] > end:
        return begun  # "Luật Trật tự, an toàn giao thông": the beginning of a known name, never cut inside
    return (end, text[at:end]) if end else None


_MORE_WORD = (" ", "\n", ",")


def _as_printed(printed: str, table: str) -> str:
    """The printed name, or the table's where a machine lost tone marks ("Luật Quản lý thuê")."""
    if printed.isupper():
        return table
    clean = spell(" ".join(printed.split()))
    return clean if clean == table or _bare(clean) == _bare(table) else table
