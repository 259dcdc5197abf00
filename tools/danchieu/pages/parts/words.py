"""What changed between two texts, word by word, as HTML with `del` and `ins`. Only for official texts: our summaries differ by chance."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from danchieu.pages.parts.html import esc

LONGEST = 1500
"""Texts with more words than this are not compared word by word: the time grows with the square."""
_LEAST = 0.3
"""Texts that share fewer of their words than this are not marked: everything would be."""
_PIECE = re.compile(r"[ ]?(?:[^\W_]+|[^\s\w]|_)")


def changed(old: str, new: str) -> tuple[str, str] | None:
    """Both texts with what the other lacks marked; None where they are too long or have too little in common."""
    left, right = _PIECE.findall(" ".join(old.split())), _PIECE.findall(" ".join(new.split()))
    if max(len(left), len(right)) > LONGEST:
        return None
    matcher = SequenceMatcher(None, [piece.strip() for piece in left], [piece.strip() for piece in right], autojunk=False)
    steps = matcher.get_opcodes()
    kept = sum(i2 - i1 for kind, i1, i2, _, _ in steps if kind == "equal")
    if kept < _LEAST * min(len(left), len(right)):
        return None
    before, after = [], []
    for kind, i1, i2, j1, j2 in steps:
        gone, come = esc("".join(left[i1:i2])), esc("".join(right[j1:j2]))
        before.append(gone if kind == "equal" or not gone else f"<del>{gone}</del>")
        after.append(come if kind == "equal" or not come else f"<ins>{come}</ins>")
    return "".join(before).strip(), "".join(after).strip()
