"""The items of a list behind a colon: numbered, lettered, with dashes, or bare lines that end with a semicolon. One pass over its lines."""

from __future__ import annotations

from collections.abc import Iterator

from danchieu.text.lazy import lazy

# "1. ", "1) ", "a) ", "- ", "+ ": what an item begins with
_MARK = lazy(r"[ \t*_]*(?:(?P<digit>\d{1,3})\s?[.)]|(?P<letter>[a-zđ])\s?[.)]|(?P<dash>[-–−•])|(?P<plus>\+))(?!\d)[ \t]*")
_RANKS = {"digit": 0, "letter": 1, "dash": 2, "plus": 3}
_LETTERS = "abcdđefghijklmnopqrstuvwxyz"
# "Điều 2.", "Chương II", "Nơi nhận:": a larger unit, or the end of the text
_LARGER = lazy(
    r"[ \t*#_]*(?:Điều\s+\d+[a-zđ]?\s?[.:]|Chương\s+[IVX\d]|CHƯƠNG\s|Phần\s|PHẦN\s|Mục\s+[IVX\d]+\s*$|MỤC\s|Phụ\s+lục|PHỤ\s+LỤC|Nơi\s+nhận|[IVX]{1,4}\.\s)"
)
# what a printed page adds: its head, its number, a signature of the file
_FURNITURE = lazy(r"[ \t]*(?:CÔNG\s+BÁO|\d{1,4}\s*$|[_\-–\s]+$|Người\s+ký|Ký\s+bởi|Email|Cơ\s+quan:|Thời\s+gian\s+ký)")
# "... ngày 05 tháng 9 năm 2023.⏎<Nghị định số 77/2024/NĐ-CP ..., có hiệu lực kể từ ngày ...>": one more of those that amended the act
_GOES_ON = lazy(
    r"\s*(?:Luật|Pháp\s+lệnh|Nghị\s+(?:định|quyết)|Thông\s+tư|Quyết\s+định)\s[^.;:]{5,700}?có\s+hiệu\s+lực\s+(?:thi\s+hành\s+)?(?:kể\s+)?từ\s+ngày\s"
)


def items(text: str, at: int, amending: bool = False) -> Iterator[tuple[int, int]]:
    """(Where an item begins, where its first line ends) of the list whose first line begins at `at`; then (-1, where the list ends).

    Of what amended an act, bare lines may each end with a full stop.
    """
    kind, label, open_line = "", "", True
    size = len(text)
    while at < size:
        end = text.find("\n", at)
        end = size if end < 0 else end
        line = text[at:end].strip()
        if line and not (line[0] in "CNKET_-–0123456789" and _FURNITURE.match(text, at, end)):
            mark = _MARK.match(text, at, end)
            found = mark.lastgroup or "" if mark else ""
            if _LARGER.match(text, at, end) or (not kind and line.endswith(":")):
                break
            if not kind:
                kind, label = found or "bare", mark[found] if mark else ""
                yield (mark.end() if mark else at), end
            elif kind == "bare":
                if open_line:
                    if found or line.endswith(":"):
                        break
                    yield at, end
            elif found == kind:
                assert mark is not None
                if not _next(kind, label, mark[found]) or line.endswith(":"):
                    break
                label = mark[found]
                yield mark.end(), end
            elif line.endswith(":") or (found and _RANKS[found] < _RANKS[kind]):
                break
            open_line = line.endswith(";")
            if kind == "bare" and line.endswith("."):
                open_line = amending and _GOES_ON.match(text, end) is not None
                if not open_line:
                    at = end + 1
                    break
        at = end + 1
    yield -1, min(at, size)


def _next(kind: str, one: str, other: str) -> bool:
    """Whether a label follows another one; one in between may be lost."""
    if kind == "digit":
        return 0 < int(other) - int(one) < 3
    if kind == "letter":
        return 0 < _LETTERS.index(other) - _LETTERS.index(one) < 4
    return True
