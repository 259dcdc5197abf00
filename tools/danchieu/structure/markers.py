"""What a line starts with: the printed labels of units, told by the line alone. Whether they count, the context says."""

from __future__ import annotations

import re
from typing import NamedTuple

from danchieu.text import numeral, to_roman


class Mark(NamedTuple):
    """A label at the head of a line."""

    kind: str
    """`phan`, `chuong`, `muc`, `tieu-muc`, `dieu`, `phu-luc`, or the list it continues: `roman`, `letter`, `number`, `point`, `bullet`."""
    label: str
    """The label, lower case, without its word and punctuation; a bullet's sign."""
    end: int
    """Where the label ends in the line."""
    sure: bool
    """The line has the form of a heading (punctuation after the label, or the label alone), so it is not running text that wrapped here."""


_ARTICLE = re.compile(
    r"""
    [đð]iều \s+ (?P<label> \d{1,4}[a-zđ]{0,2}\d? (?: \.\d{1,4} (?!\d) | \.[a-zđ]{1,5}(?=\.\d) )* )   # Điều 5, Điều 68a, Điều 5.2.NĐ.8.15
    (?P<note>\[\d+\])? \s* (?P<sure> \\?[.:] | \*\* | $ )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DIVISION = re.compile(
    r"""
    (?P<word> phần | chương | tiểu\s+mục | mục | phụ\s+lục )                     # Chương II, MỤC 1., Phần thứ nhất, PHỤ LỤC SỐ 01
    (?: \s+ (?:số\s+)? (?P<label> thứ\s+(?:mười\s+)?[^\W\d_]+ | [ivxl]{1,7}[a-zđ]? | \d{1,3}[a-zđ]? | [a-hđ] ) (?!\w) )?
    \s* (?P<sure> \\?[.:](?!\d) | [–\-] | \( | \*\* | \[\d | $ )?                   # Chương II[2] (được bãi bỏ)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ROMAN = re.compile(r"(?P<label>[IVXL]{1,7})\s?(?:\\?[.)/]|\s?[–—\-])(?:\*\*)?\s*(?=\S|$)")  # "I. MỤC TIÊU", "II- QUAN ĐIỂM"
_LETTER = re.compile(r"(?P<label>[A-HĐ])\s?(?:\\?[.)/]|\s?[–—\-])(?:\*\*)?\s+(?=\S)")  # "A. ĐÁNH GIÁ CHUNG"
_NUMBER = re.compile(
    r"""
    (?P<label> \d{1,3}(?:\.\d{1,3}){1,4} (?=\\?\.?\s) | \d{1,3}[a-zđ]? )
    (?P<sure> \\?[.)/] (?=[\s*"“(\[]|[^\W\d_]|$) | \s?[–\-]\s | (?=\s) )            # "1. ", "3a. ", "1.1 Phạm vi", "1/ ", "2- "
    """,
    re.VERBOSE,
)
_POINT = re.compile(r"(?P<label>[a-zđ]{1,2}\d?)\s?(?P<sure>\\?\)|[./](?=\s))")  # "a) ", "đ)", "a1)", "a. "
_BULLETS = frozenset("-+•–—*")
_KINDS = {"p": "phan", "c": "chuong", "t": "tieu-muc", "m": "muc"}


def marker(line: str, *, heading: bool = False) -> Mark | None:
    """The label at the head of `line` (stripped, heading signs gone), None where it has none.

    `heading` says that Markdown marks the line as a heading, so that no punctuation is asked for.
    """
    read = _BY_FIRST.get(line[:1])
    return None if read is None else read(line, heading)


def _article(line: str, heading: bool) -> Mark | None:
    found = _ARTICLE.match(line)
    if found is None:
        return None
    number, dot, note = found["label"].partition(".")
    if dot and note.isdecimal():  # "Điều 35.21 Mức vay": article 35 with the mark of footnote 21 (consolidated texts)
        return Mark("dieu", number.lower(), found.start("label") + len(number) + 1, True)
    return Mark("dieu", found["label"].lower(), found.end(), heading or found["sure"] is not None)


def _division(line: str, heading: bool) -> Mark | None:
    found = _DIVISION.match(line)
    if found is None:
        return None
    word = found["word"].lower()
    kind = "phu-luc" if word.startswith("ph") and word[2] == "ụ" else _KINDS[word[0]]
    label = _label(found["label"])
    if label is None or (not label and kind != "phu-luc"):
        return None
    rest = line[found.end() :].strip(" *")
    if not label and rest and not (line.isupper() or heading):
        return None
    sure = heading or line.isupper() or (found["sure"] is not None and (found["sure"] not in ("-", "–") or rest[:1].isupper()))
    end = found.start("sure") if found["sure"] and found["sure"][0] in "([" else found.end()
    return Mark(kind, label, end, sure and not (kind == "phu-luc" and rest.endswith((";", ","))))


def _label(printed: str | None) -> str | None:
    """`thứ nhất` to `i`, other labels in lower case; empty where nothing is printed, None where an ordinal is none."""
    if printed is None:
        return ""
    printed = printed.lower()
    if not printed.startswith("th"):
        return printed.lstrip("0") or printed  # "Phụ lục số 03" is Phụ lục 3
    value = numeral(printed)
    return None if value is None else to_roman(value).lower()


def _capital(line: str, heading: bool) -> Mark | None:
    found = _ROMAN.match(line) or _LETTER.match(line)
    if found is None:
        return _division(line, heading) if line[0] in "CM" else None
    label = found["label"]
    roman = numeral(label) is not None
    if not roman and len(label) > 1:
        return None
    return Mark("roman" if roman else "letter", label.lower(), found.end(), True)


def _number(line: str, heading: bool) -> Mark | None:
    found = _NUMBER.match(line)
    if found is None:
        return None
    if not found["sure"] and not heading:
        rest = line[found.end() :].lstrip()
        if "." not in found["label"] or not rest or rest[0].islower() or rest[0].isdigit():
            return None
    return Mark("number", found["label"], found.end(), True)


def _small(line: str, heading: bool) -> Mark | None:
    found = _POINT.match(line)
    if found is not None:
        return Mark("point", found["label"], found.end(), found["sure"].endswith(")"))
    return _division(line, heading) if line[0] in "pcmt" else _article(line, heading) if line[0] == "đ" else None


def _article_or_letter(line: str, heading: bool) -> Mark | None:
    return _article(line, heading) or _capital(line, heading)


def _bullet(line: str, heading: bool) -> Mark | None:
    after = line[1:2]
    if heading or (line[0] in "*-" and after and not after.isspace()) or (line[0] in "+–—" and after in "0123456789" and after):
        return None
    return Mark("bullet", line[0], 1, True) if line.strip("-–—*+•_ ") else None


_BY_FIRST = {
    **dict.fromkeys("ABCDEFGHIVXLM", _capital),
    **dict.fromkeys("0123456789", _number),
    **dict.fromkeys("abcdeghiklmnopqrstuvxyđ", _small),
    **dict.fromkeys("ĐÐ", _article_or_letter),
    **dict.fromkeys("PT", _division),
    **dict.fromkeys(_BULLETS, _bullet),
}
