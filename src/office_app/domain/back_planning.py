"""The days of a plan, counted back from the upper level's last days over the days the office works."""

from dataclasses import replace
from datetime import date

from office_app.domain.plan_timeline import DAY_ORDER, BackPlan, DayKey, LeadTimes, PlanDay
from office_app.domain.vietnamese import date_vi
from office_app.domain.working_days import WorkCalendar

_LEAST_WINDOW = 4  # working days: materials, key staff, and two days of sessions
# Working days from today where the upper day has passed: last session, make-up, report.
_CATCHING_UP = (5, 7, 8)


def back_plan(
    upper_study: date | None,
    upper_report: date | None,
    *,
    today: date,
    leads: LeadTimes,
    calendar: WorkCalendar,
    report_asked: bool = False,
    not_before: date | None = None,
) -> BackPlan:
    """Count our days back from the upper level's.

    Without an upper day the office's own habit gives days to propose, and no upper day is made up. Where the time
    is too short the lead times shrink; where it has passed, the soonest days are proposed. All that is told in
    ``problems``. ``report_asked``: a report is due, be it without a day. ``not_before``: the last day on
    which the upper level studies itself, before which nobody here does.
    """
    upper = upper_study or upper_report
    start = calendar.on_or_after(today)
    if upper is None:
        return _without_due(start, report_asked, leads, calendar)
    own_report = calendar.before(upper_report, leads.report) if upper_report else None
    end = min([day for day in (upper, own_report) if day is not None])
    problems = []
    if calendar.before(end) < start:
        ours = _catching_up(start, report_asked or upper_report is not None, calendar)
        problems.append(_too_late(end, today, upper, upper_report))
    else:
        lead = _lead_that_fits(upper, end, start, leads.study, calendar)
        if lead < leads.study:
            problems.append(_too_short(lead, leads.study))
        open_from = start if not_before is None else max(start, calendar.after(not_before))
        fitting = replace(leads, study=lead)
        ours = _counted_back(upper, end, own_report, (start, open_from), fitting, calendar)
        if own_report is None and report_asked:
            ours += _report_without_due(max(one.day for one in ours), upper, calendar)
    found = [
        PlanDay(DayKey.PLAN, start, "Ngày lập kế hoạch"),
        *ours,
        *_upper_days(upper_study, upper_report),
    ]
    return BackPlan(tuple(sorted(found, key=lambda one: DAY_ORDER[one.key])), tuple(problems))


def _upper_days(study: date | None, report: date | None) -> list[PlanDay]:
    days = ((DayKey.UPPER_STUDY, study), (DayKey.UPPER_REPORT, report))
    return [PlanDay(key, day, "Theo văn bản chỉ đạo") for key, day in days if day is not None]


def _report_without_due(last: date, upper: date, calendar: WorkCalendar) -> list[PlanDay]:
    """Return the day of our report, after our ``last`` one; none where the upper day leaves no room."""
    day = min(calendar.after(last), calendar.before(upper))
    rule = "Cấp trên không nêu ngày báo cáo: sau khi học xong"
    return [PlanDay(DayKey.OWN_REPORT, day, rule)] if day >= last else []


def _too_short(lead: int, usual: int) -> str:
    return (
        f"Thời gian ngắn: chi bộ học xong chỉ trước hạn cấp trên {lead} ngày làm việc, "
        f"không phải {usual} ngày như thường lệ."
    )


def _lead_that_fits(upper: date, end: date, start: date, wanted: int, calendar: WorkCalendar) -> int:
    """Return the lead in working days, ``wanted`` or as much as leaves a window for the sessions, at least 1."""
    for lead in range(wanted, 1, -1):
        last = min(calendar.before(upper, lead), calendar.on_or_before(end))
        if calendar.between(start, last) >= _LEAST_WINDOW:
            return lead
    return 1


