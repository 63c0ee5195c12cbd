"""Tasks, organisation, study, reports, settings and the audit trail: written and read back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from office_app.domain.errors.data_folder import NotFoundError
from office_app.domain.organisation import Leave, LeaveKind
from office_app.domain.study import Attendance, Campaign, Mark, SessionFigures, SessionState, StudySession
from office_app.domain.tasks import Task, TaskState
from office_app.storage.store import Store
from tests.storage.values import MORNING, SETTINGS, directive, draft, figures, member, session, unit

DAY = date(2026, 5, 26)


def test_given_tasks_when_listed_then_they_come_by_due_date_and_undated_last(store: Store) -> None:
    with store.open_transaction() as tx:
        unit_id, incoming_id = tx.organisation.add_unit(unit()), tx.incoming.add(directive())
        whole = Task(
            "mở lớp",
            "Chi bộ xóm La Đồng",
            date(2026, 6, 9),
            TaskState.DOING,
            unit_id,
            incoming_id,
            None,
            "449-CV/TU",
            "đã hẹn phòng",
            None,
        )
        ids = [tx.tasks.add(one) for one in (Task("không hạn", "VP", None), whole, Task("gấp", "VP", DAY))]
        tx.tasks.update(replace(tx.tasks.get(ids[2]), state=TaskState.DONE, done_on=DAY))
        tx.commit()
    with store.open_reading() as tx:
        assert tx.tasks.get(ids[1]) == replace(whole, id=ids[1])
        assert [one.id for one in tx.tasks.all()] == [ids[2], ids[1], ids[0]]
        assert [one.id for one in tx.tasks.all(include_done=False)] == [ids[1], ids[0]]
        with pytest.raises(NotFoundError, match="nhiệm vụ số 99"):
            tx.tasks.get(99)


def test_given_units_and_members_over_time_when_asked_for_a_day_then_heads_of_that_day_count(
    store: Store,
) -> None:
    with store.open_transaction() as tx:
        first = tx.organisation.add_unit(unit())
        tx.organisation.add_unit(unit("Chi bộ cũ", ended_on=DAY))
        tx.organisation.add_unit(unit("Chi bộ mai sau", founded_on=DAY + timedelta(days=1)))
        people = [
            member(first, "Nguyễn Thị Ánh"),
            member(first, "Trần Văn An", leaves=(Leave(LeaveKind.EXEMPT, DAY),)),
            member(first, "Lê Văn Ân", left_unit_on=DAY),
            member(first, "Đỗ Thị Ẩn", joined_unit_on=DAY + timedelta(days=1)),
            member(first, "Bùi Anh", leaves=(Leave(LeaveKind.EXEMPT, DAY + timedelta(days=1)),)),
        ]
        ids = [tx.organisation.add_member(one) for one in people]
        tx.commit()
    with store.open_reading() as tx:
        (line,) = tx.organisation.units(DAY)
        assert line.unit == unit(id=first)
        assert (line.members, line.exempt) == (3, 1)
        assert [one.full_name for one in tx.organisation.members(first, DAY)] == [
            "Trần Văn An",
            "Bùi Anh",
            "Nguyễn Thị Ánh",
        ]
        names = [one.unit.name for one in tx.organisation.units(DAY - timedelta(days=1))]
        assert names == ["Chi bộ xóm La Đồng", "Chi bộ cũ"]
        assert tx.organisation.get_member(ids[1]) == replace(people[1], id=ids[1])
        assert len(tx.organisation.all_members()) == 5


def test_given_a_unit_when_changed_then_all_of_it_is_kept(store: Store) -> None:
    with store.open_transaction() as tx:
        old = tx.organisation.add_unit(unit("Ủy ban nhân dân xã", ended_on=DAY))
        new = tx.organisation.add_unit(unit("Ủy ban nhân dân xã"))
        tx.organisation.update_unit(replace(tx.organisation.get_unit(old), name="Ủy ban cũ", parent_id=new))
        assert tx.organisation.get_unit(old) == unit("Ủy ban cũ", ended_on=DAY, parent_id=new, id=old)


def test_given_a_member_when_changed_then_the_name_sorts_anew(store: Store) -> None:
    with store.open_transaction() as tx:
        unit_id = tx.organisation.add_unit(unit())
        first, second = (tx.organisation.add_member(member(unit_id, name)) for name in ("Hà Bé", "Hà Công"))
        tx.organisation.update_member(member(unit_id, "Hà Văn Yên", id=first))
        assert [one.id for one in tx.organisation.members(unit_id, DAY)] == [second, first]
        with pytest.raises(NotFoundError):
            tx.organisation.update_member(member(unit_id))


def test_given_a_campaign_when_kept_then_units_come_in_the_order_of_the_organisation(store: Store) -> None:
    with store.open_transaction() as tx:
        units = [tx.organisation.add_unit(unit(f"Chi bộ {n}")) for n in range(4)]
        incoming = [tx.incoming.add(directive(n)) for n in (1, 2)]
        outgoing = tx.outgoing.add_draft(draft())
        whole = Campaign(
            "Học tập", DAY, DAY + timedelta(days=9), tuple(incoming[::-1]), outgoing, "05-KH/ĐU", ("Sổ tay",)
        )
        first = tx.study.add_campaign(whole, [units[2], units[0], units[2]])
        second = tx.study.add_campaign(Campaign("Đợt hai", None), [])
        tx.commit()
    with store.open_reading() as tx:
        assert tx.study.get_campaign(first) == replace(whole, id=first)
        assert tx.study.campaigns() == [Campaign("Đợt hai", None, id=second), replace(whole, id=first)]
        assert [one.id for one in tx.study.campaign_units(first)] == [units[0], units[2]]
        assert tx.study.campaign_units(second) == []


def test_given_sessions_when_kept_and_changed_then_they_read_back_by_day(store: Store) -> None:
    with store.open_transaction() as tx:
        unit_id = tx.organisation.add_unit(unit())
        campaigns = [tx.study.add_campaign(Campaign(title, None), [unit_id]) for title in ("A", "B")]
        late = tx.study.add_session(session(campaigns[0], unit_id))
        early = tx.study.add_session(StudySession(campaigns[0], unit_id, DAY))
        other = tx.study.add_session(StudySession(campaigns[1], unit_id, DAY))
        tx.commit()
    with store.open_transaction() as tx:
        assert tx.study.get_session(late) == session(campaigns[0], unit_id, id=late)
        assert [one.id for one in tx.study.sessions(campaigns[0])] == [early, late]
        assert [one.id for one in tx.study.sessions(campaigns[1])] == [other]
        postponed = replace(
            tx.study.get_session(late), state=SessionState.POSTPONED, held_on=None, figures=SessionFigures()
        )
        tx.study.update_session(postponed)
        assert tx.study.get_session(late) == postponed


def test_given_attendance_when_entered_again_then_it_replaces_the_first(store: Store) -> None:
    with store.open_transaction() as tx:
        unit_id = tx.organisation.add_unit(unit())
        people = [tx.organisation.add_member(member(unit_id, name)) for name in ("Hà Công", "Hà Bé", "Hà An")]
        campaign_id = tx.study.add_campaign(Campaign("A", None), [unit_id])
        session_id = tx.study.add_session(StudySession(campaign_id, unit_id, DAY))
        tx.study.set_attendance(session_id, [Attendance(one, Mark.PRESENT) for one in people])
        tx.commit()
    marks = [Attendance(people[0], Mark.EXCUSED, "ốm", DAY), Attendance(people[2], Mark.UNEXCUSED)]
    with store.open_transaction() as tx:
        assert [one.member_id for one in tx.study.attendance(session_id)] == people[::-1]
        tx.study.set_attendance(session_id, marks)
        tx.commit()
    with store.open_transaction() as tx:
        assert tx.study.attendance(session_id) == marks[::-1]
        tx.study.set_attendance(session_id, [])
        assert tx.study.attendance(session_id) == []
        with pytest.raises(NotFoundError):
            tx.study.set_attendance(99, marks)


def test_given_a_report_when_records_move_on_then_its_figures_stay(store: Store) -> None:
    with store.open_transaction() as tx:
        unit_id = tx.organisation.add_unit(unit())
        campaign_id = tx.study.add_campaign(Campaign("A", None), [unit_id])
        session_id = tx.study.add_session(session(campaign_id, unit_id))
        outgoing_id = tx.outgoing.add_draft(draft(type_code="BC", subject="kết quả học tập"))
        frozen = figures(campaign_id, unit_id, session_id)
        report_id = tx.reports.add(frozen, outgoing_id, MORNING)
        tx.outgoing.issue(
            outgoing_id, number=3, term="2025 - 2030", symbol="03-BC/ĐU", issued_on=DAY, files=()
        )
        tx.study.update_session(StudySession(campaign_id, unit_id, DAY, id=session_id))
        tx.commit()
    with store.open_reading() as tx:
        record = tx.reports.get(report_id)
        assert record.figures == frozen
        assert (record.title, record.symbol, record.issued_on) == ("kết quả học tập", "03-BC/ĐU", DAY)
        assert record.made_at == MORNING and record.made_at.utcoffset() == timedelta(hours=7)
        assert tx.reports.of_campaign(campaign_id) == [record]
        assert tx.reports.of_campaign(99) == []
        with pytest.raises(NotFoundError):
            tx.reports.get(99)


def test_given_settings_when_saved_twice_then_the_last_hold(store: Store) -> None:
    with store.open_transaction() as tx:
        assert tx.settings.load() is None
        tx.settings.save(SETTINGS)
        tx.settings.save(replace(SETTINGS, commune="Tràng Xá"))
        tx.commit()
    with store.open_reading() as tx:
        assert tx.settings.load() == replace(SETTINGS, commune="Tràng Xá")


def test_given_an_audit_trail_when_asked_for_one_record_then_its_lines_come_oldest_first(
    store: Store,
) -> None:
    later = MORNING + timedelta(hours=1)
    with store.open_transaction() as tx:
        tx.audit.record(MORNING, "incoming.registered", 5, "01/2026")
        tx.audit.record(MORNING, "outgoing.issued", 5)
        tx.audit.record(MORNING, "incoming.registered", 6)
        tx.audit.record(later, "incoming.corrected", 5)
        tx.audit.record(later, "settings.saved")
        tx.commit()
    with store.open_reading() as tx:
        assert tx.audit.of("incoming.", 5) == [
            (MORNING, "incoming.registered", "01/2026"),
            (later, "incoming.corrected", ""),
        ]
