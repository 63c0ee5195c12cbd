"""Daily copies and the whole office in one file."""

import errno
import os
import sqlite3
import zipfile
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from office_app.domain.errors import Cancelled
from office_app.domain.errors.data_folder import BackupError, DiskFullError
from office_app.domain.incoming import StoredFile
from office_app.domain.tasks import Task
from office_app.storage import backup_writing, database_copy
from office_app.storage.backups import FolderKeeper
from office_app.storage.store import Store
from office_app.use_cases.progress import NoProgress
from tests.storage.values import MORNING, directive

QUIET = NoProgress()


class Stop:
    """Cancels at the first step whose text has ``word``."""

    def __init__(self, word: str) -> None:
        self.word = word

    def step(self, done: int, total: int, what: str) -> None:
        if self.word in what:
            raise Cancelled


def fill(store: Store, *contents: bytes) -> list[StoredFile]:
    files = [store.originals.put_bytes(content, f"{number}.pdf") for number, content in enumerate(contents)]
    with store.open_transaction() as tx:
        for number, file in enumerate(files):
            tx.incoming.add(directive(number, files=(file,)))
        tx.commit()
    return files


def symbols(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return [row[0] for row in connection.execute("SELECT symbol FROM incoming_documents ORDER BY id")]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# ---- daily copies


def test_given_a_day_without_a_copy_when_asked_then_one_is_made_and_only_one(store: Store) -> None:
    fill(store, b"a", b"b")
    assert store.keeper.last_backup() is None
    made = store.keeper.daily_backup(QUIET)
    assert made == store.folder.backups / "office-2026-05-26.db"
    assert symbols(made) == ["0-CV/TU", "1-CV/TU"]
    assert store.keeper.daily_backup(QUIET) is None
    assert store.keeper.last_backup() == MORNING
    assert "office-2026-05-26.db-wal" not in names(store.folder.backups)


def test_given_no_note_of_the_last_copy_when_asked_then_the_newest_copy_tells(store: Store) -> None:
    store.keeper.daily_backup(QUIET)
    (store.folder.backups / "last.json").unlink()
    found = store.keeper.last_backup()
    assert found is not None and abs(found - datetime.now().astimezone()) < timedelta(minutes=1)


def test_given_a_writer_at_work_when_copied_then_the_copy_is_one_state(store: Store) -> None:
    fill(store, b"a")
    with store.open_transaction() as tx:
        tx.incoming.add(directive(99, files=()))
        made = store.keeper.daily_backup(QUIET)
        tx.commit()
    assert made is not None and symbols(made) == ["0-CV/TU"]


def test_given_many_days_when_copied_daily_then_fourteen_and_the_last_of_each_month_stay(
    store: Store,
) -> None:
    moment = MORNING - timedelta(days=100)
    keeper = FolderKeeper(store.folder, lambda: moment)
    while moment <= MORNING:
        keeper.daily_backup(QUIET)
        moment += timedelta(days=1)
    days = [name[7:17] for name in names(store.folder.backups) if name.endswith(".db")]
    assert days == ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-12"] + [
        f"2026-05-{day}" for day in range(13, 27)
    ]


def test_given_a_clock_far_in_the_future_when_copied_then_no_copy_is_lost(store: Store) -> None:
    for days in range(5):
        FolderKeeper(store.folder, lambda days=days: MORNING + timedelta(days=days)).daily_backup(QUIET)  # type: ignore[misc]
    FolderKeeper(store.folder, lambda: MORNING.replace(year=2099)).daily_backup(QUIET)
    assert len([name for name in names(store.folder.backups) if name.endswith(".db")]) == 6


def test_given_damage_in_the_copy_when_verified_then_it_is_not_kept(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store, b"a")

    def spoil(part: Path) -> None:
        with closing(sqlite3.connect(part)) as connection:
            connection.execute("DELETE FROM audit_trail")
            connection.execute("DELETE FROM obligations")
            connection.commit()

    monkeypatch.setattr(database_copy, "sync_file", spoil)
    with pytest.raises(BackupError, match="số dòng không khớp"):
        store.keeper.daily_backup(QUIET)
    assert names(store.folder.backups) == []


def test_given_the_user_stops_when_copying_then_nothing_half_stays(store: Store, tmp_path: Path) -> None:
    fill(store, b"a")
    with pytest.raises(Cancelled):
        store.keeper.daily_backup(Stop("chép"))
    for word in ("chép", "tệp gốc", "đọc lại"):
        with pytest.raises(Cancelled):
            store.keeper.backup(tmp_path / "a.zip", Stop(word))
    assert names(store.folder.backups) == []
    assert not list(tmp_path.glob("a.zip*"))


