"""Tasks that say all six things, with files and history; duties that come back; indicators."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_KINDS = "kind IN ('work', 'plan', 'report', 'study')"
_WORDS = {
    "report": ("báo cáo%", "Báo cáo%", "gửi báo cáo%", "Gửi báo cáo%"),
    "plan": ("%xây dựng kế hoạch%", "%ban hành kế hoạch%", "%chương trình hành động%"),
    "study": ("%học tập%", "%quán triệt%"),
}
"""What the title of a task says of its kind, the first that fits."""
_EVERY = "every IN ('day', 'week', 'month', 'quarter', 'half_year', 'year', 'mid_term', 'term')"


def upgrade() -> None:
    """Add what following up needs; the tasks there are stay as they were, each of the kind that its title names."""
    _duties()
    _tasks()
    _indicators()


def _duties() -> None:
    op.create_table(
        "recurring_duties",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("every", sa.String(20), nullable=False),
        sa.Column("day", sa.Integer, nullable=False),
        sa.Column("month", sa.Integer, nullable=False),
        sa.Column("shift", sa.Integer, nullable=False),
        sa.Column("roll", sa.String(20), nullable=False),
        sa.Column("starts_on", sa.Date, nullable=False),
        sa.Column("ends_on", sa.Date, nullable=True),
        sa.Column("lead_days", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("unit", sa.String, nullable=False),
        sa.Column("unit_id", sa.Integer, nullable=True),
        sa.Column("cooperating", sa.JSON, nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("leader", "product", "authority")),
        sa.Column("incoming_id", sa.Integer, nullable=True),
        *(sa.Column(name, sa.String, nullable=False) for name in ("source", "passage", "note")),
        sa.PrimaryKeyConstraint("id", name="pk_recurring_duties"),
        sa.CheckConstraint(_KINDS, name="ck_recurring_duties_kind"),
        sa.CheckConstraint(_EVERY, name="ck_recurring_duties_every"),
        sa.CheckConstraint("roll IN ('before', 'after')", name="ck_recurring_duties_roll"),
        sa.CheckConstraint("day BETWEEN 0 AND 31", name="ck_recurring_duties_day"),
        sa.CheckConstraint("month BETWEEN 0 AND 60", name="ck_recurring_duties_month"),
        sa.CheckConstraint("lead_days >= 0", name="ck_recurring_duties_lead_days"),
        _refers("recurring_duties", "unit_id", "units", "RESTRICT"),
        _refers("recurring_duties", "incoming_id", "incoming_documents", "RESTRICT"),
    )
    op.create_index("ix_recurring_duties_incoming_id", "recurring_duties", ["incoming_id"])
    op.create_index("ix_recurring_duties_unit_id", "recurring_duties", ["unit_id"])


def _tasks() -> None:
    with op.batch_alter_table("tasks", recreate="always") as tasks:
        tasks.drop_constraint("ck_tasks_state", type_="check")
        tasks.add_column(sa.Column("kind", sa.String(20), nullable=False, server_default="work"))
        tasks.add_column(sa.Column("cooperating", sa.JSON, nullable=False, server_default="[]"))
        tasks.add_column(_text("leader"))
        tasks.add_column(sa.Column("starts", sa.Date, nullable=True))
        for name in ("product", "authority", "passage"):
            tasks.add_column(_text(name))
        tasks.add_column(sa.Column("duty_id", sa.Integer, nullable=True))
        tasks.add_column(sa.Column("period_on", sa.Date, nullable=True))
        tasks.add_column(_text("done_why"))
        tasks.create_check_constraint(
            "ck_tasks_state", sa.text("state IN ('open', 'doing', 'stuck', 'done', 'dropped')")
        )
        tasks.create_check_constraint("ck_tasks_kind", sa.text(_KINDS))
        tasks.create_unique_constraint("uq_tasks_period_on", ["duty_id", "period_on"])
        tasks.create_foreign_key(
            "fk_tasks_duty_id", "recurring_duties", ["duty_id"], ["id"], ondelete="RESTRICT"
        )
    for kind, words in _WORDS.items():
        said = " OR ".join(f"title LIKE '{word}'" for word in words)
        op.execute(f"UPDATE tasks SET kind = '{kind}' WHERE kind = 'work' AND ({said})")
    op.create_table(
        "task_files",
        sa.Column("task_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("task_id", "position", name="pk_task_files"),
        sa.CheckConstraint("length(sha256) = 64", name="ck_task_files_sha256"),
        sa.CheckConstraint("size >= 0", name="ck_task_files_size"),
        _refers("task_files", "task_id", "tasks", "CASCADE"),
    )
    op.create_index("ix_task_files_sha256", "task_files", ["sha256"])
    op.create_table(
        "task_changes",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("task_id", sa.Integer, nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("what", "before", "after", "reason")),
        sa.PrimaryKeyConstraint("id", name="pk_task_changes"),
        _refers("task_changes", "task_id", "tasks", "CASCADE"),
    )
    op.create_index("ix_task_changes_task_id", "task_changes", ["task_id"])


def _indicators() -> None:
    op.create_table(
        "indicators",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("unit", sa.String, nullable=False),
        sa.Column("target", sa.String(40), nullable=False),
        sa.Column("since", sa.Date, nullable=False),
        sa.Column("until", sa.Date, nullable=False),
        sa.Column("every", sa.String(20), nullable=False),
        sa.Column("counting", sa.String(20), nullable=False),
        sa.Column("aim", sa.String(20), nullable=False),
        sa.Column("owner", sa.String, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("incoming_id", sa.Integer, nullable=True),
        sa.Column("note", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_indicators"),
        sa.CheckConstraint(_EVERY, name="ck_indicators_every"),
        sa.CheckConstraint("counting IN ('sum', 'last')", name="ck_indicators_counting"),
        sa.CheckConstraint("aim IN ('at_least', 'at_most')", name="ck_indicators_aim"),
        _refers("indicators", "incoming_id", "incoming_documents", "RESTRICT"),
    )
    op.create_index("ix_indicators_incoming_id", "indicators", ["incoming_id"])
    op.create_table(
        "indicator_readings",
        sa.Column("indicator_id", sa.Integer, nullable=False),
        sa.Column("period_on", sa.Date, nullable=False),
        sa.Column("value", sa.String(40), nullable=False),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("note", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("indicator_id", "period_on", name="pk_indicator_readings"),
        _refers("indicator_readings", "indicator_id", "indicators", "CASCADE"),
    )


def _refers(table: str, column: str, target: str, on_delete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{target}.id"], name=f"fk_{table}_{column}", ondelete=on_delete
    )


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String, nullable=False, server_default="")
