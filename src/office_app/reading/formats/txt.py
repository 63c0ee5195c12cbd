"""Plain text: which encoding, and pages at form feeds."""

import re
import unicodedata

from office_app.domain.errors.files import FileTypeError
from office_app.reading.formats.legacy import Letters
from office_app.reading.formats.page import Page, check_count, check_length, clean
from office_app.reading.limits import ReadingLimits

_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# In CP1258 a tone is a character of its own, after its vowel.
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_TONE_ON_VOWEL = re.compile("[aeiouyăâêôơưAEIOUYĂÂÊÔƠƯ][\u0300\u0301\u0303\u0309\u0323]")


def read(data: bytes, name: str, limits: ReadingLimits, letters: Letters) -> list[Page]:
    """Return the pages of a text file in UTF-8, UTF-16, UTF-32 (with mark), Windows-1258 or Latin-1.

    Raises:
        FileTypeError: there are NUL characters in it.
        FileTooLongError: more characters or pages than the limits allow.
    """
    text = decode(data)
    check_length(len(text), name, limits)
    if "\0" in text:
        raise FileTypeError(name=name, found="dữ liệu nhị phân, không phải văn bản")
    pages = text.split("\f")
    if len(pages) > 1 and not pages[-1].strip():  # a printer's file ends with a form feed
        pages.pop()
    check_count(len(pages), limits.pdf_pages, "trang", name)
    return [Page(letters.plain(clean(page))) for page in pages]


def decode(data: bytes) -> str:
    """Return the text; bytes that fit no encoding become U+FFFD rather than disappear."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    utf8 = data.decode("utf-8", "replace")
    beyond_ascii = sum(len(part) for part in re.findall("[^\x00-\x7f]+", utf8))
    if utf8.count("\ufffd") * 5 < beyond_ascii:  # UTF-8 with some damage
        return utf8
    try:
        vietnamese = data.decode("cp1258")
    except UnicodeDecodeError:
        pass
    else:
        tones = len(_TONE.findall(vietnamese))
        if tones and len(_TONE_ON_VOWEL.findall(vietnamese)) >= 0.8 * tones:
            return unicodedata.normalize("NFC", vietnamese)
    # Western Europe, or the bytes of an old Vietnamese font (TCVN3, VNI), whose characters are those of cp1252.
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")
