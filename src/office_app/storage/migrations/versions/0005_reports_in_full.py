"""Reports over periods, the rows they were counted from, and corrected reports."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Let a report be on a period instead of a campaign, or put another one right; those issued are on campaigns."""
    kinds = "'campaign', 'month', 'quarter', 'half_year', 'year', 'mid_term', 'term'"
    with op.batch_alter_table("reports", recreate="always") as reports:
        reports.alter_column("campaign_id", existing_type=sa.Integer, nullable=True)
        reports.add_column(sa.Column("kind", sa.String(20), nullable=False, server_default="campaign"))
        reports.add_column(sa.Column("since", sa.Date, nullable=True))
        reports.add_column(sa.Column("until", sa.Date, nullable=True))
        reports.add_column(sa.Column("replaces_id", sa.Integer, nullable=True))
        reports.create_check_constraint("ck_reports_kind", sa.text(f"kind IN ({kinds})"))
        reports.create_check_constraint(
            "ck_reports_subject",
            sa.text(
                "(kind = 'campaign') = (campaign_id IS NOT NULL) AND (kind = 'campaign') = (since IS NULL)"
                " AND (since IS NULL) = (until IS NULL)"
            ),
        )
        reports.create_check_constraint("ck_reports_replaces_id", sa.text("replaces_id <> id"))
        reports.create_foreign_key(
            "fk_reports_replaces_id", "reports", ["replaces_id"], ["id"], ondelete="RESTRICT"
        )
    op.create_index("ix_reports_since", "reports", ["since"])
    op.create_index("ix_reports_replaces_id", "reports", ["replaces_id"])
