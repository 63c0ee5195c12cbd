"""Chi bộ renamed, merged and split over a real store: the past stays countable as of its day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from office_app.bootstrap import Office, open_office
from office_app.domain.errors.entries import IncompleteError
from office_app.domain.errors.organisation import (
    DuplicateUnitError,
    MembershipError,
    MergerKeptError,
    UnitNotEmptyError,
)
from office_app.domain.organisation import Member, Unit, UnitChangeKind, UnitKind, unit_as_of
from office_app.domain.settings import OfficeSettings
from office_app.domain.study import Campaign, Mark, SessionState, StudySession, Topic
from office_app.domain.study_results import StudyResult

NOW = datetime(2026, 5, 20, 8, 30, tzinfo=timezone(timedelta(hours=7)))
BEFORE, ON = date(2026, 5, 4), date(2026, 5, 11)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_office(tmp_path / "data", now=lambda: NOW)
    for name, people in (("Chi bộ Thôn Đông", "An Bình Cường"), ("Chi bộ Thôn Đoài", "Hạnh Khoa")):
        unit_id = made.save_unit(Unit(name, UnitKind.CHI_BO))
        made.add_members(unit_id, [f"Nguyễn {given}" for given in people.split()])
    yield made
    made.close()


def heads(office: Office, day: date) -> dict[str, int]:
    return {line.unit.name: line.members for line in office.units(day)}


def ids(office: Office) -> list[int]:
    return [line.unit.id or 0 for line in office.units(BEFORE)]


def test_given_two_chi_bo_when_merged_then_each_day_has_its_own_count_and_people_stay_the_same(
    office: Office,
):
    east, west = ids(office)
    made = office.merge_units(
        [east, west], Unit("Chi bộ Đông Đoài", UnitKind.CHI_BO), ON, "QĐ số 15-QĐ/ĐU"
    ).unit_id
    assert heads(office, BEFORE) == {"Chi bộ Thôn Đông": 3, "Chi bộ Thôn Đoài": 2}
    assert heads(office, ON) == {"Chi bộ Đông Đoài": 5}
    changes = office.unit_changes(made)
    assert [(one.unit_id, one.kind, one.on, one.note) for one in changes] == [
        (east, UnitChangeKind.MERGED, ON, "QĐ số 15-QĐ/ĐU"),
        (west, UnitChangeKind.MERGED, ON, "QĐ số 15-QĐ/ĐU"),
    ]
    records = office.find_members("Nguyễn An")
    assert len(records) == 2 and len({one.person for one in records}) == 1
    with pytest.raises(IncompleteError, match="hoạt động"):
        office.merge_units([east, made], Unit("Chi bộ khác", UnitKind.CHI_BO), ON)


def test_given_sessions_to_come_when_the_chi_bo_is_merged_then_they_go_over_and_what_was_held_stays(
    office: Office,
):
    east, west = ids(office)
    held = office.save_campaign(Campaign("Đợt đã học", None), [east, west])
    for unit_id in (east, west):
        session = StudySession(held, unit_id, BEFORE)
        session_id = office.change_session(session)
        office.save_attendance(office.session(session_id), office.attendance_rows(session_id))
    coming = office.save_campaign(Campaign("Đợt sắp học", None), [east, west])
    first, second = (office.change_session(StudySession(coming, unit_id, ON)) for unit_id in (east, west))
    made = office.merge_units([east, west], Unit("Chi bộ Đông Đoài", UnitKind.CHI_BO), ON).unit_id

    assert [line.figures.present for line in office.campaign_results(held)] == [3, 2]
    assert office.session(first).unit_id == made
    assert (office.session(second).state, office.session(second).note) == (
        SessionState.NOT_HELD,
        "đã sáp nhập vào Chi bộ Đông Đoài",
    )
    assert len(office.attendance_rows(first)) == 5


def attended(office: Office, session_id: int, *absent: str) -> None:
    rows = [
        replace(row, mark=Mark.EXCUSED) if row.full_name in absent else row
        for row in office.attendance_rows(session_id)
    ]
    office.save_attendance(office.session(session_id), rows)


def test_given_a_make_up_session_to_come_when_merged_then_it_goes_over_and_calls_who_has_still_to_study(
    office: Office,
):
    east, west = ids(office)
    campaign = office.save_campaign(Campaign("Đợt học", date(2026, 6, 30)), [east, west])
    held, make_up = (office.change_session(StudySession(campaign, west, day)) for day in (BEFORE, ON))
    attended(office, held, "Nguyễn Hạnh")
    put_off = office.change_session(StudySession(campaign, west, BEFORE, state=SessionState.POSTPONED))
    made = office.merge_units([east, west], Unit("Chi bộ Đông Đoài", UnitKind.CHI_BO), ON).unit_id

    assert office.session(make_up).unit_id == made
    assert (office.session(put_off).state, office.session(put_off).unit_id) == (SessionState.NOT_HELD, west)
    calls = [row.full_name for row in office.attendance_rows(make_up)]
    assert calls == ["Nguyễn An", "Nguyễn Bình", "Nguyễn Cường", "Nguyễn Hạnh"]
    attended(office, make_up)
    lines = {line.unit_id: line.figures for line in office.campaign_results(campaign)}
    assert {unit: (one.members, one.made_up) for unit, one in lines.items()} == {west: (2, 1), made: (3, 0)}


def test_given_a_campaign_that_is_over_when_merged_then_it_stays_and_what_was_late_is_called_off(
    office: Office,
):
    east, west = ids(office)
    over = office.save_campaign(Campaign("Đợt đã xong", BEFORE), [east, west])
    attended(office, office.change_session(StudySession(over, east, BEFORE)))
    goes_on = office.save_campaign(Campaign("Đợt đang học", None), [east, west])
    late = office.change_session(StudySession(over, west, ON))
    both = office.change_session(StudySession(over, west, ON, also=(Topic(goes_on, 45),)))
    before = [line.figures for line in office.campaign_results(over)]
    made = office.merge_units([east, west], Unit("Chi bộ Đông Đoài", UnitKind.CHI_BO), ON).unit_id

    lines = office.campaign_results(over)
    assert [line.unit_id for line in lines] == [east, west] and [line.figures for line in lines] == before
    for session_id in (late, both):
        session = office.session(session_id)
        assert (session.unit_id, session.state, session.campaign_ids) == (west, SessionState.NOT_HELD, {over})
        assert session.note == "đã sáp nhập vào Chi bộ Đông Đoài"
    (line,) = office.campaign_results(goes_on)
    assert line.session is not None and line.unit_id == made
    assert (line.session.campaign_ids, line.session.minutes) == ({goes_on}, 45)


def test_given_a_session_of_a_day_before_when_merged_or_split_then_it_stays_where_it_is_entered_late(
    office: Office,
):
    east, west = ids(office)
    campaign = office.save_campaign(Campaign("Đợt học", date(2026, 6, 30)), [east, west])
    late, given_up = (office.change_session(StudySession(campaign, unit, BEFORE)) for unit in (west, east))
    an = office.find_members("Nguyễn An")[0].id or 0
    office.split_unit(east, Unit("Chi bộ Xóm Mới", UnitKind.CHI_BO), [an], ON)
    made = office.merge_units(
        [east, west], Unit("Chi bộ Đông Đoài", UnitKind.CHI_BO), ON + timedelta(days=1)
    ).unit_id
    attended(office, late)
    office.call_off_session(given_up, "mưa lũ", for_good=True)
    lines = {line.unit_id: line.figures.members for line in office.campaign_results(campaign)}
    assert lines == {east: 0, west: 2}
    with pytest.raises(IncompleteError, match="trong thời gian Chi bộ Thôn Đoài hoạt động"):
        office.change_session(StudySession(campaign, west, ON + timedelta(days=2)))
    attended(office, given_up)
    assert [line.figures.members for line in office.campaign_results(campaign)] == [3, 2]
    assert made not in {line.unit_id for line in office.campaign_results(campaign)}


def test_given_a_session_called_off_by_a_merger_when_it_was_held_after_all_then_its_chi_bo_is_counted(
    office: Office,
):
    east, west = ids(office)
    campaign = office.save_campaign(Campaign("Đợt học", None), [east, west])
    first, second = (office.change_session(StudySession(campaign, unit, ON)) for unit in (east, west))
    office.merge_units([west], office.units()[0].unit, ON)
    assert [line.unit_id for line in office.campaign_results(campaign)] == [east]
    held = replace(office.session(second), planned_on=BEFORE)
    office.save_attendance(held, office.attendance_rows(second, BEFORE))
    assert [(line.unit_id, line.figures.members) for line in office.campaign_results(campaign)] == [
        (east, 0),
        (west, 2),
    ]
    assert len(office.attendance_rows(first)) == 3, "those of the chi bộ merged into it have studied"


def test_given_marks_of_before_a_merger_when_the_list_is_taken_anew_then_everybody_is_on_it_once(
    office: Office,
):
    east, west = ids(office)
    campaign = office.save_campaign(Campaign("Đợt học", None), [west])
    session_id = office.change_session(StudySession(campaign, west, ON))
    attended(office, session_id, "Nguyễn Hạnh")
    office.change_session(replace(office.session(session_id), state=SessionState.PLANNED))
    made = office.merge_units([east, west], Unit("Chi bộ Đông Đoài", UnitKind.CHI_BO), ON).unit_id
    rows = office.attendance_rows(session_id)
    names = ["An", "Bình", "Cường", "Hạnh", "Khoa"]
    assert [row.full_name for row in rows] == [f"Nguyễn {name}" for name in names]
    assert {row.member_id for row in rows} == {member.id for member in office.members(made)}
    assert [row.full_name for row in rows if row.mark is Mark.EXCUSED] == ["Nguyễn Hạnh"]


def everything(office: Office) -> object:
    days = (BEFORE, ON, NOW.date())
    campaigns = [one.id or 0 for one in office.campaigns()]
    return (
        [office.units(day) for day in days],
        office.find_members("Nguyễn"),
        [(office.campaign_results(one), office.sessions(one)) for one in campaigns],
        [office.unit_story(unit_id) for unit_id in ids(office)],
    )


@pytest.mark.parametrize("into", ["Chi bộ Đông Đoài", "Chi bộ Thôn Đông"])
def test_given_a_merger_when_taken_back_then_all_is_as_before_unless_something_was_entered_since(
    office: Office, into: str
):
    east, west = ids(office)
    over = office.save_campaign(Campaign("Đợt đã xong", BEFORE), [east, west])
    held = office.save_campaign(Campaign("Đợt đã học", None), [east, west])
    coming = office.save_campaign(Campaign("Đợt sắp học", None), [east, west])
    attended(office, office.change_session(StudySession(held, west, BEFORE)), "Nguyễn Hạnh")
    office.change_session(StudySession(over, west, ON, also=(Topic(coming, 45),)))
    office.change_session(StudySession(coming, east, ON))
    office.save_member(Member("Nguyễn Mới", west, joined_unit_on=NOW.date()))
    before = everything(office)
    heir = next((line.unit for line in office.units() if line.unit.name == into), Unit(into, UnitKind.CHI_BO))

    merger = office.merge_units([east, west], heir, ON)
    assert everything(office) != before
    office.take_back_merger(merger)
    assert everything(office) == before
    with pytest.raises(MergerKeptError):
        office.take_back_merger(merger)

    merger = office.merge_units([east, west], heir, ON)
    an = office.find_members("Nguyễn An")[-1]
    office.record_results([StudyResult(coming, an.id or 0, handed_on=ON)])
    merged = everything(office)
    if into == "Chi bộ Đông Đoài":
        with pytest.raises(MergerKeptError, match="Chi bộ Đông Đoài đã có thay đổi"):
            office.take_back_merger(merger)  # the result is of a record that the merger made
    office.save_member(replace(an, position="Bí thư"))
    with pytest.raises(MergerKeptError):
        office.take_back_merger(merger)
    office.save_member(an)
    assert everything(office) == merged, "what is refused changes nothing"


@pytest.mark.parametrize("merged", [True, False])
def test_given_an_ended_chi_bo_when_campaigns_go_on_then_it_owes_nothing_there_and_stays_in_those_over(
    office: Office, merged: bool
):
    east, west = ids(office)
    office.save_settings(OfficeSettings(commune="Thanh Lâm", province="Thái Nguyên"))
    over = office.save_campaign(Campaign("Đợt đã xong", BEFORE), [east, west])
    held = office.save_campaign(Campaign("Đợt đã học", date(2026, 6, 30)), [east, west])
    session_id = office.change_session(StudySession(held, west, BEFORE))
    office.save_attendance(office.session(session_id), office.attendance_rows(session_id))
    coming = office.save_campaign(Campaign("Đợt sắp học", date(2026, 5, 15)), [east, west])
    planned = office.change_session(StudySession(coming, west, ON + timedelta(days=1)))
    if merged:
        office.merge_units([west], office.units()[0].unit, ON)
    else:
        for member in office.members(west):
            office.move_member(member.id or 0, east, ON)
        office.end_unit(west, ON)

    assert [line.unit_id for line in office.campaign_results(over)] == [east, west]
    assert [line.unit_id for line in office.campaign_results(held)] == [east, west]
    assert [line.unit_id for line in office.campaign_results(coming)] == [east]
    assert west not in {one.unit.id for made in (over, held, coming) for one in office.late_units(made)}
    assert {one.unit.id for one in office.propose_sessions(over)} <= {east}
    for made in (over, held, coming):
        assert {form.unit_id for form in office.make_return_forms(made)} == {east}
    session = office.session(planned)
    assert (session.unit_id, session.state) == (
        (east, SessionState.PLANNED) if merged else (west, SessionState.NOT_HELD)
    )


def test_given_a_chi_bo_when_split_then_those_named_go_over_and_studies_under_way_know_it(office: Office):
    east, _ = ids(office)
    campaign = office.save_campaign(Campaign("Đợt sắp học", date(2026, 6, 30)), ids(office))
    an = office.find_members("Nguyễn An")[0].id or 0
    new = Unit("Chi bộ Xóm Mới", UnitKind.CHI_BO)
    with pytest.raises(IncompleteError, match="đảng viên"):
        office.split_unit(east, new, [], ON)
    made = office.split_unit(east, new, [an], ON)
    assert heads(office, ON) == {"Chi bộ Thôn Đông": 2, "Chi bộ Thôn Đoài": 2, "Chi bộ Xóm Mới": 1}
    assert [line.unit_id for line in office.campaign_results(campaign)] == [*ids(office), made]


def test_given_a_chi_bo_when_renamed_then_its_old_name_is_known_for_its_days(office: Office):
    east, west = ids(office)
    with pytest.raises(DuplicateUnitError):
        office.rename_unit(east, "Chi bộ Thôn Đoài", ON)
    office.rename_unit(east, "Chi bộ Tổ dân phố 1", ON)
    office.rename_unit(east, "Chi bộ Tổ dân phố số 1", ON + timedelta(days=9))
    unit = office.units()[0].unit
    changes = office.unit_changes(east)
    names = [unit_as_of(unit, changes, day).name for day in (BEFORE, ON, ON + timedelta(days=9))]
    assert names == ["Chi bộ Thôn Đông", "Chi bộ Tổ dân phố 1", "Chi bộ Tổ dân phố số 1"]
    assert office.unit_changes(west) == []


def test_given_a_chi_bo_without_members_when_ended_then_its_days_stay_and_nobody_comes_back_to_it(
    office: Office,
):
    east, west = ids(office)
    campaign = office.save_campaign(Campaign("Đợt sắp học", None), [east, west])
    session = office.change_session(StudySession(campaign, west, ON))
    hanh, khoa = (member.id or 0 for member in office.members(west))
    moved = office.move_member(hanh, east, BEFORE)
    with pytest.raises(UnitNotEmptyError, match="còn 1 đảng viên"):
        office.end_unit(west, ON)
    office.end_memberships([khoa], BEFORE, "từ trần")
    with pytest.raises(IncompleteError, match="không sau hôm nay"):
        office.end_unit(west, NOW.date() + timedelta(days=1))
    office.end_unit(west, ON, "QĐ số 16-QĐ/ĐU")
    assert heads(office, ON - timedelta(days=1)) == {"Chi bộ Thôn Đông": 4, "Chi bộ Thôn Đoài": 0}
    assert heads(office, ON) == {"Chi bộ Thôn Đông": 4}
    assert office.session(session).state is SessionState.NOT_HELD
    assert [(one.on, one.text, one.note) for one in office.unit_story(west)] == [
        (ON, "Kết thúc hoạt động", "QĐ số 16-QĐ/ĐU")
    ]
    for refused in (
        lambda: office.take_back_move(moved),
        lambda: office.reopen_memberships([khoa]),
        lambda: office.move_member(moved, west, BEFORE + timedelta(days=2)),
        lambda: office.save_member(Member("Nguyễn Mới", west)),
    ):
        with pytest.raises(MembershipError, match="kết thúc hoạt động từ ngày 11/05/2026"):
            refused()


def test_given_a_move_when_undone_then_the_person_is_where_they_were_unless_they_are_counted_there(
    office: Office,
):
    east, west = ids(office)
    an = office.find_members("Nguyễn An")[0].id or 0
    moved = office.move_member(an, west, BEFORE)
    with pytest.raises(MembershipError, match="cùng lúc sinh hoạt"):
        office.save_member(replace(office.person_history(an)[0].member, left_unit_on=None))
    assert office.take_back_move(moved) == an
    assert [stay.text for stay in office.person_history(an)] == ["Chi bộ Thôn Đông: từ trước đến nay"]
    moved = office.move_member(an, west, BEFORE)
    campaign = office.save_campaign(Campaign("Đợt học", None), [east, west])
    session = office.change_session(StudySession(campaign, west, ON))
    office.save_attendance(office.session(session), office.attendance_rows(session))
    with pytest.raises(MembershipError, match="đã có trong điểm danh"):
        office.take_back_move(moved)
    assert [line.figures.members for line in office.campaign_results(campaign)] == [0, 3]
