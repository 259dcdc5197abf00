"""The text of a document as a page: headings as Markdown headings with their anchors, all else as HTML blocks.

Nothing of the text is lost: what the structure gives no kind is printed as paragraphs in its place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from danchieu.model import Document, Guide, Instrument, Unit
from danchieu.pages.parts.backlinks import mark, places
from danchieu.pages.parts.fences import Fence, fences
from danchieu.pages.parts.html import attr, esc, heading, plain, shorten
from danchieu.pages.parts.inline import Reader
from danchieu.pages.parts.past import Touch, touched
from danchieu.pages.parts.site import Site, base_of

_HEADINGS = frozenset({"phan", "chuong", "muc", "tieu-muc", "dieu", "phu-luc", "section"})
_HASHES = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+")  # "### Điều 5. ..."
_CLOSING = re.compile(r"[ \t]+#+[ \t]*\Z")
_GAP = re.compile(r"\n[ \t]*\n")
# An article whose name no source showed: "Điều 9. (chưa thấy nguồn ghi tên điều)". The remark is ours and no part of the name.
_NAMELESS = re.compile(r"\. \((chưa thấy nguồn ghi tên [^()]*)\)\Z")
_CSS = {
    "khoan": "u khoan",
    "diem": "u diem",
    "muc": "u khoan",
    "tieu-muc": "u khoan",
    "phan": "u khoan",
    "chuong": "u khoan",
    "dieu": "u khoan",
}


@dataclass(slots=True)
class _Flow:
    """The page as it grows."""

    reader: Reader
    text: str
    out: list[str] = field(default_factory=list)
    block: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    cited: Mapping[str, int] = field(default_factory=dict)
    touched: Mapping[str, Touch] = field(default_factory=dict)
    fences: tuple[Fence, ...] = ()

    def close(self) -> None:
        """Ends the HTML block; a heading may follow."""
        if self.block:
            self.out.append('<div class="dc-flow">' + "\n".join(self.block) + "</div>")
            self.block.clear()

    def mark(self, anchor: str) -> str:
        """What changed a place, and how often it is cited with the way to the sentences; empty where neither is known."""
        change = self.touched[anchor].html if anchor in self.touched else ""
        return change + (mark(anchor, self.cited[anchor]) if anchor in self.cited else "")

    def identity(self, anchor: str) -> str:
        """An id attribute, once per anchor; empty where there is none."""
        if not anchor or anchor in self.used:
            return ""
        self.used.add(anchor)
        return f' id="{attr(anchor)}"'

    def past_fence(self, place: int) -> int:
        """`place`, or the end of the fence it stands in; a fence that begins there is printed."""
        for fence in self.fences:
            if fence.start <= place < fence.end:
                if fence.start == place:
                    self.block.append(fence.html)
                return fence.end
        return place


def prose(site: Site, document: Document) -> str:
    """The body of a page; each provision of an instrument that others cite says how often."""
    one = document.entry.id if isinstance(document.entry, Instrument) else ""
    cited = {anchor: len(links) for anchor, links in places(site, one).items()} if one else {}
    changes = touched(site, one, base_of(document.id)) if one else {}
    found = fences(document.source.text) if isinstance(document.entry, Guide) else ()
    flow = _Flow(Reader(site, document), document.source.text, cited=cited, touched=changes, fences=found)
    _inside(flow, document.root, document.root.span.start, 2)
    flow.close()
    return "\n\n".join(flow.out)


def fragment(site: Site, document: Document, unit: Unit) -> str:
    """What stands below the heading of a unit, for other pages: blocks without ids, links to its own page written out."""
    flow = _Flow(Reader(site, document, terms=False), document.source.text, used=set(site.units.get(document.id, ())))
    hashes = _HASHES.match(flow.text, unit.span.start, unit.span.end)
    _inside(flow, unit, _heading_end(flow.text, unit, hashes.end() if hashes else 0), 4)
    return "\n".join(flow.block).replace('href="#', f'href="{base_of(document.id)}{document.id}.html#')


def description(title: str, document: Document) -> str:
    """For search engines: the title and how the text begins."""
    return shorten(f"{title}: {summary(document)}".rstrip(": "))


def summary(document: Document) -> str:
    """First paragraph of a document's text as plain words, for descriptions and cards; empty where there is none."""
    text = document.source.text
    for piece in _GAP.split(text):
        words = piece.strip()
        if words and not words.startswith(("#", "|", ">", "-", "*")) and not words[0].isdigit():
            return plain(words)
    return ""


def _inside(flow: _Flow, unit: Unit, start: int, level: int) -> None:
    """What stands in a unit from `start` on: its own text and its children, in order."""
    place = start
    children = unit.children
    index = 0
    while index < len(children):
        child = children[index]
        _paragraphs(flow, place, child.span.start)
        beyond = flow.past_fence(child.span.start)
        if beyond > child.span.start:  # what looks like a heading or a khoản in an example is part of the example
            _inside(flow, child, beyond, level)
            place = max(beyond, child.span.end)
            index += 1
            continue
        if child.kind == "bullet":
            index = _bullets(flow, children, index)
            place = children[index - 1].span.end
            continue
        _unit(flow, child, level)
        place = child.span.end
        index += 1
    _paragraphs(flow, place, unit.span.end)


