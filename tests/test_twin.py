"""The JSON twin of a page: of the published form, and of one mind with the HTML."""

from __future__ import annotations

import json
import posixpath
import re
from datetime import date
from functools import cache
from typing import Any

import pytest

from built import ROOT, built_site
from danchieu.library import load
from danchieu.model import Document, Guide, Library
from danchieu.pages import Asset, Page, render
from danchieu.pages.twin import SCHEMA
from factories import document, instrument, library
from markup import Parsed, body, parse
from sample import sample

_MARK = re.compile(r'<span class="dc-(?:mark|weak)[^"]*"[^>]*>[^<]*</span>|<a class="(?:headerlink|dc-cited)".*?</a>')
_BLANK = re.compile(r"\s+")
LIBRARIES = {"sample": sample, "docs": lambda: load(ROOT / "docs", date(2026, 11, 22))}


@cache
def made(name: str, address: str = "") -> tuple[Library, dict[str, str], dict[str, Any]]:
    """A library, the HTML of its entries' pages and their twins, by document id."""
    source = LIBRARIES[name]()
    files = {one.path: one for one in render(source, address)}
    ids = [one.id for one in source.documents.values() if not isinstance(one.entry, Guide)]
    pages = {one: body(page) for one in ids if isinstance(page := files[f"{one}.md"], Page)}
    twins = {one: json.loads(twin.content) for one in ids if isinstance(twin := files[f"{one}.json"], Asset)}
    return source, pages, twins


def conforms(data: Any, form: dict[str, Any], schema: dict[str, Any], where: str = "$") -> list[str]:
    """What breaks the form, in the few words of JSON Schema that ours uses (types, properties, items, enum, const, anyOf, $ref, pattern)."""
    if "$ref" in form:
        return conforms(data, schema["$defs"][form["$ref"].rpartition("/")[2]], schema, where)
    if "anyOf" in form:
        tried = [conforms(data, one, schema, where) for one in form["anyOf"]]
        return [] if [] in tried else min(tried, key=len)
    wrong = [f"{where}: not one of {form['enum']}"] if "enum" in form and data not in form["enum"] else []
    wrong += [f"{where}: not {form['const']}"] if "const" in form and data != form["const"] else []
    kinds = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict, "null": type(None)}
    names = form.get("type", [])
    if names and not isinstance(data, tuple(kinds[one] for one in ([names] if isinstance(names, str) else names))):
        return [*wrong, f"{where}: {type(data).__name__}"]
    if "pattern" in form and not re.search(form["pattern"], data):
        wrong.append(f"{where}: {data!r}")
    if isinstance(data, list):
        return wrong + [line for place, one in enumerate(data) for line in conforms(one, form["items"], schema, f"{where}[{place}]")]
    if isinstance(data, dict):
        known, more = form.get("properties", {}), form.get("additionalProperties", True)
        wrong += [f"{where}: lacks {key}" for key in form.get("required", []) if key not in data]
        for key, value in data.items():
            if key in known or isinstance(more, dict):
                wrong += conforms(value, known.get(key, more), schema, f"{where}.{key}")
            elif more is False:
                wrong.append(f"{where}: {key} is not in the form")
    return wrong


@pytest.mark.parametrize("name", LIBRARIES)
def test_every_twin_has_the_published_form(name: str) -> None:
    schema = json.loads((built_site() / SCHEMA).read_text("utf-8"))
    _, _, twins = made(name)
    assert {one["kind"] for one in twins.values()} == {"instrument", "material", "term", "topic"}
    for identity, data in twins.items():
        assert not conforms(data, schema, schema), identity


def test_the_form_is_held_against_what_breaks_it() -> None:
    schema = json.loads((built_site() / SCHEMA).read_text("utf-8"))
    data = made("sample")[2]["van-ban/nd-73-2023-nd-cp"]
    for key, value in (("version", 2), ("kind", "page"), ("as_of", "hôm nay"), ("units", {}), ("status", 3), ("more", 1)):
        assert conforms({**data, key: value}, schema, schema), key
    assert conforms({key: value for key, value in data.items() if key != "cites"}, schema, schema)


def squeezed(text: str) -> str:
    return _BLANK.sub("", text)


def links_of(identity: str, parsed: Parsed) -> set[str]:
    """Addresses of a page's links from the root of the site, drawings included."""
    folder = posixpath.dirname(identity)
    return {_from_root(folder, identity, link) for link in parsed.links}


def _from_root(folder: str, identity: str, link: str) -> str:
    if link.startswith("#"):
        return f"{identity}.html{link}"
    return link if re.match(r"[a-z]+:", link) else posixpath.normpath(posixpath.join(folder, link))


