"""Tables of tasks, their files and history, and of the duties that make them."""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, Column, Index, UniqueConstraint
from sqlmodel import Field

from office_app.domain.recurring import Every, Roll
from office_app.domain.tasks import TaskKind, TaskState
from office_app.storage.tables.base import Moment, Row, Word, one_of


class RecurringDutyRow(Row, table=True):
    """A duty that comes round; the columns from ``every`` to ``roll`` are its rule."""

    __tablename__ = "recurring_duties"
    __table_args__ = (
        one_of("kind", TaskKind, "ck_recurring_duties_kind"),
        one_of("every", Every, "ck_recurring_duties_every"),
        one_of("roll", Roll, "ck_recurring_duties_roll"),
        CheckConstraint("day BETWEEN 0 AND 31", name="ck_recurring_duties_day"),
        CheckConstraint("month BETWEEN 0 AND 60", name="ck_recurring_duties_month"),
        CheckConstraint("lead_days >= 0", name="ck_recurring_duties_lead_days"),
        Index("ix_recurring_duties_incoming_id", "incoming_id"),
        Index("ix_recurring_duties_unit_id", "unit_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    title: str
    every: Every = Field(sa_column=Column(Word(Every), nullable=False))
    day: int
    month: int
    shift: int
    roll: Roll = Field(sa_column=Column(Word(Roll), nullable=False))
    starts_on: date
    ends_on: date | None = None
    lead_days: int
    kind: TaskKind = Field(sa_column=Column(Word(TaskKind), nullable=False))
    unit: str
    unit_id: int | None = Field(default=None, foreign_key="units.id", ondelete="RESTRICT")
    cooperating: list[str] = Field(sa_column=Column(JSON, nullable=False))
    leader: str
    product: str
    authority: str
    incoming_id: int | None = Field(default=None, foreign_key="incoming_documents.id", ondelete="RESTRICT")
    source: str
    passage: str
    note: str


class TaskRow(Row, table=True):
    """One task; of a recurring duty there is one for a period at most."""

    __tablename__ = "tasks"
    __table_args__ = (
        one_of("state", TaskState, "ck_tasks_state"),
        one_of("kind", TaskKind, "ck_tasks_kind"),
        UniqueConstraint("duty_id", "period_on", name="uq_tasks_period_on"),
        Index("ix_tasks_due", "due"),
        Index("ix_tasks_unit_id", "unit_id"),
        Index("ix_tasks_incoming_id", "incoming_id"),
        Index("ix_tasks_outgoing_id", "outgoing_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    title: str
    unit: str
    due: date | None = None
    state: TaskState = Field(sa_column=Column(Word(TaskState), nullable=False))
    unit_id: int | None = Field(default=None, foreign_key="units.id", ondelete="RESTRICT")
    incoming_id: int | None = Field(default=None, foreign_key="incoming_documents.id", ondelete="RESTRICT")
    outgoing_id: int | None = Field(default=None, foreign_key="outgoing_documents.id", ondelete="RESTRICT")
    source: str
    note: str
    done_on: date | None = None
    kind: TaskKind = Field(sa_column=Column(Word(TaskKind), nullable=False, server_default="work"))
    cooperating: list[str] = Field(sa_column=Column(JSON, nullable=False, server_default="[]"))
    leader: str = Field(sa_column_kwargs={"server_default": ""})
    starts: date | None = None
    product: str = Field(sa_column_kwargs={"server_default": ""})
    authority: str = Field(sa_column_kwargs={"server_default": ""})
    passage: str = Field(sa_column_kwargs={"server_default": ""})
    duty_id: int | None = Field(default=None, foreign_key="recurring_duties.id", ondelete="RESTRICT")
    period_on: date | None = None
    done_why: str = Field(sa_column_kwargs={"server_default": ""})


class TaskFileRow(Row, table=True):
    """A file of a task; the file itself lies in ``originals`` under its hash."""

    __tablename__ = "task_files"
    __table_args__ = (
        CheckConstraint("length(sha256) = 64", name="ck_task_files_sha256"),
        CheckConstraint("size >= 0", name="ck_task_files_size"),
        Index("ix_task_files_sha256", "sha256"),
    )

    task_id: int = Field(primary_key=True, foreign_key="tasks.id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    sha256: str
    name: str
    size: int


class TaskChangeRow(Row, table=True):
    """One line of a task's history."""

    __tablename__ = "task_changes"
    __table_args__ = (Index("ix_task_changes_task_id", "task_id"),)

    id: int | None = Field(default=None, primary_key=True)
    task_id: int = Field(foreign_key="tasks.id", ondelete="CASCADE")
    at: datetime = Field(sa_column=Column(Moment, nullable=False))
    what: str
    before: str
    after: str
    reason: str
