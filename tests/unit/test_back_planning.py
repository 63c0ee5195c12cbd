"""Days of a plan counted back, moved together, and what is said when they cannot be kept."""

from datetime import date

import pytest

from office_app.bootstrap.calendar import work_calendar
from office_app.domain.back_planning import back_plan
from office_app.domain.day_problems import day_problems
from office_app.domain.moved_days import moved
from office_app.domain.organisation import Unit, UnitKind
from office_app.domain.plan_clashes import Booked, clashes
from office_app.domain.plan_timeline import BackPlan, DayKey, LeadTimes
from office_app.domain.working_days import WorkCalendar

CALENDAR = work_calendar(range(2025, 2029))
LEADS = LeadTimes()


def plan(
    upper: date | None,
    report: date | None = None,
    *,
    today: date = date(2026, 11, 23),
    calendar: WorkCalendar = CALENDAR,
    asked: bool = False,
) -> BackPlan:
    return back_plan(upper, report, today=today, leads=LEADS, calendar=calendar, report_asked=asked)


def own(one: BackPlan) -> list[date]:
    return [day.day for day in one.days if not day.upper]


@pytest.mark.parametrize(
    "upper", [date(2026, 12, 31), date(2027, 2, 26), date(2027, 5, 7), date(2027, 9, 10)]
)
def test_given_upper_days_over_tet_and_holidays_when_counted_back_then_all_days_are_worked_and_in_order(
    upper: date,
) -> None:
    days = plan(upper, CALENDAR.after(upper, 3))
    assert own(days) == sorted(own(days))
    assert all(CALENDAR.works(day) for day in own(days))
    assert all(days.day(key) is not None for key in DayKey)
    assert days.study_due is not None and CALENDAR.between(days.study_due, upper) >= 4
    assert days.problems == ()


def test_given_tet_before_the_upper_day_when_counted_back_then_the_last_session_is_before_tet() -> None:
    days = plan(date(2027, 2, 15), today=date(2027, 1, 4))
    assert days.study_due == date(2027, 2, 1)  # 15/2 − 5 days: 12 and 11 after Tết, 3, 2 and 1 before it


def test_given_a_culture_day_when_counted_then_it_is_off() -> None:
    assert not CALENDAR.works(date(2026, 11, 24))


def test_given_little_time_when_counted_then_the_lead_shrinks_and_that_is_said() -> None:
    days = plan(date(2026, 12, 2))
    assert days.study_due is not None and date(2026, 11, 23) < days.study_due < date(2026, 12, 2)
    assert "Thời gian ngắn" in days.problems[0]


def test_given_an_upper_day_that_passed_when_counted_then_the_soonest_days_are_proposed() -> None:
    days = plan(date(2026, 10, 20), date(2026, 10, 30))
    assert all(day >= date(2026, 11, 23) for day in own(days))
    assert own(days) == sorted(own(days))
    assert days.own_report_due is not None
    assert "đã qua" in days.problems[0] and "xin gia hạn" in days.problems[0]


def test_given_a_report_without_a_day_when_asked_then_ours_is_before_the_upper_day_of_study() -> None:
    upper = date(2026, 12, 31)
    days = plan(upper, asked=True)
    assert days.own_report_due is not None and days.study_due is not None
    assert days.study_due < days.own_report_due < upper
    assert days.report_due is None


def test_given_the_last_session_moved_when_earlier_then_the_days_before_it_come_along() -> None:
    before = plan(date(2026, 12, 31), date(2027, 1, 8))
    target = date(2026, 12, 17)
    after = moved(before, DayKey.LAST_SESSION, target, CALENDAR)
    assert after.study_due == target
    shift = CALENDAR.between(before.study_due or target, target)
    for key in (DayKey.KEY_STAFF, DayKey.FIRST_SESSION, DayKey.MAKE_UP):
        old, new = before.day(key), after.day(key)
        assert old and new and CALENDAR.between(old, new) == shift
    assert after.day(DayKey.PLAN) == before.day(DayKey.PLAN)
    assert after.own_report_due == before.own_report_due
    assert own(after) == sorted(own(after))
    assert after.problems == ()


