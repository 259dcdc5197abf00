"""Fenced examples of guides (three backquotes): shown as they are written, nothing in them is a heading, a citation or a term."""

from __future__ import annotations

import re
from html import escape
from typing import NamedTuple

# ```yaml
# so_hieu: 73/2023/NĐ-CP
# ```
_FENCE = re.compile(r"^```[^\n`]*\n(?P<text>.*?)^```[ \t]*$\n?", re.MULTILINE | re.DOTALL)


class Fence(NamedTuple):
    """One example."""

    start: int
    """First character of its opening line."""
    end: int
    """One past its closing line."""
    html: str
    """As a block that a keyboard can scroll."""


def fences(text: str) -> tuple[Fence, ...]:
    """All examples of a text, in order; an opening line without a closing one opens nothing."""
    return tuple(Fence(match.start(), match.end(), _block(match["text"])) for match in _FENCE.finditer(text))


def _block(text: str) -> str:
    shown = escape(text.rstrip("\n"), quote=False).replace("\n", "&#10;")
    return f'<div class="dc-table" tabindex="0" role="group" aria-label="Ví dụ"><pre class="dc-example"><code>{shown}</code></pre></div>'
