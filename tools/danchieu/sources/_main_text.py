"""Which element of a saved page holds its text."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # ships no types

_FRAME = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|breadcrumb|footer|sidebar|related|tin-?lien-?quan|comment|share|social|advert|ads|banner"
    r"|popup|toolbar|paging|search|login|tags?)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MOST = 0.8


@cache
def element_names(use: str) -> frozenset[str]:
    """Names of elements of one use, from `html.toml`: `block`, `spaced`, `never`."""
    return frozenset(tomllib.loads((files("danchieu") / "sources" / "html.toml").read_text("utf-8"))[use])


def main_element(page: HtmlElement) -> HtmlElement:
    """The smallest element that holds most of the page's text outside links, with what is no text taken out of the tree."""
    body = page.find(".//body")
    root = body if body is not None else page
    _prune(root)
    weights = _weights(root)
    element, total = root, weights.get(root, 0)
    while True:
        heaviest = max((child for child in element if isinstance(child.tag, str)), key=lambda child: weights.get(child, 0), default=None)
        if heaviest is None or weights.get(heaviest, 0) < _MOST * total or heaviest.tag in ("p", "table", "ul", "ol", "tr", "td", "tbody"):
            return _with_header(element)
        element = heaviest


def _prune(root: HtmlElement) -> None:
    """Takes out scripts, forms' controls, hidden elements, and menus and the like where most of their text is links."""
    never = element_names("never")
    for element in list(root.iter()):
        if element is root or element.getparent() is None:
            continue
        if not isinstance(element.tag, str) or element.tag in never or _HIDDEN.search(element.get("style", "")):
            _drop(element)
            continue
        name = f"{element.get('id', '')} {element.get('class', '')}"
        if element.tag in ("nav", "footer", "aside") or (name.strip() and _FRAME.search(name)):
            words, linked = _sizes(element)
            if words < 400 or linked * 2 > words:
                _drop(element)


def _drop(element: HtmlElement) -> None:
    """Takes an element out and leaves the text behind it where it was."""
    element.drop_tree()


def _sizes(element: HtmlElement) -> tuple[int, int]:
    """Letters of an element, and of the links in it."""
    return len("".join(element.itertext()).strip()), sum(len("".join(link.itertext())) for link in element.iter("a"))


def _weights(root: HtmlElement) -> dict[HtmlElement, int]:
    """Letters outside links for every element, counted from the leaves up."""
    weights: dict[HtmlElement, int] = {}
    for element in reversed(list(root.iter())):
        if not isinstance(element.tag, str) or element.tag == "a":
            continue
        own = len((element.text or "").strip())
        for child in element:
            own += weights.get(child, 0) + len((child.tail or "").strip())
        weights[element] = own
    return weights


def _with_header(element: HtmlElement) -> HtmlElement:
    """The element around it where an official header or the article's title stands just before it."""
    for _ in range(3):
        parent = element.getparent()
        if parent is None or parent.tag == "html":
            return element
        before = []
        for sibling in parent:
            if sibling is element:
                break
            before.append("".join(sibling.itertext()))
        words = " ".join(" ".join(before).split())
        official = re.search(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN", words)
        titled = any(sibling.tag in ("h1", "h2", "h3") or sibling.find(".//h1") is not None for sibling in parent if sibling is not element)
        if len(words) < 3000 and (official or titled):
            return parent
        element_parent_small = len("".join(parent.itertext())) < 1.15 * len("".join(element.itertext()))
        if not element_parent_small:
            return element
        element = parent
    return element
