"""Turns the figures of the first screen into words, and a click into a place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from office_app.domain.incoming import IncomingFilter, IncomingState
from office_app.domain.overview import AgendaItem, Overview
from office_app.domain.saved_filters import FilterCount
from office_app.domain.study_coverage import Coverage, CoverageMap
from office_app.domain.vietnamese import date_screen, number_vi, percent_vi
from office_app.gui.formats import WEEKDAYS_SHORT, ago_vi, size_vi
from office_app.gui.look.tokens import State

COVERAGE_STATES: dict[Coverage, State] = {
    Coverage.DONE: "good",
    Coverage.PLANNED: "planned",
    Coverage.MAKE_UP: "waiting",
    Coverage.AWAITED: "waiting",
    Coverage.OVERDUE: "late",
    Coverage.NOT_HELD: "plain",
    Coverage.NONE: "plain",
    Coverage.NOT_CALLED: "plain",
}
LEGEND = tuple(cell for cell in Coverage if cell is not Coverage.NOT_CALLED)

_AGENDA_SHOWN = 12
_LATE_SHOWN = 2


@dataclass(frozen=True)
class CardText:
    """One of the four cards: its figure and caption, how it is meant, and where it leads."""

    figure: str
    caption: str
    icon: str
    state: State
    room: str
    target: object


@dataclass(frozen=True)
class AgendaText:
    day: str
    weekday: str
    title: str
    detail: str
    chip: tuple[State, str] | None
    room: str
    target: object


@dataclass(frozen=True)
class MonthPoint:
    """One point of the participation line; ``rate`` in percent, ``place`` in months after the first point."""

    label: str
    rate: float
    tooltip: str
    place: int = 0


@dataclass(frozen=True)
class FilterText:
    """A saved filter as a button: its name with how much it finds, and where it leads."""

    text: str
    tooltip: str
    room: str
    target: object


class OverviewView(Protocol):
    def show_cards(self, cards: Sequence[CardText]) -> None: ...
    def show_map(self, coverage: CoverageMap, has_units: bool) -> None: ...
    def show_agenda(self, items: Sequence[AgendaText], month: str) -> None: ...
    def show_trend(self, points: Sequence[MonthPoint]) -> None: ...
    def show_safety(self, backup: tuple[State, str], folder: str, size: str) -> None: ...
    def show_filters(self, filters: Sequence[FilterText]) -> None: ...
    def go(self, room: str, target: object) -> None: ...


class OverviewPresenter:
    def __init__(self, view: OverviewView) -> None:
        self._view = view
        self._coverage: CoverageMap = CoverageMap((), ())

    def show(self, overview: Overview, now: datetime) -> None:
        """Show one reading of the figures."""
        self._coverage = overview.coverage
        self._view.show_cards(_cards(overview))
        self._view.show_map(overview.coverage, overview.units_total > 0)
        today = now.date()
        items = _agenda_lines(overview.agenda, today)[:_AGENDA_SHOWN]
        self._view.show_agenda(items, f"Tháng {today.month}/{today.year}")
        self._view.show_trend(_points(overview))
        self._view.show_safety(
            _backup(overview.last_backup, now), overview.data_folder, size_vi(overview.data_bytes)
        )

    def show_saved(self, counts: Sequence[FilterCount]) -> None:
        """Show how much the saved filters find."""
        self._view.show_filters([_filter(one) for one in counts])

    def open_cell(self, row: int, unit: int) -> None:
        """Go to the session behind a cell of the map, or to its campaign when none is planned."""
        chosen = self._coverage.rows[row]
        session = chosen.session_ids[unit]
        target: object = chosen.campaign_id if session is None else ("session", chosen.campaign_id, session)
        self._view.go("study", target)

    def open_row(self, row: int) -> None:
        self._view.go("study", self._coverage.rows[row].campaign_id)


def short_units(units: Sequence[str]) -> list[str]:
    """Return unit names without the words they all begin with."""
    return [unit.removeprefix("Chi bộ ").strip() or unit for unit in units]


def cell_tooltip(coverage: CoverageMap, row: int, unit: int) -> str:
    """Return what a cell says when pointed at."""
    chosen = coverage.rows[row]
    return f"{coverage.units[unit]}\n{chosen.label}: {chosen.cells[unit].value}"


def _filter(one: FilterCount) -> FilterText:
    what = {"incoming": "văn bản đến", "outgoing": "văn bản đi", "tasks": "việc"}[one.saved.place]
    count = number_vi(one.count)
    return FilterText(
        f"{one.saved.name}: {count}", f"Mở {count} {what} của bộ lọc này", one.saved.place, one.saved
    )


def _cards(overview: Overview) -> list[CardText]:
    late: State = "late" if overview.overdue else "plain"
    return [
        CardText(
            number_vi(overview.due_this_week),
            "nhiệm vụ đến hạn tuần này",
            "clock",
            "waiting",
            "tasks",
            "week",
        ),
        CardText(number_vi(overview.overdue), "nhiệm vụ quá hạn", "triangle-alert", late, "tasks", "overdue"),
        _papers_card(overview),
        CardText(
            f"{number_vi(overview.units_waiting)}/{number_vi(overview.units_total)}",
            "chi bộ chưa báo cáo",
            "mail-question",
            "plain",
            "study",
            "waiting",
        ),
    ]


def _papers_card(overview: Overview) -> CardText:
    """Return the papers not entered yet, which nobody must forget; without any, those that wait for a plan."""
    if overview.files_waiting:
        number = number_vi(overview.files_waiting)
        return CardText(number, "văn bản chưa vào sổ", "file-input", "waiting", "intake", None)
    registered = IncomingFilter(state=IncomingState.REGISTERED)
    number = number_vi(overview.to_plan)
    return CardText(number, "văn bản chờ lập kế hoạch", "inbox", "planned", "incoming", registered)


def _agenda_lines(items: Sequence[AgendaItem], today: date) -> list[AgendaText]:
    late = [item for item in items if item.late_days > 0]
    own = [item for item in late if item.kind == "task"]
    upper = [item for item in late if item.kind != "task"]
    past = IncomingFilter(due_until=today - timedelta(days=1))
    return [
        *_late_lines(own, "nhiệm vụ đã quá hạn", "tasks", "overdue", today),
        *_late_lines(upper, "thời hạn cấp trên giao đã qua", "incoming", past, today),
        *(_agenda(item, today) for item in items if item.late_days == 0),
    ]


def _late_lines(
    late: Sequence[AgendaItem], words: str, room: str, target: object, today: date
) -> list[AgendaText]:
    """Return a line for each, or one that leads to all: many would push the days ahead out of sight."""
    if len(late) <= _LATE_SHOWN:
        return [_agenda(item, today) for item in late]
    since = f"lâu nhất từ {date_screen(min(item.day for item in late))}"
    return [AgendaText("", "", f"{number_vi(len(late))} {words}", since, ("late", "quá hạn"), room, target)]


def _agenda(item: AgendaItem, today: date) -> AgendaText:
    days = (item.day - today).days
    chip: tuple[State, str] | None = None
    if item.late_days > 0:
        past = "quá" if item.kind == "task" else "hạn cấp trên quá"  # the figure above counts tasks alone
        chip = ("late", f"{past} {item.late_days} ngày")
    elif item.kind != "session" and 0 <= days <= 3:
        chip = ("waiting", "hôm nay" if days == 0 else f"còn {days} ngày")
    room, target = {
        "task": ("tasks", item.id),
        "obligation": ("incoming", item.id),
        "session": ("study", ("session", None, item.id)),
        "campaign": ("study", item.id),
    }.get(item.kind, ("tasks", None))
    return AgendaText(
        f"{item.day:%d}",
        WEEKDAYS_SHORT[item.day.weekday()] if item.day.month == today.month else f"tháng {item.day.month}",
        item.title[:1].upper() + item.title[1:],
        item.detail,
        chip,
        room,
        target,
    )


def _points(overview: Overview) -> list[MonthPoint]:
    """Return the months in which anybody was called; one without leaves its place on the axis."""
    held = [month for month in overview.months if month.called]
    first = min((month.month for month in held), default=date.min)
    return [
        MonthPoint(
            f"T{month.month.month}",
            100 * month.present / month.called,
            f"Tháng {month.month:%m/%Y}: {percent_vi(month.present, month.called)}\n"
            f"{number_vi(month.present)} có mặt trên {number_vi(month.called)} triệu tập",
            (month.month.year - first.year) * 12 + month.month.month - first.month,
        )
        for month in held
    ]


def _backup(last: datetime | None, now: datetime) -> tuple[State, str]:
    if last is None:
        return "waiting", "chưa có"
    state: State = "good" if (now - last).days < 2 else "waiting"
    return state, ago_vi(last, now)
