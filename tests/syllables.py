"""Which words can be Vietnamese: onset, rhyme and tone by the rules of the spelling (no list of words of any language)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook, dot below
_STOPPED = frozenset("\u0301\u0323")
"""A syllable that ends in c, ch, p or t has one of these two tones."""

_RHYMES_TABLE = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu y yêm yên yêng yêt yêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong op ot
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ uy uya uych uyên uyêt uynh uyp uyt uyu
    ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
"""
_AFTER_QU_TABLE = """
    a ac ach ai an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât âu ây
    e en eo et ê êch ên ênh êt i ich in inh it iu y ych yên yêt ynh yt ơ ơi ôc
"""
_RHYMES, _AFTER_QU = frozenset(_RHYMES_TABLE.split()), frozenset(_AFTER_QU_TABLE.split())
_SYLLABLE = re.compile(
    r"""
    (?P<onset> qu | ngh (?=[ieê]) | gh (?=[ieê]) | k (?=[ieêy])
             | ng (?![ieê]) | nh | ch | kh | ph | th | tr | gi (?=[aăâeoôơuưê]) | c (?![ieêy]) | g (?![eêy]) | [bdđhlmnrstvxp] )?
    (?P<rhyme> [aăâeêioôơuưy]+ (?:ch|ng|nh|[cmnpt])? )
    """,
    re.VERBOSE,
)


@cache
def is_syllable(word: str) -> bool:
    """Whether `word` (letters only, any case) can be one Vietnamese syllable. English words mostly cannot: `force`, `map`, `status`."""
    marked = unicodedata.normalize("NFD", word.lower())
    tones = [sign for sign in marked if sign in _TONES]
    bare = unicodedata.normalize("NFC", "".join(sign for sign in marked if sign not in _TONES))
    found = _SYLLABLE.fullmatch(bare)
    if found is None or len(tones) > 1:
        return False
    rhyme, onset = found["rhyme"], found["onset"] or ""
    if onset == "gi" and f"i{rhyme}" in _RHYMES and rhyme.startswith("ê"):  # giếng, giết
        rhyme = f"i{rhyme}"
    if rhyme not in (_AFTER_QU if onset == "qu" else _RHYMES):
        return False
    return not rhyme.endswith(("c", "ch", "p", "t")) or bool(_STOPPED & set(tones))
