"""What a word on the command line means in the library."""

from __future__ import annotations

import difflib

from danchieu.commands import Say
from danchieu.model import Library, Topic
from danchieu.text import fold, nfc


def instrument_named(library: Library, text: str, say: Say) -> str | None:
    """The one instrument with this id, number or name; None, and a word about it, where there is none or more than one."""
    text = text.removeprefix("van-ban/")
    found = _instruments(library, text)
    if len(found) == 1:
        return found[0]
    near = difflib.get_close_matches(text, [*library.instruments, *(one.symbol for one in library.instruments.values())], n=3)
    say.note(f"“{text}” " + (f"có thể là: {', '.join(found)}." if found else "không có trong kho."))
    if near and not found:
        say.note(f"Gần nhất: {', '.join(near)}.")
    if not found:
        say.note("    → Gõ số hiệu như 148-QĐ/TW, hoặc tên tệp trong docs/van-ban không có đuôi .md.")
    return None


def topic_named(library: Library, text: str, say: Say) -> str | None:
    """The id of the one topic with this id, or whose title or id has these words, marks or not; None, and a word about it, otherwise."""
    topics = {one.id.removeprefix("chuyen-de/"): one for one in library.of_kind(Topic)}
    name = text.removeprefix("docs/").removeprefix("chuyen-de/").removesuffix(".md")
    if name in topics:
        return topics[name].id
    words = fold(nfc(name)).strip()
    found = [key for key, one in topics.items() if words and words in fold(f"{key} {getattr(one.entry, 'title', '')}")]
    if len(found) == 1:
        return topics[found[0]].id
    say.note(f"“{text}” " + (f"có thể là: {', '.join(found)}." if found else "không phải là chuyên đề nào trong kho."))
    say.note(f"    → Chuyên đề có: {', '.join(topics) or 'chưa có chuyên đề nào'}.")
    return None


def _instruments(library: Library, text: str) -> list[str]:
    if text in library.instruments:
        return [text]
    words = nfc(text).lower()
    return [one.id for one in library.instruments.values() if words and words in (one.symbol.lower(), one.label.lower())]
