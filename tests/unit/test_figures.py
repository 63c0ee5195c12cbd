"""Figures of sessions and campaigns, counted by the use cases over a real store."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from office_app.bootstrap import Office, open_office
from office_app.domain.errors.study import AttendanceError
from office_app.domain.incoming import IncomingDocument
from office_app.domain.organisation import LeaveKind, Member
from office_app.domain.paper_markup import annex_of_draft
from office_app.domain.settings import OfficeSettings, Signer
from office_app.domain.study import (
    AttendanceRow,
    Campaign,
    Mark,
    SessionFigures,
    SessionState,
    StudySession,
    UnitResult,
)
from office_app.use_cases.reports_campaign import differences

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=timezone(timedelta(hours=7)))
DAY = date(2026, 11, 16)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_office(tmp_path / "data", now=lambda: NOW)
    signer = Signer("Nguyễn Văn Lâm", "PHÓ BÍ THƯ")
    made.save_settings(OfficeSettings(commune="Thanh Lâm", province="Thái Nguyên", signers=(signer,)))
    made.add_units(["Thôn Đông", "Thôn Đoài"])
    for unit, count in zip(made.units(), (4, 2), strict=True):
        made.add_members(unit.unit.id or 0, [f"Nguyễn Văn {'ABCDEF'[number]}n" for number in range(count)])
    yield made
    made.close()


@pytest.fixture
def campaign_id(office: Office) -> int:
    with office._open() as tx:
        units = [line.unit.id or 0 for line in tx.organisation.units(office.today())]
        made = tx.study.add_campaign(Campaign("Học tập Nghị quyết 71", date(2026, 12, 20)), units)
        for unit_id in units:
            tx.study.add_session(StudySession(made, unit_id, DAY))
        tx.commit()
    return made


def line_of(office: Office, campaign_id: int, at: int = 0) -> UnitResult:
    return list(office.campaign_results(campaign_id))[at]


def session_of(office: Office, campaign_id: int, at: int = 0) -> StudySession:
    session = line_of(office, campaign_id, at).session
    assert session is not None
    return session


def marked(rows: list[AttendanceRow], **marks: Mark) -> list[AttendanceRow]:
    return [replace(row, mark=marks.get(f"r{at}", row.mark)) for at, row in enumerate(rows)]


def test_given_a_campaign_of_two_directives_when_reported_then_both_are_cited(office: Office):
    directives = [
        office.register(IncomingDocument(number, DAY, "Kế hoạch", "Tỉnh ủy", "học tập", DAY), ())
        for number in ("53-KH/TU", "64-KH/TU")
    ]
    units = [line.unit.id or 0 for line in office.units()]
    ids = tuple(one.id or 0 for one in directives)
    made = office.save_campaign(Campaign("Học tập Nghị quyết 71", DAY, incoming_ids=ids), units)
    text = "\n".join(section.text for section in office.draft_report(made).paper.sections)
    assert "Kế hoạch số 53-KH/TU" in text and "Kế hoạch số 64-KH/TU" in text


def test_given_a_campaign_when_counted_then_the_rate_is_sum_over_sum(office: Office, campaign_id: int):
    first, second = session_of(office, campaign_id), session_of(office, campaign_id, 1)
    rows = list(office.attendance_rows(first.id or 0))
    office.save_attendance(first, marked(rows, r0=Mark.EXCUSED, r1=Mark.UNEXCUSED))
    office.save_attendance(second, office.attendance_rows(second.id or 0))
    total = office.campaign_figures(campaign_id).total
    assert (total.called, total.present) == (6, 4)  # 66,67 %; the mean of 50 % and 100 % would be 75 %


def test_given_a_held_session_when_the_records_grow_then_its_list_stays(office: Office, campaign_id: int):
    session = session_of(office, campaign_id)
    office.save_attendance(session, office.attendance_rows(session.id or 0))
    unit_id = session.unit_id
    office.add_members(unit_id, ["Trần Thị Mới"])
    leaving = office.members(unit_id)[0]
    office.save_member(replace(leaving, left_unit_on=date(2026, 11, 10)))
    rows = office.attendance_rows(session.id or 0)
    assert len(rows) == 4
    assert leaving.full_name in [row.full_name for row in rows]
    assert "Trần Thị Mới" not in [row.full_name for row in rows]


def test_given_a_session_held_on_another_day_when_its_list_is_taken_anew_then_it_is_that_days(
    office: Office, campaign_id: int
):
    session = session_of(office, campaign_id)
    office.save_member(Member("Trần Thị Đến", session.unit_id, joined_unit_on=date(2026, 11, 18)))
    assert len(office.attendance_rows(session.id or 0)) == 4
    assert len(office.attendance_rows(session.id or 0, date(2026, 11, 19))) == 5


def test_given_someone_exempt_when_the_grid_opens_then_they_are_not_called(office: Office, campaign_id: int):
    session = session_of(office, campaign_id)
    member = office.members(session.unit_id)[0]
    office.save_member(member.on_leave(LeaveKind.EXEMPT, DAY))
    figures = office.save_attendance(session, office.attendance_rows(session.id or 0))
    assert (figures.members, figures.exempt, figures.called, figures.present) == (4, 1, 3, 3)


def test_given_a_make_up_before_the_session_when_saved_then_it_is_refused(office: Office, campaign_id: int):
    session = session_of(office, campaign_id)
    rows = list(office.attendance_rows(session.id or 0))
    rows[0] = replace(rows[0], mark=Mark.EXCUSED, made_up_on=date(2026, 11, 1))
    with pytest.raises(AttendanceError) as refused:
        office.save_attendance(session, rows)
    assert "trước ngày học" in refused.value.text_vi()
    assert session_of(office, campaign_id).state is SessionState.PLANNED


def test_given_someone_present_when_saved_with_a_make_up_day_then_it_counts_nothing(
    office: Office, campaign_id: int
):
    session = session_of(office, campaign_id)
    rows = list(office.attendance_rows(session.id or 0))
    rows[0] = replace(rows[0], made_up_on=date(2026, 11, 20))
    assert office.save_attendance(session, rows).made_up == 0
    assert office.attendance_rows(session.id or 0)[0].made_up_on is None


def test_given_a_session_without_members_when_saved_then_it_is_refused(office: Office, campaign_id: int):
    session = session_of(office, campaign_id)
    with pytest.raises(AttendanceError):
        office.save_attendance(session, [])
    with pytest.raises(AttendanceError):
        office.save_totals(session, SessionFigures())
    with pytest.raises(AttendanceError):
        office.save_totals(session, SessionFigures(members=10, called=10, present=8, excused=1))


def test_given_a_held_session_when_taken_back_then_it_counts_nothing_but_keeps_its_marks(
    office: Office, campaign_id: int
):
    session = session_of(office, campaign_id)
    rows = list(office.attendance_rows(session.id or 0))
    office.save_attendance(session, marked(rows, r0=Mark.EXCUSED))
    held = session_of(office, campaign_id)
    office.change_session(
        replace(held, state=SessionState.POSTPONED, planned_on=date(2026, 11, 25), note="mưa lũ")
    )
    again = session_of(office, campaign_id)
    assert (again.held_on, again.figures) == (None, SessionFigures())
    assert line_of(office, campaign_id).figures == SessionFigures()
    assert office.attendance_rows(again.id or 0)[0].mark is Mark.EXCUSED


def test_given_two_sessions_of_one_chi_bo_when_counted_then_a_person_counts_once(
    office: Office, campaign_id: int
):
    first = session_of(office, campaign_id)
    rows = list(office.attendance_rows(first.id or 0))
    office.save_attendance(first, marked(rows, r0=Mark.EXCUSED, r1=Mark.UNEXCUSED))
    second_id = office.change_session(StudySession(campaign_id, first.unit_id, date(2026, 11, 20)))
    second = office.session(second_id)
    rows = list(office.attendance_rows(second_id))
    office.save_attendance(second, marked(rows, r1=Mark.UNEXCUSED, r2=Mark.EXCUSED, r3=Mark.EXCUSED))
    figures = line_of(office, campaign_id).figures
    assert (figures.called, figures.present, figures.excused, figures.unexcused) == (4, 2, 1, 1)
    assert figures.made_up == 1  # the one excused first came to the second


def test_given_figures_sent_when_records_move_on_then_the_differences_are_told(
    office: Office, campaign_id: int
):
    sent = office.campaign_figures(campaign_id)
    assert differences(sent, office.campaign_figures(campaign_id)) == []
    session = session_of(office, campaign_id)
    rows = list(office.attendance_rows(session.id or 0))
    office.save_attendance(session, marked(rows, r0=Mark.EXCUSED), guests=1)
    told = differences(sent, office.campaign_figures(campaign_id))
    assert told[0] == "Chi bộ đã học: 0 → 1 (+1)"
    assert "Tham gia: 0 → 3 (+3)" in told
    assert told[-1] == "Thôn Đông: chưa học → 3/4"


def test_given_a_chi_bo_without_result_when_the_report_is_drafted_then_its_line_is_blank(
    office: Office, campaign_id: int
):
    session = session_of(office, campaign_id)
    office.save_attendance(session, office.attendance_rows(session.id or 0))
    (annex,) = office.draft_report(campaign_id).paper.annexes
    table = next(block.table for block in annex_of_draft(annex).blocks if block.table is not None)
    assert table.rows[1][:4] == ["2", "Thôn Đoài", "", ""]
    assert table.rows[1][-1] == "chưa học"
    assert table.rows[2][1:6] == ["Tổng cộng", "4", "0", "4", "4"]
