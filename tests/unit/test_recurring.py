"""Duties that come round: on days of work, once for each period, also after months in which nobody opened the program."""

import random
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from office_app.bootstrap import open_office
from office_app.bootstrap.calendar import work_calendar
from office_app.domain.errors.entries import IncompleteError, WrongEntryError
from office_app.domain.incoming import Recurrence
from office_app.domain.recurring import (
    Every,
    RecurringDuty,
    Roll,
    Rule,
    due_in,
    following,
    period_of,
    preview,
    rule_words,
    to_make,
)
from office_app.domain.recurring_words import rule_of
from office_app.domain.settings import OfficeSettings
from office_app.domain.tasks import TaskKind, TaskState
from office_app.domain.working_days import WorkCalendar

CALENDAR = work_calendar(range(2024, 2034))
NEVER_OFF = WorkCalendar(worked=frozenset(date(2025, 1, 1) + timedelta(days=at) for at in range(3600)))
TERM = date(2025, 7, 1)
FIRST, LAST = date(2026, 1, 1), date(2028, 12, 31)  # three years, each with its Tết
HANOI = timezone(timedelta(hours=7))

PHRASES = (
    # source: domain.md 6.1, rows 29 to 35, 45 to 47 and 60
    (Recurrence.YEARLY, "chậm nhất vào ngày 17 tháng 12 hằng năm", Rule(Every.YEAR, 17)),
    (Recurrence.MONTHLY, "trước ngày 25 hàng tháng", Rule(Every.MONTH, 25)),
    (Recurrence.QUARTERLY, "trước ngày 25 tháng cuối quý", Rule(Every.QUARTER, 25)),
    (Recurrence.MONTHLY, "gửi về Văn phòng Đảng ủy trước ngày 15 hàng tháng", Rule(Every.MONTH, 15)),
    (Recurrence.YEARLY, "trước ngày 15 tháng 12 hằng năm", Rule(Every.YEAR, 15)),
    (Recurrence.WEEKLY, "báo cáo Thường trực hàng tuần vào thứ Sáu", Rule(Every.WEEK, 5)),
    (Recurrence.YEARLY, "chậm nhất là ngày 15 tháng 12 của năm trước", Rule(Every.YEAR, 15, shift=-1)),
    (Recurrence.MONTHLY, "chậm nhất là ngày cuối cùng của tháng", Rule(Every.MONTH)),
    (Recurrence.MONTHLY, "chậm nhất là ngày 30 của tháng tiếp sau", Rule(Every.MONTH, 30, shift=1)),
    (Recurrence.HALF_YEARLY, "định kỳ 6 tháng, hằng năm", Rule(Every.HALF_YEAR)),
    (Recurrence.HALF_YEARLY, "6 tháng trước ngày 10/6", Rule(Every.HALF_YEAR, 10)),
    (Recurrence.YEARLY, "trước ngày 10/01 năm sau", Rule(Every.YEAR, 10, 1, 1)),
    (Recurrence.QUARTERLY, "ngày 05 tháng đầu quý sau", Rule(Every.QUARTER, 5, 1, 1)),
    (Recurrence.DAILY, "báo cáo hằng ngày", Rule(Every.DAY)),
)


def test_given_the_phrasings_of_directives_when_read_then_the_rule_is_the_one_they_mean():
    assert [(text, rule_of(often, text)) for often, text, _ in PHRASES] == [
        (text, rule) for _, text, rule in PHRASES
    ]
    strict = rule_of(Recurrence.MONTHLY, "trước ngày 20 hằng tháng", day_counts=False)
    assert strict.day == 19
    assert [rule_words(rule) for _, _, rule in PHRASES[:4]] == [
        "ngày 17 tháng 12 hằng năm",
        "ngày 25 hằng tháng",
        "ngày 25 tháng cuối của quý",
        "ngày 15 hằng tháng",
    ]


