"""The index that the search box asks, and saved filters.

``search_heads`` holds what the line of each record says, ``search_texts`` the same with the text behind it; keys are
kind << 40 | id (``domain.search.FoundKind``). Triggers put what is written into ``search_queue``, from where
``storage.search_index`` takes it into the index; they call no function of ours. All there is waits there at first.

A later revision that rebuilds one of these tables has to make its triggers again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_TOKENS = "tokenize='unicode61 remove_diacritics 0'"
_REGISTER = (
    "symbol doc_type subject issuer parent signer signer_title note materials recipients"
    " issued_on arrived_on next_due"
)
_FOLLOWED = {
    "incoming_documents": (
        1,
        _REGISTER,
    ),
    "outgoing_documents": (2, "symbol doc_type subject signer recipients issued_on draft"),
    "obligations": (3, "text unit due executor counterpart document_id"),
    "tasks": (4, "title unit due source note leader cooperating product"),
    "campaigns": (5, "title symbol materials rapporteurs due starts_on note"),
    "sessions": (6, "campaign_id unit_id planned_on held_on place rapporteur note"),
    "units": (7, "name short_name secretary phone"),
    "members": (8, "full_name"),
    "activities": (9, "kind form text details happened_on settle_by"),
    "rapporteurs": (10, "full_name title workplace"),
    "indicators": (11, "title unit owner source note since until"),
}
"""Table → kind, and the columns that the index holds."""


def upgrade() -> None:
    """Make the index, have it follow what is written, and put all that is there into its queue."""
    _tables()
    op.execute(
        "CREATE VIRTUAL TABLE search_heads USING fts5"
        f"(symbol, title, who, extra, tags, marked, content='', {_TOKENS})"
    )
    op.execute(f"CREATE VIRTUAL TABLE search_texts USING fts5(folded, marked, content='', {_TOKENS})")
    for table, (kind, columns) in _FOLLOWED.items():
        _follow(table, kind, columns.split())
        op.execute(f"INSERT INTO search_queue (kind, ref) SELECT {kind}, id FROM {table}")
    _follow_texts()
    # A session is also found by the names of its unit and its campaign.
    _pass_on("units", "name", "unit_id")
    _pass_on("campaigns", "title", "campaign_id")


def _tables() -> None:
    op.create_table(
        "search_queue",
        sa.Column("kind", sa.Integer, nullable=False),
        sa.Column("ref", sa.Integer, nullable=False),
        sa.Column("old_text", sa.String, nullable=True),
        sa.PrimaryKeyConstraint("kind", "ref", name="pk_search_queue"),
    )
    op.create_table(
        "search_lines",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("head", sa.String, nullable=False),
        sa.Column("body", sa.String, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_search_lines"),
    )
    op.create_table(
        "search_words",
        sa.Column("word", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("word", name="pk_search_words"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "saved_filters",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("place", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_saved_filters"),
        sa.UniqueConstraint("place", "name", name="uq_saved_filters_name"),
    )


def _follow(table: str, kind: int, columns: list[str]) -> None:
    changed = " OR ".join(f"old.{name} IS NOT new.{name}" for name in columns)
    for event, when, row in (
        ("INSERT", "", "new"),
        (f"UPDATE OF {', '.join(columns)}", f"WHEN {changed} ", "new"),
        ("DELETE", "", "old"),
    ):
        op.execute(
            f"CREATE TRIGGER search_{table}_{event.split()[0].lower()} AFTER {event} ON {table} {when}BEGIN"
            f" INSERT INTO search_queue (kind, ref) VALUES ({kind}, {row}.id) ON CONFLICT DO NOTHING; END"
        )


def _follow_texts() -> None:
    """Keep a text that the index holds until it was taken out: an index without content cannot tell its words."""
    for event, when in (("UPDATE OF text", "WHEN old.text IS NOT new.text "), ("DELETE", "")):
        name = f"search_incoming_texts_{event.split()[0].lower()}"
        op.execute(
            f"CREATE TRIGGER {name} AFTER {event} ON incoming_texts {when}BEGIN"
            " INSERT INTO search_queue (kind, ref, old_text) VALUES (1, old.document_id, old.text)"
            " ON CONFLICT (kind, ref) DO UPDATE SET old_text = coalesce(search_queue.old_text, excluded.old_text);"
            " END"
        )


def _pass_on(table: str, column: str, reference: str) -> None:
    op.execute(
        f"CREATE TRIGGER search_{table}_sessions AFTER UPDATE OF {column} ON {table}"
        f" WHEN old.{column} IS NOT new.{column} BEGIN"
        f" INSERT INTO search_queue (kind, ref) SELECT 6, id FROM sessions WHERE {reference} = new.id"
        " ON CONFLICT DO NOTHING; END"
    )
