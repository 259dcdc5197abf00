"""The index of the search: its files, its words, its lists, its numbers."""

from __future__ import annotations

import json
import re
import tomllib
from array import array
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from crowd import crowd
from danchieu.model import Force, Instrument
from danchieu.pages.parts.site import LEDGER as PAGE_LEDGER
from danchieu.pages.parts.site import ROWS as PAGE_ROWS
from danchieu.search import render
from danchieu.search.assets import HOME, SCRIPTS
from danchieu.search.crowds import BEST, LATER, TITLE, short
from danchieu.search.everyday import everyday, spoken
from danchieu.search.grammar import grammar
from danchieu.search.numbers import key
from danchieu.search.passages import LONGEST, cut, passages
from danchieu.search.postings import FIGURES, LEVELS, encode
from danchieu.search.records import LEDGER, LEDGER_ROWS, records
from danchieu.search.shards import FOLDER, script
from danchieu.search.terms import LONGEST as LONGEST_LIST
from danchieu.search.terms import Lists, pack, text_level, title_level, unpack
from danchieu.search.words import Syllables, folded, hashed, marked, split
from danchieu.text import slug
from danchieu.text.markdown import plain
from danchieu.vocabulary import parse_symbol
from danchieu.vocabulary.forces import FORCES
from danchieu.vocabulary.tables import load
from kb import kb
from sample import sample

CASES = Path(__file__).parent / "cases" / "search"
TABLES = tomllib.loads((CASES / "words.toml").read_text("utf-8"))
CALL = re.compile(r'dcSearch\.take\("(?P<name>[^"]+)","(?P<version>[^"]+)",(?P<value>.*)\);\n', re.DOTALL)


def index() -> dict[str, object]:
    """Name of each file of the sample's index and its value."""
    found = {}
    for path, content in render(sample()):
        match = CALL.fullmatch(content.decode())
        if match:
            assert path == f"{FOLDER}/{match['name']}.js"
        elif path.endswith("/search.js"):  # the tables every query needs stand at its end
            match = CALL.fullmatch(content.decode().splitlines(keepends=True)[-1])
            assert match
            assert match["name"] == "core"
        if match:
            found[match["name"]] = json.loads(match["value"])
    return found


def test_the_same_library_gives_the_same_bytes() -> None:
    assert list(render(sample())) == list(render(sample()))


def test_every_file_of_the_index_carries_one_version() -> None:
    versions = {match["version"] for _, content in render(sample()) if (match := CALL.fullmatch(content.decode()))}
    assert len(versions) == 1
    assert versions != {"@"}


def test_paths_are_unique_and_scripts_name_no_other_host() -> None:
    files = list(render(sample()))
    assert len({path for path, _ in files}) == len(files)
    for path, content in files:
        if path.endswith((".js", ".css")) and "/d/" not in path:
            assert b"http" not in content.replace(b"https:", b"", 1) or path == "sw.js", path


def test_the_script_of_words_takes_exactly_what_it_is_given() -> None:
    box, given = ((HOME / name).read_text("utf-8") for name in ("box.js", "given.js"))
    handed = re.search(r"get given\(\) \{\s*return \{(?P<names>[^}]*)\}", box)
    taken = re.search(r"var \{(?P<names>[^}]*)\} = window\.dcSearch\.given", given)
    assert handed and taken
    names = [one.strip() for one in taken["names"].split(",")]
    assert names == [one.strip() for one in handed["names"].split(",")]
    there, here = (
        "\n".join((HOME / f"{module}.js").read_text("utf-8") for module in SCRIPTS[script]) for script in ("search.js", "text.js")
    )
    here = here.replace(taken[0], "")
    assert [name for name in names if not re.search(rf"\b(?:function|var) {name}\b", there)] == []
    assert [name for name in names if not re.search(rf"\b{name}\b", here)] == []


