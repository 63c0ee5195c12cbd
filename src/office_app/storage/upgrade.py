"""Bringing a data file to the present revision: new, current, older or newer."""

from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from office_app.domain.errors.data_folder import StoreDamagedError, StoreNewerError
from office_app.storage.connections import connect, stored_revision
from office_app.storage.database_copy import copy_database
from office_app.storage.failures import translated
from office_app.storage.migrations import HEAD, NEWEST, REVISIONS
from office_app.use_cases.progress import NoProgress


def upgrade_file(file: Path, *, backups: Path, now: Callable[[], datetime]) -> None:
    """Make the file, or migrate it after a verified copy of it was laid into ``backups``.

    One transaction: a stop at any moment leaves the file as it was.

    Raises:
        StoreNewerError: a newer version of the program has written it.
        StoreDamagedError: it is not ours, or its rows point nowhere after the migration.
        DiskFullError: nothing was changed.
    """
    with translated(file):
        revision = stored_revision(file)
        if revision == HEAD:
            return
        if revision is None:
            _make(file)
            return
        if revision not in REVISIONS:
            raise StoreNewerError(folder=file.parent)
        kept = backups / f"before-upgrade-{revision}-{now():%Y%m%d-%H%M%S}.db"
        copy_database(file, kept, NoProgress())
        migrate(file)


def _make(file: Path) -> None:
    """Write the newest tables at once: a first start that walks through all revisions would take ten times as long."""
    with closing(connect(file)) as connection:
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise StoreDamagedError(file=file.name)  # another program's
        connection.executescript(f"BEGIN IMMEDIATE;\n{NEWEST.read_text(encoding='utf-8')}\nCOMMIT;")


def migrate(file: Path) -> None:
    """Run what is missing of the revisions over the file, which may be empty.

    Raises:
        StoreDamagedError: its rows point nowhere afterwards; the file is as before.
    """
    from alembic import command  # a current file opens without Alembic and without SQLAlchemy
    from alembic.config import Config

    from office_app.storage.engine import make_engine, writing

    config = Config()
    folder = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    engine = make_engine(file)
    try:
        with engine.connect() as plain:
            raw = plain.connection.dbapi_connection
            assert raw is not None
            # Rebuilding a parent table with foreign keys on deletes its child rows; within a transaction
            # SQLite ignores the switch.
            raw.cursor().execute("PRAGMA foreign_keys = OFF")
            connection = plain.execution_options(**writing(engine).get_execution_options())
            with connection.begin():
                config.attributes["connection"] = connection
                command.upgrade(config, HEAD)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise StoreDamagedError(file=file.name)
    finally:
        engine.dispose()
