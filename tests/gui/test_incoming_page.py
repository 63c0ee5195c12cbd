"""The register's list over a real store: newest first, filtered, sorted, walked with keys, its columns wide enough."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.incoming import (
    IncomingFilter,
)
from office_app.gui.incoming.incoming_page import IncomingPage
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import BASE, SMALL
from office_app.gui.room import RoomServices
from tests.gui.conftest import Recorded
from tests.gui.incoming_room import filled, page, shown
from tests.gui.waiting import LONG, wait_idle

__all__ = ["filled", "page"]  # the fixtures


def test_given_the_register_when_opened_then_the_newest_is_first_and_its_detail_is_shown(page: IncomingPage):
    ModelTester(None).check(page._model)
    assert shown(page) == ["04-CV/BTG", "03-KH/TU", "02-CT/TU", "01-KH/TU"]
    assert page._form.symbolLabel.text() == "04-CV/BTG"
    assert page.filter.count.text() == "4 văn bản"


def test_given_words_without_marks_when_typed_then_matching_lines_are_left(
    page: IncomingPage, runner: JobRunner, qtbot: QtBot
):
    qtbot.keyClicks(page.filter.box, "nghi quyet")
    qtbot.waitUntil(lambda: shown(page) == ["03-KH/TU", "01-KH/TU"], timeout=LONG)
    wait_idle(runner, qtbot)
    assert page.filter.count.text() == "2 trong 4"


def test_given_chips_when_pressed_then_only_late_or_only_this_weeks_are_shown(
    page: IncomingPage, runner: JobRunner, qtbot: QtBot
):
    qtbot.mouseClick(page.filter.overdue, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    assert shown(page) == ["01-KH/TU"]
    qtbot.mouseClick(page.filter.week, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    assert shown(page) == ["03-KH/TU"]
    assert not page.filter.overdue.isChecked()


def test_given_a_choice_and_a_sort_when_made_then_both_hold(
    page: IncomingPage, runner: JobRunner, qtbot: QtBot
):
    page.filter.doc_type.setCurrentIndex(page.filter.doc_type.findData("Kế hoạch"))
    wait_idle(runner, qtbot)
    page.table.sort_asked.emit("symbol", False)
    wait_idle(runner, qtbot)
    assert shown(page) == ["01-KH/TU", "03-KH/TU"]
    page.filter.doc_type.setCurrentIndex(0)
    wait_idle(runner, qtbot)
    assert shown(page) == ["01-KH/TU", "02-CT/TU", "03-KH/TU", "04-CV/BTG"]


def test_given_quick_questions_when_answered_late_then_the_last_one_counts(
    page: IncomingPage, runner: JobRunner, qtbot: QtBot
):
    for words in ("tang cuong", "khong co dau", "tuyen truyen"):
        page.presenter.show(IncomingFilter(words=words))
    wait_idle(runner, qtbot)
    assert shown(page) == ["04-CV/BTG"]


def test_given_nothing_matches_when_filter_is_dropped_then_all_come_back(
    page: IncomingPage, runner: JobRunner, qtbot: QtBot
):
    page.open("words:không có đâu")
    wait_idle(runner, qtbot)
    assert page._form.listStack.currentWidget() is page._form.emptyPage
    assert page._form.detailPanel.isHidden()
    qtbot.mouseClick(page._empty.button, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    assert len(shown(page)) == 4


def test_given_the_list_when_keys_are_used_then_enter_opens_and_esc_goes_back(
    page: IncomingPage, runner: JobRunner, qtbot: QtBot
):
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert page._form.detailPanel.isHidden()
    assert not page.table.isColumnHidden(1)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    wait_idle(runner, qtbot)
    assert page._form.symbolLabel.text() == "03-KH/TU"
    assert page._form.detailPanel.isVisible()
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "03-KH/TU" in QGuiApplication.clipboard().text()


def test_given_an_empty_register_when_opened_then_it_offers_the_intake(
    office: Office, services: RoomServices, recorded: Recorded, runner: JobRunner, qtbot: QtBot
):
    empty = IncomingPage(office, services)
    qtbot.addWidget(empty)
    empty.show()
    empty.open(None)
    wait_idle(runner, qtbot)
    qtbot.mouseClick(empty._empty.button, Qt.MouseButton.LeftButton)
    assert recorded.visits == [("intake", "pick")]


@pytest.mark.parametrize(
    ("key", "text", "size", "weight", "beside"),
    [
        ("arrival", "1888/2026", BASE, "regular", 20),
        ("symbol", "888-KH/BTGDVTU", BASE, "semibold", 20),
        ("due", "28/08/2026", SMALL, "medium", 56),  # the chip's icon and edges too
        ("issued_on", "28/08/2026", BASE, "regular", 20),
    ],
)
def test_given_usual_values_when_shown_then_their_columns_hold_them_whole(
    page: IncomingPage, theme: ThemeController, key: str, text: str, size: float, weight: str, beside: int
):
    column = next(column for column in page._model.columns if column.key == key)
    assert QFontMetrics(theme.font(size, weight)).horizontalAdvance(text) + theme.px(beside) <= theme.px(
        column.width
    )
