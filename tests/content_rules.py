"""What a page of docs/ must keep (issue 4, item 8): one function a rule, each returning `path:line: what is wrong` for every breach."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import yaml

from danchieu.text import nfc
from danchieu.vocabulary import parse_symbol, verb_of

NO_PLACE = "nguồn không ghi vị trí"
"""What a key point says when no source showed where it stands."""


class Page(NamedTuple):
    """One page as the rules see it."""

    path: str
    """Below docs/, for messages: `van-ban/nd-73-2023-nd-cp.md`."""
    front: yaml.Node
    """Front matter (or the whole of a question file), with the places of its values."""
    lines: tuple[tuple[int, str], ...]
    """Lines of the body with their numbers in the file."""

    def at(self, line: int, what: str) -> str:
        """A breach with its place."""
        return f"{self.path}:{line}: {what}"


def page(path: str, text: str) -> Page:
    """The page that `text` holds; AssertionError for a page without front matter (the checker reports those as DC101)."""
    lines = nfc(text).split("\n")
    if path.endswith(".yml"):
        return Page(path, _compose(nfc(text)), ())
    assert lines[0] == "---", f"{path}:1: no front matter"
    end = lines.index("---", 1)
    front = _compose("\n" + "\n".join(lines[1:end]))  # the empty line keeps the numbers of the file
    return Page(path, front, tuple(enumerate(lines[end + 1 :], end + 2)))


def _compose(text: str) -> yaml.Node:
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    assert node is not None, "no front matter"
    return node


def pages(docs: Path) -> tuple[Page, ...]:
    """All pages and question files below `docs`, by path."""
    found = sorted([*docs.rglob("*.md"), *docs.rglob("*.cau-hoi.yml")])
    return tuple(page(path.relative_to(docs).as_posix(), path.read_text("utf-8")) for path in found)


def value(page: Page, key: str) -> yaml.Node | None:
    """The value of a front-matter key, None when it is absent."""
    assert isinstance(page.front, yaml.MappingNode), f"{page.path}:2: front matter is no mapping"
    return next((node for name, node in page.front.value if name.value == key), None)


def rows(page: Page, key: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The mappings listed under a key, as text, with the line of each."""
    node = value(page, key)
    for row in node.value if isinstance(node, yaml.SequenceNode) else ():
        if isinstance(row, yaml.MappingNode):
            yield row.start_mark.line + 1, {name.value: str(item.value) for name, item in row.value}


def section(page: Page, heading: str) -> tuple[tuple[int, str], ...] | None:
    """The lines below `## heading` up to the next heading of that height, None when the page lacks it."""
    start = next((place for place, (_, text) in enumerate(page.lines) if text.rstrip() == f"## {heading}"), None)
    if start is None:
        return None
    end = next((place for place in range(start + 1, len(page.lines)) if page.lines[place][1].startswith("## ")), len(page.lines))
    return page.lines[start + 1 : end]


def undated_relations(page: Page) -> Iterator[str]:
    """A verb that changes force needs its day of effect (or `chưa rõ`), any other the date of the target (or that it was not seen)."""
    for line, row in rows(page, "quan_he"):
        changes_force = bool(verb_of(row["loai"]).effect)
        if changes_force and not _DAY_OR_UNKNOWN.fullmatch(row.get("tu_ngay", "")):
            yield page.at(line, f"{row['loai']} {row['den']}: no day of effect")
        if not changes_force and not (row.get("ngay") or _tells_its_year(row["den"]) or "chưa thấy" in row.get("ghi_chu", "")):
            yield page.at(line, f"{row['loai']} {row['den']}: no date of the target")


def _tells_its_year(target: str) -> bool:
    """Numbers with their year (59/2020/QH14) and ids of instruments without a number, which end in it."""
    symbol = parse_symbol(target)
    return symbol.year is not None if symbol is not None else bool(_ID.fullmatch(target))


def unplaced_points(page: Page) -> Iterator[str]:
    """Each bullet of `## Điểm chính` ends with its place in brackets, or says that no source gave one."""
    found = section(page, "Điểm chính")
    if found is None:
        yield page.at(1, "no section “Điểm chính”")
        return
    bullets = [(line, text) for line, text in found if text.startswith("- ")]
    if not bullets:
        yield page.at(found[0][0] if found else 1, "no key point")
    for line, text in bullets:
        last = _LAST_BRACKET.search(text)
        if last is None or not (last["place"] == NO_PLACE or _UNIT.search(last["place"])):
            yield page.at(line, f"no pinpoint: {text[-60:]}")


def wrong_summary(page: Page) -> Iterator[str]:
    """`## Tóm tắt` is three sentences."""
    found = section(page, "Tóm tắt")
    text = " ".join(text for _, text in found or ()).strip()
    count = len(_SENTENCE_END.findall(text + " "))
    if count != 3:
        yield page.at(found[0][0] if found else 1, f"“Tóm tắt” has {count} sentences, not three")


