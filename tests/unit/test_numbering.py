"""Number series: what comes next, and every gap explained."""

from datetime import date

from office_app.domain.numbering import (
    FirstNumber,
    KeptNumber,
    NumberUse,
    SeriesEntry,
    first_number,
    gap_groups,
    gap_words,
    next_number,
    number_series,
)

TERM = "2025 - 2030"


def paper(number: int) -> SeriesEntry:
    return SeriesEntry(
        number, NumberUse.ISSUED, f"{number:02d}-KH/ĐU", "học tập", date(2026, 5, number), outgoing_id=number
    )


def kept(number: int, use: NumberUse, reason: str) -> KeptNumber:
    return KeptNumber("KH", TERM, number, use, reason)


def test_given_nothing_when_asked_then_the_first_number_comes_next() -> None:
    assert number_series("KH", TERM, 1, [], []).next_number == 1
    assert number_series("KH", TERM, 118, [], []).next_number == 118


def test_given_kept_numbers_when_asked_then_they_are_passed_by_and_none_comes_back() -> None:
    assert next_number(1, {1, 2}, {3, 4}) == 5
    assert next_number(1, {1, 2, 6}, {3}) == 7
    assert next_number(1, {1, 2}, {20}) == 3


def test_given_holes_when_listed_then_each_number_says_what_became_of_it() -> None:
    series = number_series(
        "KH",
        TERM,
        1,
        [paper(1), paper(2), paper(6)],
        [kept(3, NumberUse.RESERVED, "Dành cho sổ mật"), kept(2, NumberUse.VOIDED, "Cấp nhầm số")],
    )
    assert [entry.number for entry in series.entries] == [1, 2, 3, 4, 5, 6]
    assert [entry.use for entry in series.gaps] == [
        NumberUse.VOIDED,
        NumberUse.RESERVED,
        NumberUse.UNEXPLAINED,
        NumberUse.UNEXPLAINED,
    ]
    voided = series.entries[1]
    assert (voided.symbol, voided.reason, voided.outgoing_id) == ("02-KH/ĐU", "Cấp nhầm số", 2)
    assert [gap_words(gap) for gap in gap_groups(series)] == [
        "Số 02: số hủy, cấp nhầm số",
        "Số 03: dành riêng, dành cho sổ mật",
        "Số 04 đến 05: trống, chưa rõ lý do",
    ]


def test_given_a_number_kept_far_ahead_when_listed_then_those_before_it_are_no_gap() -> None:
    series = number_series("KH", TERM, 1, [paper(1)], [kept(9, NumberUse.RESERVED, "Dành cho sổ mật")])
    assert [one.number for one in series.entries] == [1, 9] and series.next_number == 2
    assert [(gap.first, gap.last) for gap in gap_groups(series)] == [(9, 9)]


def test_given_a_first_number_of_another_term_when_asked_then_it_does_not_count() -> None:
    firsts = [FirstNumber("KH", TERM, 57), FirstNumber("CV", "2020 - 2025", 900)]
    assert first_number("KH", TERM, firsts) == 57
    assert first_number("CV", TERM, firsts) == 1
