"""What is surely misread is mended; all else stays as it was read."""

import pytest

from office_app.reading.formats.ocr_engine import Word
from office_app.reading.formats.ocr_mend import mended, mended_stamp


def mended_text(text: str) -> str:
    words = [Word(part, 0, 0, 0, 0, 100, 0) for part in text.split()]
    return " ".join(word.text for word in mended(words))


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Số 449-CV/ÐU", "Số 449-CV/ĐU"),
        ("Số 86-CV/ĐÐU", "Số 86-CV/ĐU"),
        ("Số 86-CV/DU", "Số 86-CV/ĐU"),
        ("Sẽ 75-KL/TW", "Số 75-KL/TW"),
        ("Công văn số 81-QyÐ/UBKTTTU, ngày", "Công văn số 81-QyĐ/UBKTTU, ngày"),
        ("05-TB/BTGDV TU, ngày", "05-TB/BTGDVTU, ngày"),
        ("Số 88-ÐĐA/BTCTW", "Số 88-ĐA/BTCTW"),
        ("60-QŒ/CB", "60-QC/CB"),
        ("48-KH/BTCTỦ", "48-KH/BTCTU"),
        ("số 933-BC/DUUBND", "số 933-BC/ĐUUBND"),
        ("4⁄KH-UBND", "4/KH-UBND"),
        ("4I-KH/TU", "41-KH/TU"),
        ("1O-QD/TU", "10-QĐ/TU"),
        ("Sơn Bình, ngày 11 thăng 92 nằm 2O26", "Sơn Bình, ngày 11 tháng 02 năm 2026"),
        ("Sơn Bình, ngày 2l tháng 4 năm 2026", "Sơn Bình, ngày 21 tháng 4 năm 2026"),
        ("trước ngày 2I/O5/2026;", "trước ngày 21/05/2026;"),
        ("TIM BAN THƯỜNG VỤ", "T/M BAN THƯỜNG VỤ"),
        ("K/TTRƯỞNG BAN", "K/T TRƯỞNG BAN"),
        ("Nơi nhân:", "Nơi nhận:"),
        ("số 12 HD/BTGDV TU, ngày", "số 12 HD/BTGDVTU, ngày"),
        ("trong quý II1/2026.", "trong quý III/2026."),
        ("- Các chỉ bộ, Bạn Thường vụ", "- Các chi bộ, Ban Thường vụ"),
        ("Đáng ủy, Tính ủy, đáng viên", "Đảng ủy, Tỉnh ủy, đảng viên"),
        ("BẠN CHẤP HÀNH, tố chức", "BAN CHẤP HÀNH, tổ chức"),
        ("MẶT", "MẬT"),
        ("TÔI MẶT", "TỐI MẬT"),
    ],
)
def test_given_a_field_misread_when_mended_then_it_is_as_printed(read: str, meant: str):
    assert mended_text(read) == meant
    assert mended_text(meant) == meant


@pytest.mark.parametrize(
    "line",
    [
        "nhiệm kỳ 2020-2025",
        "các tổ chức chính trị-xã hội",
        "12/KH-UBND",
        "26 NQ/TU",
        "ngày 45 tháng 13 năm 2026",
        "ngày 31/12/1026",
        "MẶT TRẬN TỔ QUỐC",
        "MẤT",
        "TIM MẠCH",
        "quý 1/2026 và quý IV/2026",
        "chỉ đạo bạn bè xứng đáng, tính toán",
        "chiếm tỷ lệ 95/100 đảng viên",
        "Nghị định số 30/2020/NĐ-CP",
        "Số đảng viên dự học là 25",
    ],
)
def test_given_anything_else_when_mended_then_it_stays(line: str):
    assert mended_text(line) == line


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("| TỐI MẬT |", "TỐI MẬT"),
        ("TUYỆNT NIẬT", "TUYỆT MẬT"),
        ("|mậr|", "MẬT"),
        ("HÓA TỐC", "HỎA TỐC"),
        ("ĐẾN", "ĐẾN"),
        ("VĂN PHÒNG TỈNH ỦY", "VĂN PHÒNG TỈNH ỦY"),
        ("BAN CHẤP HÀNH ĐẢNG BỘ", "BAN CHẤP HÀNH ĐẢNG BỘ"),
        ("MAI", "MAI"),
        ("", ""),
    ],
)
def test_given_the_line_of_a_stamp_when_mended_then_only_marks_are_written_as_such(read: str, meant: str):
    assert mended_stamp(read) == meant


def test_given_a_symbol_read_as_two_words_when_mended_then_one_word_takes_the_room_of_both():
    line = [
        Word("số", 0, 0, 20, 10, 90, 0),
        Word("5-TB/BDV", 30, 1, 80, 11, 80, 0),
        Word("TU,", 90, 0, 110, 12, 40, 0),
    ]

    assert mended(line) == [line[0], Word("5-TB/BDVTU,", 30, 0, 110, 12, 40, 0)]
