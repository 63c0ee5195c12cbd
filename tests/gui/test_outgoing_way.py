"""A draft on its way: what was found is mended or overruled, it is submitted, sent back, signed, issued, voided."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.outgoing import RETURN_REASONS, Finding, Mending, OutgoingState, Place, ReviewMark
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.outgoing.outgoing_page import OutgoingPage
from tests.gui.conftest import Recorded
from tests.gui.outgoing_room import choose, draft, editing, key_with, page, wait_printed
from tests.gui.waiting import wait_idle

__all__ = ["draft", "editing", "page"]


def click(widget: QWidget, words: str, qtbot: QtBot) -> None:
    """Click the button with these words inside ``widget``."""
    buttons = [b for b in widget.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    assert buttons, f"no button «{words}»"
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def words_in(widget: QWidget) -> str:
    return "\n".join(found.text() for found in widget.findChildren(QLabel))


def settle(page: OutgoingPage, runner: JobRunner, qtbot: QtBot) -> None:
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)


def test_given_a_red_finding_when_overruled_with_a_reason_then_it_is_kept_and_can_be_undone(
    editing: OutgoingPage, office: Office, draft: int, runner: JobRunner, qtbot: QtBot
):
    page, form = editing, editing._form
    choose(page, key_with(page, "Tài liệu"))
    page.pane.text.insertPlainText("[số tài liệu] ")
    settle(page, runner, qtbot)
    assert not form.issueButton.isEnabled()
    qtbot.mouseClick(form.findingsButton, Qt.MouseButton.LeftButton)
    click(page.pane.findings.list, "Cho qua…", qtbot)
    bar = page.strip.reason
    assert bar.isVisible() and not bar.ok.isEnabled()
    qtbot.keyClicks(bar.reason.lineEdit(), "da hoi y kien")
    qtbot.keyClick(bar.reason.lineEdit(), Qt.Key.Key_Return)
    assert not bar.isVisible()
    settle(page, runner, qtbot)
    assert page.leave()
    assert office.outgoing_document(draft).draft.overruled[0].reason == "da hoi y kien"
    page.pane.undo()
    assert page.editor.edited is not None and not page.editor.edited.draft.overruled
    settle(page, runner, qtbot)


def test_given_an_overruled_finding_when_shown_then_issuing_is_on_and_its_reason_is_told(
    editing: OutgoingPage, runner: JobRunner, qtbot: QtBot
):
    page = editing
    page.pane.show_findings([Finding(True, "Căn cứ chưa có trong sổ.", overruled="bản giấy, đã xem")])
    assert page._form.issueButton.isEnabled()
    qtbot.mouseClick(page._form.findingsButton, Qt.MouseButton.LeftButton)
    assert "bản giấy, đã xem" in words_in(page.pane.findings.list)
    assert any(b.text() == "Thôi cho qua" for b in page.pane.findings.list.findChildren(QPushButton))


def test_given_the_list_of_findings_when_escape_then_it_folds_and_the_paper_stays(
    editing: OutgoingPage, runner: JobRunner, qtbot: QtBot
):
    page = editing
    choose(page, "0")
    page.pane.text.insertPlainText("[chỗ trống] ")
    settle(page, runner, qtbot)
    qtbot.mouseClick(page._form.findingsButton, Qt.MouseButton.LeftButton)
    assert page.pane.findings.list.isVisible()
    qtbot.keyClick(page.pane.outline, Qt.Key.Key_Escape)
    assert not page.pane.findings.list.isVisible()
    assert page._form.stack.currentWidget() is page._form.editorPage


def test_given_a_draft_when_submitted_and_sent_back_then_the_reason_stands_in_its_history(
    editing: OutgoingPage, office: Office, draft: int, recorded: Recorded, runner: JobRunner, qtbot: QtBot
):
    page, form = editing, editing._form
    assert not form.returnButton.isVisible()
    choose(page, "0")
    page.pane.text.insertPlainText("Chưa lưu. ")
    qtbot.mouseClick(form.stepButton, Qt.MouseButton.LeftButton)
    settle(page, runner, qtbot)
    document = office.outgoing_document(draft)
    assert document.state is OutgoingState.SUBMITTED
    assert document.draft.sections[0].text.startswith("Chưa lưu. ")
    assert form.stepButton.text().replace("&", "") == "Đã ký"
    qtbot.mouseClick(form.returnButton, Qt.MouseButton.LeftButton)
    page.strip.reason.reason.setCurrentText(RETURN_REASONS[2])
    qtbot.mouseClick(page.strip.reason.ok, Qt.MouseButton.LeftButton)
    settle(page, runner, qtbot)
    assert office.outgoing_document(draft).state is OutgoingState.DRAFT
    words = words_in(page.strip.way)
    assert "Trả lại: thời hạn chưa phù hợp" in words and "Trình ký" in words
    assert recorded.changes >= 2


def test_given_a_signed_paper_when_a_scan_is_dropped_then_it_is_kept_and_a_text_file_is_refused(
    editing: OutgoingPage, office: Office, draft: int, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    page = editing
    for _ in range(2):
        qtbot.mouseClick(page._form.stepButton, Qt.MouseButton.LeftButton)
        settle(page, runner, qtbot)
    assert office.outgoing_document(draft).state is OutgoingState.SIGNED
    assert not page._form.stepButton.isVisible() and page._form.returnButton.isVisible()
    scan, other = tmp_path / "bản ký.pdf", tmp_path / "ghi chú.txt"
    scan.write_bytes(b"%PDF-1.4 signed")
    other.write_text("không phải bản ký")
    drop(page.strip.way, other)
    drop(page.strip.way, scan)
    settle(page, runner, qtbot)
    scans = office.outgoing_document(draft).scans
    assert [one.name for one in scans] == ["bản ký.pdf"]
    assert office.original_path(scans[0]).read_bytes() == scan.read_bytes()
    assert any("bản ký.pdf" in b.text() for b in page.strip.way.findChildren(QPushButton))


def test_given_a_draft_when_its_files_are_asked_for_then_they_lie_in_the_export_folder(
    editing: OutgoingPage, office: Office, recorded: Recorded, runner: JobRunner, qtbot: QtBot
):
    qtbot.mouseClick(editing._form.filesButton, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    endings = {path.suffix for path in office.export_folder.iterdir() if path.name.startswith("DU-THAO")}
    assert endings == {".docx", ".pdf"}
    assert "DOCX và PDF" in recorded.toasts[-1]


def test_given_a_finding_with_a_mending_when_helped_then_the_draft_is_mended_and_can_be_undone(
    editing: OutgoingPage, runner: JobRunner, qtbot: QtBot
):
    page, edited = editing, editing.editor.edited
    assert edited is not None
    before = edited.draft
    mending = Mending("Thêm vào Nơi nhận", Place.RECIPIENTS, "", "Ban Tổ chức Tỉnh ủy")
    page.pane.show_findings(
        [Finding(True, "Nơi nhận chưa có Ban Tổ chức Tỉnh ủy.", "recipients", mending=mending)]
    )
    qtbot.mouseClick(page._form.findingsButton, Qt.MouseButton.LeftButton)
    click(page.pane.findings.list, "Sửa giúp", qtbot)
    assert edited.draft == replace(before, recipients=("Ban Tổ chức Tỉnh ủy", *before.recipients))
    assert page._form.recipients.toPlainText().startswith("Ban Tổ chức Tỉnh ủy")
    page.pane.undo()
    assert edited.draft == before
    settle(page, runner, qtbot)


def submitted(page: OutgoingPage, runner: JobRunner, qtbot: QtBot) -> None:
    """Submit the draft that is open, then type into its first section."""
    choose(page, "0")
    qtbot.mouseClick(page._form.stepButton, Qt.MouseButton.LeftButton)
    settle(page, runner, qtbot)
    qtbot.keyClick(page.pane.text, Qt.Key.Key_X)


def answer(page: OutgoingPage, words: str, qtbot: QtBot) -> None:
    box = page.findChild(QMessageBox)
    assert box is not None and "sửa sẽ đưa về dự thảo" in box.text()
    click(box, words, qtbot)


def test_given_a_submitted_paper_when_typed_into_and_refused_then_it_stays_as_it_was_sent(
    editing: OutgoingPage, office: Office, draft: int, runner: JobRunner, qtbot: QtBot
):
    page = editing
    before = office.outgoing_document(draft).draft.sections
    submitted(page, runner, qtbot)
    answer(page, "Giữ nguyên", qtbot)
    settle(page, runner, qtbot)
    assert page.pane.text.toPlainText() == before[0].text
    assert page.leave()
    kept = office.outgoing_document(draft)
    assert (kept.state, kept.draft.sections) == (OutgoingState.SUBMITTED, before)


def test_given_a_submitted_paper_when_typed_into_and_agreed_then_it_is_a_draft_again_with_what_was_typed(
    editing: OutgoingPage, office: Office, draft: int, runner: JobRunner, qtbot: QtBot
):
    page = editing
    submitted(page, runner, qtbot)
    answer(page, "Sửa, đưa về dự thảo", qtbot)
    settle(page, runner, qtbot)
    qtbot.keyClick(page.pane.text, Qt.Key.Key_Y)
    settle(page, runner, qtbot)
    assert page.findChild(QMessageBox) is None
    assert page.leave()
    kept = office.outgoing_document(draft)
    assert kept.state is OutgoingState.DRAFT
    assert kept.draft.sections[0].text.startswith("xy")
    assert words_in(page.strip.way).count("Trả lại: sửa sau khi đã trình ký") == 1


def test_given_a_copied_plan_when_shown_then_what_to_look_at_again_is_marked_with_its_reason(
    editing: OutgoingPage, runner: JobRunner, qtbot: QtBot
):
    page, edited = editing, editing.editor.edited
    assert edited is not None
    mark = ReviewMark("0", "Số 9-NQ/TU", "văn bản của năm trước")
    page.pane.take_back(replace(edited.draft, reviews=(mark,)), "0")
    page.pane.text.insertPlainText("Theo Số 9-NQ/TU, không phải Số 9-NQ/TUV. ")
    formats = page.pane.text.document().firstBlock().layout().formats()
    marked = [(one.start, one.length) for one in formats if one.format.background().style()]
    assert (5, 10) in marked
    assert page.pane.text.review_at(8) == "văn bản của năm trước"
    assert page.pane.text.review_at(2) == page.pane.text.review_at(30) == ""
    settle(page, runner, qtbot)


def drop(target: QWidget, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    actions, button, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    target.dropEvent(QDropEvent(QPointF(5, 5), actions, data, button, none))
