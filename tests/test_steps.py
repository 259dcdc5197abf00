"""From policy to practice: which relations are a step, in which order, and what the control says where there is none."""

from __future__ import annotations

from datetime import date

import pytest

from danchieu.model import Force, Modality
from danchieu.pages.parts.site import site_of
from danchieu.pages.parts.steps import steps, steps_nav
from factories import document, instrument, library, relation, status
from markup import parse

POLICY = instrument("nq-1", "1-NQ/TW", "Nghị quyết", issuer="Bộ Chính trị", issued=date(2018, 5, 19))
LAW = instrument("l-2", "2/2019/QH14", "Luật", "Luật Hai", issuer="Quốc hội", issued=date(2019, 6, 1))
DECREE = instrument("nd-3", "3/2020/NĐ-CP", issued=date(2020, 1, 1))
NEWER = instrument("nd-4", "4/2021/NĐ-CP", issued=date(2021, 1, 1))
PLAN = instrument("kh-5", "5-KH/TU", "Kế hoạch", issuer="Tỉnh ủy Quảng Ngãi", issued=date(2022, 1, 1), place="Quảng Ngãi")


def site(*rows: object, over: tuple[str, ...] = ()) -> object:
    documents = [document(f"van-ban/{one.id}", one, "## Tóm tắt\n\nMột câu.\n") for one in (POLICY, LAW, DECREE, NEWER, PLAN)]
    return site_of(library(documents, rows, {one: status(Force.REPLACED, "Được thay thế") for one in over}))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("verb", "modality", "counts"),
    [
        ("the_che_hoa", Modality.DECLARED, True),
        ("cu_the_hoa", Modality.STATED, True),
        ("quy_dinh_chi_tiet", Modality.DECLARED, True),
        ("huong_dan", Modality.DECLARED, True),
        ("trien_khai", Modality.DECLARED, True),
        ("trien_khai", Modality.INFERRED, False),
        ("the_che_hoa", Modality.PROPOSED, False),
        ("the_che_hoa", Modality.REPORTED, False),
        ("can_cu", Modality.DECLARED, False),
        ("thay_the", Modality.DECLARED, False),
        ("dan_chieu", Modality.STATED, False),
    ],
)
def test_only_proven_relations_of_carrying_out_are_steps(verb: str, modality: Modality, counts: bool) -> None:
    one = site(relation("l-2", verb, "nq-1", modality=modality))
    assert ([row.other for row in steps(one, "l-2")[0]] == ["nq-1"]) is counts  # type: ignore[arg-type]
    assert ([row.other for row in steps(one, "nq-1")[1]] == ["l-2"]) is counts  # type: ignore[arg-type]
    assert bool(steps_nav(one, "nq-1", "../")) is counts  # type: ignore[arg-type]


def test_what_holds_comes_first_then_the_newest() -> None:
    rows = [relation(one, "quy_dinh_chi_tiet", "l-2") for one in ("nd-3", "nd-4", "kh-5")]
    assert [row.other for row in steps(site(*rows), "l-2")[1]] == ["kh-5", "nd-4", "nd-3"]  # type: ignore[arg-type]
    assert [row.other for row in steps(site(*rows, over=("kh-5",)), "l-2")[1]] == ["nd-4", "nd-3", "kh-5"]  # type: ignore[arg-type]


def test_the_control_names_both_sides_the_level_and_what_is_not_known() -> None:
    one = site(relation("l-2", "the_che_hoa", "nq-1"), relation("kh-5", "trien_khai", "l-2"), over=("nq-1",))
    middle, end = (parse(steps_nav(one, identity, "../")) for identity in ("l-2", "kh-5"))  # type: ignore[arg-type]
    assert middle.links == ["../van-ban/nq-1.html", "../van-ban/kh-5.html"]
    shown = steps_nav(one, "l-2", "../")  # type: ignore[arg-type]
    for words in (
        "Bước trước",
        "Thể chế hóa · Trung ương Đảng",
        "(đã thay thế)",
        "Bước sau",
        "Được triển khai, thực hiện bởi · Quảng Ngãi",
    ):
        assert words in shown
    assert end.links == ["../van-ban/l-2.html"]
    assert "Chưa ghi nhận văn bản nào" in steps_nav(one, "kh-5", "../")  # type: ignore[arg-type]
