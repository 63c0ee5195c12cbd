"""The tab *Lịch* with real widgets over a real store: proposals, drag, clashes, make-up sessions."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.study import Campaign, Mark, SessionForm, SessionMove, StudySession
from office_app.gui.room import RoomServices
from office_app.gui.study.proposal_dialog import ProposalDialog
from office_app.gui.study.reason_dialog import ReasonDialog
from office_app.gui.study.study_page import StudyPage
from tests.gui.conftest import Recorded
from tests.gui.study_data import add_campaign, add_people

UNITS = ("Chi bộ Thôn Đông", "Chi bộ Thôn Đoài", "Chi bộ Trường Tiểu học")
LATER = date(2026, 11, 25)
LEFT = Qt.MouseButton.LeftButton


def open_page(office: Office, services: RoomServices, campaign_id: int, qtbot: QtBot) -> StudyPage:
    page = StudyPage(office, services)
    qtbot.addWidget(page)
    page.resize(1140, 680)
    page.show()
    page.open(campaign_id)
    qtbot.waitUntil(lambda: page.presenter.reading is not None)
    page.tab_bar.setCurrentIndex(1)
    return page


def drag(page: StudyPage, qtbot: QtBot, session_id: int, to: date) -> None:
    grid = page.calendar.grid
    placed = next(one for one in grid._placed if one.entry.session.id == session_id)
    target = day_centre(page, to)
    qtbot.mousePress(grid, LEFT, pos=placed.rect.center())
    qtbot.mouseMove(grid, target)
    qtbot.mouseRelease(grid, LEFT, pos=target)


def day_centre(page: StudyPage, day: date) -> QPoint:
    grid = page.calendar.grid
    return next(grid._day_rect(number).center() for number, one in enumerate(grid._days()) if one == day)


@pytest.fixture
def campaign_id(office: Office) -> int:
    """A campaign that no chi bộ has a session for yet."""
    add_people(office, UNITS, each=8)
    units = [line.unit.id or 0 for line in office.units()]
    campaign = Campaign(
        "Học tập, quán triệt Chỉ thị số 05-CT/TU",
        date(2026, 12, 20),
        symbol="05-CT/TU",
        form=SessionForm.TOPICAL,
        rapporteurs=("Lương Thế Hòa",),
    )
    return office.save_campaign(campaign, units)


def test_given_chi_bo_without_sessions_when_proposals_are_taken_then_the_ticked_ones_are_planned(
    office: Office, services: RoomServices, campaign_id: int, qtbot: QtBot, recorded: Recorded
):
    page = open_page(office, services, campaign_id, qtbot)
    assert page.calendar.propose_button.text() == "Đề xuất lịch (3)"
    qtbot.mouseClick(page.calendar.propose_button, LEFT)
    qtbot.waitUntil(lambda: bool(page.findChildren(ProposalDialog)))
    (dialog,) = page.findChildren(ProposalDialog)
    assert "chưa khai ngày sinh hoạt lệ" in dialog.items[0].text(4)
    assert dialog.take.text() == "Hẹn 3 buổi"
    dialog.items[1].setCheckState(0, Qt.CheckState.Unchecked)
    qtbot.mouseClick(dialog.take, LEFT)
    qtbot.waitUntil(lambda: len(office.sessions(campaign_id)) == 2)
    planned = office.sessions(campaign_id)
    assert {s.unit_id for s in planned} == {office.units()[0].unit.id, office.units()[2].unit.id}
    assert all(s.form is SessionForm.TOPICAL and s.rapporteur == "Lương Thế Hòa" for s in planned)
    qtbot.waitUntil(lambda: page.calendar.propose_button.text() == "Đề xuất lịch (1)")
    qtbot.waitUntil(lambda: len([p for p in page.calendar.grid._entries if not p.faint]) == 2)
    assert recorded.errors == []


def test_given_sessions_planned_in_another_month_when_written_then_it_comes_into_view_and_undo_takes_all_back(
    office: Office, services: RoomServices, campaign_id: int, qtbot: QtBot, recorded: Recorded
):
    page = open_page(office, services, campaign_id, qtbot)
    assert page.calendar.grid.month == date(2026, 11, 1)
    units = [line.unit.id or 0 for line in office.units()]
    page.presenter.actions.accept([StudySession(campaign_id, one, date(2026, 12, 9)) for one in units[:2]])
    qtbot.waitUntil(lambda: page.calendar.grid.month == date(2026, 12, 1))
    qtbot.waitUntil(lambda: len(recorded.undos) == 1)
    recorded.undos[0]()
    qtbot.waitUntil(lambda: not office.sessions(campaign_id))
    assert recorded.errors == []


def test_given_a_session_to_come_when_dragged_then_it_moves_at_once_and_back_by_undo(
    office: Office, services: RoomServices, campaign_id: int, qtbot: QtBot, recorded: Recorded
):
    unit = office.units()[0].unit.id or 0
    session_id = office.change_session(StudySession(campaign_id, unit, date(2026, 11, 24)))
    page = open_page(office, services, campaign_id, qtbot)
    drag(page, qtbot, session_id, LATER)
    qtbot.waitUntil(lambda: office.session(session_id).planned_on == LATER)
    qtbot.waitUntil(lambda: len(recorded.undos) == 1)
    assert office.session(session_id).moves == ()
    recorded.undos[0]()
    qtbot.waitUntil(lambda: office.session(session_id).planned_on == date(2026, 11, 24))


def test_given_a_day_that_has_passed_when_its_session_is_dragged_then_the_reason_is_asked_and_kept(
    office: Office, services: RoomServices, campaign_id: int, qtbot: QtBot
):
    unit = office.units()[0].unit.id or 0
    passed = date(2026, 11, 18)
    session_id = office.change_session(StudySession(campaign_id, unit, passed))
    page = open_page(office, services, campaign_id, qtbot)
    drag(page, qtbot, session_id, LATER)
    qtbot.waitUntil(lambda: bool(page.findChildren(ReasonDialog)))
    assert office.session(session_id).planned_on == passed
    (dialog,) = page.findChildren(ReasonDialog)
    assert not dialog.do_button.isEnabled()
    dialog.reason_box.insert("mưa lũ")
    qtbot.mouseClick(dialog.do_button, LEFT)
    qtbot.waitUntil(lambda: office.session(session_id).planned_on == LATER)
    assert list(office.session(session_id).moves) == [SessionMove(passed, LATER, "mưa lũ")]


def test_given_a_rapporteur_at_two_places_when_shown_then_sign_word_and_list_tell_it(
    office: Office, services: RoomServices, campaign_id: int, qtbot: QtBot
):
    east, west = (line.unit.id or 0 for line in office.units()[:2])
    for unit in (east, west):
        office.change_session(StudySession(campaign_id, unit, LATER, rapporteur="Lương Thế Hòa"))
    page = open_page(office, services, campaign_id, qtbot)
    clashes = [entry.clash for entry in page.calendar.grid._entries]
    assert all("Báo cáo viên Lương Thế Hòa có 2 buổi học" in clash for clash in clashes)
    assert page.calendar.clash_button.text() == "1 chỗ vướng lịch"
    assert "nên xem lại" in page.calendar.clash_button.toolTip()
    qtbot.mouseClick(page.calendar.clash_button, LEFT)
    assert page.calendar.clash_list.isVisible()
    page.presenter.show_unit(None)
    page.calendar.clash_list.itemClicked.emit(page.calendar.clash_list.item(0))
    qtbot.waitUntil(lambda: page.panel.sheet is not None and page.panel.sheet.unit == UNITS[0])


def test_given_a_make_up_session_and_another_campaign_when_shown_then_both_are_there_and_can_be_opened(
    office: Office, services: RoomServices, campaign_id: int, qtbot: QtBot
):
    unit = office.units()[0].unit.id or 0
    first = StudySession(campaign_id, unit, date(2026, 11, 17))
    first = replace(first, id=office.change_session(first))
    rows = list(office.attendance_rows(first.id or 0))
    rows[2] = replace(rows[2], mark=Mark.EXCUSED, reason="ốm")
    office.save_attendance(first, rows)
    again = office.change_session(StudySession(campaign_id, unit, LATER))
    other = add_campaign(office, start=date(2026, 11, 26))
    page = open_page(office, services, campaign_id, qtbot)
    entries = {entry.session.id: entry for entry in page.calendar.grid._entries}
    assert entries[again].name == "Bù: Thôn Đông" and not entries[again].faint
    faint = [entry for entry in entries.values() if entry.faint]
    assert len(faint) == 3 and all("71-NQ/TW" in entry.name for entry in faint)

    page.presenter.choose_session(again)
    qtbot.waitUntil(lambda: page.panel.sheet is not None and page.panel.sheet.session.id == again)
    sheet = page.panel.sheet
    assert sheet is not None and [row.full_name for row in sheet.rows] == [rows[2].full_name]
    form = page.panel._form
    assert "1 đảng viên còn phải học" in form.calledText.text()
    assert page.panel.session_box.count() == 2
    assert "Học bù 25/11/2026" in page.panel.session_box.currentText()
    qtbot.mouseClick(form.everyoneButton, LEFT)
    qtbot.waitUntil(lambda: len(sheet.rows) == 8)
    qtbot.mouseClick(form.everyoneButton, LEFT)
    qtbot.waitUntil(lambda: len(sheet.rows) == 1)

    page.presenter.discard()
    page.presenter.choose_session(faint[0].session.id or 0)
    assert page.presenter.campaign is not None and page.presenter.campaign.id == other


def test_given_a_move_when_taken_back_from_the_list_of_campaigns_then_it_is_undone_all_the_same(
    office: Office, services: RoomServices, campaign_id: int, qtbot: QtBot, recorded: Recorded
):
    unit = office.units()[0].unit.id or 0
    session_id = office.change_session(StudySession(campaign_id, unit, date(2026, 11, 24)))
    page = open_page(office, services, campaign_id, qtbot)
    drag(page, qtbot, session_id, LATER)
    qtbot.waitUntil(lambda: len(recorded.undos) == 1)
    qtbot.mouseClick(page._form.backButton, LEFT)
    recorded.undos[0]()
    qtbot.waitUntil(lambda: office.session(session_id).planned_on == date(2026, 11, 24))


def test_given_one_tab_after_another_when_turned_then_the_attendance_panel_stays(
    office: Office, services: RoomServices, campaign_id: int, qtbot: QtBot
):
    unit = office.units()[0].unit.id or 0
    office.change_session(StudySession(campaign_id, unit, LATER))
    page = open_page(office, services, campaign_id, qtbot)
    qtbot.waitUntil(lambda: page.panel.sheet is not None)
    for place in (0, 1, 2, 3, 0):
        page.tab_bar.setCurrentIndex(place)
        assert page.panel.isVisible() is (place < 3)


def test_given_a_chi_bo_without_a_session_when_a_day_is_chosen_then_it_is_planned_in_the_campaigns_form(
    office: Office, services: RoomServices, campaign_id: int, qtbot: QtBot
):
    page = open_page(office, services, campaign_id, qtbot)
    page.panel.plan_day_field.set_date(LATER)
    qtbot.mouseClick(page.panel._form.planButton, LEFT)
    qtbot.waitUntil(lambda: page.panel.sheet is not None)
    (session,) = office.sessions(campaign_id)
    assert (session.planned_on, session.form) == (LATER, SessionForm.TOPICAL)
