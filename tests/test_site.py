"""The built HTML: every link and fragment leads somewhere, nothing comes from another host, every label is Vietnamese."""

from __future__ import annotations

import itertools
import posixpath
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from built import ROOT, built_site
from markup import Parsed, parse

THEME = ROOT / "tools/danchieu/assets/theme"
ENGLISH = re.compile(
    r"\b(Search|Skip|Back to|Made with|Not found|Initializing|Table of contents|Navigation|Tabs|Home|Next|Previous|Copy)\b"
)


@pytest.fixture(scope="module")
def pages() -> dict[str, Parsed]:
    site = built_site()
    return {path.relative_to(site).as_posix(): parse(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}


def target_of(path: str, link: str) -> tuple[str, str]:
    """File and fragment that a link on `path` means; the 404 page is served from anywhere, so its links start at the root."""
    address, _, anchor = link.partition("#")
    if not address:
        return path, unquote(anchor)
    base = "" if address.startswith("/") else posixpath.dirname(path)
    return posixpath.normpath(posixpath.join(base, address.partition("?")[0].lstrip("/"))), unquote(anchor)


def test_every_link_and_fragment_leads_somewhere(pages: dict[str, Parsed]) -> None:
    site, broken = built_site(), []
    for path, page in pages.items():
        for link in page.links:
            if re.match(r"(https?|mailto):", link):
                continue
            target, anchor = target_of(path, link)
            if target in ("", "."):
                target = "index.html"
            if not (site / target).is_file() or (anchor and "=" not in anchor and target in pages and anchor not in pages[target].ids):
                broken.append((path, link))
    assert not broken


def test_everything_a_page_loads_is_in_the_site(pages: dict[str, Parsed]) -> None:
    site = built_site()
    for path, page in pages.items():
        for one in page.every("script", "link", "img", "iframe", "source", "object"):
            address = one.attrs.get("src") or one.attrs.get("href")
            if address is None:
                continue
            assert not re.match(r"[a-z]*:|//", address), (path, address)
            assert (site / target_of(path, address.partition("?")[0])[0]).is_file(), (path, address)


def test_styles_load_nothing_from_another_host() -> None:
    for path in (built_site() / "assets/dc").rglob("*.css"):
        for address in re.findall(r"url\(([^)]*)\)|@import\s+([^;]*)", path.read_text("utf-8")):
            assert not re.match(r"[\"']?(?:[a-z]+:)?//", "".join(address)), path
            assert (path.parent / "".join(address).strip("\"'")).is_file(), address


def test_every_page_says_what_it_is(pages: dict[str, Parsed]) -> None:
    titles = []
    for path, page in pages.items():
        assert page.every("html")[0].attrs["lang"] == "vi", path
        described = [one.attrs["content"] for one in page.every("meta") if one.attrs.get("name") == "description"]
        assert len(described) == 1 and len(described[0]) > 10, path
        assert len(page.every("h1")) == len(page.every("main")) == len(page.every("title")) == 1, path
        assert not [one for one in page.every("meta") if one.attrs.get("name") == "generator"], path
        titles.append((built_site() / path).read_text("utf-8").split("<title>")[1].split("</title>")[0])
    assert len(titles) == len(set(titles)), "two pages with one title"


def test_ids_are_unique_and_headings_in_order(pages: dict[str, Parsed]) -> None:
    for path, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), path
        levels = [int(one.tag[1]) for one in page.every("h1", "h2", "h3", "h4", "h5", "h6")]
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), (path, levels)


def test_every_label_is_vietnamese(pages: dict[str, Parsed]) -> None:
    for path, page in pages.items():
        assert not (found := ENGLISH.search(re.sub(r"\{.*?\}", "", page.text))), (path, found)
        for one in page.elements:
            for key in ("aria-label", "title", "placeholder", "alt"):
                assert not ENGLISH.search(one.attrs.get(key, "")), (path, one)
    assert "Không có trang này" in pages["404.html"].text


