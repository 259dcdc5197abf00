"""`danchieu build`: the library, then the site; whole or not at all."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from danchieu.commands import DONE, FINDINGS, MISUSE, Command, Say, project_arguments, report
from danchieu.model import Severity


def _arguments(parser: argparse.ArgumentParser) -> None:
    project_arguments(parser)
    parser.add_argument(
        "--kem-tai-lieu",
        action="store_true",
        dest="office",
        help="kèm đề, đáp án, giáo án (Word) và bài trình chiếu (PowerPoint) ở trang chuyên đề",
    )
    parser.add_argument("--strict", action="store_true", help="còn lỗi trong docs/ thì không dựng; trang cũ giữ nguyên")
    parser.add_argument(
        "--cong-cu", metavar="TÊN", choices=("mkdocs", "properdocs"), default="mkdocs", dest="generator", help="công cụ dựng trang"
    )


def _run(arguments: argparse.Namespace, say: Say) -> int:
    from danchieu.compile import alone

    root, as_of = arguments.root.resolve(), arguments.as_of or date.today()
    if not (root / "docs").is_dir() or not (root / "mkdocs.yml").is_file():
        say.note(f"Không thấy docs/ và mkdocs.yml trong {root}. Chạy lệnh ở thư mục gốc của dự án, hoặc dùng --thu-muc.")
        return MISUSE
    with alone(root):
        return _build(root, as_of, arguments, say)


def _build(root: Path, as_of: date, arguments: argparse.Namespace, say: Say) -> int:
    from danchieu import checks
    from danchieu.compile import SiteFailedError, build_site, compile_docs, configured

    library = compile_docs(root, as_of, configured(root), arguments.office)
    findings = [one for one in checks.run(library) if one.severity is not Severity.NOTE]
    errors = report(findings, say.note) if findings else DONE
    if errors and arguments.strict:
        say.note("Không dựng trang vì còn lỗi (--strict); site/ giữ nguyên như trước.")
        return FINDINGS
    try:
        build_site(root, as_of, arguments.generator)
    except SiteFailedError as failure:
        say.note(f"Không dựng được trang; site/ giữ nguyên như trước.\n{failure}")
        return FINDINGS
    written = sum(1 for one in library.instruments.values() if one.page)
    say.out(f"Đã dựng site/ từ {len(library.documents)} trang ({written} văn bản, {len(library.relations)} quan hệ).")
    return errors


COMMAND = Command("build", "dựng trang tĩnh vào site/", _arguments, _run)
