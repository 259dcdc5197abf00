"""Plain text, in Unicode or in the legacy Vietnamese encodings."""

from __future__ import annotations

from danchieu.findings import finding
from danchieu.sources._reader import Reader, Reading
from danchieu.text import decode


def read_text(path: str, data: bytes) -> Reading:
    """The text of `data`; findings where it was converted from a legacy encoding or bytes were lost. White space is left as it is."""
    decoded = decode(data)
    findings = []
    if decoded.encoding in ("tcvn3", "vni", "cp1258"):
        findings.append(finding("DC515", path, encoding={"tcvn3": "TCVN3 (ABC)", "vni": "VNI", "cp1258": "Windows-1258"}[decoded.encoding]))
    if decoded.lost or decoded.encoding == "cp1252":
        findings.append(finding("DC516", path, count=decoded.lost))
    if _is_binary(decoded.text):
        return Reading(None, (finding("DC517", path),))
    return Reading(decoded.text, tuple(findings))


_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1a"))


def _is_binary(text: str) -> bool:
    """Whether a text is full of control characters: a picture, a program, an archive."""
    head = text[:5000].encode("utf-8", "replace")
    return (len(head) - len(head.translate(None, _CONTROLS))) * 20 > len(head)


READER = Reader("txt", (".txt", ".text"), lambda data: False, read_text)
