"""The folder listing is the registry: every module of a drop-in package defines one constant, found by name."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any


@cache
def discover(package: str, constant: str) -> tuple[Any, ...]:
    """The values of `constant` in all modules of `package`, in name order; modules whose name starts with `_` are helpers.

    AttributeError, naming the module, when one does not define it: a file dropped in is never silently left out.
    """
    return tuple(load(package, name, constant) for name in listed(package))


@cache
def listed(package: str) -> tuple[str, ...]:
    """Names of the modules of a drop-in package, in order; nothing is imported but the package itself."""
    folders = import_module(package).__path__
    return tuple(sorted(file.stem for folder in folders for file in Path(folder).glob("*.py") if not file.name.startswith("_")))


def load(package: str, name: str, constant: str) -> Any:
    """The value of one module of a drop-in package. AttributeError, naming the module, when it does not define it."""
    return getattr(import_module(f"{package}.{name}"), constant)
