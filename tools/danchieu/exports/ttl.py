"""Turtle, for linked-data tools."""

from __future__ import annotations

from danchieu.exports import Export
from danchieu.exports._rdf import rdf
from danchieu.model import Library


def _write(library: Library) -> bytes:
    return rdf(library).serialize(format="turtle").encode()


EXPORT = Export("ttl", ".ttl", "dữ liệu liên kết dạng Turtle (ELI, schema.org)", _write)
