"""What is said of a number and its day before a paper is issued."""

from datetime import date

import pytest

from office_app.domain.number_remarks import NumberRemark, number_remarks
from office_app.domain.numbering import KeptNumber, NumberUse, SeriesEntry, number_series

TODAY = date(2026, 11, 23)
STARTED = date(2025, 7, 1)
SERIES = number_series(
    "KH",
    "2025 - 2030",
    1,
    [
        SeriesEntry(1, NumberUse.ISSUED, "01-KH/ĐU", "", date(2026, 3, 2)),
        SeriesEntry(5, NumberUse.ISSUED, "05-KH/ĐU", "", date(2026, 11, 10)),
    ],
    [
        KeptNumber("KH", "2025 - 2030", 2, NumberUse.RESERVED, "Chờ Ban Thường vụ"),
        KeptNumber("KH", "2025 - 2030", 3, NumberUse.VOIDED, "Cấp nhầm số"),
    ],
)


def said(number: int, day: date = TODAY, *, use_kept: bool = False) -> list[NumberRemark]:
    return list(number_remarks(SERIES, number, day, today=TODAY, term_started_on=STARTED, use_kept=use_kept))


def test_given_the_next_number_today_when_asked_then_nothing_is_said() -> None:
    assert SERIES.next_number == 6 and not said(6)


@pytest.mark.parametrize(
    ("number", "day", "must", "words"),
    [
        (1, TODAY, True, "đã cấp cho 01-KH/ĐU ngày 02/3/2026"),
        (2, date(2026, 4, 1), True, "chờ Ban Thường vụ"),
        (3, date(2026, 4, 1), True, "số hủy không dùng lại"),
        (7, TODAY, False, "số 06 bỏ trống"),
        (9, TODAY, False, "các số 06 đến 08 bỏ trống"),
        (6, date(2026, 12, 1), False, "còn ở sau hôm nay"),
        (6, date(2026, 12, 25), True, "quá 31 ngày"),
        (6, date(2025, 6, 30), True, "trước ngày bắt đầu nhiệm kỳ"),
        (6, date(2026, 11, 9), False, "sớm hơn ngày của số trước: số 05 ngày 10/11/2026"),
        (4, TODAY, False, "muộn hơn ngày của số sau: số 05 ngày 10/11/2026"),
    ],
)
def test_given_a_number_and_a_day_when_asked_then_what_forbids_comes_first(
    number: int, day: date, must: bool, words: str
) -> None:
    first = said(number, day)[0]
    assert first.must is must and words in first.text


def test_given_a_kept_number_when_it_is_asked_for_then_it_may_be_used() -> None:
    assert not said(2, date(2026, 4, 1), use_kept=True)


def test_given_a_day_off_when_asked_then_it_is_said_and_may_be_confirmed() -> None:
    sunday = date(2026, 11, 22)
    found = number_remarks(
        SERIES, 6, sunday, today=TODAY, term_started_on=STARTED, why_off=lambda day: "Chủ nhật, ngày nghỉ"
    )
    assert [(one.must, "Chủ nhật, ngày nghỉ" in one.text) for one in found] == [(False, True)]
