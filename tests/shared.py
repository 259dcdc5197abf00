"""Where the shared texts, gold annotations and corpora are, and the mark for tests that need them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_BESIDE = Path(__file__).resolve().parents[2] / "shared"
_PLACE = Path(os.environ["DANCHIEU_SHARED"]) if "DANCHIEU_SHARED" in os.environ else _BESIDE

SHARED: Path | None = _PLACE if (_PLACE / "gold").is_dir() else None
"""The folder `shared` beside the checkout (or named by DANCHIEU_SHARED), None in a user's clone."""

needs_shared = pytest.mark.skipif(
    SHARED is None, reason="needs the folder 'shared' beside the checkout (gold annotations and corpora), which CI has"
)


def shared(relative: str) -> Path:
    """A path below the shared folder; only call it in tests marked `needs_shared`."""
    assert SHARED is not None
    return SHARED / relative
