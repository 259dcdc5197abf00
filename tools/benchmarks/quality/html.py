"""The Nu HTML checker over every page as the templates made it. It needs Java."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from quality import Row
from quality.equipment import package


def measure(site: Path) -> Iterator[Row]:
    """One row: errors over all pages; skipped with the reason where there is no Java."""
    what = f"Nu HTML Checker: {sum(1 for _ in site.rglob('*.html'))} trang"
    if shutil.which("java") is None:
        yield Row(what, "bỏ qua: máy không có Java", "0 lỗi", None)
        return
    jar = package("vnu-jar/build/dist/vnu.jar")
    command = ["java", "-Xss4m", "-jar", str(jar), "--skip-non-html", "--errors-only", "--format", "json", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr or done.stdout)["messages"]
    kinds = Counter(one["message"] for one in messages)
    yield Row(what, f"{len(messages)} lỗi", "0 lỗi", not messages, tuple(f"{times} lần: {words}" for words, times in kinds.most_common(20)))
