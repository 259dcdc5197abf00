"""The one Unicode form that all spans refer to."""

from __future__ import annotations

import re
import unicodedata

# XML 1.0, section 2.2, and YAML 1.2, section 5.1: what at least one of them does not allow in a file.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def nfc(text: str) -> str:
    """`text` in Unicode NFC, otherwise unchanged (gold/GUIDELINES.md: offsets count the NFC text, "no other change")."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def writable(text: str) -> str:
    """`text` with a blank for every control character and lone surrogate, which XML and YAML files cannot hold."""
    return text if text.isprintable() else _UNWRITABLE.sub(" ", text)


def spreadsheet_cell(text: str) -> str:
    """`text` as a cell that stays text: what starts with = + - @ is run as a formula by spreadsheets, a leading apostrophe prevents it."""
    text = writable(text)
    return f"'{text}" if text.lstrip().startswith(("=", "+", "-", "@", "\t", "\r")) else text
