"""`danchieu add FILE...`: a document becomes a page; never overwrites."""

from __future__ import annotations

import argparse

from danchieu.commands import DONE, FINDINGS, MISUSE, Command, Say, docs_of, files_argument, project_arguments


def _arguments(parser: argparse.ArgumentParser) -> None:
    files_argument(parser)
    parser.add_argument(
        "--as",
        choices=("instrument", "source"),
        default=None,
        dest="kind",
        help="instrument: văn bản; source: tư liệu (mặc định: tự nhận ra)",
    )
    parser.add_argument("--dry-run", action="store_true", help="chỉ cho xem trang sẽ tạo, không ghi gì")
    project_arguments(parser)


def _run(arguments: argparse.Namespace, say: Say) -> int:
    from danchieu import intake

    docs = docs_of(arguments, say)
    if docs is None:
        return MISUSE
    code, made = DONE, False
    for done in intake.add(arguments.files, docs, kind=arguments.kind, dry_run=arguments.dry_run):
        for line in intake.show(done):
            say.out(line)
        code = FINDINGS if done.failed else code
        made = made or not done.failed
    if made and not arguments.dry_run:
        say.note("Tiếp theo: soát phần đầu và thân của trang mới, rồi chạy `danchieu check`, xem bằng `danchieu serve`.")
    return code


COMMAND = Command("add", "nhập văn bản hoặc tư liệu thành trang mới", _arguments, _run)
