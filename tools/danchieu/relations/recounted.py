"""What an article tells of an instrument that repeals others: "Thông tư A về việc bãi bỏ một số văn bản ... Các văn bản bị bãi bỏ gồm <B ...; C>"."""

from __future__ import annotations

from collections.abc import Sequence

from danchieu.text.lazy import lazy
from danchieu.values import Citation

from .rows import BODY, Stated

OPENS = frozenset(("gồm", "là", "có", "gồm:", "là:", "có:"))
"""Last words before the first of them."""
_NOUN = r"(?:[Vv]ăn\s+bản|[Tt]hông\s+tư|[Qq]uyết\s+định|[Nn]ghị\s+định|[Nn]ghị\s+quyết|[Cc]hỉ\s+thị|[Ll]uật|[Pp]háp\s+lệnh)"
_WORDS = r"(?:[^.;:\n“”]|(?<=\d)\.(?=\d))"
_LIST = lazy(
    rf"(?<![^\W_])(?:[Cc]ác|[Nn]hững|\d{{1,3}})\s+{_NOUN}(?:\s{_WORDS}{{1,80}}?)?(?<!không)(?<!chưa)\s+(?:bị|được)\s+bãi\s+bỏ"
    r"(?:\s+(?:toàn\s+bộ|lần\s+này))?,?\s+(?:bao\s+gồm|gồm(?:\s+có)?|là):?\s+$"
)
# "... lưu trữ lịch sử. <Cùng với đó là >Thông tư B"
_ON = lazy(r"[^\n]{0,300}\.\s+(?:Cùng\s+với\s+đó|Ngoài\s+ra|Bên\s+cạnh\s+đó),?\s+(?:còn\s+có|còn|có|là):?\s+$")
_REPEALS = lazy(
    rf"{_WORDS}{{0,100}}?(?<![^\W_])(?<!được )(?<!bị )(?<!xuất )(?<!nghị )(?<!chưa )(?<!không )bãi\s+bỏ\s+(?:một\s+số|các|toàn\s+bộ|\d{{1,3}})\s+{_NOUN}"
)
_BACK = 8
"""How many citations before the list are looked at."""


def repealing(text: str, citations: Sequence[Citation], index: int, low: int) -> str | None:
    """The instrument that repeals what a list tells of whose first member is the citation at `index`; None where no list begins or none is told."""
    start = citations[index].span.start
    if text.find("bãi bỏ", low, start) < 0 or not _LIST.search(text, max(low, start - 180), start):
        return None
    for place in range(index - 1, max(-1, index - _BACK), -1):
        one = citations[place]
        if one.target and one.zone is BODY and one.pinpoint is None and _REPEALS.match(text, one.span.end, start):
            return one.target
    return None


def carried_on(text: str, start: int, before: Citation, rows: Sequence[Stated]) -> bool:
    """Whether such a list goes on in a further sentence with what begins at `start`: "Cùng với đó là <D>"."""
    return bool(rows) and rows[-1].object == before.target and _ON.fullmatch(text, before.span.end, start) is not None
