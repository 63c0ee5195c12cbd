"""The room of units and members as a clerk has it before them: three chi bộ of eight."""

import pytest
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.gui.organisation.organisation_page import OrganisationPage
from office_app.gui.room import RoomServices
from tests.gui.study_data import add_people
from tests.gui.tables import ids

UNITS = ("Chi bộ Thôn Đông", "Chi bộ Thôn Đoài", "Chi bộ Trường Tiểu học")


@pytest.fixture
def page(office: Office, services: RoomServices, qtbot: QtBot) -> OrganisationPage:
    add_people(office, UNITS, each=8)
    made = OrganisationPage(office, services)
    qtbot.addWidget(made)
    made.resize(1140, 680)
    made.show()
    qtbot.waitUntil(lambda: len(ids(made.member_table)) == 8)
    return made
