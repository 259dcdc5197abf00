"""The same work for many files, over the cores of the machine; few files are read in this process."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Result = TypeVar("Result")

_CHUNK = 4
"""Files that a process is handed at a time."""
_AHEAD = 2
"""Chunks that a helper has before it, so that it does not wait while this process reads one of its own."""
_WORTH = 16
"""Files for each process at least: to start one costs as much as to read a dozen articles."""


def cores_argument(parser: argparse.ArgumentParser) -> None:
    """How many processes a command that reads many files may use."""
    parser.add_argument("--nhan", metavar="SỐ", type=int, default=None, dest="cores", help="số nhân máy được dùng (mặc định: mọi nhân)")


def over_cores(work: Callable[[Path], Result], paths: Sequence[Path], cores: int | None = None) -> Iterator[Result]:
    """What `work` gives for each path, in the order of the paths whatever the number of processes.

    `cores` bounds the processes, this one among them; None takes what the machine has. `work` and its results must be picklable.
    `RuntimeError` where a helper ends before its work is done; the error stream has its reason.
    """
    processes = min(cores or os.cpu_count() or 1, len(paths) // _WORTH)
    if processes < 2:
        yield from map(work, paths)
        return
    yield work(paths[0])  # what is loaded and built for it, the helpers begin with
    chunks = [paths[start : start + _CHUNK] for start in range(1, len(paths), _CHUNK)]
    helpers = [_helper(work, chunks) for _ in range(processes - 1)]
    try:
        for results in _together(work, chunks, helpers):
            yield from results
    except (EOFError, ConnectionError) as problem:
        raise RuntimeError("a helper ended before its work was done") from problem
    finally:
        for helper in helpers:
            helper.close()


def _together(work: Callable[[Path], Result], chunks: Sequence[Sequence[Path]], helpers: list[Connection]) -> Iterator[list[Result]]:
    """The results of each chunk in order. This process reads too, and after each chunk of its own looks at what the helpers have done."""
    from multiprocessing.connection import wait

    following = iter(range(len(chunks)))
    for helper in helpers:
        for number in islice(following, _AHEAD):
            helper.send(number)
    done: dict[int, list[Result]] = {}
    told = 0
    while told < len(chunks):
        own = next(following, None)
        if own is not None:
            done[own] = [work(path) for path in chunks[own]]
        ready = wait(helpers, None if own is None else 0)
        for helper in filter(ready.__contains__, helpers):
            number, results = helper.recv()
            done[number] = results
            for another in islice(following, 1):
                helper.send(another)
        while told in done:
            yield done.pop(told)
            told += 1


def _helper(work: Callable[[Path], Result], chunks: Sequence[Sequence[Path]]) -> Connection:
    """Start a process that does the chunks whose numbers it is sent; the line to it. It ends when the line is closed."""
    from multiprocessing import Pipe, Process

    here, there = Pipe()
    Process(target=_help, args=(work, chunks, here, there), daemon=True).start()
    there.close()
    return here


def _help(work: Callable[[Path], Result], chunks: Sequence[Sequence[Path]], here: Connection, there: Connection) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the process that tells; it closes the line
    here.close()
    with suppress(EOFError, ConnectionError):  # the line is closed: nobody waits for more
        while True:
            number = there.recv()
            there.send((number, [work(path) for path in chunks[number]]))
