"""Validates a YAML node against `schema.toml`: typed values with their lines, and findings for everything that does not fit."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from danchieu.findings import finding
from danchieu.model import Finding
from danchieu.text import nfc
from danchieu.vocabulary import VERBS, parse_symbol

UNKNOWN_DAY = "chưa rõ"
"""What an editor writes for a day that no source shows."""


class Key(NamedTuple):
    """A key of front matter, as `schema.toml` has it."""

    type: str
    """Type of the value."""
    says: str
    """What it means, for editors."""
    required: bool
    """The page needs it."""
    one_of: tuple[str, ...]
    """Allowed values of a choice."""


class Value(NamedTuple):
    """A valid value and where it stands."""

    value: Any
    """str, date, bool, int, tuple of str, `Record` or tuple of `Record`, as the key's type says."""
    line: int
    """Line in the file, from 1."""


Record = dict[str, Value]
"""Valid keys of one mapping."""


@cache
def schema() -> Mapping[str, Mapping[str, Key]]:
    """Kind of mapping to its keys, in the order of the file."""
    table = tomllib.loads((files("danchieu") / "knowledge" / "schema.toml").read_text("utf-8"))
    return {
        kind: {name: Key(row["type"], row["says"], row.get("required", False), tuple(row.get("one_of", ()))) for name, row in keys.items()}
        for kind, keys in table.items()
    }


def required_keys(kind: str) -> str:
    """The required keys of `kind` as words for a remedy."""
    return ", ".join(name for name, key in schema()[kind].items() if key.required) or "loai"


class Reader:
    """Reads one file's nodes, collecting findings on the way."""

    def __init__(self, path: str, offset: int) -> None:
        """`offset`: lines of the file before the YAML text."""
        self.path = path
        self.offset = offset
        self.findings: list[Finding] = []
        self.unread: dict[str, str] = {}
        """Key to what is written there and could not be read as what it should be."""

    def line(self, node: yaml.Node) -> int:
        """Line of a node in its file, from 1."""
        return int(node.start_mark.line) + 1 + self.offset

    def report(self, code: str, node: yaml.Node, **values: object) -> None:
        """Note a finding at a node."""
        self.findings.append(finding(code, self.path, self.line(node), **values))

    def record(self, kind: str, node: yaml.MappingNode) -> Record:
        """The valid keys of a mapping; what is not valid becomes findings."""
        keys = schema()[kind]
        found: Record = {}
        seen: dict[str, int] = {}
        for key_node, value_node in node.value:
            name = nfc(str(key_node.value)) if isinstance(key_node, yaml.ScalarNode) else "?"
            if name in seen:
                self.report("DC108", key_node, key=name, first=seen[name])
                continue
            seen[name] = self.line(key_node)
            if name not in keys:
                self.report("DC103", key_node, key=name, suggestion=_suggestion(name, keys))
                continue
            value = self.value(name, keys[name], value_node)
            if value is not None:
                found[name] = Value(value, self.line(value_node if isinstance(value_node, yaml.ScalarNode) else key_node))
        for name, key in keys.items():
            if key.required and name not in seen:
                self.report("DC104", node, key=name, why=key.says)
        return found

    def value(self, name: str, key: Key, node: yaml.Node) -> Any:
        """The typed value, or None after a finding."""
        if isinstance(node, yaml.ScalarNode) and (node.tag.endswith(":null") or not node.value.strip()):
            self.report("DC111", node, key=name)
            return None
        if key.type == "texts":
            return self.texts(name, node)
        if key.type.startswith("row:"):
            return self.row(name, key.type[4:], node)
        if key.type.startswith("rows:"):
            return self.rows(name, key.type[5:], node)
        if not isinstance(node, yaml.ScalarNode):
            return self.wrong(name, node, _EXPECTED[key.type], _EXAMPLE[key.type])
        return _SCALARS[key.type](self, name, key, node)

    def wrong(self, name: str, node: yaml.Node, expected: str, example: str) -> None:
        """A value of the wrong shape."""
        kinds = {yaml.ScalarNode: "một giá trị đơn", yaml.SequenceNode: "một danh sách", yaml.MappingNode: "một nhóm khóa"}
        self.report("DC106", node, key=name, expected=expected, found=kinds[type(node)], example=example)

    def texts(self, name: str, node: yaml.Node) -> tuple[str, ...] | None:
        """A list of texts; one text alone is a list of one."""
        if isinstance(node, yaml.ScalarNode):
            return (_text(node),)
        if not isinstance(node, yaml.SequenceNode):
            self.wrong(name, node, "một danh sách", _EXAMPLE["texts"])
            return None
        items = []
        for item in node.value:
            if isinstance(item, yaml.ScalarNode) and item.value.strip():
                items.append(_text(item))
            else:
                self.wrong(name, item, "danh sách các dòng chữ", _EXAMPLE["texts"])
        return tuple(items)

    def row(self, name: str, kind: str, node: yaml.Node) -> Record | None:
        """One mapping."""
        if not isinstance(node, yaml.MappingNode):
            self.wrong(name, node, "một nhóm khóa", ", ".join(schema()[kind]))
            return None
        return self.record(kind, node)

    def rows(self, name: str, kind: str, node: yaml.Node) -> tuple[Value, ...] | None:
        """A list of mappings, each with its line; rows that lack a required key are left out after their finding."""
        if not isinstance(node, yaml.SequenceNode):
            self.wrong(name, node, "một danh sách các dòng “- {…}”", ", ".join(schema()[kind]))
            return None
        return tuple(self._rows(name, kind, node))

    def _rows(self, name: str, kind: str, node: yaml.SequenceNode) -> Iterator[Value]:
        needed = [key for key, spec in schema()[kind].items() if spec.required]
        for item in node.value:
            if not isinstance(item, yaml.MappingNode):
                self.wrong(name, item, "một nhóm khóa {…}", ", ".join(schema()[kind]))
                continue
            record = self.record(kind, item)
            if all(key in record for key in needed):
                yield Value(record, self.line(item))


