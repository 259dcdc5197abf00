"""`danchieu study DẠNG [TÊN ...]`: papers, hand-outs, lesson plans, slides."""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from danchieu.commands import DONE, FINDINGS, MISUSE, Command, Say, day, docs_of, project_arguments, report

if TYPE_CHECKING:
    from danchieu.model import Library
    from danchieu.study import Order, Study

_TEXT = frozenset({".md", ".csv", ".txt", ".xml", ".tsv"})
"""What may be printed to a terminal; anything else gets a file of its own."""
_EXAMPLES = """
Ví dụ:
  danchieu study de "né tránh" -n 20 --so-ma 4
  danchieu study dap-an "né tránh" -n 20 --so-ma 4
  danchieu study giao-an "né tránh" --phut 45 -o giao-an.docx
  danchieu study phat-tay 73/2023/NĐ-CP"""
_MOST_CODES = 24
_LEVEL = re.compile(r"(?P<level>[^=\d][^=]{0,40}?)\s*=\s*(?P<number>\d{1,4})")  # nhan-biet=8


def _arguments(parser: argparse.ArgumentParser) -> None:
    from danchieu.study import studies

    parser.epilog = "\n".join(
        ("Dạng:", *(f"  {one.id:<12} {one.says} ({', '.join(one.suffixes)})" for one in studies().values()), _EXAMPLES)
    )
    parser.add_argument("format", metavar="DẠNG", choices=tuple(studies()), help="dạng tài liệu, xem bảng ở cuối")
    parser.add_argument(
        "names",
        metavar="CHUYÊN_ĐỀ|VĂN_BẢN",
        nargs="*",
        help="tên tệp hoặc vài chữ trong tên chuyên đề (đề và câu hỏi: một hay nhiều, không ghi là tất cả); phat-tay: số hiệu văn bản",
    )
    parser.add_argument("-o", "--output", metavar="TỆP", type=Path, help="ghi vào tệp này; đuôi tệp chọn Word (.docx) hay Markdown (.md)")
    parser.add_argument("--ghi-de", action="store_true", dest="overwrite", help="thay tệp đã có (mặc định: không ghi đè)")
    amount = parser.add_mutually_exclusive_group()
    amount.add_argument(
        "-n", "--so-cau", metavar="SỐ", type=_number, dest="count", help="số câu hỏi (mặc định: tất cả; giáo án và bài trình chiếu: 5)"
    )
    amount.add_argument(
        "--muc-do",
        metavar="MỨC=SỐ",
        type=_level,
        nargs="+",
        dest="levels",
        help="số câu từng mức, ví dụ nhan-biet=8 thong-hieu=8 van-dung=4",
    )
    parser.add_argument("--so-ma", metavar="SỐ", type=_codes, default=4, dest="codes", help="số mã đề, từ 101 (mặc định: 4)")
    parser.add_argument("--so-tron", metavar="SỐ", default="1", dest="seed", help="số trộn: cùng số thì ra lại cùng một đề (mặc định: 1)")
    parser.add_argument("--phut", metavar="SỐ", type=_number, dest="minutes", help="số phút làm bài, hoặc số phút của buổi học")
    parser.add_argument("--bo-cau-cu", action="store_true", dest="current_only", help="bỏ câu hỏi dựa vào văn bản không còn như cũ")
    parser.add_argument("--tu-ngay", metavar="NĂM-THÁNG-NGÀY", type=day, dest="since", help="thay-doi: ngày soạn bài")
    project_arguments(parser)


