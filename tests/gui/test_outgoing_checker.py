"""The real checker in the editor: found while writing, mended at a click, overruled with a reason, issued so."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.outgoing import OutgoingState
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.outgoing.outgoing_page import OutgoingPage
from office_app.gui.widgets.issue_dialog import IssueDialog
from tests.gui.outgoing_room import choose, draft, editing, key_with, page, wait_issued, wait_printed
from tests.gui.waiting import LONG, wait_idle

__all__ = ["draft", "editing", "page", "wait_issued"]

REASON = "cấp trên ghi như vậy, đã hỏi lại"


def write(page: OutgoingPage, words: str, runner: JobRunner, qtbot: QtBot) -> str:
    """Add a line to the section of materials and return the section's key."""
    key = key_with(page, "Tài liệu")
    choose(page, key)
    page.pane.text.moveCursor(page.pane.text.textCursor().MoveOperation.End)
    page.pane.text.insertPlainText(f"\n{words}")
    settle(page, runner, qtbot)
    return key


def settle(page: OutgoingPage, runner: JobRunner, qtbot: QtBot) -> None:
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)


def row_of(page: OutgoingPage, words: str) -> QWidget:
    """Return the line of the list that tells the finding."""
    if not page.pane.findings.list.isVisible():
        page._form.findingsButton.click()
    told = [one for one in page.pane.findings.list.findChildren(QLabel) if words in one.text()]
    assert told, page.pane.findings.words
    row = told[0].parentWidget()
    assert row is not None
    return row


def press(row: QWidget, words: str, qtbot: QtBot) -> None:
    button = next(one for one in row.findChildren(QPushButton) if one.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_given_an_impossible_base_when_overruled_then_the_plan_is_issued_with_the_reason_kept(
    editing: OutgoingPage,
    office: Office,
    draft: int,
    wait_issued: Callable[[], None],
    runner: JobRunner,
    qtbot: QtBot,
    tmp_path: Path,
    shot: Callable[[QWidget, str], Path],
):
    page = editing
    write(page, "- Chỉ thị số 56-KH/TU của Tỉnh ủy Vĩnh Yên.", runner, qtbot)
    wrong = "ký hiệu KH là kế hoạch"
    assert not page._form.issueButton.isEnabled()
    assert [one.code for one in page.editor.must_mend] == ["can_cu.khac_loai"]

    press(row_of(page, wrong), "Cho qua…", qtbot)
    written = page.strip.reason.reason.lineEdit()
    assert written is not None
    written.insert(REASON)
    qtbot.keyClick(written, Qt.Key.Key_Return)
    settle(page, runner, qtbot)
    row = row_of(page, wrong)
    assert any(REASON in one.text() for one in row.findChildren(QLabel))
    assert page._form.issueButton.isEnabled() and not page.editor.must_mend
    shot(page, "outgoing-overruled")

    press(row, "Thôi cho qua", qtbot)
    settle(page, runner, qtbot)
    assert not page._form.issueButton.isEnabled()
    page.pane.undo()
    settle(page, runner, qtbot)
    assert page._form.issueButton.isEnabled()

    qtbot.mouseClick(page._form.issueButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.findChildren(IssueDialog)), timeout=LONG)
    dialog = page.findChildren(IssueDialog)[0]
    dialog.form.folder.setText(str(tmp_path / "phát hành"))
    qtbot.mouseClick(dialog.form.okButton, Qt.MouseButton.LeftButton)
    assert "Chủ nhật" in dialog.form.wrongLabel.text()  # today; issued all the same
    qtbot.mouseClick(dialog.form.okButton, Qt.MouseButton.LeftButton)
    wait_issued()
    issued = office.outgoing_document(draft)
    assert issued.state is OutgoingState.ISSUED
    assert [one.reason for one in issued.draft.overruled] == [REASON]
    assert issued.draft.overruled[0].finding.startswith("can_cu.khac_loai|")


def test_given_a_sunday_in_the_text_when_mended_at_a_click_then_undo_brings_it_back(
    editing: OutgoingPage, runner: JobRunner, qtbot: QtBot
):
    page = editing
    key = write(page, "- Tổ chức hội nghị ngày 06/12/2026.", runner, qtbot)
    press(row_of(page, "Ngày 06/12/2026 là Chủ nhật"), "Sửa giúp", qtbot)
    settle(page, runner, qtbot)
    assert page.pane._key == key
    assert "hội nghị ngày 04/12/2026" in page.pane.text.toPlainText()
    assert not [words for words in page.pane.findings.words if "06/12/2026" in words]
    page.pane.undo()
    settle(page, runner, qtbot)
    assert "hội nghị ngày 06/12/2026" in page.pane.text.toPlainText()


def test_given_a_name_twice_among_recipients_when_mended_then_one_line_is_left(
    editing: OutgoingPage, runner: JobRunner, qtbot: QtBot
):
    page = editing
    names = page._form.recipients.toPlainText()
    last = names.splitlines()[-1]
    page._form.recipients.setPlainText(f"{names}\n{last}")
    settle(page, runner, qtbot)
    press(row_of(page, f"Nơi nhận có «{last}» hai lần"), "Sửa giúp", qtbot)
    settle(page, runner, qtbot)
    assert page._form.recipients.toPlainText() == names


def test_given_an_impossible_day_when_shown_then_the_day_itself_is_selected(
    editing: OutgoingPage, runner: JobRunner, qtbot: QtBot
):
    page = editing
    key = write(page, "- Chốt số liệu ngày 31/02/2027 và gửi đi.", runner, qtbot)
    choose(page, "0")
    press(row_of(page, "Không có ngày 31/02/2027"), "Đến chỗ sửa", qtbot)
    assert page.pane._key == key
    assert page.pane.text.textCursor().selectedText() == "31/02/2027"


def test_given_doubles_in_an_annex_when_mended_then_the_annex_is_shown_so(
    editing: OutgoingPage, runner: JobRunner, qtbot: QtBot
):
    page = editing
    press(page, "Thêm phụ lục", qtbot)
    page.pane.text.setPlainText("1. Chi bộ xóm Đông\n1. Chi bộ xóm Đoài")
    settle(page, runner, qtbot)
    press(row_of(page, "Điểm 1. ở"), "Sửa giúp", qtbot)
    settle(page, runner, qtbot)
    assert page.pane.text.toPlainText() == "1. Chi bộ xóm Đông\n2. Chi bộ xóm Đoài"
