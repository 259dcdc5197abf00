"""Markdown: read as it stands; structure understands its marks."""

from __future__ import annotations

from danchieu.sources._reader import Reader
from danchieu.sources.txt import read_text

READER = Reader("md", (".md", ".markdown"), lambda data: False, read_text)
