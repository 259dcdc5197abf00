"""What people decided about mentions that the text alone leaves open (`lam_ro`), with their reasons."""

from __future__ import annotations

from danchieu.model import Document
from danchieu.pages.parts.html import esc
from danchieu.pages.parts.links import instrument_link
from danchieu.pages.parts.site import Site, base_of
from danchieu.resolve.linking import clarifications


def decisions(site: Site, document: Document) -> str:
    """A folded list of the decisions of a page; empty where there is none."""
    rows = "".join(
        f"<li>“{esc(row.written)}” là {instrument_link(site, row.means, base_of(document.id), mark=False)}: {esc(row.because)}</li>"
        for row in clarifications(document)
    )
    if not rows:
        return ""
    return f'<details class="dc-fold"><summary>Ban biên tập đã làm rõ dẫn chiếu nào, vì sao</summary><ul>{rows}</ul></details>'