def _counted_back(
    upper: date,
    end: date,
    own_report: date | None,
    starts: tuple[date, date],
    leads: LeadTimes,
    calendar: WorkCalendar,
) -> list[PlanDay]:
    """Return our days; ``starts``: the day of the plan, and the first one on which anybody here may study."""
    start, open_from = starts
    # Before our own report there must be room for the make-up days, as far as the time allows.
    room = 1 + leads.make_up if end < upper else 1
    while room > 1 and calendar.between(start, calendar.before(end, room)) < _LEAST_WINDOW:
        room -= 1
    last = max(min(calendar.before(upper, leads.study), calendar.before(end, room)), start)
    make_up = min(calendar.after(last, leads.make_up), calendar.before(end))
    key_staff = calendar.on_or_after(start + (last - start) / 3)
    rule = "Khoảng một phần ba thời gian từ ngày ban hành"
    if key_staff < open_from:
        key_staff, rule = min(open_from, last), "Sau khi cấp trên tổ chức học tập"
    materials = min(calendar.after(start, leads.materials), key_staff)
    first = min(calendar.after(key_staff, leads.sessions), last)
    found = [
        PlanDay(DayKey.MATERIALS, materials, f"{leads.materials} ngày làm việc sau ngày ban hành"),
        PlanDay(DayKey.KEY_STAFF, min(key_staff, last), rule),
        PlanDay(DayKey.FIRST_SESSION, first, f"{leads.sessions} ngày làm việc sau hội nghị cán bộ chủ chốt"),
        PlanDay(
            DayKey.LAST_SESSION,
            last,
            _lead_rule(last, upper, leads.study, calendar),
        ),
    ]
    if make_up > last:
        rule = f"{calendar.between(last, make_up)} ngày làm việc sau buổi học cuối"
        found.append(PlanDay(DayKey.MAKE_UP, make_up, rule))
    if own_report is not None:
        rule = f"{leads.report} ngày làm việc trước hạn báo cáo cấp trên"
        found.append(PlanDay(DayKey.OWN_REPORT, own_report, rule))
    return found


def _lead_rule(last: date, upper: date, lead: int, calendar: WorkCalendar) -> str:
    if calendar.before(upper, lead) == last:
        return f"{lead} ngày làm việc trước hạn cấp trên {date_vi(upper)}"
    return f"Trước ngày Đảng ủy gửi báo cáo, hạn cấp trên {date_vi(upper)}"


def _without_due(start: date, report: bool, leads: LeadTimes, calendar: WorkCalendar) -> BackPlan:
    """Return days to propose where no directive names one."""
    last = calendar.after(start, leads.without_due)
    make_up = calendar.after(last, leads.make_up)
    key_staff = calendar.on_or_after(start + (last - start) / 3)
    rule = f"Cấp trên không nêu thời hạn: {leads.without_due} ngày làm việc sau ngày ban hành"
    after = "Đề xuất, vì cấp trên không nêu thời hạn"
    days = [
        PlanDay(DayKey.PLAN, start, "Ngày lập kế hoạch"),
        PlanDay(DayKey.MATERIALS, calendar.after(start, leads.materials), after),
        PlanDay(DayKey.KEY_STAFF, key_staff, after),
        PlanDay(DayKey.FIRST_SESSION, calendar.after(key_staff, leads.sessions), after),
        PlanDay(DayKey.LAST_SESSION, last, rule),
        PlanDay(DayKey.MAKE_UP, make_up, after),
    ]
    if report:
        days.append(PlanDay(DayKey.OWN_REPORT, calendar.after(make_up), after))
    problem = "Văn bản không nêu thời hạn: các ngày là đề xuất, cơ quan quyết định."
    return BackPlan(tuple(days), (problem,))


def _catching_up(start: date, report: bool, calendar: WorkCalendar) -> list[PlanDay]:
    rule = "Sớm nhất có thể, vì thời hạn của cấp trên không còn kịp"
    last, make_up, own_report = (calendar.after(start, count) for count in _CATCHING_UP)
    key_staff = calendar.after(start)
    found = [
        PlanDay(DayKey.MATERIALS, start, rule),
        PlanDay(DayKey.KEY_STAFF, key_staff, rule),
        PlanDay(DayKey.FIRST_SESSION, calendar.after(key_staff), rule),
        PlanDay(DayKey.LAST_SESSION, last, rule),
        PlanDay(DayKey.MAKE_UP, make_up, rule),
    ]
    return [*found, PlanDay(DayKey.OWN_REPORT, own_report, rule)] if report else found


def _too_late(end: date, today: date, upper: date, upper_report: date | None) -> str:
    day = upper_report if upper_report is not None and upper_report <= upper else upper
    state = "đã qua" if day < today else "quá gần"
    return (
        f"Thời hạn của cấp trên {date_vi(day)} {state}: đề xuất làm sớm nhất có thể và báo cáo cấp trên "
        "xin gia hạn."
    )
