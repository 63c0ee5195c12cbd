"""Working days, and due dates of our own."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from office_app.bootstrap.calendar import work_calendar
from office_app.domain.due import local_due
from office_app.domain.settings import OfficeSettings

IN_2026 = work_calendar((2026,))
SETTINGS = OfficeSettings("Thanh Lâm", "Vĩnh Yên")


def test_given_2026_when_days_off_listed_then_tet_is_there() -> None:
    assert not any(IN_2026.works(date(2026, 2, day)) for day in range(14, 23))
    assert IN_2026.works(date(2026, 2, 13))
    assert IN_2026.works(date(2026, 2, 23))
    assert not IN_2026.works(date(2026, 9, 2))


def test_given_holiday_on_sunday_when_listed_then_monday_is_off_too() -> None:
    assert date(2026, 4, 26).weekday() == 6  # Giỗ Tổ Hùng Vương
    assert not IN_2026.works(date(2026, 4, 27))


def test_given_a_day_swapped_by_the_government_when_asked_then_the_saturday_is_worked() -> None:
    assert not IN_2026.works(date(2026, 8, 31))
    assert IN_2026.works(date(2026, 8, 22))
    assert not IN_2026.works(date(2026, 1, 2))
    assert IN_2026.works(date(2026, 1, 10))


def test_given_own_days_when_listed_then_they_stand_beside_the_public_ones() -> None:
    own = replace(SETTINGS, days_off=(date(2026, 7, 1),), days_worked=(date(2026, 7, 4), date(2026, 5, 1)))
    calendar = work_calendar((2026,), own)
    assert not calendar.works(date(2026, 7, 1))
    assert calendar.works(date(2026, 7, 4))
    assert calendar.works(date(2026, 5, 1))


def test_given_many_years_when_asked_then_each_has_tet_and_the_kings_day() -> None:
    calendar = work_calendar(range(2024, 2060))
    for year in range(2024, 2060):
        first_months = [day for day in calendar.off if day.year == year and day.month in (1, 2)]
        assert len(first_months) >= 6
        assert any(day.year == year and day.month in (3, 4) and day.day != 30 for day in calendar.off)


def test_given_a_weekend_and_a_monday_off_when_going_back_then_friday() -> None:
    assert IN_2026.before(date(2026, 4, 28)) == date(2026, 4, 24)
    assert IN_2026.on_or_before(date(2026, 4, 25)) == date(2026, 4, 24)
    assert IN_2026.on_or_after(date(2026, 4, 25)) == date(2026, 4, 28)


def test_given_upper_due_when_shifted_then_working_days_before() -> None:
    assert local_due(date(2026, 6, 19), 5, IN_2026) == date(2026, 6, 12)
    assert local_due(date(2026, 6, 21), 1, IN_2026) == date(2026, 6, 19)


def test_given_due_after_tet_when_shifted_then_before_tet() -> None:
    assert local_due(date(2026, 2, 23), 2, IN_2026) == date(2026, 2, 12)


def test_given_no_lead_when_shifted_then_refused() -> None:
    with pytest.raises(ValueError, match="lead_days"):
        local_due(date(2026, 6, 19), 0, IN_2026)


def test_given_any_span_when_counted_then_as_day_by_day() -> None:
    for start in (date(2026, 1, 5), date(2026, 1, 30), date(2026, 8, 14)):
        for length in range(0, 60, 7):
            end = start + timedelta(days=length)
            one_by_one = sum(IN_2026.works(start + timedelta(days=i + 1)) for i in range(length))
            assert IN_2026.between(start, end) == one_by_one
            assert IN_2026.between(end, start) == -one_by_one
            assert IN_2026.window(start, end)[1 if IN_2026.works(start) else 0 :] == [
                day for i in range(length) if IN_2026.works(day := start + timedelta(days=i + 1))
            ]
