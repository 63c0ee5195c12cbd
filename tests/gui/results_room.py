"""The tab *Thu hoạch*: two chi bộ of six and one without names, keys pressed on its grid."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.study_results import ResultKind, StudyResult
from office_app.gui.room import RoomServices
from office_app.gui.study.results_tab import ResultsTab
from tests.gui.conftest import NOW
from tests.gui.study_data import add_campaign, add_people

UNITS = ("Chi bộ Thôn Đông", "Chi bộ Thôn Đoài")
TODAY = NOW.date()


@pytest.fixture
def campaign_id(office: Office) -> int:
    """Two chi bộ with names and one without."""
    add_people(office, UNITS, each=6)
    return add_campaign(office)


@pytest.fixture
def tab(office: Office, services: RoomServices, campaign_id: int, qtbot: QtBot) -> ResultsTab:
    made = ResultsTab(office, services)
    qtbot.addWidget(made)
    made.resize(1140, 640)
    made.show()
    made.show_campaign(office.campaign(campaign_id))
    qtbot.waitUntil(lambda: made.sheet is not None)
    made.face.grid.setFocus()
    return made


def stored(
    office: Office, campaign_id: int, kind: ResultKind = ResultKind.REFLECTION
) -> dict[str, StudyResult]:
    return {
        one.member.full_name: one.result
        for one in office.handed_in(campaign_id, kind)
        if one.result is not None
    }


def names(tab: ResultsTab) -> list[str]:
    return [one.member.full_name for one in tab.face.grid.rows.people]


def type_score(tab: ResultsTab, qtbot: QtBot, text: str) -> None:
    """Type as a clerk does: the first key opens the cell, Enter ends it."""
    qtbot.keyClicks(tab.face.grid, text[0])
    editor = tab.face.grid.viewport().findChild(QLineEdit)
    assert editor is not None and editor.text() == text[0]
    qtbot.keyClicks(editor, text[1:])
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tab.face.grid.state() != QAbstractItemView.State.EditingState)
