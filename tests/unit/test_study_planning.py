"""Sessions proposed for several campaigns, and the clashes of chi bộ, rapporteurs and days that the office is told of."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from office_app.bootstrap import Office
from office_app.domain.errors.entries import IncompleteError
from office_app.domain.incoming import IncomingDocument, Obligation, ObligationKind
from office_app.domain.organisation import Unit, UnitKind
from office_app.domain.study import (
    Campaign,
    SessionForm,
    SessionState,
    StudySession,
)
from tests.unit.study_office import DUE, FIRST, LATER, NOW, campaign, office, units

__all__ = ["office"]  # the fixture


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
