"""Every connection is prepared the same way."""

from contextlib import closing
from pathlib import Path

from office_app.storage.connections import connect, stored_revision
from office_app.storage.migrations import HEAD
from office_app.storage.store import Store


def test_given_any_connection_when_asked_then_it_keeps_data_safe(store: Store) -> None:
    with store.engine.connect() as pooled:
        for pragma, value in (
            ("foreign_keys", 1),
            ("journal_mode", "wal"),
            ("synchronous", 2),
            ("busy_timeout", 5000),
        ):
            assert pooled.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_given_vietnamese_words_when_folded_and_sorted_in_sql_then_as_in_python(store: Store) -> None:
    with closing(connect(store.folder.database, read_only=True)) as connection:
        assert connection.execute("SELECT fold('  ĐẢNG  ủy  Xã ')").fetchone() == ("dang uy xa",)
        assert connection.execute("SELECT fold(NULL)").fetchone() == (None,)
        words = ["Ơn", "Ân", "An", "Đạt", "Danh", "Ăn", "Ấn", "Em"]
        rows = connection.execute(
            f"SELECT column1 FROM (VALUES {','.join('(?)' for _ in words)}) ORDER BY column1 COLLATE vietnamese",
            words,
        )
        assert [row[0] for row in rows] == ["An", "Ăn", "Ân", "Ấn", "Danh", "Đạt", "Em", "Ơn"]


def test_given_no_file_when_asked_for_its_revision_then_there_is_none(tmp_path: Path, store: Store) -> None:
    assert stored_revision(tmp_path / "không có.db") is None
    assert stored_revision(store.folder.database) == HEAD
