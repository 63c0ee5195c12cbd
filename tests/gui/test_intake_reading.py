"""Scans and old fonts in the intake: pages first, words after, and what the clerk did meanwhile stays."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.errors.incoming import FirstPageUnreadError, StillRecognisingError
from office_app.domain.read_files import LegacyFont
from office_app.gui.intake.intake_page import IntakePage
from office_app.gui.intake.notes import STOP
from office_app.gui.intake.queue import RECOGNISING, Stage
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.room import RoomServices
from office_app.reading.client import ReadingProcess
from office_app.reading.limits import ReadingLimits
from tests.gui.conftest import Recorded
from tests.gui.intake_papers import (
    letter_with_scan,
    old_font_file,
    pdf_file,
    scan_of_directive,
    secret_scan,
    word_file,
)
from tests.gui.intake_room import (
    focused,
    form_of,
    opened_room,
    read_all,
    registered,
    type_in,
    wait_read,
    wait_recognised,
    wait_registered,
)
from tests.gui.waiting import LONG, wait_idle

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(office: Office, services: RoomServices, qtbot: QtBot) -> Iterator[IntakePage]:
    yield opened_room(office, services, qtbot)


def test_given_a_paper_with_pages_when_it_is_read_then_what_draws_them_has_it_open_before_they_are_shown(
    office: Office, services: RoomServices, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    hidden = IntakePage(office, services)
    qtbot.addWidget(hidden)
    reader = office._reading.reader
    assert isinstance(reader, ReadingProcess)
    hidden.open((word_file(tmp_path),))
    wait_read(hidden, qtbot)
    wait_idle(runner, qtbot)
    assert not reader._pictures.running  # its text alone can be looked at
    (item,) = hidden.presenter.queue.items
    hidden.presenter.drop(item)
    hidden.open((pdf_file(tmp_path),))
    wait_read(hidden, qtbot)
    wait_idle(runner, qtbot)
    assert reader._pictures.running


def test_given_a_scan_dropped_while_it_is_recognised_when_taken_back_then_its_words_come_and_it_is_there_once(
    page: IntakePage, runner: JobRunner, recorded: Recorded, qtbot: QtBot, tmp_path: Path
):
    path = scan_of_directive(tmp_path)
    page.open((path,))
    qtbot.waitUntil(lambda: bool(page.presenter.queue.first(Stage.OPTICAL)), timeout=LONG)
    (item,) = page.presenter.queue.items
    page.files.drop(item)
    wait_idle(runner, qtbot)
    recorded.undos.pop()()
    wait_recognised(page, qtbot)
    assert page.presenter.queue.items == [item] and form_of(page).document.symbol == "118-KH/TU"

    page.files.drop(item)
    page.open((path,))
    recorded.undos.pop()()
    assert page.presenter.queue.items == [item] and page.presenter.current is item
    wait_recognised(page, qtbot)
    wait_idle(runner, qtbot)


def test_given_a_scan_when_its_words_come_then_what_was_typed_meanwhile_stays(
    page: IntakePage, office: Office, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    page.open((scan_of_directive(tmp_path),))
    wait_read(page, qtbot)
    item = page.presenter.queue.items[0]
    assert item.stage in RECOGNISING
    assert page._form.work.currentWidget() is page._form.entryPage
    assert "Có thể nhập trước" in page._form.noteText.text()
    page.fields.focus("signer")
    type_in(focused(page), "Trần Thị Bích")
    page.fields.focus("symbol")
    qtbot.keyClick(focused(page), Qt.Key.Key_Return, CONTROL)
    assert page._error.text == StillRecognisingError(name=item.name).text_vi()
    assert registered(office) == []

    wait_recognised(page, qtbot)
    entry = form_of(page)
    assert item.stage is Stage.READY
    assert (entry.document.symbol, entry.document.signer) == ("118-KH/TU", "Trần Thị Bích")
    signer = page.fields.editors["signer"]
    assert isinstance(signer, QLineEdit) and signer.text() == "Trần Thị Bích"
    assert entry.deadlines and page.lists.deadlines.rows
    qtbot.keyClick(focused(page), Qt.Key.Key_Return, CONTROL)
    wait_registered(office, qtbot, 1)
    wait_idle(runner, qtbot)


def test_given_a_scan_when_stopped_then_it_is_filled_by_hand_and_entered(
    page: IntakePage, office: Office, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    page.open((scan_of_directive(tmp_path),))
    wait_read(page, qtbot)
    page._form.noteText.linkActivated.emit(STOP)
    wait_recognised(page, qtbot)
    assert page.presenter.queue.items[0].stage is Stage.NO_TEXT
    for key, words in (("doc_type", "Kế hoạch"), ("issuer", "Tỉnh ủy"), ("subject", "học tập")):
        page.presenter.change(key, words)
    page.presenter.change("symbol", "118-KH/TU")
    qtbot.keyClick(focused(page), Qt.Key.Key_Return, CONTROL)
    wait_registered(office, qtbot, 1)
    wait_idle(runner, qtbot)


def test_given_a_scan_stamped_secret_when_recognised_then_form_and_pages_are_gone(
    page: IntakePage, office: Office, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    page.open((secret_scan(tmp_path),))
    wait_read(page, qtbot)
    page.presenter.change("subject", "học tập")
    wait_recognised(page, qtbot)
    item = page.presenter.queue.items[0]
    assert item.stage is Stage.REFUSED
    assert item.read is None and item.entry is None and item.finder is None
    assert page._form.work.currentWidget() is page._form.statePage
    assert "117/2025/QH15" in page._form.stateText.text()
    page.leave()
    wait_idle(runner, qtbot)
    assert office.saved_intake() == ()
    assert registered(office) == []


def test_given_old_letters_read_anew_with_another_font_when_shown_then_hand_work_is_kept(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    entry = read_all(page, qtbot, old_font_file(tmp_path))
    assert "Đảng ủy các xã" in entry.text
    assert "TCVN3" in page._form.noteText.text()
    page.presenter.change("note", "bản cũ")
    page.pane.reread.letters_chosen.emit(None)
    wait_read(page, qtbot)
    assert "§¶ng" in form_of(page).text
    assert form_of(page).document.note == "bản cũ"
    page.pane.reread.letters_chosen.emit(LegacyFont.TCVN3)
    wait_read(page, qtbot)
    assert "Đảng ủy các xã" in form_of(page).text
    assert form_of(page).document.note == "bản cũ"
    note = page.fields.editors["note"]
    assert isinstance(note, QLineEdit) and note.text() == "bản cũ"
    wait_idle(runner, qtbot)


def test_given_a_date_put_right_when_the_pictures_are_read_too_then_it_stays(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    entry = read_all(page, qtbot, scan_of_directive(tmp_path))
    first = entry.deadlines[0]
    page.presenter.tick(first, False)
    page.presenter.read_again(page.presenter.queue.items[0])
    wait_recognised(page, qtbot)
    again = form_of(page).deadlines[0]
    assert again is not first and not again.on
    assert not page.lists.deadlines.rows[0].box.isChecked()
    qtbot.waitUntil(lambda: not runner.jobs, timeout=LONG)


def test_given_a_scan_being_recognised_when_all_pictures_are_wanted_then_all_are_read(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    page.open((letter_with_scan(tmp_path),))
    item = page.presenter.queue.items[0]
    qtbot.waitUntil(lambda: item.stage is Stage.OPTICAL, timeout=LONG)
    page.pane.reread.pictures_chosen.emit()
    wait_recognised(page, qtbot)
    assert item.stage is Stage.READY and item.read is not None
    assert all(one.optical for one in item.read.file.pages)
    wait_idle(runner, qtbot)


def test_given_a_file_dropped_while_it_is_read_when_put_back_at_once_then_it_is_read(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    page.open((scan_of_directive(tmp_path),))
    item = page.presenter.queue.items[0]
    qtbot.waitUntil(lambda: item.stage is Stage.OPTICAL, timeout=LONG)
    page.presenter.drop(item)
    page.presenter.put_back(item, 0)
    wait_recognised(page, qtbot)
    assert item.stage is Stage.READY
    wait_idle(runner, qtbot)


def test_given_page_1_not_read_in_time_when_entered_then_the_clerk_is_told_and_agrees_first(
    page: IntakePage, office: Office, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    reader = ReadingProcess(limits=ReadingLimits(optical_seconds=0.001))
    office._reading.__dict__["reader"] = reader  # the program's own with less time; closed with the office
    read_all(page, qtbot, scan_of_directive(tmp_path))
    item = page.presenter.queue.items[0]
    assert item.chip == ("waiting", "tự xem dấu mật", "eye")
    assert "xin tự kiểm tra dấu mật trên trang 1" in page._form.noteText.text()
    for key, words in (("doc_type", "Kế hoạch"), ("issuer", "Tỉnh ủy"), ("subject", "học tập")):
        page.presenter.change(key, words)
    page.files.keeper.save()
    wait_idle(runner, qtbot)
    assert [(one.path, one.fields) for one in office.saved_intake()] == [(item.path, {})]

    page.fields.focus("symbol")
    qtbot.keyClick(focused(page), Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: not item.saving, timeout=LONG)
    assert page._error.text == FirstPageUnreadError(name=item.name).text_vi()
    assert registered(office) == []

    qtbot.keyClick(focused(page), Qt.Key.Key_Return, CONTROL)
    wait_registered(office, qtbot, 1)
    wait_idle(runner, qtbot)
