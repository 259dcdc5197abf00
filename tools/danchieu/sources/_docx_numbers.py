"""Automatic numbers of Word lists: what Word draws before a paragraph but does not store in its text."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from docx.oxml.ns import qn

from danchieu.text import to_roman


class Level(NamedTuple):
    """One level of a list definition."""

    start: int
    """First number."""
    format: str
    """`decimal`, `lowerLetter`, `upperRoman`, `bullet`, ..."""
    text: str
    """Pattern: `Điều %1.`, `%1.%2`, `%1)`."""
    restarts: bool
    """Begins anew after a number of a higher level."""


class Numbering:
    """Counts through a document; `label` is asked once for each paragraph, in order."""

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        """From the roots of `numbering.xml` and `styles.xml`; None where the document has none."""
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._styles: dict[str, tuple[str | None, str | None, str | None]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._met: set[str] = set()
        if numbering is not None:
            self._read_lists(numbering)
        if styles is not None:
            for style in styles.iter(qn("w:style")):
                based = style.find(qn("w:basedOn"))
                list_id, level = _list_of(style.find(qn("w:pPr")))
                self._styles[style.get(qn("w:styleId"), "")] = (list_id, level, based.get(qn("w:val")) if based is not None else None)

    def _read_lists(self, numbering: Any) -> None:
        for definition in numbering.iter(qn("w:abstractNum")):
            levels = {int(level.get(qn("w:ilvl"), "0")): _level(level) for level in definition.iter(qn("w:lvl"))}
            self._levels[definition.get(qn("w:abstractNumId"), "")] = levels
        for entry in numbering.iter(qn("w:num")):
            abstract = entry.find(qn("w:abstractNumId"))
            if abstract is None:
                continue
            key = entry.get(qn("w:numId"), "")
            self._lists[key] = abstract.get(qn("w:val"), "")
            for override in entry.iter(qn("w:lvlOverride")):
                start = override.find(qn("w:startOverride"))
                if start is not None:
                    self._overrides.setdefault(key, {})[int(override.get(qn("w:ilvl"), "0"))] = _whole(start, 1)

    def label(self, properties: Any | None) -> str:
        """What stands before the paragraph with these properties: `1.`, `a)`, `Điều 5.`, `-` for bullets; mostly nothing."""
        list_id, depth = self._list(properties)
        if list_id is None or list_id == "0" or list_id not in self._lists:
            return ""
        abstract = self._lists[list_id]
        levels = self._levels.get(abstract, {})
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(abstract, {})
        if list_id not in self._met:
            self._met.add(list_id)
            for at, start in self._overrides.get(list_id, {}).items():
                counts[at] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            if levels.get(deeper) is None or levels[deeper].restarts:
                del counts[deeper]
        if level.format == "bullet":
            return "-"
        if level.format == "none":
            return ""
        return re.sub(r"%(\d)", lambda found: _shown(levels, counts, int(found[1]) - 1), level.text).strip()

    def _list(self, properties: Any | None) -> tuple[str | None, int]:
        """List and level of a paragraph: its own, else those of its style or the styles that is based on."""
        list_id, level = _list_of(properties)
        named = properties.find(qn("w:pStyle")) if properties is not None else None
        style = named.get(qn("w:val")) if named is not None else None
        for _ in range(12):
            if list_id is not None or style is None or style not in self._styles:
                break
            list_id, from_style, style = self._styles[style]
            level = level if level is not None else from_style
        return list_id, int(level) if level is not None and level.isdecimal() else 0


def _list_of(properties: Any | None) -> tuple[str | None, str | None]:
    numbered = properties.find(qn("w:numPr")) if properties is not None else None
    if numbered is None:
        return None, None
    list_id, level = numbered.find(qn("w:numId")), numbered.find(qn("w:ilvl"))
    return (
        list_id.get(qn("w:val")) if list_id is not None else None,
        level.get(qn("w:val")) if level is not None else None,
    )


def _level(level: Any) -> Level:
    start, kind, text, restart = (level.find(qn(name)) for name in ("w:start", "w:numFmt", "w:lvlText", "w:lvlRestart"))
    return Level(
        _whole(start, 1),
        kind.get(qn("w:val"), "decimal") if kind is not None else "decimal",
        text.get(qn("w:val"), "") if text is not None else "",
        restart is None or restart.get(qn("w:val")) != "0",
    )


def _whole(element: Any | None, otherwise: int) -> int:
    value = element.get(qn("w:val"), "") if element is not None else ""
    return int(value) if value.isdecimal() else otherwise


def _shown(levels: dict[int, Level], counts: dict[int, int], depth: int) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    number = counts.get(depth, level.start)
    if level.format in ("lowerLetter", "upperLetter") and number > 0:
        letter = chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if level.format == "upperLetter" else letter
    if level.format in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        return to_roman(number) if level.format == "upperRoman" else to_roman(number).lower()
    return f"{number:02d}" if level.format == "decimalZero" else str(number)
