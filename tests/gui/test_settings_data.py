"""Settings of the folder that is watched, and of the data: backed up to a stick, damage told."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox

from office_app.bootstrap import Office
from office_app.gui.settings.settings_page import SettingsPage
from tests.gui.intake_papers import pdf_file
from tests.gui.settings_room import page
from tests.gui.waiting import LONG

__all__ = ["page"]  # the fixture


def test_given_an_empty_folder_when_chosen_then_it_is_watched_at_once(
    page: SettingsPage, office: Office, tmp_path: Path, qtbot
):
    folder = tmp_path / "Văn bản đến"
    folder.mkdir()
    page.watched.watch(folder)
    qtbot.waitUntil(lambda: office.watched_folder == folder, timeout=LONG)
    qtbot.waitUntil(page.watched.on.isChecked, timeout=LONG)
    assert page.watched.path.text() == str(folder)
    page.watched.on.click()
    qtbot.waitUntil(lambda: office.watched_folder is None, timeout=LONG)
    assert page.watched.path.text() == str(folder)
    page.watched.on.click()
    qtbot.waitUntil(lambda: office.watched_folder == folder, timeout=LONG)


@pytest.mark.parametrize(("button", "offered"), [("Nhận cả", 1), ("Chỉ nhận tệp mới", 0)])
def test_given_files_there_when_the_folder_is_chosen_then_the_clerk_says_what_becomes_of_them(
    page: SettingsPage, office: Office, tmp_path: Path, qtbot, button: str, offered: int
):
    folder = tmp_path / "Văn bản đến"
    folder.mkdir()
    (folder / "449-CV-TU.txt").write_text("một văn bản", encoding="utf-8")

    def answer() -> bool:
        for box in page.findChildren(QMessageBox):
            for choice in box.buttons():
                if choice.text() == button:
                    choice.click()
                    return True
        return False

    timer = QTimer(page, interval=10)
    timer.timeout.connect(answer)
    timer.start()
    page.watched.watch(folder)
    qtbot.waitUntil(lambda: office.watched_folder == folder, timeout=LONG)
    office.new_files()
    assert len(office.new_files()) == offered


def test_given_a_usb_stick_when_backed_up_then_the_file_is_there_and_the_age_is_shown(
    page: SettingsPage, tmp_path: Path, recorded, qtbot
):
    target = tmp_path / "USB" / "van-phong.zip"
    target.parent.mkdir()
    page.back_up_to(target)
    qtbot.waitUntil(lambda: bool(recorded.toasts or recorded.errors), timeout=LONG)
    assert recorded.errors == []
    assert target.stat().st_size > 0
    assert "gần nhất" in page.data.last.text()


def test_given_an_original_damaged_before_when_backed_up_then_it_is_named(
    page: SettingsPage, office: Office, tmp_path: Path, recorded, qtbot
):
    paper = pdf_file(tmp_path)
    kept = office.register(office.propose_entry(office.read(paper)), [paper]).files[0]
    place = office.original_path(kept)
    place.chmod(0o600)
    place.write_bytes(b"%PDF")
    page.back_up_to(tmp_path / "van-phong.zip")
    qtbot.waitUntil(lambda: bool(page.findChildren(QMessageBox)), timeout=LONG)
    (box,) = page.findChildren(QMessageBox)
    assert kept.name in box.informativeText()
    assert recorded.toasts == []
    box.close()
