"""`danchieu export FORMAT`: the graph and its data for other programs."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from danchieu.commands import DONE, MISUSE, Command, Say, docs_of, project_arguments
from danchieu.commands._files import save
from danchieu.exports import exports


def _arguments(parser: argparse.ArgumentParser) -> None:
    formats = "; ".join(f"{one.id}: {one.says}" for one in exports().values())
    parser.add_argument("format", metavar="DẠNG", choices=tuple(exports()), help=formats)
    parser.add_argument("-o", "--output", metavar="TỆP", type=Path, help="ghi vào tệp này (mặc định: in ra)")
    project_arguments(parser)


def _run(arguments: argparse.Namespace, say: Say) -> int:
    from danchieu.library import load

    docs = docs_of(arguments, say)
    if docs is None:
        return MISUSE
    target: Path | None = arguments.output
    if target is not None and target.is_dir():
        say.note(f"{target} là thư mục. Ghi thêm tên tệp sau -o.")
        return MISUSE
    data = exports()[arguments.format].write(load(docs, arguments.as_of or date.today()))
    if target is None:
        say.out(data.decode().rstrip("\n"))
        return DONE
    save(target, data)
    say.note(f"Đã ghi {target} ({len(data)} byte).")
    return DONE


COMMAND = Command("export", "xuất đồ thị và dữ liệu cho chương trình khác", _arguments, _run)
