"""Replacement chains: what follows what, drawn as bars over time and said in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from danchieu.pages.parts.history import Life
from danchieu.pages.parts.html import attr, esc, heading, shorten, when
from danchieu.pages.parts.links import instrument_link
from danchieu.pages.parts.pairs import Pair
from danchieu.pages.parts.site import Site
from danchieu.vocabulary.forces import FORCES

_DONE = {"replaces": "thay thế", "repeals": "bãi bỏ"}


def chains(pairs: Iterable[Pair]) -> list[list[str]]:
    """Groups of instruments tied by whole replacements or repeals, each group's ids sorted; groups by their first id."""
    above: dict[str, str] = {}

    def root(one: str) -> str:
        while above.setdefault(one, one) != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    for pair in pairs:
        if pair.effect in _DONE and not pair.scope:
            above[root(pair.old)] = root(pair.new)
    groups: dict[str, list[str]] = {}
    for one in sorted(above):
        groups.setdefault(root(one), []).append(one)
    return sorted(groups.values())


def chain(
    site: Site, members: list[str], pairs: Mapping[str, list[Pair]], lives: Mapping[str, Life], compared: frozenset[tuple[str, str]]
) -> str:
    """One chain as a section: a heading that names its ends, then its instruments from the oldest to the newest, each with its bar."""
    order = sorted(members, key=lambda one: (_first(lives.get(one)) or date.max, one))
    heads = [one for one in order if not any(pair.effect in _DONE and not pair.scope for pair in pairs.get(one, ()))] or order[-1:]
    head = site.library.instruments.get(heads[-1])
    about = f": {shorten(head.title, 100)}" if head is not None and head.title and head.title != head.label else ""
    title = esc(site.label(heads[-1]) + about)
    known = [day for one in order if (day := _first(lives.get(one)))]
    start = min(known, default=site.library.as_of)
    items = "".join(_item(site, one, pairs.get(one, []), lives.get(one), (start, site.library.as_of), compared) for one in order)
    return f'{heading(2, title, f"chuoi-{heads[-1]}")}\n\n<ol class="tg-chain">{items}</ol>'


def _first(life: Life | None) -> date | None:
    """The day a bar begins: of effect, of issue, or the first day of its year."""
    if life is None:
        return None
    return life.begins or (date(life.one.year, 1, 1) if life.one.year else None)


def _item(
    site: Site, identity: str, after: list[Pair], life: Life | None, span: tuple[date, date], compared: frozenset[tuple[str, str]]
) -> str:
    one = site.library.instruments.get(identity)
    title = f'<span class="dc-what">{esc(one.title)}</span>' if one is not None and one.title and one.title != one.label else ""
    words = "; ".join(_follows(site, pair, compared) for pair in after if pair.effect in _DONE) or _standing(site, identity)
    return f"<li>{instrument_link(site, identity, '../', mark=False)}{title}{_bar(site, life, span, after)}<span class=dc-when>{_begins(life)}{words}</span></li>"


def _begins(life: Life | None) -> str:
    first = _first(life)
    if life is None or first is None:
        return "chưa rõ ngày ban hành; "
    if life.begins is None:
        return f"ban hành năm {life.one.year}; "
    return f"{'từ' if life.one.effective else 'ban hành'} {when(first)}; "


def _follows(site: Site, pair: Pair, compared: frozenset[tuple[str, str]]) -> str:
    day = f" từ {when(pair.since)}" if pair.since else " (chưa rõ từ ngày nào)"
    scope = f" một phần ({esc(pair.scope)})" if pair.scope else ""
    sure = "" if pair.sure else ", suy luận"
    link = f' (<a href="../{attr(pair.address)}.html">so sánh</a>)' if (pair.old, pair.new) in compared else ""
    name = instrument_link(site, pair.new, "../", mark=False)
    return (
        f"được {name} {_DONE[pair.effect]}{scope}{day}{sure}{link}"
        if pair.effect == "replaces"
        else f"bị {name} bãi bỏ{scope}{day}{sure}{link}"
    )


def _standing(site: Site, identity: str) -> str:
    status = site.library.statuses.get(identity)
    words = status.words if status else "chưa có trang riêng"
    return esc(words[:1].lower() + words[1:])


def _bar(site: Site, life: Life | None, span: tuple[date, date], after: list[Pair]) -> str:
    """The life as a bar on the time of its chain, hatched from where it is no longer certain; nothing where no day is known."""
    first = _first(life)
    if life is None or first is None:
        return ""
    last = min(life.ends or span[1], span[1])
    doubtful = [pair.since or first for pair in after if not pair.sure and pair.effect in _DONE and not pair.scope]
    sure = max(first, first if life.ends_unknown else min([last, *doubtful]))
    status = site.library.statuses.get(life.one.id)
    css = "tg-bar tg-good" if status is not None and FORCES[status.force].tone == "good" else "tg-bar"
    return f'<span class="{css}" aria-hidden="true">{_piece(first, sure, span, "")}{_piece(sure, last, span, "tg-doubt")}</span>'


def _piece(first: date, last: date, span: tuple[date, date], css: str) -> str:
    """One stretch of a bar; nothing where it is empty."""
    whole = max(1, (span[1] - span[0]).days)
    left = max(0, (first - span[0]).days) * 100 / whole
    width = max(0.6, (last - max(first, span[0])).days * 100 / whole)
    return f'<span{f" class={css}" if css else ""} style="left:{left:.1f}%;width:{width:.1f}%"></span>' if first < last else ""
