"""Markdown as plain words: for search, for what is printed elsewhere."""

from __future__ import annotations

import re

from danchieu.text.lazy import lazy

# [Nghị định 73](nd-73.md): neither part may open what the other must close, so that "[a](" a thousand times is read once, not a million times
_LINK = lazy(r"!?\[(?P<words>[^\[\]]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)")
_MARKUP = lazy(r"\*{1,3}|`+|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)|^[ \t]{0,3}(?:#{1,6}|>|[-*+])[ \t]+|\\(?=\W)", re.MULTILINE)
_MARKED = lazy(r"(?:^|\n)[ \t]{0,3}[#>+-]")


def plain(text: str) -> str:
    """Markdown as plain words on one line."""
    if "|" in text:
        text = "\n".join(line for line in text.split("\n") if not _is_rule(line))
    if "[" in text:
        text = _LINK.sub(r"\g<words>", text)
    if (
        "*" in text
        or "`" in text
        or "_" in text
        or "\\" in text
        or text[:4].lstrip(" \t")[:1] in "#>+-"
        or ("\n" in text and _MARKED.search(text))
    ):
        text = _MARKUP.sub("", text)
    return " ".join(text.replace("|", " ").split())


def _is_rule(line: str) -> bool:
    """Whether a line is the rule under the head of a table: `|---|:--|`."""
    return "|" in line and not line.strip(" \t\r:|-")
