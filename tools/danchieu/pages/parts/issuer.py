"""What a body is called, issues and how it numbers: stands above the list of its instruments."""

from __future__ import annotations

from collections.abc import Iterable

from danchieu.pages.parts.html import esc, when
from danchieu.vocabulary.bodies import Body, BodyName, body_of


def issuer_card(issuer: str) -> str:
    """The facts of the body that `issuer` names, folded open, with their sources; empty when the vocabulary has no row for it."""
    body = body_of(issuer)
    if body is None:
        return ""
    rows = "".join(f"<tr><th scope=row>{label}</th><td>{html}</td></tr>" for label, html in _rows(body) if html)
    told = "".join(f"<li>{esc(sentence)}</li>" for sentence in body.says)
    doubts = "".join(f"<li>{esc(sentence)} <em>Chưa kiểm chứng.</em></li>" for sentence in body.unverified)
    notes = f"<ul>{told}{doubts}</ul>" if told or doubts else ""
    sources = "; ".join(map(esc, body.sources))
    return (
        f'<details class="dc-fold" open><summary>Về cơ quan này</summary><table class="dc-facts"><tbody>{rows}</tbody></table>'
        f"{notes}<p>Nguồn: {sources}.</p></details>"
    )


def _rows(body: Body) -> Iterable[tuple[str, str]]:
    yield "Tên qua các thời kỳ", "<br>".join(map(_named, body.names))
    yield "Ban hành", esc(body.issues)
    yield "Dạng số hiệu", esc(body.number)
    yield "Trước chữ ký", esc(body.signs)


def _named(one: BodyName) -> str:
    first = f" từ {when(one.first)}" if one.first else ""
    last = f" đến {when(one.last)}" if one.last else ""
    return f"{esc(one.name)}:{first}{last}" if first or last else esc(one.name)
