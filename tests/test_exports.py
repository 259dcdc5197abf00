"""Exports open with the readers of others and say no more than the library knows."""

from __future__ import annotations

import csv
import io
import json

import networkx as nx
import rdflib
from rdflib.compare import isomorphic

from danchieu.exports import exports
from danchieu.graph import build
from kb import kb

ELI = rdflib.Namespace("http://data.europa.eu/eli/ontology#")
PAGES = {
    "qd-377-qd-tw-2025": "so_hieu: 377-QĐ/TW\nloai: Quy định\nngay_ban_hanh: 2025-10-08\nquan_he:\n"
    "  - {loai: thay_the, den: 148-QĐ/TW, ngay: 2024-05-23, tu_ngay: 2025-10-08}\n"
    "  - {loai: thay_the, den: 80-QĐ/TW, ngay: 2022-08-18, suy_luan: true}\n"
    "  - {loai: bai_bo, den: 41-QĐ/TW, ngay: 2021-11-03, tu_ngay: 2025-10-08, pham_vi: Điều 7}",
    "qd-148-qd-tw-2024": "so_hieu: 148-QĐ/TW\nloai: Quy định\nngay_ban_hanh: 2024-05-23\ntrich_yeu: =HYPERLINK(1)",
    "qd-80-qd-tw-2022": "so_hieu: 80-QĐ/TW\nloai: Quy định\nngay_ban_hanh: 2022-08-18",
    "qd-41-qd-tw-2021": "so_hieu: 41-QĐ/TW\nloai: Quy định\nngay_ban_hanh: 2021-11-03",
}


def written(name: str) -> bytes:
    return exports()[name].write(kb(PAGES))


def pairs(graph: rdflib.Graph, name: str) -> set[tuple[str, str]]:
    return {(str(tail).rpartition(":")[2], str(head).rpartition(":")[2]) for tail, head in graph.subject_objects(ELI[name])}


def test_turtle_and_json_ld_are_one_graph() -> None:
    turtle = rdflib.Graph().parse(data=written("ttl"), format="turtle")
    assert isomorphic(turtle, rdflib.Graph().parse(data=written("jsonld"), format="json-ld"))
    assert len(turtle) > 20


def test_linked_data_repeals_only_what_is_sure_and_whole() -> None:
    graph = rdflib.Graph().parse(data=written("ttl"), format="turtle")
    assert pairs(graph, "repeals") == {("qd-377-qd-tw-2025", "qd-148-qd-tw-2024")}
    assert pairs(graph, "changes") == {("qd-377-qd-tw-2025", "qd-41-qd-tw-2021")}
    ended = {str(one).rpartition(":")[2] for one in graph.subjects(ELI.in_force, ELI["InForce-notInForce"])}
    assert ended == {"qd-148-qd-tw-2024"}


def test_graphml_and_gexf_are_read_back_whole() -> None:
    graph = build(kb(PAGES))
    for read, name in ((nx.read_graphml, "graphml"), (nx.read_gexf, "gexf")):
        again = read(io.BytesIO(written(name)))
        assert set(again.nodes) == set(graph.nodes)
        assert sorted(again.edges()) == sorted(graph.edges())


def test_json_and_csv_hold_every_relation() -> None:
    relations = kb(PAGES).relations
    assert len(json.loads(written("json"))["edges"]) == len(relations)
    rows = list(csv.reader(io.StringIO(written("csv").decode("utf-8-sig"))))
    assert len(rows) == len(relations) + 1
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]