def test_controls_have_names_and_landmarks_are_told_apart(pages: dict[str, Parsed]) -> None:
    for path, page in pages.items():
        labels = {one.attrs["for"] for one in page.every("label") if "for" in one.attrs}
        for one in page.every("input", "button"):
            assert one.attrs.get("aria-label") or one.attrs.get("title") or one.attrs.get("id") in labels, (path, one)
        names = [one.attrs.get("aria-label", "") for one in page.every("nav")]
        assert all(names) and len(names) == len(set(names)), (path, names)
        assert not [one for one in page.elements if one.attrs.get("autocomplete") and one.attrs.get("type") == "checkbox"], path


def test_the_ledger_and_the_table_of_contents_are_reached_from_the_text(pages: dict[str, Parsed]) -> None:
    decree = pages["van-ban/nd-73-2023-nd-cp.html"]
    assert "../chua-co-trang.html#ct-30-ct-tw" in decree.links
    assert {"#dieu-5", "#duoc-dan-tai", "#noi-dung"} <= set(decree.links)


def test_properdocs_builds_the_same_site() -> None:
    one, other = built_site(), built_site("properdocs")
    names = sorted(path.relative_to(one).as_posix() for path in one.rglob("*.html"))
    assert names == sorted(path.relative_to(other).as_posix() for path in other.rglob("*.html"))
    for name in names:
        assert (one / name).read_bytes() == (other / name).read_bytes(), name


def colours(css: str, selector: str) -> dict[str, str]:
    block = css.split(selector, 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--dc-([a-z-]+):\s*(#[0-9a-f]{6})", block))


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("selector", ['[data-md-color-scheme="default"] {', '[data-md-color-scheme="slate"] {'])
@pytest.mark.parametrize("ground", ["paper", "raised", "red-soft"])
@pytest.mark.parametrize("ink", ["ink", "soft", "red", "good", "part", "seen", "over"])
def test_words_can_be_read_on_every_ground(selector: str, ground: str, ink: str) -> None:
    found = colours((THEME / "assets/dc/dc.css").read_text("utf-8"), selector)
    light, dark = sorted((luminance(found[ground]), luminance(found[ink])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_fonts_are_the_ones_whose_sums_are_written_down() -> None:
    import hashlib

    folder = THEME / "assets/dc/fonts"
    sums = dict(
        reversed(line.split("  ")) for line in (folder / "CHECKSUMS.txt").read_text().splitlines() if re.match(r"[0-9a-f]{64}  ", line)
    )
    fonts = sorted(path.name for path in folder.glob("*.woff2"))
    assert fonts
    for name in fonts:
        assert sums[name] == hashlib.sha256((folder / name).read_bytes()).hexdigest(), name
    assert sorted(path.name for path in folder.glob("LICENSE-*.txt")) == ["LICENSE-be-vietnam-pro.txt", "LICENSE-source-serif-4.txt"]


def test_the_letters_of_vietnamese_are_in_the_declared_ranges() -> None:
    css = (THEME / "assets/dc/dc.css").read_text("utf-8")
    for face in ("source-serif-4", "be-vietnam-pro"):
        ranges = re.findall(rf"{face}-(?:latin|vietnamese)-\d+\.woff2\) format\(\"woff2\"\); unicode-range: ([^;]+);", css)
        known = {code for one in ranges for part in one.split(",") for code in _codes(part.strip())}
        letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ“”‘’–—…§°·›"
        assert not {letter for letter in letters + letters.upper() if ord(letter) not in known}


def _codes(part: str) -> range:
    first, _, last = part.removeprefix("U+").partition("-")
    return range(int(first, 16), int(last or first, 16) + 1)


def test_the_built_site_carries_no_path_of_this_machine() -> None:
    for path in built_site().rglob("*.html"):
        assert str(Path.home()) not in path.read_text("utf-8")
        assert str(ROOT) not in path.read_text("utf-8")
