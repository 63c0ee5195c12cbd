"""Connections to the data file. Everything that only SQLite knows is here.

Every connection of the program, of migrations, of backups and of tests goes through ``prepare``. The first screen is
read over such a connection alone: SQLAlchemy, which ``engine`` puts on top, takes longer to import than all the rest.
"""

import sqlite3
from pathlib import Path

from office_app.domain.vietnamese import fold, nfc, sort_key

BUSY_SECONDS = 5
"""How long a writer waits for another one before it gives up."""


def folded(text: str) -> str:
    """Return text as search columns hold it: lower case, no marks, đ as d, single blanks."""
    return " ".join(fold(nfc(text)).split())


def _collate(left: str, right: str) -> int:
    a, b = sort_key(left), sort_key(right)
    return (a > b) - (a < b)


def prepare(connection: sqlite3.Connection, *, read_only: bool = False) -> None:
    """Give a new connection our functions, our collation and the settings that keep data safe."""
    connection.isolation_level = None  # BEGIN is ours: sqlite3 would begin late and never IMMEDIATE
    connection.create_function(
        "fold", 1, lambda text: None if text is None else folded(str(text)), deterministic=True
    )
    connection.create_collation("vietnamese", _collate)
    connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA cache_size = -16000")
    if read_only:
        connection.execute("PRAGMA query_only = ON")
    else:
        connection.execute("PRAGMA journal_mode = WAL")
        # FULL: a registered document must survive a power cut; NORMAL may lose the last commits.
        connection.execute("PRAGMA synchronous = FULL")


def connect(file: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open one connection outside the engine, for checks and copies."""
    connection = _open(file, read_only=read_only)
    try:
        prepare(connection, read_only=read_only)
    except BaseException:
        connection.close()
        raise
    return connection


def _open(file: Path, *, read_only: bool) -> sqlite3.Connection:
    if not read_only:
        return sqlite3.connect(file, check_same_thread=False)
    uri = file.absolute().as_uri()
    connection = sqlite3.connect(f"{uri}?mode=ro", uri=True, check_same_thread=False)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        # WAL needs a file beside the data even to read. Where none can be made, nobody writes either; but a
        # journal that is there must not be read past.
        unreadable = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
        if not unreadable or file.with_name(f"{file.name}-wal").exists():
            raise
        connection = sqlite3.connect(f"{uri}?immutable=1", uri=True, check_same_thread=False)
    return connection


def stored_revision(file: Path) -> str | None:
    """Return the revision of the data file, None when it is new or empty."""
    if not file.exists() or file.stat().st_size == 0:
        return None
    connection = connect(file, read_only=True)
    try:
        known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone() if known else None
    finally:
        connection.close()
    return None if row is None else str(row[0])


def faults(connection: sqlite3.Connection, *, quick: bool = False) -> list[str]:
    """Return in Vietnamese what SQLite's own checks find: damage, then rows that point nowhere."""
    pragma = "quick_check" if quick else "integrity_check"
    found = [str(row[0]) for row in connection.execute(f"PRAGMA {pragma}(20)")]
    if found != ["ok"]:
        return [f"Cơ sở dữ liệu bị hỏng: {text}" for text in found]
    return [
        f"Bảng {table}, dòng {row} trỏ tới dòng không có trong bảng {parent}"
        for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchmany(20)
    ]
