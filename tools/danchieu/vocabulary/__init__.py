"""Facts as data: document types, issuers, relation verbs, named instruments, names of laws; and what follows from them directly.

The tables are TOML files beside this module; a document type, issuer, verb or named instrument is one row there and nothing else.
`TYPES`, `ISSUERS`, `VERBS` and `NAMED` are read-only mappings, loaded when first asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from danchieu.vocabulary.units import pinpoint_words, steps_words

from .lookups import type_of_symbol, verb_of
from .names import named_key
from .symbols import mend, parse_symbol, plausible, same_symbol, symbol_key
from .tables import (
    DocumentType,
    Issuer,
    Named,
    Verb,
    furniture,
    issuer_names,
    issuers,
    law_abbreviations,
    law_nicknames,
    laws,
    named,
    types,
    types_of_code,
    verbs,
)

if TYPE_CHECKING:
    TYPES: Mapping[str, DocumentType]
    ISSUERS: Mapping[str, Issuer]
    VERBS: Mapping[str, Verb]
    NAMED: Mapping[str, Named]

_LAZY = {"TYPES": types, "ISSUERS": issuers, "VERBS": verbs, "NAMED": named}

__all__ = [
    "ISSUERS",
    "NAMED",
    "TYPES",
    "VERBS",
    "DocumentType",
    "Issuer",
    "Named",
    "Verb",
    "furniture",
    "issuer_names",
    "issuers",
    "law_abbreviations",
    "law_nicknames",
    "laws",
    "mend",
    "named",
    "named_key",
    "parse_symbol",
    "pinpoint_words",
    "plausible",
    "same_symbol",
    "steps_words",
    "symbol_key",
    "type_of_symbol",
    "types",
    "types_of_code",
    "verb_of",
    "verbs",
]


def __getattr__(name: str) -> Any:
    """Load a table the first time it is asked for."""
    if name in _LAZY:
        value = _LAZY[name]()
        globals()[name] = value
        return value
    raise AttributeError(name)
