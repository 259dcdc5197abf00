"""The tools, in exact versions, in a folder of the checkout that git ignores."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
HOME = ROOT / "build" / "site-quality"
"""Removed by `make clean`."""
_BIN = HOME / "venv" / ("Scripts" if os.name == "nt" else "bin")


def installed() -> str:
    """Installs what is missing; empty when all is there, else why not."""
    wanted = "".join((HERE / name).read_text("utf-8") for name in ("requirements.txt", "package.json"))
    mark = HOME / "installed.txt"
    if mark.is_file() and mark.read_text("utf-8") == wanted:
        return ""
    HOME.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "package.json", HOME / "package.json")
    steps = (
        [sys.executable, "-m", "venv", str(HOME / "venv")],
        [str(_BIN / "pip"), "install", "--quiet", "--disable-pip-version-check", "-r", str(HERE / "requirements.txt")],
        [str(_BIN / "npm"), "install", "--silent", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts"],
    )
    for step in steps:
        done = subprocess.run(step, cwd=HOME, env=environment(), capture_output=True, text=True, check=False)
        if done.returncode:
            return f"{Path(step[0]).name}: {(done.stderr or done.stdout).strip()[-300:]}"
    mark.write_text(wanted, "utf-8")
    return ""


def environment() -> dict[str, str]:
    """With the tools' own node first, and the browser named for Lighthouse."""
    return {**os.environ, "PATH": f"{_BIN}{os.pathsep}{os.environ['PATH']}", "CHROME_PATH": browser() or ""}


def program(name: str) -> str:
    """A program of the Python packages."""
    return str(_BIN / name)


def package(path: str) -> Path:
    """A file of the node packages."""
    return HOME / "node_modules" / path


def browser() -> str | None:
    """Chromium; None where there is none."""
    return shutil.which("chromium") or shutil.which("chromium-browser")
