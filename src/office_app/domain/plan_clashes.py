"""Days of a plan that collide with others: the hall, the rapporteur, the monthly meeting of a chi bộ."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from office_app.domain.organisation import Unit
from office_app.domain.plan_timeline import DAY_LABELS, BackPlan, DayKey
from office_app.domain.vietnamese import date_vi, fold

_HALL = "hoi truong"


@dataclass(frozen=True)
class Booked:
    """Something that already takes place: ``place`` and ``rapporteur`` empty where nobody wrote them down."""

    day: date
    what: str
    place: str = ""
    rapporteur: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Clash:
    """Two things on one day that cannot both be; ``key`` is the day of the plan that collides, if it is one."""

    day: date
    text: str
    key: DayKey | None = None


def clashes(plan: BackPlan, units: Sequence[Unit], booked: Sequence[Booked]) -> Sequence[Clash]:
    """Return what collides with the conference of key staff, and what collides among the sessions booked."""
    found = []
    day = plan.key_staff_on
    if day is not None:
        found += _with_key_staff(day, units, booked)
    found += _twice(booked, "place", "Địa điểm «{}» có hai cuộc")
    found += _twice(booked, "rapporteur", "Báo cáo viên {} có hai buổi")
    return tuple(sorted(found, key=lambda clash: clash.day))


def _with_key_staff(day: date, units: Sequence[Unit], booked: Sequence[Booked]) -> list[Clash]:
    label = DAY_LABELS[DayKey.KEY_STAFF]
    meeting = [unit.name for unit in units if unit.meeting_day == day.day]
    found = []
    if meeting:
        named = ", ".join(meeting[:4]) + (f" và {len(meeting) - 4} chi bộ khác" if len(meeting) > 4 else "")
        text = f"{label} ngày {date_vi(day)} trùng ngày sinh hoạt lệ của {named}."
        found.append(Clash(day, text, DayKey.KEY_STAFF))
    for other in booked:
        if other.day == day and (_HALL in fold(other.place) or not other.unit):
            text = f"{label} ngày {date_vi(day)} trùng hội trường với {other.what}."
            found.append(Clash(day, text, DayKey.KEY_STAFF))
    return found


def _twice(booked: Sequence[Booked], attribute: str, words: str) -> list[Clash]:
    groups: dict[tuple[date, str], list[Booked]] = {}
    for one in booked:
        value = str(getattr(one, attribute)).strip()
        if value:
            groups.setdefault((one.day, fold(value)), []).append(one)
    return [
        Clash(
            day,
            f"{words.format(getattr(group[0], attribute))} ngày {date_vi(day)}: "
            f"{'; '.join(one.what for one in group)}.",
        )
        for (day, _), group in groups.items()
        if len(group) > 1
    ]
