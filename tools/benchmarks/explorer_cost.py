"""What the explorer costs with a large graph: CPU seconds to place and write it, first paint and panning in Chromium without a GPU.

Usage: explorer_cost.py [--nodes 1000 5000 10000] [--edges 3] [--chromium /usr/bin/chromium]

The graph is made up, always the same for the same size: types, bodies and years as unevenly spread as in a real library, edges from newer to
older. The page is the real one (its Markdown through Python-Markdown, its own scripts and styles) in a bare shell; what Material adds is the
same on every page and is measured elsewhere. To beat: first paint 0.5 s, 15 frames a second while panning, at 5,000 nodes.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType

from markdown import Markdown

ROOT = Path(__file__).resolve().parents[2]
THEME = ROOT / "tools/danchieu/assets/theme/assets"
sys.path.insert(0, str(ROOT / "tools"))

from danchieu.model import Document, Evidence, Instrument, Library, Modality, Relation, Source, Span, Unit  # noqa: E402
from danchieu.pages import Page  # noqa: E402
from danchieu.pages.explorer import PAGE  # noqa: E402
from danchieu.pages.parts.html import SEAL, UNSEAL  # noqa: E402
from danchieu.pages.parts.network import network  # noqa: E402
from danchieu.pages.parts.site import site_of  # noqa: E402
from danchieu.status import status_of  # noqa: E402

BODIES = (
    ("Quy định", "{n}-QĐ/TW", "Bộ Chính trị", 18),
    ("Nghị quyết", "{n}-NQ/TW", "Ban Chấp hành Trung ương Đảng", 10),
    ("Luật", "{n}/{y}/QH15", "Quốc hội", 8),
    ("Nghị định", "{n}/{y}/NĐ-CP", "Chính phủ", 26),
    ("Quyết định", "{n}/QĐ-TTg", "Thủ tướng Chính phủ", 10),
    ("Thông tư", "{n}/{y}/TT-BNV", "Bộ Nội vụ", 14),
    ("Kế hoạch", "{n}-KH/TU", "Tỉnh ủy Quảng Ngãi", 8),
    ("Quyết định", "{n}/{y}/QĐ-UBND", "Ủy ban nhân dân tỉnh Quảng Ngãi", 6),
)
VERBS = ("dan_chieu",) * 6 + ("can_cu",) * 3 + ("thay_the", "sua_doi_bo_sung", "quy_dinh_chi_tiet", "the_che_hoa", "trien_khai")
TODAY = date(2026, 11, 22)


def instruments(count: int, chance: random.Random) -> Iterator[Instrument]:
    """Made-up instruments, more of them in later years."""
    weights = [row[3] for row in BODIES]
    for number in range(count):
        kind, symbol, body, _ = chance.choices(BODIES, weights)[0]
        day = TODAY - timedelta(days=int(chance.random() ** 2 * 30 * 365))
        written = symbol.format(n=number + 1, y=day.year)
        yield Instrument(
            f"vb-{number}", written, kind, body, day, day, None, f"Về việc thứ {number + 1} trong công tác cán bộ của cơ quan, đơn vị"
        )


def library(count: int, per_node: int) -> Library:
    """A library of `count` instruments with `per_node` relations each."""
    chance = random.Random(count)
    ones = sorted(instruments(count, chance), key=lambda one: (one.issued or TODAY, one.id))
    rows = []
    for place, one in enumerate(ones[1:], 1):
        for _ in range(per_node):
            other = ones[max(0, place - 1 - int(chance.expovariate(1 / (count / 8))))]
            rows.append(Relation(one.id, chance.choice(VERBS), other.id, Modality.DECLARED, Evidence("", "", None, ""), one.issued))
    relations = tuple(sorted(rows, key=lambda row: (row.subject, row.verb, row.object)))
    incoming: dict[str, list[Relation]] = {}
    for row in relations:
        incoming.setdefault(row.object, []).append(row)
    known = {one.id: one for one in sorted(ones, key=lambda one: one.id)}
    text = "## Tóm tắt\n"
    root = Unit("document", "", "", Span(0, len(text)), "")
    documents = {f"van-ban/{one.id}": Document(f"van-ban/{one.id}", one, Source("", text, "", "md"), root, ()) for one in known.values()}
    statuses = {one.id: status_of(one, incoming.get(one.id, ()), known, TODAY) for one in known.values()}
    maps = (MappingProxyType(value) for value in (documents, known))
    return Library(TODAY, *maps, relations, {}, {}, MappingProxyType(statuses), {}, (), ())


def write(source: Library, folder: Path) -> tuple[float, float, int]:
    """The explorer as a folder a browser can open; CPU seconds of the layout and of the whole page kind, bytes of the data."""
    site = site_of(source)
    start = time.process_time()
    network(site)
    placed = time.process_time() - start
    start = time.process_time()
    files = list(PAGE.render(site))
    rendered = time.process_time() - start
    shutil.copytree(THEME, folder / "assets")
    size = 0
    for file in files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if not isinstance(file, Page):
            path.write_bytes(file.content)
            size = len(file.content)
        elif file.path.endswith("index.md"):
            body = Markdown(extensions=["attr_list", "toc"]).convert(file.text.split("\n---\n", 1)[1]).replace(SEAL, "").replace(UNSEAL, "")
            shell = (
                '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Sơ đồ</title><link rel="stylesheet" href="../assets/dc/dc.css">'
                f'<body data-md-color-scheme="default"><main class="md-typeset dc-wide"><div class="dc-main">{body}</div></main>'
            )
            path.with_suffix(".html").write_text(shell, "utf-8")
    return placed, rendered, size


PAINT = "performance.getEntriesByName('sd-ve')[0].startTime"
PAN = """async (step) => {
  const drawing = window.DCXem.drawing; step === 'all' ? drawing.fit() : drawing.newest();
  if (step === 'all') drawing.zoom(2, 400, 300);
  await new Promise(requestAnimationFrame);
  const frames = 120, start = performance.now();
  for (let frame = 0; frame < frames; frame++) {
    drawing.pan(frame % 80 < 40 ? 17 : -17, 0);
    await new Promise(requestAnimationFrame);
    drawing.context.getImageData(0, 0, 1, 1); /* waits until the frame is really drawn */
  }
  return frames * 1000 / (performance.now() - start);
}"""


def browse(page: Path, chromium: str) -> tuple[float, float, float, float]:
    """First paint of the drawing in ms (best of five), frames a second near, far, and far with every relation drawn."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-frame-rate-limit"]
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        view = browser.new_page(viewport={"width": 1280, "height": 900})
        view.on("pageerror", lambda error: print(error, file=sys.stderr))
        paints = []
        for _ in range(5):
            view.goto(page.as_uri(), wait_until="load")
            view.wait_for_timeout(100)
            paints.append(view.evaluate(PAINT))
        near, far = view.evaluate(PAN, "near"), view.evaluate(PAN, "all")
        view.evaluate("document.querySelectorAll('.sd-quan-he').forEach(box => { if (!box.checked) box.click(); })")
        full = view.evaluate(PAN, "all")
        browser.close()
    return min(paints), near, far, full


def main() -> None:
    """Measure every size and print a table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--nodes", type=int, nargs="+", default=[1000, 5000, 10000])
    arguments.add_argument("--edges", type=int, default=3)
    arguments.add_argument("--chromium", default=shutil.which("chromium") or "chromium")
    given = arguments.parse_args()
    print("nodes   layout s  render s  data kB  first paint ms  fps near  fps far  fps far, all relations")
    for count in given.nodes:
        with tempfile.TemporaryDirectory() as folder:
            placed, rendered, size = write(library(count, given.edges), Path(folder))
            paint, near, far, full = browse(Path(folder) / "so-do/index.html", given.chromium)
        print(f"{count:6} {placed:9.2f} {rendered:9.2f} {size / 1000:8.0f} {paint:15.0f} {near:9.0f} {far:8.0f} {full:8.0f}")


if __name__ == "__main__":
    main()
