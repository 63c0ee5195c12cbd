"""Table of tasks."""

from datetime import date

from sqlalchemy import Column, Index
from sqlmodel import Field

from office_app.domain.tasks import TaskState
from office_app.storage.tables.base import Row, Word, one_of


class TaskRow(Row, table=True):
    __tablename__ = "tasks"
    __table_args__ = (
        one_of("state", TaskState, "ck_tasks_state"),
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
