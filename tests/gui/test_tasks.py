"""Tasks by due date, changed where they stand."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from office_app.bootstrap import Office
from office_app.domain.tasks import Task, TaskState
from office_app.gui.room import RoomServices
from office_app.gui.tasks.new_task_dialog import NewTaskDialog
from office_app.gui.tasks.task_table import NOTE, STATE, TITLE
from office_app.gui.tasks.tasks_page import TasksPage

TODAY = date(2026, 11, 22)  # a Sunday: this week ends today


@pytest.fixture
def page(office: Office, services: RoomServices, qtbot) -> TasksPage:
    for title, unit, days in (
        ("Báo cáo kết quả học tập", "Văn phòng", -3),
        ("Thu bài thu hoạch", "Chi bộ Thôn Đông", 0),
        ("Gửi giấy triệu tập", "Văn phòng", 5),
        ("Tuyên truyền trên truyền thanh", "Ban Xây dựng Đảng", 40),
    ):
        office.add_task(Task(title=title, unit=unit, due=TODAY + timedelta(days)))
    office.add_task(Task(title="Rà soát danh sách", unit="", due=None))
    made = TasksPage(office, services)
    qtbot.addWidget(made)
    made.resize(1140, 600)
    made.show()
    made.open(None)
    return made


def shown(page: TasksPage) -> list[str]:
    return [str(page.model.index(row, TITLE).data()) for row in range(page.model.rowCount())]


def test_given_tasks_when_shown_then_they_stand_under_their_due_dates(page: TasksPage, qtmodeltester):
    assert shown(page) == [
        "Quá hạn",
        "Báo cáo kết quả học tập",
        "Tuần này",
        "Thu bài thu hoạch",
        "Tháng này",
        "Gửi giấy triệu tập",
        "Sau",
        "Tuyên truyền trên truyền thanh",
        "Không nêu thời hạn",
        "Rà soát danh sách",
    ]
    qtmodeltester.check(page.model)


def test_given_words_without_marks_when_typed_then_the_list_is_filtered(page: TasksPage, qtbot):
    page.bar.box.setText("trieu tap")
    qtbot.keyClick(page.bar.box, Qt.Key.Key_Return)
    assert shown(page) == ["Tháng này", "Gửi giấy triệu tập"]
    page.bar.box.clear()
    assert len(shown(page)) == 10


def test_given_a_link_from_overview_when_opened_then_only_the_late_ones_are_there(page: TasksPage):
    page.open("overdue")
    assert shown(page) == ["Quá hạn", "Báo cáo kết quả học tập"]


def test_given_a_task_when_space_is_pressed_twice_then_it_is_done_and_can_be_taken_back(
    page: TasksPage, office: Office, recorded, qtbot
):
    task_id = page.model.task(1).id  # type: ignore[union-attr]
    assert task_id is not None
    page.list.select_task(task_id)
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    assert page.presenter.task(task_id).state is TaskState.DOING  # type: ignore[union-attr]
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    assert "Báo cáo kết quả học tập" not in shown(page)
    done = {task.id: task for _, task in office.tasks()}[task_id]
    assert (done.state, done.done_on) == (TaskState.DONE, TODAY)
    recorded.undos[-1]()
    assert "Báo cáo kết quả học tập" in shown(page)


def test_given_a_task_done_by_keyboard_when_it_goes_then_the_next_one_is_chosen(page: TasksPage, qtbot):
    first = page.model.task(1)
    assert first is not None and first.id is not None
    page.list.select_task(first.id)
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    chosen = next(task for _, task in page._office.tasks() if task.id == page.list.current_task_id())
    assert chosen.title == "Thu bài thu hoạch"


def test_given_a_note_typed_in_place_when_confirmed_then_it_is_kept(page: TasksPage, office: Office, qtbot):
    index = page.model.index(1, NOTE)
    page.list.setCurrentIndex(index)
    page.list.edit(index)
    editor = page.list.indexWidget(index) or page.list.findChild(QWidget, "qt_editor")
    page.model.setData(index, "Đã xin ý kiến Thường trực")
    qtbot.waitUntil(lambda: any(task.note for _, task in office.tasks()))
    assert editor is None or editor is not page


def test_given_a_state_chosen_in_place_when_confirmed_then_the_group_follows(
    page: TasksPage, office: Office, recorded, qtbot
):
    page.model.setData(page.model.index(3, STATE), TaskState.DONE)
    qtbot.waitUntil(lambda: recorded.changes == 1)
    assert "Tuần này" not in shown(page)


def test_given_an_empty_list_when_shown_then_it_says_what_will_be_here(
    office: Office, services: RoomServices, qtbot
):
    page = TasksPage(office, services)
    qtbot.addWidget(page)
    page.show()
    page.open(None)
    assert page._empty.isVisible()
    assert page._empty.button.text() == "Thêm việc"


def test_given_the_dialog_when_the_date_is_wrong_then_it_cannot_be_added(theme, qtbot):
    dialog = NewTaskDialog(theme, ["Văn phòng"])
    qtbot.addWidget(dialog)
    assert not dialog.save.isEnabled()
    dialog.title.setText("Họp giao ban")
    assert dialog.save.isEnabled()
    dialog.due.setText("31/02/2027")
    assert not dialog.save.isEnabled()
    dialog.due.setText("28/2/2027")
    assert dialog.values == ("Họp giao ban", "", date(2027, 2, 28))


def test_look(page: TasksPage, shot: Callable[[QWidget, str], Path]):
    assert shot(page, "tasks").stat().st_size > 5000
