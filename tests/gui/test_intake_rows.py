"""What is typed into a row of the lists under the form, and what becomes of it."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.incoming import IncomingFilter
from office_app.gui.intake.intake_page import IntakePage
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.room import RoomServices
from office_app.gui.widgets.date_field import DateField
from tests.gui.intake_papers import word_file
from tests.gui.intake_room import (
    click_through_window,
    focused,
    form_of,
    opened_room,
    read_all,
    type_in,
    wait_listed,
    wait_read,
    wait_registered,
)
from tests.gui.waiting import wait_idle

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(office: Office, services: RoomServices, qtbot: QtBot) -> IntakePage:
    return opened_room(office, services, qtbot)


@pytest.fixture
def unit_field(page: IntakePage, qtbot: QtBot, tmp_path: Path) -> QLineEdit:
    """The field over the first row of work, its name typed and not yet taken."""
    read_all(page, qtbot, word_file(tmp_path))
    row = page.lists.work.rows[0]
    row.box.setFocus()
    qtbot.keyClick(row.box, Qt.Key.Key_F2)
    field = focused(page)
    assert isinstance(field, QLineEdit)
    type_in(field, "Chi bộ Thôn Đoài")
    return field


def test_given_a_unit_being_typed_when_registered_then_the_register_has_it(
    page: IntakePage, unit_field: QLineEdit, office: Office, runner: JobRunner, qtbot: QtBot
):
    qtbot.keyClick(unit_field, Qt.Key.Key_Return, CONTROL)
    wait_registered(office, qtbot, 1)
    wait_idle(runner, qtbot)
    kept = office.incoming_document(office.incoming_ids(IncomingFilter())[0]).obligations
    assert "Chi bộ Thôn Đoài" in [o.unit for o in kept]


def test_given_no_date_typed_into_a_row_when_registered_then_it_says_so_and_stays_there(
    page: IntakePage, office: Office, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    read_all(page, qtbot, word_file(tmp_path))
    row = page.lists.deadlines.rows[0]
    row.box.setFocus()
    qtbot.keyClick(row.box, Qt.Key.Key_Return)
    field = focused(page)
    type_in(field, "31/02/2026")
    qtbot.keyClick(field, Qt.Key.Key_Return, CONTROL)
    wait_idle(runner, qtbot)
    assert not office.incoming_ids(IncomingFilter())
    assert focused(page) is field and "không phải là ngày" in page._error.text
    assert isinstance(field, QLineEdit)
    field.selectAll()
    type_in(field, "18/12/2026")
    qtbot.keyClick(field, Qt.Key.Key_Return, CONTROL)
    wait_registered(office, qtbot, 1)
    wait_idle(runner, qtbot)
    kept = office.incoming_document(office.incoming_ids(IncomingFilter())[0]).obligations
    assert date(2026, 12, 18) in [o.due for o in kept]


def test_given_a_unit_being_typed_when_esc_is_pressed_then_the_one_read_stays(
    page: IntakePage, unit_field: QLineEdit, runner: JobRunner, qtbot: QtBot
):
    read = form_of(page).ours[0].value.unit
    qtbot.keyClick(unit_field, Qt.Key.Key_Escape)
    assert focused(page) is page.lists.work.rows[0].box
    page.pane.fields.focus("symbol")
    assert form_of(page).ours[0].value.unit == read
    wait_idle(runner, qtbot)


def test_given_a_unit_typed_when_a_field_is_gone_to_then_the_keyboard_stays_in_the_field(
    page: IntakePage, unit_field: QLineEdit, runner: JobRunner, qtbot: QtBot
):
    offered = unit_field.completer().popup()
    assert offered is not None
    offered.hide()
    qtbot.mouseClick(page.pane.fields.editors["symbol"], Qt.MouseButton.LeftButton)
    assert form_of(page).ours[0].value.unit == "Chi bộ Thôn Đoài"
    assert focused(page) is page.pane.fields.editors["symbol"]
    wait_idle(runner, qtbot)


@pytest.mark.parametrize("offered", [True, False], ids=["names offered", "no names offered"])
def test_given_a_unit_being_typed_when_another_row_is_clicked_then_both_count(
    page: IntakePage, unit_field: QLineEdit, runner: JobRunner, qtbot: QtBot, offered: bool
):
    popup = unit_field.completer().popup()
    assert popup is not None
    popup.setVisible(offered)
    box = page.lists.deadlines.rows[0].box
    tick = page.lists.deadlines.rows[0].tick
    page._form.formScroll.ensureWidgetVisible(box)
    click_through_window(page, box)
    assert not box.isChecked() and not tick.on
    assert form_of(page).ours[0].value.unit == "Chi bộ Thôn Đoài"
    qtbot.waitUntil(lambda: page.lists.work.rows[0].box.accessibleName().startswith("Chi bộ Thôn Đoài"))
    assert focused(page) is box
    wait_idle(runner, qtbot)


def test_given_a_unit_being_typed_when_the_date_of_its_row_is_clicked_then_it_counts_and_the_date_is_open(
    page: IntakePage, unit_field: QLineEdit, runner: JobRunner, qtbot: QtBot
):
    row = page.lists.work.rows[0]
    page._form.formScroll.ensureWidgetVisible(row._date)
    page.move(-400, 0)  # or the date lies beyond the small screen of tests
    click_through_window(page, row._date)
    assert form_of(page).ours[0].value.unit == "Chi bộ Thôn Đoài"
    wait_idle(runner, qtbot)
    field = focused(page)
    assert isinstance(field, DateField) and field.isVisible()
    assert page.lists.work.rows[0].isAncestorOf(field) and page.lists.work.rows[0] is not row
    type_in(field, "31/2")  # no date yet: it stays when the unit of its row is put right
    qtbot.keyClick(page.lists.work.rows[0].box, Qt.Key.Key_F2)
    type_in(focused(page), "Chi bộ Thôn Đông")
    qtbot.keyClick(focused(page), Qt.Key.Key_Return, CONTROL)
    again = focused(page)
    assert isinstance(again, DateField) and again.text() == "31/2"
    assert "không phải là ngày" in page._error.text
    again.selectAll()
    type_in(again, "18/12/2026")
    qtbot.keyClick(again, Qt.Key.Key_Return)
    work = form_of(page).ours[0].value
    assert (work.unit, work.due) == ("Chi bộ Thôn Đông", date(2026, 12, 18))
    wait_idle(runner, qtbot)


def test_given_a_date_being_typed_when_another_row_is_clicked_then_both_count(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    read_all(page, qtbot, word_file(tmp_path))
    above, below = page.lists.deadlines.rows[:2]
    above.box.setFocus()
    qtbot.keyClick(above.box, Qt.Key.Key_Return)
    type_in(focused(page), "18/12/2026")
    page._form.formScroll.ensureWidgetVisible(below.box)
    click_through_window(page, below.box)
    assert (above.tick.value.due, below.tick.on) == (date(2026, 12, 18), False)
    qtbot.waitUntil(lambda: above._date.isVisible())
    assert above._date.text() == "18/12/2026"
    wait_idle(runner, qtbot)


def test_given_a_unit_founded_today_when_the_room_is_shown_again_then_it_is_offered(
    page: IntakePage, office: Office, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    read_all(page, qtbot, word_file(tmp_path))
    office.add_units(["Chi bộ Trạm Y tế"])
    page.refresh()
    wait_idle(runner, qtbot)
    row = page.lists.work.rows[0]  # made before
    row.change_unit()
    field = focused(page)
    assert isinstance(field, QLineEdit)
    type_in(field, "y tế")
    popup = field.completer().popup()
    assert popup is not None
    assert [popup.model().index(n, 0).data() for n in range(popup.model().rowCount())] == ["Chi bộ Trạm Y tế"]


def test_given_a_unit_being_typed_when_the_paper_is_read_again_then_it_is_kept_and_typed_on(
    page: IntakePage, unit_field: QLineEdit, runner: JobRunner, qtbot: QtBot
):
    page.presenter.read_again(
        page.presenter.queue.items[0]
    )  # the rows are made anew, and once more at its end
    type_in(focused(page), " và")
    wait_read(page, qtbot)
    wait_listed(page, qtbot)
    assert form_of(page).ours[0].value.unit == "Chi bộ Thôn Đoài và"
    type_in(focused(page), " Thôn Mai")
    page.pane.fields.focus("symbol")
    assert form_of(page).ours[0].value.unit == "Chi bộ Thôn Đoài và Thôn Mai"
    assert page.lists.work.rows[0].box.accessibleName().startswith("Chi bộ Thôn Đoài và Thôn Mai")
    wait_idle(runner, qtbot)
