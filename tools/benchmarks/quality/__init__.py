"""The measurable half of reading: what `make site-quality` runs, one module per tool."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """One line of the table."""

    what: str
    """What was measured."""
    got: str
    """The figure."""
    goal: str
    """What it should be."""
    met: bool | None
    """Whether it is; None where it could not be measured, `got` then says why."""
    details: tuple[str, ...] = ()
    """What is wrong, one finding each."""


KINDS = (
    *("index.html", "404.html", "tim-kiem.html", "chua-co-trang.html", "van-ban/index.html", "van-ban/nd-73-2023-nd-cp.html"),
    *("van-ban/qd-69-qd-tw-2022.html", "tu-lieu/index.html", "thuat-ngu/6-dam.html", "chuyen-de/index.html", "so-do/index.html"),
    *(
        "dong-thoi-gian/index.html",
        "so-sanh/index.html",
        "loai/index.html",
        "huong-dan/cho-nguoi-bien-tap.html",
        "huong-dan/do-chinh-xac.html",
    ),
)
"""A page of every kind."""
MEASURED = ("index.html", "van-ban/nd-73-2023-nd-cp.html")
"""The home page and the decree's."""
