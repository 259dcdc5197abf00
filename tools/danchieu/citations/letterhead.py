"""Who a head says it is from: the lines in capitals above the number, or what stands before it where lines were run together."""

from __future__ import annotations

from danchieu.text import fold
from danchieu.text.lazy import lazy
from danchieu.vocabulary.names import modern

from .issuers import known_issuer

_LINE = lazy(r"[^\n]+")
_RULE = lazy(r"[-_*=]{3,}|<[^<>\n]{1,60}>")
_STATE = lazy(r"\s*C[ỘỌOÔ]NG\s+H[ÒOÓ][AÀ]?\s+X[ÃA]|ĐẢNG CỘNG SẢN VIỆT NAM|CỘNG HOÀ")
_NOT_ISSUER = lazy(
    r"VĂN BẢN (?:QUY PHẠM|PHÁP LUẬT)|MỤC LỤC|^PAGE\b|CỘNG H|(?:CHỦ )?NGHĨA VIỆT|XÃ HỘI CHỦ|VIỆT NAM DÂN CHỦ|\d/|Độc lập|CÔNG BÁO|ĐẢNG CỘNG SẢN|^CỘNG SẢN VIỆT|Số\b|^\W*$|^\W*\d+\W*$"
)
# the motto of the right-hand column, broken over lines: "CỘNG / HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = lazy(
    r"\s*(?:C[ỘO]NG\s*)?(?:H[ÒO][AÀ]\s+X[ÃA]\s+H[ỘO]I\s*)?(?:CHỦ\s+NGHĨA\s+VIỆT\s+NAM)|\s+C[ỘO]NG$|\s+ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM$"
)
# "... ĐẢNG BỘ HUYỆN ĐẠI TỪ ĐẢNG ỦY XÃ LA BẰNG * Số 09-KH/ĐU": the last body before the number
_FLAT = lazy(
    r"[^\n]*(?<![^\W_])(?P<body>(?:ĐẢNG\s+[ỦU][ỶY]|(?:TỈNH|THÀNH|HUYỆN|QUẬN)\s+[ỦU][ỶY]|[ỦU][ỶY]\s+BAN|HỘI\s+ĐỒNG|BAN|(?<!ĐẢNG )BỘ|SỞ)(?:\s+[A-ZĐÀ-Ỹ]{1,9}){1,9})\s*\*?\s*$"
)


def letterhead(text: str, at: int) -> str | None:
    """The body above the number at `at`, as printed; None where the head names none."""
    start = text.rfind("\n", 0, at) + 1
    flat = _FLAT.match(text, max(start, at - 90), at) if text[start:at].strip(" *|_#") else None
    if flat:  # lines that were run together
        return " ".join(flat["body"].split())
    lines: list[str] = []
    begin = max(0, at - 400)
    begin = text.find("\n", begin, at) + 1 or begin if begin else begin  # never the rest of a line
    left = ""
    for match in _LINE.finditer(text[begin:at].replace("|", "\n")):
        line = _RULE.sub("", _STATE.split(match[0])[0]).strip(" *_#•\r")
        if not line:
            continue
        if _NOT_ISSUER.search(line) or not line.isupper() or (line == "VIỆT NAM" and left.endswith("CỘNG SẢN")):
            if lines and line.startswith(("CÔNG", "VĂN BẢN")):
                lines.clear()
            if lines and lines[-1] == "ĐẢNG" and line.startswith("CỘNG SẢN"):
                lines.pop()
            left = line
            continue
        if line not in lines:
            lines.append(line)
    joined = _MOTTO.sub("", " ".join(" ".join(lines).split())).strip(" -|.")
    half = len(joined) // 2
    if joined[:half] == joined[half + 1 :]:  # "BỘ X BỘ X": printed in both columns
        joined = joined[:half]
    return _body(joined) if joined else None


def _body(line: str) -> str:
    """The printed body, or the table's name for it where a machine lost tone marks ("BO TÀI CHÍNH")."""
    known = known_issuer(line)
    return known if known and modern(known.lower()) != modern(line.lower()) and fold(known) == fold(line) else line
