"""Run by Alembic: migrates over the connection that ``upgrade`` hands in, within its transaction."""

from alembic import context

from office_app.storage.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite alters a table by rebuilding it
    transactional_ddl=True,
)
context.run_migrations()
