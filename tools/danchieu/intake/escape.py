"""Text of a document as Markdown that shows just this text."""

from __future__ import annotations

import re

# Backslash, code and emphasis signs; an underscore only where it could open or close emphasis; brackets that could make a link, a
# footnote or a definition; braces that could make attributes.
_SIGNS = re.compile(r"[\\`*]|(?<![^\W_])_|_(?![^\W_])|\](?=[(\[:])|\[(?=\^)|\{(?=[:#.\s%{])")
_OPENING = re.compile(r"#|>|\+(?=\s)")
_RULE = re.compile(r"[-=_*~.\s—–]{3,}")


def escaped(text: str) -> str:
    """One paragraph of text, on one line, so that Markdown shows it as it stands.

    `<` and `&` stay as they are: pages escape them when they are built, and a citation beside them stays readable.
    """
    text = _SIGNS.sub(lambda found: "\\" + found[0], " ".join(text.split()))
    return "\\" + text if _OPENING.match(text) else text


def is_rule(line: str) -> bool:
    """Whether a line only draws a rule (`______`, `-----`), which is no text."""
    return _RULE.fullmatch(line) is not None and not line.strip().isspace()
