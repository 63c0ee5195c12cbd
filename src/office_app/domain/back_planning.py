"""The days of a plan, counted back from the upper level's last days over the days the office works."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise

from office_app.domain.vietnamese import date_vi, upper_first
from office_app.domain.working_days import WorkCalendar


class DayKey(StrEnum):
    """The days of a plan in their order; the values are stored."""

    PLAN = "plan"
    MATERIALS = "materials"
    KEY_STAFF = "key_staff"
    FIRST_SESSION = "first_session"
    LAST_SESSION = "last_session"
    MAKE_UP = "make_up"
    OWN_REPORT = "own_report"
    UPPER_STUDY = "upper_study"
    UPPER_REPORT = "upper_report"


DAY_LABELS = {
    DayKey.PLAN: "Ban hành kế hoạch",
    DayKey.MATERIALS: "Gửi tài liệu",
    DayKey.KEY_STAFF: "Hội nghị cán bộ chủ chốt",
    DayKey.FIRST_SESSION: "Chi bộ bắt đầu học",
    DayKey.LAST_SESSION: "Chi bộ học xong",
    DayKey.MAKE_UP: "Học bù xong",
    DayKey.OWN_REPORT: "Đảng ủy gửi báo cáo",
    DayKey.UPPER_STUDY: "Hạn cấp trên",
    DayKey.UPPER_REPORT: "Hạn báo cáo cấp trên",
}
OWN_DAYS = tuple(key for key in DayKey if not key.value.startswith("upper"))
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_ORDER = {key: place for place, key in enumerate(DayKey)}
_WITH_PLAN = (DayKey.PLAN, DayKey.MATERIALS)
_LEAST_WINDOW = 4  # working days: materials, key staff, and two days of sessions
_CATCHING_UP = (
    5,
    7,
    8,
)  # working days from today where the upper day has passed: last session, make-up, report


@dataclass(frozen=True)
class LeadTimes:
    """Working days between two days of a plan, set by the office.

    ``study``: last session before the upper day; ``make_up``: make-up days after the last session; ``report``: our
    report before the upper report day; ``materials``: materials after the plan; ``sessions``: first session after
    the conference of key staff; ``without_due``: last session after the plan where the upper level names no day.
    """

    study: int = 5
    make_up: int = 2
    report: int = 1
    materials: int = 1
    sessions: int = 1
    without_due: int = 22


@dataclass(frozen=True)
class PlanDay:
    """One day of a plan; ``rule`` says in Vietnamese how it was counted, ``moved`` that the office set it."""

    key: DayKey
    day: date
    rule: str
    moved: bool = False

    @property
    def label(self) -> str:
        return DAY_LABELS[self.key]

    @property
    def upper(self) -> bool:
        """Whether it is the upper level's day, which the office cannot move."""
        return self.key not in OWN_DAYS


@dataclass(frozen=True)
class BackPlan:
    """All days of a plan in their order, and what is wrong with them in Vietnamese; empty without upper days."""

    days: Sequence[PlanDay] = ()
    problems: Sequence[str] = ()

    def day(self, key: DayKey) -> date | None:
        """Return the day of that key, None when the plan has none."""
        return next((one.day for one in self.days if one.key is key), None)

    @property
    def report_due(self) -> date | None:
        return self.day(DayKey.UPPER_REPORT)

    @property
    def upper_due(self) -> date | None:
        """The upper level's last day of study, else of the report."""
        return self.day(DayKey.UPPER_STUDY) or self.report_due

    @property
    def study_due(self) -> date | None:
        return self.day(DayKey.LAST_SESSION)

    @property
    def own_report_due(self) -> date | None:
        return self.day(DayKey.OWN_REPORT)

    @property
    def key_staff_on(self) -> date | None:
        return self.day(DayKey.KEY_STAFF)


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
    found = [PlanDay(DayKey.PLAN, start, "Ngày lập kế hoạch")]
    own_report = calendar.before(upper_report, leads.report) if upper_report else None
    end = min([day for day in (upper, own_report) if day is not None])
    problems = []
    if calendar.before(end) < start:
        found += _catching_up(start, report_asked or upper_report is not None, calendar)
        problems.append(_too_late(end, today, upper, upper_report))
    else:
        lead = _lead_that_fits(upper, end, start, leads.study, calendar)
        if lead < leads.study:
            problems.append(
                f"Thời gian ngắn: chi bộ học xong chỉ trước hạn cấp trên {lead} ngày làm việc, "
                f"không phải {leads.study} ngày như thường lệ."
            )
        open_from = start if not_before is None else max(start, calendar.after(not_before))
        found += _counted_back(
            upper, end, own_report, (start, open_from), replace(leads, study=lead), calendar
        )
        if own_report is None and report_asked:
            last = max(one.day for one in found)
            day = min(calendar.after(last), calendar.before(upper))
            if day >= last:
                found.append(
                    PlanDay(DayKey.OWN_REPORT, day, "Cấp trên không nêu ngày báo cáo: sau khi học xong")
                )
    found += [
        PlanDay(key, day, "Theo văn bản chỉ đạo")
        for key, day in ((DayKey.UPPER_STUDY, upper_study), (DayKey.UPPER_REPORT, upper_report))
        if day is not None
    ]
    return BackPlan(tuple(sorted(found, key=lambda one: _ORDER[one.key])), tuple(problems))


