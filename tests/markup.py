"""Reading made HTML in tests: elements, ids, links, headings, plain text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from markdown import Markdown

from danchieu.pages import Page
from danchieu.pages.parts.html import BODY, SEAL, UNSEAL


@dataclass
class Element:
    """A start tag."""

    tag: str
    attrs: dict[str, str]


@dataclass
class Parsed:
    """What tests ask of a page."""

    elements: list[Element] = field(default_factory=list)
    text: str = ""
    comments: list[str] = field(default_factory=list)

    @property
    def ids(self) -> list[str]:
        return [one.attrs["id"] for one in self.elements if "id" in one.attrs]

    def every(self, *tags: str) -> list[Element]:
        return [one for one in self.elements if one.tag in tags]

    @property
    def links(self) -> list[str]:
        return [one.attrs["href"] for one in self.every("a") if "href" in one.attrs]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parsed = Parsed()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parsed.elements.append(Element(tag, {key: value or "" for key, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.parsed.text += data

    def handle_comment(self, data: str) -> None:
        self.parsed.comments.append(data)


def parse(html: str) -> Parsed:
    """The elements and the text of an HTML text."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.parsed


def body(page: Page) -> str:
    """The HTML of a page's body, opened as the theme opens it after the site generator has passed it through."""
    assert page.text.startswith("---\n")
    text = page.text.split("\n---\n", 1)[1]
    html: str = Markdown(extensions=["attr_list", "toc", "tables", "fenced_code"]).convert(text)
    opened = html.replace(SEAL, "").replace(UNSEAL, "").split(BODY)
    assert len(opened) in (1, 3)
    return opened[-1]
