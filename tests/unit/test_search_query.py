"""What is typed into the search box, as it is understood; and the piece of a text that is shown for it."""

from datetime import date

import pytest

from office_app.domain.search import FoundKind
from office_app.domain.search_passages import passage_of
from office_app.domain.search_query import Column, SearchQuery, parse_query
from office_app.domain.search_symbols import symbol_column

TODAY = date(2026, 11, 22)


def read(typed: str) -> SearchQuery:
    return parse_query(typed, TODAY)


def said(typed: str) -> list[str]:
    """Return the first wording of each term, with its column and a star where it may go on."""
    return [
        " ".join(one.words) + ("*" if one.prefix else "") + (f"@{one.column.value}" if one.column else "")
        for one in (term.any_of[0] for term in read(typed).terms)
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "12-KH/TU",
        "12 KH TU",
        "12-kh/tu",
        "số 12/KH-TU",
        "12KH/TU",
        "12khtu",
        "KH 12/TU",
        "Số: 012-KH/TƯ",
        "12–KH/TU",
    ],
)
def test_given_a_symbol_in_any_spelling_when_read_then_it_is_the_same(typed: str) -> None:
    assert said(f"{typed} ") == ["12 kh tu@symbol"]
    assert symbol_column("12-KH/TU") == "12 kh tu"


def test_given_words_that_look_like_codes_when_read_then_their_marks_keep_them_words() -> None:
    assert said("12 kh từ tỉnh ") == ["12 kh@symbol", "từ", "tỉnh"]
    assert said("5 đã họp ") == ["5", "đã", "họp"]
    assert said("30/4 ") == ["30", "4"]
    assert symbol_column("15/2026/NĐ-CP") == "15 2026 nd cp 15 nd cp"


def test_given_a_word_that_is_not_ended_when_read_then_only_it_may_go_on() -> None:
    assert said("hoà bì") == ["hòa", "bì*"]
    assert said("hoà bình ") == ["hòa", "bình"]
    assert said('"đại hội" xiv') == ["đại hội", "xiv*"]


def test_given_days_and_months_when_read_then_they_are_tags_or_as_texts_name_them() -> None:
    (term,) = read("ngày 15 tháng 9 năm 2026").terms
    assert {("n20260915",), ("h20260915",), ("15", "9", "2026")} <= {one.words for one in term.any_of}
    assert said("hạn:tuần này")[0] == "h20261116@tags"
    assert said("hạn:tháng 9") == ["h202609*@tags"]
    assert said("ngày:31/2/2026 ") == []


@pytest.mark.parametrize("time", ["quý 0", "quý 5", "quý 9/2026", "9/99999999999", "1/1/" + "9" * 5000])
def test_given_a_time_that_there_is_not_when_read_then_nothing_is_looked_for(time: str) -> None:
    assert said(f"hạn:{time}") == []


def test_given_filters_when_read_then_what_follows_their_value_is_looked_for_as_words() -> None:
    assert said("loại:kế hoạch chuyển đổi ") == ["kế hoạch@title", "chuyển", "đổi"]
    assert said("từ:tỉnh ủy, năm:2026 lúa ") == ["tỉnh@who", "ủy@who", "n2026*@tags", "lúa"]
    assert read("loại:đảng viên lan").kinds == {FoundKind.MEMBER}
    assert read("ký:Lan").kinds == {FoundKind.INCOMING, FoundKind.OUTGOING}  # not what she taught or led
    assert read("ký:Lan loại:văn bản đi").kinds == {FoundKind.OUTGOING}
    assert not read("ký:").kinds
    assert said("loại:") == [] and read("loại:").empty


def test_given_words_not_wanted_when_read_then_they_stand_apart() -> None:
    query = read('báo cáo -"dự thảo" -nháp ')
    assert [term.any_of[0].words for term in query.without] == [("dự", "thảo"), ("nháp",)]
    assert said('báo cáo -"dự thảo" -nháp ') == ["báo", "cáo"]
    assert read("16 -HD/BTCTW ").terms[0].any_of[0].column is Column.SYMBOL


def test_given_a_long_text_when_a_passage_is_cut_then_it_is_where_the_words_stand_together() -> None:
    text = (
        "Học tập là việc thường xuyên. " * 20
        + "\n-----\nCác chi bộ học tập, quán triệt\nNghị quyết trong quý IV. "
        + "Báo cáo kết quả. " * 20
    )
    passage = passage_of(text, read("hoc tap quan triet "))
    assert passage is not None and passage.place is not None
    assert [passage.text[a:b] for a, b in passage.marks][:4] == ["học", "tập", "quán", "triệt"]
    assert text[passage.place.start : passage.place.end] == "học tập, quán triệt"
    assert "\n" not in passage.text and "----" not in passage.text and len(passage.text) < 200
    assert passage_of(text, read("sân vận động")) is None


def test_given_words_in_a_table_when_a_passage_is_cut_then_its_cells_stand_apart_without_strokes() -> None:
    text = "| STT | Nội dung | Đã học |\n| :-: | ------- | --: |\n| 1 | Nghị quyết số 57-NQ/TW | 22/22 |\nHết"
    passage = passage_of(text, read("57-NQ/TW "))
    assert passage is not None
    assert passage.text == "…1 · Nghị quyết số 57-NQ/TW · 22/22 · Hết"
    assert [passage.text[start:end] for start, end in passage.marks] == ["57-NQ/TW"]


def test_given_a_word_with_its_marks_when_it_stands_in_a_text_then_what_only_looks_like_it_is_not_marked() -> (
    None
):
    text = "Báo cáo về cơn bão số 3; bao gồm cả thiệt hại."
    passage = passage_of(text, read("bão "))
    assert passage is not None and [passage.text[a:b] for a, b in passage.marks] == ["bão"]
    folded = passage_of(text, read("bao "))
    assert folded is not None and [folded.text[a:b] for a, b in folded.marks] == ["Báo", "bão", "bao"]
