"""A value with the place that shows it."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

from danchieu.model import Span

T = TypeVar("T")


class Shown(NamedTuple, Generic[T]):
    """A value and where the document prints it."""

    value: T
    """What it says."""
    span: Span
    """Where."""
