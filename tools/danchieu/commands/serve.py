"""`danchieu serve`: the site with live reload."""

from __future__ import annotations

import argparse
import socket
import subprocess
import sys
from datetime import date

from danchieu.commands import MISUSE, Command, Say, project_arguments


def _arguments(parser: argparse.ArgumentParser) -> None:
    project_arguments(parser)
    parser.add_argument(
        "--dia-chi", metavar="MÁY:CỔNG", default="127.0.0.1:8000", dest="address", help="nơi phục vụ (mặc định: 127.0.0.1:8000)"
    )


def _run(arguments: argparse.Namespace, say: Say) -> int:
    from danchieu.compile import generator_environment

    root = arguments.root.resolve()
    if not (root / "mkdocs.yml").is_file():
        say.note(f"Không thấy mkdocs.yml trong {root}. Chạy lệnh ở thư mục gốc của dự án, hoặc dùng --thu-muc.")
        return MISUSE
    host, _, port = arguments.address.partition(":")
    if not _is_free(host, port):
        say.note(
            f"Cổng {arguments.address} không dùng được (đang có chương trình khác, hoặc ghi sai). Chọn cổng khác: --dia-chi 127.0.0.1:8001"
        )
        return MISUSE
    say.note(f"Mở http://{arguments.address}/ trong trình duyệt; sửa docs/ thì trang tự cập nhật. Bấm Ctrl+C để dừng.")
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", arguments.address, "--watch", str(root / "docs")]
    environment = generator_environment(arguments.as_of or date.today(), compiled=False)
    try:
        return subprocess.run([*command, "--config-file", str(root / "mkdocs.yml")], cwd=root, env=environment, check=False).returncode
    except KeyboardInterrupt:
        return 0


def _is_free(host: str, port: str) -> bool:
    """Whether a server can listen there now."""
    try:
        with socket.create_server((host, int(port))):
            return True
    except (OSError, ValueError, OverflowError):
        return False


COMMAND = Command("serve", "xem trang trên máy, tự cập nhật khi sửa", _arguments, _run)
