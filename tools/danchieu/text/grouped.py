"""One pattern for many words: words with the same beginning share it, so that a place of the text is compared once and not word by word."""

from __future__ import annotations

from collections.abc import Iterable

_REPEATED = ("?", "*", "+", "{")


def grouped(patterns: Iterable[str]) -> str:
    """An alternation that matches what `a|b|c` matches, in the same order of preference.

    Only leading letters, digits and blanks are shared: two branches that begin with different ones exclude each other, so their order is free.

    >>> grouped(["Nghị quyết", "Nghị định", "Luật"])
    'Nghị(?: quyết| định)|Luật'
    """
    return "|".join(_branches(list(dict.fromkeys(patterns))))


def _branches(patterns: list[str]) -> list[str]:
    if len(patterns) > 1 and not patterns[-1]:  # what ends here, after all that goes on
        return [*_branches(patterns[:-1]), ""]
    if not all((pattern[:1].isalnum() or pattern[:1] == " ") and pattern[1:2] not in _REPEATED for pattern in patterns):
        return patterns
    heads: dict[str, list[str]] = {}
    for pattern in patterns:
        heads.setdefault(pattern[0], []).append(pattern[1:])
    return [head + _rest(rests) for head, rests in heads.items()]


def _rest(rests: list[str]) -> str:
    if len(rests) == 1:
        return rests[0]
    inner = _branches(rests)
    return inner[0] if len(inner) == 1 else f"(?:{'|'.join(inner)})"
