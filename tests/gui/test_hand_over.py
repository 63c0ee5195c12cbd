"""The dialog of Bàn giao: names and place, then the pack by a job; a stop leaves nothing."""

from pathlib import Path

from PySide6.QtCore import Qt

from office_app.bootstrap import Office
from office_app.domain.hand_over import Party
from office_app.gui.room import RoomServices
from office_app.gui.settings.hand_over_dialog import HandOverDialog
from office_app.gui.settings.settings_page import SettingsPage


def _dialog(office: Office, services: RoomServices, place: Path, qtbot) -> HandOverDialog:
    made = HandOverDialog(office, services)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    made.place.setText(str(place))
    return made


def test_given_names_and_a_place_when_started_then_the_pack_is_there_and_can_be_opened(
    office: Office, services: RoomServices, tmp_path: Path, qtbot
):
    dialog = _dialog(office, services, tmp_path / "USB", qtbot)
    dialog.names["Người nhận"].setText(" Lý Văn Tài ")
    assert dialog.parties().taker == Party("Lý Văn Tài")
    dialog.start_button.click()
    assert not dialog.start_button.isEnabled()
    qtbot.waitUntil(lambda: "Đã lập" in dialog.told.text(), timeout=20_000)
    (pack,) = (tmp_path / "USB").iterdir()
    assert pack.name in dialog.told.text()
    assert "Mở thư mục" in dialog.start_button.text()
    assert list(pack.glob("*.zip"))


def test_given_no_place_or_one_that_cannot_be_then_it_is_said_and_can_be_mended(
    office: Office, services: RoomServices, tmp_path: Path, qtbot
):
    dialog = _dialog(office, services, Path(""), qtbot)
    dialog.place.clear()
    assert not dialog.start_button.isEnabled()
    dialog.place.setText(str(office.folder))
    dialog.start_button.click()
    qtbot.waitUntil(lambda: "thư mục dữ liệu" in dialog.told.text(), timeout=20_000)
    assert dialog.start_button.isEnabled()
    assert dialog.place.isEnabled()


def test_given_a_pack_being_written_when_escaped_then_it_stops_and_nothing_is_left(
    office: Office, services: RoomServices, tmp_path: Path, qtbot
):
    dialog = _dialog(office, services, tmp_path / "USB", qtbot)
    dialog.start_button.click()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "Đã dừng" in dialog.told.text(), timeout=20_000)
    assert dialog.isVisible()
    assert not list((tmp_path / "USB").glob("*"))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_given_the_settings_when_handing_over_is_asked_then_the_dialog_opens(
    office: Office, services: RoomServices, qtbot
):
    page = SettingsPage(office, services)
    qtbot.addWidget(page)
    page.show()
    page.data.hand_over.click()
    (dialog,) = page.findChildren(HandOverDialog)
    assert dialog.isVisible()
    dialog.reject()
