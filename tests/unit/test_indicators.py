"""Targets, what was reached in each period, and the word for it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from office_app.bootstrap import Office
from office_app.domain.errors.entries import WrongEntryError
from office_app.domain.indicators import Aim, Counting, Indicator, Reading, Standing, line_of, read_amount
from office_app.domain.recurring import Every
from tests.unit.follow_up_office import TODAY, office

__all__ = ["office"]  # the fixture


def test_given_values_of_periods_when_an_indicator_is_looked_at_then_share_and_word_are_right(office: Office):
    year = Indicator(
        "Tỷ lệ học tập", "%", Decimal(98), date(2026, 1, 1), date(2026, 12, 31), counting=Counting.LAST
    )
    indicator_id = office.save_indicator(year)
    kept = replace(year, id=indicator_id)
    readings = [
        Reading(indicator_id, date(2026, 2, 14), Decimal("90.5"), "12-BC/ĐU"),
        Reading(indicator_id, date(2026, 10, 1), Decimal("95.57")),
    ]
    office.save_indicator(kept, readings)
    (line,) = office.indicator_lines(date(2026, 11, 25), date(2026, 10, 1))
    assert [one.period_on for one in line.readings] == [date(2026, 1, 1), date(2026, 10, 1)]  # of its quarter
    assert (line.reached, line.before, line.share) == (Decimal("95.57"), Decimal("90.5"), Decimal("97.52"))
    assert line.words == "95,57/98 %, 97,52 % chỉ tiêu, đang thực hiện"
    (spring,) = office.indicator_lines(date(2026, 6, 30), date(2026, 4, 1))
    assert spring.reached == Decimal("90.5")  # what came later is not known then
    assert office.indicator_lines(date(2027, 3, 31), date(2027, 1, 1)) == []
    shorter = replace(kept, until=date(2026, 9, 30))
    with pytest.raises(WrongEntryError, match="số của quý IV năm 2026 nằm ngoài thời gian chỉ tiêu"):
        office.save_indicator(shorter, readings)
    (line,) = office.indicators()
    assert line.indicator == kept and len(line.readings) == 2  # nothing of it is saved
    assert line_of(shorter, line.readings, TODAY).reached == Decimal("90.5")

    sum_up = replace(kept, counting=Counting.SUM, target=Decimal(100))
    most = replace(sum_up, aim=Aim.AT_MOST, target=Decimal(3), every=Every.MONTH)
    cases = (
        (sum_up, (), date(2026, 5, 1), Standing.NO_VALUE),
        (sum_up, (), date(2027, 1, 1), Standing.MISSED),
        (sum_up, (Decimal(10),), date(2026, 11, 25), Standing.BEHIND),
        (sum_up, (Decimal(85),), date(2026, 11, 25), Standing.ON_WAY),
        (sum_up, (Decimal(60), Decimal(40)), date(2026, 11, 25), Standing.REACHED),
        (sum_up, (Decimal(99),), date(2026, 12, 31), Standing.MISSED),
        (most, (Decimal(3),), date(2026, 11, 25), Standing.ON_WAY),
        (most, (Decimal(3),), date(2026, 12, 31), Standing.REACHED),
        (most, (Decimal(2), Decimal(2)), date(2026, 11, 25), Standing.MISSED),
    )
    for indicator, values, on, standing in cases:
        found = [Reading(indicator_id, date(2026, 1 + at, 1), value) for at, value in enumerate(values)]
        assert line_of(indicator, found, on).standing is standing, (indicator, values, on)
    assert line_of(replace(sum_up, target=Decimal(0)), [], TODAY).share is None


def test_given_values_when_the_rhythm_is_changed_then_none_is_lost_and_each_says_where_it_is_from(
    office: Office,
):
    year = Indicator("Kết nạp", "đảng viên", Decimal(20), date(2026, 1, 1), date(2026, 12, 31))
    values = {1: ("4", "báo cáo quý I"), 4: ("6", ""), 7: ("5", ""), 10: ("2", "")}
    readings = [
        Reading(0, date(2026, at, 1), Decimal(value), source) for at, (value, source) in values.items()
    ]
    quarterly = replace(year, id=office.save_indicator(year, readings))

    def saved(every: Every, counting: Counting = Counting.SUM) -> list[tuple[str, str, str]]:
        """Change the rhythm, look, and put everything back as it was."""
        changed = replace(quarterly, every=every, counting=counting)
        office.save_indicator(changed, readings, quarterly.every)
        (line,) = office.indicators()
        office.save_indicator(quarterly, readings)
        return [(f"{one.period_on:%d/%m}", str(one.value), one.source) for one in line.readings]

    assert saved(Every.HALF_YEAR) == [
        ("01/01", "10", "số của quý I năm 2026: 4; quý II năm 2026: 6. báo cáo quý I"),
        ("01/07", "7", "số của quý III năm 2026: 5; quý IV năm 2026: 2"),
    ]
    (whole,) = saved(Every.YEAR, Counting.LAST)
    assert whole[1] == "2" and "quý II năm 2026: 6" in whole[2]  # the last one counts, all are told
    assert saved(Every.MONTH) == [
        ("01/03", "4", "số của quý I năm 2026. báo cáo quý I"),
        ("01/06", "6", "số của quý II năm 2026"),
        ("01/09", "5", "số của quý III năm 2026"),
        ("01/11", "2", "số của quý IV năm 2026"),  # the quarter has come as far as November
    ]
    (line,) = office.indicators()
    assert line.indicator == quarterly and [str(one.value) for one in line.readings] == ["4", "6", "5", "2"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.250", "1250"),
        ("95,5 %", "95.5"),
        ("12000", "12000"),
        ("0", "0"),
        ("95.5", None),
        ("-3", None),
        ("", None),
    ],
)
def test_given_a_number_as_offices_write_it_when_read_then_a_dot_parts_thousands_alone(
    text: str, value: str | None
):
    assert read_amount(text) == (None if value is None else Decimal(value))
