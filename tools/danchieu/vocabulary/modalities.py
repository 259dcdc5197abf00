"""How a relation is asserted, in words."""

from __future__ import annotations

from danchieu.values import Modality

MODALITIES = {
    Modality.DECLARED: "",
    Modality.STATED: "nêu trong văn bản",
    Modality.PROPOSED: "mới là kiến nghị",
    Modality.REPORTED: "theo văn bản khác kể lại",
    Modality.INFERRED: "suy luận, chưa có nguồn nói thẳng",
}
"""How a relation is asserted, in words; what a person declared with a source needs none."""
