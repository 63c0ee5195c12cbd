"""Vietnamese writing: folding, order, numbers and dates."""

import unicodedata
from datetime import date

import pytest

from office_app.domain import vietnamese as vi


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Uỷ ban", "Ủy ban"),
        ("ĐẢNG UỶ", "ĐẢNG ỦY"),
        ("văn hoá, hoà bình", "văn hóa, hòa bình"),
        ("thuỷ lợi, khoẻ mạnh", "thủy lợi, khỏe mạnh"),
    ],
)
def test_given_two_tone_placements_when_folded_then_equal(old: str, new: str) -> None:
    assert vi.fold_tone(old) == new == vi.fold_tone(new)


@pytest.mark.parametrize(
    "word", ["quý", "Quý", "quy", "giữa", "hoàn", "khuyến", "toán", "quỳ", "loài", "hòa"]
)
def test_given_other_syllables_when_tone_folded_then_untouched(word: str) -> None:
    assert vi.fold_tone(word) == word


def test_given_decomposed_text_when_tone_folded_then_composed() -> None:
    assert vi.fold_tone(unicodedata.normalize("NFD", "Uỷ ban")) == "Ủy ban"


def test_given_accents_when_folded_for_search_then_bare_and_as_long() -> None:
    text = "Đảng ủy xã Mường Khoa – đặc khu, QUÝ Ⅳ ừm"
    assert vi.fold(text) == "dang uy xa muong khoa – dac khu, quy Ⅳ um"
    assert len(vi.fold(text)) == len(text)


def test_given_names_when_sorted_then_vietnamese_order() -> None:
    names = ["đa", "Dung", "ơn", "ông", "on", "ăn", "an", "ấn", "Ân", "Đức", "eo", "êm", "ướt", "ung"]
    ordered = sorted(names, key=vi.sort_key)
    assert ordered == [
        "an",
        "ăn",
        "Ân",
        "ấn",
        "Dung",
        "đa",
        "Đức",
        "eo",
        "êm",
        "on",
        "ông",
        "ơn",
        "ung",
        "ướt",
    ]


def test_given_tones_when_sorted_then_second_to_letters() -> None:
    assert sorted(["má", "ma", "mã", "mạ", "mả", "mà"], key=vi.sort_key) == [
        "ma",
        "mà",
        "mả",
        "mã",
        "má",
        "mạ",
    ]
    assert sorted(["Hạ An", "Ha Vy", "Hà Bình"], key=vi.sort_key) == ["Hạ An", "Hà Bình", "Ha Vy"]


def test_given_numbers_in_names_when_sorted_then_by_value() -> None:
    units = ["Chi bộ thôn 10", "Chi bộ thôn 2", "Chi bộ thôn 1", "Chi bộ"]
    assert sorted(units, key=vi.sort_key) == ["Chi bộ", "Chi bộ thôn 1", "Chi bộ thôn 2", "Chi bộ thôn 10"]


def test_given_people_when_sorted_then_given_name_first() -> None:
    people = ["Trần Văn Đức", "Lê Thị Dung", "Nguyễn Ánh", "Vũ Hồng An", "Bùi Hồng An"]
    expected = ["Bùi Hồng An", "Vũ Hồng An", "Nguyễn Ánh", "Lê Thị Dung", "Trần Văn Đức"]
    assert sorted(people, key=vi.given_name_sort_key) == expected


def test_given_numbers_when_written_then_dots_and_commas() -> None:
    assert [vi.number_vi(n) for n in (7, 1234, 1234567)] == ["7", "1.234", "1.234.567"]


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (2909, 3044, "95,57 %"),
        (1, 3, "33,33 %"),
        (2, 3, "66,67 %"),
        (1, 1, "100,00 %"),
        (1, 800, "0,13 %"),
        (0, 0, "–"),
    ],
)
def test_given_counts_when_written_as_rate_then_half_up(part: int, whole: int, text: str) -> None:
    assert vi.percent_vi(part, whole) == text


@pytest.mark.parametrize(
    ("day", "short", "words", "screen"),
    [
        (date(2026, 9, 5), "05/9/2026", "ngày 05 tháng 9 năm 2026", "05/09/2026"),
        (date(2026, 2, 3), "03/02/2026", "ngày 03 tháng 02 năm 2026", "03/02/2026"),
        (date(2026, 12, 29), "29/12/2026", "ngày 29 tháng 12 năm 2026", "29/12/2026"),
    ],
)
def test_given_a_date_when_written_then_padded_as_the_rules_say(
    day: date, short: str, words: str, screen: str
) -> None:
    assert (vi.date_vi(day), vi.date_words(day), vi.date_screen(day)) == (short, words, screen)


def test_given_numbers_when_roman_then_right() -> None:
    assert [vi.roman(n) for n in (1, 4, 9, 14, 40, 89)] == ["I", "IV", "IX", "XIV", "XL", "LXXXIX"]
    with pytest.raises(ValueError, match="0"):
        vi.roman(0)
