"""Splits a page into front matter and body, and reads the front matter as a YAML node tree that remembers lines."""

from __future__ import annotations

from typing import NamedTuple

import yaml

from danchieu.findings import finding
from danchieu.model import Finding

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_REASONS = {
    "mapping values are not allowed here": "có dấu hai chấm thừa",
    "could not find expected ':'": "thiếu dấu hai chấm sau tên khóa",
    "did not find expected key": "thụt đầu dòng sai",
    "found character that cannot start any token": "có ký tự không mở đầu được một giá trị (tab, @ hoặc `)",
    "did not find expected ',' or ']'": "danh sách [..] không khép kín",
    "did not find expected ',' or '}'": "nhóm {..} không khép kín",
    "found unexpected end of stream": "dấu nháy hoặc dấu ngoặc không khép kín",
    "nested too deep": "các nhóm lồng nhau quá sâu",
}
_OPENERS = "[{-?:"
"""Every level of nesting needs one of these."""
_MANY = 500
"""Openers up to which no nesting is deep enough to exhaust the composer, which recurses in C and would end the process."""
_DEEPEST = 20
"""Levels of nesting; a page has four."""


class Page(NamedTuple):
    """A page cut in two."""

    node: yaml.MappingNode | None
    """Root of the front matter; None when it is missing or unreadable."""
    offset: int
    """Lines of the file before the front matter's first line, so that a node's file line is `offset + mark.line + 1`."""
    body: str
    """Text after the front matter."""
    body_line: int
    """Line number of the body's first line, from 1."""
    findings: tuple[Finding, ...]
    """What is wrong with the cut or the syntax."""


def split(path: str, text: str, required: str) -> Page:
    """Cut `text` at its `---` lines and compose the YAML between them; never raises.

    `required` names the keys a page of this kind needs, for the remedy of a missing front matter.
    """
    lines = text.split("\n")
    if lines[0].lstrip("\ufeff").rstrip() != "---":
        return Page(None, 0, text, 1, (finding("DC101", path, 1, required=required),))
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        return Page(None, 0, text, 1, (finding("DC102", path, 1, reason="không có dòng --- kết thúc"),))
    body = "\n".join(lines[end + 1 :])
    try:
        node = _tree("\n".join(lines[1:end]))
    except yaml.YAMLError as error:
        return Page(None, 1, body, end + 2, (_syntax(path, error),))
    if not isinstance(node, yaml.MappingNode):
        return Page(None, 1, body, end + 2, (finding("DC101", path, 1, required=required),))
    return Page(node, 1, body, end + 2, ())


def compose(path: str, text: str) -> tuple[yaml.Node | None, tuple[Finding, ...]]:
    """The node tree of a YAML file (`.cau-hoi.yml`), or a finding; None also for an empty file."""
    try:
        return _tree(text), ()
    except yaml.YAMLError as error:
        return None, (_syntax(path, error, shift=0),)


def _tree(text: str) -> yaml.Node | None:
    """The nodes of a YAML text. yaml.YAMLError for what is none, and for one nested deeper than people write."""
    if sum(map(text.count, _OPENERS)) > _MANY:
        depth = 0
        for event in yaml.parse(text, Loader=_LOADER):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                raise yaml.MarkedYAMLError(problem="nested too deep", problem_mark=event.start_mark)  # type: ignore[arg-type]  # the C parser has a mark of its own
    return yaml.compose(text, Loader=_LOADER)


def _syntax(path: str, error: yaml.YAMLError, shift: int = 1) -> Finding:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).split("\n", 1)[0]
    return finding(
        "DC102", path, (mark.line + 1 + shift) if mark is not None else 1, reason=_REASONS.get(problem, f"lỗi cú pháp YAML ({problem})")
    )
