"""Strings: Unicode forms, folding of tone marks, legacy encodings, Roman numerals, dates, sentences. Knows nothing of law."""

from danchieu.text.dates import parse_date, show_date
from danchieu.text.encodings import Decoded, decode, mend
from danchieu.text.fold import fold, slug, sort_key
from danchieu.text.normalize import nfc, spreadsheet_cell, writable
from danchieu.text.roman import from_roman, numeral, to_roman
from danchieu.text.sentences import is_paragraph_end, sentence_at
from danchieu.text.system import why

__all__ = [
    "Decoded",
    "decode",
    "fold",
    "from_roman",
    "is_paragraph_end",
    "mend",
    "nfc",
    "numeral",
    "parse_date",
    "sentence_at",
    "show_date",
    "slug",
    "sort_key",
    "spreadsheet_cell",
    "to_roman",
    "why",
    "writable",
]
