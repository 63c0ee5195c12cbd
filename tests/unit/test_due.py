"""Working days, and due dates of our own."""

from datetime import date, timedelta

import pytest

from office_app.domain.due import local_due
from office_app.domain.working_days import (
    days_off_of,
    is_working_day,
    load_holidays,
    previous_working_day,
    working_days_between,
)
from office_app.shipped import resource

HOLIDAYS = load_holidays(resource("rules", "holidays.toml").read_text(encoding="utf-8"))
OFF_2026 = days_off_of((2026,), HOLIDAYS)


def test_given_2026_when_days_off_listed_then_tet_is_there() -> None:
    tet = {date(2026, 2, day) for day in range(16, 21)}
    assert tet <= OFF_2026
    assert date(2026, 9, 2) in OFF_2026
    assert date(2026, 2, 23) not in OFF_2026


def test_given_holiday_on_sunday_when_listed_then_monday_is_off_too() -> None:
    assert date(2026, 4, 26).weekday() == 6  # Giỗ Tổ Hùng Vương
    assert date(2026, 4, 27) in OFF_2026


def test_given_own_days_when_listed_then_added() -> None:
    assert date(2026, 7, 1) in days_off_of((2026,), HOLIDAYS, [date(2026, 7, 1)])


def test_given_years_of_the_table_when_asked_then_each_has_tet() -> None:
    for year in range(2024, 2036):
        assert year in HOLIDAYS.lunar_new_year
        assert year in HOLIDAYS.hung_kings


def test_given_a_weekend_and_a_monday_off_when_going_back_then_friday() -> None:
    assert previous_working_day(date(2026, 4, 28), OFF_2026) == date(2026, 4, 24)
    assert not is_working_day(date(2026, 4, 25), OFF_2026)


def test_given_upper_due_when_shifted_then_working_days_before() -> None:
    assert local_due(date(2026, 6, 19), 5, OFF_2026) == date(2026, 6, 12)
    assert local_due(date(2026, 6, 21), 1, OFF_2026) == date(2026, 6, 19)


def test_given_due_after_tet_when_shifted_then_before_tet() -> None:
    assert local_due(date(2026, 2, 23), 2, OFF_2026) == date(2026, 2, 12)


def test_given_no_lead_when_shifted_then_refused() -> None:
    with pytest.raises(ValueError, match="lead_days"):
        local_due(date(2026, 6, 19), 0, OFF_2026)


def test_given_any_span_when_counted_then_as_day_by_day() -> None:
    start = date(2026, 1, 30)
    for length in range(0, 60, 7):
        end = start + timedelta(days=length)
        one_by_one = sum(is_working_day(start + timedelta(days=i + 1), OFF_2026) for i in range(length))
        assert working_days_between(start, end, OFF_2026) == one_by_one
        assert working_days_between(end, start, OFF_2026) == -one_by_one
