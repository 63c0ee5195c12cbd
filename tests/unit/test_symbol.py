"""Numbers and codes of documents."""

import pytest

from office_app.domain.symbol import DOC_TYPES, Symbol, parse_symbol, symbol_key


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("318-KH/ĐU", "318-KH/ĐU"),
        ("Số 318-KH/ĐU", "318-KH/ĐU"),
        ("Số: 693-QĐ/VPTW", "693-QĐ/VPTW"),
        ("26 NQ/TU", "26-NQ/TU"),
        ("số \n\n 26 NQ/TU", "26-NQ/TU"),
        ("09 -KH/ĐU", "09-KH/ĐU"),
        ("100 - KL/TW", "100-KL/TW"),
        ("445–KL/TƯ", "445-KL/TU"),
        ("16 -\nHD/BTCTW", "16-HD/BTCTW"),
        ("26/NQ-TU", "26-NQ/TU"),
        ("05-QC/BTCTU-BDVTU", "05-QC/BTCTU-BDVTU"),
        ("24-BS/UBKTTU", "24-BS/UBKTTU"),
        ("12/KH-UBND", "12/KH-UBND"),
        ("30/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("117/2025/QH15", "117/2025/QH15"),
        ("1989/QĐ-BGDĐT", "1989/QĐ-BGDĐT"),
        ("412/UBND-VX", "412/UBND-VX"),
    ],
)
def test_given_any_writing_when_parsed_then_one_clean_form(text: str, clean: str) -> None:
    assert str(parse_symbol(text)) == clean


@pytest.mark.parametrize("text", ["", "2025 - 2030", "22/4/2026", "CT - XH", "26", "số 5", "11-2020"])
def test_given_no_symbol_when_parsed_then_none(text: str) -> None:
    assert parse_symbol(text) is None


def test_given_the_parts_when_parsed_then_told_apart() -> None:
    assert parse_symbol("12-CTr/ĐU") == Symbol("12", "CTr", "ĐU")
    assert parse_symbol("30/2020/NĐ-CP") == Symbol("30", "NĐ", "CP", 2020, state=True)


@pytest.mark.parametrize(
    "text", ["26 NQ/TU", "26/NQ-TU", "26 - NQ / TU", "26-NQ/TƯ", "26-nq/tu", "026-NQ/TU", "26/nq-tư"]
)
def test_given_writings_of_one_symbol_when_compared_then_equal(text: str) -> None:
    assert symbol_key(text) == symbol_key("26-NQ/TU")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5-CT/TU", "5-CTr/TU"),
        ("5-TT/TU", "5-TTr/TU"),
        ("5-KH/ĐU", "5-KH/TU"),
        ("5-KH/ĐU", "15-KH/ĐU"),
        ("5-QĐ/TU", "5-QĐ/TW"),
        ("30/2020/NĐ-CP", "30/2021/NĐ-CP"),
    ],
)
def test_given_different_symbols_when_compared_then_apart(one: str, other: str) -> None:
    assert symbol_key(one) != symbol_key(other)


def test_given_type_codes_when_read_then_the_longer_ones_are_whole_and_qd_stays_open() -> None:
    read = [parse_symbol(text) for text in ("01-CTr/ĐU", "01-CT/ĐU", "02-TTr/ĐU")]
    assert [one.type_code for one in read if one is not None] == ["CTr", "CT", "TTr"]
    assert DOC_TYPES["QĐ"] == ("Quyết định", "Quy định")
    types = [s.doc_type for s in (Symbol("1", "QĐ", "TW"), Symbol("1", "CTr", "ĐU"), Symbol("1", "CT", "ĐU"))]
    assert types == [None, "Chương trình", "Chỉ thị"]


def test_given_the_first_of_several_issuers_behind_the_type_when_read_then_the_type_is_known() -> None:
    symbol = parse_symbol("15/NQLT/CP-ĐCTUBTWMTTQVN")

    assert symbol is not None and str(symbol) == "15/NQLT/CP-ĐCTUBTWMTTQVN"
    assert symbol.doc_type == "Nghị quyết liên tịch"
