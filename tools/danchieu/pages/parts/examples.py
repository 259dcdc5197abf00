"""Three queries that show a newcomer what the search box understands, taken from the library itself: half a number, a khoản, words without marks."""

from __future__ import annotations

from collections import Counter
from urllib.parse import quote_plus

from danchieu.model import Instrument
from danchieu.pages.parts.site import Site
from danchieu.text import fold
from danchieu.vocabulary import pinpoint_words


def examples(site: Site) -> tuple[tuple[str, str], ...]:
    """(query, address of its results); fewer than three where the library is young, empty where it cites nothing."""
    found = [_number(site), _provision(site), _term(site)]
    return tuple((words, f"tim-kiem.html?q={quote_plus(words)}") for words in found if words)


def _cited(site: Site) -> list[Instrument]:
    """Instruments with a page and a number, the most cited first."""
    count = {one: len(rows) for one, rows in site.library.backlinks.items()}
    known = [one for one in site.library.instruments.values() if one.page and one.symbol and count.get(one.id)]
    return sorted(known, key=lambda one: (-count[one.id], one.id))


def _number(site: Site) -> str:
    """The most cited number without the letters of its issuer: `73/2023`."""
    return next((one.symbol.rpartition("/")[0] or one.symbol for one in _cited(site)), "")


def _provision(site: Site) -> str:
    """The most cited khoản: `khoản 1 Điều 5 Nghị định 73/2023/NĐ-CP`."""
    for one in _cited(site):
        links = site.library.backlinks[one.id]
        places = Counter(link.pinpoint for link in links if link.pinpoint and [step.kind for step in link.pinpoint.steps][-1:] == ["khoan"])
        if places:
            best = min(places, key=lambda place: (-places[place], place.anchor))
            return f"{pinpoint_words(best)} {one.type} {one.symbol.rpartition('/')[0] or one.symbol}"
    return ""


def _term(site: Site) -> str:
    """The term that stands most often in texts, typed without tone marks: `dun day`."""
    count = Counter(place.term for rows in site.terms.values() for place in rows)
    if not count:
        return ""
    best = min(count, key=lambda term: (-count[term], term))
    document = site.library.documents[f"thuat-ngu/{best}"]
    return fold(site.label(document.id))
