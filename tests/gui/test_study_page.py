"""What the room of study shows and opens, and what becomes of marks when something else is written."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.gui.room import RoomServices
from office_app.gui.study.returns_tab import ReturnsTab
from office_app.gui.study.study_page import StudyPage
from tests.gui.conftest import Recorded
from tests.gui.study_data import add_campaign
from tests.gui.study_room import START, UNITS, campaign_id, finish, keys, page, results, unit_shown

__all__ = ["campaign_id", "page"]  # the fixtures


def test_given_a_campaign_open_when_another_one_comes_then_it_can_be_chosen(
    page: StudyPage, office: Office, campaign_id: int, qtbot: QtBot
):
    assert not page._form.campaignBox.isVisible()
    second = add_campaign(office, start=START)
    page.refresh()
    qtbot.waitUntil(page._form.campaignBox.isVisible)
    assert page._form.backButton.isVisible()
    assert page._form.campaignBox.currentData() == campaign_id
    assert page._form.campaignBox.findData(second) >= 0


def test_given_the_matrix_when_sorted_and_copied_then_rows_follow(page: StudyPage, qtbot: QtBot):
    page.presenter.sort("day", True)
    assert page.presenter.results[0].unit == UNITS[0]  # all on one day: order kept
    page.presenter.sort("unit", True)
    assert [line.unit for line in page.presenter.results] == [UNITS[2], UNITS[0], UNITS[1]]
    page.table.selectAll()
    page.table.copy()
    assert QGuiApplication.clipboard().text().splitlines()[1].startswith("Trường Tiểu học")


def test_given_no_campaign_when_shown_then_it_offers_a_plan_from_a_directive(
    office: Office, services: RoomServices, qtbot: QtBot, recorded: Recorded
):
    page = StudyPage(office, services)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page._form.emptyPage.isVisible)
    buttons = page._form.emptyPage.findChildren(QPushButton)
    button = next(one for one in buttons if one.text() == "Lập kế hoạch từ một văn bản đến")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert recorded.visits == [("incoming", None)]


def test_given_a_chi_bo_without_members_when_shown_then_it_leads_to_the_organisation(
    office: Office, services: RoomServices, qtbot: QtBot, recorded: Recorded
):
    add_campaign(office, start=START)
    page = StudyPage(office, services)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.panel.sheet is not None)
    assert not page.panel._form.doneButton.isEnabled()


def test_given_a_target_session_when_opened_then_its_chi_bo_is_shown(
    page: StudyPage, office: Office, campaign_id: int, qtbot: QtBot
):
    third = results(office, campaign_id)[2]
    assert third.session is not None
    page.open(("session", campaign_id, third.session.id))
    qtbot.waitUntil(lambda: unit_shown(page) == UNITS[2])
    page.open(("session", results(office, campaign_id)[1].session.id))  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: unit_shown(page) == UNITS[1])


def test_given_marks_not_saved_when_a_return_came_meanwhile_then_it_is_written_over_only_when_told_to(
    page: StudyPage, office: Office, campaign_id: int, qtbot: QtBot, recorded: Recorded
):
    keys(page, qtbot, "2P")
    line = results(office, campaign_id)[0]
    form = office.make_return_forms(campaign_id, [line.unit_id])[0]
    assert office.take_returns([office.typed_return("5k", form, START)])
    qtbot.keyClick(page.panel.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.panel._form.unsavedStrip.isVisible)
    assert "dự học 7/8" in page.panel._form.unsavedText.text()
    assert results(office, campaign_id)[0].figures.unexcused == 1
    qtbot.mouseClick(page.panel._form.unsavedSave, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: results(office, campaign_id)[0].figures.excused == 1)
    assert recorded.errors == []


def test_given_a_return_typed_in_its_tab_when_written_then_the_foot_counts_it_at_once(
    page: StudyPage, office: Office, qtbot: QtBot
):
    page.tab_bar.setCurrentIndex(3)
    tab = page._form.tabs.currentWidget()
    assert isinstance(tab, ReturnsTab)
    qtbot.waitUntil(lambda: tab.quick.line is not None)
    before = [value.text() for value in page.foot._values]
    tab.quick.type_in("0")
    qtbot.keyClick(tab.quick.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [value.text() for value in page.foot._values] != before)
    assert page._form.tabs.currentWidget() is tab


def test_given_the_keyboard_in_the_attendance_when_it_gives_way_to_another_page_then_the_tabs_have_it(
    page: StudyPage, qtbot: QtBot
):
    page.panel.grid.setFocus()
    page.tab_bar.setCurrentIndex(3)
    assert not page.panel.isVisible() and page.tab_bar.hasFocus()


def test_given_attendance_just_saved_when_undone_then_what_was_stored_before_counts_again(
    page: StudyPage, office: Office, campaign_id: int, qtbot: QtBot, recorded: Recorded
):
    keys(page, qtbot, "P")
    finish(page, qtbot, recorded)
    first_undo = recorded.undos[-1]
    page.presenter.choose_unit(results(office, campaign_id)[0].unit_id)
    qtbot.waitUntil(lambda: unit_shown(page) == UNITS[0])
    keys(page, qtbot, "2K")
    finish(page, qtbot, recorded)
    recorded.undos[-1]()
    qtbot.waitUntil(lambda: results(office, campaign_id)[0].figures.unexcused == 0)
    assert results(office, campaign_id)[0].figures.excused == 1
    first_undo()
    qtbot.waitUntil(lambda: results(office, campaign_id)[0].figures.called == 0)
    assert recorded.errors == []
