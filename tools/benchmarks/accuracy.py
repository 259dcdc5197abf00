"""How right citations and relations are read: every measure of the project's yardsticks in one table (`make accuracy`).

    python tools/benchmarks/accuracy.py [--quick] [--page docs/huong-dan/do-chinh-xac.md]

Needs the folder `shared` beside the checkout (or named by DANCHIEU_SHARED). The rules of matching are those of `gold/GUIDELINES.md`:
a prediction matches when the spans overlap, both name the same instrument, and internal places agree; each gold mention once.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT / "tools") not in sys.path:
    sys.path.insert(0, str(ROOT / "tools"))

from benchmarks.accuracy_page import PAGE  # noqa: E402
from benchmarks.official import edges, headers, nfc  # noqa: E402
from danchieu.citations import read, record  # noqa: E402

SHARED = Path(os.environ.get("DANCHIEU_SHARED", ROOT.parent / "shared"))
SECOND = ROOT / "tests" / "gold" / "admin.mentions.jsonl"
TREATIES = ("Hiệp định", "Công ước", "Nghị định thư")
SIDE = ("bare", "anaphor", "self", "internal")
Row = dict[str, Any]


class Measured(NamedTuple):
    """Result on one gold file."""

    mentions: int
    """Gold mentions counted in the headline."""
    precision: float
    """Of the headline."""
    recall: float
    """Of the headline."""
    f1: float
    """Of the headline: full, short and named."""
    f1_all: float
    """With internal, self, anaphor and bare."""
    type: float
    """Share right among the matched that have one; the same below."""
    date: float
    """Dates."""
    issuer: float
    """Issuers."""
    pinpoint: float
    """Pinpoints, absent ones included."""
    span: float
    """Exact spans."""
    zone: float
    """Zones."""


def _number(value: object) -> str | None:
    if not value:
        return None
    text = re.sub(r"\s+", "", nfc(str(value)).replace("Ð", "Đ")).upper().replace("–", "-").replace("—", "-")
    return re.sub(r"^0+(?=\d)", "", text)


def _name(value: object) -> str:
    text = re.sub(r"[()“”\",.;:]", " ", nfc(str(value or "")).lower().replace("khoá", "khóa").replace("hoà", "hòa"))
    text = re.sub(r"\b(?:hội nghị|ban chấp hành|lần thứ|toàn quốc|đại biểu|của đảng)\b", " ", text)
    return re.sub(r"\s+", " ", text).strip()


def _same(gold: Row, found: Row) -> bool:
    if gold.get("number"):
        return _number(gold["number"]) == _number(found.get("number") or found.get("target"))
    if gold.get("form") == "internal":
        return found.get("form") == "internal" or not (found.get("number") or found.get("name"))
    if gold.get("name"):
        one, other = _name(gold["name"]), _name(found.get("name"))
        return bool(other) and (one in other or other in one)
    return _number(gold.get("target")) == _number(found.get("target")) or (
        gold.get("type") == found.get("type") and gold["start"] == found["start"]
    )


def _pair(gold: list[Row], found: dict[str, list[Row]]) -> list[tuple[Row, Row | None]]:
    """Each gold mention with the prediction that fits it best, each prediction used once."""
    used: set[int] = set()
    pairs: list[tuple[Row, Row | None]] = []
    for row in gold:
        best: tuple[tuple[bool, int], Row] | None = None
        for guess in found.get(row["doc"], []):
            if id(guess) in used or guess["end"] <= row["start"] or guess["start"] >= row["end"] or not _same(row, guess):
                continue
            if row.get("form") == "internal" and (row.get("pinpoint") or "") != (guess.get("pinpoint") or ""):
                continue
            rank = (
                (row.get("pinpoint") or None) == (guess.get("pinpoint") or None),
                -abs(guess["start"] - row["start"]) - abs(guess["end"] - row["end"]),
            )
            if best is None or rank > best[0]:
                best = (rank, guess)
        if best:
            used.add(id(best[1]))
        pairs.append((row, best[1] if best else None))
    return pairs


def _f1(pairs: list[tuple[Row, Row | None]], found: dict[str, list[Row]], side: tuple[str, ...]) -> tuple[int, float, float, float]:
    counted = [(row, guess) for row, guess in pairs if row["form"] not in side]
    right = sum(guess is not None for _, guess in counted)
    used = {id(guess) for _, guess in pairs if guess is not None}
    aside: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row, _ in pairs:
        if row["form"] in side:
            aside[row["doc"]].append((row["start"], row["end"]))
    documents = {row["doc"] for row, _ in pairs}
    extra = 0
    for document in documents:
        for guess in found.get(document, []):
            if id(guess) in used or guess["form"] in side:
                continue
            extra += not any(start < guess["end"] and guess["start"] < end for start, end in aside[document])
    precision = right / (right + extra) if right + extra else 0.0
    recall = right / len(counted) if counted else 0.0
    return len(counted), precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _texts(gold: Path, folder: Path) -> Callable[[str], str]:
    """Where the text of a gold document comes from: the file of that name, or the passages beside the gold file (`slices` of a file, joined)."""
    table = gold.with_name(gold.name.replace(".mentions.jsonl", ".passages.toml"))
    passages = tomllib.loads(table.read_text(encoding="utf-8"))["passage"] if table.is_file() else []
    cuts = {row["doc"]: (row["file"], row["slices"]) for row in passages}

    def text(name: str) -> str:
        file, slices = cuts.get(name, (name, None))
        whole = nfc((folder / file).read_text(encoding="utf-8"))
        return whole if slices is None else "".join(whole[start:end] for start, end in slices)

    return text


def mentions(gold: Path, folder: Path) -> Measured:
    """Score the engine on one gold file whose texts stand in `folder` (whole files, or the passages named beside the gold file)."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    names = sorted({row["doc"] for row in rows})
    rows = [row for row in rows if row.get("type") not in TREATIES]
    text_of = _texts(gold, folder)
    found: dict[str, list[Row]] = {}
    for name in names:
        text = text_of(name)
        guesses = (record(citation, name, text) for citation in read(text))
        found[name] = [row for row in guesses if row["type"] not in TREATIES]
    pairs = _pair(rows, found)
    count, precision, recall, f1 = _f1(pairs, found, SIDE)
    *_, f1_all = _f1(pairs, found, ())
    matched = [(row, guess) for row, guess in pairs if guess is not None and row["form"] not in SIDE]

    def share(right: Iterable[bool]) -> float:
        answers = list(right)
        return sum(answers) / len(answers) if answers else 1.0

    return Measured(
        count,
        precision,
        recall,
        f1,
        f1_all,
        share(row["type"] == guess["type"] for row, guess in matched if row.get("type")),
        share((guess["date"] or "").startswith(row["date"]) for row, guess in matched if row.get("date")),
        share(_name(row["issuer"]) == _name(guess["issuer"]) for row, guess in matched if row.get("issuer")),
        share((row.get("pinpoint") or None) == guess["pinpoint"] for row, guess in matched),
        share((row["start"], row["end"]) == (guess["start"], guess["end"]) for row, guess in matched),
        share(row["zone"] == guess["zone"] for row, guess in matched if row.get("zone")),
    )


