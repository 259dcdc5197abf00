"""What changed between two texts, word by word, as HTML with `del` and `ins`. Only for official texts: our summaries differ by chance."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from danchieu.pages.parts.html import esc

LONGEST = 3000
"""Texts with more words than this are not compared word by word: the time grows with the square."""
_TOKEN = re.compile(r"\s+|[^\W_]+|[^\s\w]|_")


def changed(old: str, new: str) -> tuple[str, str] | None:
    """Both texts with what the other lacks marked; None where they are too long or have too little in common."""
    left, right = _TOKEN.findall(" ".join(old.split())), _TOKEN.findall(" ".join(new.split()))
    if max(len(left), len(right)) > LONGEST:
        return None
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if matcher.ratio() < 0.4:
        return None
    before, after = [], []
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        gone, come = esc("".join(left[i1:i2])), esc("".join(right[j1:j2]))
        before.append(gone if kind == "equal" or not gone else f"<del>{gone}</del>")
        after.append(come if kind == "equal" or not come else f"<ins>{come}</ins>")
    return "".join(before), "".join(after)
