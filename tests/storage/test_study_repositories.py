"""What study keeps beyond sessions and marks: topics, moves, make-up, results, rapporteurs, and the history of units."""

from dataclasses import replace
from datetime import date, timedelta

from office_app.domain.organisation import (
    Leave,
    LeaveKind,
    Member,
    Unit,
    UnitChange,
    UnitChangeKind,
    UnitKind,
)
from office_app.domain.rapporteurs import Rapporteur
from office_app.domain.study import (
    Attendance,
    AudienceMaterials,
    Campaign,
    Mark,
    SessionForm,
    SessionMove,
    SessionState,
    StudySession,
    Topic,
)
from office_app.domain.study_results import ResultKind, StudyResult
from office_app.storage.overview_rows import open_overview
from office_app.storage.store import Store
from office_app.use_cases.progress import NoProgress

DAY = date(2026, 5, 11)


def two_campaigns(store: Store) -> tuple[int, int, int, int]:
    """Keep a chi bộ with one member and two campaigns; return unit, member and the campaigns."""
    with store.open_transaction() as tx:
        unit_id = tx.organisation.add_unit(Unit("Chi bộ Thôn Mai", UnitKind.CHI_BO))
        member_id = tx.organisation.add_member(Member("Đỗ Thị Bình", unit_id))
        first, second = (
            tx.study.add_campaign(Campaign(title, DAY), [unit_id]) for title in ("Đợt một", "Đợt hai")
        )
        tx.commit()
    return unit_id, member_id, first, second


def test_given_a_session_for_two_directives_when_read_then_it_counts_for_both_in_either_reader(store: Store):
    unit_id, member_id, first, second = two_campaigns(store)
    session = StudySession(
        first,
        unit_id,
        DAY,
        SessionState.POSTPONED,
        started_with=20,
        ended_with=17,
        starts_at="07:30",
        minutes=45,
        also=(Topic(second, 30),),
        moves=(SessionMove(DAY - timedelta(days=7), DAY, "mưa lũ"), SessionMove(DAY, None, "trùng họp thôn")),
    )
    with store.open_transaction() as tx:
        session_id = tx.study.add_session(session)
        mark = Attendance(member_id, Mark.EXCUSED, "ốm", DAY, session_id, "học cùng chi bộ bạn", "", True)
        tx.study.set_attendance(session_id, [mark])
        tx.commit()
    session = replace(session, id=session_id)
    with store.open_reading() as tx, open_overview(store.folder.database) as overview:
        for study in (tx.study, overview.study):
            assert list(study.sessions(first)) == list(study.sessions(second)) == [session]
            assert list(study.marks([session_id])) == [(session_id, mark)]
            assert list(study.campaigns()) == list(tx.study.campaigns())
        assert list(tx.study.all_sessions()) == [session]
        assert list(tx.study.attended([member_id])) == [(session_id, mark)]
    with store.open_transaction() as tx:
        tx.study.update_session(replace(session, also=(), moves=()))
        assert tx.study.sessions(second) == [] and tx.study.get_session(session_id).moves == ()


def test_given_a_campaign_when_changed_then_all_of_it_and_its_units_are_as_given(store: Store):
    unit_id, _, first, _ = two_campaigns(store)
    with store.open_transaction() as tx:
        other = tx.organisation.add_unit(Unit("Chi bộ Thôn Cò", UnitKind.CHI_BO))
        changed = Campaign(
            "Đợt một, bổ sung",
            DAY,
            starts_on=DAY - timedelta(days=20),
            form=SessionForm.TOPICAL,
            audiences=(AudienceMaterials("cán bộ chủ chốt", ("Toàn văn nghị quyết", "Tài liệu hỏi đáp")),),
            rapporteurs=("Lương Thế Hòa",),
            note="ghép kỳ sinh hoạt tháng 5",
            id=first,
        )
        tx.study.update_campaign(changed, [other])
        tx.commit()
    with store.open_reading() as tx, open_overview(store.folder.database) as overview:
        for study in (tx.study, overview.study):
            assert changed in study.campaigns()
            assert [unit.id for unit in study.campaign_units(first)] == [other]
    assert unit_id != other


def test_given_someone_away_and_exempt_when_counted_then_each_is_counted_once_and_only_while_it_lasts(
    store: Store,
):
    unit_id, _, _, _ = two_campaigns(store)
    away = Leave(LeaveKind.AWAY, DAY, DAY + timedelta(days=30), "đi làm ở Bắc Ninh")
    with store.open_transaction() as tx:
        tx.organisation.add_member(
            Member("Trần Văn Ất", unit_id, leaves=(away, Leave(LeaveKind.EXEMPT, DAY)))
        )
        tx.organisation.add_member(Member("Lê Văn Cường", unit_id, leaves=(away,)))
        tx.commit()
    with store.open_reading() as tx:
        days = (DAY - timedelta(days=1), DAY, DAY + timedelta(days=31))
        lines = [tx.organisation.units(day)[0] for day in days]
        assert [(line.members, line.exempt, line.away) for line in lines] == [(3, 0, 0), (3, 1, 1), (3, 1, 0)]
        (cuong,) = (one for one in tx.organisation.members(unit_id, DAY) if one.full_name == "Lê Văn Cường")
        assert cuong.leaves == (away,) and cuong.leave_on(DAY) == away


