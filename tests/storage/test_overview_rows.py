"""The first screen's reading: the same values as the repositories, of one moment, without the repositories."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from office_app.domain.errors.data_folder import StoreDamagedError
from office_app.domain.incoming import IncomingDocument, IncomingState, Obligation, ObligationKind
from office_app.domain.study import Attendance, Campaign, Mark
from office_app.domain.tasks import Task, TaskState
from office_app.storage.held_folder import HeldFolder
from office_app.storage.store import Store
from tests.storage.values import SETTINGS, directive, draft, member, session, unit

DAY = date(2026, 5, 26)


def add(store: Store, *documents: IncomingDocument) -> Sequence[int]:
    with store.open_transaction() as tx:
        ids = [tx.incoming.add(document) for document in documents]
        tx.commit()
    return ids


def test_given_tasks_when_read_up_to_a_day_then_those_open_and_due_by_then_come(store: Store) -> None:
    last = Task("mở lớp", "VP", DAY, TaskState.DOING, source="449-CV/TU", note="đã hẹn phòng")
    with store.open_transaction() as tx:
        tx.organisation.add_unit(unit())
        ids = [
            tx.tasks.add(one)
            for one in (
                last,
                Task("gấp", "VP", DAY - timedelta(days=9), unit_id=1),
                Task("xong", "VP", DAY, TaskState.DONE, done_on=DAY),
                Task("mai", "VP", DAY + timedelta(days=1)),
                Task("không hạn", "VP", None),
            )
        ]
        tx.commit()
    with store.held.open_overview() as rows:
        found = rows.tasks_due(DAY)
    assert [one.id for one in found] == [ids[1], ids[0]]
    assert found[1] == replace(last, id=ids[0])


def test_given_open_and_done_documents_when_obligations_are_read_then_only_open_dated_ones_come(
    store: Store,
) -> None:
    undated = Obligation(ObligationKind.ASSIGNMENT, "không hạn")
    open_id, done_id = add(store, directive(1, obligations=(*directive().obligations, undated)), directive(2))
    with store.open_transaction() as tx:
        tx.incoming.set_state(done_id, IncomingState.DONE)
        tx.commit()
    with store.held.open_overview() as rows, store.open_reading() as tx:
        found = rows.obligations_due(date(2026, 6, 15))
        whole = {one.id: one for one in tx.incoming.get(open_id).obligations}
    assert [(one[0], one[1], one[2].due) for one in found] == [
        (open_id, "1-CV/TU", date(2026, 5, 30)),
        (open_id, "1-CV/TU", date(2026, 6, 15)),
    ]
    assert all(one[2] == whole[one[2].id] for one in found)


def test_given_directives_when_one_is_answered_and_one_done_then_the_others_wait_for_a_plan(
    store: Store,
) -> None:
    not_ours = Obligation(ObligationKind.ASSIGNMENT, "việc của huyện", ours=False)
    ids = add(store, *(directive(n) for n in (1, 2, 3)), directive(4, obligations=(not_ours,)))
    with store.held.open_overview() as rows:
        assert rows.waiting_for_plan() == 3
    with store.open_transaction() as tx:
        tx.outgoing.add_draft(draft(incoming_id=ids[0]))
        tx.incoming.set_state(ids[1], IncomingState.DONE)
        tx.commit()
    with store.held.open_overview() as rows:
        assert rows.waiting_for_plan() == 1


def test_given_campaigns_when_read_for_the_first_screen_then_they_are_what_the_repository_reads(
    store: Store,
) -> None:
    incoming = add(store, directive(1), directive(2))
    with store.open_transaction() as tx:
        units = [
            tx.organisation.add_unit(one)
            for one in (unit(), unit("Chi bộ B", short_name=""), unit("C", ended_on=DAY))
        ]
        outgoing = tx.outgoing.add_draft(draft())
        whole = Campaign("Học tập", DAY, DAY, tuple(incoming[::-1]), outgoing, "05-KH/ĐU", ("Sổ tay",))
        campaigns = [
            tx.study.add_campaign(whole, [units[2], units[0]]),
            tx.study.add_campaign(Campaign("Đợt hai", None), [units[1]]),
        ]
        people = [tx.organisation.add_member(member(units[0], name)) for name in ("Đỗ Ẩn", "Lê An")]
        held = tx.study.add_session(session(campaigns[0], units[0]))
        tx.study.add_session(session(campaigns[0], units[2], planned_on=DAY))
        marks = [Attendance(people[0], Mark.EXCUSED, "ốm", DAY), Attendance(people[1], Mark.PRESENT)]
        tx.study.set_attendance(held, marks)
        tx.commit()
    with store.held.open_overview() as rows, store.open_reading() as tx:
        assert rows.units() == [tx.organisation.get_unit(one) for one in units]
        assert rows.study.campaigns() == tx.study.campaigns()
        for one in campaigns:
            assert rows.study.campaign_units(one) == tx.study.campaign_units(one)
            assert rows.study.sessions(one) == tx.study.sessions(one)
        assert rows.study.marks([held]) == tx.study.marks([held]) != []


def test_given_a_reading_when_somebody_writes_meanwhile_then_it_stays_of_one_moment(store: Store) -> None:
    add(store, directive(1))
    with store.held.open_overview() as rows:
        assert rows.waiting_for_plan() == 1
        add(store, directive(2))
        assert rows.waiting_for_plan() == 1
    with store.held.open_overview() as rows:
        assert rows.waiting_for_plan() == 2


def test_given_settings_when_read_before_the_store_is_there_then_they_are_those_saved(store: Store) -> None:
    assert store.held.settings() is None
    with store.open_transaction() as tx:
        tx.settings.save(SETTINGS)
        tx.commit()
    assert store.held.settings() == SETTINGS


def test_given_a_file_damaged_while_open_when_the_first_screen_reads_then_it_is_called_damaged(
    store: Store,
) -> None:
    held: HeldFolder = store.held
    store.engine.dispose()
    content = bytearray(held.paths.database.read_bytes())
    content[:100] = b"\x7f" * 100
    held.paths.database.write_bytes(content)
    with pytest.raises(StoreDamagedError):
        held.settings()
    with pytest.raises(StoreDamagedError), held.open_overview() as rows:
        rows.units()
