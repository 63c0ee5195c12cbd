"""Cài đặt › Cập nhật từ tệp: what the user sees of a good file, of a bad one, and of one that fails its trial."""

import sys
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

import make_update as making
from office_app.bootstrap import Office, OpenedFolder, updates
from office_app.domain.errors.data_folder import StoreNewerError
from office_app.domain.updates import UpdateOutcome
from office_app.gui import companions, update_news
from office_app.gui.app import Program, build_window
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
from office_app.gui.main_window import MainWindow
from office_app.gui.opening_page import OpeningPage
from office_app.gui.settings.update_dialog import UpdateDialog
from office_app.gui.settings.update_section import UpdateSection
from office_app.gui.state_file import StateFile
from office_app.updating.program_place import ProgramPlace
from office_app.updating.programs import CONSOLE, WINDOW
from office_app.updating.programs import program as program_file
from office_app.updating.signing import read_key
from office_app.updating.update_file import MANIFEST, SYSTEM
from tests.unit.update_programs import RUNS, put_program


@pytest.fixture
def update(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An update file of a program that works, for a frozen program in ``tmp_path / "program"``."""
    program, bundle = tmp_path / "program", tmp_path / "bundle"
    for folder in (program, bundle):
        folder.mkdir()
        for name in (WINDOW, CONSOLE):
            put_program(folder, name, RUNS)
    making.new_key(tmp_path / "key", tmp_path / "key.pub")
    monkeypatch.setattr(updates, "shipped_keys", lambda: [read_key(tmp_path / "key.pub")])
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", program_file(program, WINDOW))
    file = tmp_path / "VanPhongDangUy-0.2.0.capnhat"
    news = ["Sổ văn bản đến in được theo tháng.", "Sửa: học bù không bị tính hai lần."]
    return making.make_update(
        bundle, file, tmp_path / "key", version="0.2.0", minimum="0.1.0", news=news, system=SYSTEM
    )


@pytest.fixture
def host(qtbot) -> QWidget:
    """The dialog deletes itself, which a widget of the test's own must not."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def shown(dialog: UpdateDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_given_a_good_file_when_taken_then_it_is_described_tried_and_waits_for_the_window_to_close(
    office: Office, services, update: Path, host: QWidget, qtbot, shot
):
    dialog = UpdateDialog(update, office, services, host)
    dialog.show()
    qtbot.waitUntil(dialog.start_button.isEnabled)
    for words in ("0.2.0 (đang dùng 0.1.0)", "học bù không bị tính hai lần", "SHA-256", "Khóa ký", "sao lưu"):
        assert words in shown(dialog)
    shot(dialog, "update-dialog")
    with qtbot.waitSignal(dialog.ready, timeout=10000) as ready:
        dialog.start_button.click()
    assert ready.args[0].wait(10) == 0
    assert list((office.folder / "backups").glob("truoc-khi-cap-nhat-tu-0.1.0-*.zip"))


def test_given_the_new_program_on_trial_when_escaped_then_it_stops_nothing_is_left_and_it_can_be_begun_again(
    office: Office, services, update: Path, host: QWidget, qtbot
):
    dialog = UpdateDialog(update, office, services, host)
    dialog.show()
    qtbot.waitUntil(dialog.start_button.isEnabled)
    dialog.start_button.click()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "Đã dừng" in dialog.told.text(), timeout=10000)
    assert dialog.isVisible() and dialog.start_button.isEnabled() and dialog.bar.isHidden()
    assert not ProgramPlace(Path(sys.executable).parent).new.exists()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_given_a_file_that_was_changed_when_chosen_then_it_cannot_be_taken(
    office: Office, services, update: Path, host: QWidget, qtbot
):
    with zipfile.ZipFile(update) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    entries[MANIFEST] = entries[MANIFEST].replace(b"0.2.0", b"0.3.0")
    with zipfile.ZipFile(update, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    dialog = UpdateDialog(update, office, services, host)
    qtbot.waitUntil(lambda: dialog.told.text().startswith("Chữ ký"))
    assert not dialog.start_button.isEnabled() and dialog.bar.isHidden()


def test_given_the_window_when_a_file_is_chosen_then_it_closes_for_the_exchange_and_later_tells_the_outcome(
    office: Office, theme: ThemeController, runner: JobRunner, update: Path, qtbot
):
    window = build_window(office, theme, runner)
    qtbot.addWidget(window)
    window.show()
    window.go("settings", "update")
    section = window.room("settings").update_card  # type: ignore[attr-defined]
    assert isinstance(section, UpdateSection)
    section.take(update)
    dialog = window.findChild(UpdateDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.start_button.isEnabled)
    with qtbot.waitSignal(window.closing, timeout=10000):
        dialog.start_button.click()
    place = ProgramPlace(Path(sys.executable).parent)
    place.write_outcome(
        UpdateOutcome("0.2.0", "0.1.0", "cửa sổ tự đóng với mã 3", "D:/truoc-khi-cap-nhat.zip")
    )
    window.show()
    update_news.look_for_outcome(window)
    qtbot.waitUntil(window.notice.isVisible)
    told = "\n".join(part.text() for part in window.notice.findChildren(QLabel))
    assert "quay lại bản 0.1.0" in told
    assert "khôi phục từ «D:/truoc-khi-cap-nhat.zip»" in told
    qtbot.waitUntil(lambda: not runner.jobs)


def test_given_data_left_upgraded_when_the_old_program_refuses_it_then_the_first_page_says_why_and_offers_a_backup(
    theme: ThemeController, runner: JobRunner, update: Path, qtbot, monkeypatch: pytest.MonkeyPatch
):
    def refuse(_folder: Path | None) -> OpenedFolder:
        raise StoreNewerError(folder="D:/du-lieu")

    monkeypatch.setattr(companions, "OUTCOME_AFTER", 0)
    place = ProgramPlace(Path(sys.executable).parent)
    place.make_room(1)
    place.write_outcome(UpdateOutcome("0.2.0", "0.1.0", "lý do", "D:/truoc-khi-cap-nhat.zip"))
    window = MainWindow(theme, runner, StateFile())
    qtbot.addWidget(window)
    program = Program(window, refuse, None, ())
    window.show()
    program.open()
    qtbot.waitUntil(window.notice.isVisible)
    assert "D:/truoc-khi-cap-nhat.zip" in window.notice.text
    page = window.findChild(OpeningPage)
    assert page is not None and page.restore_button.isVisible()
