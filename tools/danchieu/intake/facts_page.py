"""Writes front matter that is pleasant to read, and adds missing keys to a page without touching what stands there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import yaml

from danchieu.findings import finding
from danchieu.knowledge.schema import schema
from danchieu.model import Finding
from danchieu.text import writable

_KEY = re.compile(r"(?P<key>[a-z_]+):")  # so_hieu: 26-NQ/TW


def scalar(value: object, flow: bool = False) -> str:
    """A value as YAML: plain where a reader of YAML gets the same words back, else in double quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = " ".join(writable(str(value)).split())
    probe = f"[{text}]" if flow else f"key: {text}"
    try:
        node = yaml.compose(probe, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        node = None
    return text if _reads_back(node, text, flow) else json.dumps(text, ensure_ascii=False)


def _reads_back(node: yaml.Node | None, text: str, flow: bool) -> bool:
    if isinstance(node, yaml.SequenceNode) and flow:
        inner = node.value
    elif isinstance(node, yaml.MappingNode) and not flow:
        inner = [value for _, value in node.value]
    else:
        return False
    return (
        len(inner) == 1
        and isinstance(inner[0], yaml.ScalarNode)
        and inner[0].value == text
        and inner[0].style is None
        and not inner[0].tag.endswith(":null")
    )


def block_row(row: Mapping[str, Any]) -> str:
    """`{loai: thay_the, den: 80-QĐ/TW, ngay: 2022-08-18}`."""
    return "{" + ", ".join(f"{key}: {scalar(value, flow=True)}" for key, value in row.items()) + "}"


def flow_list(items: Iterable[str]) -> str:
    """`[so_hieu, trich_yeu]`."""
    return "[" + ", ".join(scalar(item, flow=True) for item in items) + "]"


def row_list(key: str, rows: Sequence[Mapping[str, Any]]) -> str:
    """The key and one line for each row."""
    return "\n".join((f"{key}:", *(f"  - {block_row(row)}" for row in rows)))


def new_page(keys: Mapping[str, str]) -> str:
    """A page of front matter only."""
    return "---\n" + "\n".join(keys.values()) + "\n---\n"


def completed(path: str, text: str, keys: Mapping[str, str]) -> tuple[str, tuple[str, ...], Finding | None]:
    """The page with the keys it lacks, each before the first present key that follows it in the contract; and which were added.

    A page whose front matter is not found is given back as it is, with a finding.
    """
    lines = text.split("\n")
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if lines[0].rstrip() != "---" or end is None:
        return text, (), finding("DC102", path, 1, reason="không thấy hai dòng ---")
    order = list(schema()["instrument"])
    added: list[str] = []
    for key in keys:
        present = {found["key"]: number for number, line in enumerate(lines[1:end], 1) if (found := _KEY.match(line))}
        if key in present or _stands_for(key, present):
            continue
        later = [present[name] for name in order[order.index(key) + 1 :] if name in present]
        place = min(later, default=end)
        block = keys[key].split("\n")
        lines[place:place] = block
        end += len(block)
        added.append(key)
    return "\n".join(lines), tuple(added), None


def _stands_for(key: str, present: Mapping[str, int]) -> bool:
    """A page with a number needs no name and the other way round."""
    return {"so_hieu": "ten_goi", "ten_goi": "so_hieu"}.get(key) in present
