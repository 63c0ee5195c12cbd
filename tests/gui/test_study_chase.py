"""The tab *Đôn đốc* with real widgets over a real store."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.gui.room import RoomServices
from office_app.gui.study.chase_tab import ChaseTab
from tests.gui.conftest import Recorded
from tests.gui.study_data import add_campaign, add_people, hold

UNITS = ("Chi bộ Thôn Đông", "Chi bộ Thôn Đoài", "Chi bộ Trường Tiểu học")
DUE = date(2026, 11, 20)


@pytest.fixture
def campaign_id(office: Office) -> int:
    """A campaign two days late: the first chi bộ has studied, the others have not."""
    add_people(office, UNITS, each=6)
    for line in office.units():
        office.save_unit(replace(line.unit, secretary="Lê Văn Tư", phone="0900 000 001"))
    made = add_campaign(office, due=DUE, start=date(2026, 11, 16))
    hold(office, made, 1)
    return made


@pytest.fixture
def tab(office: Office, services: RoomServices, campaign_id: int, qtbot: QtBot) -> ChaseTab:
    made = ChaseTab(office, services)
    qtbot.addWidget(made)
    made.resize(1140, 640)
    made.show()
    return made


def show(tab: ChaseTab, office: Office, campaign_id: int, qtbot: QtBot, late: int) -> None:
    tab.show_campaign(office.campaign(campaign_id))
    qtbot.waitUntil(lambda: len(tab._by_unit) == late)


def cells(tab: ChaseTab, row: int) -> list[str]:
    return tab._table.as_tsv([row]).splitlines()[1].split("\t")


def test_given_late_chi_bo_when_shown_then_what_they_owe_stands_beside_whom_to_call(
    tab: ChaseTab, office: Office, campaign_id: int, qtbot: QtBot
):
    waiting = office.campaign_results(campaign_id)[0].figures.waiting
    show(tab, office, campaign_id, qtbot, 3 if waiting else 2)
    assert cells(tab, len(tab._by_unit) - 1) == [
        "có",
        "Trường Tiểu học",
        "chưa tổ chức học tập và chưa báo kết quả",
        "2 ngày",
        "Lê Văn Tư",
        "0900 000 001",
        "chưa",
    ]


def test_given_a_chi_bo_left_out_with_space_when_the_letter_is_asked_for_then_it_opens_without_it(
    tab: ChaseTab, office: Office, campaign_id: int, qtbot: QtBot, recorded: Recorded
):
    show(tab, office, campaign_id, qtbot, len(office.late_units(campaign_id)))
    tab.table.setFocus()
    first = tab.chosen[0].unit
    tab.table.select_id(first.id)
    left_out = first.name
    qtbot.keyClick(tab.table, Qt.Key.Key_Space)
    assert cells(tab, 0)[0] == "không" and len(tab.chosen) == len(tab._by_unit) - 1
    qtbot.mouseClick(tab.letter_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(recorded.visits))
    room, outgoing_id = recorded.visits[-1]
    assert room == "outgoing" and isinstance(outgoing_id, int)
    draft = office.outgoing_document(outgoing_id).draft
    assert (
        list(draft.addressees) == [one.unit.name for one in tab.chosen] and left_out not in draft.addressees
    )

    qtbot.mouseClick(tab.message_button, Qt.MouseButton.LeftButton)
    message = QGuiApplication.clipboard().text()
    assert left_out not in message and all(one.unit.name in message for one in tab.chosen)
    qtbot.mouseClick(tab.phones_button, Qt.MouseButton.LeftButton)
    calls = QGuiApplication.clipboard().text().splitlines()
    assert len(calls) == len(tab.chosen) + 1 and "0900 000 001" in calls[1]


def test_given_late_chi_bo_when_shown_then_the_tab_widens_no_small_screen(
    tab: ChaseTab, office: Office, campaign_id: int, qtbot: QtBot
):
    show(tab, office, campaign_id, qtbot, len(office.late_units(campaign_id)))
    assert tab.minimumSizeHint().width() <= 700  # beside the attendance on a screen of 1366


def test_given_nobody_put_in_when_looked_at_then_there_is_nothing_to_send(
    tab: ChaseTab, office: Office, campaign_id: int, qtbot: QtBot
):
    show(tab, office, campaign_id, qtbot, len(office.late_units(campaign_id)))
    tab.table.selectAll()
    qtbot.keyClick(tab.table, Qt.Key.Key_Space)
    assert tab.chosen == [] and not tab.letter_button.isEnabled()
    qtbot.keyClick(tab.table, Qt.Key.Key_Space)
    assert len(tab.chosen) == len(tab._by_unit) and tab.letter_button.isEnabled()


def test_given_a_letter_issued_when_shown_again_then_it_is_counted(
    tab: ChaseTab, office: Office, campaign_id: int, qtbot: QtBot
):
    unit_id = office.late_units(campaign_id)[-1].unit.id or 0
    draft = office.outgoing_document(office.begin_chase_letter(campaign_id, [unit_id])).draft
    office.issue(draft, issued_on=office.today())
    late = len(office.late_units(campaign_id))
    show(tab, office, campaign_id, qtbot, late)
    assert [cells(tab, row)[-1] for row in range(late)] == ["chưa"] * (late - 1) + ["1 lần"]


def test_given_a_chi_bo_selected_when_one_above_it_is_done_then_the_same_one_stays_selected(
    tab: ChaseTab, office: Office, campaign_id: int, qtbot: QtBot
):
    late = office.late_units(campaign_id)
    show(tab, office, campaign_id, qtbot, len(late))
    tab.table.select_id(late[-1].unit.id)
    form = office.make_return_forms(campaign_id, [late[-2].unit.id or 0])[0]
    assert office.take_returns([office.typed_return("0", form, office.today())])
    show(tab, office, campaign_id, qtbot, len(late) - 1)
    assert tab.table.selected_ids() == [late[-1].unit.id]


@pytest.mark.parametrize(
    ("due", "said"),
    [(None, "chưa đặt hạn"), (date(2026, 11, 22), "là hôm nay"), (date(2026, 12, 1), "còn 9 ngày")],
)
def test_given_a_day_that_has_not_passed_when_shown_then_the_page_says_why_it_is_empty(
    tab: ChaseTab, office: Office, campaign_id: int, qtbot: QtBot, due: date | None, said: str
):
    units = [line.unit.id or 0 for line in office.units()]
    office.save_campaign(replace(office.campaign(campaign_id), due=due), units)
    show(tab, office, campaign_id, qtbot, 0)
    qtbot.waitUntil(lambda: tab.empty.isVisible())
    assert said in tab.empty._text.text()
