"""The days of a plan: which there are, whose they are, how each was counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from office_app.domain.vietnamese import date_vi
from office_app.domain.weekdays import weekday_name


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
DAY_ORDER = {key: place for place, key in enumerate(DayKey)}


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


def upper_of(key: DayKey, days: Mapping[DayKey, date]) -> DayKey | None:
    """Return which of the upper level's days comes after one of ours: of the report for our report, else of study."""
    first, second = DayKey.UPPER_STUDY, DayKey.UPPER_REPORT
    if key is DayKey.OWN_REPORT:
        first, second = second, first
    return next((one for one in (first, second) if one in days), None)


def weekday_and_day(day: date) -> str:
    """Return the day with its weekday and without its year: «thứ Sáu 03/4»."""
    return f"{weekday_name(day)} {date_vi(day).rpartition('/')[0]}"
