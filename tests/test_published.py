"""Where the site says it stands: canonical addresses, sitemap, robots.txt, linked data and the feed, with an address and without."""

from __future__ import annotations

import dataclasses
import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import etree

from built import ROOT, built_site
from danchieu.compile import configured, published_at
from danchieu.model import Library
from danchieu.pages import Asset, render
from danchieu.pages.parts.record import updated
from danchieu.pages.parts.site import site_of
from factories import document, instrument, library, pinpoint, relation
from markup import parse
from sample import sample

PUBLIC = "https://dan-chieu.example/kho/"
DECREE = "van-ban/nd-73-2023-nd-cp.html"
ATOM = "{http://www.w3.org/2005/Atom}"
MAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://dan-chieu.example/kho/", PUBLIC),
        ("https://dan-chieu.example/kho", PUBLIC),
        ("http://10.0.0.5:8080/", "http://10.0.0.5:8080/"),
        *((local, "") for local in ("http://127.0.0.1:8000/", "http://localhost/", "http://[::1]:8000/", "http://0.0.0.0:8000/")),
        *((nothing, "") for nothing in ("", None, "dan-chieu.example")),
    ],
)
def test_only_a_public_address_is_claimed(written: str | None, address: str) -> None:
    assert published_at(written) == address


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("site_url: https://a.example/\n", "https://a.example/"),
        ("site_url: !ENV [NO_SUCH_VARIABLE_HERE, 'https://b.example/']\n", "https://b.example/"),
        ("site_name: x\n", ""),
        ("site_url: 7\n", ""),
        ("site_url: [\n", ""),
        ("", ""),
    ],
)
def test_the_address_is_read_as_the_generator_reads_it(tmp_path: Path, text: str, found: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    assert configured(tmp_path) == found


def head(site: Path, path: str) -> dict[str, str]:
    """Canonical address and Open Graph of a page."""
    parsed = parse((site / path).read_text("utf-8"))
    found = {one.attrs["property"]: one.attrs["content"] for one in parsed.every("meta") if "property" in one.attrs}
    links = [one.attrs["href"] for one in parsed.every("link") if one.attrs["rel"] == "canonical"]
    assert len(links) <= 1
    return found | ({"canonical": links[0]} if links else {})


def linked(site: Path, path: str) -> dict[str, Any]:
    """The JSON-LD of a page."""
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', (site / path).read_text("utf-8"))
    data: dict[str, Any] = json.loads(text)
    return data


def test_a_published_site_gives_whole_addresses() -> None:
    site = built_site(site_url=PUBLIC)
    assert head(site, "index.html")["canonical"] == head(site, "index.html")["og:url"] == PUBLIC
    assert head(site, DECREE)["canonical"] == PUBLIC + DECREE
    assert "canonical" not in head(site, "404.html")
    data = linked(site, DECREE)
    assert data["@id"] == data["url"] == PUBLIC + DECREE
    places = [row["@id"] for key in ("legislationEnsuresImplementationOf", "eli:implements", "eli:cites") for row in data.get(key, [])]
    assert places and all(one.startswith(f"{PUBLIC}van-ban/") for one in places)
    assert (site / "robots.txt").read_text() == f"User-agent: *\nAllow: /\n\nSitemap: {PUBLIC}sitemap.xml\n"


def test_a_site_without_an_address_claims_none() -> None:
    site = built_site()
    for path in ("index.html", DECREE):
        assert not {"canonical", "og:url"} & set(head(site, path))
        assert "127.0.0.1" not in (site / path).read_text("utf-8")
    assert linked(site, DECREE)["@id"] == "nd-73-2023-nd-cp.html" and "url" not in linked(site, DECREE)
    assert "Sitemap" not in (site / "robots.txt").read_text()
    assert "127.0.0.1" not in (site / "thay-doi.xml").read_text("utf-8")


@pytest.mark.parametrize("address", ["", PUBLIC])
def test_the_sitemap_lists_every_page_once_with_its_day(address: str) -> None:
    site = built_site(site_url=address)
    rows = etree.fromstring((site / "sitemap.xml").read_bytes()).findall(f"{MAPS}url")
    root = address or "http://127.0.0.1:8000/"
    places = [row.findtext(f"{MAPS}loc") or "" for row in rows]
    paths = sorted(place.removeprefix(root) or "index.html" for place in places)
    assert paths == sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html") if path.name != "404.html")
    days = {place: row.findtext(f"{MAPS}lastmod") for place, row in zip(places, rows, strict=True)}
    assert days[root + DECREE] == "2026-11-21"
    assert days[f"{root}van-ban/qd-69-qd-tw-2022.html"] == str(updated(site_of(sample()), sample().documents["van-ban/qd-69-qd-tw-2022"]))


def test_a_page_changed_when_it_was_last_checked_or_touched() -> None:
    one = instrument("nd-1", "1/2020/NĐ-CP", issued=date(2020, 1, 1), effective=date(2020, 3, 1))
    other = instrument("nd-2", "2/2024/NĐ-CP", issued=date(2024, 1, 1), effective=date(2024, 5, 1))
    documents = [document(f"van-ban/{item.id}", item, "") for item in (one, other)]
    quiet = library(documents)
    assert updated(site_of(quiet), quiet.documents["van-ban/nd-1"]) == date(2020, 3, 1)
    touched = library(documents, [relation("nd-2", "thay_the", "nd-1")])
    assert updated(site_of(touched), touched.documents["van-ban/nd-1"]) == date(2024, 5, 1)
    early = dataclasses.replace(touched, as_of=date(2023, 1, 1))
    assert updated(site_of(early), early.documents["van-ban/nd-1"]) == date(2020, 3, 1)


def test_what_ends_a_part_repeals_nothing_as_a_whole() -> None:
    old, new = instrument("nd-1", "1/2020/NĐ-CP"), instrument("nd-2", "2/2024/NĐ-CP", effective=date(2024, 5, 1))
    part = dataclasses.replace(relation("nd-2", "bai_bo", "nd-1"), scope=(pinpoint("dieu-7"),))
    for rows, names in (
        ([relation("nd-2", "bai_bo", "nd-1")], {"legislationRepeals", "eli:repeals"}),
        ([part], {"legislationChanges", "eli:changes"}),
    ):
        page = next(
            item for item in render(library([document(f"van-ban/{one.id}", one, "") for one in (old, new)], rows)) if "nd-2.md" in item.path
        )
        assert not isinstance(page, Asset)
        data = json.loads(re.findall(r'ld\+json">(.*?)</script>', page.text)[0])
        assert {key for key in data if "epeals" in key or "hanges" in key} == names


def feed(source: Library, address: str = "") -> Any:
    text = next(one.content for one in render(source, address) if isinstance(one, Asset) and one.path == "thay-doi.xml")
    return etree.fromstring(text)


@pytest.mark.parametrize("address", ["", PUBLIC])
def test_the_feed_is_valid_atom(address: str) -> None:
    """RFC 4287, sections 4.1.1 and 4.1.2: one id, title and updated each, an author, an alternate link where there is no content."""
    tree = feed(sample(), address)
    entries = tree.findall(f"{ATOM}entry")
    assert tree.tag == f"{ATOM}feed" and entries and tree.find(f"{ATOM}author/{ATOM}name").text
    for one in (tree, *entries):
        for name in ("id", "title", "updated"):
            assert len(one.findall(ATOM + name)) == 1 and one.findtext(ATOM + name).strip(), name
        assert datetime.fromisoformat(one.findtext(f"{ATOM}updated")).tzinfo is not None
        assert re.fullmatch(r"urn:danchieu:[a-z0-9:_-]+", one.findtext(f"{ATOM}id"))
        (link,) = [row for row in one.findall(f"{ATOM}link") if row.get("rel") == "alternate"]
        path = urlsplit(urljoin(address or "https://x.example/", link.get("href"))).path.removeprefix("/kho").lstrip("/")
        assert (built_site() / path).is_file() and link.get("href").startswith(address)
    ids = [one.findtext(f"{ATOM}id") for one in entries]
    assert len(ids) == len(set(ids))
    assert [row.get("href") for row in tree.findall(f"{ATOM}link") if row.get("rel") == "self"] == (
        [f"{PUBLIC}thay-doi.xml"] if address else []
    )
    times = [one.findtext(f"{ATOM}updated") for one in entries]
    assert times == sorted(times, reverse=True) and tree.findtext(f"{ATOM}updated") == times[0]


def test_the_feed_tells_of_new_and_of_changed_instruments() -> None:
    titles = [one.findtext(f"{ATOM}title") for one in feed(sample()).findall(f"{ATOM}entry")]
    assert "Ban hành Nghị định 73/2023/NĐ-CP" in titles
    assert "Quy định 96-QĐ/TW thay thế Quy định 69-QĐ/TW" in titles


def test_ids_of_the_feed_do_not_move_with_the_site_and_nothing_of_the_future_is_told() -> None:
    def ids(tree: Any) -> list[str]:
        return [one.findtext(f"{ATOM}id") for one in tree.findall(f"{ATOM}entry")]

    assert ids(feed(sample())) == ids(feed(sample(), PUBLIC))
    early = dataclasses.replace(sample(), as_of=date(2023, 1, 1))
    assert 0 < len(ids(feed(early))) < len(ids(feed(sample())))


def test_places_touched_by_one_act_stand_in_one_entry() -> None:
    old, new = instrument("nd-1", "1/2020/NĐ-CP"), instrument("nd-2", "2/2024/NĐ-CP", effective=date(2024, 5, 1))
    rows = [dataclasses.replace(relation("nd-2", "sua_doi_bo_sung", "nd-1"), scope=(pinpoint(place),)) for place in ("dieu-7", "dieu-9")]
    tree = feed(library([document(f"van-ban/{one.id}", one, "") for one in (old, new)], rows))
    (entry,) = [one for one in tree.findall(f"{ATOM}entry") if "sửa đổi" in one.findtext(f"{ATOM}title")]
    assert entry.findtext(f"{ATOM}summary").endswith("Phạm vi: Điều 7; Điều 9.")


def test_the_address_in_the_repository_is_the_one_serve_uses() -> None:
    assert configured(ROOT) == "http://127.0.0.1:8000/"
