"""Checks of the days of a draft: they exist, fall on working days, and come before those of the upper level."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from office_app.domain.incoming import IncomingDocument, ObligationKind
from office_app.domain.outgoing import Finding, Mending, OutgoingDraft, Place
from office_app.domain.plan_check_bases import citation_spans
from office_app.domain.plan_check_places import Passage, passages, places_vi
from office_app.domain.plan_check_weekdays import named_day_off, weekday_findings
from office_app.domain.plan_proposed_days import lacks_days
from office_app.domain.plan_timeline import DayKey
from office_app.domain.plans import upper_study_window
from office_app.domain.vietnamese import date_vi, date_words
from office_app.domain.working_days import WorkCalendar
from office_app.domain.written_days import WrittenDay, written_days

# Days that nobody works towards: commemorations, elections, the day something takes force or figures are closed on.
_OTHER_MATTER = re.compile(
    r"kỷ niệm|chào mừng|dịp|quốc khánh|giải phóng|thành lập|hiệu lực|tính đến|số liệu|kể từ|bầu cử|ngày hội|lễ hội"
    r"|đại đoàn kết|nghỉ|sinh ngày|ngày sinh|áp dụng|làm bù|làm việc bù|trực (?:lễ|tết)|giai đoạn|nhiệm kỳ|hoán đổi"
)
_NAMED_BEHIND = re.compile(
    r"\W{0,3}(?:là\s)?(?:ngày\s)?(?:lễ|tết|giải phóng|quốc khánh|quốc tế|bầu cử|hội|thành lập)\b"
)
_STARTS = re.compile(r"từ(?:\s+ngày)?\s*$")
_MEETS = re.compile(r"họp|học tập|hội nghị|sinh hoạt")
_BY = re.compile(r"trước|chậm nhất|hạn|xong|hoàn thành|đến|gửi|báo cáo|vào|họp|hội nghị|tổ chức")
_REPORTED = re.compile(r"báo cáo(?! viên)")
_OF_A_PERIOD = re.compile(r"định kỳ|h[ằà]ng (?:tuần|tháng|quý|năm)|sơ kết|tổng kết|6 tháng|năm \d{4}")
_OF_SEVERAL = re.compile(r"\d\s*(?:-|–|,|và)\s*$")  # «ngày 15, 16/5/2026»
_EVERY = re.compile(r"\s*(?:của\s)?h[ằà]ng (?:năm|quý|tháng)")
_NO_MONTH = re.compile(r"(?<!\d )(?<!lương )tháng (?:0|1[3-9]|[2-9]\d)(?![\d.])(?! ngày)", re.IGNORECASE)


@dataclass(frozen=True)
class _Said:
    """A day of the text that is not a cited paper's, with its place and the words of its clause around it."""

    passage: Passage
    written: WrittenDay
    day: date
    before: str
    after: str


def day_findings(
    draft: OutgoingDraft, calendar: WorkCalendar, issued_on: date, directives: Sequence[IncomingDocument] = ()
) -> Iterator[Finding]:
    """Yield days that do not exist, are no working days, lie behind the upper ones or before the issue."""
    said: list[_Said] = []
    for passage in passages(draft):
        cited = citation_spans(passage.text)
        for written in written_days(passage.text, issued_on):
            inside = any(start <= written.start < end for start, end in cited)
            if written.day is None:
                yield Finding(True, f"Không có ngày {_bare(written)}.", passage.key, "ngay.khong_co")
            elif not inside:
                yield from _writing(passage, written)
                said.append(_Said(passage, written, written.day, *_clause(passage.text, written)))
        for match in _NO_MONTH.finditer(passage.text):
            yield Finding(True, f"Không có {match[0].lower()}.", passage.key, "ngay.khong_co")
        yield from weekday_findings(passage, issued_on)
    own = _own_days(draft)
    yield from _days_off(draft, said, own, _upper_days(draft, directives), calendar, issued_on)
    yield from _behind_upper(draft, said, directives, calendar, issued_on)
    yield from _report_behind(said, own, directives, calendar, issued_on)
    yield from _tasks_and_campaign(draft, issued_on)
    propose = Mending("Đưa các mốc vào kế hoạch", Place.DAYS, "", "") if lacks_days(draft) else None
    for problem in draft.back_plan.problems if draft.back_plan else ():
        yield Finding(False, problem, None, "ngay.ke_hoach", propose)
    yield from _before_the_upper_level(draft, directives)


def _before_the_upper_level(
    draft: OutgoingDraft, directives: Sequence[IncomingDocument]
) -> Iterator[Finding]:
    """Yield our conference and sessions that come before the upper level has studied itself."""
    plan = draft.back_plan
    last = upper_study_window(directives, plan.upper_due) if plan is not None else None
    for one in plan.days if plan is not None and last is not None else ():
        if one.key in (DayKey.KEY_STAFF, DayKey.FIRST_SESSION) and last is not None and one.day <= last:
            text = (
                f"{one.label} ({date_vi(one.day)}) trước khi cấp trên học xong (đến {date_vi(last)}): "
                "dời lại hoặc xin ý kiến cấp trên."
            )
            yield Finding(False, text, None, "ngay.truoc_cap_tren")


