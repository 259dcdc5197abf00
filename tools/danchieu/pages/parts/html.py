"""Escaping and the frame of a generated page. The only place that turns text of documents into HTML text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from html import escape
from zlib import crc32

from danchieu.pages import Page
from danchieu.text import show_date, slug

TOP = "<dc:top/>"
"""In a page's text: ends what stands across the whole width. These marks are read by the theme; no text of a document can hold a raw `<`."""
SIDE = "<dc:side/>"
"""In a page's text: what follows stands beside the text on wide screens."""
TOC = "<dc:toc/>"
"""In a page's text: where the table of contents stands on small screens."""
AFTER = "<dc:after/>"
"""Ends what began at `SIDE`: what follows stands below the text again."""
BODY = "<dc:body/>"
"""Between the table of contents (whole, then its first level for small screens) and the page itself."""

SEAL, UNSEAL = "<!--~", "~-->"
"""Around a page's finished HTML. The generator would parse each tag of it twice and each heading a third time (two thirds of its
time, measured by `tools/benchmarks/build_cost.py`); inside a comment it passes unread, and the theme opens it again (`main.html`)."""

_CONTENTS = re.compile(r'<h(?P<level>[2-4]) id="(?P<id>[^"]+)">(?P<html>[^\n]*?)<a class="headerlink"')
_TAG = re.compile(r"<[^>]*>")
_LONGEST_STEM = 100
_SPACE = re.compile(r"\s+")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_MARKUP = re.compile(r"\*{1,3}|_{2,3}|`|\\(?=\W)|\[(?=[^\]]{0,200}\]\()|\]\([^)]{0,300}\)")  # **đậm**, [chữ](địa chỉ)


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


def heading(level: int, html: str, identity: str, tail: str = "") -> str:
    """A heading with its permanent address, from HTML that is already escaped; the table of contents shows levels two to four.

    `tail` stands after the address and is no part of the title."""
    mark = f'<a class="headerlink" href="#{identity}" title="Liên kết tới mục này">¶</a>'
    return f'<h{level} id="{identity}">{html}{mark}{tail}</h{level}>'


def stem_of(value: str) -> str:
    """The name of the page that lists what has this value (`co-quan/bo-chinh-tri`): never empty, never too long for a file, never `index`."""
    stem = slug(value)
    if stem and stem != "index" and len(stem) <= _LONGEST_STEM:
        return stem
    return f"{stem[:_LONGEST_STEM].strip('-') or 'khac'}-{crc32(value.encode()):08x}"


def when(day: date | None, unknown: str = "chưa rõ") -> str:
    """A day with its machine-readable form; `unknown` where there is none."""
    return f'<time datetime="{day.isoformat()}">{show_date(day)}</time>' if day else unknown


def page(path: str, title: str, description: str, body: str, extra: Mapping[str, object] | None = None) -> Page:
    """A page with its front matter; `extra` adds keys for the theme. Values are printed as JSON, which is YAML."""
    keys: dict[str, object] = {"title": title, "description": description, **(extra or {})}
    rows = "\n".join(f"{key}: {_value(value)}" for key, value in keys.items() if value not in ("", None))
    hidden = keys.get("hide")
    contents = not (isinstance(hidden, list) and "toc" in hidden)
    return Page(path, f"---\n{rows}\n---\n{sealed(body, contents)}\n")


def sealed(body: str, contents: bool = True) -> str:
    """`body` and its table of contents in one comment. `>` in text is escaped, so nothing ends the comment early."""
    found = [(int(match["level"]), match["id"], _TAG.sub("", match["html"])) for match in _CONTENTS.finditer(body)] if contents else []
    first = [f'<li><a href="#{identity}">{words}</a></li>' for level, identity, words in found if level == 2]
    if len(first) < 2:
        found, first = [], []
    return f"{SEAL}{_tree(found)}{BODY}{''.join(first)}{BODY}{body}{UNSEAL}".replace("\n", "")


def _tree(found: list[tuple[int, str, str]]) -> str:
    """Headings as nested list items, in the marks of Material's table of contents."""
    parts: list[str] = []
    depth: list[int] = []
    for level, identity, words in found:
        if depth and level > depth[-1]:
            parts.append('<ul class="md-nav__list">')
            depth.append(level)
        elif depth:
            parts.append("</li>")
            while len(depth) > 1 and depth[-2] >= level:
                parts.append("</ul></li>")
                depth.pop()
            depth[-1] = level
        else:
            depth.append(level)
        parts.append(f'<li class="md-nav__item"><a href="#{identity}" class="md-nav__link"><span class="md-ellipsis">{words}</span></a>')
    return "".join([*parts, "</li>" if depth else "", "</ul></li>" * (len(depth) - 1)])


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
