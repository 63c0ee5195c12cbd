"""Opening the data folder: first time, twice, to read only, after a cut-off session, damaged, in vain."""

import os
import shutil
import sqlite3
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from office_app.domain.errors.data_folder import StoreBusyError, StoreDamagedError, StoreFolderError
from office_app.domain.incoming import IncomingFilter
from office_app.storage.store import Store
from office_app.use_cases.progress import NoProgress
from tests.storage.opened import open_store
from tests.storage.values import MORNING, directive


def add(store: Store, number: int = 449) -> None:
    with store.open_transaction() as tx:
        tx.incoming.add(directive(number, files=()))
        tx.commit()


def count(store: Store) -> int:
    with store.open_reading() as tx:
        return len(tx.incoming.ids(IncomingFilter()))


def cut_off(store: Store) -> None:
    """End as a killed process does: the lock goes, all else stays."""
    store.engine.dispose()
    store.held.close(well=False)


def test_given_a_folder_that_is_not_there_when_opened_then_it_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "Đảng ủy xã La Hiên" / "dữ liệu"
    with open_store(folder) as store:
        add(store)
        assert store.folder.root == folder
        assert {path.name for path in folder.iterdir() if path.is_dir()} == {
            "originals",
            "backups",
            "log",
            "xuat",
        }
    assert not (folder / "running").exists()
    with open_store(folder) as store:
        assert count(store) == 1


def test_given_an_open_folder_when_opened_again_then_it_is_busy_and_says_who_and_since_when(
    store: Store,
) -> None:
    with pytest.raises(StoreBusyError) as busy:
        open_store(store.folder.root)
    assert busy.value.details["pid"] == os.getpid()
    assert busy.value.details["since"] == MORNING.isoformat()
    add(store)  # the first one works on
    store.close()
    open_store(store.folder.root).close()


def test_given_a_closed_store_when_closed_again_then_nothing_happens(store: Store) -> None:
    store.close()
    store.close()


def test_given_an_open_window_when_a_command_only_reads_then_it_sees_what_is_committed(store: Store) -> None:
    add(store, 1)
    with open_store(store.folder.root, writable=False) as reader:
        assert count(reader) == 1
        add(store, 2)
        assert count(reader) == 2
        with pytest.raises(RuntimeError), reader.open_transaction() as tx:
            tx.commit()
        assert reader.keeper.check(NoProgress()) == []


def test_given_no_folder_when_a_command_only_reads_then_an_empty_office_is_made(tmp_path: Path) -> None:
    with open_store(tmp_path / "mới", writable=False) as reader:
        assert count(reader) == 0


def test_given_a_file_in_place_of_the_folder_when_opened_then_the_message_says_so(tmp_path: Path) -> None:
    (tmp_path / "dữ liệu").write_text("một tệp")
    with pytest.raises(StoreFolderError, match="trên đường dẫn có một tệp"):
        open_store(tmp_path / "dữ liệu")


@pytest.mark.skipif(sys.platform == "win32", reason="/proc is of Linux")
def test_given_a_place_where_nobody_may_write_when_opened_then_the_message_says_so() -> None:
    with pytest.raises(StoreFolderError, match="Không ghi được vào thư mục dữ liệu"):
        open_store(Path("/proc/office"))


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_given_a_folder_we_may_not_write_when_opened_then_reading_still_works(store: Store) -> None:
    add(store)
    store.close()
    root = store.folder.root
    root.chmod(0o555)
    try:
        with pytest.raises(StoreFolderError, match="không có quyền ghi"):
            open_store(root)
        with open_store(root, writable=False) as reader:
            assert count(reader) == 1
    finally:
        root.chmod(0o755)


def test_given_a_session_cut_off_when_opened_then_data_are_checked_and_unfinished_files_removed(
    store: Store,
) -> None:
    add(store)
    for part in (store.folder.originals / "x.part", store.folder.backups / "office-2026-05-26.db.part"):
        part.write_bytes(b"half")
    cut_off(store)
    with open_store(store.folder.root) as again:
        assert count(again) == 1
        assert not list(store.folder.root.rglob("*.part"))
        assert again.keeper.check(NoProgress()) == []


def test_given_a_session_cut_off_when_opened_then_only_old_unnamed_originals_go(store: Store) -> None:
    with store.open_transaction() as tx:
        named = store.originals.put_bytes(b"named", "a.pdf")
        tx.incoming.add(directive(files=(named,)))
        tx.commit()
    old, young, future = (
        store.originals.put_bytes(text.encode(), "b.pdf") for text in ("old", "young", "future")
    )
    for file, age in ((named, 9), (old, 2), (young, 0.5), (future, -400)):
        stamp = (MORNING - timedelta(days=age)).timestamp()
        os.utime(store.originals.path(file.sha256), (stamp, stamp))
    root = store.folder.root
    store.close()
    open_store(root).close()  # after a clean stop nothing is looked for
    assert store.originals.path(old.sha256)
    cut_off(open_store(root))
    open_store(root).close()
    left = {path.name for path in store.originals.all()}
    assert left == {named.sha256, young.sha256, future.sha256}


def test_given_a_session_cut_off_and_damage_when_opened_then_it_is_refused_each_time(store: Store) -> None:
    for number in range(60):
        add(store, number)
    cut_off(store)
    file = store.folder.database
    content = bytearray(file.read_bytes())
    content[5 * 4096 : 9 * 4096] = b"\x7f" * (4 * 4096)
    file.write_bytes(content)
    for _ in range(2):  # the mark of the cut-off session stays until the data are sound
        with pytest.raises(StoreDamagedError):
            open_store(store.folder.root)


def test_given_rows_that_point_nowhere_after_a_cut_off_session_when_opened_then_it_is_refused(
    store: Store,
) -> None:
    add(store)
    cut_off(store)
    with closing(sqlite3.connect(store.folder.database)) as connection:
        connection.execute("DELETE FROM incoming_documents")
        connection.commit()
    with pytest.raises(StoreDamagedError):
        open_store(store.folder.root)


@pytest.mark.parametrize(
    "content",
    [b"no database at all, but long enough to have a header" * 20, b"SQLite format 3\0" + b"\0" * 200],
)
def test_given_rubbish_in_place_of_the_data_file_when_opened_then_it_is_called_damaged(
    data_dir: Path, content: bytes
) -> None:
    (data_dir / "office.db").write_bytes(content)
    for writable in (True, False):
        with pytest.raises(StoreDamagedError, match="Khôi phục từ bản sao lưu"):
            open_store(data_dir, writable=writable)
    assert (data_dir / "office.db").read_bytes() == content


@pytest.mark.parametrize("empty", [True, False])
def test_given_the_data_file_lost_but_copies_there_when_opened_then_no_empty_office_takes_its_place(
    store: Store, empty: bool
) -> None:
    store.keeper.daily_backup(NoProgress())
    store.close()
    store.folder.database.unlink()
    if empty:
        store.folder.database.touch()
    with pytest.raises(StoreDamagedError):
        open_store(store.folder.root)


def test_given_a_copied_data_folder_when_opened_elsewhere_then_it_is_the_same_office(
    store: Store, tmp_path: Path
) -> None:
    add(store)
    store.close()
    shutil.copytree(store.folder.root, tmp_path / "USB" / "bản chép")
    with open_store(tmp_path / "USB" / "bản chép") as copy:
        assert count(copy) == 1
