"""What optical reading typically confuses, mended where the shape of the field leaves no doubt."""

from dataclasses import replace

from office_app.reading.formats.ocr_engine import Word

_LETTERS = str.maketrans({"Ð": "Đ", "ð": "đ"})  # Icelandic eth looks the same


def mended(line: list[Word]) -> list[Word]:
    """Return the words of a line, those mended that are surely misread."""
    return [replace(word, text=word.text.translate(_LETTERS)) for word in line]
