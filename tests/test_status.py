"""Statuses follow from dated relations by rules, and show which."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from danchieu.model import Modality
from kb import kb, rows


@pytest.mark.parametrize("row", rows("status/status"), ids=lambda row: row["why"])
def test_status(row: dict[str, Any]) -> None:
    status = kb(row["pages"], date.fromisoformat(row["day"])).statuses[row["of"]]
    assert (status.force.value, status.words) == (row["force"], row["words"])
    for relation in status.proof:
        assert relation.modality in (Modality.DECLARED, Modality.STATED)
        assert relation.object == row["of"]
