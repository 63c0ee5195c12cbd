"""The intake with real widgets, a real reader process and a real register."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.incoming import IncomingFilter, ObligationKind
from office_app.gui.intake.intake_page import IntakePage
from office_app.gui.intake.queue import Stage
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.room import RoomServices
from tests.gui.conftest import Recorded
from tests.gui.intake_papers import SUBJECT, damaged_file, pdf_file, scan_file, secret_file, word_file
from tests.gui.intake_room import (
    focused,
    form_of,
    opened_room,
    read_all,
    registered,
    type_in,
    wait_read,
    wait_registered,
)
from tests.gui.waiting import LONG, wait_idle

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(office: Office, services: RoomServices, qtbot: QtBot) -> Iterator[IntakePage]:
    yield opened_room(office, services, qtbot)


def enter_after_looking(page: IntakePage, qtbot: QtBot) -> None:
    """Enter a file whose first page nobody could read: the clerk is asked to look for a secrecy mark."""
    qtbot.keyClick(focused(page), Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(page._error.isVisible, timeout=LONG)
    assert "tự xem dấu mật" in page._error.text
    qtbot.keyClick(focused(page), Qt.Key.Key_Return, CONTROL)


def test_given_no_file_waits_when_the_room_is_opened_then_it_says_what_can_be_done(page: IntakePage):
    assert page._nothing.button.isVisible() and page._nothing.button.text() == "Chọn tệp…"
    assert page._nothing.button.hasFocus()


def test_given_three_files_when_ctrl_enter_is_pressed_for_each_then_all_are_in_the_register(
    page: IntakePage,
    office: Office,
    runner: JobRunner,
    recorded: Recorded,
    qtbot: QtBot,
    tmp_path: Path,
    shot: Callable[[QWidget, str], Path],
):
    page.open((pdf_file(tmp_path, 118), word_file(tmp_path, 119), pdf_file(tmp_path, 120)))
    wait_read(page, qtbot)
    wait_idle(runner, qtbot)
    shot(page, "intake")
    for count in (1, 2, 3):
        qtbot.keyClick(focused(page), Qt.Key.Key_Return, CONTROL)
        wait_registered(office, qtbot, count)
        wait_idle(runner, qtbot)

    assert sorted(registered(office)) == ["118-KH/TU", "119-KH/TU", "120-KH/TU"]
    assert recorded.toasts[0] == "Đã vào sổ 118-KH/TU, số đến 01/2026."
    assert recorded.changes == 3
    assert page._form.work.currentWidget() is page._form.nothingPage
    document = office.incoming_document(office.incoming_ids(IncomingFilter(words="118"))[0])
    assert document.subject == SUBJECT
    assert document.files[0].name == "118-KH-TU.pdf"
    ours = [o for o in document.obligations if o.kind is ObligationKind.ASSIGNMENT and o.ours]
    assert ours and all("xã, phường" in (o.unit or "") for o in ours)
    recorded.undos[0]()
    assert recorded.visits == [("incoming", document.id)]


def test_given_a_doubtful_field_when_the_file_is_shown_then_the_cursor_is_in_it_and_enter_goes_on(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    paper = tmp_path / "khong ro.txt"
    paper.write_text("KẾ HOẠCH\nhọc tập Nghị quyết\n-----\nNội dung.\n", encoding="utf-8")
    page.open((paper,))
    wait_read(page, qtbot)
    wait_idle(runner, qtbot)

    assert focused(page) is page.fields.editors["symbol"]
    qtbot.keyClicks(focused(page), "05-KH/TU")
    qtbot.keyClick(focused(page), Qt.Key.Key_Return)
    assert focused(page) is page.fields.editors["issued_on"]
    entry = page.presenter.current.entry if page.presenter.current else None
    assert entry is not None
    assert entry.document.symbol == "05-KH/TU"
    assert entry.sureness["symbol"].word == "gõ tay"


def test_given_a_date_typed_wrong_when_registering_then_nothing_happens_and_the_field_has_the_cursor(
    page: IntakePage, office: Office, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    page.open((word_file(tmp_path),))
    wait_read(page, qtbot)
    field = page.fields.editors["issued_on"]
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "35/13/2026")
    qtbot.keyClick(field, Qt.Key.Key_Return, CONTROL)
    wait_idle(runner, qtbot)

    assert registered(office) == []
    assert focused(page) is field


def test_given_a_damaged_file_when_read_then_it_says_why_and_can_be_entered_by_hand(
    page: IntakePage, office: Office, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    page.open((damaged_file(tmp_path), word_file(tmp_path)))
    wait_read(page, qtbot)
    bad, good = page.presenter.queue.items
    assert bad.stage is Stage.FAILED
    assert good.stage is Stage.READY
    page.presenter.show(bad)
    assert "bao cao.pdf" in page._form.stateText.text()
    qtbot.mouseClick(page._form.stateByHandButton, Qt.MouseButton.LeftButton)
    assert page._form.work.currentWidget() is page._form.entryPage

    for key, value in (("doc_type", "Báo cáo"), ("issuer", "Huyện ủy"), ("subject", "kết quả quý III")):
        page.presenter.change(key, value)
    enter_after_looking(page, qtbot)
    qtbot.waitUntil(lambda: bad.stage is Stage.REGISTERED, timeout=LONG)
    wait_idle(runner, qtbot)
    document = office.incoming_document(office.incoming_ids(IncomingFilter())[0])
    assert (document.doc_type, document.issuer, document.files[0].name) == (
        "Báo cáo",
        "Huyện ủy",
        "bao cao.pdf",
    )
    assert page.presenter.current is good


def test_given_a_secret_mark_when_read_then_it_is_refused_and_nothing_of_it_is_kept(
    page: IntakePage, office: Office, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    page.open((secret_file(tmp_path),))
    wait_read(page, qtbot)
    item = page.presenter.queue.items[0]
    assert item.stage is Stage.REFUSED
    assert item.read is None and item.entry is None
    assert page._form.work.currentWidget() is page._form.statePage
    assert "117/2025/QH15" in page._form.stateText.text()
    assert not page._form.stateByHandButton.isVisible()
    qtbot.keyClick(focused(page), Qt.Key.Key_Return, CONTROL)
    wait_idle(runner, qtbot)
    assert registered(office) == []


def test_given_a_scan_when_filled_by_hand_then_it_is_entered_with_its_file(
    page: IntakePage, office: Office, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    page.open((scan_file(tmp_path),))
    wait_read(page, qtbot)
    wait_idle(runner, qtbot)
    assert "xin tự kiểm tra dấu mật trên trang 1.<br>Tệp là bản quét" in page._form.noteText.text()
    assert not page._form.textButton.isEnabled()
    for key, words in (
        ("symbol", "12-CV/TU"),
        ("issuer", "Tỉnh ủy Vĩnh Yên"),
        ("subject", "triệu tập hội nghị"),
    ):
        page.fields.focus(key)
        type_in(focused(page), words)
    page.fields.focus("doc_type")
    type_in(focused(page), "Công văn")
    enter_after_looking(page, qtbot)
    qtbot.waitUntil(lambda: registered(office) == ["12-CV/TU"], timeout=LONG)
    wait_idle(runner, qtbot)


def test_given_nothing_filled_when_registering_then_it_says_what_is_missing_and_goes_there(
    page: IntakePage, office: Office, runner: JobRunner, qtbot: QtBot
):
    page.open("hand")
    wait_idle(runner, qtbot)
    qtbot.keyClick(focused(page), Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: page._error.isVisible(), timeout=LONG)
    assert "loại văn bản" in page._error.text
    box = page.fields.editors["doc_type"]
    assert focused(page) is box or box.isAncestorOf(focused(page))


def test_given_a_document_that_is_there_already_when_registering_then_it_offers_the_one_there(
    page: IntakePage, office: Office, runner: JobRunner, recorded: Recorded, qtbot: QtBot, tmp_path: Path
):
    first = word_file(tmp_path)
    read = office.read(first)
    there = office.register(office.propose_entry(read), [first])
    page.open((pdf_file(tmp_path),))
    wait_read(page, qtbot)
    wait_idle(runner, qtbot)
    qtbot.keyClick(focused(page), Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: page._error.isVisible(), timeout=LONG)
    assert "đã có trong sổ" in page._error.text
    assert page._form.registerButton.isEnabled()
    qtbot.mouseClick(page._error.existing, Qt.MouseButton.LeftButton)
    assert recorded.visits == [("incoming", there.id)]


def test_given_words_selected_in_the_text_when_a_digit_is_pressed_then_that_field_is_filled(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    page.open((word_file(tmp_path),))
    wait_read(page, qtbot)
    wait_idle(runner, qtbot)
    item = page.presenter.current
    assert item is not None and item.entry is not None
    start = item.entry.text.index("Ban Tuyên giáo")
    paper = page.paper.text.text
    cursor = paper.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len("Ban Tuyên giáo"), cursor.MoveMode.KeepAnchor)
    paper.setTextCursor(cursor)
    qtbot.keyClick(paper, Qt.Key.Key_4)
    assert item.entry.document.issuer == "Ban Tuyên giáo"
    editor = page.fields.editors["issuer"]
    assert isinstance(editor, QLineEdit) and editor.text() == "Ban Tuyên giáo"
    assert item.entry.sureness["issuer"].span is not None


def test_given_a_due_date_changed_in_the_list_when_registered_then_the_register_has_it(
    page: IntakePage, office: Office, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    page.open((word_file(tmp_path),))
    wait_read(page, qtbot)
    wait_idle(runner, qtbot)
    row = page.lists.deadlines.rows[0]
    row.box.setFocus()
    qtbot.keyClick(row.box, Qt.Key.Key_Return)
    field = focused(page)
    assert isinstance(field, QLineEdit)
    field.selectAll()
    qtbot.keyClicks(field, "18/12/2026")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert focused(page) is row.box
    qtbot.keyClick(row.box, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: len(registered(office)) == 1, timeout=LONG)
    wait_idle(runner, qtbot)
    document = office.incoming_document(office.incoming_ids(IncomingFilter())[0])
    dues = [f"{o.due:%d/%m/%Y}" for o in document.obligations if o.kind is ObligationKind.DEADLINE and o.due]
    assert "18/12/2026" in dues


def select(page: IntakePage, words: str) -> None:
    text = page.paper.text.text
    start = form_of(page).text.index(words)
    text.setTextCursor(text._cursor(start, start + len(words)))
    text.setFocus()


def test_given_what_recognition_missed_when_selected_and_a_letter_pressed_then_it_is_work_or_a_deadline(
    page: IntakePage, office: Office, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    read_all(page, qtbot, word_file(tmp_path))
    before = len(form_of(page).ours), len(form_of(page).deadlines)
    select(page, SUBJECT)
    qtbot.keyClick(page.paper.text.text, Qt.Key.Key_V)
    named = focused(page)
    assert named.accessibleName() == "Đơn vị được giao"
    type_in(named, "Chi bộ Thôn Đông")
    qtbot.keyClick(named, Qt.Key.Key_Return)
    row = page.lists.work.rows[-1]
    assert focused(page) is row.box and "Chi bộ Thôn Đông" in row.box.accessibleName()

    select(page, SUBJECT)
    qtbot.keyClick(page.paper.text.text, Qt.Key.Key_H)
    qtbot.keyClicks(focused(page), "18/12/2026")
    qtbot.keyClick(focused(page), Qt.Key.Key_Return)
    select(page, "ngày 12 tháng 11 năm 2026")
    qtbot.keyClick(page.paper.text.text, Qt.Key.Key_H)
    assert focused(page) is page.lists.deadlines.rows[-1].box  # its date is known
    after = len(form_of(page).ours), len(form_of(page).deadlines)
    assert after == (before[0] + 1, before[1] + 2)

    qtbot.keyClick(focused(page), Qt.Key.Key_Return, CONTROL)
    wait_registered(office, qtbot, 1)
    wait_idle(runner, qtbot)
    kept = office.incoming_document(office.incoming_ids(IncomingFilter())[0]).obligations
    assert ("Chi bộ Thôn Đông", True) in [(o.unit, o.ours) for o in kept if o.text == SUBJECT]
    dues = [o.due for o in kept if o.kind is ObligationKind.DEADLINE]
    assert {date(2026, 12, 18), date(2026, 11, 12)} <= set(dues)


def test_given_an_assignment_read_with_the_wrong_unit_when_f2_is_pressed_then_another_can_be_named(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    read_all(page, qtbot, word_file(tmp_path))
    row = page.lists.work.rows[0]
    row.box.setFocus()
    qtbot.keyClick(row.box, Qt.Key.Key_F2)
    named = focused(page)
    assert isinstance(named, QLineEdit) and named.hasSelectedText()
    type_in(named, "Chi bộ Thôn Đoài")
    qtbot.keyClick(named, Qt.Key.Key_Return)
    assert form_of(page).ours[0].value.unit == "Chi bộ Thôn Đoài"
    assert focused(page) is page.lists.work.rows[0].box
    wait_idle(runner, qtbot)


def test_given_a_file_dropped_from_the_list_when_undone_then_it_is_read_again(
    page: IntakePage, runner: JobRunner, recorded: Recorded, qtbot: QtBot, tmp_path: Path
):
    page.open((word_file(tmp_path, 1), word_file(tmp_path, 2)))
    wait_read(page, qtbot)
    page.strip.setFocus()
    qtbot.keyClick(page.strip, Qt.Key.Key_Delete)
    assert len(page.presenter.queue.items) == 1
    recorded.undos[-1]()
    wait_read(page, qtbot)
    wait_idle(runner, qtbot)
    assert [item.stage for item in page.presenter.queue.items] == [Stage.READY, Stage.READY]


def test_given_later_when_pressed_then_the_form_stays_as_it_was_and_the_next_file_comes(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    page.open((word_file(tmp_path, 1), word_file(tmp_path, 2)))
    wait_read(page, qtbot)
    wait_idle(runner, qtbot)
    first = page.presenter.current
    page.presenter.change("note", "chờ bản giấy")
    qtbot.keyClick(focused(page), Qt.Key.Key_L, CONTROL)
    assert page.presenter.current is not first
    assert page.presenter.queue.items[-1] is first
    page.presenter.show(first)
    assert first is not None and first.entry is not None and first.entry.document.note == "chờ bản giấy"
