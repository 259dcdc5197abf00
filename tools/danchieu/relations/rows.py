"""What is read of one relation."""

from __future__ import annotations

from typing import NamedTuple

from danchieu.values import Modality, Pinpoint, Span


class Stated(NamedTuple):
    """One relation read from a text."""

    subject: str | None
    """Symbol or name of the acting instrument; None where the text leaves it open (a draft, a ministry's proposal)."""
    verb: str
    """Verb id of `verbs.toml`, active direction."""
    object: str | None
    """Symbol or name acted upon, as the citation's `target`."""
    modality: Modality
    """Stated by the subject's own text, reported by another, or proposed."""
    evidence: Span
    """The sentence, in the text."""
    scope: tuple[Pinpoint, ...]
    """Places of the object; empty for the whole."""
    by: tuple[Pinpoint, ...]
    """Places of the subject that do it, where told."""
    citation: int
    """Index of the object's citation."""