def _bare(written: WrittenDay) -> str:
    return re.sub(r"^[Nn]gày\s+", "", written.words)


def _clause(text: str, written: WrittenDay) -> tuple[str, str]:
    """Return the words of the clause before and after a day, in lower case."""
    before = re.split(r"[;\n]|\.\s", text[: written.start])[-1]
    after = re.split(r"[;\n]|\.(?:\s|$)", text[written.end :])[0]
    return before.lower(), after.lower()


def _planned_days(draft: OutgoingDraft) -> set[date]:
    planned = draft.back_plan.days if draft.back_plan else ()
    days = {one.day for one in planned if not one.upper and one.key is not DayKey.PLAN}
    return days | ({draft.campaign.due} if draft.campaign and draft.campaign.due else set())


def _own_days(draft: OutgoingDraft) -> set[date]:
    return _planned_days(draft) | {task.due for task in draft.tasks if task.due}


def _upper_days(draft: OutgoingDraft, directives: Sequence[IncomingDocument]) -> set[date]:
    days = {one.day for one in draft.back_plan.days if one.upper} if draft.back_plan else set()
    days |= {o.due for directive in directives for o in directive.obligations if o.due}
    return days | ({draft.campaign.upper_due} if draft.campaign and draft.campaign.upper_due else set())


def _writing(passage: Passage, written: WrittenDay) -> Iterator[Finding]:
    if written.words != written.proper:
        text = f"Ngày «{written.words}» viết thành «{written.proper}»."
        change = passage.mending("Viết lại ngày", written.start, written.end, written.proper)
        yield Finding(False, text, passage.key, "ngay.cach_viet", change)


# ---- days off


def _days_off(
    draft: OutgoingDraft,
    said: Sequence[_Said],
    own: set[date],
    upper: set[date],
    calendar: WorkCalendar,
    issued_on: date,
) -> Iterator[Finding]:
    """Yield days to work by or to meet on that are days off: an own day once, any other day where it stands."""
    told = set()
    for one in said:
        if calendar.works(one.day) or one.day < issued_on or one.day in told:
            continue
        if one.day in own:
            told.add(one.day)
            yield _off(one.day, [s.passage for s in said if s.day == one.day], calendar)
        elif one.day not in upper and _is_worked_towards(one):
            words = f"Ngày {_said_day(one)} là {calendar.why_off(one.day)}."
            yield Finding(False, words, one.passage.key, "ngay.nghi", _to_workday(one, calendar))
    for task in draft.tasks:
        if task.due and task.due >= issued_on and not calendar.works(task.due) and task.due not in told:
            told.add(task.due)
            units = list(dict.fromkeys(other.unit for other in draft.tasks if other.due == task.due))
            more = f" và {len(units) - 1} đơn vị khác" if len(units) > 1 else ""
            words = f"Hạn {date_vi(task.due)} của {units[0]}{more} rơi vào {calendar.why_off(task.due)}."
            yield Finding(False, words, None, "viec.ngay_nghi", _moved(task.due, calendar.before(task.due)))


def _off(day: date, where: Sequence[Passage], calendar: WorkCalendar) -> Finding:
    places = f" ({places_vi(one.name for one in where)})" if len(where) > 1 else ""
    text = f"Ngày {date_vi(day)} là {calendar.why_off(day)}{places}."
    return Finding(False, text, where[0].key, "ngay.nghi", _moved(day, calendar.before(day)))


def _moved(day: date, better: date) -> Mending:
    return Mending(f"Đổi thành {date_vi(better)}", Place.DUE, day.isoformat(), better.isoformat())


def _said_day(one: _Said) -> str:
    return date_vi(one.day) if one.written.year_said else f"{_bare(one.written)} (năm {one.day.year})"


def _to_workday(one: _Said, calendar: WorkCalendar) -> Mending | None:
    if _OF_SEVERAL.search(one.before):
        return None
    return _rewritten(one, calendar.before(one.day))


def _rewritten(one: _Said, day: date) -> Mending:
    """Return the change of a day into another, written in the same way."""
    new = date_words(day) if "tháng" in one.written.words else date_vi(day)
    if not one.written.year_said:
        new = re.sub(r"(?: năm |/)\d{4}$", "", new)
    return one.passage.mending(f"Đổi thành {new}", one.written.start, one.written.end, new)


