"""The week on one page for giao ban (N29): what presses first, cut at whole words, and never a second page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from office_app.domain.days_ahead import UpperDay
from office_app.domain.official_paper import Align, Block, BlockKind, OfficialPaper, Table, paragraph
from office_app.domain.settings import OfficeSettings
from office_app.domain.tasks import Task, days_standing, standing
from office_app.domain.vietnamese import date_screen, number_vi, sort_key
from office_app.use_cases.giao_ban import SessionDay, Stretch, Week
from office_app.use_cases.inner_sheets import inner_sheet
from office_app.use_cases.one_page import allotted, lines_of, shortened

_WIDTHS = (0.06, 0.46, 0.22, 0.26)
_WHAT, _WHO, _HOW = 38, 17, 20  # letters that a line of these columns holds
_ROOM, _OF_ROW, _OF_LINE = (
    590.0,
    6.5,
    14.2,
)  # points: what the rows of a page have; what one and its lines take
_NOBODY = "chưa giao"


@dataclass(frozen=True)
class _Line:
    """One row: what it is, who has it, how it stands; each at most two lines of text."""

    what: str
    who: str
    how: str

    @property
    def height(self) -> float:
        lines = max(lines_of(self.what, _WHAT), lines_of(self.who, _WHO), lines_of(self.how, _HOW))
        return _OF_ROW + _OF_LINE * lines


@dataclass(frozen=True)
class _Part:
    title: str
    lines: Sequence[_Line]


def giao_ban_paper(week: Week, settings: OfficeSettings, today: date) -> OfficialPaper:
    """Return the one-pager: sums, then a table whose parts share the room that the page has."""
    sunday = week.monday + timedelta(days=6)
    parts = [part for part in _parts(week, today) if part.lines]
    heights = [[line.height for line in part.lines] for part in parts]
    rows: list[Sequence[str]] = []
    group_rows: list[int] = []
    for part, shown in zip(parts, allotted(heights, _ROOM, _OF_ROW + _OF_LINE), strict=True):
        group_rows.append(len(rows))
        few = f" (nêu {number_vi(shown)})" if shown < len(part.lines) else ""
        rows.append((f"{part.title}: {number_vi(len(part.lines))}{few}", "", "", ""))
        rows += [(str(at), line.what, line.who, line.how) for at, line in enumerate(part.lines[:shown], 1)]
    table = Table(
        heads=("TT", "Nội dung", "Đơn vị", "Thời hạn, tình trạng"),
        rows=rows,
        widths=_WIDTHS,
        aligns=(Align.CENTER, Align.LEFT, Align.LEFT, Align.LEFT),
        group_rows=group_rows,
    )
    return inner_sheet(
        f"Giao ban tuần {week.monday.isocalendar().week}",
        f"{settings.party_committee}, từ ngày {date_screen(week.monday)} đến ngày {date_screen(sunday)}",
        [_sums(week), *([Block(BlockKind.TABLE, table=table)] if rows else [])],
        settings=settings,
        today=today,
    )


def _sums(week: Week) -> Block:
    counted = (
        (len(week.stuck), "việc đang vướng"),
        (len(week.done), "việc đã xong trong tuần"),
    )
    words = [
        f"Quá hạn: {_counted(week.late, len(week.late_studies))}",
        f"từ nay đến hết tuần: {_counted(week.this_week)}",
        f"tuần sau: {_counted(week.next_week)}",
        *(f"{number_vi(count)} {what}" for count, what in counted if count),
    ]
    return paragraph(f"{'; '.join(words)}.")


def _counted(days: Stretch, studies: int = 0) -> str:
    """Return of what kinds the lines of a part are, as many as its heading says."""
    counted = (
        (len(days.tasks), "nhiệm vụ"),
        (len(days.upper), "hạn cấp trên giao"),
        (len(days.sessions), "lịch học"),
        (studies, "đợt học chưa xong"),
    )
    return ", ".join(f"{number_vi(count)} {what}" for count, what in counted if count) or "không có"


# ---- the parts, what presses most first ----------------------------------------------------------------------------


def _parts(week: Week, today: date) -> Iterator[_Part]:
    studies = [
        _line(
            f"Học tập {title}",
            f"{number_vi(len(units))} chi bộ",
            days_standing(-max(one.days for one in units)),
        )
        for title, units in week.late_studies.items()
    ]
    yield _Part("Quá hạn", [*_falling_in(week.late, week, today), *studies])
    yield _Part("Trong tuần này", _falling_in(week.this_week, week, today))
    yield _Part("Tuần sau", _falling_in(week.next_week, week, today))
    yield _Part("Lãnh đạo cần quyết", list(_to_decide(week)))
    yield _Part("Đơn vị còn nợ", _owing(week, today))
    yield _Part("Đã xong trong tuần", [_line(one.title, one.unit, standing(one, today)) for one in week.done])


def _falling_in(days: Stretch, week: Week, today: date) -> list[_Line]:
    """Return what falls into a stretch of days: what is to be done by its day, then the sessions.

    On one day what the upper level waits for stands before our own. Where the page is full, sessions give way.
    """
    found = [(one.day, 0, _upper_line(one, week, today)) for one in days.upper]
    found += [(one.due, 1, _task_line(one, today)) for one in days.tasks if one.due is not None]
    to_do = [line for _, _, line in sorted(found, key=lambda one: one[:2])]
    return [*to_do, *(_session_line(one) for one in sorted(days.sessions, key=lambda one: one.day))]


def _upper_line(one: UpperDay, week: Week, today: date) -> _Line:
    doers = ", ".join(week.doers.get(one.document_id, ())) or _NOBODY
    return _line(_asked(one), doers, f"{one.day:%d/%m}, {days_standing((one.day - today).days)}")


def _asked(one: UpperDay) -> str:
    return f"{one.title} ({one.symbol})" if one.report_to else f"{one.symbol}: {one.subject or one.text}"


def _task_line(task: Task, today: date) -> _Line:
    day = f"{task.due:%d/%m}, " if task.due else ""
    return _line(task.title, task.unit or _NOBODY, f"{day}{standing(task, today)}")


def _session_line(one: SessionDay) -> _Line:
    units = ", ".join(one.units) if len(one.units) <= 2 else f"{number_vi(len(one.units))} chi bộ"
    return _line(f"Học tập {one.title}", units, f"{one.day:%d/%m}")


def _to_decide(week: Week) -> Iterator[_Line]:
    """Yield what only leaders can do: sign, say who does a thing, clear what is stuck."""
    for title in week.to_sign:
        yield _line(f"Ký {title}", "", "đã trình")
    pressing = (week.late, week.this_week, week.next_week)
    named = [one.symbol for days in pressing for one in days.upper if one.document_id not in week.doers]
    if named:
        symbols = ", ".join(dict.fromkeys(named))
        yield _line(
            f"Giao người làm theo {symbols}", _NOBODY, f"{number_vi(len(named))} hạn, tính đến hết tuần sau"
        )
    for task, why in week.stuck:
        yield _line(f"Gỡ vướng: {task.title}", task.unit, why)
    for task in (task for days in pressing for task in days.tasks if not task.unit and task.due):
        yield _line(f"Giao người làm: {task.title}", _NOBODY, f"hạn {task.due:%d/%m}")


def _owing(week: Week, today: date) -> list[_Line]:
    """Return the units with what they are late with, who owes most first."""
    owed: dict[str, list[str]] = {}
    days: dict[str, int] = {}
    late = [task for task in week.late.tasks if task.unit]
    for unit in {task.unit for task in late}:
        own = [(today - task.due).days for task in late if task.unit == unit and task.due]
        owed[unit], days[unit] = [f"{number_vi(len(own))} việc quá hạn"], max(own)
    for title, units in week.late_studies.items():
        for one in units:
            owed.setdefault(one.unit.name, []).append(f"{title}: {one.owes}")
            days[one.unit.name] = max(days.get(one.unit.name, 0), one.days)
    order = sorted(owed, key=lambda name: (-len(owed[name]), -days[name], sort_key(name)))
    return [_line("; ".join(owed[name]), name, days_standing(-days[name])) for name in order]


def _line(what: str, who: str, how: str) -> _Line:
    return _Line(shortened(what, _WHAT), shortened(who, _WHO), shortened(how, _HOW))
