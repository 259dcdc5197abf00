"""Fenced examples in guides stand as they were written; outside guides three backquotes are three backquotes."""

from __future__ import annotations

import re

import pytest

from danchieu.model import Guide
from danchieu.pages.parts.fences import fences
from danchieu.pages.parts.prose import prose
from danchieu.pages.parts.site import site_of
from factories import Cited, document, instrument, library

EXAMPLE = "## Tiêu đề\n1. Một khoản <b>.\na) Một điểm, Nghị định 1/2020.\n- mục\n"


def shown(text: str, guide: bool = True) -> str:
    entry = Guide("huong-dan/a", "A") if guide else instrument("nd-1", "1/2020/NĐ-CP")
    one = document(
        "huong-dan/a" if guide else "van-ban/nd-1", entry, text, (Cited("Nghị định 1/2020", "nd-2"),) if "Nghị định" in text else ()
    )
    return prose(site_of(library((one, document("van-ban/nd-2", instrument("nd-2", "1/2020/NĐ-CP"), "Một.\n")))), one)


@pytest.mark.parametrize(
    "text",
    [
        f"Trước.\n\n```yaml\n{EXAMPLE}```\n\nSau.\n\n## Mục khác\n\nHết.\n",
        f"Trước.\n\n## Mục\n\n```\n{EXAMPLE}```\nSau.\n\n## Mục khác\n\nHết.\n",
        f"```\n{EXAMPLE}```\n\nTrước.\n\nSau.\n\n## Mục khác\n\nHết.\n",
    ],
)
def test_an_example_is_one_block_and_what_follows_is_text_again(text: str) -> None:
    html = shown(text)
    (block,) = re.findall(r"<pre.*?</pre>", html)
    assert block.count("&#10;") == 3 and "## Tiêu đề" in block and "&lt;b&gt;" in block and "<a" not in block
    rest = html.replace(block, "")
    for words in ("Tiêu đề", "khoản", "điểm", "```", "yaml"):
        assert words not in rest
    assert [rest.count(words) for words in ("Trước.", "Sau.", "Hết.")] == [1, 1, 1] and 'id="muc-khac"' in rest


def test_without_an_end_and_outside_guides_nothing_is_an_example() -> None:
    assert fences("```\nmột\n") == ()
    assert "<pre" not in shown("Một.\n\n```\nHai.\n") and "Hai." in shown("Một.\n\n```\nHai.\n")
    assert 'class="dc-example"' not in shown(f"```\n{EXAMPLE}```\n", guide=False)