def _number(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 10_000:
        raise argparse.ArgumentTypeError(f"“{text}” không phải là số từ 1 đến 9999")
    return int(text)


def _codes(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= _MOST_CODES:
        raise argparse.ArgumentTypeError(f"“{text}” không phải là số từ 1 đến {_MOST_CODES}")
    return int(text)


def _level(text: str) -> tuple[str, int]:
    from danchieu.text import slug

    found = _LEVEL.fullmatch(text)
    if found is None or not slug(found["level"]):
        raise argparse.ArgumentTypeError(f"“{text}” không có dạng MỨC=SỐ, ví dụ nhan-biet=8")
    return slug(found["level"]), int(found["number"])


def _run(arguments: argparse.Namespace, say: Say) -> int:
    from danchieu.library import load
    from danchieu.study import studies

    format_ = studies()[arguments.format]
    docs = docs_of(arguments, say)
    suffix = _suffix(format_, arguments.output, say)
    if docs is None or suffix is None:
        return MISUSE
    as_of = arguments.as_of or date.today()
    if arguments.since is not None and arguments.since > as_of:
        say.note(f"Ngày soạn bài {arguments.since} sau ngày tính tình trạng {as_of}.")
        return MISUSE
    library = load(docs, as_of)
    order = _order(format_, library, arguments, say)
    if order is None:
        return MISUSE
    target = arguments.output or _usual(format_, order, suffix)
    if target is not None and target.exists() and target.is_file() and not arguments.overwrite:
        say.note(f"Đã có tệp {target}; không ghi đè. Ghi tên khác sau -o, hoặc thêm --ghi-de.")
        return MISUSE
    made = format_.write(library, order, suffix)
    code = report(made.findings, say.note) if made.findings else DONE
    if not made.data:
        return code or FINDINGS
    if target is None:
        say.out(made.data.decode("utf-8-sig").rstrip("\n"))
        return code
    from danchieu.commands._files import save

    save(target, made.data)
    say.note(f"Đã ghi {target} ({len(made.data)} byte).")
    return code


def _suffix(format_: Study, target: Path | None, say: Say) -> str | None:
    """The suffix to write in: that of the file, or the usual one; None, and a word about it, for one that the format has not."""
    if target is None:
        return format_.suffixes[0]
    if target.is_dir():
        say.note(f"{target} là thư mục. Ghi thêm tên tệp sau -o.")
        return None
    if target.suffix in format_.suffixes or not target.suffix:
        return target.suffix or format_.suffixes[0]
    say.note(f"Dạng {format_.id} không ghi được tệp {target.suffix}; đuôi tệp phải là {' hoặc '.join(format_.suffixes)}.")
    return None


def _order(format_: Study, library: Library, arguments: argparse.Namespace, say: Say) -> Order | None:
    from danchieu.study import Order

    subjects = _subjects(format_, library, arguments.names, say)
    if subjects is None:
        return None
    return Order(
        subjects,
        arguments.count,
        tuple(dict(arguments.levels or ()).items()),
        arguments.codes,
        arguments.seed,
        arguments.minutes,
        arguments.since,
        arguments.current_only,
    )


def _subjects(format_: Study, library: Library, names: list[str], say: Say) -> tuple[str, ...] | None:
    """The documents meant; None, and a word about it, where a name is not known or there are too many or too few."""
    from danchieu.commands._named import instrument_named, topic_named
    from danchieu.model import Topic

    if format_.of is Topic:
        known = tuple(one.id for one in library.of_kind(Topic))
        found = [topic_named(library, name, say) for name in names] if names else list(known if format_.several or len(known) == 1 else ())
    else:
        found = [f"van-ban/{one}" if one else None for one in (instrument_named(library, name, say) for name in names)]
    subjects = tuple(dict.fromkeys(one for one in found if one))
    if len([one for one in found if one]) < len(found):
        return None
    if any(one not in library.documents for one in subjects):
        say.note("Văn bản này chưa có trang trong kho nên chưa có gì để in.")
        return None
    if not format_.several and len(subjects) != 1:
        what = "một chuyên đề" if format_.of is Topic else "một văn bản"
        say.note(f"Dạng {format_.id} cần đúng {what} sau tên dạng.")
        return None
    return subjects


def _usual(format_: Study, order: Order, suffix: str) -> Path | None:
    """The file of what cannot be printed: `giao-an-<chuyên đề>.docx` in the folder where one is; None for text."""
    if suffix in _TEXT:
        return None
    about = order.subjects[0].rpartition("/")[2] if len(order.subjects) == 1 else "cac-chuyen-de"
    return Path(f"{format_.id}-{about}{suffix}")


COMMAND = Command("study", "soạn đề, đáp án, giáo án, bài trình chiếu, tờ phát tay và câu hỏi cho phần mềm khác", _arguments, _run)
