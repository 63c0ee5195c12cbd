"""What a report over a period counts of papers and tasks: received, settled, issued, done in time or late."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from office_app.domain.report_counting import ReportPart
from office_app.domain.report_facts import DirectiveFact, PaperFact
from office_app.domain.report_periods import Reckoning
from office_app.domain.reports import (
    CellKind,
    Figure,
    Identity,
    Quotient,
    ReportColumn,
    ReportRow,
    ReportTable,
    RowSource,
    SourceKind,
)
from office_app.domain.tasks import Task, TaskState
from office_app.use_cases.ports.transaction import Transaction

LEADING = "Lãnh đạo, chỉ đạo"
TASKS = "Nhiệm vụ được giao"
_LOOK_BACK = timedelta(days=3 * 366)  # what is older was given up, or stands in the register alone
DONE, GOING, LATE, FILED = "Đã xong", "Đang thực hiện", "Quá hạn", "Để biết"
ON_TIME, DONE_LATE, UNDATED = "Xong đúng hạn", "Xong chậm", "Xong, không nêu hạn"


def paper_parts(time: Reckoning, own: Collection[int], tx: Transaction) -> Sequence[ReportPart]:
    """Count documents received, papers issued and tasks, as they stood at the end of the last day that counts.

    ``own``: the papers of the reports on this very period; a report does not count itself.
    """
    return (
        _received(tx.reports.directives(time.since, time.as_of), time.as_of),
        _overdue(tx.reports.directives(time.since - _LOOK_BACK, time.since - timedelta(days=1)), time.as_of),
        _issued([one for one in tx.reports.papers(time.since, time.as_of) if one.id not in own]),
        _tasks(tx.tasks.all(), time),
    )


_INCOMING = (
    ReportColumn("arrival", "Số đến", width=0.8),
    ReportColumn("symbol", "Số, ký hiệu", width=1.3),
    ReportColumn("issued_on", "Ngày văn bản", CellKind.DATE, 1.0),
    ReportColumn("subject", "Tên loại, trích yếu", width=3.4),
    ReportColumn("issuer", "Cơ quan ban hành", width=1.7),
    ReportColumn("arrived_on", "Ngày đến", CellKind.DATE, 1.0),
    ReportColumn("due", "Thời hạn", CellKind.DATE, 1.0),
    ReportColumn("state", "Kết quả", width=1.1),
)


def _incoming_rows(facts: Sequence[DirectiveFact], day: date) -> list[ReportRow]:
    return [
        ReportRow(
            str(one.id),
            (
                one.arrival,
                one.symbol,
                one.issued_on,
                f"{one.doc_type} {one.subject}".strip(),
                one.issuer,
                one.arrived_on,
                one.due,
                _standing(one, day),
            ),
            RowSource(SourceKind.INCOMING, one.id),
        )
        for one in facts
    ]


def _overdue(facts: Sequence[DirectiveFact], day: date) -> ReportPart:
    """Return what came before the period and is overdue: it stays in the reports until it is done."""
    late = [one for one in facts if _standing(one, day) == LATE]
    table = ReportTable(
        "incoming_before",
        "Văn bản đến kỳ trước",
        "Văn bản đến từ các kỳ trước đã quá hạn, chưa giải quyết xong",
        _INCOMING,
        _incoming_rows(late, day),
    )
    if not late:
        return ReportPart((table,), ())
    figure = Figure("received.before", LEADING, "Văn bản kỳ trước quá hạn chưa xong", "văn bản", table.key)
    return ReportPart((table,), (figure,))


def _received(facts: Sequence[DirectiveFact], day: date) -> ReportPart:
    table = ReportTable(
        "incoming",
        "Văn bản đến",
        "Văn bản đến",
        _INCOMING,
        _incoming_rows(facts, day),
        "«Để biết»: văn bản không giao việc, thời hạn cho cấp xã, chưa đánh dấu đã xong.",
    )
    figures = (
        Figure("received", LEADING, "Văn bản đến", "văn bản", table.key),
        Figure("received.done", LEADING, "đã giải quyết xong", "văn bản", table.key, _state(DONE)),
        Figure("received.going", LEADING, "đang thực hiện, còn hạn", "văn bản", table.key, _state(GOING)),
        Figure("received.late", LEADING, "quá hạn chưa xong", "văn bản", table.key, _state(LATE)),
        Figure("received.filed", LEADING, "chỉ để biết", "văn bản", table.key, _state(FILED)),
    )
    parts = [f"received.{key}" for key in ("done", "going", "late", "filed")]
    return ReportPart(
        (table,), figures, (Identity("Văn bản đến không bằng các phần cộng lại", ("received",), parts),)
    )


def _standing(one: DirectiveFact, day: date) -> str:
    if one.done_by(day):
        return DONE
    if not one.asks:
        return FILED
    return LATE if one.due is not None and one.due < day else GOING


def _state(*values: str) -> Sequence[tuple[str, Sequence[str]]]:
    return (("state", values),)


def _issued(facts: Sequence[PaperFact]) -> ReportPart:
    columns = (
        ReportColumn("symbol", "Số, ký hiệu", width=1.2),
        ReportColumn("issued_on", "Ngày văn bản", CellKind.DATE, 1.0),
        ReportColumn("doc_type", "Tên loại", width=1.1),
        ReportColumn("subject", "Trích yếu", width=4.2),
        ReportColumn("signer", "Người ký", width=1.5),
    )
    rows = [
        ReportRow(
            str(one.id),
            (one.symbol, one.issued_on, one.doc_type, one.subject, one.signer),
            RowSource(SourceKind.OUTGOING, one.id),
        )
        for one in facts
    ]
    note = "Không tính báo cáo về chính kỳ này."
    table = ReportTable("issued", "Văn bản đã ban hành", "Văn bản đã ban hành", columns, rows, note)
    kinds = sorted({one.doc_type for one in facts})
    figures = [
        Figure("issued", LEADING, "Văn bản đã ban hành", "văn bản", table.key),
        *(
            Figure(
                f"issued.{kind}",
                LEADING,
                kind[:1].lower() + kind[1:],
                "văn bản",
                table.key,
                (("doc_type", (kind,)),),
            )
            for kind in kinds
        ),
    ]
    whole = Identity(
        "Văn bản đã ban hành không bằng các loại cộng lại", ("issued",), [f"issued.{kind}" for kind in kinds]
    )
    return ReportPart((table,), figures, (whole,))


def _tasks(tasks: Sequence[Task], time: Reckoning) -> ReportPart:
    table = _task_table(tasks, time)
    done = _state(ON_TIME, DONE_LATE, UNDATED)
    on_time = _state(ON_TIME, UNDATED)
    share = Quotient(("tasks.done",), "tasks")
    figures = (
        Figure("tasks", TASKS, "Nhiệm vụ theo dõi trong kỳ", "nhiệm vụ", table.key),
        Figure("tasks.done", TASKS, "đã hoàn thành", "nhiệm vụ", table.key, done),
        Figure("tasks.on_time", TASKS, "hoàn thành đúng hạn", "nhiệm vụ", table.key, on_time),
        Figure("tasks.done_late", TASKS, "hoàn thành chậm", "nhiệm vụ", table.key, _state(DONE_LATE)),
        Figure("tasks.going", TASKS, "đang thực hiện, còn hạn", "nhiệm vụ", table.key, _state(GOING)),
        Figure("tasks.late", TASKS, "quá hạn chưa xong", "nhiệm vụ", table.key, _state(LATE)),
        Figure("tasks.rate", TASKS, "Tỷ lệ hoàn thành", "%", table.key, rate=share),
    )
    whole = Identity(
        "Nhiệm vụ theo dõi không bằng các phần cộng lại",
        ("tasks",),
        ("tasks.done", "tasks.going", "tasks.late"),
    )
    of_done = Identity(
        "Nhiệm vụ hoàn thành không bằng đúng hạn cộng chậm",
        ("tasks.done",),
        ("tasks.on_time", "tasks.done_late"),
    )
    return ReportPart((table,), figures, (whole, of_done))


def _task_table(tasks: Sequence[Task], time: Reckoning) -> ReportTable:
    columns = (
        ReportColumn("title", "Nhiệm vụ", width=3.6),
        ReportColumn("unit", "Đơn vị thực hiện", width=1.8),
        ReportColumn("source", "Theo văn bản", width=1.2),
        ReportColumn("due", "Thời hạn", CellKind.DATE, 1.0),
        ReportColumn("done_on", "Ngày xong", CellKind.DATE, 1.0),
        ReportColumn("state", "Kết quả", width=1.3),
    )
    rows = []
    for task in tasks:
        if not _belongs(task, time):
            continue
        done_on = task.done_on if task.state is TaskState.DONE else None
        seen = done_on if done_on is not None and done_on <= time.as_of else None
        cells = (task.title, task.unit, task.source, task.due, seen, _result(task, time.as_of))
        rows.append(ReportRow(str(task.id), cells, RowSource(SourceKind.TASK, task.id or 0)))
    return ReportTable(
        "tasks",
        "Nhiệm vụ",
        "Nhiệm vụ được giao",
        columns,
        rows,
        "Gồm nhiệm vụ có thời hạn trong kỳ, xong trong kỳ, và còn quá hạn từ kỳ trước.",
    )


def _belongs(task: Task, time: Reckoning) -> bool:
    """Tell whether a task is one of the period: due in it, done in it, or still waiting from before it."""
    done_on = task.done_on if task.state is TaskState.DONE else None
    if task.state is TaskState.DROPPED or (done_on is not None and done_on < time.since):
        return False
    if task.due is not None and task.due <= time.until:
        return task.due >= time.since or task.state is not TaskState.DONE or done_on is not None
    return time.has(done_on)


def _result(task: Task, day: date) -> str:
    done = task.state is TaskState.DONE and (task.done_on is None or task.done_on <= day)
    if not done:
        return LATE if task.due is not None and task.due < day else GOING
    if task.due is None:
        return UNDATED
    return DONE_LATE if task.done_on is not None and task.done_on > task.due else ON_TIME
