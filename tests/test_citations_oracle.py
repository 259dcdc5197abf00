"""A slow, plain reference matcher beside the fast one: both must find the same official numbers in real texts."""

from __future__ import annotations

import gzip
import json
import re
import unicodedata

from danchieu.citations import read
from danchieu.vocabulary import symbol_key
from shared import needs_shared, shared

# Deliberately naive: one pattern over the whole text, undamaged numbers of well-known letters after "số" only.
PLAIN = re.compile(
    r"\b(?:Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Kết luận|Luật|Pháp lệnh|Công điện|Thông báo) số "
    r"(\d{1,4}/\d{4}/(?:NĐ-CP|QĐ-TTg|NQ-CP|TT-B[A-ZĐ]{1,8}|QH\d{1,2}|UBTVQH\d{1,2})|\d{1,4}/(?:QĐ-TTg|NQ-CP|CT-TTg|CĐ-TTg)|\d{1,4}-(?:NQ|CT|KL|QĐ|TB)/TW)(?![\w/-])"
)
SAMPLE = 25
"""Every 25th document of each set."""


def sample() -> list[str]:
    """Real texts: acts of the gazette and of the codification."""
    found = []
    for name in ("full-02", "phapdien-03"):
        with gzip.open(shared(f"corpora/scale/{name}.jsonl.gz"), "rt", encoding="utf-8") as lines:
            found.extend(
                unicodedata.normalize("NFC", json.loads(line)["text"])[:60_000] for index, line in enumerate(lines) if index % SAMPLE == 0
            )
    return found


@needs_shared
def test_fast_reader_finds_what_the_plain_one_finds() -> None:
    compared = 0
    for text in sample():
        plain = [(match.start(1), match.end(1), match[1]) for match in PLAIN.finditer(text)]
        fast = {citation.span.end: citation for citation in read(text) if citation.number}
        for start, end, printed in plain:
            citation = fast.get(end)
            assert citation is not None, text[start - 60 : end + 40]
            assert symbol_key(citation.number or "") == symbol_key(printed), text[start - 60 : end + 40]
        compared += len(plain)
    assert compared > 300
