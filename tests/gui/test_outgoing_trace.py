"""Where a passage comes from: its line is marked, directive, place and sentence are told, and lead there."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.incoming import Span
from office_app.domain.outgoing import DraftSection, Finding, SourceMark
from office_app.domain.plan_trace import place_in
from office_app.domain.tasks import Task
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.outgoing.outgoing_page import OutgoingPage
from office_app.gui.room import RoomServices
from office_app.gui.tasks.tasks_page import TasksPage
from tests.gui.conftest import Recorded
from tests.gui.outgoing_room import choose, draft, editing, key_with, page, wait_printed
from tests.gui.waiting import LONG, wait_idle

__all__ = ["draft", "editing", "page"]
SENTENCE = "Các chi bộ hoàn thành việc học tập trước ngày 20/12/2026."
LINE = "- Các chi bộ hoàn thành việc học tập trước ngày 15/12/2026."


def traced(page: OutgoingPage, office: Office, draft: int, runner: JobRunner, qtbot: QtBot) -> int:
    kept = office.outgoing_document(draft).draft
    directive = office.incoming_document(kept.directive_ids[0])
    mark = SourceMark(SENTENCE, directive.id, directive.symbol, Span(len(directive.text) // 2, 0), LINE)
    section = DraftSection("0", "", 0, f"Một dòng của xã.\n{LINE}", (mark,))
    office.save_draft(replace(kept, sections=(section, *kept.sections[1:])))
    page.open(draft)
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)
    page.pane._choose("0")
    return directive.id or 0


def test_given_a_traced_line_when_edited_and_clicked_then_its_sentence_shows_and_leads_to_the_directive(
    page: OutgoingPage, office: Office, draft: int, recorded: Recorded, runner: JobRunner, qtbot: QtBot
):
    directive = traced(page, office, draft, runner, qtbot)
    text, form = page.pane.text, page._form
    assert not form.sourceBox.isVisible()
    ((line, top),) = text.marked_places()
    assert line == 1
    qtbot.mouseClick(text._gutter, Qt.MouseButton.LeftButton, pos=QPointF(8, top + 6).toPoint())
    assert form.sourceBox.isVisible() and SENTENCE in form.sourceText.text()
    assert "Dòng này lấy từ" in form.sourceTitle.text()
    text.moveCursor(text.textCursor().MoveOperation.Start)
    text.insertPlainText("Thêm một dòng.\n")
    page.pane._print()
    assert [line for line, _ in text.marked_places()] == [2]
    text.setTextCursor(type(text.textCursor())(text.document().findBlockByNumber(2)))
    qtbot.mouseClick(page.pane.source.open, Qt.MouseButton.LeftButton)
    assert recorded.visits[-1] == ("incoming", directive)
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)


def test_given_an_outline_of_a_long_plan_when_a_part_is_chosen_then_its_page_comes_into_view(
    editing: OutgoingPage, runner: JobRunner, qtbot: QtBot
):
    page = editing
    bar = page.pane.preview.pages.verticalScrollBar()
    assert bar.value() == 0
    choose(page, key_with(page, "Văn phòng Đảng ủy"))
    qtbot.waitUntil(lambda: bar.value() > 100, timeout=LONG)
    wait_idle(runner, qtbot)


def test_given_a_superseded_paper_when_found_then_it_is_told_on_top_until_it_is_mended(editing: OutgoingPage):
    found = Finding(True, "Văn bản số 20-QĐ/TW đã bị thay thế.", "0", "can_cu.het_hieu_luc")
    editing.pane.show_findings([found])
    assert editing.pane._notice.isVisible() and "20-QĐ/TW" in editing.pane._notice.text
    editing.pane.show_findings([])
    assert not editing.pane._notice.isVisible()


def test_given_a_directive_when_a_place_is_named_then_part_and_number_are_told():
    text = "Mở đầu\nI- MỤC ĐÍCH\n1. Một\nII. NỘI DUNG\n1. Đầu\n2. Hai\nCác chi bộ"
    assert place_in(text, text.index("Các chi bộ")) == "mục II.2"
    assert place_in(text, 3) == ""


def test_given_a_task_from_a_directive_when_chosen_then_its_sentence_shows_here_and_in_the_room_of_tasks(
    editing: OutgoingPage,
    office: Office,
    services: RoomServices,
    draft: int,
    recorded: Recorded,
    runner: JobRunner,
    qtbot: QtBot,
    shot: Callable[[QWidget, str], Path],
):
    kept = office.outgoing_document(draft).draft
    row = next(row for row, task in enumerate(kept.tasks) if task.source is not None)
    without = next((row for row, task in enumerate(kept.tasks) if task.source is None), None)
    mark = kept.tasks[row].source
    assert mark is not None and without is not None
    works = editing.pane.works
    assert works.source.isHidden()
    works.table.selectRow(row)
    assert not works.source.isHidden() and mark.symbol in works.source.title.text()
    assert mark.sentence[:40] in works.source.sentence.text()
    wait_idle(runner, qtbot)
    editing._form.middleScroll.ensureWidgetVisible(works.source)
    wait_idle(runner, qtbot)
    shot(editing, "task-source-editor")
    works.source.open.click()
    assert recorded.visits[-1] == ("incoming", kept.directive_ids[0])
    works.table.selectRow(without)
    assert works.source.isHidden()

    office.issue(kept, issued_on=office.today())
    room = TasksPage(office, services)
    qtbot.addWidget(room)
    room.resize(1140, 600)
    room.show()
    room.open(None)
    task = next(task for _, task in office.tasks() if task.title == kept.tasks[row].text)
    office.change_task(replace(task, title=f"{task.title} theo từng quý"))
    room.refresh()
    wait_idle(runner, qtbot)
    room.list.select_task(task.id or 0)
    qtbot.waitUntil(room.source.isVisible, timeout=LONG)
    assert mark.symbol in room.source.title.text() and mark.sentence[:40] in room.source.sentence.text()
    shot(room, "task-source-room")
    room.source.open.click()
    assert recorded.visits[-1] == ("incoming", kept.directive_ids[0])
    room.tasks._source_later.timeout.connect(room.tasks.begin)  # its source is on its way by then
    room.list.current_changed.emit(task.id)
    qtbot.waitUntil(lambda: room.tasks.form_open, timeout=LONG)
    wait_idle(runner, qtbot)
    assert room.source.isHidden()  # the one that is being added comes from nowhere yet
    room.tasks._source_later.timeout.disconnect(room.tasks.begin)
    room.tasks.close_form()
    office.add_task(Task(title="Việc tự ghi", unit="", due=None))
    room.refresh()
    wait_idle(runner, qtbot)
    own = next(task for _, task in office.tasks() if task.title == "Việc tự ghi")
    room.list.select_task(own.id or 0)
    qtbot.waitUntil(room.source.isHidden, timeout=LONG)
    wait_idle(runner, qtbot)
