"""Compare two versions of the engine over the corpora: citations gained, lost and changed.

    python tools/benchmarks/compare.py OTHER_CHECKOUT [--every 10] [--show 40]

Both versions read the same texts in processes of their own; the other one is any checkout that has `tools/danchieu`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("DANCHIEU_SHARED", ROOT.parent / "shared"))

READER = """
import json, sys
from danchieu.citations import read, record
for line in sys.stdin:
    name, text = json.loads(line)
    for citation in read(text):
        row = record(citation, name, text)
        print(json.dumps([row["doc"], row["start"], row["end"], row["text"], row["number"] or row["name"], row["pinpoint"], row["target"], row["form"]]))
"""


def texts(every: int) -> Iterator[tuple[str, str]]:
    """Seeds, administrative texts, and every n-th document of the large sets."""
    for folder in ("seeds", "corpora/admin", "gold/dev_legal"):
        for path in sorted((SHARED / folder).glob("*.txt")):
            yield path.name, unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    for path in sorted((SHARED / "corpora" / "scale").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for index, line in enumerate(lines):
                if index % every == 0:
                    row = json.loads(line)
                    yield row["id"], unicodedata.normalize("NFC", row["text"])


def found(checkout: Path, given: str) -> dict[tuple[str, int, int, str], list[str]]:
    """What one version reads: place and place-in-instrument to what it says there."""
    environment = {**os.environ, "PYTHONPATH": str(checkout / "tools")}
    out = subprocess.run([sys.executable, "-c", READER], input=given, capture_output=True, text=True, check=True, env=environment).stdout
    rows = (json.loads(line) for line in out.splitlines())
    return {(row[0], row[1], row[2], row[5] or ""): row[3:] for row in rows}


def main() -> None:
    """Print what the version of this checkout gains and loses against the other."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("other", type=Path, help="checkout of the other version")
    parser.add_argument("--every", type=int, default=10, help="take every n-th document of the large sets")
    parser.add_argument("--show", type=int, default=40, help="lines printed of each kind")
    chosen = parser.parse_args()
    given = "".join(json.dumps([name, text]) + "\n" for name, text in texts(chosen.every))
    here, there = found(ROOT, given), found(chosen.other, given)
    kinds = (
        ("gained", sorted(set(here) - set(there)), here),
        ("lost", sorted(set(there) - set(here)), there),
        ("changed", sorted(key for key in set(here) & set(there) if here[key] != there[key]), here),
    )
    print(f"{len(there)} citations in the other version, {len(here)} in this one")
    for title, keys, side in kinds:
        print(f"\n{title}: {len(keys)}")
        for key in keys[: chosen.show]:
            before = f"   before: {there[key]}" if title == "changed" else ""
            print(f"  {key[0]}:{key[1]} {side[key]}{before}")


if __name__ == "__main__":
    main()
