"""The table of what searches cost (search_cost.py), in Markdown."""

from __future__ import annotations

import statistics
from typing import Any

from search_browser import ENGINES, KEY_PATIENCE, PATIENCE

COLUMNS = (
    *("documents", "search", "a number first, kB", "words first, kB", "a further query, kB", "index, files and MB", "index, CPU s"),
    *("peak, MB", "a key, ms", "first result on the slow line, s"),
)
BEGIN, END = "<!-- search_cost.py: begin -->", "<!-- search_cost.py: end -->"
"""What the table stands between."""
NAMES = {"ours": "ours", "material": "Material", "pagefind": "Pagefind"}


def into(text: str, made: str) -> str:
    """A text with the table between its marks. ValueError where it has none."""
    before, _, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"no {BEGIN} and {END}")
    return f"{before}{BEGIN}\n{made}\n{END}{after}"


def table(results: dict[str, dict[str, Any]]) -> str:
    """All results as a table in Markdown, by size, ours first."""
    rows = [COLUMNS, tuple("---" for _ in COLUMNS)]
    order = sorted(results, key=lambda name: (int(name.split()[0]), list(ENGINES).index(name.split()[1])))
    return "\n".join("| " + " | ".join(row) + " |" for row in [*rows, *(line(name, results[name]) for name in order)])


def line(name: str, found: dict[str, Any]) -> tuple[str, ...]:
    """One row; what is not there is a dash, what took too long says so."""
    size, engine = name.split()
    first = (f"{int(size):,}", NAMES[engine])
    if "failed" in found:
        return (*first, *("—" for _ in COLUMNS[2:-1]), f"does not build: {found['failed']}")
    number = kilobytes(found, "numbers")
    if "dearest" in found:
        number += f"; any number at most {(found['dearest'] + found['page']) / 1000:.1f}"
    words = kilobytes(found, "words")
    if "long" in found:
        words += f"; of {len(found['long'])} long ones {max(map(dear, found['long'])) / 1000 + found['page'] / 1000:.1f} most"
    index = found.get("index", {})
    whole = found.get("whole_cpu")
    share = f" ({found['index_cpu'] / whole:.0%} of {whole:.0f})" if whole else ""
    return (
        *(*first, number, words, further(found)),
        f"{index['files']:,}, {index['packed'] / 1e6:.1f}" if index else "—",
        f"{found['index_cpu']:.1f}{share}",
        f"{found['memory']:,}",
        percentile(found.get("keys") or []),
        slowest([*found.get("numbers", ()), *found.get("words", ()), *found.get("long", ())]),
    )


def kilobytes(found: dict[str, Any], kind: str) -> str:
    """Bytes of the first query of a kind: mean and most; where nothing came in time, that."""
    rows = found.get(kind, ())
    sizes = [(dear(row) + found["page"]) / 1000 for row in rows]
    late = f", none within {PATIENCE} s" if any(row["ms"] is None for row in rows) else ""
    return spread(sizes) + late


def dear(row: dict[str, Any]) -> int:
    """Bytes of a first query, on the line where it costs more."""
    return max(row["bytes"], row.get("slow_bytes") or 0)


def further(found: dict[str, Any]) -> str:
    """Bytes of one more query on the same page."""
    return spread([row["further"] / 1000 for kind in ("numbers", "words") for row in found.get(kind, ()) if row.get("further") is not None])


def spread(sizes: list[float]) -> str:
    """Mean and most, as far as they differ."""
    if not sizes:
        return "—"
    mean, most = f"{statistics.mean(sizes):,.1f}", f"{max(sizes):,.1f}"
    return mean if mean == most else f"{mean} mean, {most} most"


def percentile(times: list[float]) -> str:
    """The 95th percentile in whole milliseconds."""
    if not times:
        return "—"
    found = times[int(len(times) * 0.95)]
    return f"over {KEY_PATIENCE}" if found >= KEY_PATIENCE else f"{found:.0f}"


def slowest(rows: list[dict[str, Any]]) -> str:
    """Median and worst of the first results on the slow line."""
    slow = [row["slow"] if row["slow"] is not None else float("inf") for row in rows]
    if not slow:
        return "—"
    median, worst = (f"{took / 1000:.2f}" if took < float("inf") else f"over {PATIENCE}" for took in (statistics.median(slow), max(slow)))
    return median if median == worst else f"{median} median, {worst} worst"
