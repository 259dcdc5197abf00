"""What readers see: the pages of the site as Markdown shells around HTML, made from a Library.

Each module of this folder exports one constant `PAGE`, a `Kind`; a new kind of page is a new file here and nothing else.
What several kinds share lives in `parts/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from danchieu.model import Library
from danchieu.registry import discover

if TYPE_CHECKING:
    from danchieu.pages.parts.site import Site


@dataclass(frozen=True, slots=True)
class Page:
    """One page for the site generator."""

    path: str
    """Relative to build/pages: `van-ban/nd-73-2023-nd-cp.md`."""
    text: str
    """Front matter and body."""


@dataclass(frozen=True, slots=True)
class Asset:
    """One file that the site carries as it is."""

    path: str
    """Relative to build/pages."""
    content: bytes
    """The bytes."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page: what each module of this folder exports as `PAGE`."""

    id: str
    """Name of the module."""
    title: str
    """What it is called, in Vietnamese."""
    render: Callable[[Site], Iterable[Page | Asset]]
    """All pages of this kind, in the order of their paths as far as possible."""


Downloads = Mapping[str, Sequence[tuple[str, str]]]
"""Document id to the files that its page offers: address from the root of the site, and what it is."""


def kinds() -> tuple[Kind, ...]:
    """Every kind of page: the modules of this folder, by name."""
    found: tuple[Kind, ...] = discover("danchieu.pages", "PAGE")
    return found


def render(library: Library, address: str = "", downloads: Downloads = MappingProxyType({})) -> Iterator[Page | Asset]:
    """All pages of the site, kind by kind. Paths are unique; the same library gives the same bytes.

    `address` is where the site is published, with a slash at its end; empty where that is not known.
    """
    from danchieu.pages.parts.site import site_of

    site = site_of(library, address, downloads)
    for kind in kinds():
        yield from kind.render(site)