def test_another_text_makes_another_version() -> None:
    one = kb({"nd-1-2020-nd-cp": "so_hieu: 1/2020/NĐ-CP\nloai: Nghị định\nco_quan: Chính phủ\nnguon: [{ten: x}]\n===\nMột."})
    two = kb({"nd-1-2020-nd-cp": "so_hieu: 1/2020/NĐ-CP\nloai: Nghị định\nco_quan: Chính phủ\nnguon: [{ten: x}]\n===\nHai."})
    stamps = [{match["version"] for _, content in render(some) if (match := CALL.fullmatch(content.decode()))} for some in (one, two)]
    assert stamps[0] != stamps[1]


@pytest.mark.parametrize(("written", "bare", "spelling"), TABLES["words"])
def test_words_have_two_spellings(written: str, bare: str, spelling: str) -> None:
    assert (folded(written), marked(written)) == (bare, spelling)


def test_splitting_keeps_figures_and_letters_apart() -> None:
    assert split("Điều 68a: 73/2023/NĐ-CP, QH15") == ["điều", "68", "a", "73", "2023", "nđ", "cp", "qh", "15"]


def test_hashes_are_those_of_the_standard() -> None:
    assert hashed("123456789", 2**32) == 0xCBF43926


def decoded(text: str) -> list[tuple[int, int, int]]:
    """Document, level, piece of each posting of an encoded list."""
    out: list[tuple[int, int, int]] = []
    level, document, at = 0, -1, 0

    def number() -> int:
        nonlocal at
        value = shift = 0
        while True:
            digit = FIGURES.index(text[at])
            at += 1
            value += (digit & 31) << shift
            if digit < 32:
                return value
            shift += 5

    while at < len(text):
        if text[at] in LEVELS:
            level, document = LEVELS.index(text[at]), -1
            at += 1
            continue
        step = number()
        document += step >> 1
        out.append((document, level, number() if step & 1 else 0))
    return out


def test_a_list_reads_back_best_level_first() -> None:
    rows = [(0, 3, 0), (1, 15, 2), (40, 3, 200), (5000, 15, 0), (900_000, 1, 0)]
    packed = array("I", (pack(*row) for row in rows))
    assert [unpack(one) for one in packed] == rows
    assert decoded(encode(packed)) == [(1, 15, 2), (5000, 15, 0), (0, 3, 0), (40, 3, 200), (900_000, 1, 0)]


def test_a_long_list_keeps_its_best() -> None:
    packed = array("I", (pack(number, 9 if number == 77 else 2, 0) for number in range(100)))
    kept = decoded(encode(packed, longest=10))
    assert kept == [(77, 9, 0), *((number, 2, 0) for number in range(9))]


def test_levels_rise_with_frequency_and_fall_with_length() -> None:
    assert text_level(1, 100, 100) < text_level(5, 100, 100) <= 8
    assert text_level(2, 1000, 100) < text_level(2, 50, 100)
    assert title_level(2) == 15 > title_level(10) > title_level(60) == 9


def test_every_word_of_a_page_stands_in_its_passages() -> None:
    for document in sample().documents.values():
        words = set(split(plain(document.source.text)))
        kept = {word for one in passages(document) for line in (one.heading, *one.texts) for word in split(line)}
        labels = {word for word in words if len(word) == 1 or word in {"điều", "chương"} or word.isdigit()}
        assert words - kept - labels == set(), document.id


@pytest.mark.parametrize(("part", "times", "end", "words"), TABLES["hostile"])
def test_plain_words_cost_linear_time(part: str, times: int, end: str, words: str) -> None:
    """Each row hung an earlier pattern for minutes or hours."""
    assert plain(part * times + end) == (words or (part * times + end).strip())


@pytest.mark.parametrize(("written", "words"), TABLES["markdown"])
def test_markdown_is_left_out_of_plain_words(written: str, words: str) -> None:
    assert plain(written) == words


def test_a_sentence_without_end_is_cut_whole() -> None:
    text = "x" * 500_000
    assert "".join(cut(text)) == text


