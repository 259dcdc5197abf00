"""The tables of facts: whole, unambiguous, and the one place where a type, issuer or verb is added."""

from __future__ import annotations

import re

import pytest

from danchieu.vocabulary import ISSUERS, NAMED, TYPES, VERBS, laws, named_key, same_symbol, symbol_key, types_of_code
from danchieu.vocabulary.lookups import number_in
from danchieu.vocabulary.tables import load


def test_every_type_has_a_source_and_known_family() -> None:
    for row in load("types")["type"]:
        assert row["source"], row["name"]
        assert row["family"] in ("dang", "nha-nuoc", "both"), row["name"]


def test_names_stand_once() -> None:
    for table in ("types", "issuers", "named"):
        rows = next(iter(load(table).values()))
        names = [row["name"] for row in rows]
        assert len(names) == len(set(names)), table
    for kind, names in laws().items():
        keys = [named_key(name) for name in names]
        assert len(keys) == len(set(keys)), [key for key in keys if keys.count(key) > 1] or kind


def test_issuer_wordings_mean_one_body() -> None:
    seen: dict[str, str] = {}
    for issuer in ISSUERS.values():
        for wording in (issuer.name, *issuer.variants):
            assert seen.setdefault(wording.lower(), issuer.name) == issuer.name, wording


def test_verbs_are_told_from_both_sides() -> None:
    words = [word for verb in VERBS.values() for word in (verb.id, verb.passive)]
    assert len(words) == len(set(words))
    assert all(re.fullmatch(r"[a-z_]+", word) for word in words)


def test_phrases_belong_to_known_verbs_and_to_one_only() -> None:
    seen: dict[str, str] = {}
    for row in load("phrases")["phrase"]:
        assert row["verb"] in VERBS
        for phrase in (*row["active"], *row["passive"]):
            assert seen.setdefault(phrase, row["verb"]) == row["verb"], phrase


@pytest.mark.parametrize(
    ("code", "first"), [("QĐ", "Quyết định"), ("NQ", "Nghị quyết"), ("TT", "Thông tư"), ("CT", "Chỉ thị"), ("KL", "Kết luận")]
)
def test_code_names_its_usual_type_first(code: str, first: str) -> None:
    assert types_of_code()[code][0] == first


def test_qd_is_both_decision_and_regulation() -> None:
    assert set(types_of_code()["QĐ"]) == {"Quyết định", "Quy định"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("05-CT/TW", "5-ct/tw"), ("73/2023/NÐ-CP", "73/2023/NĐ-CP"), ("57/NQ-TW", "57-NQ/TW"), ("35/NQ – HĐND", "35/NQ-HĐND")],
)
def test_same_symbol_in_two_prints(one: str, other: str) -> None:
    assert same_symbol(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("69-QĐ/TW", "69/2023/NĐ-CP"), ("21-NQ/TW", "21-KL/TW"), ("73/2023/NĐ-CP", "73/2024/NĐ-CP"), ("30/NQ-CP", "30-CT/TW")],
)
def test_look_alikes_stay_apart(one: str, other: str) -> None:
    assert not same_symbol(one, other)


def test_key_of_any_string_is_a_string() -> None:
    assert symbol_key("không phải số hiệu") == "KHÔNGPHẢISỐHIỆU"


def test_tables_are_read_only() -> None:
    for table in (TYPES, ISSUERS, VERBS, NAMED):
        with pytest.raises(TypeError):
            table["x"] = None  # type: ignore[index]


@pytest.mark.parametrize(
    ("target", "number"),
    [
        ("Nghị định số 1/2020/NĐ-CP", "1/2020/NĐ-CP"),
        ("kết luận 14-KL/TW", "14-KL/TW"),
        ("14-KL/TW", "14-KL/TW"),
        ("văn bản trên", "văn bản trên"),
        ("Nghị quyết Trung ương 4 khóa XI", "Nghị quyết Trung ương 4 khóa XI"),
    ],
)
def test_a_target_may_be_written_with_its_type(target: str, number: str) -> None:
    assert number_in(target) == number
