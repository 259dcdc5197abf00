"""Patterns that are compiled when they are first used: a command that reads one line needs a tenth of them."""

from __future__ import annotations

import re
from typing import Any, cast


class _Lazy:
    """Stands in for a pattern; what is asked of it once is kept, so that later calls reach the compiled pattern directly."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Compile, and hand out the pattern's own method."""
        value = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, value)
        return value


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that costs nothing until it is used. `re.error` comes with the first use, not with the import."""
    return cast(re.Pattern[str], _Lazy(source, flags))