def test_given_tet_and_weekends_when_due_days_are_counted_then_reports_move_before_and_other_work_after():
    tet = period_of(Every.MONTH, date(2026, 2, 1), TERM)
    assert tet.name == "tháng 2 năm 2026"
    assert due_in(Rule(Every.MONTH, 17), tet, CALENDAR) == date(2026, 2, 13)  # mùng 1 Tết Bính Ngọ
    assert due_in(Rule(Every.MONTH, 17, roll=Roll.AFTER), tet, CALENDAR) == date(2026, 2, 23)
    week = period_of(Every.WEEK, date(2026, 2, 18), TERM)
    assert due_in(Rule(Every.WEEK, 5), week, CALENDAR) is None  # the whole week is off: nothing is due
    term = period_of(Every.MID_TERM, date(2026, 5, 5), TERM)
    assert (term.name, due_in(Rule(Every.MID_TERM), term, CALENDAR)) == (
        "giữa nhiệm kỳ 2025 - 2030",
        date(2027, 12, 31),
    )


RULES = (
    Rule(Every.DAY),
    Rule(Every.WEEK, 5),
    Rule(Every.WEEK, 1, roll=Roll.AFTER),
    Rule(Every.MONTH, 20),
    Rule(Every.MONTH, 1),
    Rule(Every.MONTH, 30, shift=1),
    Rule(Every.MONTH),
    Rule(Every.QUARTER, 25),
    Rule(Every.QUARTER, 5, 1, 1),
    Rule(Every.HALF_YEAR, 10),
    Rule(Every.YEAR, 15, 12),
    Rule(Every.YEAR, 15, shift=-1),
    Rule(Every.YEAR, 17, 2, roll=Roll.AFTER),
    Rule(Every.MID_TERM),
)


@pytest.mark.parametrize("seed", range(4))
def test_given_any_habit_of_opening_the_program_when_three_years_pass_then_each_period_is_made_once(
    seed: int,
):
    chance = random.Random(seed)
    for rule in RULES:
        duty = RecurringDuty("báo cáo", rule, FIRST, lead_days=chance.choice((0, 5, 15)))
        made, skipped = live_through(duty, chance)
        starts = [period for period, _ in made]
        assert starts == sorted(set(starts)), rule  # none twice, none out of turn
        for period_on, due in made:
            assert CALENDAR.works(due), (rule, due)
            nominal = nominal_day(rule, period_on)
            if rule.every not in (Every.DAY, Every.WEEK) and nominal is not None:
                assert due <= nominal if rule.roll is Roll.BEFORE else due >= nominal, (rule, due)
        owed = [
            one.period.first
            for one in preview(replace(duty, ends_on=LAST), FIRST, 1200, CALENDAR, TERM)
            if one.due <= LAST
        ]
        made_by_then = [period for period, due in made if due <= LAST]
        if rule.every in (Every.DAY, Every.WEEK):
            assert len(made_by_then) + skipped == len(owed), rule
        else:
            assert made_by_then == owed and skipped == 0, rule


def live_through(duty: RecurringDuty, chance: random.Random) -> tuple[list[tuple[date, date]], int]:
    """Open the program on days as they come, away for weeks at times, and close tasks now and then."""
    made: list[tuple[date, date]] = []
    still_open: set[date] = set()
    skipped, day = 0, FIRST
    while day <= LAST:
        last = made[-1][0] if made else None
        found = to_make(duty, last, not still_open, day, CALENDAR, TERM)
        again = (
            to_make(duty, found.occurrences[-1].period.first, False, day, CALENDAR, TERM)
            if found.occurrences
            else found
        )
        assert not again.occurrences  # a second look the same day makes nothing
        made += [(one.period.first, one.due) for one in found.occurrences]
        still_open |= {one.period.first for one in found.occurrences}
        skipped += found.missed
        still_open = {period for period in still_open if chance.random() > 0.4}
        day += timedelta(days=chance.choice((1, 1, 1, 3, 7, 40, 150)))
    found = to_make(duty, made[-1][0] if made else None, False, LAST, CALENDAR, TERM)
    made += [(one.period.first, one.due) for one in found.occurrences]
    return made, skipped + found.missed


def nominal_day(rule: Rule, period_on: date) -> date | None:
    """Return the day as the rule names it, before days off are looked at."""
    return due_in(rule, period_of(rule.every, period_on, TERM), NEVER_OFF)


