"""The frame: going places, keys, drops, errors, and what is remembered."""

import time
from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt, QUrl
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout

from office_app.bootstrap import Office
from office_app.domain.errors.data_folder import DiskFullError
from office_app.gui.app import build_window
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
from office_app.gui.main_window import MainWindow
from office_app.gui.room import Command, RoomPage, RoomServices
from office_app.gui.room_stack import RoomEntry
from office_app.gui.rooms import LABELS
from office_app.gui.state_file import StateFile
from tests.gui.study_data import add_campaign, add_people
from tests.gui.waiting import LONG, drop_on


class PlainRoom(RoomPage):
    """Records what the window asks of it."""

    def __init__(self, name: str, services: RoomServices) -> None:
        super().__init__()
        self.services = services
        QVBoxLayout(self).addWidget(QLabel(name))
        self.opened: list[object] = []
        self.refreshed = 0
        self.lets_go = True

    def open(self, target: object) -> None:
        self.opened.append(target)

    def refresh(self) -> None:
        self.refreshed += 1

    def leave(self) -> bool:
        return self.lets_go


def plain_room(name: str, services: RoomServices) -> RoomPage:
    return PlainRoom(name, services)


@pytest.fixture
def window(theme: ThemeController, runner: JobRunner, qtbot) -> Iterator[MainWindow]:
    made = MainWindow(theme, runner, StateFile())
    qtbot.addWidget(made)
    names = {
        "overview": "Tổng quan",
        "incoming": "Văn bản đến",
        "tasks": "Theo dõi",
        "intake": "Nhận văn bản",
    }
    made.set_rooms(
        {
            key: RoomEntry(name, "inbox", partial(plain_room, name), key != "intake")
            for key, name in names.items()
        }
    )
    made.resize(1366, 768)
    made.start_rooms()
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)  # shortcuts work in the active window only
    yield made
    theme.set_zoom(100)


def room(window: MainWindow, key: str) -> PlainRoom:
    page = window.room(key)
    assert isinstance(page, PlainRoom)
    return page


def test_given_a_window_open_over_night_when_a_room_is_visited_then_it_reads_anew_once(window: MainWindow):
    window.now = lambda: datetime(2026, 11, 23, 16)
    window.go("overview")
    room = window.room("overview")
    assert isinstance(room, PlainRoom)
    window.go("tasks")
    before = room.refreshed
    window.go("overview")
    assert room.refreshed == before
    window.go("tasks")
    window.now = lambda: datetime(2026, 11, 24, 8)
    window.go("overview")
    window.go("overview")
    assert room.refreshed == before + 1


def test_given_places_visited_when_going_back_and_forward_then_each_comes_again(window: MainWindow, qtbot):
    window.go("incoming", 7)
    window.go("tasks", "overdue")
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.current_key == "incoming"
    assert room(window, "incoming").opened == [7, 7]
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.current_key == "overview"
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.current_key == "overview"
    window.forward()
    window.forward()
    assert window.current_key == "tasks"
    assert room(window, "tasks").opened[-1] == "overdue"


def test_given_something_open_in_a_room_when_it_is_visited_again_then_its_name_is_there(window: MainWindow):
    window.go("tasks")
    room(window, "tasks").crumb_changed.emit("Quá hạn")
    window.go("incoming")
    assert window._crumb.text() == ""
    window.go("tasks")
    assert window._crumb.text() == "›  Quá hạn"


