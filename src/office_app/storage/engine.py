"""SQLAlchemy's engine over the data file: a pool of connections and how its transactions begin."""

import json
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event

from office_app.storage.connections import connect

_WRITING = "office_app_writing"


def make_engine(file: Path, *, read_only: bool = False) -> Engine:
    """Return the engine of the data file; transactions on it are for reading, see ``writing``."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(file, read_only=read_only),
        poolclass=_pool(),
        pool_size=4,
        max_overflow=16,
        json_serializer=lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":")),
    )
    event.listen(engine, "begin", _begin)
    return engine


def _pool() -> type:
    from sqlalchemy.pool import QueuePool  # the default for "sqlite://" is made for databases in memory

    return QueuePool


def writing(engine: Engine) -> Engine:
    """Return the same engine (and pool) with transactions that write: BEGIN IMMEDIATE."""
    return engine.execution_options(**{_WRITING: True})


def _begin(connection: Connection) -> None:
    # IMMEDIATE takes the write lock before the first read: a deferred one could fail halfway, when another
    # thread has written in between.
    immediate = connection.get_execution_options().get(_WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
