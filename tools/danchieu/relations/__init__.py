"""Relations that a text states between instruments: the verb, its direction, its scope, how it is asserted, and the sentence that says so."""

from __future__ import annotations

from danchieu.text.collector import uncollected

from .read import read as _read
from .rows import Stated
from .sift import own

__all__ = ["Stated", "own", "read"]

read = uncollected(_read)
