"""lychee over every link and fragment inside the site. The suite's own test (tests/test_site.py) holds the same without any tool."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

from quality import Row
from quality.equipment import program


def measure(site: Path) -> Iterator[Row]:
    """One row: broken links and fragments."""
    command = [
        program("lychee"),
        "--offline",
        "--include-fragments",
        "--index-files",
        "index.html",
        "--root-dir",
        str(site),
        "--no-progress",
    ]
    command += [
        "--format",
        "json",
        "--exclude",
        r"so-do/index\.html#vb=",
        str(site),
    ]  # what follows #vb= is a state of the drawing, not a place
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    data = json.loads(done.stdout)
    wrong = [f"{Path(page).relative_to(site)}: {one['url']}" for page, rows in data["error_map"].items() for one in rows]
    yield Row("lychee: liên kết và đích trong trang", f"{len(wrong)} hỏng / {data['total']}", "0", not wrong, tuple(wrong))
