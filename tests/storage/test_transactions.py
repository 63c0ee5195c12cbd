"""Units of work: rollback, several threads, foreign keys, and errors of SQLite in our words."""

import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from office_app.domain.errors import AppError
from office_app.domain.errors.data_folder import DiskFullError, StoreBusyError, StoreDamagedError
from office_app.domain.incoming import IncomingFilter
from office_app.domain.study import Attendance, Campaign, Mark, StudySession
from office_app.domain.tasks import Task
from office_app.storage import connections
from office_app.storage.failures import sqlite_error
from office_app.storage.store import Store
from tests.storage.values import MORNING, directive, member, unit


def count(store: Store) -> int:
    with store.open_reading() as tx:
        return len(tx.incoming.ids(IncomingFilter()))


def test_given_no_commit_when_the_transaction_ends_then_nothing_is_kept(store: Store) -> None:
    with store.open_transaction() as tx:
        tx.incoming.add(directive())
        tx.audit.record(MORNING, "incoming.registered", 1)
    assert count(store) == 0


def test_given_an_error_after_work_when_it_leaves_the_block_then_nothing_is_kept(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.open_transaction() as tx:
        tx.incoming.add(directive())
        raise ZeroDivisionError
    assert count(store) == 0


def test_given_work_after_a_commit_when_not_committed_again_then_only_the_first_part_is_kept(
    store: Store,
) -> None:
    with store.open_transaction() as tx:
        tx.incoming.add(directive(1))
        tx.commit()
        tx.incoming.add(directive(2))
    assert count(store) == 1


def test_given_a_reading_transaction_when_committed_then_it_is_a_mistake_of_ours(store: Store) -> None:
    with store.open_reading() as tx, pytest.raises(RuntimeError):
        tx.commit()


def test_given_an_open_writer_when_others_read_then_they_see_the_state_before_and_do_not_wait(
    store: Store,
) -> None:
    with store.open_transaction() as tx:
        tx.incoming.add(directive())
        assert count(store) == 0
        tx.commit()
        assert count(store) == 1


def test_given_two_writing_threads_when_both_number_documents_then_no_number_is_given_twice(
    store: Store,
) -> None:
    errors: list[BaseException] = []

    def register(first: int) -> None:
        try:
            for number in range(first, first + 20):
                with store.open_transaction() as tx:
                    tx.incoming.add(directive(number, arrival_number=tx.incoming.next_arrival_number(2026)))
                    tx.commit()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=register, args=(start,)) for start in (100, 200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with store.open_reading() as tx:
        ids = tx.incoming.ids(IncomingFilter(descending=False))
        assert [line.arrival for line in tx.incoming.lines(ids)] == [f"{n:02d}/2026" for n in range(1, 41)]


def test_given_a_writer_that_does_not_end_when_another_begins_then_it_is_told_the_store_is_busy(
    data_dir: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "BUSY_SECONDS", 0)
    store.engine.dispose()  # the next connections wait no longer
    with store.open_transaction() as tx:
        tx.incoming.add(directive(1))
        with pytest.raises(StoreBusyError), store.open_transaction() as second:
            second.incoming.add(directive(2))
        tx.commit()
    assert count(store) == 1


def test_given_rows_that_point_nowhere_when_written_then_the_database_refuses(store: Store) -> None:
    with store.open_transaction() as tx:
        unit_id = tx.organisation.add_unit(unit())
        member_id = tx.organisation.add_member(member(unit_id))
        campaign_id = tx.study.add_campaign(Campaign("A", None), [unit_id])
        session_id = tx.study.add_session(StudySession(campaign_id, unit_id, MORNING.date()))
        tx.commit()
    for act in (
        lambda tx: tx.tasks.add(Task("a", "b", None, outgoing_id=99)),
        lambda tx: tx.organisation.add_member(member(99)),
        lambda tx: tx.study.add_campaign(Campaign("B", None), [99]),
        lambda tx: tx.study.set_attendance(session_id, [Attendance(99, Mark.PRESENT)]),
        lambda tx: tx.study.set_attendance(session_id, [Attendance(member_id, Mark.PRESENT)] * 2),
    ):
        with pytest.raises(IntegrityError), store.open_transaction() as tx:
            act(tx)


def test_given_a_full_disk_when_writing_then_the_message_says_so_and_what_was_kept_stays(
    store: Store,
) -> None:
    with store.open_transaction() as tx:
        tx.incoming.add(directive(1))
        tx.commit()

    def shrink(connection: sqlite3.Connection, *_: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(store.engine, "checkout", shrink)
    with pytest.raises(DiskFullError), store.open_transaction() as tx:
        tx.incoming.add(directive(2, text="dài " * 20_000))
        tx.commit()
    event.remove(store.engine, "checkout", shrink)
    store.engine.dispose()
    assert count(store) == 1
    with store.open_transaction() as tx:
        tx.incoming.add(directive(2))
        tx.commit()
    assert count(store) == 2


def test_given_a_file_overwritten_with_rubbish_when_read_then_it_is_called_damaged(store: Store) -> None:
    with store.open_transaction() as tx:
        for number in range(50):
            tx.incoming.add(directive(number))
        tx.commit()
    file = store.folder.database
    store.engine.dispose()
    content = bytearray(file.read_bytes())
    for place in range(4096, len(content), 4096):
        content[place : place + 100] = b"\xff" * 100
    file.write_bytes(content)
    with pytest.raises(StoreDamagedError, match=r"office\.db"):
        count(store)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, "store.disk_full"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "store.busy"),
        (sqlite3.SQLITE_CORRUPT_VTAB, "store.damaged"),
        (sqlite3.SQLITE_NOTADB, "store.damaged"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "store.folder"),
        (sqlite3.SQLITE_CANTOPEN, "store.folder"),
        (sqlite3.SQLITE_IOERR_WRITE, "store.folder"),
    ],
)
def test_given_an_error_code_of_sqlite_when_translated_then_it_has_three_vietnamese_sentences(
    code: int, kind: str
) -> None:
    error = sqlite3.OperationalError()
    error.sqlite_errorcode = code
    known = sqlite_error(error, Path("dữ liệu") / "office.db")
    assert isinstance(known, AppError) and known.code == kind
    assert known.text_vi().count(".") >= 3


def test_given_an_error_of_our_own_when_translated_then_it_stays_what_it_is() -> None:
    error = sqlite3.IntegrityError()
    error.sqlite_errorcode = sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY
    assert sqlite_error(error, Path("office.db")) is None
    assert sqlite_error(ValueError(), Path("office.db")) is None
