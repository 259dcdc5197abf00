"""Tables as lines, the same for saved pages and Word files."""

from __future__ import annotations

from collections.abc import Sequence

Cell = list[str]
"""Lines of a cell."""


def table_lines(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """A table as lines of text.

    A table that only sets columns side by side (the two columns of an official header or signature) gives its cells one after the
    other, column by column where it is one row; a table of data gives one line a row, `| a | b |`.
    """
    rows = [row for row in rows if any(cell for cell in row)]
    if not rows:
        return []
    if _is_layout(rows):
        return _columns(rows)
    return ["", *("| " + " | ".join(" ".join(cell).replace("|", "¦") for cell in row) + " |" for row in rows), ""]


def _is_layout(rows: Sequence[Sequence[Cell]]) -> bool:
    if max(len(row) for row in rows) == 1:
        return True
    if max(len(row) for row in rows) > 3:
        return False
    words = " ".join(" ".join(cell) for row in rows for cell in row).upper()
    official = any(sign in words for sign in ("CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI", "ĐẢNG CỘNG SẢN VIỆT NAM", "NƠI NHẬN"))
    return (official and len(rows) <= 8) or (len(rows) == 1 and max(len(row) for row in rows) == 2)


def _columns(rows: Sequence[Sequence[Cell]]) -> list[str]:
    out: list[str] = []
    width = max(len(row) for row in rows)
    for column in range(width):
        for row in rows:
            if column < len(row) and row[column]:
                out += row[column]
        out.append("")
    return out
