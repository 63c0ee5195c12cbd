"""How TCVN3 (ABC) and VNI fonts write Vietnamese: letters of Western Europe that look like ours in those fonts."""

import re
import unicodedata

# The 8-bit places of the ABC fonts (.VnTime …), from 0xA1 on; "." is a place without a letter.
_TCVN3_FROM = 0xA1
_TCVN3 = (
    "ĂÂÊÔƠƯĐăâêôơưđ......"  # A1 to B4
    "àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽ"  # B5 to CF
    "éẹềểễếệìỉ...ĩíịò"  # D0 to DF
    ".ỏõóọồổỗốộờởỡớợù"  # E0 to EF
    ".ủũúụừửữứựỳỷỹýỵ"  # F0 to FE
)
TCVN3 = {_TCVN3_FROM + at: letter for at, letter in enumerate(_TCVN3) if letter != "."}

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
# VNI: what a letter after the vowel adds to it.
_VNI_MARKS = {
    "ø": _GRAVE,
    "ù": _ACUTE,
    "û": _HOOK,
    "õ": _TILDE,
    "ï": _DOT,
    "â": _CIRCUMFLEX,
    "à": _CIRCUMFLEX + _GRAVE,
    "á": _CIRCUMFLEX + _ACUTE,
    "å": _CIRCUMFLEX + _HOOK,
    "ã": _CIRCUMFLEX + _TILDE,
    "ä": _CIRCUMFLEX + _DOT,
    "ê": _BREVE,
    "è": _BREVE + _GRAVE,
    "é": _BREVE + _ACUTE,
    "ú": _BREVE + _HOOK,
    "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
}
_NOT_OURS = {vowel + _BREVE for vowel in "eiou"} | {vowel + _CIRCUMFLEX for vowel in "iuy"}
# VNI: letters that stand for one of ours by themselves.
_VNI_LETTERS = {"ñ": "đ", "ô": "ơ", "ö": "ư", "ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_pairs() -> dict[str, str]:
    pairs: dict[str, str] = {}
    for vowel in ("a", "e", "i", "o", "u", "y", "ô", "ö"):
        for sign, marks in _VNI_MARKS.items():
            letter = unicodedata.normalize("NFC", _VNI_LETTERS.get(vowel, vowel) + marks)
            if len(letter) == 1 and unicodedata.normalize("NFD", letter)[:2] not in _NOT_OURS:
                for last in (sign, sign.upper()):
                    pairs[vowel + last] = letter
                    pairs[vowel.upper() + last] = letter.upper()
    for sign, letter in _VNI_LETTERS.items():
        pairs[sign], pairs[sign.upper()] = letter, letter.upper()
    return pairs


VNI = _vni_pairs()
_VNI_SIGNS = re.compile("|".join(sorted(VNI, key=len, reverse=True)))


def from_tcvn3(text: str) -> str:
    """Return the text that an ABC font shows for ``text``."""
    return text.translate(TCVN3)


def from_vni(text: str) -> str:
    """Return the text that a VNI font shows for ``text``."""
    return _VNI_SIGNS.sub(lambda match: VNI[match.group()], text)