def test_given_a_unit_merged_and_a_person_moved_when_read_then_their_history_is_told(store: Store):
    unit_id, member_id, _, _ = two_campaigns(store)
    with store.open_transaction() as tx:
        other = tx.organisation.add_unit(Unit("Chi bộ Thôn Cò", UnitKind.CHI_BO))
        merged = UnitChange(unit_id, UnitChangeKind.MERGED, DAY, other_id=other)
        renamed = UnitChange(other, UnitChangeKind.RENAMED, DAY - timedelta(days=9), "Chi bộ Thôn Cò Cũ")
        changes = [replace(one, id=tx.organisation.add_change(one)) for one in (merged, renamed)]
        left = replace(tx.organisation.get_member(member_id), left_unit_on=DAY, left_how="chuyển đi")
        tx.organisation.update_member(left)
        again = replace(left, id=None, unit_id=other, joined_unit_on=DAY, left_unit_on=None, left_how="")
        again_id = tx.organisation.add_member(replace(again, person_id=member_id))
        tx.commit()
    with store.open_reading() as tx:
        assert tx.organisation.changes(other) == [changes[1], changes[0]]
        assert tx.organisation.changes(unit_id) == [changes[0]]
        records = tx.organisation.person(member_id)
        assert [one.id for one in records] == [member_id, again_id]
        assert {one.person for one in records} == {member_id}
        assert [one.id for one in tx.organisation.members_of([again_id, 999])] == [again_id]


def test_given_what_members_handed_in_when_corrected_then_the_last_word_stands(store: Store):
    unit_id, member_id, first, second = two_campaigns(store)
    result = StudyResult(
        first,
        member_id,
        handed_on=DAY,
        score="8,5",
        sha256="a" * 64,
        file_name="bai.docx",
        shingles=(3, 1, 2),
    )
    test = StudyResult(first, member_id, ResultKind.TEST, score="Đạt")
    with store.open_transaction() as tx:
        tx.study_results.set_results([replace(result, score="Khá")])
        tx.study_results.set_results([result, test])
        tx.study_results.set_count(second, unit_id, ResultKind.REFLECTION, 12)
        tx.study_results.set_count(second, unit_id, ResultKind.REFLECTION, 14)
        tx.commit()
    with store.open_transaction() as tx:
        kept = tx.study_results.results(first, prints=True)
        assert sorted(kept, key=lambda one: one.kind.name) == [result, test]
        assert tx.study_results.counts(second) == {(unit_id, ResultKind.REFLECTION): 14}
        tx.study_results.remove_result(first, member_id, ResultKind.TEST)
        assert tx.study_results.results(first, prints=True) == [result]
        # Read without its fingerprint and marked again, the same file keeps it; another one has none yet.
        (read,) = tx.study_results.results(first)
        assert read == replace(result, shingles=())
        tx.study_results.set_results([replace(read, score="9")])
        assert tx.study_results.results(first, prints=True) == [replace(result, score="9")]
        tx.study_results.set_results([replace(read, sha256="b" * 64)])
        assert tx.study_results.results(first, prints=True) == [replace(read, sha256="b" * 64)]


def test_given_a_written_result_whose_file_is_lost_when_checked_then_it_is_named_as_what_it_is(store: Store):
    _, member_id, first, _ = two_campaigns(store)
    with store.open_transaction() as tx:
        written = StudyResult(first, member_id, sha256="a" * 64, file_name="bai.docx", size=5)
        tx.study_results.set_results([written])
        tx.commit()
    assert store.keeper.check(NoProgress()) == ["Thiếu tệp gốc «bai.docx» của bài thu hoạch"]


def test_given_a_rapporteur_when_changed_and_struck_off_then_the_list_follows(store: Store):
    hoa = Rapporteur(
        "Lương Thế Hòa",
        "Phó Bí thư",
        "cấp xã",
        "Đảng ủy xã",
        "0900 000 001",
        DAY,
        training=((DAY, "kỹ năng nói"),),
    )
    with store.open_transaction() as tx:
        hoa = replace(hoa, id=tx.rapporteurs.add(hoa))
        tx.rapporteurs.update(replace(hoa, level="cấp tỉnh"))
        assert tx.rapporteurs.all() == [replace(hoa, level="cấp tỉnh")]
        tx.rapporteurs.remove(hoa.id or 0)
        assert tx.rapporteurs.all() == []