def test_given_room_keys_when_pressed_then_rooms_open_and_the_side_bar_follows(window: MainWindow, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert window.current_key == "tasks"
    assert window.side_bar._buttons["tasks"].isChecked()
    assert not window.side_bar._buttons["overview"].isChecked()


def test_given_a_command_that_a_room_does_not_have_when_asked_then_the_window_says_so_and_goes_on(
    window: MainWindow, qtbot
):
    window.go("tasks", Command("không có"))
    qtbot.waitUntil(lambda: window.notice.isVisible())
    window.go("incoming", 7)
    assert room(window, "incoming").opened == [7]


def test_given_a_draft_not_fit_to_save_when_leaving_then_the_room_keeps_the_user(window: MainWindow):
    window.go("tasks")
    room(window, "tasks").lets_go = False
    window.side_bar._buttons["incoming"].click()
    assert window.current_key == "tasks"
    assert window.side_bar._buttons["tasks"].isChecked()
    assert not window.close()
    room(window, "tasks").lets_go = True


def test_given_words_when_searched_then_the_register_is_filtered_by_them(window: MainWindow, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    window.search.insert("nghị quyết")  # QTest types Latin letters only
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert window.current_key == "incoming"
    assert room(window, "incoming").opened == ["words:nghị quyết"]


def test_given_files_dropped_anywhere_when_let_go_then_the_intake_gets_them(
    window: MainWindow, tmp_path: Path
):
    path = tmp_path / "Kế hoạch.pdf"
    drop_on(window, [QUrl.fromLocalFile(str(path)), QUrl("https://example.org/a.pdf")], QPointF(10, 10))
    assert window.current_key == "intake"
    assert room(window, "intake").opened == [(path,)]


def test_given_data_changed_when_another_room_is_visited_then_it_reads_anew_once(window: MainWindow):
    tasks = room(window, "tasks")
    window.services.data_changed()
    window.go("tasks")
    window.go("overview")
    window.go("tasks")
    assert tasks.refreshed == 1


def test_given_a_room_that_writes_late_when_another_is_in_view_then_that_one_reads_anew_by_itself(
    window: MainWindow, qtbot
):
    overview, tasks = room(window, "overview"), room(window, "tasks")
    window.go("overview")
    assert isinstance(tasks, PlainRoom)
    for _ in range(3):  # a job of the room left ends, and writes in a row
        tasks.services.data_changed()
    qtbot.waitUntil(lambda: overview.refreshed == 1)
    overview.services.data_changed()
    window.go("tasks")  # its own writing was not news to it, that of the other is
    assert (overview.refreshed, tasks.refreshed) == (1, 1)
    window.services.data_changed()  # work behind the rooms
    qtbot.waitUntil(lambda: tasks.refreshed == 2)
    qtbot.wait(300)
    assert (overview.refreshed, tasks.refreshed) == (1, 2)  # each once, and nothing while all rest
    window.services.data_changed()
    tasks.services.data_changed()  # the room in view writes before it has read the other's
    qtbot.waitUntil(lambda: tasks.refreshed == 3)


def test_given_a_question_open_over_a_room_when_others_write_then_it_reads_anew_once_answered(
    window: MainWindow, qtbot
):
    overview = room(window, "overview")
    question = QDialog(window)
    question.open()
    qtbot.waitUntil(question.isVisible)
    window.services.data_changed()
    qtbot.wait(300)
    assert overview.refreshed == 0
    question.reject()
    qtbot.waitUntil(lambda: overview.refreshed == 1)


def test_given_an_error_when_shown_then_it_speaks_vietnamese_and_goes_with_the_place(window: MainWindow):
    window.services.show_error(DiskFullError(folder="D:"))
    assert "đã đầy" in window.notice.text
    assert window.notice.isVisible()
    window.go("tasks")
    assert not window.notice.isVisible()


def test_given_an_error_when_something_went_well_later_then_it_goes_and_stays_beside_what_is_told_with_it(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
):
    window.services.show_error(DiskFullError(folder="D:"))
    window.services.toast("Đã ghi 3 tệp.", None)
    assert window.notice.isVisible()
    told = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: told + 5)
    window.services.toast("Đã ghi tệp thứ tư.", None)
    assert not window.notice.isVisible()


def test_given_a_room_that_is_not_there_yet_when_visited_then_the_others_still_work(window: MainWindow):
    def missing(_services: object) -> RoomPage:
        raise ModuleNotFoundError("No module", name="office_app.gui.reports.reports_page")

    entry = partial(plain_room, "Theo dõi")
    window.set_rooms(
        {"tasks": RoomEntry("Theo dõi", "inbox", entry), "reports": RoomEntry("Báo cáo", "inbox", missing)}
    )
    window.go("reports")
    assert window.current_key == "reports"
    window.go("tasks")
    assert window.current_key == "tasks"


def test_given_the_side_bar_when_narrowed_then_it_stays_so_next_time(
    theme: ThemeController, runner: JobRunner, window: MainWindow, tmp_path: Path, qtbot
):
    state = StateFile(tmp_path / "window.ini")
    window.use_state(state)
    assert not window.side_bar.narrow
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert window.side_bar.narrow
    window.close()
    again = MainWindow(theme, runner, StateFile())
    qtbot.addWidget(again)
    again.resize(1366, 768)
    again.use_state(StateFile(tmp_path / "window.ini"))
    assert again.side_bar.narrow


def test_given_zoom_keys_when_pressed_then_everything_grows(window: MainWindow, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert window.theme.zoom == 110
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert window.theme.zoom == 100


def test_given_something_deleted_when_undone_from_the_toast_then_it_is_taken_back_once(window: MainWindow):
    undone: list[int] = []
    window.services.toast("Đã xóa dự thảo.", lambda: undone.append(1))
    assert window.toast.isVisible()
    window.toast._button.click()
    window.toast._button.click()
    assert undone == [1]
    assert not window.toast.isVisible()


def test_given_an_open_office_when_the_window_is_built_then_overview_counts_and_name_are_there(
    office: Office, theme: ThemeController, runner: JobRunner, qtbot
):
    window = build_window(office, theme, runner)
    qtbot.addWidget(window)
    window.show()
    assert window.current_key == "overview"
    assert window.windowTitle() == "Văn phòng Đảng ủy: Xã Thanh Lâm · tỉnh Thái Nguyên"
    qtbot.waitUntil(lambda: not runner.jobs, timeout=LONG)
    assert (office.folder / "backups").is_dir()


@pytest.mark.parametrize(
    "key", ["incoming", "outgoing", "tasks", "study", "reports", "organisation", "settings"]
)
def test_given_a_room_when_visited_then_the_keyboard_is_in_it(
    key: str, office: Office, theme: ThemeController, runner: JobRunner, qtbot
):
    add_people(office, ["Chi bộ Thôn Đông"], each=3)
    add_campaign(office, start=date(2026, 11, 16))
    window = build_window(office, theme, runner)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.go(key)
    page = window.room(key)
    qtbot.waitUntil(lambda: not runner.jobs, timeout=30000)

    focus = window.focusWidget()
    assert focus is not page and page.isAncestorOf(focus)
    assert page.keyboard_home() in (None, focus)


def test_given_a_button_with_the_focus_when_enter_is_pressed_then_it_acts(window: MainWindow, qtbot):
    button = QPushButton("Nhập")
    button.setParent(room(window, "overview"))
    button.show()
    button.setFocus()
    with qtbot.waitSignal(button.clicked, timeout=1000):
        qtbot.keyClick(button, Qt.Key.Key_Return)


def test_given_a_field_that_hands_the_keyboard_to_a_button_when_enter_is_pressed_then_the_button_waits(
    window: MainWindow, qtbot
):
    field, button = QLineEdit(room(window, "overview")), QPushButton("Vào sổ", room(window, "overview"))
    field.show()
    button.show()
    field.returnPressed.connect(button.setFocus)
    field.setFocus()
    with qtbot.assertNotEmitted(button.clicked, wait=200):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.focusWidget() is button
    with qtbot.waitSignal(button.clicked, timeout=1000):
        qtbot.keyClick(button, Qt.Key.Key_Return)


@pytest.mark.parametrize("key", [*LABELS])
def test_given_a_small_screen_when_a_room_is_visited_then_it_fits(
    key: str, office: Office, theme: ThemeController, runner: JobRunner, qtbot
):
    add_people(office, ["Chi bộ Thôn Đông"], each=3)
    add_campaign(office, start=date(2026, 11, 16))
    window = build_window(office, theme, runner)
    qtbot.addWidget(window)
    window.resize(1024, 700)
    window.show()
    window.go(key, "hand" if key == "intake" else None)
    qtbot.waitUntil(lambda: not runner.jobs, timeout=LONG)
    assert window.minimumSizeHint().width() <= 1024
    areas = [area for area in window.findChildren(QScrollArea) if area.isVisible()]
    assert [area.objectName() for area in areas if area.horizontalScrollBar().maximum()] == []
