"""What recognition tells of assignments, deadlines and cited papers."""

import sqlalchemy as sa
from alembic import op

from office_app.domain.symbol import symbol_key

revision = "0002"
down_revision = "0001"

_OBLIGATION_CHECKS = (
    sa.CheckConstraint("kind IN ('assignment', 'deadline', 'report')", name="ck_obligations_kind"),
    sa.CheckConstraint(
        "recurrence IN ('daily', 'weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly')",
        name="ck_obligations_recurrence",
    ),
    sa.CheckConstraint("reach IN ('ours', 'below', 'above', 'others')", name="ck_obligations_reach"),
    sa.CheckConstraint("certainty IN ('sure', 'likely', 'guess')", name="ck_obligations_certainty"),
)
_CITED_CHECKS = (
    sa.CheckConstraint("role IN ('mentioned', 'basis', 'forwarded')", name="ck_cited_documents_role"),
    sa.CheckConstraint("certainty IN ('sure', 'likely', 'guess')", name="ck_cited_documents_certainty"),
)


def upgrade() -> None:
    """Let obligations say whom they reach, and citations why a paper is named; nothing is known of past ones.

    Past obligations and citations were confirmed by the clerk: they count as sure. Keys of symbols are made anew,
    since more ways of writing one symbol are known now; how issuers compare is no longer kept in a column.
    """
    # Batch mode does not see the checks of the table it rebuilds: all are named here, the old ones too.
    with op.batch_alter_table("obligations", recreate="always", table_args=_OBLIGATION_CHECKS) as obligations:
        obligations.add_column(sa.Column("reach", sa.String(20), nullable=True))
        obligations.add_column(sa.Column("cooperating", sa.JSON, nullable=False, server_default="[]"))
        for name in ("executor", "counterpart", "event"):
            obligations.add_column(sa.Column(name, sa.String, nullable=True))
        obligations.add_column(sa.Column("starts", sa.Date, nullable=True))
        obligations.add_column(sa.Column("certainty", sa.String(20), nullable=False, server_default="sure"))
        obligations.add_column(sa.Column("reason", sa.String, nullable=False, server_default=""))
    with op.batch_alter_table("cited_documents", recreate="always", table_args=_CITED_CHECKS) as cited:
        cited.add_column(sa.Column("role", sa.String(20), nullable=False, server_default="mentioned"))
        cited.add_column(sa.Column("certainty", sa.String(20), nullable=False, server_default="sure"))
        cited.add_column(sa.Column("reason", sa.String, nullable=False, server_default=""))
    op.drop_column("incoming_documents", "issuer_key")
    _make_keys_anew("incoming_documents")
    _make_keys_anew("cited_documents")


def _make_keys_anew(table: str) -> None:
    connection = op.get_bind()
    rows = connection.exec_driver_sql(f"SELECT id, symbol, symbol_key FROM {table}").all()
    changed = [(key, row_id) for row_id, symbol, old in rows if (key := symbol_key(symbol)) != old]
    if changed:
        connection.exec_driver_sql(f"UPDATE {table} SET symbol_key = ? WHERE id = ?", changed)
