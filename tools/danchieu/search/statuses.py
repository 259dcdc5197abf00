"""The states of an instrument as result lines print them: the words and tones of the index pages (a test holds the two equal)."""

from __future__ import annotations

from collections.abc import Mapping

from danchieu.model import Force

STATES: Mapping[Force, str] = {
    Force.IN_FORCE: "Còn hiệu lực",
    Force.AMENDED: "Đã được sửa đổi, bổ sung",
    Force.PARTLY_ENDED: "Hết hiệu lực một phần",
    Force.REPLACED: "Đã được thay thế",
    Force.REPEALED: "Đã bị bãi bỏ",
    Force.ENDED: "Hết hiệu lực",
    Force.SUSPENDED: "Ngưng hiệu lực",
    Force.NOT_YET: "Chưa có hiệu lực",
    Force.UNSEEN: "Chưa thấy văn bản thay thế",
    Force.UNKNOWN: "Chưa rõ tình trạng",
}
"""The words."""

TONES: Mapping[Force, str] = {
    Force.IN_FORCE: "good",
    Force.AMENDED: "good",
    Force.PARTLY_ENDED: "part",
    Force.REPLACED: "ended",
    Force.REPEALED: "ended",
    Force.ENDED: "ended",
    Force.SUSPENDED: "part",
    Force.NOT_YET: "part",
    Force.UNSEEN: "seen",
    Force.UNKNOWN: "seen",
}
"""The class that gives the colour."""

ENDED = frozenset({Force.REPLACED, Force.REPEALED, Force.ENDED})
"""States that put an instrument below its successors."""
