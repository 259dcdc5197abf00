"""Bytes to text: Unicode forms first, then the legacy Vietnamese encodings of `legacy.toml`, told apart by what reads as Vietnamese."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from danchieu.text.normalize import nfc


class Decoded(NamedTuple):
    """A text and how it was read."""

    text: str
    """NFC text."""
    encoding: str
    """`utf-8`, `utf-16`, `tcvn3`, `vni`, `cp1258` or `cp1252`."""
    lost: int = 0
    """Bytes that stand for no letter and became U+FFFD."""


_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_TOKEN = re.compile(r"[^\s\d.,;:!?()\[\]/\-–—\"'“”‘’…]+")
# One syllable of Vietnamese without its tone: "nghiêng", "quyết", "ươm".
_SYLLABLE = re.compile(
    r"""
    (?: ngh? | nh | gh | gi | qu | ph | th | tr | ch | kh | [bcdđghklmnpqrstvx] )?
    (?: uyê | uya | uyu | uây | uôi | ươi | ươu | iêu | yêu | oai | oay | oao | oeo | uao
      | iê | yê | ia | ya | uô | ua | ươ | ưa | oa | oă | oe | oo | uâ | uê | uơ | uy
      | ai | ao | au | ay | âu | ây | eo | êu | iu | oi | ôi | ơi | ui | ưi | ưu | [aăâeêioôơuưy] )
    (?: ch | ng | nh | [cmnpt] )?
    """,
    re.VERBOSE,
)
_TONE_MARKS = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_ENOUGH = 0.85
_SAMPLE = 6_000


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    tables: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("legacy.toml").read_text("utf-8"))
    return tables


def _tcvn3(text: str) -> str:
    return _raise_capitals(text.translate({ord(printed): meant for printed, meant in _tables()["tcvn3"].items()}))


def _vni(text: str) -> str:
    return _vni_pattern().sub(lambda found: _tables()["vni"][found[0]], text)


@cache
def _vni_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _tables()["vni"]), key=lambda printed: (-len(printed), printed))))


_LEGACY: tuple[tuple[str, Callable[[str], str]], ...] = (("tcvn3", _tcvn3), ("vni", _vni))
_WORD = re.compile(r"[^\W\d_]+")


def _raise_capitals(text: str) -> str:
    """Capitals that fonts such as .VnTimeH only draw: lines and words whose plain letters are all capital are capital throughout."""

    def word(found: re.Match[str]) -> str:
        return found[0].upper() if _shouted(found[0], 2) else found[0]

    return "".join(line.upper() if _shouted(line, 4) else _WORD.sub(word, line) for line in text.splitlines(keepends=True))


def _shouted(text: str, least: int) -> bool:
    plain = "".join(letter for letter in text if letter.isascii() and letter.isalpha())
    return len(plain) >= least and plain.isupper()


def vietnamese_share(text: str) -> float:
    """Share of the words with letters beyond ASCII that are well-formed Vietnamese syllables; 1.0 where there are none."""
    words = [word for word in _TOKEN.findall(text[:_SAMPLE]) if not word.isascii()]
    if not words:
        return 1.0
    return sum(_is_syllable(word) for word in words) / len(words)


@lru_cache(maxsize=32_768)
def _is_syllable(word: str) -> bool:
    bare = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word.lower()).translate(_TONE_MARKS))
    return _SYLLABLE.fullmatch(bare) is not None


def _is_modern(sample: bytes) -> bool:
    """Whether letters that only Unicode has for Vietnamese (ạ to ỹ) are as many as in true Vietnamese: a look that costs nothing.

    In UTF-8 they begin with E1, the others (à, đ, ư) with C3 to C6.
    """
    modern, others = (len(sample) - len(sample.translate(None, first)) for first in (b"\xe1", b"\xc3\xc4\xc5\xc6"))
    return modern * 3 > others > 0


def mend(text: str) -> tuple[str, str]:
    """Text that is really TCVN3 or VNI shown as Latin letters (`Céng hßa`), put right, and the encoding found.

    The encoding is empty, and the text unchanged, where it already reads as Vietnamese or where no reading does.
    """
    if text.isascii() or _is_modern(text[:_SAMPLE].encode("utf-8", "replace")) or vietnamese_share(text) >= _ENOUGH:
        return text, ""
    best, name = max((vietnamese_share(read(text[:_SAMPLE])), name) for name, read in _LEGACY)
    if best < _ENOUGH:
        return text, ""
    return nfc(dict(_LEGACY)[name](text)), name


def decode(data: bytes) -> Decoded:
    """`data` as NFC text. Never raises: what stands for no letter becomes U+FFFD and is counted in `lost`."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _unicode(data.removeprefix(mark) if encoding == "utf-8" else data, encoding)
    if (wide := _wide(data)) is not None:
        return _unicode(data, wide)
    try:
        return _mended(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    loose = data.decode("utf-8", "replace")
    lost = loose.count("\ufffd")
    if lost * 20 <= sum(1 for c in loose if ord(c) > 127):
        return Decoded(nfc(loose), "utf-8", lost)
    return _legacy(data)


def _unicode(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(nfc(text), encoding[:6].rstrip("-"), text.count("\ufffd"))


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: Latin text has a zero in every other byte."""
    head = data[:4000]
    zeros = head.count(0)
    if len(head) < 4 or zeros * 4 < len(head):
        return None
    return "utf-16-le" if head[1::2].count(0) > head[0::2].count(0) else "utf-16-be"


def _mended(text: str) -> Decoded:
    text, legacy = mend(nfc(text))
    return Decoded(text, legacy or "utf-8")


def _legacy(data: bytes) -> Decoded:
    shown = data.decode("cp1252", "replace")
    latin = "".join(new if new != "\ufffd" else chr(byte) for new, byte in zip(shown, data, strict=True))
    text, legacy = mend(latin)
    if legacy:
        return Decoded(text, legacy)
    windows = nfc(data.decode("cp1258", "replace"))
    if vietnamese_share(windows) >= _ENOUGH and not windows.isascii():
        return Decoded(windows, "cp1258", windows.count("\ufffd"))
    return Decoded(nfc(shown), "cp1252", shown.count("\ufffd"))
