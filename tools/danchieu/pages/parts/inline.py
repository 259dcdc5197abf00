"""A stretch of a document's text as inline HTML: escaped, with its citations as links and its Markdown emphasis.

Most stretches hold no Markdown at all and are only escaped; the few that do go through the markdown library with raw HTML
switched off, images reduced to their words and links to http, https, mailto and the site itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from danchieu.model import Document, Mention
from danchieu.pages.parts.html import esc
from danchieu.pages.parts.links import citation_link
from danchieu.pages.parts.site import Site, base_of
from danchieu.pages.parts.terms import Pending, term_link

# Emphasis, code, table bars, escapes, links (`](`), addresses in angle brackets.
_SYNTAX = re.compile(r"[*_`|\\]|\]\(|\]\[|\]:|<https?:")
_LISTS = re.compile(r"^[ ]{0,3}(?:[-+*][ ]|>)", re.MULTILINE)
# A line that opens with a label of its own ("5. ", "5a. ", "b) "), also inside a quotation, begins a line in print too.
_LABELLED = re.compile(r"[ ]*\n(?=[ >]*(?:[0-9]{1,4}[a-zđ]?[.)]|[a-zđ]\))[ ])")
_BRACKETS = 200  # the library takes quadratic time over open brackets; no paragraph of a person has so many links
_HOLDER = re.compile("\ue000([0-9]+)\ue001")
_START = "\ue002"  # before the first word, so that "1." or "-" there begins no list
_PRIVATE = str.maketrans({"\ue000": "\ufffd", "\ue001": "\ufffd", "\ue002": "\ufffd", "\x02": " ", "\x03": " "})
# An address of another host, of a person, or of a page of the site: ../huong-dan/cho-can-bo.md#tim.
_SAFE = re.compile(r"(?:https?://|mailto:|#|(?!//)[\w./-]+\.(?:md|html)(?:[?#]|\Z))", re.IGNORECASE)
_PAGE = re.compile(r"\A((?!//)[^:?#]*)\.md(#.*)?\Z")  # ../huong-dan/cho-can-bo.md#tim
_INVISIBLE = re.compile("[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060\ufeff]")


class Spot(NamedTuple):
    """A stretch that becomes a link: a citation, or the first use of a term."""

    start: int
    """First character."""
    end: int
    """One past the last."""
    mention: Mention | None
    """The citation; None for a term."""
    term: str
    """Id of the term; empty for a citation."""


@dataclass(slots=True)
class Reader:
    """Reads one document; the citations are found by place."""

    site: Site
    """For the addresses of what is cited."""
    document: Document
    """Whose text is read."""
    seen: set[str] = field(default_factory=set)
    """Instruments already marked in this paragraph."""
    terms: bool = True
    """Whether terms become links at their first occurrence."""
    pending: Pending = field(init=False)
    """The terms that have not occurred yet."""

    def __post_init__(self) -> None:
        """Looks up the terms of the document."""
        self.pending = Pending(self.site.terms.get(self.document.id, ()) if self.terms else ())

    def inline(self, start: int, end: int) -> str:
        """Text from `start` to `end` as inline HTML."""
        text = self.document.source.text
        if _SYNTAX.search(text, start, end):
            return _one_paragraph(self._rich(start, end, inline=True))
        parts, place = [], start
        for spot in self._spots(start, end):
            parts.append(esc(text[place : spot.start]))
            parts.append(self._link(spot, esc(text[spot.start : spot.end])))
            place = spot.end
        parts.append(esc(text[place:end]))
        return "".join(parts).strip()

    def block(self, start: int, end: int) -> str:
        """Text from `start` to `end` as block HTML through the markdown library: tables, lists, quotes."""
        return self._rich(start, end, breaks=True)

    def is_block(self, start: int, end: int) -> bool:
        """Whether the stretch holds list items or a quote."""
        return _LISTS.search(self.document.source.text[start:end]) is not None

    def _spots(self, start: int, end: int) -> list[Spot]:
        """Citations and terms that lie wholly inside, in order, none overlapping another."""
        mentions = self.document.mentions
        spots = [Spot(*mention.citation.span, mention, "") for mention in mentions[_first(mentions, start) : _first(mentions, end)]]
        spots += [Spot(place.start, place.end, None, place.term) for place in self.pending.take(start, end)]
        spots.sort(key=lambda spot: (spot.start, spot.end))
        found, place = [], start
        for spot in spots:
            if place <= spot.start and spot.end <= end:
                found.append(spot)
                place = spot.end
        return found

    def _link(self, spot: Spot, words: str) -> str:
        if spot.mention is not None:
            return citation_link(self.site, self.document, spot.mention, words, self.seen)
        return term_link(spot.term, base_of(self.document.id), words)

    def _rich(self, start: int, end: int, inline: bool = False, breaks: bool = False) -> str:
        text = self.document.source.text
        spots = self._spots(start, end)
        parts, place = [], start
        for number, spot in enumerate(spots):
            parts += [text[place : spot.start].translate(_PRIVATE), f"\ue000{number}\ue001"]
            place = spot.end
        parts.append(text[place:end].translate(_PRIVATE))
        words = [text[spot.start : spot.end] for spot in spots]
        written = "".join(parts)
        if breaks:
            written = _LABELLED.sub("  \n", written)
        html = convert(_START + " ".join(written.split()) if inline else written, words).replace(_START, "")
        return _HOLDER.sub(lambda match: self._link(spots[int(match[1])], esc(words[int(match[1])])), html)


def _first(mentions: tuple[Mention, ...], place: int) -> int:
    """Index of the first citation that begins at `place` or later."""
    return bisect_left(mentions, place, key=lambda mention: mention.citation.span.start)


def convert(text: str, words: list[str]) -> str:
    """Markdown as safe HTML on one line. Placeholders inside addresses, code and link texts become the plain `words` they stand for."""
    engine = _engine()
    engine.reset()
    if text.count("[") > _BRACKETS:
        text = text.replace("[", "\\[")
    _clean.words = words
    try:
        html: str = engine.convert(text)
    except RecursionError:
        html = f"<p>{esc(_HOLDER.sub(lambda match: words[int(match[1])], text))}</p>"
    return html.replace("\n", "&#10;" if "<pre" in html else " ")


class _Cleaner(Treeprocessor):
    """Tree processor: drops what could leave the page or run in it."""

    words: tuple[str, ...] | list[str] = ()
    """What the placeholders of the text at hand stand for."""

    def run(self, root: Element) -> None:
        """Cleans the whole tree in place."""
        self._walk(root, False)

    def _walk(self, element: Element, linked: bool) -> None:
        linked = linked or element.tag in {"a", "code"}
        if element.tag == "img":
            element.tag, element.text = "span", element.get("alt", "")
            element.attrib.clear()
        for key, value in list(element.attrib.items()):
            element.set(key, self._plain(value))
        if element.tag == "a" and not is_safe(element.get("href", "")):
            _unlink(element)
        elif element.tag == "a":
            element.set("href", _PAGE.sub(r"\1.html\2", element.get("href", "")))
        if linked and element.text:
            element.text = self._plain(element.text)
        for child in element:
            self._walk(child, linked)
            if linked and child.tail:
                child.tail = self._plain(child.tail)

    def _plain(self, value: str) -> str:
        return _HOLDER.sub(lambda match: self.words[int(match[1])], value) if "\ue000" in value else value


def _unlink(element: Element) -> None:
    """What is no address becomes the words that were written: `[2](ghi chú)` is text of a document, and none of it is lost."""
    tail = f"]({element.get('href', '')})"
    element.tag, element.text = "span", "[" + (element.text or "")
    element.attrib.clear()
    if len(element):
        element[-1].tail = (element[-1].tail or "") + tail
    else:
        element.text += tail


_clean = _Cleaner()


def is_safe(href: str) -> bool:
    """Whether an address may stand in a page: http, https, mailto, a fragment, or a relative path."""
    return _SAFE.match(_INVISIBLE.sub("", unescape(href))) is not None


@cache
def _engine() -> Markdown:
    engine = Markdown(extensions=["tables"], output_format="html")
    engine.preprocessors.deregister("html_block")
    engine.inlinePatterns.deregister("html")
    engine.parser.blockprocessors.deregister("olist")  # it numbers anew, and a quoted amendment has the numbers of its law
    engine.treeprocessors.register(_clean, "danchieu", -10)  # after the inline patterns have built the tree
    return engine


def _one_paragraph(html: str) -> str:
    """What stands inside the paragraph when the text is only one."""
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        return html[3:-4]
    return html
