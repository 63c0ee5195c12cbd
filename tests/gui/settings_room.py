"""The page of settings as it is when opened."""

import pytest

from office_app.bootstrap import Office
from office_app.gui.room import RoomServices
from office_app.gui.settings.settings_page import SettingsPage


@pytest.fixture
def page(office: Office, services: RoomServices, qtbot) -> SettingsPage:
    made = SettingsPage(office, services)
    qtbot.addWidget(made)
    made.resize(1140, 680)
    made.show()
    made.open(None)
    return made
