"""Papers of the same questions in different order. The right letters are spread evenly, without runs and without a rhythm to guess."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from danchieu.study.parts.bank import Item
from danchieu.study.parts.choose import mixed

LETTERS = "ABCDEFGH"
FIRST_CODE = 101
_TRIES = 300
_LONGEST_RUN = 2
_RHYTHM = 0.7
"""No more than this share of the letters may repeat what stood a fixed number of places before."""
_ALIKE = 0.5
"""No more than this share of the letters may be those of another paper."""
_FEW = 8
"""Below so many questions there is nothing to guess from."""
# Options that speak of their neighbours keep their order: “Cả A và B”, “Tất cả các phương án trên”, “Các ý trên đều sai”.
_NEIGHBOURS = re.compile(
    r"""
    \b[A-H]\s*(?:,|và|hoặc|&)\s*[A-H]\b
  | (?i: \b(?:phương\ án|đáp\ án|lựa\ chọn|ý|câu|điều)\ (?:nêu\ |kể\ |ở\ )?(?:trên|dưới|còn\ lại)\b )
  | (?i: \b(?:phương\ án|đáp\ án|lựa\ chọn|câu|ý) )\ [A-H]\b
  | (?i: \b(?:tất\ cả|cả\ hai|cả\ ba|cả\ bốn)\b[^.]{0,40}\b(?:đều|trên) )
    """,
    re.VERBOSE,
)


class Row(NamedTuple):
    """A question as one paper prints it."""

    item: Item
    """The question."""
    options: tuple[str, ...]
    """Its answers in the order of this paper."""
    answer: int
    """Index of the right one here."""

    @property
    def letter(self) -> str:
        """The letter of the right answer."""
        return LETTERS[self.answer]


class Paper(NamedTuple):
    """One code."""

    code: str
    """`101`."""
    rows: tuple[Row, ...]
    """Its questions in order."""


def papers(chosen: Sequence[Item], codes: int, seed: str) -> tuple[Paper, ...]:
    """`codes` papers of the chosen questions, from code 101 on."""
    made: list[Paper] = []
    for number in range(codes):
        code = str(FIRST_CODE + number)
        order = _order(chosen, f"{seed}/{code}", [[row.item.id for row in paper.rows] for paper in made])
        letters = _letters(order, f"{seed}/{code}", [[row.answer for row in paper.rows] for paper in made])
        made.append(Paper(code, tuple(_row(one, letter, f"{seed}/{code}") for one, letter in zip(order, letters, strict=True))))
    return tuple(made)


def _order(chosen: Sequence[Item], salt: str, others: Sequence[Sequence[str]]) -> list[Item]:
    """The questions in an order of chance in which as few as can be stand where they stand in another paper."""
    best: list[Item] = []
    least = len(chosen) * len(others) + 1
    for turn in range(_TRIES):
        order = sorted(chosen, key=lambda one: mixed(salt, turn, one.id))
        same = sum(one.id == other for ids in others for one, other in zip(order, ids, strict=True))
        if same < least:
            best, least = order, same
        if not same:
            break
    return best


def keeps_order(item: Item) -> bool:
    """Whether an option speaks of the others, so that shuffling would make it wrong."""
    return any(_NEIGHBOURS.search(option) for option in item.options)


def _row(item: Item, letter: int, salt: str) -> Row:
    if keeps_order(item):
        return Row(item, item.options, item.answer)
    wrong = [index for index in range(len(item.options)) if index != item.answer]
    wrong.sort(key=lambda index: mixed(salt, item.id, index))
    wrong.insert(letter, item.answer)
    return Row(item, tuple(item.options[index] for index in wrong), letter)


def _letters(order: Sequence[Item], salt: str, others: Sequence[Sequence[int]]) -> list[int]:
    """Where the right answers go: the first of many tries in which nothing can be guessed, else the best of them."""
    best: list[int] = []
    least = len(order) ** 2 + 1
    for turn in range(_TRIES):
        letters = _try(order, f"{salt}/{turn}")
        flaws = _flaws(letters, others)
        if flaws < least:
            best, least = letters, flaws
        if not flaws:
            break
    return best


def _try(order: Sequence[Item], salt: str) -> list[int]:
    """A letter for each question, those used least first; questions are served in an order of chance, so that no block shows all letters."""
    letters = [item.answer if keeps_order(item) else -1 for item in order]
    used = Counter(letter for letter in letters if letter >= 0)
    for place in sorted(range(len(order)), key=lambda place: mixed(salt, place)):
        if letters[place] < 0:
            letters[place] = min(range(len(order[place].options)), key=lambda letter: (used[letter], mixed(salt, place, letter)))
            used[letters[place]] += 1
    return letters


def _flaws(letters: Sequence[int], others: Iterable[Sequence[int]]) -> int:
    """How much of a sequence could be guessed: letters too long in a row, a rhythm, likeness with another paper."""
    flaws = sum(max(0, len(list(run)) - _LONGEST_RUN) for _, run in groupby(letters))
    if len(letters) < _FEW:
        return flaws
    for step in range(2, len(letters) // 2 + 1):
        again = sum(one == two for one, two in zip(letters, letters[step:], strict=False))
        flaws += again > _RHYTHM * (len(letters) - step)
    alike = (sum(one == two for one, two in zip(letters, other, strict=True)) for other in others)
    return flaws + sum(same > _ALIKE * len(letters) for same in alike)