def test_given_a_day_moved_onto_tet_when_set_then_the_working_day_before_it_is_taken() -> None:
    before = plan(date(2027, 3, 1), today=date(2027, 1, 4))
    after = moved(before, DayKey.KEY_STAFF, date(2027, 2, 7), CALENDAR)
    assert after.key_staff_on == date(2027, 2, 3)
    assert after.problems == ("Hội nghị cán bộ chủ chốt: Chủ nhật 07/02 → dời sang thứ Tư 03/02.",)
    holiday = moved(
        plan(date(2027, 5, 31), today=date(2027, 3, 1)), DayKey.KEY_STAFF, date(2027, 4, 30), CALENDAR
    )
    assert holiday.problems == (
        "Hội nghị cán bộ chủ chốt: Thứ Sáu 30/4 (ngày nghỉ) → dời sang thứ Năm 29/4.",
    )


def test_given_a_day_moved_behind_the_upper_one_when_set_then_it_stays_and_is_told() -> None:
    after = moved(plan(date(2026, 12, 31)), DayKey.LAST_SESSION, date(2027, 1, 5), CALENDAR)
    first = day_problems(after, CALENDAR)[0]
    assert first.must and first.keys == (DayKey.LAST_SESSION,)
    assert first.text == "Chi bộ học xong (05/01/2027) không trước hạn cấp trên (31/12/2026)."


def test_given_only_a_day_to_report_when_sessions_go_behind_it_then_that_is_told_too() -> None:
    after = moved(plan(None, date(2026, 12, 31)), DayKey.LAST_SESSION, date(2027, 1, 5), CALENDAR)
    first = day_problems(after, CALENDAR)[0]
    assert first.must and "không trước hạn báo cáo cấp trên (31/12/2026)" in first.text


@pytest.mark.parametrize(("upper", "report"), [(date(2026, 12, 31), None), (None, date(2027, 1, 8))])
def test_given_days_as_they_are_counted_when_looked_over_then_nothing_must_be_changed(
    upper: date | None, report: date | None
) -> None:
    assert not [one for one in day_problems(plan(upper, report), CALENDAR) if one.must]


def test_given_several_days_pushed_onto_one_when_looked_over_then_they_are_named_together() -> None:
    before = plan(date(2026, 12, 31))
    after = moved(before, DayKey.LAST_SESSION, date(2026, 11, 27), CALENDAR)
    told = [one.text for one in day_problems(after, CALENDAR) if one.text.startswith("Cùng")]
    assert told and "thứ" in told[0] and "chi bộ bắt đầu học" in " ".join(told)


def test_given_the_plans_day_moved_far_on_when_set_then_the_others_give_way() -> None:
    after = moved(plan(date(2026, 12, 31)), DayKey.PLAN, date(2026, 12, 14), CALENDAR)
    assert own(after) == sorted(own(after))
    assert max(own(after)) < date(2026, 12, 31)


def test_given_an_upper_day_when_moved_then_refused() -> None:
    with pytest.raises(ValueError, match="no day"):
        moved(plan(date(2026, 12, 31)), DayKey.UPPER_STUDY, date(2026, 12, 1), CALENDAR)


def test_given_other_events_when_compared_then_hall_rapporteur_and_monthly_meetings_are_told() -> None:
    days = plan(date(2026, 12, 31))
    day = days.key_staff_on
    assert day is not None
    units = [
        Unit("Chi bộ Thôn Mai", UnitKind.CHI_BO, meeting_day=day.day),
        Unit("Chi bộ Thôn Đào", UnitKind.CHI_BO),
    ]
    booked = [
        Booked(day, "hội nghị của 03-KH/ĐU", "hội trường"),
        Booked(
            date(2026, 12, 8), "Chi bộ Thôn Đào học 5-NQ/TW", "nhà văn hóa", "Lê Văn Cường", "Chi bộ Thôn Đào"
        ),
        Booked(
            date(2026, 12, 8), "Chi bộ Thôn Mai học 5-NQ/TW", "trường học", "Lê Văn Cường", "Chi bộ Thôn Mai"
        ),
    ]
    texts = [clash.text for clash in clashes(days, units, booked)]
    assert len(texts) == 3
    assert any("sinh hoạt lệ của Chi bộ Thôn Mai" in text for text in texts)
    assert any("trùng hội trường với hội nghị của 03-KH/ĐU" in text for text in texts)
    assert any("Báo cáo viên Lê Văn Cường có hai buổi ngày 08/12/2026" in text for text in texts)
