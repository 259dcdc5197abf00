"""What is cited but not yet written, counted, and what stays ambiguous, with its candidates. Links to it are never dead."""

from __future__ import annotations

from collections.abc import Iterator

from danchieu.model import LedgerEntry
from danchieu.pages import Kind, Page
from danchieu.pages.lists import pager
from danchieu.pages.parts.backlinks import sentences
from danchieu.pages.parts.html import attr, esc, page
from danchieu.pages.parts.links import instrument_link
from danchieu.pages.parts.site import ROWS, Site, ledger_page

_TITLE = "Được nhắc tới, chưa có trang"
_LEAD = (
    "Những văn bản mà các trang trong kho dẫn tới nhưng chưa có trang riêng, xếp theo số lần được dẫn; "
    "và những cách gọi có thể là nhiều văn bản, kèm các khả năng. Không chỗ nào bị đoán."
)
_SHOWN = 3


def _render(site: Site) -> Iterator[Page]:
    rows = site.library.ledger
    count = max(1, -(-len(rows) // ROWS))
    stems = [ledger_page(number) for number in range(1, count + 1)]
    for number, stem in enumerate(stems, 1):
        part = rows[(number - 1) * ROWS : number * ROWS]
        title = _TITLE if number == 1 else f"{_TITLE}, trang {number}"
        items = "".join(_row(site, row) for row in part)
        body = f'<ul class="dc-ledger">{items}</ul>' if items else "<p>Không còn văn bản nào được nhắc tới mà chưa có trang.</p>"
        open_ones = sum(1 for row in rows if row.candidates)
        counted = f"<p class=dc-asof>{len(rows) - open_ones} văn bản chưa có trang; {open_ones} cách gọi chưa rõ là văn bản nào.</p>"
        text = f"<h1>{title}</h1>\n\n<p class=dc-lead>{_LEAD}</p>\n\n{counted}\n\n{body}{pager(stems, number)}"
        yield page(
            f"{stem}.md",
            title,
            f"{len(rows)} văn bản được nhắc tới trong kho mà chưa có trang riêng hoặc chưa rõ là văn bản nào.",
            text,
            {"hide": ["toc"], "wide": True},
        )


def _row(site: Site, row: LedgerEntry) -> str:
    places = len(row.backlinks)
    times = f"{places} chỗ dẫn" if places else "chỉ có trong quan hệ"
    choice = ""
    if row.candidates:
        links = "".join(f"<li>{instrument_link(site, one, '')}{_about(site, one)}</li>" for one in row.candidates)
        choice = f"<p>Chưa rõ là văn bản nào trong {len(row.candidates)} văn bản:</p><ul>{links}</ul>"
    items = sentences(site, row.backlinks, "", named=True)
    shown, rest = "".join(items[:_SHOWN]), items[_SHOWN:]
    more = (
        f"<details class=dc-fold><summary>Còn {len(rest)} chỗ nữa</summary><ul class=dc-quotes>{''.join(rest)}</ul></details>"
        if rest
        else ""
    )
    quotes = f"<ul class=dc-quotes>{shown}</ul>{more}" if shown else ""
    css = ' class="dc-open"' if row.candidates else ""
    return (
        f'<li id="{attr(row.id)}"{css}><p><strong>{esc(row.label)}</strong> <span class="dc-count">{times}</span></p>{choice}{quotes}</li>'
    )


def _about(site: Site, identity: str) -> str:
    known = site.library.instruments.get(identity)
    return f": {esc(known.title)}" if known is not None and known.title else ""


PAGE = Kind("ledger", "Được nhắc tới, chưa có trang", _render)
