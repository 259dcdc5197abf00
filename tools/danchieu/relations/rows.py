"""What is read of one relation."""

from __future__ import annotations

from typing import NamedTuple

from danchieu.values import Form, Modality, Pinpoint, Span, Zone

# names of this module, for what runs a million times: a member of an enumeration is looked for in its class each time
STATED, REPORTED, PROPOSED = Modality.STATED, Modality.REPORTED, Modality.PROPOSED
SELF, ANAPHOR, INTERNAL = Form.SELF, Form.ANAPHOR, Form.INTERNAL
BODY, FOOTNOTE, HEADER, BOILERPLATE = Zone.BODY, Zone.FOOTNOTE, Zone.HEADER, Zone.BOILERPLATE


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
