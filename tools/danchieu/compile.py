"""Writes build/pages/, the plain Markdown, data and assets that any static site generator can wrap; touches only what changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from itertools import chain
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from danchieu import search
from danchieu.library import load
from danchieu.model import Library
from danchieu.offline import finished
from danchieu.pages import Page, render
from danchieu.study.parts.ready import ready
from danchieu.text import why

KEEP = ".gitkeep"
"""The one file of build/pages/ that is committed, so that MkDocs finds its docs_dir in a fresh clone."""


ON_THIS_MACHINE = frozenset({None, "localhost", "127.0.0.1", "0.0.0.0", "::1"})
"""Hosts of a site that is only looked at here (`danchieu serve`); main.html of the theme has the same list."""
_LAST_SECOND = 2**32 - 1
"""What the generator's gzip can write as a time (RFC 1952); a library may be asked for its state before 1970 or after 2106."""


class Written(NamedTuple):
    """What a compilation did to its folder."""

    total: int
    """Files it holds now."""
    changed: int
    """Files written anew."""
    removed: int
    """Files that no page makes any more."""


class SiteFailedError(Exception):
    """The site generator failed; the old site is untouched. The message is what it said."""


def compile_docs(root: Path, as_of: date, site_url: str | None = None, office: bool = False) -> Library:
    """Load `root/docs` and write `root/build/pages`; the library, for its findings. OSError when a folder cannot be read or written.

    `site_url` is what mkdocs.yml says (`configured`); `office` adds files for Word and PowerPoint to the pages of topics.
    """
    library = load(root / "docs", as_of)
    config = root / "mkdocs.yml"
    write(files(library, published_at(site_url), config.read_bytes() if config.is_file() else b"", office), root / "build" / "pages")
    return library


def files(library: Library, address: str = "", config: bytes = b"", office: bool = False) -> Iterator[tuple[str, bytes]]:
    """Every file of build/pages, as relative path and bytes.

    `address` is where the site is published, empty where that is not known; `config` is mkdocs.yml, which is part of what readers see;
    `office` adds files for Word and PowerPoint to the pages of topics.
    """
    handed = tuple(ready(library, office))
    downloads: dict[str, list[tuple[str, str]]] = {}
    for one in handed:
        downloads.setdefault(one.document, []).append((one.path, one.says))
    pages = ((item.path, item.text.encode() if isinstance(item, Page) else item.content) for item in render(library, address, downloads))
    return finished(chain(pages, search.render(library), ((one.path, one.data) for one in handed)), config)


def configured(root: Path) -> str:
    """`site_url` of mkdocs.yml, as its own reader reads it; empty where there is none, or the file is broken (the generator will say so)."""
    from mkdocs.exceptions import ConfigurationError
    from mkdocs.utils.yaml import yaml_load
    from yaml import YAMLError

    try:
        with (root / "mkdocs.yml").open("rb") as file:
            written = yaml_load(file).get("site_url")
    except (OSError, ValueError, AttributeError, YAMLError, ConfigurationError):
        return ""
    return written if isinstance(written, str) else ""


def published_at(site_url: str | None) -> str:
    """Where readers find the site, with a slash at its end; empty for an address that only this machine knows: it is no page's own."""
    host = urlsplit(site_url or "").hostname
    return "" if host in ON_THIS_MACHINE else f"{(site_url or '').rstrip('/')}/"


def write(files: Iterable[tuple[str, bytes]], folder: Path) -> Written:
    """Make `folder` hold exactly these files (relative path, bytes): equal files keep their time stamp, files of no page go."""
    made: set[str] = set()
    changed = 0
    for relative, data in files:
        path = folder / relative
        made.add(relative)
        if path.is_file() and path.read_bytes() == data:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(path.name + ".tmp")
        temporary.write_bytes(data)
        temporary.replace(path)
        changed += 1
    stale = [path for path in folder.rglob("*") if path.is_file() and path.relative_to(folder).as_posix() not in made and path.name != KEEP]
    for path in stale:
        path.unlink()
    for path in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()
    return Written(len(made), changed, len(stale))


def build_site(root: Path, as_of: date, generator: str = "mkdocs") -> None:
    """Let the generator wrap build/pages/ into a new folder and swap it in as `site/`: whole or not at all.

    `generator` is `mkdocs` or `properdocs`. SiteFailedError, with what the generator said, leaves the old site as it was.
    """
    new, site, old = root / "build" / "site.new", root / "site", root / "build" / "site.old"
    if old.exists() and not site.exists():  # a build was killed between the two renamings of _swap
        old.replace(site)
    _remove(new)
    command = [
        sys.executable,
        "-m",
        generator,
        "build",
        "--quiet",
        "--strict",
        "--config-file",
        str(root / "mkdocs.yml"),
        "--site-dir",
        str(new),
    ]
    done = subprocess.run(command, cwd=root, env=generator_environment(as_of, compiled=True), capture_output=True, check=False)
    if done.returncode != 0:
        _remove(new)
        raise SiteFailedError((done.stderr or done.stdout).decode("utf-8", "replace").strip())
    try:
        _swap(new, site, old)
    except OSError as error:
        _remove(new)
        raise SiteFailedError(f"Không thay được thư mục site/: {why(error)}. Đóng chương trình đang mở nó rồi dựng lại.") from error


def _swap(new: Path, site: Path, old: Path) -> None:
    """Put `new` in the place of `site`. OSError, for one on another disk or open in a program of Windows, leaves `site` as it was."""
    _remove(old)
    if site.exists():
        site.replace(old)
    try:
        new.replace(site)
    except OSError:
        if old.exists():
            old.replace(site)
        raise
    _remove(old)


def _remove(folder: Path) -> None:
    """Away with a folder and all in it, or with a link to one."""
    if folder.is_symlink():
        folder.unlink()
    else:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Holds `root/build` for one build: a second one waits. The system lets go when the process ends, however it ends."""
    folder = root / "build"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "site.lock").open("ab") as file:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)  # tries for ten seconds, then OSError
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def generator_environment(as_of: date, *, compiled: bool) -> dict[str, str]:
    """Environment of the generator: no end-of-life banner, a fixed time for equal bytes, and whether tools/hook.py still has to compile."""
    moment = datetime.combine(as_of, time(), UTC)
    seconds = min(max(int(moment.timestamp()), 0), _LAST_SECOND)
    extra = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": str(seconds), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    return {**os.environ, **extra, **({"DANCHIEU_COMPILED": "1"} if compiled else {})}
