"""What small widgets promise: a toast waits for the hand, nothing shows as a window of its own or outlives its dialog."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.filter_bar import FoldingButton
from office_app.gui.widgets.labels import EmptyState
from office_app.gui.widgets.notices import Toast
from office_app.gui.widgets.template_list import TemplateList


@pytest.fixture
def toast(theme: ThemeController, qtbot: QtBot) -> Toast:
    host = QWidget()
    host.resize(900, 500)
    qtbot.addWidget(host)
    host.show()
    return Toast(theme, host)


def point_at(toast: Toast) -> None:
    at = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(at, at, toast.mapToGlobal(at)))
    toast.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)


def reach_by_key(toast: Toast) -> None:
    toast.window().activateWindow()
    toast._button.setFocus()


@pytest.mark.parametrize("hold", [point_at, reach_by_key])
def test_given_a_toast_with_undo_when_the_hand_is_on_it_then_it_stays_until_the_hand_is_gone(
    toast: Toast, hold: Callable[[Toast], None], qtbot: QtBot
):
    toast.say("Đã sáp nhập.", lambda: None)
    hold(toast)
    toast.go()
    assert toast.isVisible()
    toast.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    toast._button.clearFocus()
    toast.go()
    assert not toast.isVisible()


def test_given_something_to_undo_when_told_then_there_is_more_time_than_for_a_mere_word(toast: Toast):
    toast.say("Đã ghi.")
    word = toast._timer.remainingTime()
    toast.say("Đã ghi.", lambda: None)
    assert toast._timer.remainingTime() > 2 * word


def test_given_a_bar_at_the_foot_when_it_shows_then_the_toast_stands_over_it_as_long_as_it_is_there(
    toast: Toast, qtbot: QtBot
):
    host = toast.parentWidget()
    bar = QWidget(host)
    bar.setGeometry(200, 340, 500, 120)
    toast.say("Đã thêm 2 tệp.")
    home = toast.geometry()
    toast.stay_clear_of(bar)
    assert toast.geometry() == home and home.intersects(bar.geometry())
    bar.show()
    assert toast.geometry().bottom() < bar.geometry().top()
    toast.say("Đã thêm 3 tệp.")
    assert toast.geometry().bottom() < bar.geometry().top()
    bar.hide()
    assert toast.geometry().top() == home.top()
    bar.deleteLater()
    QApplication.sendPostedEvents(bar, QEvent.Type.DeferredDelete)
    toast.say("Đã thêm 4 tệp.")
    assert toast.isVisible()


class _Shown(QObject):
    """Collects the widgets that are shown as windows."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(watched)
        return False


def test_given_an_empty_page_with_a_button_when_made_then_no_window_of_its_own_is_shown(
    theme: ThemeController, qapp: QApplication, qtbot: QtBot
):
    seen = _Shown()
    qapp.installEventFilter(seen)
    page = EmptyState(theme, "users", "Chưa có đảng viên", "Nhập danh sách.", "Thêm đảng viên")
    qapp.removeEventFilter(seen)
    qtbot.addWidget(page)
    assert seen.windows == [] and not page.button.isHidden()


def test_given_a_closed_dialog_with_templates_when_the_text_size_changes_then_nothing_of_it_is_drawn(
    theme: ThemeController, qtbot: QtBot, qapp: QApplication
):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    QHBoxLayout(dialog).addWidget(TemplateList(theme))
    dialog.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with qtbot.captureExceptions() as wrong:
        theme.changed.emit()
    assert wrong == []


@pytest.mark.parametrize(("words", "short"), [("In sổ", True), ("Bốc thăm, in phiếu kiểm tra…", False)])
def test_given_little_room_when_a_button_gives_way_then_it_shows_words_that_tell_or_its_icon(
    words: str, short: bool, theme: ThemeController, qtbot: QtBot
):
    button = FoldingButton(words)
    button.setIcon(theme.icon("printer", "soft"))
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    assert not button.folded
    button.resize(button.width() - 8, button.height())  # «I…» tells nobody anything
    assert button.folded is short
