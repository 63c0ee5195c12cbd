"""The state of work on one day, as the next clerk needs it: what is open, what is owed, which number comes next."""

from collections.abc import Iterator
from datetime import date

from office_app.domain.hand_over import Holdings, StatePart, WorkState
from office_app.domain.incoming import IncomingFilter, IncomingLine, IncomingState
from office_app.domain.numbering import NumberUse
from office_app.domain.returns import FormState
from office_app.domain.settings import OfficeSettings
from office_app.domain.study import Campaign, SessionState
from office_app.domain.tasks import Task, TaskKind, days_standing, standing
from office_app.domain.vietnamese import date_screen, number_vi
from office_app.use_cases.numbering import series_in
from office_app.use_cases.ports.transaction import Transaction
from office_app.use_cases.recurring import FollowUp, next_days
from office_app.use_cases.reports_figures import next_due
from office_app.use_cases.returns import board_lines
from office_app.use_cases.study_heads import unit_results

_OPEN = (IncomingState.REGISTERED, IncomingState.IN_PROGRESS)
_FORMS_OWED = (FormState.SENT, FormState.MISSING, FormState.WRONG)
_OVER = (SessionState.HELD, SessionState.NOT_HELD)


def work_state(settings: OfficeSettings, *, tools: FollowUp) -> WorkState:
    """Return what is in hand today."""
    today = tools.today
    with tools.open_transaction() as tx:
        tasks = tx.tasks.all(include_done=False)
        reports = [task for task in tasks if task.kind is TaskKind.REPORT]
        others = [task for task in tasks if task.kind is not TaskKind.REPORT]
        parts = (
            StatePart("Văn bản chỉ đạo đang thực hiện", list(_directives(tx, today))),
            StatePart("Báo cáo phải gửi", [*(_task(one, today) for one in reports), _next_report(tx, today)]),
            StatePart("Đợt học tập đang làm", list(_campaigns(tx, today))),
            StatePart("Việc khác chưa xong", [_task(one, today) for one in others]),
            StatePart("Dự thảo chưa phát hành", list(_drafts(tx))),
            StatePart("Việc định kỳ", list(_duties(tx, tools))),
        )
        return WorkState(parts, *_numbers(tx, settings, today), _holdings(tx, today, len(tasks)))


def _directives(tx: Transaction, today: date) -> Iterator[tuple[str, str]]:
    found: list[IncomingLine] = []
    for state in _OPEN:
        found += tx.incoming.lines(tx.incoming.ids(IncomingFilter(state=state)))
    for one in sorted(found, key=lambda line: (line.due is None, line.due or date.max, line.arrived_on)):
        yield f"{one.symbol or one.doc_type}: {one.subject}", _when(one.due, today)


def _task(task: Task, today: date) -> tuple[str, str]:
    day = f" (hạn {date_screen(task.due)})" if task.due else ""
    return task.title, f"{standing(task, today)}{day}"


def _next_report(tx: Transaction, today: date) -> tuple[str, str]:
    return f"Báo cáo {next_due(tx.reports.issued_periods(), today).name}", "kỳ kế tiếp, lập ở mục Báo cáo"


def _campaigns(tx: Transaction, today: date) -> Iterator[tuple[str, str]]:
    """Yield the campaigns that miss something: those that still run, which ends first, then what is left of others."""

    def pressing(campaign: Campaign) -> tuple[bool, date]:
        return campaign.due is not None and campaign.due < today, campaign.due or date.max

    for one in sorted(tx.study.campaigns(), key=pressing):
        if missing := _missing(one, tx, today):
            due = f"hạn {date_screen(one.due)}: " if one.due else ""
            yield f"Học tập {one.symbol}" if one.symbol else one.title, f"{due}{missing}"


def _missing(campaign: Campaign, tx: Transaction, today: date) -> str:
    results = unit_results(campaign.id or 0, tx.study)
    to_study = sum(one.session is None or one.session.state not in _OVER for one in results)
    waiting = sum(one.figures.waiting for one in results)
    owed = sum(line.state in _FORMS_OWED for line in board_lines(campaign, tx, today))
    counted = (
        (to_study, "chi bộ chưa học"),
        (waiting, "đảng viên chờ học bù"),
        (owed, "phiếu báo chưa nộp"),
    )
    said = [f"{number_vi(count)} {what}" for count, what in counted if count]
    if not tx.reports.of_campaign(campaign.id or 0):
        said.append("chưa báo cáo kết quả")
    return ", ".join(said)


def _drafts(tx: Transaction) -> Iterator[tuple[str, str]]:
    for one in tx.outgoing.lines(tx.outgoing.ids(issued=False)):
        yield f"{one.doc_type}: {one.subject}", one.state.value


def _duties(tx: Transaction, tools: FollowUp) -> Iterator[tuple[str, str]]:
    coming = [(next_days(duty, tools.today, tools=tools), duty.title) for duty in tx.duties.all()]
    for days, title in sorted((one for one in coming if one[0]), key=lambda one: one[0][0].due):
        yield title, f"lần tới {date_screen(days[0].due)}"


def _numbers(tx: Transaction, settings: OfficeSettings, today: date) -> tuple[str, str]:
    """Return the number that comes next in each register, and those set aside."""
    arrival = max(tx.incoming.next_arrival_number(today.year), settings.first_arrival(today.year))
    following, reserved = [], []
    codes = {code for code, term in tx.outgoing.series() if term == settings.term}
    for code in sorted(
        codes | {one.type_code for one in settings.first_numbers if one.term == settings.term}
    ):
        series = series_in(tx, code, settings)
        following.append(f"{series.next_number:02d}-{code}")
        kept = [entry for entry in series.entries if entry.use is NumberUse.RESERVED]
        reserved += [f"{entry.number:02d}-{code} ({entry.reason})" for entry in kept]
    going = f"; văn bản đi: {', '.join(following)}, loại khác từ 01" if following else "; văn bản đi: từ 01"
    return f"Văn bản đến năm {today.year}: {arrival:02d}{going}", ", ".join(reserved)


def _holdings(tx: Transaction, today: date, open_tasks: int) -> Holdings:
    units = tx.organisation.units(today)
    return Holdings(
        incoming=len(tx.incoming.ids(IncomingFilter())),
        issued=len(tx.outgoing.ids(issued=True)),
        drafts=len(tx.outgoing.ids(issued=False)),
        units=len(units),
        members=sum(line.members for line in units),
        campaigns=len(tx.study.campaigns()),
        open_tasks=open_tasks,
    )


def _when(due: date | None, today: date) -> str:
    if due is None:
        return "không nêu thời hạn"
    return f"{days_standing((due - today).days)} (hạn {date_screen(due)})"