def test_given_an_office_closed_for_months_when_opened_again_then_what_was_missed_is_there_once(
    tmp_path: Path,
):
    clock = [datetime(2026, 3, 2, 8, 0, tzinfo=HANOI)]
    office = open_office(tmp_path / "data", now=lambda: clock[0])
    try:
        office.save_settings(OfficeSettings(commune="Thanh Lâm", province="Thái Nguyên"))
        monthly = RecurringDuty("Báo cáo tháng", Rule(Every.MONTH, 20), date(2026, 3, 1), "Văn phòng Đảng ủy")
        weekly = RecurringDuty(
            "Gửi lịch tuần", Rule(Every.WEEK, 5), date(2026, 3, 1), kind=TaskKind.WORK, note="bản giấy"
        )
        duty_id = office.save_duty(monthly)
        office.save_duty(weekly)
        assert [task.title for _, task in office.tasks()] == [
            "Gửi lịch tuần (tuần 10/2026)",
            "Báo cáo tháng (tháng 3 năm 2026)",
        ]
        clock[0] = datetime(2026, 8, 3, 8, 0, tzinfo=HANOI)
        assert office.make_due_tasks() == 8 and office.make_due_tasks() == 0
        months = [task for _, task in office.tasks() if task.duty_id == duty_id]
        assert [task.due for task in months] == [
            date(2026, 3, 20), date(2026, 4, 20), date(2026, 5, 20), date(2026, 6, 19), date(2026, 7, 20),
        ]  # fmt: skip
        told = [
            task.note for _, task in office.tasks() if task.duty_id != duty_id and task.note != "bản giấy"
        ]
        assert told == ["bản giấy Trước đó có 17 kỳ đã qua không lập thành việc."]
        office.set_task_fields([replace(task, state=TaskState.DONE) for task in months], ("state",))
        after = [task.due for _, task in office.tasks(include_done=False) if task.duty_id == duty_id]
        assert after == [date(2026, 8, 20)]
        (line, _) = office.duties()
        assert line.made == 6 and [one.due for one in line.coming][:2] == [
            date(2026, 8, 20),
            date(2026, 9, 18),
        ]
        assert office.end_duty(line.duty) is False
        clock[0] = datetime(2027, 1, 4, 8, 0, tzinfo=HANOI)
        office.make_due_tasks()
        assert sum(task.duty_id == duty_id for _, task in office.tasks()) == 6
        with pytest.raises(IncompleteError):
            office.save_duty(replace(monthly, title=" "))
        assert office.check() == []
    finally:
        office.close()


KINDS = (
    # source: domain.md 6.1, rows 12, 13, 29 to 35, 45 to 47 and 60: what is said, and its next two days from 23/11/2026
    (Rule(Every.DAY), "2026-11-23 2026-11-25"),  # 24/11 is a holiday
    (Rule(Every.WEEK, 5), "2026-11-27 2026-12-04"),  # hàng tuần vào thứ Sáu
    (Rule(Every.WEEK, 7), "2026-11-27 2026-12-04"),  # Chủ nhật: the Friday before
    (Rule(Every.WEEK, 2, roll=Roll.AFTER), "2026-11-25 2026-12-01"),  # thứ Ba, which is the holiday
    (Rule(Every.MONTH, 20), "2026-12-18 2027-01-20"),  # trước ngày 20 hàng tháng
    (Rule(Every.MONTH, 25), "2026-11-25 2026-12-25"),
    (Rule(Every.MONTH, 15), "2026-12-15 2027-01-15"),
    (Rule(Every.MONTH), "2026-11-30 2026-12-31"),  # ngày cuối cùng của tháng
    (Rule(Every.MONTH, 30, shift=1), "2026-11-30 2026-12-30"),  # ngày 30 của tháng tiếp sau
    (Rule(Every.QUARTER, 25), "2026-12-25 2027-03-25"),  # ngày 25 tháng cuối quý
    (Rule(Every.HALF_YEAR), "2026-12-31 2027-06-30"),  # 6 tháng
    (Rule(Every.YEAR, 17), "2026-12-17 2027-12-17"),  # ngày 17 tháng 12 hằng năm
    (Rule(Every.YEAR, 15), "2026-12-15 2027-12-15"),
    (Rule(Every.YEAR, 15, shift=-1), "2026-12-15 2027-12-15"),  # ngày 15 tháng 12 của năm trước
    (Rule(Every.MID_TERM), "2027-12-31 2032-12-31"),  # sơ kết giữa nhiệm kỳ
    (Rule(Every.TERM), "2030-06-28 2035-06-29"),  # tổng kết
)


