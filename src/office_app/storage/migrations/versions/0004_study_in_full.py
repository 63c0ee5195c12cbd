"""The history of units and members, sessions for several directives, make-up, results, return forms, activities."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_FORMS = "form IN ('in_person', 'online', 'topical', 'with_meeting')"


def upgrade() -> None:
    """Add what study needs; an exemption becomes a leave, all else stays as it was."""
    _organisation()
    _campaigns_and_sessions()
    _results()
    _return_forms()
    _activities()


def _organisation() -> None:
    op.create_table(
        "unit_changes",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("unit_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("changed_on", sa.Date, nullable=False),
        sa.Column("old_name", sa.String, nullable=False),
        sa.Column("other_id", sa.Integer, nullable=True),
        sa.Column("note", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_unit_changes"),
        sa.CheckConstraint("kind IN ('renamed', 'merged', 'split', 'ended')", name="ck_unit_changes_kind"),
        sa.CheckConstraint("other_id <> unit_id", name="ck_unit_changes_other_id"),
        _refers("unit_changes", "unit_id", "units", "CASCADE"),
        _refers("unit_changes", "other_id", "units", "RESTRICT"),
    )
    op.create_index("ix_unit_changes_unit_id", "unit_changes", ["unit_id", "changed_on"])
    op.create_index("ix_unit_changes_other_id", "unit_changes", ["other_id"])
    op.create_table(
        "member_leaves",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("member_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("since", sa.Date, nullable=True),
        sa.Column("until", sa.Date, nullable=True),
        sa.Column("reason", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_member_leaves"),
        sa.CheckConstraint("kind IN ('exempt', 'away')", name="ck_member_leaves_kind"),
        _refers("member_leaves", "member_id", "members", "CASCADE"),
    )
    op.create_index("ix_member_leaves_member_id", "member_leaves", ["member_id", "position"])
    # An exemption «from 01/01/1900» was one whose day nobody knew.
    op.execute(
        "INSERT INTO member_leaves (member_id, position, kind, since, reason)"
        " SELECT id, 0, 'exempt', nullif(exempt_from, '1900-01-01'), '' FROM members WHERE exempt_from IS NOT NULL"
    )
    with op.batch_alter_table("members", recreate="always") as members:
        members.drop_column("exempt_from")
        members.add_column(sa.Column("person_id", sa.Integer, nullable=True))
        members.add_column(_text("joined_how"))
        members.add_column(_text("left_how"))
        members.create_foreign_key(
            "fk_members_person_id", "members", ["person_id"], ["id"], ondelete="RESTRICT"
        )
    op.create_index("ix_members_person_id", "members", ["person_id"])


def _campaigns_and_sessions() -> None:
    with op.batch_alter_table("campaigns", recreate="always") as campaigns:
        campaigns.add_column(sa.Column("starts_on", sa.Date, nullable=True))
        campaigns.add_column(sa.Column("form", sa.String(20), nullable=True))
        campaigns.add_column(sa.Column("audiences", sa.JSON, nullable=False, server_default="[]"))
        campaigns.add_column(sa.Column("rapporteurs", sa.JSON, nullable=False, server_default="[]"))
        campaigns.add_column(_text("note"))
        campaigns.create_check_constraint("ck_campaigns_form", sa.text(_FORMS))
    with op.batch_alter_table("sessions", recreate="always") as sessions:
        sessions.drop_constraint("ck_sessions_state", type_="check")
        sessions.drop_constraint("ck_sessions_figures", type_="check")
        sessions.add_column(_count("away"))
        sessions.add_column(_count("closed"))
        sessions.add_column(sa.Column("started_with", sa.Integer, nullable=True))
        sessions.add_column(sa.Column("ended_with", sa.Integer, nullable=True))
        sessions.add_column(_text("starts_at"))
        sessions.add_column(sa.Column("minutes", sa.Integer, nullable=True))
        sessions.create_check_constraint(
            "ck_sessions_state", sa.text("state IN ('planned', 'held', 'postponed', 'not_held')")
        )
        sessions.create_check_constraint(
            "ck_sessions_figures",
            sa.text(
                "members >= 0 AND exempt >= 0 AND called >= 0 AND present >= 0 AND excused >= 0"
                " AND unexcused >= 0 AND made_up >= 0 AND guests >= 0 AND handed_in >= 0 AND away >= 0"
                " AND closed >= 0"
            ),
        )
    op.create_table(
        "session_topics",
        sa.Column("session_id", sa.Integer, nullable=False),
        sa.Column("campaign_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("minutes", sa.Integer, nullable=True),
        sa.PrimaryKeyConstraint("session_id", "campaign_id", name="pk_session_topics"),
        sa.CheckConstraint("minutes >= 0", name="ck_session_topics_minutes"),
        _refers("session_topics", "session_id", "sessions", "CASCADE"),
        _refers("session_topics", "campaign_id", "campaigns", "CASCADE"),
    )
    op.create_index("ix_session_topics_campaign_id", "session_topics", ["campaign_id"])
    op.create_table(
        "session_moves",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("session_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("planned_on", sa.Date, nullable=False),
        sa.Column("moved_to", sa.Date, nullable=True),
        sa.Column("reason", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_session_moves"),
        _refers("session_moves", "session_id", "sessions", "CASCADE"),
    )
    op.create_index("ix_session_moves_session_id", "session_moves", ["session_id", "position"])
    with op.batch_alter_table("attendance", recreate="always") as attendance:
        attendance.drop_constraint("ck_attendance_mark", type_="check")
        attendance.add_column(sa.Column("made_up_session_id", sa.Integer, nullable=True))
        attendance.add_column(_text("made_up_how"))
        attendance.add_column(_text("closed_reason"))
        attendance.add_column(sa.Column("stayed", sa.Boolean, nullable=True))
        attendance.create_check_constraint(
            "ck_attendance_mark", sa.text("mark IN ('present', 'excused', 'unexcused', 'exempt', 'away')")
        )
        attendance.create_foreign_key(
            "fk_attendance_made_up_session_id",
            "sessions",
            ["made_up_session_id"],
            ["id"],
            ondelete="SET NULL",
        )
    op.create_index("ix_attendance_made_up_session_id", "attendance", ["made_up_session_id"])


def _results() -> None:
    op.create_table(
        "study_results",
        sa.Column("campaign_id", sa.Integer, nullable=False),
        sa.Column("member_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("handed_on", sa.Date, nullable=True),
        sa.Column("score", sa.String, nullable=False),
        sa.Column("sha256", sa.String, nullable=True),
        sa.Column("file_name", sa.String, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("shingles", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("campaign_id", "member_id", "kind", name="pk_study_results"),
        sa.CheckConstraint("kind IN ('reflection', 'test', 'survey')", name="ck_study_results_kind"),
        _refers("study_results", "campaign_id", "campaigns", "CASCADE"),
        _refers("study_results", "member_id", "members", "RESTRICT"),
    )
    op.create_index("ix_study_results_member_id", "study_results", ["member_id"])
    op.create_table(
        "study_result_counts",
        sa.Column("campaign_id", sa.Integer, nullable=False),
        sa.Column("unit_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("campaign_id", "unit_id", "kind", name="pk_study_result_counts"),
        sa.CheckConstraint("kind IN ('reflection', 'test', 'survey')", name="ck_study_result_counts_kind"),
        sa.CheckConstraint("count >= 0", name="ck_study_result_counts_count"),
        _refers("study_result_counts", "campaign_id", "campaigns", "CASCADE"),
        _refers("study_result_counts", "unit_id", "units", "RESTRICT"),
    )
    op.create_index("ix_study_result_counts_unit_id", "study_result_counts", ["unit_id"])
    op.create_table(
        "rapporteurs",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("full_name", sa.String, nullable=False),
        sa.Column("name_key", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("level", sa.String, nullable=False),
        sa.Column("workplace", sa.String, nullable=False),
        sa.Column("phone", sa.String, nullable=False),
        sa.Column("since", sa.Date, nullable=True),
        sa.Column("until", sa.Date, nullable=True),
        sa.Column("training", sa.JSON, nullable=False),
        sa.Column("note", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_rapporteurs"),
    )
    op.create_index("ix_rapporteurs_name_key", "rapporteurs", ["name_key"])


def _return_forms() -> None:
    op.create_table(
        "return_forms",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("campaign_id", sa.Integer, nullable=False),
        sa.Column("unit_id", sa.Integer, nullable=False),
        sa.Column("identity", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("made_at", sa.String(40), nullable=False),
        sa.Column("sent_on", sa.Date, nullable=True),
        sa.Column("content", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_return_forms"),
        sa.UniqueConstraint("identity", name="uq_return_forms_identity"),
        sa.UniqueConstraint("campaign_id", "unit_id", name="uq_return_forms_campaign_id"),
        sa.CheckConstraint("version >= 1", name="ck_return_forms_version"),
        _refers("return_forms", "campaign_id", "campaigns", "CASCADE"),
        _refers("return_forms", "unit_id", "units", "RESTRICT"),
    )
    op.create_index("ix_return_forms_unit_id", "return_forms", ["unit_id"])
    op.create_table(
        "return_readings",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("form_id", sa.Integer, nullable=False),
        sa.Column("read_at", sa.String(40), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("file_name", sa.String, nullable=False),
        sa.Column("faults", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_return_readings"),
        sa.CheckConstraint(
            "state IN ('waiting', 'taken', 'wrong', 'dropped')", name="ck_return_readings_state"
        ),
        sa.CheckConstraint("length(sha256) = 64", name="ck_return_readings_sha256"),
        _refers("return_readings", "form_id", "return_forms", "CASCADE"),
    )
    op.create_index("ix_return_readings_form_id", "return_readings", ["form_id", "read_at"])
    op.create_index("ix_return_readings_sha256", "return_readings", ["sha256"])


def _activities() -> None:
    op.create_table(
        "activities",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("happened_on", sa.Date, nullable=False),
        sa.Column("until", sa.Date, nullable=True),
        sa.Column("unit_id", sa.Integer, nullable=True),
        sa.Column("incoming_id", sa.Integer, nullable=True),
        sa.Column("campaign_id", sa.Integer, nullable=True),
        sa.Column("form", sa.String, nullable=False),
        sa.Column("text", sa.String, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("reached", sa.Integer, nullable=False),
        sa.Column("settle_by", sa.Date, nullable=True),
        sa.Column("settled_on", sa.Date, nullable=True),
        sa.Column("details", sa.JSON, nullable=False),
        sa.Column("search_key", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_activities"),
        sa.CheckConstraint(
            "kind IN ('outreach', 'inspection', 'difficulty', 'proposal', 'commendation')",
            name="ck_activities_kind",
        ),
        sa.CheckConstraint("count >= 0 AND reached >= 0", name="ck_activities_count"),
        _refers("activities", "unit_id", "units", "RESTRICT"),
        _refers("activities", "incoming_id", "incoming_documents", "RESTRICT"),
        _refers("activities", "campaign_id", "campaigns", "SET NULL"),
    )
    op.create_index("ix_activities_kind", "activities", ["kind", "happened_on"])
    op.create_index("ix_activities_unit_id", "activities", ["unit_id"])
    op.create_index("ix_activities_incoming_id", "activities", ["incoming_id"])
    op.create_index("ix_activities_campaign_id", "activities", ["campaign_id"])
    op.create_index("ix_activities_settle_by", "activities", ["settle_by"])
    op.create_table(
        "activity_files",
        sa.Column("activity_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("activity_id", "position", name="pk_activity_files"),
        sa.CheckConstraint("length(sha256) = 64", name="ck_activity_files_sha256"),
        sa.CheckConstraint("size >= 0", name="ck_activity_files_size"),
        _refers("activity_files", "activity_id", "activities", "CASCADE"),
    )
    op.create_index("ix_activity_files_sha256", "activity_files", ["sha256"])


def _refers(table: str, column: str, target: str, on_delete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{target}.id"], name=f"fk_{table}_{column}", ondelete=on_delete
    )


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String, nullable=False, server_default="")


def _count(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, nullable=False, server_default="0")
