"""`danchieu add`: files become new pages; a page that exists is never touched."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from danchieu import sources
from danchieu.findings import finding
from danchieu.intake.draft import Draft, Kind, draft
from danchieu.model import Finding, Severity, Standing
from danchieu.text import why

_SEVERITIES = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.NOTE: "lưu ý"}


@dataclass(frozen=True, slots=True)
class Report:
    """What became of one file."""

    path: str
    """The file as named on the command line."""
    draft: Draft | None
    """The page, None where the file could not be read."""
    written: Path | None
    """Where it was written, None on a dry run or a failure."""
    findings: tuple[Finding, ...]
    """What is wrong, of the file and of the page."""

    @property
    def failed(self) -> bool:
        """Whether an error kept the page from being made."""
        return any(one.severity is Severity.ERROR for one in self.findings)


def add(paths: Iterable[Path], docs: Path, *, kind: Kind | None = None, dry_run: bool = False) -> tuple[Report, ...]:
    """Imports files into `docs`, one report a file, in order. Never overwrites; on a dry run nothing is written. Problems are findings."""
    taken: set[str] = set()
    reports = []
    for path in paths:
        report = _add(path, docs, kind, dry_run, taken)
        if report.draft is not None and not report.failed:
            taken.add(report.draft.path)
        reports.append(report)
    return tuple(reports)


def _add(path: Path, docs: Path, kind: Kind | None, dry_run: bool, taken: set[str]) -> Report:
    try:
        data = path.read_bytes()
    except OSError as error:
        return Report(path.as_posix(), None, None, (finding("DC504", path.as_posix(), reason=why(error)),))
    standing = Standing.PRESS if kind == "source" else Standing.OFFICIAL
    source, findings = sources.read(path, data, standing=standing)
    if source is None:
        return Report(path.as_posix(), None, None, findings)
    page = draft(source, kind=kind)
    findings = (*findings, *page.findings)
    target = docs / page.path
    if page.path in taken or os.path.lexists(target):
        return Report(path.as_posix(), page, None, (*findings, finding("DC502", path.as_posix(), page=target.as_posix())))
    if dry_run:
        return Report(path.as_posix(), page, None, findings)
    try:
        write_new(target, page.text)
    except OSError as error:
        code = "DC502" if isinstance(error, FileExistsError) and os.path.lexists(target) else "DC528"
        problem = finding(code, path.as_posix(), page=target.as_posix(), reason=why(error))
        return Report(path.as_posix(), page, None, (*findings, problem))
    return Report(path.as_posix(), page, target, findings)


def write_new(target: Path, text: str) -> None:
    """Writes a whole new file or nothing. FileExistsError where it exists, OSError where it cannot be written."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".moi-", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        temporary.chmod(0o644)
        _publish(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)


def _publish(temporary: Path, target: Path) -> None:
    """Gives the finished file its name, refusing to replace another: a hard link, or where the disk has none an exclusive copy."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        _copy(temporary, target)


def _copy(temporary: Path, target: Path) -> None:
    """An exclusive copy; what a full disk left of it goes away again."""
    file = target.open("xb")
    try:
        with file:
            file.write(temporary.read_bytes())
    except OSError:
        target.unlink(missing_ok=True)
        raise


def show(report: Report) -> list[str]:
    """A report as lines for the person at the keyboard: what was made, what is open, what is wrong; on a dry run the page itself."""
    lines = []
    page = report.draft
    if page is not None and not report.failed:
        done = (
            f"{report.path}: đã tạo {report.written.as_posix()}" if report.written else f"{report.path}: sẽ tạo {page.path} (chưa ghi gì)"
        )
        lines.append(done)
        lines += [f"  còn phải bổ sung: {line}" for line in page.open]
    for one in report.findings:
        lines += [f"{one.path}: {_SEVERITIES[one.severity]} {one.code}: {one.message}", f"    → {one.remedy}"]
    if page is not None and not report.written and not report.failed:
        lines += ["", page.text]
    return lines
