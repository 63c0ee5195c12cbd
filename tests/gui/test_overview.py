"""The first screen: cards and cells lead to their places, and an empty office says what to do."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt

from office_app.bootstrap import Office
from office_app.domain.intake import WaitingFile
from office_app.domain.overview import AgendaItem, MonthRate, Overview
from office_app.domain.study_coverage import Coverage, CoverageMap, CoverageRow
from office_app.domain.vietnamese import number_vi
from office_app.gui.overview.agenda_list import AgendaRow
from office_app.gui.overview.overview_page import OverviewPage
from office_app.gui.room import RoomServices

NOW = datetime(2026, 11, 22, 9, 30).astimezone()
UNITS = [f"Chi bộ Thôn {number}" for number in range(1, 41)]


def overview() -> Overview:
    cells = tuple(list(Coverage)[number % 5] for number in range(40))
    rows = [CoverageRow(7, "71-NQ/TW", cells, [100 + n if n % 5 else None for n in range(40)])]
    agenda = [
        AgendaItem(date(2026, 11, 20), "Kế hoạch giám sát", "Cơ quan Kiểm tra", "task", 3, 2),
        AgendaItem(date(2026, 11, 24), "Học tập 71-NQ/TW", "Chi bộ Thôn 1", "session", 101),
        AgendaItem(date(2026, 11, 25), "Báo cáo tháng 11", "118-KH/TU", "obligation", 9),
    ]
    months = [MonthRate(date(2026, 10, 1), 80, 100), MonthRate(date(2026, 11, 1), 95, 100)]
    backup = NOW - timedelta(hours=2)
    return Overview(5, 2, 3, 4, 40, CoverageMap(UNITS, rows), agenda, months, backup, "D:/VP", 412 << 20)


@pytest.fixture
def page(office: Office, services: RoomServices, qtbot) -> OverviewPage:
    made = OverviewPage(office, services)
    qtbot.addWidget(made)
    made.resize(1140, 685)
    made.show()
    made.presenter.show(overview(), NOW)
    return made


def test_given_figures_when_shown_then_cards_say_them_and_lead_to_their_lists(page: OverviewPage, recorded):
    assert [card.card.figure for card in page.cards] == ["5", "2", "3", "4/40"]
    page.cards[0].click()
    page.cards[1].click()
    page.cards[3].click()
    assert recorded.visits == [("tasks", "week"), ("tasks", "overdue"), ("study", "waiting")]


def test_given_files_left_in_the_intake_when_the_first_screen_is_read_then_a_card_leads_back_to_them(
    office: Office, page: OverviewPage, recorded, qtbot, tmp_path
):
    office.save_intake([WaitingFile(tmp_path / "118-KH-TU.pdf"), WaitingFile(tmp_path / "119-KH-TU.pdf")])
    page.refresh()
    qtbot.waitUntil(lambda: page.cards[2].card.caption == "văn bản chưa vào sổ")
    assert page.cards[2].card.figure == number_vi(2)
    page.cards[2].click()
    assert recorded.visits == [("intake", None)]
    office.save_intake([])
    page.refresh()
    qtbot.waitUntil(lambda: page.cards[2].card.caption == "văn bản chờ lập kế hoạch")


def test_given_figures_not_read_yet_when_the_screen_opens_then_nothing_is_said_of_them(
    office: Office, services: RoomServices, qtbot
):
    page = OverviewPage(office, services)
    qtbot.addWidget(page)
    page.resize(1140, 685)
    page.show()
    assert not any(part.isVisible() for part in (page.map, page._map_empty, page.print_button))
    blank = page.trend.grab().toImage()
    middle = blank.height() // 2
    assert len({blank.pixel(x, middle) for x in range(blank.width())}) == 1
    page.open(None)
    qtbot.waitUntil(page._map_empty.isVisible)  # this office has no sessions yet: said once it is known
    assert page.trend.grab().toImage() != blank


def test_given_the_map_when_a_cell_is_clicked_then_its_session_opens(page: OverviewPage, recorded, qtbot):
    cell = page.map._cell_rect(0, 1).center().toPoint()
    qtbot.mouseClick(page.map.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    free = page.map._cell_rect(0, 5).center().toPoint()
    qtbot.mouseClick(page.map.viewport(), Qt.MouseButton.LeftButton, pos=free)
    name = QPoint(5, page.map._row_top(0) + 5)
    qtbot.mouseClick(page.map.viewport(), Qt.MouseButton.LeftButton, pos=name)
    assert recorded.visits == [("study", ("session", 7, 101)), ("study", 7), ("study", 7)]


def test_given_the_map_when_walked_with_arrows_then_it_scrolls_along_and_enter_opens(
    page: OverviewPage, recorded, qtbot
):
    page.map.setFocus()
    for _ in range(40):
        qtbot.keyClick(page.map, Qt.Key.Key_Right)
    assert page.map.horizontalScrollBar().value() > 0
    qtbot.keyClick(page.map, Qt.Key.Key_Return)
    assert recorded.visits == [("study", ("session", 7, 139))]


def test_given_the_days_ahead_when_a_line_is_clicked_then_its_place_opens(
    page: OverviewPage, recorded, qtbot
):
    rows = page.agenda.findChildren(AgendaRow)
    assert len(rows) == 3
    for row in rows:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert recorded.visits == [("tasks", 3), ("study", ("session", None, 101)), ("incoming", 9)]


def test_given_a_backup_two_hours_old_when_shown_then_it_is_called_good(page: OverviewPage):
    assert page._backup.text() == "2 giờ trước"
    assert page._backup.property("ink") == "good"


def test_given_no_campaign_when_shown_then_the_map_says_how_to_get_one(
    office: Office, services: RoomServices, recorded, qtbot
):
    page = OverviewPage(office, services)
    qtbot.addWidget(page)
    page.show()
    page.open(None)
    qtbot.waitUntil(lambda: page._map_empty.isVisible() and not services.runner.jobs)
    assert recorded.errors == []
    page._map_empty.button.click()
    assert recorded.visits == [("intake", "pick")]


def test_given_a_month_without_sessions_when_the_line_is_drawn_then_its_place_on_the_axis_stays(
    page: OverviewPage,
) -> None:
    months = [MonthRate(date(2025, 11, 1), 80, 100), MonthRate(date(2026, 1, 1), 90, 100)]
    months.append(MonthRate(date(2026, 2, 1), 95, 100))
    page.presenter.show(replace(overview(), months=months), NOW)
    first, second, third = (page.trend._x(number) for number in range(3))
    assert second - first == pytest.approx(2 * (third - second))
