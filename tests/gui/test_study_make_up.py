"""The tab *Học bù* with real widgets over a real store."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.study import Mark, SessionFigures
from office_app.gui.room import RoomServices
from office_app.gui.study.make_up_tab import MakeUpTab
from office_app.gui.study.study_page import StudyPage
from tests.gui.conftest import Recorded
from tests.gui.study_data import add_campaign, add_people
from tests.gui.tables import column, ids

UNITS = ("Chi bộ Thôn Đông", "Chi bộ Thôn Đoài")
START = date(2026, 11, 16)


@pytest.fixture
def campaign_id(office: Office) -> int:
    """A campaign in which two of the first chi bộ and one of the second were absent."""
    add_people(office, UNITS, each=8)
    made = add_campaign(office, start=START)
    for line, absent in zip(office.campaign_results(made), (2, 1), strict=False):
        assert line.session is not None
        rows = list(office.attendance_rows(line.session.id or 0))
        for place in range(absent):
            rows[place] = type(rows[place])(
                rows[place].member_id, Mark.EXCUSED, "ốm", full_name=rows[place].full_name
            )
        office.save_attendance(line.session, rows)
    return made


@pytest.fixture
def tab(office: Office, services: RoomServices, campaign_id: int, qtbot: QtBot) -> MakeUpTab:
    page = StudyPage(office, services)
    qtbot.addWidget(page)
    page.resize(1140, 680)
    page.show()
    qtbot.waitUntil(lambda: page.tab_bar.count() > 3)
    page.open(campaign_id)
    place = next(at for at in range(page.tab_bar.count()) if page.tab_bar.tabText(at) == "Học bù")
    page.tab_bar.setCurrentIndex(place)
    made = page._form.tabs.currentWidget()
    assert isinstance(made, MakeUpTab) and page.panel.isHidden()
    qtbot.waitUntil(lambda: len(ids(made.table)) == 3)
    return made


def test_given_absences_when_one_is_made_up_and_one_closed_then_the_list_and_the_figures_follow(
    tab: MakeUpTab, office: Office, campaign_id: int, qtbot: QtBot, recorded: Recorded
):
    assert not tab.made_up_button.isEnabled()
    tab.table.selectRow(0)
    tab.how_box.setText("học cùng Chi bộ Thôn Đoài")
    qtbot.mouseClick(tab.made_up_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(ids(tab.table)) == 2)
    tab.table.selectRow(0)
    tab.reason_box.setText("chuyển sinh hoạt đi")
    qtbot.mouseClick(tab.close_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(ids(tab.table)) == 1)
    first = office.campaign_results(campaign_id)[0].figures
    assert (first.excused, first.made_up, first.closed, first.waiting) == (2, 1, 1, 0)
    assert recorded.errors == [] and "1 đảng viên không phải học bù" in recorded.toasts[-1]
    recorded.undos[-1]()
    qtbot.waitUntil(lambda: len(ids(tab.table)) == 2)
    recorded.undos[-2]()
    qtbot.waitUntil(lambda: len(ids(tab.table)) == 3)
    assert recorded.errors == []


def test_given_two_of_three_made_up_when_clicked_again_then_nobody_else_is_written_and_the_day_stays(
    tab: MakeUpTab, office: Office, campaign_id: int, qtbot: QtBot, recorded: Recorded
):
    tab.day_field.setText("18/11/2026")
    tab.table.selectRow(0)
    tab.table.selectionModel().select(
        tab.table.model().index(1, 0),
        QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
    )
    qtbot.mouseClick(tab.made_up_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(ids(tab.table)) == 1)
    assert not tab.made_up_button.isEnabled() and tab.table.selected_ids() == []
    qtbot.mouseClick(tab.made_up_button, Qt.MouseButton.LeftButton)
    assert tab.day_field.text() == "18/11/2026"
    assert len(office.open_absences(campaign_id)) == 1 and len(recorded.toasts) == 1
    tab.table.selectRow(0)
    (chosen,) = tab.table.selected_ids()
    recorded.undos[0]()
    qtbot.waitUntil(lambda: len(ids(tab.table)) == 3)
    assert tab.table.selected_ids() == [chosen]


def test_given_a_chi_bo_with_totals_when_shown_then_its_absent_are_told_though_nobody_is_named(
    tab: MakeUpTab, office: Office, campaign_id: int, qtbot: QtBot
):
    session = office.campaign_results(campaign_id)[1].session
    assert session is not None and tab._unnamed_text.isHidden()
    totals = SessionFigures(members=8, called=8, present=5, excused=3)
    office.save_totals(replace(session, by_name=False), totals)
    tab.show_campaign(office.campaign(campaign_id))
    qtbot.waitUntil(tab._unnamed_text.isVisible)
    assert "3 đảng viên" in tab._unnamed_text.text() and "Thôn Đoài 3" in tab._unnamed_text.text()
    assert len(ids(tab.table)) == 2


def test_given_absences_in_two_chi_bo_when_a_session_is_planned_then_each_gets_one_with_its_people(
    tab: MakeUpTab, office: Office, campaign_id: int, qtbot: QtBot, recorded: Recorded
):
    tab.table.selectAll()
    tab.day_field.set_date(date(2026, 11, 25))
    before = len(office.sessions(campaign_id))
    qtbot.mouseClick(tab.session_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(office.sessions(campaign_id)) == before + 2)
    planned = [
        session for session in office.sessions(campaign_id) if session.planned_on == date(2026, 11, 25)
    ]
    assert [len(office.attendance_rows(session.id or 0)) for session in planned] == [2, 1]
    assert all(session.note.startswith("Học bù: ") for session in planned)
    qtbot.waitUntil(lambda: column(tab.table, "Hẹn học bù")[0] == "25/11/2026")
    tab.table.selectAll()
    qtbot.mouseClick(tab.session_button, Qt.MouseButton.LeftButton)
    assert "không hẹn thêm" in recorded.toasts[-1]

    recorded.undos[-1]()
    qtbot.waitUntil(lambda: len(office.sessions(campaign_id)) == before)
    qtbot.waitUntil(lambda: column(tab.table, "Hẹn học bù")[0] == "")


def test_given_no_reason_when_closed_then_the_clerk_is_told_and_nothing_changes(
    tab: MakeUpTab, office: Office, campaign_id: int, qtbot: QtBot, recorded: Recorded
):
    tab.table.selectRow(0)
    qtbot.mouseClick(tab.close_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(recorded.errors))
    assert "lý do" in str(recorded.errors[0])
    assert tab.reason_box.hasFocus()
    tab.day_field.setText("01/11/2026")  # before the session
    qtbot.mouseClick(tab.made_up_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(recorded.errors) == 2)
    assert tab.day_field.hasFocus()
    assert len(office.open_absences(campaign_id)) == 3
