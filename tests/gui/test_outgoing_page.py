"""From a registered directive to an issued plan, with real widgets, printer and store."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.incoming import IncomingFilter
from office_app.domain.outgoing import OutgoingState
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.outgoing.edited_draft import HEAD
from office_app.gui.outgoing.outgoing_page import OutgoingPage
from office_app.gui.outgoing.task_model import DUE, WORK
from office_app.gui.widgets.filter_bar import FoldingButton
from office_app.gui.widgets.issue_dialog import IssueDialog
from tests.gui.conftest import Recorded
from tests.gui.intake_papers import SUBJECT
from tests.gui.outgoing_room import choose, draft, editing, key_with, page, wait_issued, wait_printed
from tests.gui.waiting import LONG, wait_idle

__all__ = ["draft", "editing", "page", "wait_issued"]

CONTROL = Qt.KeyboardModifier.ControlModifier


def words_of(path: Path) -> str:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*cells, *(paragraph.text for paragraph in document.paragraphs)])


def test_given_a_draft_when_edited_and_issued_then_files_tasks_and_campaign_are_there(
    editing: OutgoingPage,
    office: Office,
    draft: int,
    wait_issued: Callable[[], None],
    runner: JobRunner,
    recorded: Recorded,
    qtbot: QtBot,
    tmp_path: Path,
    shot: Callable[[QWidget, str], Path],
):
    page = editing
    choose(page, key_with(page, "Tài liệu"))
    page.pane.text.setFocus()
    page.pane.text.moveCursor(page.pane.text.textCursor().MoveOperation.End)
    page.pane.text.insertPlainText("\n- Tài liệu riêng của xã Thanh Lâm.")
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)
    shot(page, "outgoing-editor")
    assert page._form.issueButton.isEnabled(), page.pane.findings.words

    qtbot.mouseClick(page._form.issueButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.findChildren(IssueDialog)), timeout=LONG)
    dialog = page.findChildren(IssueDialog)[0]
    assert dialog.form.symbolLabel.text() == "01-KH/ĐU"
    dialog.form.number.setValue(5)
    assert dialog.form.symbolLabel.text() == "05-KH/ĐU"
    dialog.issued_on.set_date(date(2026, 11, 24))
    dialog.form.folder.setText(str(tmp_path / "phát hành"))
    qtbot.mouseClick(dialog.form.okButton, Qt.MouseButton.LeftButton)
    assert "các số 01 đến 04 bỏ trống" in dialog.form.wrongLabel.text()
    assert "còn ở sau hôm nay" in dialog.form.wrongLabel.text()
    qtbot.mouseClick(dialog.form.okButton, Qt.MouseButton.LeftButton)
    wait_issued()

    document = office.outgoing_document(draft)
    assert (document.state, document.symbol) == (OutgoingState.ISSUED, "05-KH/ĐU")
    assert document.issued_on == date(2026, 11, 24)
    files = {path.suffix: path for path in (tmp_path / "phát hành").iterdir()}
    assert set(files) == {".docx", ".pdf"}
    words = words_of(files[".docx"])
    assert "Tài liệu riêng của xã Thanh Lâm" in words
    assert SUBJECT.split(",")[0] in words
    assert files[".pdf"].read_bytes().startswith(b"%PDF")
    assert len(office.tasks()) == len(document.draft.tasks) > 0
    assert len(office.campaigns()) == 1
    assert recorded.toasts[-1].startswith("Đã phát hành 05-KH/ĐU, đã tạo")
    assert page._form.openCampaignButton.isVisible()
    assert page.editor.loaded is not None and page.editor.loaded.pages >= 1
    qtbot.waitUntil(lambda: 0 in page.issued.paper.pages._images, timeout=LONG)


def test_given_typing_when_it_pauses_then_the_printed_page_is_new_within_half_a_second(
    editing: OutgoingPage, runner: JobRunner, qtbot: QtBot
):
    page = editing
    choose(page, "0")
    page.pane.text.setFocus()
    for letter in "abc":
        qtbot.keyClicks(page.pane.text, letter)
    assert page.editor.edited is not None
    revision = page.editor.edited.revision
    qtbot.waitUntil(
        lambda: page.editor.printed is not None and page.editor.printed.revision == revision, timeout=2000
    )


def test_given_a_gap_left_open_when_checked_then_issuing_is_off_and_the_finding_leads_there(
    editing: OutgoingPage, runner: JobRunner, qtbot: QtBot
):
    page = editing
    wanted = key_with(page, "Tài liệu")
    choose(page, wanted)
    page.pane.text.insertPlainText("[số tài liệu] ")
    choose(page, HEAD)
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)
    assert not page._form.issueButton.isEnabled()
    must = page.editor.must_mend
    assert len(must) == 1 and "Còn chỗ chưa điền" in must[0].text
    page.pane.findings.jump_asked.emit(must[0])
    assert page.pane._key == wanted
    page.pane.undo()
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)
    assert page._form.issueButton.isEnabled()


def test_given_a_gap_typed_just_now_when_issuing_then_it_is_checked_before_the_number_is_asked(
    editing: OutgoingPage, runner: JobRunner, qtbot: QtBot
):
    page = editing
    choose(page, "0")
    page.pane.text.insertPlainText("[chưa điền] ")
    qtbot.mouseClick(page._form.issueButton, Qt.MouseButton.LeftButton)  # before the next printing
    wait_idle(runner, qtbot)
    assert not page.findChildren(IssueDialog)
    assert not page._form.issueButton.isEnabled()
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)


def test_given_ctrl_b_when_words_are_chosen_then_they_are_bold_and_plain_again(
    editing: OutgoingPage, qtbot: QtBot
):
    page = editing
    choose(page, "0")
    text = page.pane.text
    text.setFocus()
    whole = text.toPlainText()
    word = whole.split()[0]
    cursor = text.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(len(word), cursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    qtbot.keyClick(text, Qt.Key.Key_B, CONTROL)
    assert text.toPlainText() == f"**{word}**" + whole[len(word) :]
    qtbot.keyClick(text, Qt.Key.Key_B, CONTROL)
    assert text.toPlainText() == whole
    qtbot.keyClick(text, Qt.Key.Key_I, CONTROL)
    assert text.toPlainText().startswith(f"*{word}*")
    page.pane.undo()
    assert text.toPlainText() == whole
    qtbot.mouseClick(page._form.underlineButton, Qt.MouseButton.LeftButton)
    assert "__" in text.toPlainText()
    qtbot.keyClick(text, Qt.Key.Key_U, CONTROL)
    assert "__" not in text.toPlainText()


def test_given_changes_all_over_when_undone_and_redone_then_each_is_shown_where_it_was_made(
    editing: OutgoingPage, qtbot: QtBot, runner: JobRunner
):
    page, edited = editing, editing.editor.edited
    assert edited is not None
    before, second = edited.draft, key_with(page, "Tài liệu")
    choose(page, "0")
    page.pane.text.setFocus()
    qtbot.keyClicks(page.pane.text, "Nay ")
    choose(page, second)
    qtbot.keyClicks(page._form.heading, " khac")
    choose(page, HEAD)
    page._form.recipients.appendPlainText("Đài truyền thanh xã")
    page.pane.works.tasks.setData(page.pane.works.tasks.index(0, DUE), date(2026, 12, 1))
    page.pane.head.dated.set_date(date(2026, 11, 25))
    after = edited.draft

    places = []
    while edited.history.can_undo:
        qtbot.keyClick(page._form.subject, Qt.Key.Key_Z, CONTROL)
        places.append(page.pane._key)
    assert edited.draft == before
    assert [places[0], places[-1]] == [HEAD, "0"] and second in places
    assert page.pane.text.toPlainText() == before.sections[0].text
    assert page._form.recipients.toPlainText() == "\n".join(before.recipients)
    assert not page._form.undoButton.isEnabled()
    while edited.history.can_redo:
        qtbot.keyClick(page.pane.text, Qt.Key.Key_Y, CONTROL)
    assert edited.draft == after
    assert page.pane.head.dated.date == date(2026, 11, 25)
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)


def test_given_a_thousand_letters_when_undone_then_no_step_is_lost(
    editing: OutgoingPage, qtbot: QtBot, runner: JobRunner
):
    page, edited = editing, editing.editor.edited
    assert edited is not None
    choose(page, "0")
    before = edited.draft
    page.pane._print_later.setInterval(10_000)
    for number in range(250):
        page.pane.text.insertPlainText(f"c{number} ")
        page.pane.text.insertPlainText("\n")
    steps = 0
    while edited.history.can_undo:
        page.pane.undo()
        steps += 1
    assert steps >= 500 and edited.draft == before
    page.pane._print_later.setInterval(10)
    page.pane._touched()
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)


def test_given_a_section_removed_when_taken_back_then_it_stands_where_it_stood(
    editing: OutgoingPage, recorded: Recorded, qtbot: QtBot, runner: JobRunner
):
    page = editing
    assert page.editor.edited is not None
    before = [section.key for section in page.editor.edited.sections]
    choose(page, key_with(page, "Tài liệu"))
    qtbot.mouseClick(page._form.removeButton, Qt.MouseButton.LeftButton)
    assert len(page.editor.edited.sections) == len(before) - 1
    recorded.undos[-1]()
    assert [section.key for section in page.editor.edited.sections] == before
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)


def test_given_tasks_when_changed_and_removed_then_the_draft_has_what_is_left(
    editing: OutgoingPage, qtbot: QtBot, runner: JobRunner
):
    page = editing
    model, edited = page.pane.works.tasks, page.editor.edited
    assert edited is not None
    count = len(edited.draft.tasks)
    model.setData(model.index(0, WORK), "chuẩn bị hội trường")
    model.setData(model.index(0, DUE), date(2026, 12, 1))
    assert edited.draft.tasks[0].text == "chuẩn bị hội trường"
    assert edited.draft.tasks[0].due == date(2026, 12, 1)
    page.pane.works.table.selectRow(1)
    qtbot.mouseClick(page._form.removeTaskButton, Qt.MouseButton.LeftButton)
    assert len(edited.draft.tasks) == count - 1
    page._form.campaignBox.setChecked(False)
    assert edited.draft.campaign is None
    page._form.campaignBox.setChecked(True)
    assert edited.draft.campaign is not None and len(edited.draft.campaign.unit_ids) == 3
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)


def test_given_drafts_when_filtered_deleted_and_brought_back_then_the_list_follows(
    page: OutgoingPage, office: Office, draft: int, recorded: Recorded, runner: JobRunner, qtbot: QtBot
):
    page.open(None)
    wait_idle(runner, qtbot)
    assert page._model.rowCount() == 1
    page._issued_choice.setCurrentIndex(2)
    wait_idle(runner, qtbot)
    assert page._form.listStack.currentWidget() is page._form.emptyPage
    page._issued_choice.setCurrentIndex(0)
    wait_idle(runner, qtbot)
    page.table.selectRow(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    wait_idle(runner, qtbot)
    assert page._model.rowCount() == 0
    recorded.undos[-1]()
    wait_idle(runner, qtbot)
    assert page._model.rowCount() == 1
    assert office.incoming_ids(IncomingFilter())


def test_given_a_blank_letter_when_begun_then_its_editor_asks_for_subject_and_addressees(
    page: OutgoingPage, recorded: Recorded, runner: JobRunner, qtbot: QtBot
):
    page.open(None)
    page.listing.new("Công văn", "CV")
    wait_idle(runner, qtbot)
    room, new = recorded.visits[-1]
    assert room == "outgoing"
    page.open(new)
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)
    assert page.pane._key == HEAD
    assert page._form.addresseesPart.isVisible()
    assert "Chưa có trích yếu." in page.pane.findings.words
    assert not page._form.issueButton.isEnabled()


def test_given_a_narrow_line_over_the_list_when_shown_then_two_buttons_show_their_icons_alone(
    page: OutgoingPage,
):
    page.filter.resize(page.filter.minimumSizeHint())
    assert isinstance(page._clone, FoldingButton) and page._clone.folded
    assert page._clone.text() == "Lập lại"  # a screen reader says it all the same
    page.filter.resize(page.filter.sizeHint().width() + 100, 60)
    assert not page._clone.folded
