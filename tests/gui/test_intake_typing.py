"""Hand work in the intake's form: dates typed key by key, and nothing typed is lost whatever happens beside it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.read_files import LegacyFont
from office_app.gui.intake.intake_page import IntakePage
from office_app.gui.intake.queue import Stage
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
from office_app.gui.room import RoomServices
from office_app.gui.widgets.date_field import DateField
from tests.gui.intake_papers import old_font_file, scan_of_directive, word_file
from tests.gui.intake_room import (
    focused,
    form_of,
    opened_room,
    read_all,
    registered,
    type_in,
    wait_read,
    wait_recognised,
)
from tests.gui.waiting import LONG, wait_idle

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(office: Office, services: RoomServices, qtbot: QtBot) -> Iterator[IntakePage]:
    yield opened_room(office, services, qtbot)


def end_readers() -> None:
    """Kill the reading processes, as a system short of memory does."""
    for child in psutil.Process().children():
        if "office_app.reading.child" in child.cmdline():
            child.kill()


def date_field(page: IntakePage, key: str) -> DateField:
    field = page.fields.editors[key]
    assert isinstance(field, DateField)
    field.setFocus()
    field.selectAll()
    return field


# ---- dates


@pytest.mark.parametrize(
    "typed", ["3/10/2023", "03/10/2023", "03102023", "3-10-2023", "3.10.23", "3 10 2023"]
)
@pytest.mark.parametrize("key", ["issued_on", "arrived_on"])
def test_given_a_date_typed_key_by_key_when_left_then_it_is_the_one_typed(
    page: IntakePage, qtbot: QtBot, key: str, typed: str
):
    page.open("hand")
    field = date_field(page, key)
    for place, letter in enumerate(typed, 1):
        qtbot.keyClicks(field, letter)
        assert field.text() == typed[:place]
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "03/10/2023"
    assert form_of(page).value(key) == date(2023, 10, 3)
    assert form_of(page).sureness[key].word == "gõ tay"


def test_given_a_recognised_date_typed_over_when_left_then_it_is_the_one_typed(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    read_all(page, qtbot, word_file(tmp_path))
    field = date_field(page, "issued_on")
    for letter in "3/10/2023":
        qtbot.keyClicks(field, letter)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert form_of(page).document.issued_on == date(2023, 10, 3)
    wait_idle(runner, qtbot)


def test_given_a_date_half_typed_when_the_words_of_the_scan_come_then_it_and_the_cursor_stay(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    page.open((scan_of_directive(tmp_path),))
    wait_read(page, qtbot)
    field = date_field(page, "issued_on")
    qtbot.keyClicks(field, "3/10/")
    wait_recognised(page, qtbot)
    assert form_of(page).document.symbol == "118-KH/TU"
    assert (field.text(), focused(page)) == ("3/10/", field)
    qtbot.keyClicks(field, "2023")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert form_of(page).document.issued_on == date(2023, 10, 3)
    wait_idle(runner, qtbot)


def test_given_a_date_that_is_none_when_registering_then_field_and_strip_say_so_until_it_is_right(
    page: IntakePage, office: Office, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    read_all(page, qtbot, word_file(tmp_path))
    field = date_field(page, "issued_on")
    qtbot.keyClicks(field, "31/02/2026")
    qtbot.keyClick(field, Qt.Key.Key_Return, CONTROL)
    assert page._error.isVisible()
    assert "«Ngày»: «31/02/2026» không phải là ngày" in page._error.text
    assert page.fields.heads["issued_on"].word.text() == "· không phải ngày"
    assert field.property("state") == "late"
    assert registered(office) == []
    field.selectAll()
    qtbot.keyClicks(field, "12/11/2026")
    assert page.fields.heads["issued_on"].word.text() == "· gõ tay"
    qtbot.keyClick(field, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: registered(office) == ["118-KH/TU"], timeout=LONG)
    wait_idle(runner, qtbot)


# ---- what goes on beside


def test_given_another_file_coming_when_the_clerk_types_then_the_cursor_stays(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    read_all(page, qtbot, word_file(tmp_path))
    page.fields.focus("note")
    type_in(focused(page), "chờ bản")
    page.open((word_file(tmp_path, 119),))
    wait_read(page, qtbot)
    assert focused(page) is page.fields.editors["note"]
    wait_idle(runner, qtbot)


def test_given_a_file_open_when_zoom_or_colours_change_then_the_form_stays(
    page: IntakePage, theme: ThemeController, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    page.open((word_file(tmp_path),))  # shown as being read first, then by its form
    wait_recognised(page, qtbot)
    theme.set_zoom(125)
    theme.set_mode("dark")
    assert page._form.work.currentWidget() is page._form.entryPage
    theme.set_zoom(100)
    theme.set_mode("light")
    wait_idle(runner, qtbot)


# ---- a reading that fails


def test_given_a_reader_killed_while_a_scan_is_recognised_when_read_again_then_hand_work_is_kept(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    page.open((scan_of_directive(tmp_path),))
    item = page.presenter.queue.items[0]
    qtbot.waitUntil(lambda: item.stage is Stage.OPTICAL and item.done + item.total > 0, timeout=LONG)
    page.presenter.change("signer", "Trần Thị Bích")
    end_readers()
    wait_recognised(page, qtbot)
    assert item.stage is Stage.NO_TEXT and item.chip[0] == "late"
    assert form_of(page).document.signer == "Trần Thị Bích"
    assert page._error.isVisible() and page._error.again.isVisible()
    qtbot.mouseClick(page._error.again, Qt.MouseButton.LeftButton)
    wait_recognised(page, qtbot)
    document = form_of(page).document
    assert (document.symbol, document.signer) == ("118-KH/TU", "Trần Thị Bích")
    assert not page._error.isVisible()
    wait_idle(runner, qtbot)


def test_given_a_file_gone_when_read_with_another_font_then_the_form_stays_until_the_file_is_back(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    path = old_font_file(tmp_path)
    read_all(page, qtbot, path)
    page.presenter.change("note", "bản cũ")
    content = path.read_bytes()
    path.unlink()
    page.pane.reread.letters_chosen.emit(LegacyFont.TCVN3)
    wait_read(page, qtbot)
    assert "Không còn thấy tệp" in page._error.text
    assert form_of(page).document.note == "bản cũ"
    path.write_bytes(content)
    qtbot.mouseClick(page._error.again, Qt.MouseButton.LeftButton)
    wait_read(page, qtbot)
    assert not page._error.isVisible()
    assert form_of(page).document.note == "bản cũ"
    wait_idle(runner, qtbot)
