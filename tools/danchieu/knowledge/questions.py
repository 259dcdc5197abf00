"""Reads the question file beside a topic (`<topic>.cau-hoi.yml`)."""

from __future__ import annotations

from typing import Any

import yaml

from danchieu.findings import finding
from danchieu.knowledge.frontmatter import compose
from danchieu.model import Finding, Question
from danchieu.text import nfc

_KEYS = ("ma", "hoi", "lua_chon", "dap_an", "vi_sao", "chung_minh", "muc_do")
_TEXTS = tuple(key for key in _KEYS if key != "lua_chon")
_LETTERS = "ABCDEFGH"


def read_questions(path: str, text: str) -> tuple[tuple[Question, ...], tuple[Finding, ...]]:
    """The valid questions of a file in its order, and a finding for each one that is not (left out, never half read)."""
    root, problems = compose(path, text)
    if problems:
        return (), problems
    if not isinstance(root, yaml.SequenceNode):
        return (), (finding("DC403", path, 1, question="(cả tệp)", reason="tệp phải là một danh sách các câu hỏi"),)
    questions: list[Question] = []
    findings: list[Finding] = []
    seen: set[str] = set()
    for node in root.value:
        line = node.start_mark.line + 1
        row = _plain(node)
        reason = _repeated(node) or _reason(row, seen)
        if reason:
            name = row.get("ma") if isinstance(row, dict) else None
            findings.append(finding("DC403", path, line, question=name if isinstance(name, str) else "?", reason=reason))
        else:
            questions.append(_question(row, line))
            seen.add(row["ma"])
    return tuple(questions), tuple(findings)


def _question(row: dict[str, Any], line: int) -> Question:
    return Question(
        id=row["ma"],
        stem=row["hoi"],
        options=tuple(row["lua_chon"]),
        answer=_LETTERS.index(row["dap_an"]),
        reason=row["vi_sao"],
        proof=row["chung_minh"],
        level=row.get("muc_do", ""),
        line=line,
    )


def _plain(node: yaml.Node) -> Any:
    """Scalars as NFC text, lists and mappings as such; depth is bounded by the two levels a question has."""
    if isinstance(node, yaml.ScalarNode):
        return nfc(" ".join(str(node.value).split()))
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) if isinstance(item, yaml.ScalarNode) else None for item in node.value]
    return {_name(key): (_plain(value) if not isinstance(value, yaml.MappingNode) else None) for key, value in node.value}


def _name(key: yaml.Node) -> str:
    return nfc(str(key.value)) if isinstance(key, yaml.ScalarNode) else "?"


def _repeated(node: yaml.Node) -> str:
    """Why a mapping that names a key twice is no question; empty when it does not."""
    seen: set[str] = set()
    for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
        if _name(key) in seen:
            return f"khóa “{_name(key)}” xuất hiện hai lần"
        seen.add(_name(key))
    return ""


def _reason(row: Any, seen: set[str]) -> str:
    """Why a row is no question; empty when it is one."""
    if not isinstance(row, dict):
        return "không phải là một nhóm khóa"
    unknown = [key for key in row if key not in _KEYS]
    if unknown:
        return f"không có khóa “{unknown[0]}”"
    missing = [key for key in _KEYS[:-1] if not row.get(key)]
    if missing:
        return f"thiếu “{missing[0]}”"
    shapeless = [key for key in _TEXTS if not isinstance(row.get(key, ""), str)]
    if shapeless:
        return f"“{shapeless[0]}” phải là một dòng chữ"
    options = row["lua_chon"]
    if not isinstance(options, list) or len(options) < 2 or not all(options) or len(set(options)) < len(options):
        return "“lua_chon” phải có ít nhất hai lựa chọn khác nhau"
    if len(options) > len(_LETTERS):
        return f"“lua_chon” có {len(options)} lựa chọn, nhiều nhất là {len(_LETTERS)}"
    if row["dap_an"] not in set(_LETTERS[: len(options)]):
        return f"đáp án “{row['dap_an']}” không phải là chữ cái của một lựa chọn"
    if row["ma"] in seen:
        return "trùng mã với một câu khác"
    return ""