def test_given_every_kind_of_duty_when_its_task_is_done_then_the_next_is_there_by_itself_on_a_day_of_work(
    tmp_path: Path,
):
    office = open_office(tmp_path / "data", now=lambda: datetime(2026, 11, 23, 8, 0, tzinfo=HANOI))
    try:
        office.save_settings(
            OfficeSettings(commune="Thanh Lâm", province="Thái Nguyên", term_started_on=TERM)
        )
        assert {rule.every for rule, _ in KINDS} == set(Every)
        for rule, days in KINDS:
            duty = RecurringDuty("Báo cáo", rule, date(2026, 11, 23), lead_days=0)
            duty_id = office.save_duty(duty)
            for _ in range(2):
                open_now = [task for _, task in office.tasks(include_done=False) if task.duty_id == duty_id]
                assert len(open_now) == 1, rule  # one at a time: the next comes once this is done
                office.set_task_fields([replace(open_now[0], state=TaskState.DONE)], ("state",))
            made = sorted(task.due for _, task in office.tasks() if task.duty_id == duty_id and task.due)
            assert " ".join(map(str, made[:2])) == days, rule
            assert len(made) == 3 and all(CALENDAR.works(day) for day in made if day.year < 2034), rule
    finally:
        office.close()


def test_given_a_duty_that_made_tasks_when_it_comes_round_otherwise_then_it_does_from_today_without_flood_or_gap(
    tmp_path: Path,
):
    office = open_office(tmp_path / "data", now=lambda: datetime(2026, 11, 23, 8, 0, tzinfo=HANOI))
    try:
        quarterly = RecurringDuty("Báo cáo quý", Rule(Every.QUARTER, 25), date(2026, 11, 1))
        yearly = RecurringDuty("Báo cáo năm", Rule(Every.YEAR, 15), date(2026, 1, 1))
        old = [replace(duty, id=office.save_duty(duty)) for duty in (quarterly, yearly)]
        office.set_task_fields(
            [replace(task, state=TaskState.DONE) for _, task in office.tasks()], ("state",)
        )
        made = office.tasks()
        assert date(2027, 1, 1) in {task.period_on for _, task in made}  # the first quarter to come
        for duty in old:
            assert office.save_duty(replace(duty, rule=Rule(Every.MONTH, 20))) != duty.id
        new = [task for pair in office.tasks() if pair not in made for task in pair[1:]]
        assert [task.due for task in new] == [date(2026, 12, 18)] * 2
        office.set_task_fields([replace(task, state=TaskState.DONE) for task in new], ("state",))
        assert [task.due for _, task in office.tasks() if task.title.startswith("Báo cáo quý (tháng")] == [
            date(2026, 12, 18),
            date(2027, 1, 20),
        ]
        ended = [line.duty for line in office.duties()][:2]
        assert ended == [replace(duty, ends_on=date(2026, 11, 23)) for duty in old]
        with pytest.raises(WrongEntryError, match="ngày bắt đầu phải từ năm 2020"):
            office.save_duty(replace(quarterly, starts_on=date(2001, 1, 1)))
    finally:
        office.close()


def test_given_a_duty_said_to_have_begun_years_ago_when_saved_then_the_list_is_not_flooded():
    old = RecurringDuty("báo cáo", Rule(Every.MONTH, 20), date(2020, 1, 1), lead_days=0)
    found = to_make(old, None, True, date(2026, 11, 23), CALENDAR, TERM)
    assert [one.period.first for one in found.occurrences] == [
        date(2025, 12, 1), *(date(2026, month, 1) for month in range(1, 12)),
    ]  # fmt: skip
    assert found.missed == 71
    daily = replace(old, rule=Rule(Every.DAY))
    (latest,) = to_make(daily, None, True, date(2026, 11, 23), CALENDAR, TERM).occurrences[:1]
    assert latest.due == date(2026, 11, 20)


def test_given_following_periods_when_gone_through_then_no_day_is_left_out_or_counted_twice():
    for every in Every:
        period = period_of(every, FIRST, TERM)
        for _ in range(30):
            after = following(every, period, TERM)
            assert after.first == period.last + timedelta(days=1) and after.last >= after.first
            assert period_of(every, after.last, TERM) == after
            period = after