def unsourced(page: Page) -> Iterator[str]:
    """Every page names its sources, each with the day it was read; a source without address is named."""
    listed = list(rows(page, "nguon"))
    if not listed:
        yield page.at(1, "no sources")
    for line, row in listed:
        if not _DAY.fullmatch(row.get("ngay_doc", "")):
            yield page.at(line, "a source without the day it was read")
        if not row.get("url") and not row.get("ten", "").strip():
            yield page.at(line, "a source with neither address nor name")


def contradictory_standing(page: Page) -> Iterator[str]:
    """What may have been replaced is of unknown standing: `chưa thấy văn bản thay thế` beside it would contradict it."""
    node = value(page, "tinh_trang")
    row = {name.value: item.value for name, item in node.value} if isinstance(node, yaml.MappingNode) else {}
    if row.get("co_the") and row.get("chua_ro") != "true" and row.get("kiem_chung") != "true":
        yield page.at(node.start_mark.line + 1 if node else 1, "likely replaced (co_the) but not of unknown standing (chua_ro)")


def malformed_addresses(page: Page) -> Iterator[str]:
    """Every address of the front matter, whatever its key, is a whole http or https address."""
    for line, _, text in leaves(page):
        for address in re.findall(r"\bhttps?:\S*|\bwww\.\S*", text):
            parts = urlsplit(address)
            if parts.scheme not in {"http", "https"} or not _HOST.fullmatch(parts.netloc) or re.search(r"[<>{}|\\^`\"“”]", address):
                yield page.at(line, f"malformed address {address}")


def leaves(page: Page) -> Iterator[tuple[int, str, str]]:
    """Every scalar of the front matter: its line, the key it stands under, its text."""

    def walk(node: yaml.Node, key: str) -> Iterator[tuple[int, str, str]]:
        if isinstance(node, yaml.MappingNode):
            for name, item in node.value:
                yield from walk(item, str(name.value))
        elif isinstance(node, yaml.SequenceNode):
            for item in node.value:
                yield from walk(item, key)
        elif not node.tag.endswith(":bool"):
            yield node.start_mark.line + 1, key, str(node.value)

    return walk(page.front, "")


def spoken(page: Page) -> Iterator[tuple[int, str]]:
    """What readers see: the body and the values of the front matter, without addresses, code spans and ids."""
    for line, key, text in leaves(page):
        if key not in _MACHINE and not _ID.fullmatch(text):
            yield line, _UNSPOKEN.sub(" ", text)
    in_code = False
    for line, text in page.lines:
        in_code ^= text.startswith("```")
        if not in_code:
            yield line, _UNSPOKEN.sub(" ", text)


def mixed_tone_marks(page: Page) -> Iterator[str]:
    """The mark stands on the first vowel of open oa, oe, uy: hóa, khỏe, thủy (the newspapers' way, that of the source texts)."""
    for line, text in spoken(page):
        for word in _LATE_MARK.findall(text):
            yield page.at(line, f"tone mark in “{word}”")


_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DAY_OR_UNKNOWN = re.compile(r"\d{4}-\d\d-\d\d|chưa rõ")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_LAST_BRACKET = re.compile(r"\((?P<place>[^()]*(?:\([^()]*\)[^()]*)*)\)\.?$")
# (khoản 1 Điều 5), (mục II.1), (nhóm nhiệm vụ thứ năm), (tên gọi), (cước chú 2), (Báo cáo chính trị)
_UNIT = re.compile(
    r"\b(?:điều|khoản|điểm|mục|phần|chương|phụ lục|đoạn|nhóm|trọng tâm|định hướng|tên gọi|cước chú|bảng|báo cáo chính trị)\b", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?…][”\"')\]]*(?=\s+(?:[“\"(]?[A-ZÀ-ỸĐ0-9]|$)|\s*$)")
_HOST = re.compile(r"(?:[\w-]+\.)+[\w-]{2,}(?::\d+)?")
_LATE_MARK = re.compile(
    r"""
    \b (?: [^\W\d_]* (?<![qQ]) )
    (?: [oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ] | [uU][ỳýỷỹỵỲÝỶỸỴ] )      # hoà, khoẻ, thuỷ; not hoàn, khuỷu, quý
    (?! [^\W\d_] )
    """,
    re.VERBOSE,
)
_MACHINE = frozenset(
    {"ma", "url", "dia_chi", "den", "la", "loai", "lien_quan", "phan_biet", "gian_tiep", "chung_minh"}
    | {"ngay", "ngay_doc", "tu_ngay", "viet", "so_hieu"}
)
"""Front-matter keys that hold ids, addresses, dates and symbols."""
_UNSPOKEN = re.compile(
    r"""
      `[^`]*`                                # code span: file names and commands
    | ^```\w*
    | https?://\S+
    | \b[a-z0-9]+(?:-[a-z0-9]+){2,}\S*        # nghi-quyet-so-105.txt, nd-73-2023-nd-cp
    | \b[\w-]+(?:\.[\w-]+)*\.(?:vn|com|org|net|edu|gov|info|int|jsp|aspx|md|txt|html|json|yml)\b \S*      # hatinh24h.com.vn
    """,
    re.VERBOSE,
)
