"""Papers to meet over: the week on one page for giao ban (N29), and who owes what, by unit or by leader (F41)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from office_app.domain.official_paper import Align, Block, BlockKind, OfficialPaper, Run, Table
from office_app.domain.organisation import Unit
from office_app.domain.outgoing import OutgoingState
from office_app.domain.settings import OfficeSettings
from office_app.domain.sheets import monday_of
from office_app.domain.study import SessionState
from office_app.domain.tasks import Task, TaskState
from office_app.domain.vietnamese import date_screen, number_vi, sort_key
from office_app.use_cases.chasing import late_units
from office_app.use_cases.inner_sheets import inner_sheet
from office_app.use_cases.ports import OpenTransaction, Transaction

_LINES, _OF_TITLE = (
    17,
    0.6,
)  # lines of the table, two of text each, that a page holds; what the title of a part takes
_SHORT, _UNIT, _WHY = 70, 32, 42  # letters that fit on two lines of their column
_NOBODY = "Chưa giao"


@dataclass(frozen=True)
class LateStudy:
    """A campaign whose last day has passed, with how many chi bộ still owe and the first few of them."""

    title: str
    units: Sequence[str]


@dataclass(frozen=True)
class SessionDay:
    """The sessions of a day of next week, for one campaign."""

    day: date
    title: str
    units: Sequence[str]


@dataclass(frozen=True)
class Week:
    """What giao ban of a week speaks of; ``to_sign`` are papers that wait for a signature."""

    monday: date
    done: Sequence[Task]
    due: Sequence[Task]
    late: Sequence[Task]
    stuck: Sequence[tuple[Task, str]]
    coming: Sequence[Task]
    sessions: Sequence[SessionDay]
    late_studies: Sequence[LateStudy]
    to_sign: Sequence[str]


def week_of(today: date, *, open_transaction: OpenTransaction) -> Week:
    """Return what there is to say of the week that ``today`` is in, and of the next."""
    monday = monday_of(today)
    sunday, next_sunday = monday + timedelta(days=6), monday + timedelta(days=13)
    with open_transaction() as tx:
        tasks = tx.tasks.all()
        campaigns = [(one.id or 0, one.title) for one in tx.study.campaigns() if one.due and one.due < today]
        still_open = [task for task in tasks if not task.closed]
        week = Week(
            monday,
            done=[
                one
                for one in tasks
                if one.state is TaskState.DONE and one.done_on and monday <= one.done_on <= sunday
            ],
            due=[one for one in still_open if one.due and today <= one.due <= sunday],
            late=[one for one in still_open if one.due and one.due < today],
            stuck=[(one, _why_stuck(one, tx)) for one in still_open if one.state is TaskState.STUCK],
            coming=[one for one in still_open if one.due and sunday < one.due <= next_sunday],
            sessions=_sessions(tx, sunday, next_sunday),
            late_studies=(),
            to_sign=_to_sign(tx),
        )
    late = [
        LateStudy(title, [one.unit.name for one in found])
        for campaign_id, title in campaigns
        if (found := late_units(campaign_id, open_transaction=open_transaction, today=today))
    ]
    return replace(week, late_studies=late)


def giao_ban_paper(week: Week, settings: OfficeSettings, today: date) -> OfficialPaper:
    """Return the one-pager: sums, then a table whose parts share the lines that the page has."""
    sunday = week.monday + timedelta(days=6)
    parts = [part for part in _parts(week, today) if part.lines]
    rows: list[Sequence[str]] = []
    group_rows: list[int] = []
    for part, shown in zip(parts, allotted([len(part.lines) for part in parts], _LINES), strict=True):
        group_rows.append(len(rows))
        few = f" (nêu {shown})" if shown < len(part.lines) else ""
        rows.append((f"{part.title}: {number_vi(len(part.lines))}{few}", "", "", ""))
        rows += [(str(at), *line) for at, line in enumerate(part.lines[:shown], 1)]
    table = Table(
        heads=("TT", "Nội dung", "Đơn vị", "Thời hạn, tình trạng"),
        rows=rows,
        widths=(0.06, 0.44, 0.22, 0.28),
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


def owing_paper(
    tasks: Sequence[Task],
    units: Sequence[Unit],
    settings: OfficeSettings,
    today: date,
    *,
    by_leader: bool = False,
) -> OfficialPaper:
    """Return who owes what: the open tasks under each unit, with whom to call, or under each leader."""
    groups: dict[str, list[Task]] = {}
    for task in tasks:
        if not task.closed:
            groups.setdefault((task.leader if by_leader else task.unit) or _NOBODY, []).append(task)
    people = {unit.name: unit for unit in units}
    rows: list[Sequence[str]] = []
    group_rows: list[int] = []
    for name in sorted(groups, key=lambda one: (one == _NOBODY, sort_key(one))):
        own = sorted(groups[name], key=lambda task: (task.due is None, task.due or date.max, task.title))
        group_rows.append(len(rows))
        rows.append((f"{name}{_to_call(people.get(name))}: {number_vi(len(own))} việc", *[""] * 5))
        rows += [
            (
                str(at),
                task.title,
                task.unit if by_leader else task.leader,
                date_screen(task.due) if task.due else "",
                standing(task, today),
                task.source,
            )
            for at, task in enumerate(own, 1)
        ]
    late = sum(task.due is not None and task.due < today for own in groups.values() for task in own)
    count = sum(len(own) for own in groups.values())
    other = "Đơn vị" if by_leader else "Lãnh đạo phụ trách"
    table = Table(
        heads=("TT", "Việc", other, "Thời hạn", "Tình trạng", "Theo văn bản"),
        rows=rows,
        widths=(0.05, 0.4, 0.17, 0.1, 0.13, 0.15),
        aligns=(Align.CENTER, Align.LEFT, Align.LEFT, Align.CENTER, Align.LEFT, Align.LEFT),
        group_rows=group_rows,
    )
    sums = f"{number_vi(count)} việc chưa xong, trong đó {number_vi(late)} việc quá hạn."
    blocks = [_paragraph(sums)] + ([Block(BlockKind.TABLE, table=table)] if rows else [])
    return inner_sheet(
        f"Việc chưa xong theo {'lãnh đạo phụ trách' if by_leader else 'đơn vị'}",
        f"{settings.party_committee}, tính đến ngày {date_screen(today)}",
        blocks,
        settings=settings,
        today=today,
        landscape=True,
    )


def standing(task: Task, today: date) -> str:
    """Return how a task stands, with a sign that prints without colour: «! quá 3 ngày», «√ đã xong»."""
    if task.state is TaskState.DONE:
        return f"√ xong {date_screen(task.done_on)}" if task.done_on else "√ đã xong"
    if task.due is None:
        return task.state.value
    days = (task.due - today).days
    if days < 0:
        return f"! quá {-days} ngày"
    stuck = "vướng, " if task.state is TaskState.STUCK else ""
    return f"{stuck}hôm nay" if days == 0 else f"{stuck}còn {days} ngày"


def _why_stuck(task: Task, tx: Transaction) -> str:
    reasons = [one.reason for one in tx.tasks.changes(task.id or 0) if one.after == TaskState.STUCK.value]
    return reasons[-1] if reasons else task.note


def _sessions(tx: Transaction, sunday: date, next_sunday: date) -> list[SessionDay]:
    names = {unit.id: unit.name for unit in tx.organisation.all_units()}
    titles = {campaign.id: campaign.symbol or campaign.title for campaign in tx.study.campaigns()}
    found: dict[tuple[date, str], list[str]] = {}
    for one in tx.study.all_sessions():
        if one.state is SessionState.PLANNED and sunday < one.planned_on <= next_sunday:
            key = (one.planned_on, titles.get(one.campaign_id, ""))
            found.setdefault(key, []).append(names.get(one.unit_id, ""))
    return [SessionDay(day, title, units) for (day, title), units in sorted(found.items())]


def _to_sign(tx: Transaction) -> list[str]:
    lines = tx.outgoing.lines(tx.outgoing.ids(issued=False))
    return [f"{line.doc_type} {line.subject}" for line in lines if line.state is OutgoingState.SUBMITTED]


def _sums(week: Week) -> Block:
    parts = (
        (len(week.done), "việc đã xong trong tuần"),
        (len(week.due), "việc đến hạn từ nay đến hết tuần"),
        (len(week.late), "việc quá hạn"),
        (len(week.stuck), "việc đang vướng"),
        (len(week.coming), "việc đến hạn tuần sau"),
    )
    return _paragraph("; ".join(f"{number_vi(count)} {what}" for count, what in parts) + ".")


@dataclass(frozen=True)
class _Part:
    """One part of the page: its lines as (what, unit, how it stands)."""

    title: str
    lines: Sequence[tuple[str, str, str]]


def _parts(week: Week, today: date) -> Iterator[_Part]:
    """Yield the parts, what presses most first."""

    def work(title: str, tasks: Sequence[Task]) -> _Part:
        return _Part(
            title, [(shortened(one.title), shortened(one.unit, _UNIT), _stands(one, today)) for one in tasks]
        )

    yield work("Việc quá hạn", week.late)
    stuck = [
        (shortened(one.title), shortened(one.unit, _UNIT), shortened(why, _WHY)) for one, why in week.stuck
    ]
    yield _Part("Việc đang vướng", stuck)
    yield work("Việc đến hạn trong tuần", week.due)
    yield _Part("Văn bản chờ lãnh đạo ký", [(shortened(one), "", "trình ký") for one in week.to_sign])
    late = [(shortened(one.title), _names(one.units), "! quá hạn học tập") for one in week.late_studies]
    yield _Part("Đợt học tập có chi bộ chậm", late)
    yield work("Việc đến hạn tuần sau", week.coming)
    days = [(f"Học tập {one.title}", _names(one.units), date_screen(one.day)) for one in week.sessions]
    yield _Part("Học tập tuần sau", days)
    yield work("Việc đã xong trong tuần", week.done)


def allotted(counts: Sequence[int], lines: int) -> list[int]:
    """Share the lines of a page out, one to each part in turn, the pressing ones first; titles take theirs."""
    shown = [0] * len(counts)
    left = min(int(lines - _OF_TITLE * len(counts)), sum(counts))
    while left > 0:
        for at, count in enumerate(counts):
            if shown[at] < count and left > 0:
                shown[at] += 1
                left -= 1
    return shown


def _stands(task: Task, today: date) -> str:
    if task.closed or task.due is None:
        return standing(task, today)
    return f"{date_screen(task.due)}, {standing(task, today)}"


def _names(units: Sequence[str]) -> str:
    return ", ".join(units) if len(units) <= 2 else f"{number_vi(len(units))} chi bộ"


def _to_call(unit: Unit | None) -> str:
    if unit is None:
        return ""
    said = ", ".join(filter(None, (unit.secretary, unit.phone)))
    return f" ({said})" if said else ""


def shortened(text: str, most: int = _SHORT) -> str:
    """Return the text cut to length; the period that a duty is about, at its end in brackets, stays."""
    if len(text) <= most:
        return text
    tail = text[text.rfind(" (") :] if text.endswith(")") and len(text) - text.rfind(" (") < most // 2 else ""
    return f"{text[: most - 1 - len(tail)].rstrip()}…{tail}"


def _paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, (Run(text),))
