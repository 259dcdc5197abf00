"""The command `danchieu`: arguments in, exit code out. The only module that prints."""

from __future__ import annotations

import argparse
import gc
import os
import re
import sys
from collections.abc import Iterable, Sequence
from typing import NoReturn

from danchieu import __version__
from danchieu.commands import MISUSE, STOPPED, commands
from danchieu.text import why

# argparse speaks English; these are all the complaints it can make here, and what we say instead.
_COMPLAINTS = (
    (re.compile(r"the following arguments are required: (.+)"), r"thiếu đối số: \1"),
    (re.compile(r"unrecognized arguments: (.+)"), r"không có đối số này: \1"),
    (re.compile(r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)"), r"\1: không có lựa chọn \2; hãy chọn trong: \3"),
    (re.compile(r"argument (.+?): expected at least one argument"), r"\1: cần ít nhất một giá trị"),
    (re.compile(r"argument (.+?): expected one argument"), r"\1: cần một giá trị"),
    (re.compile(r"argument (.+?): ignored explicit argument (.+)"), r"\1: không nhận giá trị \2"),
    (re.compile(r"argument (.+?): not allowed with argument (.+)"), r"\1: không dùng cùng với \2"),
    (re.compile(r"ambiguous option: (.+?) could match (.+)"), r"\1 có thể là nhiều tùy chọn: \2"),
    (re.compile(r"argument (.+?): (.+)"), r"\1: \2"),
)


def _columns() -> int:
    """Width of the terminal as `shutil` finds it, whose import would cost more than argparse itself."""
    if (given := os.environ.get("COLUMNS", "")).isdecimal():
        return int(given)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else -1).columns
    except (OSError, ValueError):
        return 80


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=max(_columns(), 40) - 2)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """The usage line, led by Vietnamese words."""
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """An argument parser whose help and complaints are Vietnamese."""

    def __init__(self, **keywords: object) -> None:
        super().__init__(formatter_class=_Formatter, add_help=False, allow_abbrev=False, **keywords)  # type: ignore[arg-type]
        self._positionals.title = "Đối số"
        self._optionals.title = "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="xem hướng dẫn này")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the call, and where help is; exit 2."""
        for pattern, words in _COMPLAINTS:
            if pattern.fullmatch(message):
                message = pattern.sub(words, message)
                break
        print(f"{self.prog}: {message}\nXem: {self.prog} --help", file=sys.stderr)
        raise SystemExit(MISUSE)


class _Console:
    """Says to the terminal."""

    def out(self, line: str) -> None:
        print(line)

    def note(self, line: str) -> None:
        print(line, file=sys.stderr)


def parser(only: str | None = None) -> argparse.ArgumentParser:
    """The parser of all commands; of one alone where `only` is its name."""
    top = _Parser(prog="danchieu", description="Dẫn chiếu: văn bản của Đảng và Nhà nước với các dẫn chiếu tin được.")
    top.add_argument("--version", action="version", version=f"danchieu {__version__}", help="xem phiên bản")
    below = top.add_subparsers(prog="danchieu", title="Lệnh", dest="command", metavar="LỆNH", required=True, parser_class=_Parser)
    for command in commands(only):
        one = below.add_parser(command.name, help=command.says, description=f"{command.says[0].upper()}{command.says[1:]}.")
        command.arguments(one)
        one.set_defaults(run=command.run)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code. A closed pipe (`| head`) ends it quietly."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A file name that is no Unicode is shown as \udcff instead of ending the work; lines end the same way on every system.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    gc.set_threshold(100_000, 20, 100)  # a library is a million small values without cycles: looking for cycles cost a tenth of the time
    given = sys.argv[1:] if arguments is None else list(arguments)
    parsed = parser(given[0] if given else None).parse_args(given)
    try:
        code: int = parsed.run(parsed, _Console())
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(f"danchieu: không đọc hoặc ghi được {error.filename or 'kết quả'}: {why(error)}", file=sys.stderr)
        return MISUSE
    except KeyboardInterrupt:
        print("danchieu: đã dừng theo yêu cầu", file=sys.stderr)
        return STOPPED
    return code


if __name__ == "__main__":
    raise SystemExit(main())