def _is_worked_towards(one: _Said) -> bool:
    """Tell whether something is to be done by or on the day; a weekend that is named was meant."""
    if _OTHER_MATTER.search(one.before) or _NAMED_BEHIND.match(one.after) or _EVERY.match(one.after):
        return False
    if named_day_off(one.passage.text, one.written):
        return False
    if _STARTS.search(one.before):
        return _MEETS.search(one.before) is not None
    return one.written.year_said or _BY.search(one.before) is not None


# ---- days of the upper level


def _behind_upper(
    draft: OutgoingDraft,
    said: Sequence[_Said],
    directives: Sequence[IncomingDocument],
    calendar: WorkCalendar,
    issued_on: date,
) -> Iterator[Finding]:
    """Yield our days that do not come before the upper level's last one.

    Where the last one can still be kept each day is red; where it cannot, all are told as one. A task may have a
    later day of its own in the directives.
    """
    plan, campaign = draft.back_plan, draft.campaign
    upper = plan.upper_due if plan else campaign.upper_due if campaign else None
    last = (plan.report_due if plan else None) or upper
    if last is None:
        return
    latest = max([last, *(o.due for one in directives for o in one.obligations if o.due and o.ours)])
    own, planned = _own_days(draft), _planned_days(draft)
    late: dict[date, list[Passage]] = defaultdict(list)
    for one in said:
        if one.day in own and one.day >= (last if one.day in planned else latest):
            late[one.day].append(one.passage)
    better = calendar.before(last)
    if better < issued_on:
        yield from _too_late(late, last)
    else:
        for day, where in late.items():
            places = f" ({places_vi(one.name for one in where)})" if len(where) > 1 else ""
            text = f"Ngày {date_vi(day)} không trước thời hạn của cấp trên {date_vi(last)}{places}."
            yield Finding(True, text, where[0].key, "ngay.sau_cap_tren", _moved(day, better))
    due = campaign.due if campaign else None
    if upper and due and due > upper and due not in late:
        text = f"Hạn của chi bộ {date_vi(due)} sau hạn của cấp trên {date_vi(upper)}."
        yield Finding(calendar.before(upper) >= issued_on, text, None, "dot_hoc.sau_cap_tren")


def _too_late(late: dict[date, list[Passage]], last: date) -> Iterator[Finding]:
    where = [passage for found in late.values() for passage in found]
    if where:
        days = ", ".join(date_vi(day) for day in sorted(late))
        text = (
            f"Không còn kịp thời hạn của cấp trên {date_vi(last)}: {len(late)} ngày của kế hoạch ({days}) "
            f"không trước ngày đó ({places_vi(one.name for one in where)})."
        )
        yield Finding(False, text, where[0].key, "ngay.sau_cap_tren")


def _report_behind(
    said: Sequence[_Said],
    own: set[date],
    directives: Sequence[IncomingDocument],
    calendar: WorkCalendar,
    issued_on: date,
) -> Iterator[Finding]:
    """Yield days of reporting in the text that lie behind the last day of report the directives name."""
    asked = [o for d in directives for o in d.obligations if o.kind is ObligationKind.REPORT and o.ours]
    last = max((o.due for o in asked if o.due), default=None)
    if last is None or any(o.recurrence for o in asked) or last < issued_on:
        return
    for one in said:
        of_a_report = _REPORTED.search(one.before) and not _OF_A_PERIOD.search(one.before)
        if one.day > last and one.day not in own and of_a_report:
            text = f"Ngày báo cáo {_said_day(one)} sau hạn báo cáo của cấp trên {date_vi(last)}."
            change = _rewritten(one, max(calendar.before(last), issued_on))
            yield Finding(True, text, one.passage.key, "bao_cao.sau_cap_tren", change)


# ---- tasks and campaign


def _tasks_and_campaign(draft: OutgoingDraft, issued_on: date) -> Iterator[Finding]:
    campaign = draft.campaign
    due = campaign.due if campaign else None
    if due is not None and due < issued_on:
        text = f"Hạn của chi bộ {date_vi(due)} trước ngày ban hành {date_vi(issued_on)}: xem lại thời gian."
        yield Finding(False, text, None, "dot_hoc.da_qua")
    if due is not None and any(s.text for s in draft.sections) and not _says(passages(draft), due):
        text = f"Hạn của chi bộ {date_vi(due)} trong đợt học tập không có trong nội dung."
        yield Finding(False, text, None, "dot_hoc.khac_noi_dung")
    if campaign and not campaign.unit_ids:
        text = "Chưa có chi bộ nào trong đợt học tập: nhập danh sách chi bộ trước."
        yield Finding(False, text, None, "dot_hoc.khong_chi_bo")
    if over := [task for task in draft.tasks if task.due is not None and task.due < issued_on]:
        text = f"{len(over)} việc có hạn trước ngày ban hành {date_vi(issued_on)}."
        yield Finding(False, text, None, "viec.da_qua")


def _says(where: Iterable[Passage], day: date) -> bool:
    return any(date_vi(day) in passage.text for passage in where)
