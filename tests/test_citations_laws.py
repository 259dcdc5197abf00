"""Laws of the citation engine, tried on generated symbols, pinpoints and mangled texts. Seeds are fixed: the same trials each time."""

from __future__ import annotations

import os
import random
import re
import unicodedata

from hypothesis import given, seed, settings
from hypothesis import strategies as st

from danchieu.citations import read, record
from danchieu.model import Family, Pinpoint, Step, Symbol
from danchieu.relations import read as relations
from danchieu.vocabulary import parse_symbol, symbol_key

TRIALS = int(os.environ.get("DANCHIEU_FUZZ", "1500"))
"""Mangled texts; `DANCHIEU_FUZZ=100000` for the long run."""

_number = st.from_regex(r"[1-9][0-9]{0,3}[abc]?|0[1-9]", fullmatch=True)
_years = st.integers(1945, 2035)
_issuer = st.sampled_from(
    ["CP", "TTg", "BNV", "BTC", "BGDĐT", "BLĐTBXH", "UBND", "HĐND", "NHNN", "BYT-BTC", "VPCP", "UBTVQH15", "BNN&PTNT"]
)
_state = st.builds(
    Symbol,
    _number,
    st.none() | _years,
    st.sampled_from(["NĐ", "QĐ", "NQ", "CT", "TT", "TTLT", "KH", "TB", "TTr", "BC", "HD", "CTr", "VBHN"]),
    _issuer,
    st.just(Family.STATE),
)
_assembly = st.builds(Symbol, _number, _years, st.just(""), st.sampled_from(["QH13", "QH15", "UBTVQH14"]), st.just(Family.STATE))
_party = st.builds(
    Symbol,
    _number,
    st.none(),
    st.sampled_from(["NQ", "QĐ", "CT", "KL", "TB", "HD", "KH", "CTr", "BC", "TTr", "CV", "QC", "ĐA", "QyĐ", "QĐi"]),
    st.sampled_from(["TW", "TU", "HU", "ĐU", "BTCTW", "UBKTTW", "VPTW", "BCĐ", "ĐH"]),
    st.just(Family.PARTY),
)
symbols = st.one_of(_state, _assembly, _party)

_letters = "abcdđeghiklmnopqrstuvxy"
_article = st.from_regex(r"[1-9][0-9]{0,2}[ab]?", fullmatch=True)
_clause = st.from_regex(r"[1-9][0-9]?[ab]?", fullmatch=True)


@st.composite
def pinpoints(draw: st.DrawFn) -> tuple[str, Pinpoint]:
    """A place in its natural order of words, and what it is."""
    steps = [Step("dieu", draw(_article))]
    words = [f"Điều {steps[0].label}"]
    if draw(st.booleans()):
        steps.append(Step("khoan", draw(_clause)))
        words.insert(0, f"khoản {steps[-1].label}")
        if draw(st.booleans()):
            steps.append(Step("diem", draw(st.sampled_from(_letters))))
            words.insert(0, f"điểm {steps[-1].label}")
    return draw(st.sampled_from([" ", ", "])).join(words), Pinpoint(tuple(steps))


@seed(1)
@settings(max_examples=400)
@given(symbols)
def test_parsing_what_was_printed_gives_the_symbol_back(symbol: Symbol) -> None:
    assert parse_symbol(str(symbol)) == symbol


@seed(2)
@settings(max_examples=300)
@given(symbols)
def test_key_is_blind_to_case_blanks_and_leading_zeros(symbol: Symbol) -> None:
    printed = str(symbol)
    assert symbol_key(printed) == symbol_key(f" 0{printed} ".strip()) == symbol_key(symbol_key(printed))


@seed(3)
@settings(max_examples=300)
@given(symbols, pinpoints())
def test_generated_citation_is_read_whole(symbol: Symbol, place: tuple[str, Pinpoint]) -> None:
    words, pin = place
    cited = f"{words} Nghị quyết số {symbol}"
    text = f"theo quy định tại {cited}, các cơ quan thực hiện."
    (citation,) = read(text, official=False)
    assert text[citation.span.start : citation.span.end] == cited
    assert citation.number == str(symbol)
    assert citation.pinpoint == pin


