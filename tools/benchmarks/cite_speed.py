"""How fast citations and relations are read, beside one pass of a realistic `re` pattern over the same bytes in the same run.

    python tools/benchmarks/cite_speed.py [--megabytes 4] [--runs 5]

Needs the folder `shared` beside the checkout (or named by DANCHIEU_SHARED). CPU seconds, median of the runs; MB = 10**6 bytes of UTF-8.
Ratios within one run are what counts: the machine may be busy with other work.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from danchieu.citations import read  # noqa: E402
from danchieu.relations import read as relations  # noqa: E402

SHARED = Path(os.environ.get("DANCHIEU_SHARED", ROOT.parent / "shared"))

# what somebody would write first: type, "số", number, date; or điểm, khoản, Điều
YARDSTICK = re.compile(
    r"(?:Nghị quyết|Nghị định|Kết luận|Quy định|Quyết định|Chỉ thị|Kế hoạch|Thông tư liên tịch|Thông tư|Thông báo|Hướng dẫn|Luật|Bộ luật|Pháp lệnh"
    r"|Quy chế|Chương trình|Công điện|Công văn|Tờ trình|Báo cáo|Đề án|Hiến pháp|Điều lệ|Thông tri|Lệnh)"
    r"(?:\s+số)?\s*:?\s*\d+[a-z]?(?:/\d{4})?[-/][A-ZĐ][A-Za-zĐ]*(?:[-/][A-ZĐ]\w*)*(?:,?\s+ngày\s+(?:\d+[/.-]\d+[/.-]\d+|\d+\s+tháng\s+\d+\s+năm\s+\d+))?"
    r"|(?:[Đđ]iểm\s+[a-zđ]\s+)?(?:[Kk]hoản\s+\d+\s+)?[Đđ]iều\s+\d+"
)

DENSE = (
    "khoản 5 Điều 6 Quy định số 114-QĐ/TW ngày 11/7/2023 của Bộ Chính trị; điểm a, b khoản 2 Điều 3 Nghị định số 73/2023/NĐ-CP; "
    "Điều 5, Điều 6 Luật Viên chức; khoản 1 Điều 9 Thông tư số 26/2016/TT-BLĐTBXH; "
)
"""Nothing but citations: what one mention costs where nothing else is to be read."""


def texts(folder: str) -> Iterator[str]:
    """NFC texts of one set: `seeds`, `full` or `phapdien`."""
    if folder == "seeds":
        for path in sorted((SHARED / "seeds").glob("*.txt")):
            yield unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
        return
    for path in sorted((SHARED / "corpora" / "scale").glob(f"{folder}-0*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield unicodedata.normalize("NFC", json.loads(line)["text"])


def sized(folder: str, size: int) -> list[str]:
    """Documents of the set until `size` bytes are together; small sets are repeated."""
    found: list[str] = []
    total = 0
    while total < size:
        for text in texts(folder):
            found.append(text)
            total += len(text.encode())
            if total >= size:
                break
    return found


def cpu(work: Callable[[], object], runs: int) -> float:
    """Median CPU seconds of `work`."""
    work()
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def whole(documents: list[str]) -> int:
    """Everything `cite` does: find, zones, discourse, relations. Returns the number of mentions."""
    count = 0
    for text in documents:
        found = read(text)
        relations(text, found, None)
        count += len(found)
    return count


def rows(megabytes: float, runs: int) -> None:
    """Print speed on three kinds of text beside the yardstick."""
    print(f"{'text':22}{'MB':>6}{'mentions':>10}{'cite MB/s':>11}{'re MB/s':>9}{'ratio':>7}{'us/mention':>12}")
    kinds = (("press (seeds)", "seeds"), ("acts (gazette)", "full"), ("acts (codification)", "phapdien"), ("citations only", ""))
    for name, folder in kinds:
        documents = sized(folder, int(megabytes * 1e6)) if folder else [DENSE * (int(megabytes * 1e6) // len(DENSE.encode()))]
        size = sum(len(text.encode()) for text in documents) / 1e6
        mentions = whole(documents)
        ours = cpu(lambda documents=documents: whole(documents), runs)  # type: ignore[misc]
        theirs = cpu(lambda documents=documents: [sum(1 for _ in YARDSTICK.finditer(text)) for text in documents], runs)  # type: ignore[misc]
        print(
            f"{name:22}{size:6.1f}{mentions:10}{size / ours:11.1f}{size / theirs:9.1f}{theirs / ours:7.2f}{ours / max(mentions, 1) * 1e6:12.1f}"
        )


def growth(runs: int) -> None:
    """Print time per byte at 10 MB against 10 kB, on a real text and on hostile ones."""
    units = {
        "law text": next(texts("full"))[:8000],
        "row of dashes": "-" * 1000,
        "khoản 1 khoản 1 ...": "khoản 1 " * 125,
        "Điều 1, Điều 1, ...": "Điều 1, " * 125,
        "nested lists": "điểm a, b, c khoản 1, 2, 3 Điều 4, " * 30,
        "open quotations": "như sau: “Điều 1. Luật này “ " * 40,
        "numbers": "12/2020/NĐ-CP, " * 80,
        "slashes": "1/A " * 250,
        "laws in laws": "Luật sửa đổi, bổ sung một số điều của Luật A, Luật B, " * 20,
        "Nghị quyết ...": "Nghị quyết " * 100,
        "recipients": "Nơi nhận: " * 100,
        "lists behind titles": "Nghị định số 12/2020/NĐ-CP về thực hiện Nghị quyết số 5/NQ-CP, số 6/NQ-CP; " * 12,
        "footnotes": "\n¹ Thay thế Nghị định số 1/2020/NĐ-CP² " * 25,
        "own numbers": "Số: 1/2020/NĐ-CP\n" * 50,
        "lists behind colons": "Bãi bỏ các văn bản sau đây:\n" + "- Điều 3 Nghị định số 12/2020/NĐ-CP;\n" * 25,
        "heads of lists": "Thông tư này bãi bỏ quy định, nội dung tại các Thông tư sau:\n1. Bãi bỏ quy định, quy định các Nghị định sau:\n"
        * 8,
        "cells": "Nghị định số 12/2020/NĐ-CP\nĐược thay thế bởi Nghị định số 13/2021/NĐ-CP\n" * 12,
        "anaphors": "Nghị định này và Luật này; " * 40,
    }
    print(f"\n{'growth of time per byte, 10 MB against 10 kB':48}{'10 kB':>12}{'10 MB':>12}{'ratio':>8}")
    for name, unit in units.items():
        small = (unit * (10_000 // len(unit.encode()) + 1))[: int(10_000 / len(unit.encode()) * len(unit))]
        large = small * 1000
        one = cpu(lambda small=small: [relations(small, read(small), None) for _ in range(20)], runs) / 20  # type: ignore[misc]
        two = cpu(lambda large=large: relations(large, read(large), None), 1)  # type: ignore[misc]
        sizes = len(small.encode()), len(large.encode())
        print(f"{name:48}{one / sizes[0] * 1e9:9.0f} ns{two / sizes[1] * 1e9:9.0f} ns{two / sizes[1] / (one / sizes[0]):8.2f}")


def best(arguments: list[str], runs: int, out: Path | None = None) -> float:
    """Shortest wall time of a process of this interpreter, its output thrown away or kept; compiled modules are kept, as everywhere else."""
    shortest = 9e9
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(runs):
        with (out or Path(os.devnull)).open("wb") as told:
            begin = time.perf_counter()
            subprocess.run([sys.executable, *arguments], check=True, stdout=told, env={**given, "PYTHONPATH": str(ROOT / "tools")})
            shortest = min(shortest, time.perf_counter() - begin)
    return shortest


IMPORTED = "argparse, bisect, enum, gettext, hashlib, pathlib, re, tomllib, typing, unicodedata, ahocorasick_rs"
"""What reading a line needs of the standard library, and the automaton."""


def start(folder: Path) -> None:
    """Print what starting costs, beside a bare interpreter and one that imports what is needed."""
    tiny = folder / "tiny.txt"
    tiny.write_text("Nghị định số 73/2023/NĐ-CP ngày 29/9/2023 của Chính phủ", "utf-8")
    bare, needed = best(["-c", "pass"], 15), best(["-c", f"import {IMPORTED}"], 15)
    cite = best(["-m", "danchieu", "cite", str(tiny)], 15)
    print(
        f"\nstart: python -c pass {bare * 1e3:.0f} ms, with the imports of the standard library {needed * 1e3:.0f} ms,"
        f" cite of one line {cite * 1e3:.0f} ms, ratio {cite / bare:.1f} and {cite / needed:.1f}"
    )


def cores(folder: Path, megabytes: float) -> None:
    """Print what a second core gives for many files, and that it changes no byte."""
    files = []
    for number, text in enumerate(sized("seeds", int(megabytes * 1e6))):
        files.append(folder / f"{number:05}.txt")
        files[-1].write_text(text, "utf-8")
    told = [folder / "one.jsonl", folder / "two.jsonl"]
    took = [
        best(["-m", "danchieu", "cite", "--format", "jsonl", "--nhan", str(count), *map(str, files)], 3, out)
        for count, out in enumerate(told, 1)
    ]
    same = "same bytes" if told[0].read_bytes() == told[1].read_bytes() else "OTHER BYTES"
    print(f"cores: {len(files)} files, one core {took[0]:.2f} s, two cores {took[1]:.2f} s, ratio {took[0] / took[1]:.2f}, {same}")


def main() -> None:
    """Run the measurements."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=4.0, help="size of each text")
    parser.add_argument("--runs", type=int, default=5, help="runs of which the median counts")
    parser.add_argument("--no-growth", action="store_true", help="leave out the 10 MB texts")
    chosen = parser.parse_args()
    rows(chosen.megabytes, chosen.runs)
    if not chosen.no_growth:
        growth(chosen.runs)
    with tempfile.TemporaryDirectory() as folder:
        start(Path(folder))
        cores(Path(folder), chosen.megabytes * 4)


if __name__ == "__main__":
    main()