def _unit(flow: _Flow, unit: Unit, level: int) -> None:
    hashes = _HASHES.match(flow.text, unit.span.start, unit.span.end)
    if unit.kind in _HEADINGS and (hashes or unit.heading or unit.kind in {"dieu", "phu-luc"}):
        end = _heading_end(flow.text, unit, hashes.end() if hashes else 0)
        _heading(flow, unit, hashes.end() if hashes else unit.span.start, end, level)
        _inside(flow, unit, end, level + 1)
    elif unit.kind in {"table", "quote"}:
        end = unit.children[0].span.start if unit.children else unit.span.end
        block = flow.reader.block(unit.span.start, end)
        flow.block.append(
            f'<div class="dc-table" tabindex="0" role="group" aria-label="Bảng">{block}</div>' if unit.kind == "table" else block
        )
        _inside(flow, unit, end, level)
    elif unit.kind in {"document", "paragraph"}:
        if unit.children:
            _inside(flow, unit, unit.span.start, level)
        else:
            _paragraphs(flow, *unit.span, anchor=unit.anchor)
    else:
        _numbered(flow, unit, level)


def _numbered(flow: _Flow, unit: Unit, level: int) -> None:
    """A khoản, điểm or any other unit with a printed label: one box that its anchor names."""
    identity = flow.identity(unit.anchor)
    flow.block.append(f'<div class="{_CSS.get(unit.kind, "u")}"{identity}>')
    if unit.marker is None:
        _inside(flow, unit, unit.span.start, level)
    else:
        label = esc(flow.text[slice(*unit.marker)].strip())
        number = f'<a class="dc-no" href="#{attr(unit.anchor)}">{label}</a>' if identity else f'<span class="dc-no">{label}</span>'
        own = unit.children[0].span.start if unit.children else unit.span.end
        cut = _GAP.search(flow.text, unit.marker.end, own)
        first = cut.start() if cut else own
        flow.reader.seen.clear()
        tail = flow.mark(unit.anchor) if identity else ""
        flow.block.append(f"<p>{number} {flow.reader.inline(unit.marker.end, first)}{tail}</p>")
        _inside(flow, unit, first, level)
    flow.block.append("</div>")


def _bullets(flow: _Flow, children: tuple[Unit, ...], index: int) -> int:
    """A run of bullets as one list; returns the index after the run."""
    flow.block.append("<ul>")
    while index < len(children) and children[index].kind == "bullet":
        _bullet(flow, children[index])
        index += 1
        if index < len(children) and flow.text[children[index - 1].span.end : children[index].span.start].strip():
            break
        if index < len(children) and any(one.start <= children[index].span.start < one.end for one in flow.fences):
            break
    flow.block.append("</ul>")
    return index


def _bullet(flow: _Flow, unit: Unit) -> None:
    start = unit.marker.end if unit.marker else unit.span.start
    own = unit.children[0].span.start if unit.children else unit.span.end
    flow.reader.seen.clear()
    label = flow.text[slice(*unit.marker)].strip() if unit.marker else ""
    # A sign that opens an item is drawn by the list; a printed label ("a)") is part of the text and stays.
    lead = f'<span class="dc-no">{esc(label)}</span> ' if any(letter.isalnum() for letter in label) else ""
    css = ' class="dc-labelled"' if lead else ""
    flow.block.append(f"<li{css}{flow.identity(unit.anchor)}>{lead}{flow.reader.inline(start, own)}")
    _inside(flow, unit, own, 6)
    flow.block.append("</li>")


def _paragraphs(flow: _Flow, start: int, end: int, anchor: str = "") -> None:
    """Text that belongs to no smaller unit: one paragraph for each stretch between empty lines."""
    if start >= end:
        return
    start = flow.past_fence(start)
    fence = next((one for one in flow.fences if start < one.start < end), None)
    if fence is not None:
        _paragraphs(flow, start, fence.start, anchor)
        _paragraphs(flow, fence.start, end, anchor)
        return
    if not flow.text[start:end].strip():
        return
    place = start
    for gap in [*_GAP.finditer(flow.text, start, end), None]:
        stop = gap.start() if gap else end
        if flow.text[place:stop].strip():
            flow.reader.seen.clear()
            if flow.reader.is_block(place, stop):
                flow.block.append(flow.reader.block(place, stop))
            else:
                flow.block.append(f"<p{flow.identity(anchor)}>{flow.reader.inline(place, stop)}</p>")
        place = gap.end() if gap else end


def _heading(flow: _Flow, unit: Unit, start: int, end: int, level: int) -> None:
    """The heading line; a second use of the same anchor gets none, the first keeps it."""
    flow.reader.seen.clear()
    cut = _CLOSING.search(flow.text[start:end])
    html = flow.reader.inline(start, start + cut.start() if cut else end) or unit.label or "…"
    if unit.anchor and unit.anchor not in flow.used:
        flow.close()
        flow.used.add(unit.anchor)
        nameless = _NAMELESS.search(html)
        tail = f' <span class="dc-unsaid">({nameless[1]})</span>' if nameless else ""
        html = html[: nameless.start()] if nameless else html
        flow.out.append(heading(min(level, 6), html, unit.anchor, tail + flow.mark(unit.anchor)))
    else:
        flow.block.append(f"<h{min(level, 6)}>{html}</h{min(level, 6)}>")


def _heading_end(text: str, unit: Unit, hashes: int) -> int:
    """Where the heading of a unit ends: its line, or in plain text the last character of its title."""
    line = text.find("\n", unit.span.start, unit.span.end)
    line = unit.span.end if line < 0 else line
    if hashes or not unit.heading:
        return line if hashes or unit.marker is None else unit.marker.end
    place = unit.marker.end if unit.marker else unit.span.start
    for character in unit.heading:
        if character.isspace():
            continue
        while place < unit.span.end and text[place].isspace():
            place += 1
        if place >= unit.span.end or text[place] != character:
            return line
        place += 1
    return place
