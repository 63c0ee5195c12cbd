"""Many files in the intake: what goes first, stopping all, and files that are gone or lie elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.gui.intake.intake_page import IntakePage
from office_app.gui.intake.queue import Stage
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.room import RoomServices
from tests.gui.conftest import Recorded
from tests.gui.intake_papers import pdf_file, scan_of_directive, word_file
from tests.gui.intake_room import form_of, opened_room, read_all, wait_read, wait_recognised
from tests.gui.waiting import LONG, wait_idle


@pytest.fixture
def page(office: Office, services: RoomServices, qtbot: QtBot) -> Iterator[IntakePage]:
    yield opened_room(office, services, qtbot)


@pytest.mark.slow
def test_given_scans_in_line_when_the_last_is_looked_at_then_its_words_come_before_the_others(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    page.open(tuple(scan_of_directive(tmp_path, number) for number in (1, 2, 3)))
    wait_read(page, qtbot)
    _, second, third = page.presenter.queue.items
    page.presenter.show(third)
    qtbot.waitUntil(lambda: third.stage is Stage.READY, timeout=3 * LONG)
    assert second.stage in (Stage.SCANNED, Stage.OPTICAL)
    page.presenter.stop_all()
    wait_recognised(page, qtbot)
    wait_idle(runner, qtbot)


def test_given_one_stopped_while_others_wait_when_all_are_stopped_then_they_can_go_on_later(
    page: IntakePage, runner: JobRunner, recorded: Recorded, qtbot: QtBot, tmp_path: Path
):
    page.open(tuple(word_file(tmp_path, number) for number in range(1, 7)))
    items = page.presenter.queue.items
    qtbot.waitUntil(lambda: items[0].stage is Stage.READING, timeout=LONG)
    runner.jobs[-1].cancel()  # as «Hủy» in the status bar does
    qtbot.waitUntil(lambda: bool(recorded.toasts), timeout=LONG)
    assert recorded.toasts[-1].startswith("Đã dừng đọc «")
    recorded.undos[-1]()
    wait_read(page, qtbot)
    wait_idle(runner, qtbot)
    stopped = [item for item in items if item.stage is Stage.STOPPED]
    assert len(stopped) >= 4
    assert len(recorded.toasts) == 1
    page.files.watch.aboutToShow.emit()
    assert not page.files.reading_menu.stop_all.isEnabled()
    page.files.reading_menu.go_on.trigger()
    wait_read(page, qtbot)
    assert {item.stage for item in items} == {Stage.READY}
    wait_idle(runner, qtbot)


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *asked: (str(path), ""))


def test_given_a_file_moved_while_it_is_open_when_shown_where_it_lies_then_pages_and_hand_work_are_there(
    page: IntakePage, runner: JobRunner, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
):
    path, other = pdf_file(tmp_path), word_file(tmp_path, 119)
    read_all(page, qtbot, path, other)
    item, second = page.presenter.queue.items
    page.presenter.show(item)
    page.presenter.change("note", "bản giấy đến sau")
    page.presenter.show(second)
    wait_idle(runner, qtbot)
    moved = tmp_path / "da chuyen.pdf"
    path.rename(moved)
    page.presenter.show(item)
    qtbot.waitUntil(page._error.isVisible, timeout=LONG)
    assert "Không còn thấy tệp" in page._error.text
    choose(monkeypatch, moved)
    qtbot.mouseClick(page._error.file, Qt.MouseButton.LeftButton)
    wait_read(page, qtbot)
    assert (item.path, item.name, item.stage) == (moved, "da chuyen.pdf", Stage.READY)
    assert form_of(page).document.note == "bản giấy đến sau"
    qtbot.waitUntil(lambda: 0 in page.paper.pages.pages._images, timeout=LONG)
    assert not page._error.isVisible()
    wait_idle(runner, qtbot)


def test_given_a_file_gone_when_another_is_shown_in_its_place_then_its_own_form_comes(
    page: IntakePage, runner: JobRunner, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
):
    path = word_file(tmp_path)
    read_all(page, qtbot, path)
    page.presenter.change("signer", "Trần Thị Bích")
    path.unlink()
    item = page.presenter.queue.items[0]
    page.presenter.read_again(item)
    wait_read(page, qtbot)
    choose(monkeypatch, word_file(tmp_path, 120))
    qtbot.mouseClick(page._error.file, Qt.MouseButton.LeftButton)
    wait_read(page, qtbot)
    assert (form_of(page).document.symbol, form_of(page).document.signer) == ("120-KH/TU", "Nguyễn Văn Lâm")
    wait_idle(runner, qtbot)


def test_given_a_file_gone_before_it_was_read_when_shown_where_it_lies_then_it_is_read(
    page: IntakePage, runner: JobRunner, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
):
    there = word_file(tmp_path)
    page.open((tmp_path / "khong co.docx",))
    wait_read(page, qtbot)
    assert page.presenter.queue.items[0].stage is Stage.FAILED
    choose(monkeypatch, there)
    qtbot.mouseClick(page.state_page.file_button, Qt.MouseButton.LeftButton)
    wait_read(page, qtbot)
    assert form_of(page).document.symbol == "118-KH/TU"
    wait_idle(runner, qtbot)


def test_given_files_wait_when_more_are_asked_for_then_whoever_comes_sees_them_first_and_is_asked_the_next_time(
    page: IntakePage, runner: JobRunner, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
):
    read_all(page, qtbot, word_file(tmp_path))
    more = str(word_file(tmp_path, 119))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *asked: ([more], ""))
    page.hide()
    page.show()  # as at a visit
    page.open("pick")
    assert len(page.presenter.queue.items) == 1
    qtbot.waitUntil(lambda: not page._arriving, timeout=LONG)
    page.open("pick")
    assert [item.name for item in page.presenter.queue.items] == ["118-KH-TU.docx", "119-KH-TU.docx"]
    wait_idle(runner, qtbot)


def test_given_the_keyboard_at_a_deadline_when_a_file_comes_then_it_stays_there(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    read_all(page, qtbot, word_file(tmp_path))
    box = page.lists.deadlines.rows[0].box
    box.setFocus()
    page.open((word_file(tmp_path, 119),))
    wait_read(page, qtbot)
    wait_idle(runner, qtbot)
    assert page.focusWidget() is box
    assert len(page.presenter.queue.items) == 2


def test_given_a_file_dropped_and_taken_in_again_when_undone_then_it_is_there_once_with_what_was_typed(
    page: IntakePage, runner: JobRunner, recorded: Recorded, qtbot: QtBot, tmp_path: Path
):
    path = word_file(tmp_path)
    read_all(page, qtbot, path)
    page.presenter.change("subject", "Trích yếu gõ tay")
    page.strip.setFocus()
    qtbot.keyClick(page.strip, Qt.Key.Key_Delete)
    read_all(page, qtbot, path)
    page.presenter.change("note", "chờ bản giấy")
    recorded.undos[-1]()
    wait_idle(runner, qtbot)
    (item,) = page.presenter.queue.items
    assert item is page.presenter.current and item.stage is Stage.READY
    document = form_of(page).document
    assert (document.subject, document.note) == ("Trích yếu gõ tay", "chờ bản giấy")