def test_passages_are_cut_at_sentences() -> None:
    parts = list(cut("Một câu dài vừa phải. " * 200))
    assert len(parts) > 1
    assert all(len(part) <= LONGEST and part.endswith(".") for part in parts)
    assert "".join(cut("x" * 5000)) == "x" * 5000


def test_every_line_stands_in_the_shard_its_hash_says() -> None:
    files = index()
    core = files["core"]
    assert isinstance(core, dict)
    for folder, count in (("s", core["singles"]), ("t", core["pairs"])):
        assert {name for name in files if name.startswith(f"{folder}/")} == {f"{folder}/{place}" for place in range(count)}
        for place in range(count):
            for line in str(files[f"{folder}/{place}"]).split("\n"):
                if line and line[0] != "=":
                    key = line.split("\t")[0].removeprefix("~")
                    bare = " ".join(folded(re.sub(r"(?<=\D)[1-5]$", "", word)) for word in key.split(" "))
                    assert hashed(bare, count) == place, line


def test_a_name_stands_in_a_shard_that_every_query_for_it_fetches() -> None:
    files = index()
    core = files["core"]
    assert isinstance(core, dict)
    for number, record in enumerate(records(sample())):
        for name in (record.label, record.title, *record.names):
            words = [folded(word) for word in split(name)]
            pairs = [" ".join(pair) for pair in pairwise(words)]
            shards = {f"t/{hashed(pair, core['pairs'])}" for pair in pairs} or {f"s/{hashed(word, core['singles'])}" for word in words}
            wanted = f"={hashed(' '.join(words), 2**32):x}\t"
            lines = [line for shard in shards for line in str(files[shard]).split("\n") if line.startswith(wanted)]
            assert [str(number) in line.split("\t")[1].split(" ") for line in lines] == ([True] if words else [])


def test_a_list_cut_on_the_way_ends_as_one_cut_at_the_end() -> None:
    whole, cut = Lists(), Lists()
    for number in range(4 * LONGEST_LIST):
        for lists in (whole, cut):
            lists[7].append(pack(number, 15 if number % 1000 == 999 else 1 + number * 7 % 5, number % 3))
        if number % 500 == 0:
            cut.prune(over=LONGEST_LIST)
    assert len(cut[7]) < len(whole[7]) == cut.count(7)
    assert encode(cut[7]) == encode(whole[7])


def test_a_list_that_is_full_of_better_ones_only_counts() -> None:
    whole, cut = Lists(), Lists()
    for number in range(3 * LONGEST_LIST):
        bases = [pack(number, level, number % 2) for level in (0, 4 + (number % 700 == 699), 6)]
        for lists in (whole, cut):
            lists.enter({7: 1, 8: 1 + number % 2, 9 + number % 3: 2}, bases)
        if number % 500 == 499:
            cut.prune(over=LONGEST_LIST)
    assert len(cut[7]) < len(whole[7]) == cut.count(7)
    assert [(term, encode(cut[term]), cut.count(term)) for term in whole] == [
        (term, encode(whole[term]), whole.count(term)) for term in whole
    ]


def test_every_number_is_found_by_its_figures() -> None:
    files = index()
    splits = files["core"]["splits"]  # type: ignore[call-overload,index]
    for record in records(sample()):
        entry = record.document.entry if record.document else None
        if not isinstance(entry, Instrument) or not entry.symbol:
            continue
        symbol = parse_symbol(entry.symbol)
        assert symbol is not None
        wanted = key(symbol.number)
        begin = ""
        while begin in splits:
            begin += wanted[len(begin)]
        rows = files[f"n/{begin}"]
        symbol_slug = slug(record.label.removeprefix(record.kind))
        assert record.path in [row[1].replace("~", symbol_slug) for row in rows], entry.symbol  # type: ignore[attr-defined]


def test_a_crowded_number_gets_shards_of_its_own() -> None:
    head = "loai: Nghị định\nco_quan: Chính phủ\nnguon: [{ten: x}]\n"
    library = kb({f"nd-{number}-2020-nd-cp": f"so_hieu: {number}/2020/NĐ-CP\n{head}===\nVăn bản." for number in range(700, 760)})
    names = {path.split("/n/")[1] for path, _ in render(library) if "/n/" in path}
    assert {"70", "75"} <= {name.removesuffix(".js") for name in names}


