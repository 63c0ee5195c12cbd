"""Data folders as the programs of past revisions left them: ``tests/old_files/revision-….zip``."""

import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

OLD_FILES = Path(__file__).parents[1] / "old_files"
REVISIONS = tuple(sorted(path.stem.removeprefix("revision-") for path in OLD_FILES.glob("revision-*.zip")))


def left_by(revision: str, folder: Path) -> Path:
    """Put the data folder that the program of a revision left into a folder, and return that."""
    with zipfile.ZipFile(OLD_FILES / f"revision-{revision}.zip") as archive:
        archive.extractall(folder)
    return folder


def rows(file: Path) -> dict[str, list[dict[str, Any]]]:
    """Return all rows of all tables but those of the search index, by column."""
    with closing(sqlite3.connect(file)) as connection:
        connection.row_factory = sqlite3.Row
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY rowid')]
            for (name,) in tables
            if name != "alembic_version" and not name.startswith("search_")
        }