@pytest.mark.parametrize("name", LIBRARIES)
def test_a_twin_and_its_page_say_the_same(name: str) -> None:
    source, pages, twins = made(name)
    assert set(pages) == set(twins)
    for identity, html in pages.items():
        agree(source.documents[identity], _MARK.sub("", html), twins[identity])


def agree(page: Document, html: str, data: Any) -> None:
    parsed = parse(html)
    text, links, ids = squeezed(parsed.text), links_of(page.id, parsed), set(parsed.ids)

    def leads(address: str) -> bool:
        return _from_root(posixpath.dirname(page.id), page.id, address) in links

    for unit in data["units"]:
        assert unit["anchor"] in ids, (page.id, unit["anchor"])
        if "|" not in unit["text"] and "`" not in page.source.text:
            assert squeezed(unit["text"])[:400] in text, (page.id, unit)
    assert ([one["text"] for one in data["cites"]] and page.mentions) or not (data["cites"] or page.mentions)
    for one in data["cites"]:
        if one["outcome"] == "found":
            same = [row for row in data["cites"] if row["target"] and (row["text"], row["sentence"]) == (one["text"], one["sentence"])]
            assert any(leads(row["target"]["address"]) for row in same), (page.id, one)  # "điểm a và điểm b" is one link, to the first
        for other in one["candidates"]:
            assert other["name"] in parsed.text or html.count("Có thể là"), (page.id, other)
    for one in data["cited_by"]:
        assert leads(one["address"]), (page.id, one)
        assert squeezed(one["text"]) in text, (page.id, one)
    for one in data["relations"]:
        other = one["object"] if page.id.endswith(one["subject"]["id"]) else one["subject"]
        assert not other["address"] or leads(other["address"]), (page.id, one)
        assert squeezed(one["evidence"]["quote"]) in text, (page.id, one)
    for one in data["references"]:
        assert not one["url"] or one["url"] in links, (page.id, one)
    if data["status"]:
        assert squeezed(data["status"]["words"]) in text, page.id
    for key in ("symbol", "issuer", "place", "signer", "author", "publisher"):
        assert squeezed(str(data["attributes"].get(key, ""))) in text, (page.id, key)
    for words in data["attributes"].get("conflicts", []):
        assert squeezed(words) in text, (page.id, words)


def test_every_page_of_an_entry_leads_to_its_twin_and_no_other_page_does() -> None:
    site, (_, _, twins) = built_site(), made("sample")
    for path in site.rglob("*.html"):
        parsed = parse(path.read_text("utf-8"))
        told = [one.attrs["href"] for one in parsed.every("link") if one.attrs.get("type") == "application/json"]
        shown = [one.attrs["href"] for one in parsed.every("a") if one.attrs.get("type") == "application/json"]
        identity = path.relative_to(site).as_posix().removesuffix(".html")
        assert told == shown == ([f"{path.stem}.json"] if identity in twins else []), path
        if told:
            assert json.loads((path.parent / told[0]).read_text("utf-8")) == twins[identity]


def test_addresses_are_whole_where_the_site_has_one() -> None:
    root = "https://dan-chieu.example/"
    data = made("sample", root)[2]["van-ban/nd-73-2023-nd-cp"]
    assert data["address"] == f"{root}van-ban/nd-73-2023-nd-cp.html" and data["$schema"] == root + SCHEMA
    text = json.dumps(data)
    assert '"../' not in text and text.count(root) > 20


def test_a_unit_has_its_own_words_and_those_of_no_other() -> None:
    units = {one["anchor"]: one for one in made("sample")[2]["van-ban/nd-73-2023-nd-cp"]["units"]}
    assert units["dieu-5"]["heading"] == "Nguyên tắc" and units["dieu-5"]["text"] == ""
    assert units["dieu-5-khoan-1"]["text"] == "Bảo đảm sự lãnh đạo của Đảng theo Quy định 96-QĐ/TW."
    assert units["dieu-5-khoan-1-diem-dd"]["text"].startswith("Xem thêm Chỉ thị 30-CT/TW")
    assert units["dieu-1"]["text"].startswith("Nghị định này quy định về khuyến khích cán bộ")


def test_hostile_text_stays_data() -> None:
    one = instrument("nd-1", "1/2020/NĐ-CP", title='</script>"\x00\\', signer="\u2028<b>")
    files = {item.path: item for item in render(library([document("van-ban/nd-1", one, "## Tóm tắt\n\nLời \x07.\n")]))}
    twin = files["van-ban/nd-1.json"]
    assert isinstance(twin, Asset)
    assert json.loads(twin.content)["attributes"]["title"].startswith("</script>")
