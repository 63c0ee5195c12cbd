"""One walk through every room: a screen reader has a name for each control, and all of it fits a screen at 200 %."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QCalendarWidget,
    QComboBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)

from office_app.bootstrap import Office
from office_app.gui.app import build_window
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
from office_app.gui.rooms import LABELS
from office_app.gui.study.study_page import StudyPage

_SMALLEST = (960, 540)  # 1920 × 1080 at 200 %
_SPEAK_FOR_THEIR_PARTS = (QComboBox, QAbstractSpinBox, QAbstractItemView, QCalendarWidget)


def controls(top: QWidget) -> Iterator[QWidget]:
    """Yield what the keyboard can reach, on pages that are not in front as well."""
    for widget in top.findChildren(QWidget):
        if widget.focusPolicy() is Qt.FocusPolicy.NoFocus or widget.isHidden():
            continue
        if isinstance(widget, QScrollArea) or widget.objectName().startswith("qt_"):
            continue
        # Filled, and shown, only once there is something to say or to do.
        if isinstance(widget, QLabel) and not widget.text():
            continue
        if isinstance(widget, QPushButton) and not widget.text() and widget.icon().isNull():
            continue
        parent = widget.parentWidget()
        while parent is not None and not isinstance(parent, _SPEAK_FOR_THEIR_PARTS):
            parent = parent.parentWidget()
        if parent is None:
            yield widget


def spoken(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name).strip() if found is not None else ""


def place(widget: QWidget) -> str:
    names: list[str] = []
    step: QWidget | None = widget
    while step is not None and len(names) < 4:
        names.append(step.objectName() or type(step).__name__)
        step = step.parentWidget()
    return f"{type(widget).__name__}: {' < '.join(names)}"


@pytest.mark.slow
def test_given_every_room_when_visited_then_each_control_has_a_name_and_the_window_fits_full_hd_at_200_percent(
    new_office: Office, theme: ThemeController, runner: JobRunner, qtbot
):
    new_office.make_sample()
    window = build_window(new_office, theme, runner)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()

    def fits(width: int, height: int) -> bool:
        window.resize(width, height)  # the side bar gives way on the way there
        return (window.width(), window.height()) == (width, height)

    for key in LABELS:
        window.go(key)
        qtbot.waitUntil(lambda: not runner.jobs, timeout=30000)
        qtbot.waitUntil(lambda: fits(*_SMALLEST))
    # The pages of a campaign are made when first looked at; none of them may hold the window wide from behind.
    window.go("study", new_office.campaigns()[0].id)
    study = window.room("study")
    assert isinstance(study, StudyPage)
    qtbot.waitUntil(lambda: study.presenter.reading is not None and not runner.jobs, timeout=30000)
    for tab in (*range(study.tab_bar.count()), 0):
        study.tab_bar.setCurrentIndex(tab)
        qtbot.waitUntil(lambda: not runner.jobs, timeout=30000)
        qtbot.waitUntil(lambda: fits(*_SMALLEST))
    study.panel._form.detailsButton.setChecked(True)
    study.panel.show_unsaved("Chi bộ Thôn Đông")
    qtbot.waitUntil(lambda: fits(1366, 768))
    nameless = sorted({place(widget) for widget in controls(window) if not spoken(widget)})
    assert not nameless, "\n".join(nameless)
