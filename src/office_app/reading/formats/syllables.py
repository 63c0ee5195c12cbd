"""Whether a word can be a Vietnamese syllable: sound order and tone, as the spelling rules allow them."""

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_VOWELS = "aeiouy"  # the letter before a tone, or the one before that when a mark stands between
_ONSET = "ngh|ng|nh|th|tr|ch|kh|ph|gh|gi|qu|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x"
_OPEN = (
    "oai|oay|oao|oeo|uây|uya|uyu|iêu|yêu|ươi|ươu|uôi|ia|ya|ưa|ua|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu"
    "|oa|oe|uê|uơ|uy|a|e|ê|i|o|ô|ơ|u|ư|y"
)
_BEFORE_NG = "iê|yê|uô|ươ|oa|oă|oe|oo|uâ|a|ă|â|e|o|ô|u|ư"  # and before c
_BEFORE_NH = "oa|uê|uy|a|ê|i|y"  # and before ch
_BEFORE_N = "uyê|iê|yê|uô|ươ|oa|oă|oe|uâ|uê|uy|a|ă|â|e|ê|i|o|ô|ơ|u|ư"  # and before m, p, t
_CLOSED = (
    f"(?:{_BEFORE_NG})(?:ng|(?P<c>c))|(?:{_BEFORE_NH})(?:nh|(?P<ch>ch))|(?:{_BEFORE_N})(?:[mn]|(?P<t>[pt]))"
)
_SYLLABLE = re.compile(rf"(?:{_ONSET})?(?:{_OPEN}|{_CLOSED})")
_SHARP_OR_HEAVY = "\u0301\u0323"  # the only tones before c, ch, p, t


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Tell whether ``word``, in any case and normal form, is spelt as a Vietnamese syllable can be."""
    if len(word) > 12:
        return False
    bare: list[str] = []
    tones: list[str] = []
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in _TONES and not any(letter in _VOWELS for letter in bare[-2:]):
            return False  # ñ is no letter of ours
        (tones if char in _TONES else bare).append(char)
    if len(tones) > 1:
        return False
    match = _SYLLABLE.fullmatch(unicodedata.normalize("NFC", "".join(bare)))
    stopped = match is not None and match.lastgroup is not None
    return match is not None and (not stopped or (bool(tones) and tones[0] in _SHARP_OR_HEAVY))
