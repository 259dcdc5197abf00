"""Escaping and the frame of a generated page. The only place that turns text of documents into HTML text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from html import escape

from danchieu.pages import Page
from danchieu.text import show_date

TOP = "<!--dc:top-->"
"""In a page's text: ends what stands across the whole width (read by the theme)."""
SIDE = "<!--dc:side-->"
"""In a page's text: what follows stands beside the text on wide screens (read by the theme)."""
TOC = "<!--dc:toc-->"
"""In a page's text: where the table of contents stands on small screens (read by the theme)."""
AFTER = "<!--dc:after-->"
"""Ends what began at `SIDE`: what follows stands below the text again."""

SEAL, UNSEAL = "<!--~", "~-->"
"""Around every block of finished HTML. The generator would parse each tag of it twice (60 % of its time, measured by
`tools/benchmarks/build_cost.py`); inside a comment it passes unread, and the theme opens it again (`main.html`)."""

_SPACE = re.compile(r"\s+")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_MARKUP = re.compile(r"\*{1,3}|_{2,3}|`|\\(?=\W)|\[(?=[^\]]{0,200}\]\()|\]\([^)]{0,300}\)")  # **đậm**, [chữ](địa chỉ)
# Characters that mean something to Markdown in a heading line, as numeric entities.
_HEADING = str.maketrans({character: f"&#{ord(character)};" for character in "*_[]`\\{}"})


def esc(text: str) -> str:
    """Plain text as HTML text: escaped, on one line, without control characters."""
    return escape(_tidy(text), quote=False)


def attr(text: str) -> str:
    """Plain text as the value of a double-quoted attribute."""
    return escape(_tidy(text), quote=True)


def _tidy(text: str) -> str:
    """One line without control characters; most stretches are that already and pass untouched."""
    if text.isprintable() and "  " not in text:
        return text
    return _SPACE.sub(" ", _UNPRINTABLE.sub(" ", text))


def plain(text: str) -> str:
    """Markdown text without its marks, for quotations and descriptions."""
    return _MARKUP.sub("", text)


def heading(level: int, html: str, identity: str) -> str:
    """A Markdown heading with an explicit id, from HTML that is already escaped; the table of contents shows it."""
    return f"{'#' * level} {html.translate(_HEADING)} {{#{identity}}}"


def when(day: date | None, unknown: str = "chưa rõ") -> str:
    """A day with its machine-readable form; `unknown` where there is none."""
    return f'<time datetime="{day.isoformat()}">{show_date(day)}</time>' if day else unknown


def page(path: str, title: str, description: str, body: str, extra: Mapping[str, object] | None = None) -> Page:
    """A page with its front matter; `extra` adds keys for the theme. Values are printed as JSON, which is YAML."""
    keys: dict[str, object] = {"title": title, "description": description, **(extra or {})}
    rows = "\n".join(f"{key}: {_value(value)}" for key, value in keys.items() if value not in ("", None))
    return Page(path, f"---\n{rows}\n---\n{sealed(body)}\n")


def sealed(body: str) -> str:
    """`body` with its blocks of HTML sealed; Markdown headings and the marks of the theme stay open. `>` in text is escaped, so nothing ends a seal early."""
    blocks = body.split("\n\n")
    return "\n\n".join(f"{SEAL}{block}{UNSEAL}" if block.startswith("<") and not block.startswith("<!--") else block for block in blocks)


def shorten(text: str, limit: int = 160) -> str:
    """`text` on one line, cut at a word with an ellipsis when longer than `limit` characters."""
    flat = _SPACE.sub(" ", text).strip()
    if len(flat) <= limit:
        return flat
    return flat[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;.:") + "…"


def _value(value: object) -> str:
    if isinstance(value, str):
        return json.dumps(_SPACE.sub(" ", _UNPRINTABLE.sub(" ", value)).strip(), ensure_ascii=False)
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
