"""Tables and migrations agree; files of every age are brought to the present revision or refused."""

import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from office_app.domain.errors.data_folder import StoreDamagedError, StoreNewerError
from office_app.storage import migrations, upgrade
from office_app.storage.connections import connect
from office_app.storage.store import Store
from office_app.storage.tables import METADATA
from tests.storage.opened import open_store
from tests.storage.values import directive, now

SEARCH_INDEX = ("search_heads", "search_texts")


def test_given_a_migrated_file_when_compared_with_the_tables_then_nothing_differs(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_object": is_no_index}
        )
        assert compare_metadata(context, METADATA) == []


def test_given_a_migrated_file_when_its_sql_is_compared_then_checks_and_keys_are_those_of_the_tables(
    store: Store,
) -> None:
    with closing(sqlite3.connect(":memory:")) as plain:
        engine = create_engine("sqlite://", creator=lambda: plain)
        METADATA.create_all(engine)
        expected = clauses(plain)
    with closing(sqlite3.connect(store.folder.database)) as migrated:
        found = clauses(migrated)
    found.pop("alembic_version")
    assert found == expected


def is_no_index(_item: object, name: str | None, kind: str, *_rest: object) -> bool:
    """Tell whether tables can describe it: all but what FTS5 makes for the search box."""
    return kind != "table" or not str(name).startswith(SEARCH_INDEX)


def clauses(connection: sqlite3.Connection) -> dict[str, set[str]]:
    """Return for each table and index the parts of its SQL, in whatever order they were written."""
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_master"
        " WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' AND type IN ('table', 'index')"
    )
    return {
        # A table that was rebuilt has its name in quotes.
        name: {re.sub(r'[\s"]+', " ", part).strip(" ,)") for part in re.split(r",\s*\n|\n", sql)}
        for name, sql in rows
        if not name.startswith(SEARCH_INDEX)
    }


def test_given_an_empty_file_when_all_revisions_run_then_it_is_like_a_new_file(
    store: Store, tmp_path: Path
) -> None:
    file = tmp_path / "walked.db"
    upgrade.migrate(file)
    with closing(connect(file)) as walked, closing(connect(store.folder.database)) as made:
        if os.environ.get("GOLDEN") == "write":
            migrations.NEWEST.write_text(script_of(walked), encoding="utf-8", newline="\n")
        assert clauses(made) == clauses(walked)
        for question in (
            "SELECT t.name, c.* FROM sqlite_master AS t, pragma_table_info(t.name) AS c ORDER BY t.name, c.cid",
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' OR sql LIKE 'CREATE VIRTUAL%' ORDER BY name",
            "SELECT version_num FROM alembic_version",
        ):
            assert made.execute(question).fetchall() == walked.execute(question).fetchall()


def script_of(connection: sqlite3.Connection) -> str:
    """Return SQL that makes a file alike; FTS5 makes the tables within its own by itself."""
    made = connection.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'"
        " AND NOT EXISTS (SELECT 1 FROM sqlite_master AS whole WHERE whole.sql LIKE 'CREATE VIRTUAL%'"
        " AND sqlite_master.name LIKE whole.name || '!_%' ESCAPE '!') ORDER BY rowid"
    )
    revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    rows = f"INSERT INTO alembic_version VALUES ('{revision}');\n"
    return "".join(f"{sql.strip()};\n" for (sql,) in made) + rows


def test_given_the_list_of_revisions_when_compared_with_the_scripts_then_it_is_complete() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    script = ScriptDirectory.from_config(config)
    assert tuple(one.revision for one in script.walk_revisions())[::-1] == migrations.REVISIONS
    assert script.get_heads() == [migrations.HEAD]


def test_given_a_current_file_when_opened_then_alembic_is_not_imported(data_dir: Path) -> None:
    open_store(data_dir).close()
    code = (
        "import sys, pathlib\n"
        "from tests.storage.opened import open_store\n"
        "open_store(pathlib.Path(sys.argv[1])).close()\n"
        "sys.exit('alembic' in sys.modules or 'openpyxl' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(data_dir)], cwd=Path(__file__).parents[2], check=False
    )
    assert done.returncode == 0


def test_given_a_file_of_a_newer_version_when_opened_then_it_is_refused_and_unchanged(data_dir: Path) -> None:
    open_store(data_dir).close()
    file = data_dir / "office.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    content = file.read_bytes()
    for writable in (True, False):
        with pytest.raises(StoreNewerError):
            open_store(data_dir, writable=writable)
    assert file.read_bytes() == content
    assert list((data_dir / "backups").iterdir()) == []


def test_given_a_database_of_another_program_when_opened_then_it_is_refused(data_dir: Path) -> None:
    with closing(sqlite3.connect(data_dir / "office.db")) as connection:
        connection.execute("CREATE TABLE notes (text)")
    with pytest.raises(StoreDamagedError):
        open_store(data_dir)


def older_file(store: Store, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the present file look old to an upgrade that has one more revision."""
    with store.open_transaction() as tx:
        tx.incoming.add(directive())
        tx.commit()
    store.close()
    monkeypatch.setattr(upgrade, "HEAD", "next")
    monkeypatch.setattr(upgrade, "REVISIONS", (*migrations.REVISIONS, "next"))
    return store.folder.database


def test_given_an_older_file_when_upgraded_then_a_verified_copy_is_made_first(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = older_file(store, monkeypatch)
    copies: list[Path] = []
    monkeypatch.setattr(upgrade, "migrate", lambda _: copies.extend(store.folder.backups.iterdir()))
    upgrade.upgrade_file(file, backups=store.folder.backups, now=now)
    (copy,) = copies
    assert copy.name == f"before-upgrade-{migrations.HEAD}-20260526-083000.db"
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT symbol FROM incoming_documents").fetchall() == [("449-CV/TU",)]


def test_given_a_migration_that_fails_when_upgrading_then_the_file_is_as_before(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from alembic import command

    file = older_file(store, monkeypatch)

    def break_off(config: Config, revision: str) -> None:
        config.attributes["connection"].exec_driver_sql("DROP TABLE incoming_texts")
        config.attributes["connection"].exec_driver_sql("DELETE FROM incoming_documents")

    monkeypatch.setattr(command, "upgrade", break_off)
    # Rows of other tables now point nowhere: foreign keys are off during a migration and checked at its end.
    with pytest.raises(StoreDamagedError):
        upgrade.upgrade_file(file, backups=store.folder.backups, now=now)
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT count(*) FROM incoming_texts").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM incoming_documents").fetchone() == (1,)
