"""PDF with a text layer: reading order from the page, wrapped lines joined to paragraphs, running heads and signature stamps left out."""

from __future__ import annotations

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from danchieu.findings import finding
from danchieu.sources._pdf_lines import Line, lines_of
from danchieu.sources._pdf_pages import flow, without_furniture
from danchieu.sources._reader import Reading
from danchieu.text import mend, nfc

_LITTLE = 200
"""Characters below which a page with a large picture counts as scanned."""


def read(path: str, data: bytes) -> Reading:
    """The text layer of a PDF; a finding where it is locked, damaged or scanned."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "assword" in str(error) or "security" in str(error).lower()
        return Reading(None, (finding("DC521" if locked else "DC522", path),))
    try:
        pages, scanned = _pages(document)
    finally:
        document.close()
    text, legacy = mend(nfc(flow(without_furniture(pages))))
    findings = []
    if scanned and len(scanned) == len(pages):
        return Reading(None, (finding("DC523", path),))
    if scanned:
        findings.append(finding("DC524", path, pages=", ".join(map(str, scanned[:20]))))
    if not text.strip():
        return Reading(None, (finding("DC523", path),))
    if legacy:
        findings.append(finding("DC515", path, encoding=legacy.upper()))
    return Reading(text, tuple(findings))


def _pages(document: pdfium.PdfDocument) -> tuple[list[list[Line]], list[int]]:
    """Lines of every page, and the numbers of pages that are pictures with little or no text."""
    pages: list[list[Line]] = []
    scanned: list[int] = []
    for number in range(len(document)):
        page = document[number]
        lines = lines_of(page.get_textpage())
        body = without_furniture([lines])[0]
        if sum(len(line.text) for line in body) < _LITTLE and _has_large_picture(page):
            scanned.append(number + 1)
        pages.append(lines)
        page.close()
    return pages, scanned


def _has_large_picture(page: pdfium.PdfPage) -> bool:
    """Whether pictures cover more than a quarter of the page."""
    width, height = page.get_size()
    covered = 0.0
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = picture.get_bounds()
        covered += max(0.0, right - left) * max(0.0, top - bottom)
    return bool(covered * 4 > width * height)
