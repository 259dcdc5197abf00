"""The one Unicode form that all spans refer to."""

from __future__ import annotations

import unicodedata


def nfc(text: str) -> str:
    """`text` in Unicode NFC, otherwise unchanged (gold/GUIDELINES.md: offsets count the NFC text, "no other change")."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
