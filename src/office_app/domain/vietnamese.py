"""Vietnamese writing: folding for search, alphabetical order, numbers, dates."""

import re
import unicodedata
from codecs import charmap_build, charmap_decode, charmap_encode
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền hỏi ngã sắc nặng, in the order of dictionaries
# The marks of â ê ô, ă, ơ ư are no tones: they make letters of their own.


def _vietnamese() -> str:
    """Return the signs of Vietnamese text, fewer than 256, in a row that begins as a ``charmap`` must."""
    letters = "".join(nfc(vowel + tone) for vowel in "aăâeêioôơuưy" for tone in ("", *_TONES)) + "đ"
    plain = "\0\t\n\f\r" + "".join(map(chr, range(0x20, 0x7F)))
    return "".join(dict.fromkeys(plain + letters + letters.upper() + "–—‘’“”…•«»°²³×½\u00a0\uf0b7"))


def _foldable() -> dict[int, str]:
    """Map every accented Latin letter of one character to its bare lower-case letter, plain ones to themselves.

    ``str.translate`` takes several times as long over a character that the table lacks.
    """
    table = {ord(sign): sign.lower() for sign in _vietnamese()}
    for code in (*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii() and base.isalpha():
            table[code] = base.lower()
    table[ord("đ")] = table[ord("Đ")] = "d"
    return table


_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # no XML file, so no DOCX and no XLSX, can hold these


def nfc(text: str) -> str:
    """Return the text with one character per Vietnamese letter (NFC)."""
    return unicodedata.normalize("NFC", text)


def without_controls(text: str) -> str:
    """Return the text without the characters that no document can hold; one may stand for a broken line."""
    return _CONTROLS.sub(" ", text)


def one_line(text: str) -> str:
    """Return a name or title as it is kept: NFC, on one line, nothing in it that no document can hold."""
    return " ".join(without_controls(nfc(text)).split())


_FOLD = _foldable()
# A byte for each sign, and what it folds to: by way of them takes half as long as ``str.translate``, or less.
_BYTES = charmap_build(_vietnamese())
_FOLDED = _vietnamese().translate(_FOLD)


def fold(text: str) -> str:
    """Return the text for searching: lower case, no marks, đ as d; as long as the NFC text given."""
    try:
        return charmap_decode(charmap_encode(text, "strict", _BYTES)[0], "strict", _FOLDED)[0]
    except UnicodeEncodeError:  # a sign that is rare
        return text.translate(_FOLD)


def _on_first_vowel() -> dict[str, str]:
    """Map oà → òa, oè → òe, uỳ → ùy and the like, in lower, upper and title case."""
    pairs = {}
    for first, second in ("oa", "oe", "uy"):
        for tone in _TONES:
            old = nfc(first + second + tone)
            new = nfc(first + tone + second)
            pairs.update({old: new, old.upper(): new.upper(), old.capitalize(): new.capitalize()})
    return pairs


_FIRST_VOWEL = _on_first_vowel()
_SECOND = "".join({pair[1] for pair in _FIRST_VOWEL})


def _open_syllable(first: str) -> re.Pattern[str]:
    """Match an open syllable's two vowels; sets of letters are found far quicker than a choice of sixty pairs."""
    return re.compile(rf"{first}[{_SECOND}](?<![qQ]..)(?!\w)")


_OPEN_SYLLABLE = _open_syllable("[oOuU]")
_OPEN_SYLLABLES = tuple(map(_open_syllable, "oOuU"))


def fold_tone(text: str) -> str:
    """Write both tone placements as one: uỷ → ủy, hoà → hòa; only in open syllables, so quý stays quý."""
    return _OPEN_SYLLABLE.sub(_tone_on_first, nfc(text))


def fold_tone_of_pages(text: str) -> str:
    """Do the same to a long text that is NFC: to look for each letter by itself is quicker there."""
    for syllable in _OPEN_SYLLABLES:
        text = syllable.sub(_tone_on_first, text)
    return text


def _tone_on_first(vowels: re.Match[str]) -> str:
    return _FIRST_VOWEL.get(vowels.group(), vowels.group())


def _split_letter(char: str) -> tuple[str, str]:
    """Return the letter without its tone, and the tone or an empty string."""
    marks = unicodedata.normalize("NFD", char)
    tone = next((m for m in marks if m in _TONES), "")
    letter = "".join(m for m in marks if m not in _TONES)
    return nfc(letter), tone


_NUMBER_OR_CHAR = re.compile(r"\d+|[^\W\d_]|[\W_]+", re.DOTALL)


def sort_key(name: str) -> str:
    """Return a key that sorts by the Vietnamese alphabet: a ă â b c d đ e ê …, tones second.

    Numbers inside sort by value («Chi bộ 2» before «Chi bộ 10»). The key is plain text, fit for a column.
    """
    letters: list[str] = []
    tones: list[str] = []
    for piece in _NUMBER_OR_CHAR.findall(fold_tone(name).lower()):
        if piece.isdigit():
            digits = piece.lstrip("0")
            letters.append(chr(0x20 + min(len(digits), 60)) + digits)
        elif piece[0].isalpha():
            letter, tone = _split_letter(piece)
            place = _ALPHABET.find(letter)
            letters.append(chr(0x100 + place) if place >= 0 else chr(0x200) + letter)
            tones.append(str(_TONES.index(tone) + 2 if tone else 1))
        else:
            letters.append("\x02")
    return "".join(letters).strip("\x02") + "\x01" + "".join(tones)


def given_name_sort_key(full_name: str) -> str:
    """Return a key that sorts people as Vietnamese lists do: given name first, then family and middle names."""
    words = full_name.split()
    return sort_key(words[-1]) + "\x01" + sort_key(" ".join(words[:-1])) if words else ""


def lower_first(text: str) -> str:
    """Return the text with its first letter lower, unless its first word is written in capitals."""
    first = text.split(" ", 1)[0]
    return text if len(first) > 1 and first.isupper() else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """Return the text with its first letter as a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def number_vi(value: int | Decimal) -> str:
    """Return the number as printed: dot for thousands, comma for decimals (``1.234``, ``0,5``)."""
    return f"{value:,}".translate({ord(","): ".", ord("."): ","})


def count_vi(value: int) -> str:
    """Return a count in running text: ``05``, ``12``, ``1.234``; ``0`` stays ``0``."""
    return f"{value:02d}" if 0 < value < 10 else number_vi(value)


def percent_vi(numerator: int, denominator: int) -> str:
    """Return the rate half-up with two decimals (``95,57 %``), or ``–`` when there is nothing to divide by."""
    if denominator == 0:
        return "–"
    rate = Decimal(numerator) * 100 / Decimal(denominator)
    return number_vi(rate.quantize(Decimal("0.01"), ROUND_HALF_UP)) + " %"


def date_vi(day: date) -> str:
    """Return the date as papers print it, ``05/9/2026``, ``03/02/2026``.

    Days below 10 and the months 1 and 2 are padded, nothing else. Source: HD 36-HD/VPTW; NĐ 30/2020/NĐ-CP.
    """
    return f"{day.day:02d}/{_month(day)}/{day.year}"


def date_words(day: date) -> str:
    """Return the date in words as under a letterhead, ``ngày 05 tháng 9 năm 2026``."""
    return f"ngày {day.day:02d} tháng {_month(day)} năm {day.year}"


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month < 3 else str(day.month)


def date_screen(day: date) -> str:
    """Return the date as screens and tables show it, ``05/09/2026``."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """Return a Roman numeral for 1 to 89, as parts of a paper are numbered.

    Raises:
        ValueError: outside that range.
    """
    if not 1 <= number <= 89:
        raise ValueError(f"no Roman numeral for {number}")
    text = ""
    for value, sign in _ROMAN:
        while number >= value:
            text, number = text + sign, number - value
    return text
