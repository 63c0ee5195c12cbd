"""What is typed into a draft is stored by itself, also where the store refused at first."""

import sqlite3
from contextlib import closing

from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.outgoing.edited_draft import HEAD
from office_app.gui.outgoing.outgoing_page import OutgoingPage
from tests.gui.outgoing_room import choose, draft, editing, page, wait_printed
from tests.gui.waiting import LONG, wait_idle

__all__ = ["draft", "editing", "page"]


def test_given_changes_when_the_room_is_left_then_they_are_stored(
    editing: OutgoingPage, office: Office, draft: int, runner: JobRunner, qtbot: QtBot
):
    page = editing
    choose(page, HEAD)
    page._form.subject.setPlainText("học tập Nghị quyết số 71-NQ/TW ở xã")
    page._form.recipients.appendPlainText("Đài truyền thanh xã")
    assert page.editor.saving.dirty
    assert page.leave()
    stored = office.outgoing_document(draft).draft
    assert stored.subject == "học tập Nghị quyết số 71-NQ/TW ở xã"
    assert stored.recipients[-1] == "Đài truyền thanh xã"
    assert not page.editor.saving.dirty
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)


def test_given_changes_when_some_seconds_pass_then_they_are_stored_by_themselves(
    editing: OutgoingPage, office: Office, draft: int, qtbot: QtBot, runner: JobRunner
):
    page = editing
    page.editor.saving._later.setInterval(50)
    choose(page, "0")
    page.pane.text.insertPlainText("Tự lưu. ")
    qtbot.waitUntil(lambda: not page.editor.saving.dirty, timeout=LONG)
    assert office.outgoing_document(draft).draft.sections[0].text.startswith("Tự lưu. ")
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)


def test_given_a_store_that_refuses_when_it_takes_again_then_the_draft_is_stored_unasked_and_the_strip_goes(
    editing: OutgoingPage, office: Office, draft: int, qtbot: QtBot, runner: JobRunner
):
    page, saving = editing, editing.editor.saving
    saving._later.setInterval(20)
    saving._again.setInterval(300)
    with closing(sqlite3.connect(office.folder / "office.db")) as store:
        store.execute(
            "CREATE TRIGGER refuse BEFORE UPDATE ON outgoing_documents BEGIN SELECT RAISE(FAIL, 'full'); END"
        )
        choose(page, "0")
        page.pane.text.insertPlainText("Gõ khi đĩa đầy. ")
        qtbot.waitUntil(page._error.isVisible, timeout=LONG)
        assert saving.dirty and page._form.savedLabel.text() == "Chưa lưu…"
        store.execute("DROP TRIGGER refuse")
    qtbot.waitUntil(lambda: not page._error.isVisible(), timeout=LONG)
    assert not saving.dirty and page._form.savedLabel.text() == "Đã lưu dự thảo"
    assert office.outgoing_document(draft).draft.sections[0].text.startswith("Gõ khi đĩa đầy. ")
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)
