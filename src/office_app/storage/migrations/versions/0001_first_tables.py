"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _refers(table: str, column: str, target: str, on_delete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{target}.id"], name=f"fk_{table}_{column}", ondelete=on_delete
    )


def upgrade() -> None:
    """Make the tables of registers, organisation, study, reports, settings and audit trail."""
    op.create_table(
        "audit_trail",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("action", sa.String, nullable=False),
        sa.Column("entity_id", sa.Integer, nullable=True),
        sa.Column("details", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_trail"),
    )
    op.create_index("ix_audit_trail_entity", "audit_trail", ["entity_id", "action"])
    op.create_table(
        "incoming_documents",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("arrival_year", sa.Integer, nullable=False),
        sa.Column("arrival_number", sa.Integer, nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("arrived_on", sa.Date, nullable=False),
        sa.Column("issued_on", sa.Date, nullable=True),
        sa.Column("next_due", sa.Date, nullable=True),
        sa.Column("registered_at", sa.String(40), nullable=True),
        sa.Column("symbol", sa.String, nullable=False),
        sa.Column("symbol_key", sa.String, nullable=False),
        sa.Column("symbol_sort", sa.String, nullable=False),
        sa.Column("doc_type", sa.String, nullable=False),
        sa.Column("doc_type_sort", sa.String, nullable=False),
        sa.Column("issuer", sa.String, nullable=False),
        sa.Column("issuer_key", sa.String, nullable=False),
        sa.Column("issuer_sort", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("subject_sort", sa.String, nullable=False),
        sa.Column("search_key", sa.String, nullable=False),
        sa.Column("parent", sa.String, nullable=True),
        sa.Column("signer", sa.String, nullable=True),
        sa.Column("signer_title", sa.String, nullable=True),
        sa.Column("urgency", sa.String, nullable=True),
        sa.Column("note", sa.String, nullable=False),
        sa.Column("materials", sa.JSON, nullable=False),
        sa.Column("recipients", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_incoming_documents"),
        sa.CheckConstraint("arrival_number >= 1", name="ck_incoming_documents_arrival_number"),
        sa.CheckConstraint(
            "state IN ('registered', 'in_progress', 'done')", name="ck_incoming_documents_state"
        ),
        sa.UniqueConstraint("arrival_year", "arrival_number", name="uq_incoming_documents_arrival"),
    )
    op.create_index("ix_incoming_documents_doc_type_sort", "incoming_documents", ["doc_type_sort"])
    op.create_index("ix_incoming_documents_issued_on", "incoming_documents", ["issued_on"])
    op.create_index("ix_incoming_documents_issuer_sort", "incoming_documents", ["issuer_sort"])
    op.create_index("ix_incoming_documents_next_due", "incoming_documents", ["next_due"])
    op.create_index("ix_incoming_documents_search_key", "incoming_documents", ["search_key"])
    op.create_index("ix_incoming_documents_state", "incoming_documents", ["state"])
    op.create_index("ix_incoming_documents_subject_sort", "incoming_documents", ["subject_sort"])
    op.create_index("ix_incoming_documents_symbol_key", "incoming_documents", ["symbol_key"])
    op.create_index("ix_incoming_documents_symbol_sort", "incoming_documents", ["symbol_sort"])
    op.create_table(
        "settings",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_settings"),
        sa.CheckConstraint("id = 1", name="ck_settings_one_row"),
    )
    op.create_table(
        "units",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("name_key", sa.String, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("short_name", sa.String, nullable=False),
        sa.Column("secretary", sa.String, nullable=False),
        sa.Column("phone", sa.String, nullable=False),
        sa.Column("meeting_day", sa.Integer, nullable=True),
        sa.Column("founded_on", sa.Date, nullable=True),
        sa.Column("ended_on", sa.Date, nullable=True),
        sa.Column("parent_id", sa.Integer, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_units"),
        sa.CheckConstraint(
            "kind IN ('chi_bo', 'dang_bo_bo_phan', 'party_body', 'ubnd', 'mat_tran', 'other')",
            name="ck_units_kind",
        ),
        sa.CheckConstraint("meeting_day BETWEEN 1 AND 28", name="ck_units_meeting_day"),
        sa.CheckConstraint("parent_id <> id", name="ck_units_parent_id"),
        _refers("units", "parent_id", "units", "RESTRICT"),
    )
    op.create_index("ix_units_name_key", "units", ["name_key"])
    op.create_index("ix_units_parent_id", "units", ["parent_id"])
    op.create_table(
        "cited_documents",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("document_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("symbol", sa.String, nullable=False),
        sa.Column("symbol_key", sa.String, nullable=False),
        sa.Column("issued_on", sa.Date, nullable=True),
        sa.Column("doc_type", sa.String, nullable=True),
        sa.Column("issuer", sa.String, nullable=True),
        sa.Column("subject", sa.String, nullable=True),
        sa.Column("span_start", sa.Integer, nullable=True),
        sa.Column("span_end", sa.Integer, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_cited_documents"),
        _refers("cited_documents", "document_id", "incoming_documents", "CASCADE"),
        sa.UniqueConstraint("document_id", "position", name="uq_cited_documents_position"),
    )
    op.create_index("ix_cited_documents_symbol_key", "cited_documents", ["symbol_key"])
    op.create_table(
        "incoming_files",
        sa.Column("document_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("document_id", "position", name="pk_incoming_files"),
        sa.CheckConstraint("length(sha256) = 64", name="ck_incoming_files_sha256"),
        sa.CheckConstraint("size >= 0", name="ck_incoming_files_size"),
        _refers("incoming_files", "document_id", "incoming_documents", "CASCADE"),
    )
    op.create_index("ix_incoming_files_sha256", "incoming_files", ["sha256"])
    op.create_table(
        "incoming_texts",
        sa.Column("document_id", sa.Integer, nullable=False),
        sa.Column("text", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("document_id", name="pk_incoming_texts"),
        _refers("incoming_texts", "document_id", "incoming_documents", "CASCADE"),
    )
    op.create_table(
        "members",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("unit_id", sa.Integer, nullable=False),
        sa.Column("full_name", sa.String, nullable=False),
        sa.Column("name_sort", sa.String, nullable=False),
        sa.Column("born_on", sa.Date, nullable=True),
        sa.Column("card_number", sa.String, nullable=False),
        sa.Column("position", sa.String, nullable=False),
        sa.Column("exempt_from", sa.Date, nullable=True),
        sa.Column("joined_unit_on", sa.Date, nullable=True),
        sa.Column("left_unit_on", sa.Date, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_members"),
        _refers("members", "unit_id", "units", "RESTRICT"),
    )
    op.create_index("ix_members_unit_id", "members", ["unit_id", "name_sort"])
    op.create_table(
        "obligations",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("document_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("text", sa.String, nullable=False),
        sa.Column("unit", sa.String, nullable=True),
        sa.Column("due", sa.Date, nullable=True),
        sa.Column("recurrence", sa.String(20), nullable=True),
        sa.Column("through", sa.String, nullable=True),
        sa.Column("ours", sa.Boolean, nullable=False),
        sa.Column("span_start", sa.Integer, nullable=True),
        sa.Column("span_end", sa.Integer, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_obligations"),
        sa.CheckConstraint("kind IN ('assignment', 'deadline', 'report')", name="ck_obligations_kind"),
        sa.CheckConstraint(
            "recurrence IN ('daily', 'weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly')",
            name="ck_obligations_recurrence",
        ),
        _refers("obligations", "document_id", "incoming_documents", "CASCADE"),
    )
    op.create_index("ix_obligations_document_id", "obligations", ["document_id", "position"])
    op.create_table(
        "outgoing_documents",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("type_code", sa.String, nullable=False),
        sa.Column("term", sa.String, nullable=True),
        sa.Column("number", sa.Integer, nullable=True),
        sa.Column("symbol", sa.String, nullable=True),
        sa.Column("issued_on", sa.Date, nullable=True),
        sa.Column("incoming_id", sa.Integer, nullable=True),
        sa.Column("doc_type", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("signer", sa.String, nullable=False),
        sa.Column("recipients", sa.String, nullable=False),
        sa.Column("search_key", sa.String, nullable=False),
        sa.Column("draft", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outgoing_documents"),
        sa.CheckConstraint(
            "state <> 'issued' OR (number IS NOT NULL AND term IS NOT NULL"
            " AND symbol IS NOT NULL AND issued_on IS NOT NULL)",
            name="ck_outgoing_documents_issued",
        ),
        sa.CheckConstraint("number >= 1", name="ck_outgoing_documents_number"),
        sa.CheckConstraint("state IN ('draft', 'submitted', 'issued')", name="ck_outgoing_documents_state"),
        _refers("outgoing_documents", "incoming_id", "incoming_documents", "RESTRICT"),
        sa.UniqueConstraint("type_code", "term", "number", name="uq_outgoing_documents_number"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outgoing_documents_incoming_id", "outgoing_documents", ["incoming_id"])
    op.create_index("ix_outgoing_documents_issued_on", "outgoing_documents", ["issued_on"])
    op.create_table(
        "campaigns",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("due", sa.Date, nullable=True),
        sa.Column("upper_due", sa.Date, nullable=True),
        sa.Column("outgoing_id", sa.Integer, nullable=True),
        sa.Column("symbol", sa.String, nullable=False),
        sa.Column("materials", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_campaigns"),
        _refers("campaigns", "outgoing_id", "outgoing_documents", "RESTRICT"),
    )
    op.create_index("ix_campaigns_outgoing_id", "campaigns", ["outgoing_id"])
    op.create_table(
        "outgoing_files",
        sa.Column("document_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("document_id", "position", name="pk_outgoing_files"),
        sa.CheckConstraint("length(sha256) = 64", name="ck_outgoing_files_sha256"),
        sa.CheckConstraint("size >= 0", name="ck_outgoing_files_size"),
        _refers("outgoing_files", "document_id", "outgoing_documents", "CASCADE"),
    )
    op.create_index("ix_outgoing_files_sha256", "outgoing_files", ["sha256"])
    op.create_table(
        "tasks",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("unit", sa.String, nullable=False),
        sa.Column("due", sa.Date, nullable=True),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("unit_id", sa.Integer, nullable=True),
        sa.Column("incoming_id", sa.Integer, nullable=True),
        sa.Column("outgoing_id", sa.Integer, nullable=True),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("note", sa.String, nullable=False),
        sa.Column("done_on", sa.Date, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_tasks"),
        sa.CheckConstraint("state IN ('open', 'doing', 'done')", name="ck_tasks_state"),
        _refers("tasks", "incoming_id", "incoming_documents", "RESTRICT"),
        _refers("tasks", "outgoing_id", "outgoing_documents", "RESTRICT"),
        _refers("tasks", "unit_id", "units", "RESTRICT"),
    )
    op.create_index("ix_tasks_due", "tasks", ["due"])
    op.create_index("ix_tasks_incoming_id", "tasks", ["incoming_id"])
    op.create_index("ix_tasks_outgoing_id", "tasks", ["outgoing_id"])
    op.create_index("ix_tasks_unit_id", "tasks", ["unit_id"])
    op.create_table(
        "campaign_directives",
        sa.Column("campaign_id", sa.Integer, nullable=False),
        sa.Column("incoming_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("campaign_id", "incoming_id", name="pk_campaign_directives"),
        _refers("campaign_directives", "campaign_id", "campaigns", "CASCADE"),
        _refers("campaign_directives", "incoming_id", "incoming_documents", "RESTRICT"),
    )
    op.create_index("ix_campaign_directives_incoming_id", "campaign_directives", ["incoming_id"])
    op.create_table(
        "campaign_units",
        sa.Column("campaign_id", sa.Integer, nullable=False),
        sa.Column("unit_id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("campaign_id", "unit_id", name="pk_campaign_units"),
        _refers("campaign_units", "campaign_id", "campaigns", "CASCADE"),
        _refers("campaign_units", "unit_id", "units", "RESTRICT"),
    )
    op.create_index("ix_campaign_units_unit_id", "campaign_units", ["unit_id"])
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("campaign_id", sa.Integer, nullable=False),
        sa.Column("outgoing_id", sa.Integer, nullable=False),
        sa.Column("made_at", sa.String(40), nullable=False),
        sa.Column("figures", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reports"),
        _refers("reports", "campaign_id", "campaigns", "RESTRICT"),
        _refers("reports", "outgoing_id", "outgoing_documents", "RESTRICT"),
        sa.UniqueConstraint("outgoing_id", name="uq_reports_outgoing_id"),
    )
    op.create_index("ix_reports_campaign_id", "reports", ["campaign_id"])
    op.create_table(
        "sessions",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("campaign_id", sa.Integer, nullable=False),
        sa.Column("unit_id", sa.Integer, nullable=False),
        sa.Column("planned_on", sa.Date, nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("held_on", sa.Date, nullable=True),
        sa.Column("place", sa.String, nullable=False),
        sa.Column("form", sa.String(20), nullable=False),
        sa.Column("rapporteur", sa.String, nullable=False),
        sa.Column("note", sa.String, nullable=False),
        sa.Column("by_name", sa.Boolean, nullable=False),
        sa.Column("members", sa.Integer, nullable=False),
        sa.Column("exempt", sa.Integer, nullable=False),
        sa.Column("called", sa.Integer, nullable=False),
        sa.Column("present", sa.Integer, nullable=False),
        sa.Column("excused", sa.Integer, nullable=False),
        sa.Column("unexcused", sa.Integer, nullable=False),
        sa.Column("made_up", sa.Integer, nullable=False),
        sa.Column("guests", sa.Integer, nullable=False),
        sa.Column("handed_in", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
        sa.CheckConstraint(
            "members >= 0 AND exempt >= 0 AND called >= 0 AND present >= 0 AND excused >= 0 AND unexcused >= 0"
            " AND made_up >= 0 AND guests >= 0 AND handed_in >= 0",
            name="ck_sessions_figures",
        ),
        sa.CheckConstraint(
            "form IN ('in_person', 'online', 'topical', 'with_meeting')", name="ck_sessions_form"
        ),
        sa.CheckConstraint("state IN ('planned', 'held', 'postponed')", name="ck_sessions_state"),
        _refers("sessions", "campaign_id", "campaigns", "CASCADE"),
        _refers("sessions", "unit_id", "units", "RESTRICT"),
    )
    op.create_index("ix_sessions_campaign_id", "sessions", ["campaign_id", "unit_id"])
    op.create_index("ix_sessions_unit_id", "sessions", ["unit_id"])
    op.create_table(
        "attendance",
        sa.Column("session_id", sa.Integer, nullable=False),
        sa.Column("member_id", sa.Integer, nullable=False),
        sa.Column("mark", sa.String(20), nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("made_up_on", sa.Date, nullable=True),
        sa.PrimaryKeyConstraint("session_id", "member_id", name="pk_attendance"),
        sa.CheckConstraint(
            "mark IN ('present', 'excused', 'unexcused', 'exempt')", name="ck_attendance_mark"
        ),
        _refers("attendance", "member_id", "members", "RESTRICT"),
        _refers("attendance", "session_id", "sessions", "CASCADE"),
    )
    op.create_index("ix_attendance_member_id", "attendance", ["member_id"])
