"""Lets a plain `mkdocs build` or `mkdocs serve` compile docs/ first. Nothing else of ours lives in MkDocs; see tools/danchieu/compile.py."""

import os
from datetime import date
from pathlib import Path

from danchieu.compile import alone, compile_docs


def on_pre_build(config):  # type: ignore[no-untyped-def]
    """Compile before every build, unless `danchieu build` has just done it."""
    if "DANCHIEU_COMPILED" not in os.environ:
        root = Path(config.config_file_path).parent
        with alone(root):
            compile_docs(root, date.today(), config.site_url)
