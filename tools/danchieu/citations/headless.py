"""Texts that were parted from their head: what else tells which instrument they are."""

from __future__ import annotations

from danchieu.text.lazy import lazy

from .draft import Draft


def introduced(text: str, drafts: list[Draft], titled: str | None, first: int) -> Draft | None:
    """The instrument that a page without head prints whole: its own first line names it, or its first sentence tells that it was issued."""
    draft = next((one for one in drafts if one.form != "internal"), None)
    if draft is None or draft.form != "full" or draft.pin or draft.start >= min(first, 600) or (titled or draft.type) != draft.type:
        return None
    told = titled is None and text.endswith("ban hành ", 0, draft.start)
    leads = draft.start < 300 and not text[text.rfind("\n", 0, draft.start) + 1 : draft.start].strip(" *#_")
    return draft if (told or leads) and any(one.key.startswith("này") and one.type == draft.type for one in drafts) else None


# "QUY CHẾ ... (Ban hành kèm theo <Quyết định số: 43/2004/QĐ-UB> ngày ...)": a text that was parted from the head of its decision
_ANNEXED = lazy(
    r"(?:^|\n)[ *_#|]*(?:QU[YI]\s+CHẾ|QU[YI]\s+ĐỊNH|ĐIỀU\s+LỆ|CHƯƠNG\s+TRÌNH|KẾ\s+HOẠCH|ĐỀ\s+ÁN|PHỤ\s+LỤC|DANH\s+MỤC|HƯỚNG\s+DẪN)(?:[^\n]*\n){1,9}?[ *_#]*\([ *_]*(?:[Bb]an\s+hành\s+)?[Kk]èm\s+theo\s+$"
)


def annexed(text: str, drafts: list[Draft]) -> Draft | None:
    """The instrument that a line in brackets says a text without head was issued with; None where none or several are told."""
    found: list[Draft] = []
    for draft in drafts:
        told = draft.number and draft.form == "full" and text.endswith(("theo ", "theo\n"), 0, draft.start)
        if told and _ANNEXED.search(text, max(0, draft.start - 400), draft.start):
            found.append(draft)
    if len({draft.number for draft in found}) != 1 or "ợp nhất" in text[:3000] or "Kính gửi" in text[:3000]:
        return None  # a consolidated text and a letter are issued with nothing
    return found[0]


# the first words of a consolidated text: "<Nghị định số 131/2021/NĐ-CP> ..., có hiệu lực kể từ ngày ..., được sửa đổi, bổ sung bởi:"
_OPENING = lazy(
    r"[^;]{0,500}?có\s+hiệu\s+lực\s+(?:thi\s+hành\s+)?(?:kể\s+)?từ\s+ngày[^;]{0,60}?,\s+được\s+(?:sửa\s+đổi|đính\s+chính)[^;]{0,40}?(?:bởi|theo|tại)"
)


def opening(text: str, drafts: list[Draft]) -> Draft | None:
    """The instrument that a consolidated text without head opens with; None for every other text."""
    draft = drafts[0] if drafts else None
    if draft is None or draft.form != "full" or draft.number is None or text[: draft.start].strip(" *_#\n"):
        return None
    return draft if _OPENING.match(text, draft.tail, draft.tail + 700) else None


_CONSOLIDATES = lazy(r"được\s+(?:sửa\s+đổi|bổ\s+sung|thay\s+thế)")


def consolidated(text: str, drafts: list[Draft], titled: str, limit: int) -> str | None:
    """A consolidated text without head: the instrument of the title's type that its first paragraph says was amended."""
    for draft in drafts:
        if draft.start > limit:
            return None
        if draft.form == "full" and draft.type == titled and not text[text.rfind("\n", 0, draft.start) + 1 : draft.start].strip():
            return draft.number if _CONSOLIDATES.search(text, draft.tail, draft.tail + 1500) else None
    return None