def _text(node: yaml.ScalarNode) -> str:
    return nfc(" ".join(str(node.value).split()))


def _suggestion(name: str, keys: Mapping[str, Key]) -> str:
    near = difflib.get_close_matches(name, keys, n=1, cutoff=0.6)
    known = ", ".join(keys)
    return f"Có lẽ là “{near[0]}”. Các khóa dùng được: {known}." if near else f"Bỏ dòng này, hoặc dùng một trong các khóa: {known}."


def _date(reader: Reader, name: str, key: Key, node: yaml.ScalarNode) -> date | None:
    try:
        return date.fromisoformat(node.value.strip())
    except ValueError:
        reader.report("DC105", node, value=node.value, key=name)
        return None


def _since(reader: Reader, name: str, key: Key, node: yaml.ScalarNode) -> date | str | None:
    return UNKNOWN_DAY if _text(node) == UNKNOWN_DAY else _date(reader, name, key, node)


def _symbol(reader: Reader, name: str, key: Key, node: yaml.ScalarNode) -> str | None:
    parsed = parse_symbol(_text(node))
    if parsed is None or str(parsed) != _text(node):
        reader.unread[name] = _text(node)
        reader.report("DC109", node, value=node.value, suggestion=f"Có lẽ là {parsed}. " if parsed is not None else "")
        return None
    return str(parsed)


def _flag(reader: Reader, name: str, key: Key, node: yaml.ScalarNode) -> bool | None:
    if node.tag.endswith(":bool"):
        return str(node.value).lower() in {"true", "yes", "on"}
    reader.report("DC107", node, value=node.value, key=name, allowed="true, false")
    return None


def _number(reader: Reader, name: str, key: Key, node: yaml.ScalarNode) -> int | None:
    value = _text(node)
    if value.isdecimal() and len(value) < 10:
        return int(value)
    reader.report("DC106", node, key=name, expected=_EXPECTED["number"], found=f"“{value[:40]}”", example=_EXAMPLE["number"])
    return None


def _verb(reader: Reader, name: str, key: Key, node: yaml.ScalarNode) -> str | None:
    allowed = [word for verb in VERBS.values() for word in (verb.id, verb.passive)]
    if _text(node) in allowed:
        return _text(node)
    near = difflib.get_close_matches(_text(node), allowed, n=1)
    reader.report("DC107", node, value=node.value, key=name, allowed=", ".join(near or allowed))
    return None


def _url(reader: Reader, name: str, key: Key, node: yaml.ScalarNode) -> str | None:
    value = str(node.value).strip()
    if value.startswith(("https://", "http://")) and not any(character.isspace() or character in '<>"' for character in value):
        return value
    reader.report("DC115", node, value=node.value)
    return None


def _choice(reader: Reader, name: str, key: Key, node: yaml.ScalarNode) -> str | None:
    if _text(node) in key.one_of:
        return _text(node)
    reader.report("DC107", node, value=node.value, key=name, allowed=", ".join(key.one_of))
    return None


_SCALARS: Mapping[str, Callable[[Reader, str, Key, yaml.ScalarNode], Any]] = {
    "text": lambda reader, name, key, node: _text(node),
    "date": _date,
    "since": _since,
    "symbol": _symbol,
    "flag": _flag,
    "number": _number,
    "verb": _verb,
    "url": _url,
    "choice": _choice,
}
_EXPECTED = {
    "text": "một dòng chữ",
    "date": "một ngày",
    "since": "một ngày",
    "symbol": "một số hiệu",
    "flag": "true hoặc false",
    "number": "một số",
    "verb": "một loại quan hệ",
    "url": "một địa chỉ",
    "choice": "một giá trị trong danh sách",
}
_EXAMPLE = {
    "text": "trich_yeu: Quy định về …",
    "texts": "[bảo vệ cán bộ, nêu gương]",
    "date": "2023-09-29",
    "since": "2025-10-08",
    "symbol": "73/2023/NĐ-CP",
    "flag": "true",
    "number": "90",
    "verb": "thay_the",
    "url": "https://…",
    "choice": "Bài báo",
}
