"""What the first screen is counted from, read with plain SQL over one connection.

The only reader of the first screen, at the start and later: it must not wait for SQLAlchemy, whose import takes
longer than all else that comes before. Everything written goes through the repositories.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from office_app.domain.incoming import IncomingState, Obligation, ObligationKind, Recurrence, Span
from office_app.domain.organisation import Unit, UnitKind
from office_app.domain.tasks import Task, TaskState
from office_app.storage.connections import connect
from office_app.storage.failures import translated
from office_app.storage.serialise_parts import date_of
from office_app.storage.study_rows import StudyRows
from office_app.use_cases.ports.study import StudyReader

_TASKS = """
    SELECT title, unit, due, state, unit_id, incoming_id, outgoing_id, source, note, id
    FROM tasks WHERE state NOT IN ('done', 'dropped') AND due <= ? ORDER BY due, id
"""
# Named one by one: «not done» could not use the index, and nearly all of a hundred thousand documents are done.
_OPEN = ", ".join(f"'{state.name.lower()}'" for state in IncomingState if state is not IncomingState.DONE)
_OBLIGATIONS = f"""
    SELECT d.id, d.symbol, o.kind, o.text, o.unit, o.due, o.recurrence, o.through, o.ours,
           o.span_start, o.span_end, o.id
    FROM incoming_documents d JOIN obligations o ON o.document_id = d.id
    WHERE d.state IN ({_OPEN}) AND o.due <= ? ORDER BY o.due, o.id
"""
_WAITING_FOR_PLAN = f"""
    SELECT count(*) FROM incoming_documents d
    WHERE d.state IN ({_OPEN})
      AND EXISTS (SELECT 1 FROM obligations o WHERE o.document_id = d.id AND o.ours)
      AND NOT EXISTS (SELECT 1 FROM outgoing_documents p WHERE p.incoming_id = d.id)
"""
_UNITS = """
    SELECT name, kind, short_name, secretary, phone, meeting_day, founded_on, ended_on, parent_id, id
    FROM units ORDER BY position, id
"""


class OverviewRows:
    """Fits ``ports.OverviewReader``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.study: StudyReader = StudyRows(connection, self.units)

    def tasks_due(self, until: date) -> Sequence[Task]:
        """Return tasks not done whose day is ``until`` or before, by that day."""
        return [_task(*row) for row in self._connection.execute(_TASKS, (until.isoformat(),))]

    def obligations_due(self, until: date) -> Sequence[tuple[int, str, Obligation]]:
        """Return (document id, its symbol, obligation) for those of documents not done, the nearest first."""
        rows = self._connection.execute(_OBLIGATIONS, (until.isoformat(),))
        return [(document_id, symbol, _obligation(*values)) for document_id, symbol, *values in rows]

    def waiting_for_plan(self) -> int:
        """Count documents not done with something asked of us and no paper of ours, draft or issued."""
        return int(self._connection.execute(_WAITING_FOR_PLAN).fetchone()[0])

    def units(self) -> Sequence[Unit]:
        """Return all units there have ever been, in the order of the organisation."""
        return [_unit(*row) for row in self._connection.execute(_UNITS)]


@contextmanager
def open_overview(file: Path) -> Iterator[OverviewRows]:
    """Open a reading of one state of the data file; it keeps no writer waiting."""
    with translated(file), closing(connect(file, read_only=True)) as connection:
        connection.execute("BEGIN")  # one state throughout; closing ends it
        yield OverviewRows(connection)


def _task(
    title: str,
    unit: str,
    due: str,
    state: str,
    unit_id: int | None,
    incoming_id: int | None,
    outgoing_id: int | None,
    source: str,
    note: str,
    task_id: int,
) -> Task:
    return Task(
        title=title,
        unit=unit,
        due=date_of(due),
        state=TaskState[state.upper()],
        unit_id=unit_id,
        incoming_id=incoming_id,
        outgoing_id=outgoing_id,
        source=source,
        note=note,
        id=task_id,
    )


def _unit(
    name: str,
    kind: str,
    short_name: str,
    secretary: str,
    phone: str,
    meeting_day: int | None,
    founded_on: str | None,
    ended_on: str | None,
    parent_id: int | None,
    unit_id: int,
) -> Unit:
    return Unit(
        name=name,
        kind=UnitKind[kind.upper()],
        short_name=short_name,
        secretary=secretary,
        phone=phone,
        meeting_day=meeting_day,
        founded_on=date_of(founded_on),
        ended_on=date_of(ended_on),
        parent_id=parent_id,
        id=unit_id,
    )


def _obligation(
    kind: str,
    text: str,
    unit: str | None,
    due: str | None,
    recurrence: str | None,
    through: str | None,
    ours: int,
    start: int | None,
    end: int | None,
    obligation_id: int,
) -> Obligation:
    return Obligation(
        kind=ObligationKind[kind.upper()],
        text=text,
        unit=unit,
        due=date_of(due),
        recurrence=None if recurrence is None else Recurrence[recurrence.upper()],
        through=through,
        ours=bool(ours),
        span=None if start is None or end is None else Span(start, end),
        id=obligation_id,
    )
