"""Annexes in the editor: added, named, filled, turned, moved, removed, each undone; sheets and their layout."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.official_paper import PaperSize
from office_app.domain.outgoing import DraftAnnex
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.outgoing.outgoing_page import OutgoingPage
from office_app.gui.outgoing.table_dialog import TableDialog
from tests.gui.outgoing_room import choose, draft, editing, page, wait_printed
from tests.gui.waiting import wait_idle

__all__ = ["draft", "editing", "page"]


def annexes(page: OutgoingPage) -> list[DraftAnnex]:
    assert page.editor.edited is not None
    return list(page.editor.edited.draft.annexes)


def add(page: OutgoingPage, qtbot: QtBot, name: str) -> None:
    qtbot.mouseClick(page.pane.annexes.add, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page._form.heading, name)


def titles(page: OutgoingPage) -> list[str]:
    outline = page.pane.outline
    return [outline.item(row).text() for row in range(outline.count())]


def printed_words(page: OutgoingPage, office: Office) -> str:
    printed = page.editor.printed
    assert printed is not None
    words = office.pdf_page_words(printed.pdf, printed.pages - 1)
    return " ".join(word.text for word in words)


def test_given_a_plan_when_an_annex_with_a_table_is_added_then_it_is_printed_kept_and_issued_with_it(
    editing: OutgoingPage, office: Office, draft: int, runner: JobRunner, qtbot: QtBot
):
    assert editing.editor.printed is not None
    pages = editing.editor.printed.pages
    add(editing, qtbot, "Lich hoc tap cua cac chi bo")
    qtbot.mouseClick(editing.pane.annexes.table, Qt.MouseButton.LeftButton)
    assert editing.pane.text.toPlainText().startswith("| STT | Nội dung |")
    assert not editing._form.timelinePart.isVisible()  # its room is the annex's
    assert titles(editing)[-1] == "Phụ lục: Lich hoc tap cua cac chi bo"
    wait_printed(editing, qtbot)
    assert editing.editor.printed.pages == pages + 1
    words = printed_words(editing, office)
    assert "Phụ lục LICH HOC TAP" in words and "STT" in words and "(Kèm theo Kế hoạch số" in words
    assert editing.editor.saving.save_now()
    (kept,) = office.outgoing_document(draft).draft.annexes
    assert kept.heading == "Lich hoc tap cua cac chi bo" and kept.text == editing.pane.text.toPlainText()


def test_given_two_annexes_when_moved_turned_and_removed_then_they_are_counted_anew_and_undo_brings_each_back(
    editing: OutgoingPage, office: Office, runner: JobRunner, qtbot: QtBot
):
    for name, text in (("Mot", "- Viec mot."), ("Hai", "- Viec hai.")):
        add(editing, qtbot, name)
        editing.pane.text.insertPlainText(text)
    assert titles(editing)[-2:] == ["Phụ lục I: Mot", "Phụ lục II: Hai"]
    qtbot.mouseClick(editing._form.upButton, Qt.MouseButton.LeftButton)
    assert titles(editing)[-2:] == ["Phụ lục I: Hai", "Phụ lục II: Mot"]
    assert not editing.pane.annexes.landscape.isChecked()
    editing.pane.annexes.landscape.click()
    assert [annex.landscape for annex in annexes(editing)] == [True, False]
    qtbot.mouseClick(editing._form.removeButton, Qt.MouseButton.LeftButton)
    assert [annex.heading for annex in annexes(editing)] == ["Mot"]
    assert titles(editing)[-1] == "Phụ lục: Mot"
    editing.pane.undo()
    assert [annex.landscape for annex in annexes(editing)] == [True, False]
    assert editing._form.heading.text() == "Hai" and editing.pane.annexes.landscape.isChecked()
    editing.pane.undo()
    assert [annex.landscape for annex in annexes(editing)] == [False, False]
    editing.pane.undo()
    assert [annex.heading for annex in annexes(editing)] == ["Mot", "Hai"]
    while editing._form.undoButton.isEnabled():
        editing.pane.undo()
    assert not annexes(editing) and not any(title.startswith("Phụ lục") for title in titles(editing))
    while editing._form.redoButton.isEnabled():
        editing.pane.redo()
    assert [annex.heading for annex in annexes(editing)] == ["Mot"]


def test_given_an_annex_left_empty_when_checked_then_it_is_told_and_a_click_goes_there(
    editing: OutgoingPage, runner: JobRunner, qtbot: QtBot
):
    qtbot.mouseClick(editing.pane.annexes.add, Qt.MouseButton.LeftButton)
    wait_printed(editing, qtbot)
    wait_idle(runner, qtbot)
    findings = editing.editor.printed.findings if editing.editor.printed else ()
    found = next(one for one in findings if one.code == "phu_luc.ten")
    choose(editing, "0")
    assert not editing.pane.annexes.bar.isVisible() and editing._form.timelinePart.isVisible()
    editing.pane.findings.jump_asked.emit(found)
    assert editing.pane.annexes.bar.isVisible() and editing._form.heading.text() == ""
    assert editing.pane.outline.current_key == found.section


def test_given_an_annex_chosen_when_a_section_is_added_then_it_stands_with_the_sections(
    editing: OutgoingPage, qtbot: QtBot
):
    add(editing, qtbot, "Mot")
    qtbot.mouseClick(editing._form.addButton, Qt.MouseButton.LeftButton)
    assert editing.editor.edited is not None
    assert "m1" in [section.key for section in editing.editor.edited.sections[1:]]
    assert titles(editing)[-1] == "Phụ lục: Mot"


def test_given_an_invitation_when_opened_then_its_label_and_size_are_shown_and_can_be_changed_and_undone(
    page: OutgoingPage, office: Office, runner: JobRunner, qtbot: QtBot
):
    page.open(office.begin_paper("giay-moi"))
    wait_printed(page, qtbot)
    layout = page.pane.head.layout
    choose(page, "#head")
    assert layout.label.currentText() == "Kính mời" and layout.size.currentData() == PaperSize.A5
    layout.label.setCurrentText("Kính gửi")
    layout.size.setCurrentIndex(layout.size.findData(PaperSize.A4))
    assert page.editor.edited is not None
    changed = page.editor.edited.draft.layout
    assert (changed.addressee_label, changed.size) == ("Kính gửi", PaperSize.A4)
    page.pane.undo()
    page.pane.undo()
    assert layout.label.currentText() == "Kính mời" and layout.size.currentData() == PaperSize.A5


def test_given_a_sheet_when_opened_then_it_is_printed_but_neither_signed_nor_issued(
    page: OutgoingPage, office: Office, runner: JobRunner, qtbot: QtBot
):
    page.open(office.begin_week(office.today()))
    wait_printed(page, qtbot)
    choose(page, "#head")
    form = page._form
    assert form.subject.isVisible() and form.filesButton.isVisible()
    hidden: list[QPlainTextEdit] = [form.recipients, form.addressees]
    assert not any(part.isVisible() for part in (*hidden, form.signer, form.issueButton, form.stepButton))
    assert not any(part.isVisible() for part in (form.timelinePart, form.taskTitle, form.campaignPart))
    page.open(office.begin_paper("thong-bao"))
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)
    choose(page, "#head")
    shown = (form.recipients, form.signer, form.issueButton, form.stepButton, form.taskTitle)
    assert all(part.isVisible() for part in shown)


def test_given_a_table_in_the_text_when_changed_as_a_table_then_the_text_and_the_page_have_it_and_undo_takes_it_back(
    editing: OutgoingPage, office: Office, runner: JobRunner, qtbot: QtBot
):
    assert not editing.pane.tables.bar.isVisible()
    add(editing, qtbot, "Lich tuan")
    before = "Thời gian biểu:\n| Giờ | Nội dung |\n| :---: | --- |\n|= Thứ Hai |\n| 8 giờ | Giao ban |\nHết."
    editing.pane.text.setPlainText(before)
    qtbot.mouseClick(editing.pane.tables.button, Qt.MouseButton.LeftButton)
    dialog = next(one for one in editing.window().findChildren(TableDialog) if one.isVisible())
    table = dialog.table
    assert [table.columnSpan(row, 0) for row in range(3)] == [1, 2, 1]
    table.setCurrentCell(2, 0)
    for act in (dialog.add, dialog.add_across):
        qtbot.mouseClick(act, Qt.MouseButton.LeftButton)
    table.model().setData(table.model().index(3, 1), "Họp | chi bộ")
    table.model().setData(table.model().index(4, 0), "Thứ Ba")
    qtbot.mouseClick(dialog.up, Qt.MouseButton.LeftButton)  # nothing stays where it was before it
    qtbot.mouseClick(dialog.down, Qt.MouseButton.LeftButton)
    table.setCurrentCell(2, 0)
    qtbot.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    dialog.accept()
    rows = "| Giờ | Nội dung |\n| :---: | --- |\n|= Thứ Hai |\n|  | Họp \\| chi bộ |\n|= Thứ Ba |"
    assert editing.pane.text.toPlainText() == f"Thời gian biểu:\n{rows}\nHết."
    assert annexes(editing)[-1].text == editing.pane.text.toPlainText()
    wait_printed(editing, qtbot)
    assert "Họp | chi bộ" in printed_words(editing, office)
    editing.pane.undo()
    assert editing.pane.text.toPlainText() == before
    wait_idle(runner, qtbot)
