"""The garbage collector stands still where a million values are made that hold no cycles: it would only walk them again and again."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")


def uncollected(work: Callable[Given, Result]) -> Callable[Given, Result]:
    """The same function, run without the collector; afterwards it is as it was before, whatever happened."""

    @wraps(work)
    def quietly(*given: Given.args, **named: Given.kwargs) -> Result:
        if not gc.isenabled():
            return work(*given, **named)
        gc.disable()
        try:
            return work(*given, **named)
        finally:
            gc.enable()

    return quietly
