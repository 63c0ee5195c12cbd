"""Sessions for several directives, make-up, moves and clashes, counted over a real store."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import docx
import pytest

from office_app.bootstrap import Office, open_office
from office_app.domain.errors.entries import IncompleteError, WrongEntryError
from office_app.domain.errors.study import AttendanceError, MakeUpHeldError, SessionHeldError
from office_app.domain.incoming import IncomingDocument, Obligation, ObligationKind
from office_app.domain.organisation import Leave, LeaveKind, Unit, UnitKind
from office_app.domain.settings import OfficeSettings, Signer
from office_app.domain.study import (
    AttendanceRow,
    Campaign,
    Mark,
    SessionFigures,
    SessionForm,
    SessionMove,
    SessionState,
    StudySession,
    Topic,
)

NOW = datetime(2026, 5, 20, 8, 30, tzinfo=timezone(timedelta(hours=7)))
DUE = date(2026, 5, 29)
FIRST, LATER = date(2026, 5, 11), date(2026, 5, 18)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_office(tmp_path / "data", now=lambda: NOW)
    signer = Signer("Nguyễn Văn Lâm", "PHÓ BÍ THƯ")
    made.save_settings(OfficeSettings(commune="Thanh Lâm", province="Thái Nguyên", signers=(signer,)))
    for name, day in (("Chi bộ Thôn Đông", 12), ("Chi bộ Thôn Đoài", None)):
        made.save_unit(Unit(name, UnitKind.CHI_BO, meeting_day=day))
    for unit, names in zip(made.units(), (("An", "Bình", "Cường", "Dung"), ("Hạnh", "Khoa")), strict=True):
        made.add_members(unit.unit.id or 0, [f"Nguyễn {name}" for name in names])
    yield made
    made.close()


def units(office: Office) -> list[int]:
    return [line.unit.id or 0 for line in office.units()]


def campaign(office: Office, title: str = "Học tập Nghị quyết số 71-NQ/TW", **more: object) -> int:
    return office.save_campaign(Campaign(title, DUE, **more), units(office))  # type: ignore[arg-type]


def hold(office: Office, session: StudySession, **marks: Mark) -> int:
    """Plan and hold a session; ``marks`` by given name, all others present."""
    session = replace(session, id=session.id or office.change_session(session))
    rows = [marked(row, marks) for row in office.attendance_rows(session.id or 0)]
    office.save_attendance(session, rows)
    return session.id or 0


def marked(row: AttendanceRow, marks: dict[str, Mark]) -> AttendanceRow:
    return replace(row, mark=marks.get(row.full_name.split()[-1], row.mark))


def figures(office: Office, campaign_id: int) -> list[SessionFigures]:
    return [line.figures for line in office.campaign_results(campaign_id)]


def test_given_a_meeting_for_two_directives_when_held_then_each_counts_it_and_the_written_results_once(
    office: Office,
):
    first, second = campaign(office), campaign(office, "Quán triệt Chỉ thị số 05-CT/TU")
    unit = units(office)[0]
    session = StudySession(first, unit, FIRST, minutes=60, also=(Topic(second, 30),))
    session = replace(session, id=office.change_session(session))
    office.save_attendance(session, office.attendance_rows(session.id or 0), handed_in=3)
    assert [line.session and line.session.id for line in office.campaign_results(second)] == [
        session.id,
        None,
    ]
    assert (figures(office, first)[0].present, figures(office, first)[0].handed_in) == (4, 3)
    assert (figures(office, second)[0].present, figures(office, second)[0].handed_in) == (4, 0)
    assert [item.title for item in office.overview().agenda].count(
        "Học tập Học tập Nghị quyết số 71-NQ/TW"
    ) <= 1


def test_given_absent_members_when_a_second_session_is_planned_then_it_calls_them_and_closes_their_absence(
    office: Office,
):
    made = campaign(office)
    unit = units(office)[0]
    missed = hold(office, StudySession(made, unit, FIRST), An=Mark.EXCUSED, Dung=Mark.UNEXCUSED)
    assert [one.full_name for one in office.open_absences(made)] == ["Nguyễn An", "Nguyễn Dung"]

    again = StudySession(made, unit, LATER)
    again = replace(again, id=office.change_session(again))
    rows = office.attendance_rows(again.id or 0)
    assert [row.full_name for row in rows] == ["Nguyễn An", "Nguyễn Dung"]
    assert len(office.attendance_rows(again.id or 0, everyone=True)) == 4

    office.save_attendance(again, [replace(rows[0]), replace(rows[1], mark=Mark.EXCUSED)])
    marks = {row.full_name: row for row in office.attendance_rows(missed)}
    assert (marks["Nguyễn An"].made_up_on, marks["Nguyễn An"].made_up_session_id) == (LATER, again.id)
    assert [one.full_name for one in office.open_absences(made)] == ["Nguyễn Dung"]
    assert figures(office, made)[0] == SessionFigures(4, 0, 4, 2, 1, 1, 1)
    assert office.session(missed).figures.made_up == 1
    line = office.campaign_results(made)[0]
    assert (line.session and line.session.id, [one.id for one in line.besides]) == (missed, [again.id])
    assert "| 11/5/2026 (học bù: 18/5/2026) |" in office.draft_report(made).paper.annexes[0].text
    with pytest.raises(MakeUpHeldError, match="học bù ngày 18/05/2026"):
        office.change_session(replace(office.session(missed), state=SessionState.PLANNED))

    office.change_session(replace(office.session(again.id or 0), state=SessionState.POSTPONED))
    assert [one.full_name for one in office.open_absences(made)] == ["Nguyễn An", "Nguyễn Dung"]
    assert office.session(missed).figures == SessionFigures(4, 0, 4, 2, 1, 1, 0)


@pytest.mark.parametrize("changed", ["taken back", "held before the absence", "topic left out"])
def test_given_an_absence_made_up_at_a_session_when_that_no_longer_closes_it_then_it_is_open_again(
    office: Office, changed: str
):
    made, other = campaign(office), campaign(office, "Quán triệt Chỉ thị số 05-CT/TU")
    unit, before = units(office)[0], FIRST - timedelta(days=3)
    missed = hold(office, StudySession(made, unit, FIRST), An=Mark.EXCUSED)
    again = StudySession(other, unit, before, held_on=LATER, also=(Topic(made),))
    again = replace(again, id=office.change_session(replace(again, held_on=None)))
    office.save_attendance(again, [marked(row, {}) for row in office.attendance_rows(again.id or 0, LATER)])
    assert not office.open_absences(made) and figures(office, made)[0].made_up == 1
    again, rows = office.session(again.id or 0), office.attendance_rows(again.id or 0)
    if changed == "taken back":
        office.change_session(replace(again, state=SessionState.PLANNED))
    elif changed == "held before the absence":
        office.save_attendance(replace(again, held_on=before), rows)
    else:
        office.save_attendance(replace(again, also=()), rows)
    an = next(row for row in office.attendance_rows(missed) if row.mark is Mark.EXCUSED)
    assert (an.made_up_on, an.made_up_session_id, an.waiting) == (None, None, True)
    assert office.session(missed).figures.made_up == 0
    # Present at the earlier session, An had studied before missing the other.
    assert bool(office.open_absences(made)) == (changed != "held before the absence")


def test_given_an_absence_when_made_up_elsewhere_or_lawfully_closed_then_it_waits_no_more(office: Office):
    made = campaign(office)
    hold(office, StudySession(made, units(office)[0], FIRST), An=Mark.EXCUSED, Dung=Mark.UNEXCUSED)
    an, dung = (one.key for one in office.open_absences(made))
    with pytest.raises(AttendanceError, match="trước ngày học"):
        office.make_up([an], FIRST - timedelta(days=1))
    office.make_up([an], LATER, "học cùng Chi bộ Thôn Đoài")
    with pytest.raises(IncompleteError, match="lý do"):
        office.close_absences([dung], "  ")
    office.close_absences([dung], "chuyển sinh hoạt đi từ 15/5/2026")
    assert office.open_absences(made) == []
    line = figures(office, made)[0]
    assert (line.present, line.made_up, line.closed, line.waiting) == (2, 1, 1, 0)


def test_given_someone_who_moves_between_two_sessions_when_counted_then_they_are_one_head(office: Office):
    made = campaign(office)
    east, west = units(office)
    hold(office, StudySession(made, east, FIRST), An=Mark.EXCUSED)
    for name in ("An", "Bình"):
        (member,) = office.find_members(f"Nguyễn {name}")
        office.move_member(member.id or 0, west, FIRST + timedelta(days=2))
    hold(office, StudySession(made, west, LATER))
    lines = figures(office, made)
    # An made up in the other chi bộ, Bình had studied already: both belong to the first one.
    assert (lines[0].called, lines[0].present, lines[0].made_up) == (4, 3, 1)
    assert (lines[1].called, lines[1].present) == (2, 2)
    assert office.campaign_figures(made).total.called == 6
    assert office.open_absences(made) == []


def test_given_someone_away_when_the_grid_opens_then_they_are_not_called_and_the_reason_is_there(
    office: Office,
):
    made = campaign(office)
    unit = units(office)[0]
    member = office.members(unit)[0]
    away = Leave(LeaveKind.AWAY, FIRST - timedelta(days=9), None, "đi làm ở Bắc Ninh")
    again = Leave(LeaveKind.AWAY, date(2026, 5, 18))
    with pytest.raises(WrongEntryError, match="từ 02/05/2026 và từ 18/05/2026"):
        office.save_member(replace(member, leaves=(away, again)))
    office.save_member(replace(member, leaves=(away,)))
    session = StudySession(made, unit, FIRST)
    session = replace(session, id=office.change_session(session))
    rows = office.attendance_rows(session.id or 0)
    assert (rows[0].mark, rows[0].reason) == (Mark.AWAY, "đi làm ở Bắc Ninh")
    saved = office.save_attendance(session, rows)
    assert (saved.members, saved.away, saved.called, saved.present) == (4, 1, 3, 3)


def test_given_namesakes_in_a_chi_bo_when_listed_then_the_year_of_birth_tells_them_apart(
    office: Office, tmp_path: Path
):
    made = campaign(office)
    unit = units(office)[0]
    an = office.members(unit)[0]
    office.save_member(replace(an, born_on=date(1974, 3, 5)))
    office.save_member(replace(an, id=None, born_on=date(1945, 9, 2)))
    session_id = office.change_session(StudySession(made, unit, FIRST))
    rows = office.attendance_rows(session_id)
    namesakes = {"Nguyễn An (1974)", "Nguyễn An (1945)"}
    assert {row.shown_name for row in rows} == {*namesakes, "Nguyễn Bình", "Nguyễn Cường", "Nguyễn Dung"}
    assert {row.full_name for row in rows if row.told_apart} == {"Nguyễn An"}
    form = office.make_return_forms(made, [unit])[0]
    assert namesakes <= {one.full_name for one in form.content.members}
    sheet = next(path for path in office.sign_sheet(session_id, tmp_path / "out") if path.suffix == ".docx")
    tables = docx.Document(str(sheet)).tables
    printed = {cell.text for table in tables for row in table.rows for cell in row.cells}
    assert namesakes <= printed
    old = next(row for row in rows if row.shown_name == "Nguyễn An (1945)")
    marks = [replace(row, mark=Mark.EXCUSED) if row is old else row for row in rows]
    office.save_attendance(office.session(session_id), marks)
    assert [one.full_name for one in office.open_absences(made)] == ["Nguyễn An (1945)"]


def test_given_days_that_cannot_be_when_entered_then_they_are_refused_in_words_and_nothing_is_kept(
    office: Office,
):
    made, ahead = campaign(office), NOW.date() + timedelta(days=1)
    session_id = hold(office, StudySession(made, units(office)[0], FIRST), An=Mark.EXCUSED)
    session, rows = office.session(session_id), office.attendance_rows(session_id)
    far = [replace(row, made_up_on=ahead) if row.mark is Mark.EXCUSED else row for row in rows]
    an = next(row.member_id for row in rows if row.mark is Mark.EXCUSED)
    for refused, words in (
        (lambda: office.save_attendance(replace(session, held_on=ahead), rows), "ngày học .* chưa đến"),
        (
            lambda: office.save_attendance(replace(session, held_on=date(1926, 5, 11)), rows),
            "kiểm tra lại năm",
        ),
        (lambda: office.save_attendance(session, far), "An học bù ngày 21/05/2026 chưa đến"),
        (lambda: office.make_up([(session_id, an)], ahead), "học bù ngày 21/05/2026 chưa đến"),
    ):
        with pytest.raises(AttendanceError, match=words):
            refused()
    assert office.session(session_id) == session and office.attendance_rows(session_id) == rows


def test_given_a_chi_bo_left_out_of_a_campaign_when_saved_then_its_session_is_not_held_and_clashes_no_more(
    office: Office,
):
    made, (east, west) = campaign(office), units(office)
    late = DUE + timedelta(days=3)
    out, stays = (office.change_session(StudySession(made, unit, late)) for unit in (east, west))
    assert {one for clash in office.session_clashes() for one in clash.session_ids} == {out, stays}
    office.save_campaign(office.campaign(made), [west])
    assert {one for clash in office.session_clashes() for one in clash.session_ids} == {stays}
    left = office.session(out)
    assert (left.state, left.note) == (SessionState.NOT_HELD, "chi bộ không còn tham gia đợt học tập")


def test_given_more_at_the_end_than_came_when_saved_then_it_is_refused(office: Office):
    made = campaign(office)
    session = StudySession(made, units(office)[1], FIRST, started_with=2, ended_with=5)
    session = replace(session, id=office.change_session(session))
    with pytest.raises(AttendanceError, match="cuối buổi 5"):
        office.save_attendance(session, office.attendance_rows(session.id or 0))
    office.save_attendance(replace(session, ended_with=1), office.attendance_rows(session.id or 0))
    kept = office.session(session.id or 0)
    assert (kept.started_with, kept.ended_with) == (2, 1)


def test_given_a_campaign_when_sessions_are_proposed_then_meeting_days_come_first_and_nobody_twice(
    office: Office,
):
    made = office.save_campaign(
        Campaign(
            "Học tập Nghị quyết số 71-NQ/TW",
            date(2026, 6, 26),
            starts_on=date(2026, 6, 3),
            form=SessionForm.TOPICAL,
            rapporteurs=("Lương Thế Hòa",),
        ),
        units(office),
    )
    proposed = office.propose_sessions(made)
    assert proposed[0].session.planned_on == date(2026, 6, 12)
    assert "sinh hoạt lệ" in proposed[0].why and "chưa khai" in proposed[1].why
    assert all(one.session.form is SessionForm.TOPICAL and one.session.rapporteur for one in proposed)
    office.plan_sessions([one.session for one in proposed])
    assert office.propose_sessions(made) == []


def test_given_two_campaigns_at_once_when_the_second_is_proposed_then_its_sessions_make_no_clash(
    office: Office,
):
    for number in range(4):
        office.save_unit(Unit(f"Chi bộ Số {number}", UnitKind.CHI_BO, meeting_day=12))
    for title in ("Học tập Nghị quyết số 71-NQ/TW", "Quán triệt Chỉ thị số 05-CT/TU"):
        made = office.save_campaign(
            Campaign(title, date(2026, 6, 26), starts_on=date(2026, 6, 3), rapporteurs=("Hòa", "Mến")),
            units(office),
        )
        proposed = office.propose_sessions(made)
        office.plan_sessions([one.session for one in proposed])
        assert len(proposed) == 6
    assert office.session_clashes() == []
    forms = {one.session.day.day == one.unit.meeting_day: one.session.form for one in proposed}
    assert forms.get(False) is SessionForm.IN_PERSON  # not the ordinary meeting: one of its own
    office.move_session(office.sessions(made)[0].id or 0, date(2026, 6, 2))
    (early,) = office.session_clashes()
    assert "trước ngày bắt đầu đợt 03/06/2026" in early.text
    there = [one for one in proposed if one.unit.meeting_day == 12]
    assert all(one.session.day.day != 12 and "có buổi học khác" in one.why for one in there)
    assert not any("gần ngày" in one.why for one in proposed)


def test_given_plans_issued_one_after_the_other_when_days_are_free_then_their_sessions_make_no_clash(
    office: Office,
):
    office.save_unit(Unit("Chi bộ Trường học", UnitKind.CHI_BO, meeting_day=12))
    for number, last in ((1, date(2026, 6, 29)), (2, date(2026, 6, 29)), (3, date(2026, 6, 12))):
        duty = Obligation(ObligationKind.ASSIGNMENT, "tổ chức học tập", unit="Đảng ủy các xã", due=last)
        directive = IncomingDocument(
            f"1{number}-KH/TU",
            FIRST,
            "Kế hoạch",
            "Tỉnh ủy",
            f"học tập đợt {number}",
            FIRST,
            obligations=(duty,),
        )
        plan = office.draft_plan([office.register(directive, []).id or 0])
        office.issue(office.outgoing_document(plan).draft, issued_on=NOW.date())
    campaigns = [one.id or 0 for one in office.campaigns()]
    assert len(campaigns) == 3
    assert all(len(office.sessions(one)) == 3 for one in campaigns)
    assert office.session_clashes() == []


def test_given_a_chi_bo_called_three_times_on_a_day_when_checked_then_the_campaigns_are_counted_and_named(
    office: Office,
):
    titles = ("Nghị quyết số 71-NQ/TW", "Chỉ thị số 05-CT/TU", "Kết luận số 12-KL/TW")
    office.plan_sessions([StudySession(campaign(office, one), units(office)[0], FIRST) for one in titles])
    (clash,) = office.session_clashes()
    assert "Chi bộ Thôn Đông có 3 buổi học ngày 11/05/2026" in clash.text
    assert all(f"«{title}»" in clash.text for title in titles)


def test_given_a_rapporteur_at_two_places_when_checked_then_the_clash_is_named_unless_hours_lie_apart(
    office: Office,
):
    made = campaign(office)
    east, west = units(office)
    sessions = [
        StudySession(made, east, FIRST, rapporteur="Lương Thế Hòa", starts_at="07:30"),
        StudySession(made, west, FIRST, rapporteur="lương thế hòa", starts_at="08:30"),
        StudySession(made, west, date(2026, 5, 31)),
    ]
    ids = office.plan_sessions(sessions)
    texts = [clash.text for clash in office.session_clashes()]
    assert "Báo cáo viên Lương Thế Hòa có 2 buổi học ngày 11/05/2026" in texts[0]
    assert any("sau hạn học xong 29/05/2026" in text for text in texts)
    assert any("Chủ nhật" in text for text in texts)
    office.change_session(replace(sessions[1], id=ids[1], starts_at="14:00"))
    assert not any("Báo cáo viên" in clash.text for clash in office.session_clashes())


@pytest.mark.parametrize("hour", ["24:00", "ab", "7:5:3", "٠٧:٣٠"])
def test_given_no_hour_of_a_clock_when_written_then_it_is_refused_and_old_ones_break_no_check(
    office: Office, hour: str
):
    made = campaign(office)
    wrong = [StudySession(made, unit, LATER, starts_at=hour, rapporteur="Hòa") for unit in units(office)]
    with pytest.raises(IncompleteError, match="viết như 07:30"):
        office.change_session(wrong[0])
    with pytest.raises(IncompleteError, match="viết như 07:30"):
        office.plan_sessions(wrong)
    assert office.sessions(made) == []
    with office._open() as tx:
        for session in wrong:
            tx.study.add_session(session)
        tx.commit()
    assert any("có 2 buổi học" in clash.text for clash in office.session_clashes())


def test_given_a_session_that_falls_through_when_moved_or_called_off_then_day_and_reason_are_kept(
    office: Office,
):
    made = campaign(office)
    session_id = office.change_session(StudySession(made, units(office)[0], FIRST))
    with pytest.raises(IncompleteError):
        office.call_off_session(session_id, " ")
    office.call_off_session(session_id, "mưa lũ")
    office.move_session(session_id, LATER, "nước đã rút")
    session = office.session(session_id)
    assert (session.state, session.planned_on) == (SessionState.PLANNED, LATER)
    assert list(session.moves) == [
        SessionMove(FIRST, None, "mưa lũ"),
        SessionMove(FIRST, LATER, "nước đã rút"),
    ]
    hold(office, session)
    with pytest.raises(SessionHeldError, match="đã học ngày 18/05/2026"):
        office.move_session(session_id, DUE)
    with pytest.raises(IncompleteError, match="đã học"):
        office.save_campaign(replace(office.campaign(made)), units(office)[1:])
