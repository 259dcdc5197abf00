"""What stands before a number that no type noun led to: the letters of its type, its body, a member of the same letters."""

from __future__ import annotations

from collections.abc import Iterable

from danchieu.text.lazy import lazy
from danchieu.values import Symbol
from danchieu.vocabulary import types, types_of_code
from danchieu.vocabulary.tables import lines, load

from .draft import Draft
from .issuers import issuer_at

HEADED = "dau-danh-sach"
"""Rule of a number whose noun and body are told before it, once for a whole list."""
MEMBER = "thanh-vien-danh-sach"
"""Rule of a member of a list that takes what the list says once."""


def abbreviated(text: str, start: int, symbol: Symbol) -> tuple[int, str | None]:
    """Where a mention begins whose noun is the letters of its own number: "<KH số 02-KH/BCĐTW>", "<TT 79/2022/TT-BQP>"; and that noun."""
    code = symbol.type_code
    begin = start - len(code) - 1
    if not code or begin < 0 or not text.startswith(code + " ", begin) or (begin and text[begin - 1].isalnum()):
        return start, None
    return begin, types_of_code().get(code, (None,))[0]


def alike_before(text: str, start: int, raw: str) -> bool:
    """Whether the number is a further member after one of the same letters: "Nghị định 52/CP và <12/CP>"."""
    joint = next((words for words in (", ", " và ") if text.endswith(words, 0, start)), "")
    return joint != "" and text.endswith(raw[raw.find("/") :], 0, start - len(joint))


_QUALIFIERS = [words.replace(" ", r"\s+") for words in lines(load("words")["between_type_and_number"])]
_OF_BODY = lazy(
    r"(?P<many>[cC]ác\s+|[nN]hững\s+)?(?<![^\W_])(?P<noun>"
    + "|".join(
        f"[{name[0]}{name[0].lower()}]{name[1:]}".replace(" ", r"\s+") for name in sorted((*types(), "Văn bản"), key=len, reverse=True)
    )
    + rf")(?:\s+(?:{'|'.join(_QUALIFIERS)}))?"
    + r"\s+của\s+(?P<body>[A-ZĐỦ][^,.;:()\n]{2,50}?(?:\n[^,.;:()\n]{1,40}?)?)\s+$"
)


def of_body(text: str, draft: Draft) -> None:
    """Make a number full whose noun stands before its body: "các <Quyết định của Thủ tướng Chính phủ số 142/2008/QĐ-TTg>"."""
    head = _OF_BODY.search(text, max(0, draft.start - 110), draft.start)
    kind = " ".join(head["noun"].split()).capitalize() if head else ""
    symbol = draft.symbol
    if head is None or symbol is None:
        return
    if kind == "Văn bản":  # no type: only its body is told
        if issuer_at(text, head.start("body")) == head.end("body"):
            draft.issuer = draft.issuer or " ".join(head["body"].split())
        return
    assembly = not symbol.type_code and "QH" in symbol.issuer_code and kind in ("Luật", "Nghị quyết", "Pháp lệnh", "Bộ luật")
    letter = not symbol.type_code and "-" in symbol.issuer_code and kind == "Công văn"
    if not assembly and not letter and kind not in types_of_code().get(symbol.type_code, ()):
        return
    if issuer_at(text, head.start("body")) != head.end("body"):
        return
    draft.start = draft.noun = head.start("noun")
    draft.form, draft.type, draft.plural, draft.rule = "full", kind, head["many"] is not None, HEADED
    draft.issuer = draft.issuer or " ".join(head["body"].split())


def typed(text: str, numbered: Iterable[Draft], shorts: Iterable[Draft]) -> dict[str | None, str | None]:
    """What numbers are that some mention calls by the letters QĐ, which mean two things; those with a symbol take the type told in full at once."""
    lettered = [draft for draft in (*numbered, *shorts) if draft.type == "Quyết định" and text.startswith("QĐ", draft.noun)]
    if not lettered:
        return {}
    told: dict[str | None, str | None] = {
        draft.number: draft.type for draft in numbered if draft.type == "Quy định" and not text.startswith("QĐ", draft.noun)
    }
    for draft in lettered:
        draft.type = told.get(draft.number, draft.type)
    return told