@seed(4)
@settings(max_examples=200)
@given(st.lists(symbols, min_size=1, max_size=4, unique_by=str))
def test_decomposed_text_reads_like_the_composed_one(found: list[Symbol]) -> None:
    text = "Căn cứ " + "; ".join(f"Nghị định số {symbol} ngày 5/3/2020 của Chính phủ" for symbol in found) + "."
    again = unicodedata.normalize("NFC", unicodedata.normalize("NFD", text))
    assert read(again) == read(text)


@seed(5)
@settings(max_examples=300)
@given(st.text(alphabet=st.sampled_from("Nghị quyết định số 12/2020/NĐ-CP-TW,;. Điều khoản điểm a này Luật“”\n¹"), max_size=300))
def test_spans_quote_themselves_and_stand_in_order(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    found = read(text)
    assert [citation.span for citation in found] == sorted(citation.span for citation in found)
    for citation in found:
        start, end = citation.span
        assert 0 <= start < end <= len(text)
        assert record(citation, "x", text)["text"] == text[start:end]
        assert not text[start].isspace()
        assert not text[end - 1].isspace()


BASE = (
    "Số: 73/2023/NĐ-CP\nHà Nội, ngày 29 tháng 9 năm 2023\nNGHỊ ĐỊNH\nSửa đổi Nghị định số 01/2015/NĐ-CP\nCăn cứ Luật sửa đổi, bổ sung một số điều của Luật Đấu thầu, "
    "Luật Đầu tư số 90/2025/QH15;\nĐiều 1. Sửa đổi Điều 3 như sau:\n“Điều 3. Tên\n1. Theo điểm a, b khoản 2 Điều này và Phụ lục II kèm theo Nghị định này.”\n"
    "Điều 2. Nghị quyết Trung ương 4 khóa XI, XII; Nghị quyết 18, 19; Điều 5 đến Điều 9 Hiến pháp năm 2013.\n¹ Thay thế Quyết định số 306-QĐ/TU.\n\nNơi nhận:\n- Như Điều 2;\n"
)
_SPICE = "“”\"'()[]/-–_.,;:\n\t 0123456789lIOĐđÐƠưaZ¹²\u00ad\u200b\u00a0\\*#|%…"


def mangled(chance: random.Random) -> str:
    """The base text with characters lost, doubled, swapped and spiced."""
    letters = list(BASE)
    for _ in range(chance.randrange(1, 60)):
        at = chance.randrange(len(letters))
        action = chance.randrange(4)
        if action == 0:
            del letters[at]
        elif action == 1:
            letters[at] = chance.choice(_SPICE)
        elif action == 2:
            letters.insert(at, chance.choice(_SPICE))
        else:
            other = chance.randrange(len(letters))
            letters[at:at] = letters[other : other + chance.randrange(40)]
    return unicodedata.normalize("NFC", "".join(letters))


def test_any_text_parses() -> None:
    chance = random.Random(20261122)
    for _ in range(TRIALS):
        text = mangled(chance)
        found = read(text)
        for citation in found:
            assert 0 <= citation.span.start < citation.span.end <= len(text)
        relations(text, found, "73/2023/NĐ-CP")


def test_same_text_gives_the_same_answer() -> None:
    assert read(BASE) == read(BASE)
    assert [citation.rule for citation in read(BASE) if not citation.rule] == []


def test_hostile_texts_are_read() -> None:
    for unit in (
        "-" * 50,
        "khoản 1 ",
        "điểm a, b, c khoản 1, 2 Điều 3, ",
        "như sau: “",
        "12/2020/NĐ-CP, ",
        "Luật sửa đổi, bổ sung một số điều của Luật A, ",
    ):
        read(unit * 400)


def test_numbers_are_never_read_out_of_plain_words() -> None:
    words = re.sub(r"\d", "", BASE.lower())
    assert [citation for citation in read(words, official=False) if citation.number] == []
