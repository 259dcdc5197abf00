"""Other ways to look at one instrument: beside the one it replaced or that replaced it, in the drawing of all, on the line of time."""

from __future__ import annotations

from danchieu.pages.parts.html import attr, esc
from danchieu.pages.parts.pairs import comparable
from danchieu.pages.parts.site import Site


def around(site: Site, identity: str, base: str) -> str:
    """A small block of links for the side of an instrument page."""
    library = site.library
    items = [
        f'<li><a href="{base}{attr(pair.address)}.html">So sánh với {esc(site.label(pair.new if pair.old == identity else pair.old))}</a></li>'
        for pair in comparable(site, [*library.outgoing.get(identity, ()), *library.incoming.get(identity, ())])
    ]
    items.append(f'<li><a href="{base}so-do/index.html#vb={attr(identity)}">Xem trong sơ đồ chung</a></li>')
    year = library.instruments[identity].year
    if year:
        items.append(f'<li><a href="{base}dong-thoi-gian/index.html">Xem trên dòng thời gian</a></li>')
    return f'<div class="dc-relations"><h3>Cách xem khác</h3><ul>{"".join(items)}</ul></div>'
