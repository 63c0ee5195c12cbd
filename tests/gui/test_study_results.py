"""The tab *Thu hoạch*: ticked and marked with keys, kept at once, in step with the other pages."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.study_results import ResultKind, StudyResult
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.room import RoomServices
from office_app.gui.study.result_grid import DAY, DONE, SCORE
from office_app.gui.study.results_tab import ResultsTab
from office_app.gui.study.study_page import StudyPage
from tests.gui.conftest import Recorded
from tests.gui.results_room import TODAY, campaign_id, names, stored, tab, type_score

__all__ = ["campaign_id", "tab"]  # the fixtures


def test_given_the_grid_when_ticked_and_marked_by_keys_then_it_is_written_row_by_row(
    tab: ResultsTab, office: Office, campaign_id: int, qtbot: QtBot, recorded: Recorded
):
    grid, (first, second, third, *_) = tab.face.grid, names(tab)
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert grid.currentIndex().row() == 1
    type_score(tab, qtbot, "8,5")
    assert grid.currentIndex().row() == 2
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert grid.currentIndex().row() == 3
    qtbot.waitUntil(lambda: len(stored(office, campaign_id)) == 2)
    kept = stored(office, campaign_id)
    assert (kept[first].score, kept[first].handed_on) == ("", TODAY)
    assert (kept[second].score, kept[second].handed_on) == ("8,5", TODAY)
    assert third not in kept and recorded.errors == []
    assert tab.face._foot.text() == "Thôn Đông: 2/6 đã nộp · 1 có điểm"
    assert "Cả đợt: 2 đã nộp" in tab.face._all_foot.text()
    qtbot.waitUntil(lambda: recorded.changes > 0)


def test_given_a_mark_when_ticked_off_then_the_clerk_is_told_and_can_take_it_back(
    tab: ResultsTab, office: Office, campaign_id: int, qtbot: QtBot, recorded: Recorded
):
    grid, first = tab.face.grid, names(tab)[0]
    type_score(tab, qtbot, "9")
    qtbot.keyClick(grid, Qt.Key.Key_Up)
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: stored(office, campaign_id) == {})
    assert "cả điểm" in recorded.toasts[-1]
    qtbot.keyClick(grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: first in stored(office, campaign_id))
    assert stored(office, campaign_id)[first].score == "9"
    qtbot.mouseClick(tab.face.undo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: stored(office, campaign_id) == {})
    assert not tab.face.undo_button.isEnabled()


def test_given_the_last_member_when_enter_is_pressed_then_the_next_chi_bo_comes_and_a_count_at_its_turn(
    tab: ResultsTab, office: Office, campaign_id: int, qtbot: QtBot
):
    grid = tab.face.grid
    for _ in range(12):
        qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert tab.face.current is not None and tab.face.current.unit == "Trường Tiểu học"
    assert not tab.face.current.members
    qtbot.keyClicks(tab.face.count_box, "17")
    tab.leave()
    assert office.result_counts(campaign_id, ResultKind.REFLECTION) == {
        line.unit_id: count
        for line, count in zip(office.campaign_results(campaign_id), (6, 6, 17), strict=True)
    }
    assert [line.figures.handed_in for line in office.campaign_results(campaign_id)] == [6, 6, 17]


def test_given_another_kind_when_chosen_then_results_are_kept_apart_and_a_survey_has_no_mark(
    tab: ResultsTab, office: Office, campaign_id: int, qtbot: QtBot
):
    qtbot.keyClick(tab.face.grid, Qt.Key.Key_Space)
    tab.face.kind_box.setCurrentIndex(2)
    tab.face.kind_box.activated.emit(2)
    qtbot.waitUntil(lambda: tab.sheet is not None and tab.sheet.kind is ResultKind.SURVEY)
    assert tab.face.grid.isColumnHidden(SCORE)
    assert len(stored(office, campaign_id)) == 1 and stored(office, campaign_id, ResultKind.SURVEY) == {}
    qtbot.keyClick(tab.face.grid, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(stored(office, campaign_id, ResultKind.SURVEY)) == 1)


def test_given_a_day_when_typed_in_its_column_then_it_is_kept_unless_it_is_to_come(
    tab: ResultsTab, office: Office, campaign_id: int, qtbot: QtBot, recorded: Recorded
):
    rows, first = tab.face.grid.rows, names(tab)[0]
    assert rows.setData(rows.index(0, DAY), "18/11")
    qtbot.waitUntil(lambda: first in stored(office, campaign_id))
    assert stored(office, campaign_id)[first].handed_on == date(2026, 11, 18)
    rows.setData(rows.index(0, DAY), "18/12/2026")
    assert "đã qua" in recorded.toasts[-1]
    assert stored(office, campaign_id)[first].handed_on == date(2026, 11, 18)
    tab.face.day_field.set_date(date(2026, 12, 1))
    qtbot.keyClick(tab.face.grid, Qt.Key.Key_Space)
    tab.leave()
    assert len(stored(office, campaign_id)) == 1


def test_given_results_when_copied_then_a_sheet_takes_members_and_sums(
    tab: ResultsTab, qtbot: QtBot, recorded: Recorded
):
    type_score(tab, qtbot, "8")
    qtbot.mouseClick(tab.face.copy_button, Qt.MouseButton.LeftButton)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert lines[0] == ["STT", "Chi bộ", "Họ và tên", "Nộp", "Điểm", "Ngày nộp", "Tệp"]
    assert lines[1] == ["1", "Thôn Đông", names(tab)[0], "x", "8", "22/11/2026", ""]
    assert ["Thôn Đông", "6", "1", "16,67 %"] in lines
    tab.face.grid.setFocus()
    tab.face.grid.selectRow(0)
    qtbot.keyClick(tab.face.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[1].startswith(f"1\t{names(tab)[0]}\tđã nộp\t8\t")


def test_given_results_of_another_window_when_read_anew_then_the_tab_follows_and_undo_leaves_them(
    tab: ResultsTab, office: Office, campaign_id: int, qtbot: QtBot
):
    people = office.handed_in(campaign_id, ResultKind.REFLECTION)
    qtbot.keyClick(tab.face.grid, Qt.Key.Key_Space)
    tab.leave()
    office.record_results([StudyResult(campaign_id, people[0].member.id or 0, score="7.5")])
    before = tab.sheet
    tab.show_campaign(office.campaign(campaign_id))
    qtbot.waitUntil(lambda: tab.sheet is not before)
    assert tab.face.grid.rows.index(0, SCORE).data() == "7,5"
    assert tab.face.grid.rows.index(0, DONE).data() == "đã nộp"
    tab._undo()
    tab.leave()
    assert stored(office, campaign_id)[people[0].member.full_name].score == "7.5"


@pytest.fixture
def one_by_one(services: RoomServices, qapp: QApplication) -> Iterator[RoomServices]:
    """Services whose jobs run one after the other, in the order in which they are asked for."""
    runner = JobRunner(threads=1)
    yield replace(services, runner=runner)
    assert runner.shutdown(5), "a job did not end"


def kept_waiting(services: RoomServices) -> Event:
    """Hold back all jobs asked for from now on until the event is set."""
    go_on = Event()
    services.runner.run(lambda progress: go_on.wait(20))
    return go_on


def test_given_a_tick_when_another_page_of_the_campaign_is_opened_then_it_counts_there(
    office: Office, one_by_one: RoomServices, campaign_id: int, qtbot: QtBot, recorded: Recorded
):
    page = StudyPage(office, one_by_one)
    qtbot.addWidget(page)
    page.resize(1140, 680)
    page.show()
    page.open(campaign_id)
    titles = [page.tab_bar.tabText(at) for at in range(page.tab_bar.count())]
    page.tab_bar.setCurrentIndex(titles.index("Thu hoạch"))
    tab = page._form.tabs.currentWidget()
    assert isinstance(tab, ResultsTab)
    qtbot.waitUntil(lambda: tab.sheet is not None and not one_by_one.runner.jobs)
    assert QApplication.focusWidget() in (tab.face.grid, None), "the attendance read late took the keyboard"

    def kept(count: int) -> bool:
        return len(stored(office, campaign_id)) == count

    def shown_as(count: int) -> bool:
        return [one.figures.handed_in for one in page.presenter.results] == [count, 0, 0]

    for ticked, title in ((1, "Kết quả"), (2, "Đôn đốc"), (3, "Chi bộ")):
        page.tab_bar.setCurrentIndex(titles.index("Thu hoạch"))
        go_on = kept_waiting(one_by_one)
        qtbot.keyClick(tab.face.grid, Qt.Key.Key_Space)
        page.tab_bar.setCurrentIndex(titles.index(title))  # before it is written
        go_on.set()
        qtbot.waitUntil(lambda: not one_by_one.runner.jobs)
        qtbot.waitUntil(partial(kept, ticked))
        if title != "Đôn đốc":
            qtbot.waitUntil(partial(shown_as, ticked))
    told = recorded.changes
    qtbot.keyClick(tab.face.grid, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: kept(4) and not one_by_one.runner.jobs)
    assert page.leave() and recorded.changes > told, "the next room reads what is there now"


def test_given_a_tick_while_the_page_reads_anew_when_the_answer_comes_then_it_stays_on_the_screen(
    office: Office, one_by_one: RoomServices, campaign_id: int, qtbot: QtBot
):
    tab = ResultsTab(office, one_by_one)
    qtbot.addWidget(tab)
    tab.show()
    tab.show_campaign(office.campaign(campaign_id))
    qtbot.waitUntil(lambda: tab.sheet is not None and not one_by_one.runner.jobs)
    go_on, first_read = kept_waiting(one_by_one), tab.sheet
    tab.show_campaign(office.campaign(campaign_id))
    tab.face.grid.setFocus()
    qtbot.keyClick(tab.face.grid, Qt.Key.Key_Space)  # written after it was read, shown before
    go_on.set()
    qtbot.waitUntil(lambda: tab.sheet is not first_read and not one_by_one.runner.jobs)
    assert tab.sheet is not None and sum(one.result is not None for one in tab.sheet.people) == 1