def table(quick: bool) -> list[tuple[str, str, str, str]]:
    """Rows of the report: yardstick, measure, value, target."""
    rows: list[tuple[str, str, str, str]] = []
    for title, gold, folder, least in (
        ("gold/seeds", SHARED / "gold" / "seeds.mentions.jsonl", SHARED / "seeds", ("1.00", "1.00", "1.00")),
        ("gold/dev_legal", SHARED / "gold" / "dev_legal.mentions.jsonl", SHARED / "gold" / "dev_legal", ("0.99", "0.97", "0.99")),
        ("tests/gold/admin", SECOND, SHARED / "corpora" / "admin", ("0.98", "", "")),
    ):
        if not gold.is_file():
            continue
        got = mentions(gold, folder)
        rows.append((title, f"F1, {got.mentions} dẫn chiếu", f"{got.f1:.4f}", least[0]))
        rows.append((title, "F1 kể cả nội bộ, tự chỉ, thay thế", f"{got.f1_all:.4f}", least[1]))
        rows.append((title, "vị trí (điểm, khoản, Điều)", f"{got.pinpoint:.4f}", least[2]))
        for name, value in (("loại", got.type), ("ngày", got.date), ("cơ quan", got.issuer), ("đoạn chữ", got.span), ("vùng", got.zone)):
            rows.append((title, name, f"{value:.4f}", least[2] if title == "gold/seeds" else ""))
    share = edges()
    rows.append(
        (
            "pháp điển",
            f"quan hệ đúng động từ, đích, điều ({share.right}/{share.total}; bỏ ra {share.left_out})",
            f"{share.value:.4f}",
            "0.99",
        )
    )
    heads = headers(10 if quick else 1)
    for key, words in (("number", "số hiệu"), ("type", "loại"), ("date", "ngày")):
        share = heads[key]
        rows.append(
            (
                "corpora/scale",
                f"{words} của chính văn bản ({share.right}/{share.total}; bỏ ra {share.left_out})",
                f"{share.value:.4f}",
                "0.99",
            )
        )
    return rows


_TITLES = {
    "gold/seeds": "Năm văn bản mẫu",
    "gold/dev_legal": "Văn bản pháp luật",
    "tests/gold/admin": "Văn bản hành chính",
    "pháp điển": "Ghi chú pháp điển",
    "corpora/scale": "Toàn văn trên Công báo",
}
"""What readers call the yardsticks."""


def _shown(row: tuple[str, str, str, str]) -> str:
    """One row of the page: the yardstick in words, decimal commas."""
    title, measure, value, least = row
    words = measure.replace("F1, ", "điểm chung, ").replace("F1 kể cả", "điểm chung, kể cả")
    return f"| {_TITLES[title]} | {words} | {value.replace('.', ',')} | {least.replace('.', ',')} |"


def main() -> None:
    """Print the table, and write the page when asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="every tenth full document only")
    parser.add_argument("--page", type=Path, help="write the table into a page for readers")
    chosen = parser.parse_args()
    if not (SHARED / "gold").is_dir():
        sys.exit("Không thấy thư mục shared bên cạnh bản làm việc; đặt DANCHIEU_SHARED để chỉ nơi khác.")
    rows = table(chosen.quick)
    for title, measure, value, least in rows:
        mark = "" if not least else ("đạt" if float(value) >= float(least) else "CHƯA ĐẠT")
        print(f"{title:18} {measure:62} {value:>8} {least:>6} {mark}")
    if chosen.page:
        lines = "\n".join(map(_shown, rows))
        chosen.page.write_text(PAGE.format(rows=lines), encoding="utf-8")
    if any(least and float(value) < float(least) for *_, value, least in rows):
        sys.exit(1)


if __name__ == "__main__":
    main()
