"""The same work for many files, over the cores of the machine; few files are read in this process."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")

_CHUNK = 8
"""Files that a process is handed at a time."""
_WORTH = 16
"""Files for each process at least: to start one costs as much as to read a dozen articles."""


def cores_argument(parser: argparse.ArgumentParser) -> None:
    """How many processes a command that reads many files may use."""
    parser.add_argument("--nhan", metavar="SỐ", type=int, default=None, dest="cores", help="số nhân máy được dùng (mặc định: mọi nhân)")


def over_cores(work: Callable[[Path], Result], paths: Sequence[Path], cores: int | None = None) -> Iterator[Result]:
    """What `work` gives for each path, in the order of the paths whatever the number of processes.

    `cores` bounds the processes; None takes what the machine has. `work` and its results must be picklable.
    """
    processes = min(cores or os.cpu_count() or 1, len(paths) // _WORTH)
    if processes < 2:
        yield from map(work, paths)
        return
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(processes)
    try:
        yield from pool.map(work, paths, chunksize=_CHUNK)
    finally:
        pool.shutdown(cancel_futures=True)
