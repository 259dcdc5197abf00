"""`robots.txt`: everything may be read by anybody; where the site's address is known, the way to its sitemap."""

from __future__ import annotations

from collections.abc import Iterator

from danchieu.pages import Asset, Kind
from danchieu.pages.parts.site import Site


def _render(site: Site) -> Iterator[Asset]:
    sitemap = f"\nSitemap: {site.root}sitemap.xml\n" if site.root else ""
    yield Asset("robots.txt", f"User-agent: *\nAllow: /\n{sitemap}".encode())


PAGE = Kind("robots", "Chỉ dẫn cho máy tìm kiếm", _render)
