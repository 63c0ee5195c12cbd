"""The list of tasks: groups, filters, words for how near the day is, cells typed into."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QToolTip, QWidget

from office_app.bootstrap import Office
from office_app.domain.task_filter import Show
from office_app.domain.tasks import Task, TaskState
from office_app.gui.room import RoomServices
from office_app.gui.tasks.task_table import DUE, NEAR, NOTE, STATE, TITLE
from office_app.gui.tasks.tasks_page import TasksPage
from office_app.gui.widgets.date_field import DateField
from tests.gui.tasks_room import TODAY, page, settled, shown, task_of

__all__ = ["page"]  # the fixture
LEFT = Qt.MouseButton.LeftButton


def test_given_three_lines_of_text_in_a_task_when_shown_then_none_is_cut(page: TasksPage, qtbot):
    qtbot.keyClick(page.list, Qt.Key.Key_Insert)
    field = page.tasks.form.text
    field.setPlainText("Một dòng\nhai dòng\nba dòng")
    assert field.isVisible()
    last = field.blockBoundingGeometry(field.document().lastBlock()).translated(field.contentOffset())
    assert last.bottom() <= field.viewport().height()


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
    qtmodeltester.check(page.tasks.model)


def test_given_a_task_in_the_middle_when_home_and_end_are_pressed_then_the_first_and_last_task_are_current(
    page: TasksPage, office: Office, qtbot
):
    page.list.select_task(task_of(office, "Gửi giấy").id or 0)
    for key, title in ((Qt.Key.Key_End, "Rà soát danh sách"), (Qt.Key.Key_Home, "Báo cáo kết quả")):
        qtbot.keyClick(page.list, key)
        assert page.list.selected_ids() == [task_of(office, title).id]


def test_given_tasks_of_every_standing_when_shown_then_each_says_how_near_or_how_it_was_kept(
    page: TasksPage, office: Office, qtbot
):
    for title, done_on in (("Xong sớm", TODAY - timedelta(4)), ("Xong muộn", TODAY - timedelta(1))):
        office.add_task(Task(title, "", TODAY - timedelta(3), TaskState.DONE, done_on=done_on))
    office.add_task(Task("Bỏ", "", TODAY, TaskState.DROPPED), "không còn cần")
    office.add_task(Task("Không hạn", "", None, TaskState.DONE, done_on=TODAY))
    page.tasks.show_only(Show.ALL)
    page.refresh()
    settled(page, qtbot)
    model = page.tasks.model
    words = {shown(page)[row]: model.index(row, NEAR).data() for row in range(model.rowCount())}
    assert {title: words[title] for title in words if words[title]} == {
        "Báo cáo kết quả học tập": "quá 3 ngày",
        "Thu bài thu hoạch": "hôm nay",
        "Gửi giấy triệu tập": "còn 5 ngày",
        "Tuyên truyền trên truyền thanh": "còn 40 ngày",
        "Rà soát danh sách": "không nêu hạn",
        "Xong sớm": "xong đúng hạn",
        "Xong muộn": "xong chậm 2 ngày",
        "Bỏ": "thôi thực hiện",
        "Không hạn": "xong 22/11/2026",
    }
    row = model.row_of(task_of(office, "Gửi giấy").id or 0)
    assert row is not None
    tip = model.index(row, NEAR).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "Hạn Thứ Sáu, 27/11/2026: còn 5 ngày (4 ngày làm việc)"  # 24/11 is a public holiday


def test_given_words_without_marks_when_typed_then_the_list_is_filtered(page: TasksPage, qtbot):
    page.tasks.bar.box.setText("trieu tap")
    qtbot.keyClick(page.tasks.bar.box, Qt.Key.Key_Return)
    assert shown(page) == ["Tháng này", "Gửi giấy triệu tập"]
    page.tasks.bar.box.clear()
    assert len(shown(page)) == 10


def test_given_a_link_from_overview_when_opened_then_only_the_late_ones_are_there(page: TasksPage, qtbot):
    page.open("overdue")
    settled(page, qtbot)
    assert shown(page) == ["Quá hạn", "Báo cáo kết quả học tập"]


def test_given_a_note_typed_in_place_when_confirmed_then_it_is_kept(page: TasksPage, office: Office, qtbot):
    index = page.tasks.model.index(1, NOTE)
    page.list.setCurrentIndex(index)
    page.list.edit(index)
    editor = page.list.indexWidget(index) or page.list.findChild(QWidget, "qt_editor")
    page.tasks.model.setData(index, "Đã xin ý kiến Thường trực")
    qtbot.waitUntil(lambda: any(task.note for _, task in office.tasks()))
    assert editor is None or editor is not page


def test_given_a_day_that_is_none_typed_in_place_when_entered_then_the_cell_stays_open_and_says_so(
    page: TasksPage, office: Office, qtbot
):
    due = task_of(office, "Gửi giấy").due
    row = page.tasks.model.row_of(task_of(office, "Gửi giấy").id or 0)
    index = page.tasks.model.index(row or 0, DUE)
    page.list.setCurrentIndex(index)
    page.list.edit(index)
    (editor,) = page.list.findChildren(DateField)
    for typed, why in (
        ("31/2/2027", "«31/2/2027» không phải là ngày"),
        ("1/1/2206", "năm phải từ 1900 đến 2076"),
    ):
        editor.selectAll()
        qtbot.keyClicks(editor, typed)
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        assert editor.isVisible() and why in QToolTip.text()
    another = page.tasks.model.index(page.tasks.model.row_of(task_of(office, "Thu bài").id or 0) or 0, TITLE)
    at = page.list.viewport().mapTo(page.window(), page.list.visualRect(another).center())
    QTest.mousePress(page.window().windowHandle(), LEFT, pos=at)
    QTest.qWait(50)
    QTest.mouseRelease(page.window().windowHandle(), LEFT, pos=at)
    qtbot.waitUntil(lambda: "Ngày cũ vẫn giữ nguyên" in QToolTip.text())
    settled(page, qtbot)
    assert page.tasks.form_open and "Ngày cũ vẫn giữ nguyên" in QToolTip.text()
    assert task_of(office, "Gửi giấy").due == due
    page.list.edit(index)
    (editor,) = [one for one in page.list.findChildren(DateField) if one.isVisible()]
    editor.setText("1/1/2027")
    page.list.itemDelegate().setModelData(editor, page.tasks.model, index)
    qtbot.waitUntil(lambda: task_of(office, "Gửi giấy").due == date(2027, 1, 1))


def test_given_columns_that_move_under_the_mouse_when_released_then_no_state_is_offered(
    page: TasksPage, office: Office, qtbot
):
    row = page.tasks.model.row_of(task_of(office, "Gửi giấy").id or 0) or 0
    place = page.list.visualRect(page.tasks.model.index(row, DUE)).center()
    qtbot.mousePress(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    for column in range(DUE, STATE):  # as the form at the right does when it opens
        page.list.setColumnWidth(column, 1)
    at = page.list.visualRect(page.tasks.model.index(row, STATE)).center()
    qtbot.mouseRelease(page.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert not page.list.findChildren(QComboBox)
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.list.findChildren(QComboBox)


def test_given_a_state_chosen_in_place_when_confirmed_then_the_group_follows(
    page: TasksPage, office: Office, recorded, qtbot
):
    page.tasks.model.setData(page.tasks.model.index(3, STATE), TaskState.DONE)
    qtbot.waitUntil(lambda: recorded.changes == 1)
    assert "Tuần này" not in shown(page)


def test_given_an_empty_list_when_shown_then_it_says_what_will_be_here(
    office: Office, services: RoomServices, qtbot
):
    page = TasksPage(office, services)
    qtbot.addWidget(page)
    page.show()
    page.open(None)
    settled(page, qtbot)
    assert page.tasks.empty.isVisible()
    assert page.tasks.empty.button.text() == "Thêm việc"


def test_look(page: TasksPage, shot: Callable[[QWidget, str], Path]):
    assert shot(page, "tasks").stat().st_size > 5000
