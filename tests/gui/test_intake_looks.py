"""The intake at other zooms and colours while it is open, and where the keys go next."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.gui.intake.entry import Ticked
from office_app.gui.intake.found_list import FoundList
from office_app.gui.intake.found_row import FoundRow
from office_app.gui.intake.intake_page import IntakePage
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
from office_app.gui.room import RoomServices
from tests.gui.intake_papers import pdf_file, word_file
from tests.gui.intake_room import focused, opened_room, read_all, wait_registered
from tests.gui.waiting import LONG, wait_idle

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(office: Office, services: RoomServices, qtbot: QtBot) -> Iterator[IntakePage]:
    yield opened_room(office, services, qtbot)


@pytest.fixture(autouse=True)
def plain_look(theme: ThemeController) -> Iterator[None]:
    yield
    theme.set_mode("light")
    theme.set_zoom(100)


def test_given_papers_without_doubts_when_entered_one_by_one_then_the_keys_stay_on_the_button(
    page: IntakePage, office: Office, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    read_all(page, qtbot, *(word_file(tmp_path, number) for number in (31, 32, 33)))
    button = page._form.registerButton
    qtbot.waitUntil(button.hasFocus, timeout=LONG)

    for count in (1, 2):
        before = page.presenter.current
        qtbot.keyClick(focused(page), Qt.Key.Key_Return, CONTROL)
        wait_registered(office, qtbot, count)
        wait_idle(runner, qtbot)
        assert page.presenter.current is not before
        assert button.hasFocus() and button.isEnabled()


def test_given_a_paper_refused_by_the_register_when_said_so_then_the_button_has_the_keys_again(
    page: IntakePage, office: Office, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    path = word_file(tmp_path)
    office.register(office.propose_entry(office.read(path)), [path])
    read_all(page, qtbot, path)
    page._form.registerButton.setFocus()

    qtbot.keyClick(page._form.registerButton, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(page._error.isVisible, timeout=LONG)

    assert page._form.registerButton.hasFocus()
    wait_idle(runner, qtbot)


def test_given_rows_with_notes_when_the_colours_change_then_the_notes_change_too(
    theme: ThemeController, qtbot: QtBot
):
    found = FoundList(theme, date.today, "Việc", "việc")
    qtbot.addWidget(found)
    found.show_rows([FoundRow(Ticked("việc"), "Đảng ủy các xã báo cáo", note="ở xã: Văn phòng Đảng ủy")])
    found.show()
    (note,) = (one for one in found.findChildren(QLabel) if one.text() == "ở xã: Văn phòng Đảng ủy")
    seen = {}
    for mode in ("light", "dark"):
        theme.set_mode(mode)
        note.ensurePolished()
        seen[mode] = note.palette().color(note.foregroundRole()).name()
        assert seen[mode] == theme.tokens.soft.lower()
    assert seen["light"] != seen["dark"]
    small = note.font().pointSizeF()
    theme.set_zoom(150)
    note.ensurePolished()
    assert note.font().pointSizeF() == pytest.approx(1.5 * small, abs=0.6)


@pytest.mark.parametrize("zoom", [100, 125, 150])
def test_given_a_small_window_when_zoomed_then_nothing_is_cut_at_the_right(
    page: IntakePage,
    theme: ThemeController,
    runner: JobRunner,
    qtbot: QtBot,
    tmp_path: Path,
    zoom: int,
    shot: Callable[[QWidget, str], Path],
):
    read_all(page, qtbot, pdf_file(tmp_path))
    form = page._form
    theme.set_zoom(zoom)
    page.resize(1037, 620)
    qtbot.waitUntil(lambda: form.scrolled.width() <= form.formScroll.viewport().width(), timeout=LONG)

    edge = form.formPanel.width()
    for part in form.scrolled.findChildren(QWidget):
        if part.isVisibleTo(form.scrolled):
            assert part.mapTo(form.formPanel, QPoint(part.width(), 0)).x() <= edge
    for mark in page.paper._keys:
        assert not mark.text() or mark.width() >= mark.sizeHint().width()
    assert form.moreButton.sizeHint().width() <= form.moreButton.width()
    shot(page, f"intake-zoom-{zoom}")
    wait_idle(runner, qtbot)
