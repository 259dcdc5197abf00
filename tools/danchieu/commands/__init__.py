"""The commands. One module per command; each defines `COMMAND`. Only `cli.py` prints: a command is handed what to say it with."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from danchieu.findings import finding
from danchieu.registry import discover, listed, load
from danchieu.text import why

if TYPE_CHECKING:
    from danchieu.model import Finding
    from danchieu.values import Source

DONE, FINDINGS, MISUSE, STOPPED = 0, 1, 2, 130
"""Exit codes: done; findings of severity error remain; wrong use; stopped with Ctrl+C (128 and the signal, as shells count)."""


class Say(Protocol):
    """Where a command's words go."""

    def out(self, line: str) -> None:
        """A line of the result (standard output)."""

    def note(self, line: str) -> None:
        """A line about the work (standard error)."""


class Command(NamedTuple):
    """One command."""

    name: str
    """Word on the command line."""
    says: str
    """What it does, in Vietnamese."""
    arguments: Callable[[argparse.ArgumentParser], None]
    """Declares its arguments."""
    run: Callable[[argparse.Namespace, Say], int]
    """Does it; the exit code."""


def commands(only: str | None = None) -> tuple[Command, ...]:
    """All commands, by name; with `only` the one that its module is named after, so that nothing else is imported."""
    if only in listed("danchieu.commands"):
        return (load("danchieu.commands", only, "COMMAND"),)
    found: tuple[Command, ...] = discover("danchieu.commands", "COMMAND")
    return tuple(sorted(found, key=lambda one: one.name))


def project_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of every command that works on the project: its folder and the day."""
    parser.add_argument(
        "--thu-muc", metavar="THƯ_MỤC", type=Path, default=Path(), dest="root", help="thư mục của dự án (mặc định: thư mục hiện tại)"
    )
    parser.add_argument(
        "--ngay",
        metavar="NĂM-THÁNG-NGÀY",
        type=day,
        default=None,
        dest="as_of",
        help="tính tình trạng hiệu lực tại ngày này (mặc định: hôm nay)",
    )


def docs_of(arguments: argparse.Namespace, say: Say) -> Path | None:
    """The folder docs/ of the project a command works on; None, and a word about it, where there is none."""
    docs: Path = arguments.root / "docs"
    if docs.is_dir():
        return docs
    say.note(f"Không thấy thư mục {docs}. Chạy lệnh ở thư mục gốc của dự án, hoặc dùng --thu-muc.")
    return None


def day(text: str) -> date:
    """A day on the command line; argparse.ArgumentTypeError in Vietnamese when it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” không phải là ngày dạng 2026-11-22") from None


def report(findings: Iterable[Finding], say: Callable[[str], None]) -> int:
    """Say every finding as two lines and then the count; the exit code that follows from them."""
    from danchieu.model import Severity

    names = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.NOTE: "lưu ý"}
    counts = dict.fromkeys(Severity, 0)
    for one in findings:
        counts[one.severity] += 1
        place = f"{one.path}:{one.line}" if one.line else one.path
        say(f"{place}: {names[one.severity]} {one.code}: {one.message}")
        say(f"    → {one.remedy}")
    say(", ".join(f"{counts[severity]} {name}" for severity, name in names.items()))
    return FINDINGS if counts[Severity.ERROR] else DONE


def files_argument(parser: argparse.ArgumentParser) -> None:
    """The files a command reads."""
    parser.add_argument("files", metavar="TỆP", nargs="+", type=Path, help="tệp txt, md, html, docx hoặc pdf có lớp chữ")


def read_source(path: Path) -> tuple[Source | None, tuple[Finding, ...]]:
    """One file as a source, or the finding that says why it is none."""
    from danchieu.sources import read

    try:
        data = path.read_bytes()
    except OSError as error:
        return None, (finding("DC504", path.as_posix(), reason=why(error)),)
    return read(path, data)
