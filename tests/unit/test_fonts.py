"""The shipped fonts can write Vietnamese."""

import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from office_app.shipped import resource

VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"]
LETTERS = [unicodedata.normalize("NFC", v + tone) for v in VOWELS + VOWELS.upper() for tone in TONES] + [
    "đ",
    "Đ",
]
# Marks that stand alone in text that came decomposed, and signs of official papers.
ALSO = [*TONES[1:], "\u0302", "\u0306", "\u031b", "₫", "–", "—", "“", "”", "…", "§", "²"]

FACES = [
    *(f"LiberationSerif-{face}.ttf" for face in ("Regular", "Bold", "Italic", "BoldItalic")),
    *(
        f"BeVietnamPro-{face}.ttf"
        for face in (
            "Regular",
            "Italic",
            "Medium",
            "MediumItalic",
            "SemiBold",
            "SemiBoldItalic",
            "Bold",
            "BoldItalic",
        )
    ),
]


def test_given_the_alphabet_when_counted_then_it_is_whole():
    assert len(set(LETTERS)) == 146


@pytest.mark.parametrize("face", FACES)
def test_given_a_shipped_face_when_asked_for_vietnamese_then_no_letter_is_missing(face: str):
    with TTFont(resource("fonts", face)) as font:
        known = font.getBestCmap()
    assert [letter for letter in LETTERS + ALSO if ord(letter) not in known] == []


def test_given_the_fonts_folder_when_listed_then_each_family_has_its_licence():
    folder = resource("fonts")
    families = {file.name.split("-")[0] for file in Path(folder).glob("*.ttf")}
    assert families == {"LiberationSerif", "BeVietnamPro"}
    for family in families:
        assert "SIL OPEN FONT LICENSE Version 1.1" in (folder / f"{family}-OFL.txt").read_text(
            encoding="utf-8"
        )
