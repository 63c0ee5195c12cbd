"""The way of a paper from draft to issue, signed scans, and numbers that no paper bears."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_STATES = "state IN ('draft', 'submitted', 'signed', 'issued', 'voided')"
_ISSUED = (
    "state NOT IN ('issued', 'voided') OR (number IS NOT NULL AND term IS NOT NULL"
    " AND symbol IS NOT NULL AND issued_on IS NOT NULL)"
)


def upgrade() -> None:
    """Let papers be signed before they are issued and lose their number; past files are those that were issued."""
    with op.batch_alter_table(
        "outgoing_documents",
        recreate="always",
        table_kwargs={"sqlite_autoincrement": True},  # batch mode does not see it on the table it rebuilds
    ) as documents:
        documents.drop_constraint("ck_outgoing_documents_state", type_="check")
        documents.drop_constraint("ck_outgoing_documents_issued", type_="check")
        documents.create_check_constraint("ck_outgoing_documents_state", sa.text(_STATES))
        documents.create_check_constraint("ck_outgoing_documents_issued", sa.text(_ISSUED))
    with op.batch_alter_table("outgoing_files", recreate="always") as files:
        files.add_column(sa.Column("role", sa.String(20), nullable=False, server_default="issued"))
        files.create_check_constraint("ck_outgoing_files_role", sa.text("role IN ('issued', 'signed_scan')"))
    op.create_table(
        "outgoing_steps",
        sa.Column("document_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("document_id", "position", name="pk_outgoing_steps"),
        sa.CheckConstraint(_STATES, name="ck_outgoing_steps_state"),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["outgoing_documents.id"],
            name="fk_outgoing_steps_document_id",
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "kept_numbers",
        sa.Column("type_code", sa.String, nullable=False),
        sa.Column("term", sa.String, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("use", sa.String(20), nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("type_code", "term", "number", name="pk_kept_numbers"),
        sa.CheckConstraint("number >= 1", name="ck_kept_numbers_number"),
        sa.CheckConstraint("\"use\" IN ('reserved', 'voided')", name="ck_kept_numbers_use"),
        sa.CheckConstraint("reason <> ''", name="ck_kept_numbers_reason"),
    )
