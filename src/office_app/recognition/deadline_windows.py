"""Stretches of days: «từ ngày 27/2 đến hết ngày 15/3», «từ nay đến cuối năm»."""

import re
from datetime import date

from office_app.recognition.dates import When, mentions
from office_app.recognition.dates_relative import same_year
from office_app.recognition.deadline_scene import Scene
from office_app.recognition.rules import HOUR, WINDOW_TEXT

_FROM = re.compile(
    rf"(?<!\w)(?:từ|kể từ|bắt đầu từ)\s+{HOUR}(?:cuối\s+|đầu\s+|giữa\s+)?(?:ngày\s+(?P<day>\d{{1,2}}))?"
)
_FROM_NOW = re.compile(r"từ\s+nay\s*(?:cho\s+)?$")
_FROM_HERE = re.compile(rf"(?<!\w)từ\s+{HOUR}(?:ngày\s+)?$")
_TO_THERE = re.compile(r"[^.;|]{0,12}(?<!\w)(?:đến|tới|-|–)\s")
# «- Lớp 1: từ ngày 09/3 đến ngày 13/3/2026», «Lớp 3: dự kiến tháng 9»: when it is held
_COURSE = re.compile(
    r"[-+*•\s\d.)]*(?:[a-zđ]\)\s*)?(?:lớp|khóa)\s[^:;.|]{0,60}:\s*"
    r"(?:(?:dự kiến|khai giảng|từ|đến|hết|trong|vào|ngày|tháng|quý|và|[\divx][\divx/.]*|[-–,])\s*)*"
)
_LONG_BEGUN = 150  # days before the document
_DURATION = re.compile(r"(?<!\d)(\d{1,2})\s+ngày\s*[,(:]?\s*(?:kể\s+|tính\s+)?$")


def opened(scene: Scene, left: int, at: int) -> bool:
    """Tell whether «từ …» with a day or period stands before «đến»."""
    return bool(WINDOW_TEXT.search(scene.low, max(left, at - 100), at))


def opens_window(scene: Scene, when: When, left: int, right: int) -> bool:
    """Tell the first day of «từ 10/11 đến 30/11/2025»."""
    lead = scene.low[max(left, when.start - 20) : when.start]
    return bool(_FROM_HERE.search(lead) and _TO_THERE.match(scene.low, when.end, right))


def of_a_course(lead: str) -> bool:
    """Tell the days of a class among a plan's classes from a last day: the words before the date say only «when»."""
    return _COURSE.fullmatch(lead) is not None


def to_work_in(scene: Scene, when: When, left: int, at: int) -> bool:
    """Tell a stretch to work in from how long a meeting lasts («05 ngày, từ ngày 11/5 đến ngày 15/5») and from the
    years looked back on («10 năm (từ tháng 5/2016 đến tháng 5/2026)»)."""
    first = starts(scene, when, left, at)
    if first is None:
        return True
    if scene.today and (scene.today - first).days > _LONG_BEGUN:
        return False
    opening = WINDOW_TEXT.search(scene.low, max(left, at - 100), at)
    days = _DURATION.search(scene.low, left, opening.start()) if opening else None
    return not days or (when.last - first).days + 1 != int(days[1])


def starts(scene: Scene, when: When, left: int, at: int) -> date | None:
    """Return the first day of a window: «từ ngày 27/2 đến …», «bắt đầu từ tháng 4, hoàn thành trước …»."""
    if when.several_days:
        return when.first
    lead = scene.low[max(left, at - 90) : at].rsplit(")", 1)[-1]
    if _FROM_NOW.search(lead) or scene.low.startswith("từ nay", at):
        return scene.today
    for mark in reversed(list(_FROM.finditer(lead))):
        offset = at - len(lead) + mark.start()
        opening = next(mentions(scene.low, offset, at, scene.today), None)
        if opening:
            return same_year(opening.first, when.last) if opening.year_inferred else opening.first
        if mark["day"]:
            return _day_before(int(mark["day"]), when.last)
    return None


def _day_before(day: int, end: date) -> date | None:
    """Return the day of the month of ``end`` that «từ ngày 12 đến ngày 14/5» begins with."""
    return end.replace(day=day) if 1 <= day <= end.day else None
