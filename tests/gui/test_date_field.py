"""Dates typed the way people type them."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from office_app.bootstrap import open_office
from office_app.domain.incoming import IncomingDocument
from office_app.domain.organisation import Leave, LeaveKind
from office_app.gui.incoming.correct_dialog import CorrectDialog
from office_app.gui.look.theme import ThemeController
from office_app.gui.organisation.member_form import MemberForm
from office_app.gui.room import RoomServices
from office_app.gui.rooms import MAKERS
from office_app.gui.widgets.date_field import DateField, parse_date
from tests.gui.conftest import NOW

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("05/03/2026", date(2026, 3, 5)),
        ("5/3/2026", date(2026, 3, 5)),
        ("05032026", date(2026, 3, 5)),
        ("050326", date(2026, 3, 5)),
        ("0503", date(2026, 3, 5)),
        ("5-3-26", date(2026, 3, 5)),
        ("5.3", date(2026, 3, 5)),
        (" 5 3 2026 ", date(2026, 3, 5)),
        ("29/2/2028", date(2028, 2, 29)),
        ("27/5/52", date(1952, 5, 27)),
        ("31/12/45", date(2045, 12, 31)),
        ("1/1/2206", None),
        ("1/1/0026", None),
        ("29/2/2026", None),
        ("31/04", None),
        ("hôm nay", None),
        ("", None),
    ],
)
def test_given_a_text_when_read_then_it_is_that_day_or_none(typed: str, day: date | None):
    assert parse_date(typed, TODAY) == day


@pytest.fixture
def field(theme: ThemeController, qtbot) -> DateField:
    made = DateField(theme, today=TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


def test_given_digits_only_when_left_then_the_date_is_written_out(field: DateField, qtbot):
    heard: list[object] = []
    field.date_changed.connect(heard.append)
    qtbot.keyClicks(field, "20122026")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "20/12/2026"
    assert heard[-1] == date(2026, 12, 20)
    assert field.valid


def test_given_a_day_that_is_none_when_left_then_it_is_marked_and_kept(field: DateField, qtbot):
    qtbot.keyClicks(field, "31/11/2026")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "31/11/2026"
    assert not field.valid
    assert field.date is None
    assert field.property("state") == "late"


def test_given_a_real_day_of_a_far_year_when_typed_then_the_years_are_named_but_one_kept_before_is_taken(
    field: DateField, qtbot
):
    qtbot.keyClicks(field, "01/01/2206")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not field.valid and field.toolTip() == "«01/01/2206»: năm phải từ 1900 đến 2076."
    field.set_date(date(2206, 1, 1))
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.valid and field.date == date(2206, 1, 1)
    field.set_date(date(2076, 12, 31))
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.date == date(2076, 12, 31)


def test_given_a_date_when_cleared_then_it_is_none_and_fine(field: DateField, qtbot):
    field.set_date(TODAY)
    field.clear()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.date is None
    assert field.valid


def test_given_arrows_when_pressed_then_it_moves_by_a_day(field: DateField, qtbot):
    field.set_date(date(2026, 12, 31))
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.date == date(2027, 1, 1)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.date == date(2026, 12, 31)


def test_given_a_field_that_follows_when_shown_the_next_day_then_today_goes_on_and_a_chosen_day_stays(
    theme: ThemeController, qtbot
):
    clock = [date(2026, 12, 31)]
    field = DateField(theme, today=lambda: clock[0], follows=True)
    qtbot.addWidget(field)
    field.show()
    assert field.date == date(2026, 12, 31)
    field.hide()
    clock[0] = date(2027, 1, 1)
    field.show()
    assert field.text() == "01/01/2027"
    field.setText("5/2")
    assert field.date == date(2027, 2, 5)
    field.hide()
    clock[0] = date(2027, 1, 2)
    field.show()
    assert field.date == date(2027, 2, 5)


def test_given_an_office_in_another_year_when_a_year_is_left_out_then_every_room_means_the_year_of_its_clock(
    first_folder: Path, tmp_path: Path, services: RoomServices, theme: ThemeController, qtbot
):
    now = NOW.replace(year=2031)
    office = open_office(Path(shutil.copytree(first_folder, tmp_path / "data")), now=lambda: now)
    directive = IncomingDocument("12-KH/TU", None, "Kế hoạch", "Tỉnh ủy", "học tập", now.date())
    pages: list[QWidget] = [
        *(maker(office, services) for maker in MAKERS.values()),
        CorrectDialog(theme, office.today, directive, lambda *_: None),
    ]
    for page in pages:
        qtbot.addWidget(page)
    form = next(form for page in pages for form in page.findChildren(MemberForm))
    form.leaves.add(Leave(LeaveKind.AWAY))
    fields = [field for page in pages for field in page.findChildren(DateField)]
    assert len(fields) > 20
    for field in fields:
        field.setText("5/3")
        assert field.date == date(2031, 3, 5), field.accessibleName()
    office.close()
