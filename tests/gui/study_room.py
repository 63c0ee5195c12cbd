"""The room of study as a clerk has it before them: three chi bộ of eight, keys pressed on the grid."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.study import UnitResult
from office_app.gui.room import RoomServices
from office_app.gui.study.study_page import StudyPage
from tests.gui.conftest import Recorded
from tests.gui.study_data import add_campaign, add_people

UNITS = ("Chi bộ Thôn Đông", "Chi bộ Thôn Đoài", "Chi bộ Trường Tiểu học")
START = date(2026, 11, 16)


@pytest.fixture
def campaign_id(office: Office) -> int:
    add_people(office, UNITS, each=8)
    return add_campaign(office, start=START)


@pytest.fixture
def page(office: Office, services: RoomServices, campaign_id: int, qtbot: QtBot) -> StudyPage:
    made = StudyPage(office, services)
    qtbot.addWidget(made)
    made.resize(1140, 680)
    made.show()
    qtbot.waitUntil(lambda: made.panel.sheet is not None)
    return made


def keys(page: StudyPage, qtbot: QtBot, text: str) -> None:
    for key in text:
        qtbot.keyClick(page.panel.grid, key)


def results(office: Office, campaign_id: int) -> list[UnitResult]:
    return list(office.campaign_results(campaign_id))


def unit_shown(page: StudyPage) -> str:
    assert page.panel.sheet is not None
    return page.panel.sheet.unit


def finish(page: StudyPage, qtbot: QtBot, recorded: Recorded) -> None:
    before = recorded.changes
    qtbot.keyClick(page.panel.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: recorded.changes > before)