def moved(plan: BackPlan, key: DayKey, day: date, calendar: WorkCalendar) -> BackPlan:
    """Return the plan with one of its own days moved, and with it the days that are counted from it.

    Days before it keep their distance in working days; days after it give way as far as the upper days let them.
    A day without work becomes the working day before it, which ``problems`` tells; what cannot be kept is told by
    ``day_problems``.

    Raises:
        ValueError: the plan has no such day, or it is the upper level's.
    """
    old = plan.day(key)
    if old is None or key not in OWN_DAYS:
        raise ValueError(f"no day {key} to move")
    target = calendar.on_or_before(day)
    shift = calendar.between(old, target)
    start = plan.day(DayKey.PLAN) or target
    days = {one.key: one.day for one in plan.days}
    days[key] = target
    for other in OWN_DAYS:
        if other in days and _hangs_on(other, key):
            days[other] = _shifted(days[other], shift, calendar)
            if key is not DayKey.PLAN:
                days[other] = max(days[other], start)
    _keep_order(days, key, calendar)
    changed = tuple(
        one
        if one.day == days[one.key]
        else replace(one, day=days[one.key], moved=True, rule=_moved_rule(one.key, key))
        for one in plan.days
    )
    return BackPlan(changed, tuple(filter(None, [snapped(key, day, calendar)])))


def snapped(key: DayKey, day: date, calendar: WorkCalendar) -> str:
    """Return what became of a day without work: «Chi bộ học xong: Chủ nhật 05/4 → dời sang thứ Sáu 03/4.»"""
    if calendar.works(day):
        return ""
    off = "" if day.weekday() > 4 else " (ngày nghỉ)"
    better = weekday_vi(calendar.on_or_before(day))
    return f"{DAY_LABELS[key]}: {upper_first(weekday_vi(day))}{off} → dời sang {better}."


def weekday_vi(day: date) -> str:
    """Return the day with its weekday and without its year: «thứ Sáu 03/4»."""
    return f"{_WEEKDAYS[day.weekday()]} {date_vi(day).rpartition('/')[0]}"


def upper_of(key: DayKey, days: Mapping[DayKey, date]) -> DayKey | None:
    """Return which of the upper level's days comes after one of ours: of the report for our report, else of study."""
    first, second = DayKey.UPPER_STUDY, DayKey.UPPER_REPORT
    if key is DayKey.OWN_REPORT:
        first, second = second, first
    return next((one for one in (first, second) if one in days), None)


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


def _hangs_on(other: DayKey, moved_key: DayKey) -> bool:
    """Whether a day is counted from the moved one: materials from the plan, all else back from what comes later."""
    if moved_key is DayKey.PLAN:
        return other is DayKey.MATERIALS
    if other in _WITH_PLAN:
        return False
    if moved_key is DayKey.LAST_SESSION and other is DayKey.MAKE_UP:
        return True
    return _ORDER[other] < _ORDER[moved_key]


def _shifted(day: date, shift: int, calendar: WorkCalendar) -> date:
    return calendar.after(day, shift) if shift >= 0 else calendar.before(day, -shift)


def _keep_order(days: dict[DayKey, date], key: DayKey, calendar: WorkCalendar) -> None:
    """Push the own days beside the moved one apart, earlier ones back and later ones on."""
    own = [one for one in OWN_DAYS if one in days]
    at = own.index(key)
    for before, after in zip(reversed(own[:at]), reversed(own[1 : at + 1]), strict=True):
        days[before] = min(days[before], days[after])
    for before, after in pairwise(own[at:]):
        days[after] = max(days[after], days[before])
    for one in own:
        upper = upper_of(one, days)
        if upper is not None and days[one] >= days[upper] and one is not key:
            days[one] = calendar.before(days[upper])


def _moved_rule(key: DayKey, by: DayKey) -> str:
    return "Do cơ quan chọn" if key is by else f"Dời theo «{DAY_LABELS[by].lower()}»"
