"""How the search bears slips: every query of the tables that is answered first, typed once more with one slip made by machine.

Usage: search_slips.py [--site site] [--show]

Slips: no marks, Telex and VNI as the keys are hit, two words glued, all words glued, a letter lost, swapped, doubled or struck wrong,
another tone. Queries with figures are left out, as are those that are slips already. The same queries give the same slips. Figures only:
nothing is judged here, `search_quality.py` does that. `--show` lists what left the first three, of the rows that are not held out.
"""

from __future__ import annotations

import argparse
import random
import unicodedata
from collections.abc import Callable
from pathlib import Path

from search_quality import ROOT, TABLES, Case, ask_all, cases, figures, opened

TONES = {"\u0300": "f2", "\u0301": "s1", "\u0303": "x4", "\u0309": "r3", "\u0323": "j5"}
"""Tone mark to its keys in Telex and VNI."""
VOWELS = {"\u0302": ("", "6"), "\u0306": ("w", "8"), "\u031b": ("w", "7")}
"""Mark of a vowel to its keys; the circumflex of Telex is the vowel struck twice."""
KEYS = "qwertyuiopasdfghjklzxcvbnm"


def struck(word: str, way: int) -> str:
    """The keys of a word: `way` 0 in Telex, 1 in VNI."""
    out, tone, last = "", "", ""
    for letter in unicodedata.normalize("NFD", word):
        if letter in TONES:
            tone = TONES[letter][way]
        elif letter in VOWELS:
            out += VOWELS[letter][way] or last
        elif letter == "đ":
            out += ("dd", "d9")[way]
        else:
            out += letter
            last = letter
    return out + tone


def bare(text: str) -> str:
    """Without marks."""
    return "".join(one for one in unicodedata.normalize("NFD", text.replace("đ", "d")) if not unicodedata.combining(one))


def other_tone(word: str, chance: random.Random) -> str:
    """The last vowel with another tone."""
    letters = [one for one in unicodedata.normalize("NFD", word) if one not in TONES]
    at = max((place for place, one in enumerate(letters) if one in "aeiouy"), default=-1)
    after = at + 1 + (at + 1 < len(letters) and letters[at + 1] in VOWELS)
    letters.insert(after, chance.choice(list(TONES)))
    return unicodedata.normalize("NFC", "".join(letters)) if at >= 0 else word


def in_a_word(slip: Callable[[str, int, random.Random], str]) -> Callable[[str, random.Random], str]:
    """The slip in one of the longer words."""

    def made(ask: str, chance: random.Random) -> str:
        words = ask.split()
        places = [place for place, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
        if places:
            place = chance.choice(places)
            words[place] = slip(words[place], chance.randrange(1, len(words[place])), chance)
        return " ".join(words)

    return made


def glued(ask: str, chance: random.Random) -> str:
    """Two words without their blank."""
    words = ask.split()
    at = chance.randrange(len(words) - 1)
    return " ".join([*words[:at], words[at] + words[at + 1], *words[at + 2 :]])


SLIPS: dict[str, Callable[[str, random.Random], str]] = {
    "no marks": lambda ask, _: bare(ask),
    "telex": lambda ask, _: " ".join(struck(word, 0) for word in ask.split()),
    "vni": lambda ask, _: " ".join(struck(word, 1) for word in ask.split()),
    "two glued": glued,
    "all glued": lambda ask, _: bare(ask).replace(" ", ""),
    "letter lost": in_a_word(lambda word, at, _: word[:at] + word[at + 1 :]),
    "letters swapped": in_a_word(lambda word, at, _: word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]),
    "letter doubled": in_a_word(lambda word, at, _: word[:at] + word[at - 1] + word[at:]),
    "wrong letter": in_a_word(lambda word, at, chance: word[:at] + chance.choice(KEYS) + word[at + 1 :]),
    "another tone": in_a_word(lambda word, _, chance: other_tone(word, chance)),
}


def main() -> None:
    """Ask all, then what was first once more with each slip."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--site", type=Path, default=ROOT / "site")
    arguments.add_argument("--show", action="store_true", help="list what left the first three, of the rows that are not held out")
    given = arguments.parse_args()
    rows = [case for name in ("queries", "blind", "again") for case in cases(TABLES / f"{name}.toml")]
    rows = [case for case in rows if len(case.ask.split()) > 2 and not any(letter.isdigit() for letter in case.ask)]
    rows = [case._replace(ask=case.ask.lower()) for case in rows if not case.table.startswith(("slips", "errors"))]
    with opened(given.site, False) as page:
        first = [one.case for one in ask_all(page, rows) if one.rank == 1]
        for name, slip in SLIPS.items():
            chance = random.Random(7)
            changed: list[Case] = [case._replace(ask=slip(case.ask, chance)) for case in first]
            asked = ask_all(page, changed)
            mrr, three = figures(asked)
            print(f"{name:16} {len(asked):4} queries   MRR {mrr:.3f}   in the first three {three:7.1%}")
            for one in asked:
                if given.show and one.rank not in (1, 2, 3) and not one.case.held_out:
                    print(f"{one.rank or '-':>3}  {one.case.ask!r} -> {one.case.right[0]}; got {', '.join(one.got[:3])}")


if __name__ == "__main__":
    main()
