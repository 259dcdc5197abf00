"""What the site carries of a topic for trainers who have no tool of ours: files made beforehand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from danchieu.model import Library, Severity, Topic
from danchieu.study import Order, studies

FOLDER = "tai-ve"
"""Folder of the site that holds them."""
CODES = 2
"""Papers in a ready-made file: two neighbours at a table have different ones."""
_QUESTIONS = (
    ("csv", "Câu hỏi thành bảng tính"),
    ("the-ghi-nho", "Thẻ ghi nhớ hai mặt"),
    ("moodle", "Câu hỏi cho Moodle"),
    ("gift", "Câu hỏi dạng GIFT"),
)
_OFFICE = (
    ("giao-an", "Giáo án"),
    ("trinh-chieu", "Bài trình chiếu"),
    ("to-hoc-vien", "Tờ phát cho học viên"),
    ("de", f"Đề trắc nghiệm, {CODES} mã"),
    ("dap-an", "Đáp án của đề ấy"),
)


class Ready(NamedTuple):
    """A file of a topic."""

    document: str
    """Id of the topic's page."""
    path: str
    """Address from the root of the site."""
    says: str
    """What it is, for the link."""
    data: bytes
    """The whole file."""


def ready(library: Library, office: bool) -> Iterator[Ready]:
    """The files of every topic, in order: the questions for other programs, and for `office` what Word and PowerPoint open.

    A format that this topic gives nothing for is left out; `danchieu study` says why.
    """
    formats = studies()
    for document in library.of_kind(Topic):
        for name, says in (*_OFFICE, *_QUESTIONS) if office else _QUESTIONS:
            one = formats[name]
            suffix = one.suffixes[0]
            made = one.write(library, Order((document.id,), codes=CODES), suffix)
            if made.data and not any(found.severity is Severity.ERROR for found in made.findings):
                stem = document.id.rpartition("/")[2]
                yield Ready(document.id, f"{FOLDER}/{name}-{stem}{suffix}", f"{says} ({suffix})", made.data)