def test_an_instrument_without_a_page_leads_to_its_row() -> None:
    rows = [row for name, value in index().items() if name.startswith("n/") for row in value]  # type: ignore[attr-defined]
    stub = next(row for row in rows if row[0] == -1)
    assert stub[1] == "chua-co-trang#ct-30-ct-tw"


def test_titles_of_rows_are_cut_at_a_word() -> None:
    assert re.fullmatch(r"Quy định việc(?: phối| hợp)+…", short("Quy định việc " + "phối hợp " * 30))
    assert len(short("Quy định việc " + "phối hợp " * 30)) <= TITLE
    assert short("Quy định việc phối hợp") == "Quy định việc phối hợp"


def test_a_page_with_a_misprinted_number_is_found_by_its_words() -> None:
    library = kb(
        {
            "nd-7-2019": "so_hieu: 7/2019/NĐ_CP\nloai: Nghị định\nco_quan: Chính phủ\ntrich_yeu: Về khuyến khích\nnguon: [{ten: x}]\n===\nVăn bản."
        }
    )
    assert "DC109" in [one.code for one in library.findings]
    assert [(one.path, one.label, one.title) for one in records(library)] == [
        ("van-ban/nd-7-2019", "Nghị định 7/2019/NĐ_CP", "Về khuyến khích")
    ]
    assert not [path for path, _ in render(library) if "/n/" in path]


def test_a_row_says_how_many_articles_there_are() -> None:
    body = "## Điều 1. Một\n\nVăn bản.\n\n## Điều 12. Hai\n\n1. Văn bản.\n"
    library = kb({"nd-7-2019-nd-cp": f"so_hieu: 7/2019/NĐ-CP\nloai: Nghị định\nco_quan: Chính phủ\nnguon: [{{ten: x}}]\n===\n{body}"})
    [shard] = [content for path, content in render(library) if "/n/" in path]
    match = CALL.fullmatch(shard.decode())
    assert match and [row[11:] for row in json.loads(match["value"])] == [[12]]


def crowded() -> dict[str, Any]:
    """Name of each file of the rows of number 7, which a hundred documents bear, and its value."""
    files = {}
    for path, content in render(kb(crowd())):
        if "/n/7" in path:
            match = CALL.fullmatch(content.decode())
            assert match
            files[match["name"]] = json.loads(match["value"])
    return files


def test_what_a_crowded_number_costs_does_not_grow() -> None:
    files = crowded()
    sizes = [len(value["rows"] if isinstance(value, dict) else value) for name, value in files.items() if not name.endswith("all")]
    assert max(sizes) <= LATER
    assert len(files["n/7$"]["rows"]) == BEST
    assert len(set(files["n/7$all"])) == len(crowd())


@pytest.mark.parametrize("way", ["t", "i", "y"])
def test_each_row_of_a_crowded_number_is_in_the_files_of_its_type_issuer_and_year(way: str) -> None:
    files = crowded()

    def all_rows(name: str) -> set[int]:
        value = files[name]
        if isinstance(value, list):
            return {row[0] for row in value}
        return {row for other, parts in value["by"].items() for place in range(len(parts)) for row in all_rows(f"{name}{other}{place}")}

    by = files["n/7$"]["by"][way]
    assert set.union(*(all_rows(f"n/7${way}{place}") for place in range(len(by)))) == set(files["n/7$all"])
    assert all(count == len(all_rows(f"n/7${way}{place}")) for place, (_, count) in enumerate(by))


