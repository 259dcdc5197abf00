"""Front matter of one fact entry: key to YAML text, in the order of the contract (knowledge/schema.toml)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from danchieu.intake.facts_page import block_row, flow_list, row_list, scalar
from danchieu.intake.facts_relations import Entry, Facts, is_uncertain, target_words, vietnamese
from danchieu.intake.facts_sources import sources
from danchieu.knowledge.schema import schema
from danchieu.text import parse_date, show_date

Row = Mapping[str, Any]
_PLAIN = {
    "issuer": "co_quan",
    "date": "ngay_ban_hanh",
    "effective": "ngay_hieu_luc",
    "title": "trich_yeu",
    "signer": "nguoi_ky",
}


def front_matter(entry: Entry, facts: Facts, rows: Mapping[str, Sequence[Row]]) -> Mapping[str, str]:
    """Key to its YAML lines; keys without a known value are absent."""
    values = _identity(entry) | _plain(entry)
    texts = {key: f"{key}: {scalar(value)}" for key, value in values.items() if value}
    texts["tinh_trang"] = f"tinh_trang: {block_row(_standing(entry, facts))}"
    lists: dict[str, Sequence[Row]] = {
        "quan_he": rows.get(entry.key, ()),
        "xem_them": [_see_also(raw, facts) for raw in entry.fields.get("see_also") or ()],
        "trung_so": [_homonym(raw) for raw in entry.fields.get("homonyms") or ()],
        "nguon": sources(entry),
    }
    texts |= {key: row_list(key, found) for key, found in lists.items() if found}
    flows = {"gian_tiep": _indirect(entry, values), "chu_de": entry.fields.get("subjects") or ()}
    texts |= {key: f"{key}: {flow_list(found)}" for key, found in flows.items() if found}
    return {key: texts[key] for key in schema()["instrument"] if key in texts}


def _identity(entry: Entry) -> dict[str, str]:
    issuer = entry.fields.get("issuer") or ""
    term = _TERM.search(issuer)
    return {
        "so_hieu": entry.symbol,
        "ten_goi": entry.name,
        "loai": entry.fields["type"],
        "dia_phuong": entry.place,
        "khoa": term["term"] if term else "",
    }


def _plain(entry: Entry) -> dict[str, str]:
    found = {page: str(entry.fields.get(key) or "") for key, page in _PLAIN.items()}
    found["co_quan"] = _TERM.sub("", found["co_quan"])
    found["nguoi_ky"] = found["nguoi_ky"].partition(" (")[0]
    found["trich_yeu"] = _DOUBT.sub("", found["trich_yeu"])
    return found


def _standing(entry: Entry, facts: Facts) -> Row:
    """`tinh_trang`: what a source prints, what none tells, and the conclusion that changes nothing."""
    fields = entry.fields
    verified = fields.get("verified") or ()
    ended = fields.get("status") in {"replaced", "repealed"} and bool({"end", "replaced_by"} & set(verified))
    printed = fields.get("status_verified", "status" in verified)
    row: dict[str, Any] = {"kiem_chung": bool(printed or ended)}
    likely = _likely(entry, facts)
    if likely or fields.get("status", "unknown") == "unknown":  # “chưa thấy văn bản thay thế” would contradict what is likely
        row["chua_ro"] = True
    if likely:
        row["co_the"] = likely
    return row


def _likely(entry: Entry, facts: Facts) -> str:
    """`có thể đã được Quy định 212-QĐ/TW ngày 17/8/2026 thay thế, chưa kiểm chứng`; empty where nothing points to it."""
    for raw in entry.fields.get("relations") or ():
        other = facts.find(raw["target"])
        if raw["type"] == "replaced_by" and is_uncertain(raw) and other is not None:
            day = parse_date(str(other.fields.get("date") or ""))
            when = f" ngày {show_date(day)}" if day else ""
            return f"có thể đã được {other.fields['type']} {target_words(other.key, other)}{when} thay thế, chưa kiểm chứng"
    return "có thể đã được thay thế, chưa kiểm chứng" if entry.fields.get("status_likely") else ""


def _see_also(raw: Row, facts: Facts) -> Row:
    other = facts.find(raw["target"])
    row = {
        "den": target_words(raw["target"], other),
        "ngay": other.fields.get("date") if other else None,
        "ghi_chu": vietnamese(raw.get("note") or ""),
    }
    return {key: value for key, value in row.items() if value}


def _homonym(raw: Row) -> Row:
    row = {
        "so_hieu": raw.get("number"),
        "ngay": raw.get("date"),
        "co_quan": raw.get("issuer"),
        "noi_dung": raw.get("about") or raw.get("note"),
        "nguon": raw.get("source"),
    }
    return {key: value for key, value in row.items() if value}


def _indirect(entry: Entry, values: Mapping[str, str]) -> list[str]:
    """Keys that rest on one source or only on indirect ones. The symbol of a State act tells its issuer, so that needs no source."""
    keys = {"number": "so_hieu", **_PLAIN}
    verified = set(entry.fields.get("verified") or ())
    alone = not entry.fields.get("two_sources") or all(row.get("gian_tiep") for row in sources(entry))
    told = "/" in entry.symbol and not _PARTY.fullmatch(entry.symbol)
    return [
        page
        for key, page in keys.items()
        if values.get(page) and (alone or key not in verified or (key == "title" and _DOUBT.search(entry.fields["title"])))
        if not (told and page == "co_quan")
    ]


_TERM = re.compile(r"\ khóa\ (?P<term>[IVXL]+)$", re.VERBOSE)  # Ban Chấp hành Trung ương Đảng khóa XI
_DOUBT = re.compile(
    r"""\s* \( [^()]* (?: tên | cách\ gọi | mô\ tả ) [^()]* \) $   # ... (tên gọi theo nội dung; tên chính thức chưa thấy)""",
    re.VERBOSE,
)
_PARTY = re.compile(r"\d+[a-z]?-[^/]+/.+")  # 26-NQ/TW