# ---- the whole office in one file


def test_given_an_office_when_backed_up_then_database_originals_and_papers_are_in_the_file(
    store: Store, tmp_path: Path
) -> None:
    first, second = fill(store, b"first", b"second")
    store.originals.put_bytes(b"never registered", "x.pdf")
    (store.folder.issued / "05-KH-ĐU kế hoạch.pdf").write_bytes(b"paper")
    (store.folder.log / "office.log").write_text("log")
    target = tmp_path / "USB" / "Sao lưu văn phòng.zip"
    target.parent.mkdir()
    target.write_bytes(b"older backup")
    assert store.keeper.backup(target, QUIET) == []
    with zipfile.ZipFile(target) as archive:
        assert sorted(archive.namelist()) == sorted(
            [
                "manifest.json",
                "office.db",
                *(f"originals/{one.sha256[:2]}/{one.sha256}" for one in (first, second)),
                "xuat/05-KH-ĐU kế hoạch.pdf",
            ]
        )
    assert store.keeper.last_backup() == MORNING
    assert names(target.parent) == [target.name]
    assert names(store.folder.backups) == ["last.json"]


def test_given_originals_lost_before_when_backed_up_then_all_else_is_saved_and_they_are_named(
    store: Store, tmp_path: Path
) -> None:
    lost, damaged, _ = fill(store, b"lost", b"damaged", b"well")
    store.originals.path(lost.sha256).unlink()
    store.originals.path(damaged.sha256).write_bytes(b"other!!")
    found = store.keeper.backup(tmp_path / "a.zip", QUIET)
    assert found == [
        "Thiếu tệp gốc «0.pdf» của văn bản 0-CV/TU",
        "Tệp gốc «1.pdf» của văn bản 1-CV/TU đã bị thay đổi hoặc hỏng",
    ]
    assert found == store.keeper.check(QUIET)


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        (errno.ENOSPC, DiskFullError, "đã đầy"),
        (errno.EFBIG, BackupError, "FAT32"),
        (errno.EACCES, BackupError, "không có quyền ghi"),
    ],
)
def test_given_a_target_that_takes_no_more_when_backed_up_then_the_older_file_stays(
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    kind: type[Exception],
    words: str,
) -> None:
    fill(store, b"a")
    target = tmp_path / "a.zip"
    target.write_bytes(b"older backup")

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(backup_writing, "sync_file", refuse)
    with pytest.raises(kind, match=words):
        store.keeper.backup(target, QUIET)
    assert target.read_bytes() == b"older backup"
    assert not list(tmp_path.glob("*.part"))


def test_given_no_such_drive_when_backed_up_then_the_message_says_so(store: Store, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="không có ổ đĩa hoặc thư mục đó"):
        store.keeper.backup(tmp_path / "E" / "a.zip", QUIET)


# ---- checks and size


def test_given_a_sound_office_when_checked_then_there_is_nothing_to_say(store: Store) -> None:
    fill(store, b"a")
    store.originals.put_bytes(b"not registered yet", "x.pdf")
    assert store.keeper.check(QUIET) == []


def test_given_rows_that_point_nowhere_when_checked_then_each_is_a_line(store: Store) -> None:
    fill(store, b"a")
    with closing(sqlite3.connect(store.folder.database)) as connection:
        connection.execute("INSERT INTO incoming_texts VALUES (77, 'x')")
        connection.commit()
    (line,) = store.keeper.check(QUIET)
    assert line == "Bảng incoming_texts, dòng 77 trỏ tới dòng không có trong bảng incoming_documents"


def test_given_a_damaged_database_when_checked_then_it_is_said_instead_of_raised(store: Store) -> None:
    fill(store, *(str(number).encode() for number in range(40)))
    store.engine.dispose()
    file = store.folder.database
    content = bytearray(file.read_bytes())
    content[4096 * 6 : 4096 * 12] = b"\x7f" * (4096 * 6)
    file.write_bytes(content)
    assert any("bị hỏng" in line or "Không đọc được" in line for line in store.keeper.check(QUIET))


def test_given_files_when_sized_then_all_bytes_of_the_folder_count(store: Store) -> None:
    fill(store, b"a" * 1000, b"b" * 5000)
    (store.folder.issued / "a.pdf").write_bytes(b"c" * 300)
    evidence = store.originals.put_bytes(b"d" * 700, "biên bản.pdf")
    with store.open_transaction() as tx:
        tx.tasks.add(Task("Quét vôi nhà văn hóa", "Thôn Đông", None, files=(evidence,)))
        tx.commit()
    actual = sum(path.stat().st_size for path in store.folder.root.rglob("*") if path.is_file())
    assert store.keeper.size() == actual