def test_a_beginning_of_many_figures_says_itself_how_it_goes_on() -> None:
    head = "loai: Nghị định\nco_quan: Chính phủ\nnguon: [{ten: x}]\n"
    library = kb({f"nd-{number}-2020-nd-cp": f"so_hieu: {number}/2020/NĐ-CP\n{head}===\nVăn bản." for number in range(1230, 1290)})
    files = {path.split("/n/")[1]: content for path, content in render(library) if "/n/" in path}
    match = CALL.fullmatch(files["12.js"].decode()) if "12.js" in files else None
    assert {"123.js", "128.js"} <= set(files) and match is None
    library = kb({f"nd-{number}-2020-nd-cp": f"so_hieu: {number}/2020/NĐ-CP\n{head}===\nVăn bản." for number in range(12300, 12360)})
    files = {path.split("/n/")[1]: content for path, content in render(library) if "/n/" in path}
    match = CALL.fullmatch(files["123.js"].decode())
    assert match and json.loads(match["value"]) == {"next": "012345"}
    assert {"1230.js", "1235.js"} <= set(files)


def test_a_replaced_document_is_numbered_after_its_successor_and_names_it() -> None:
    numbers = {record.path: number for number, record in enumerate(records(sample()))}
    old, new = "van-ban/qd-69-qd-tw-2022", "van-ban/qd-96-qd-tw-2023"
    assert numbers[old] > numbers[new]
    head = index()[f"d/{numbers[old]}"][0]  # type: ignore[index]
    assert head[9] == [["Quy định 96-QĐ/TW", new, numbers[new]]]


def test_statuses_and_ledger_pages_are_those_of_the_pages() -> None:
    assert set(FORCES) == set(Force)
    assert (LEDGER, LEDGER_ROWS) == (PAGE_LEDGER, PAGE_ROWS)


def test_every_abbreviation_says_where_it_is_from() -> None:
    rows = load("search")["row"]
    assert all(row["nguon"] and row["la"] and row["viet_tat"] for row in rows)
    assert len({row["viet_tat"] for row in rows}) == len(rows)


def test_everyday_words_have_sources_and_stand_once() -> None:
    groups = load("everyday")["group"]
    assert all(group["nguon"] and group["rows"].strip() for group in groups)
    said = [" ".join(words) for words, _ in spoken()]
    assert len(set(said)) == len(said) >= 2400
    assert all(words and all(ways) and words not in ways for words, ways in spoken())


def test_everyday_words_stand_beside_their_first_pair_where_a_text_writes_them_otherwise() -> None:
    lists, syllables = Lists(), Syllables()
    numbers = syllables.read(["buộc thôi việc"])
    for term in (syllables.lefts[numbers[0]] + numbers[1], syllables.lefts[numbers[1]] + numbers[2]):
        lists[term].append(1)
    lines = list(everyday(lists, syllables))
    assert ("duoi viec", "^đuổi việc\tbuộc thôi việc") in lines
    assert ("cho nghi", "^cho nghỉ việc\tbuộc thôi việc\tthôi việc") in lines
    assert not [line for _, line in lines if "từ chức" in line]


def test_the_grammar_knows_the_types_and_the_short_forms() -> None:
    tables = grammar()
    assert "nghi dinh\tnd" in tables["types"].split("\n")
    assert "bct\tbo chinh tri\tbo cong thuong" in tables["abbreviations"].split("\n")


def test_a_script_never_breaks_out_of_its_string() -> None:
    _, content = script("d/1", ['"); alert(1); //\u2028', "</script>"])
    match = CALL.fullmatch(content.decode())
    assert match and json.loads(match["value"]) == ['"); alert(1); //\u2028', "</script>"]
    assert "\u2028" not in content.decode()


def test_queries_name_pages_that_exist() -> None:
    docs = Path(__file__).parents[1] / "docs"
    tables = [
        table
        for name in ("queries", "blind", "again", "third", "fourth", "fifth", "sixth")
        for table in tomllib.loads((CASES / f"{name}.toml").read_text("utf-8")).values()
    ]
    rows = [row for table in tables for row in table["rows"]]
    assert len(rows) >= 1070
    written = {address.split("#")[0] for row in rows for address in row[1:] if not address.startswith("nguoi-ky/")}  # those pages are made
    assert [address for address in sorted(written) if not (docs / f"{address}.md").is_file()] == []
