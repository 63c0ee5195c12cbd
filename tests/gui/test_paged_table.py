"""Rows are read a hundred at a time, shown, copied and sorted on request."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from office_app.domain.errors.data_folder import StoreDamagedError
from office_app.gui.look.theme import ThemeController
from office_app.gui.models.paged_table import CHIP_ROLE, ID_ROLE, Column, PagedTable
from office_app.gui.state_file import StateFile
from office_app.gui.widgets.data_table import DataTable

COLUMNS = (
    Column[int]("number", "Số", lambda row: str(row), 60, align="right"),
    Column[int]("subject", "Trích yếu", lambda row: f"Văn bản\n{row}", 200, stretch=True),
    Column[int](
        "state", "Trạng thái", lambda row: "", 120, chip=lambda row: ("good", "đã xong"), sortable=False
    ),
)


class Source:
    def __init__(self) -> None:
        self.asked: list[Sequence[int]] = []

    def read(self, ids: Sequence[int]) -> Sequence[int]:
        self.asked.append(ids)
        return list(ids)


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def model(source: Source) -> PagedTable[int]:
    return PagedTable(COLUMNS, source.read)


@pytest.fixture
def table(theme: ThemeController, model: PagedTable[int], qtbot) -> DataTable:
    made = DataTable(theme, model, StateFile(), "test")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    return made


def test_given_any_state_when_checked_by_qt_then_the_model_is_sound(model: PagedTable[int], qtmodeltester):
    qtmodeltester.check(model)
    model.show(range(250))
    qtmodeltester.check(model)
    model.show([])
    qtmodeltester.check(model)


def test_given_50000_rows_when_shown_then_only_the_first_page_is_read(
    table: DataTable, source: Source, qtbot
):
    table.table.show(range(50_000))
    qtbot.wait(20)
    table.grab()
    assert [len(ids) for ids in source.asked] == [100]
    table.scrollToBottom()
    table.grab()
    assert len(source.asked) == 2
    assert source.asked[-1][-1] == 49_999


def test_given_a_store_that_fails_when_rows_are_read_then_they_stay_blank_and_the_page_hears(qtbot):
    def broken(_ids: Sequence[int]) -> Sequence[int]:
        raise StoreDamagedError(file="office.db")

    model = PagedTable(COLUMNS, broken)
    with qtbot.waitSignal(model.failed):
        model.show([1, 2, 3])
        assert model.data(model.index(0, 0)) is None
    assert model.rowCount() == 3


def test_given_rows_selected_when_copied_then_excel_gets_a_table(table: DataTable, qtbot):
    table.table.show([7, 8, 9])
    table.selectRow(0)
    table.select_id(8)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Số\tTrích yếu\tTrạng thái\n8\tVăn bản 8\tđã xong"


def test_given_a_heading_when_clicked_twice_then_sorting_is_asked_up_then_down(table: DataTable, qtbot):
    asked: list[tuple[str, bool]] = []
    table.sort_asked.connect(lambda key, down: asked.append((key, down)))
    header = table.horizontalHeader()
    for section in (0, 0, 1, 2):
        header.sectionClicked.emit(section)
    assert asked == [("number", False), ("number", True), ("subject", False)]


def test_given_a_current_row_when_the_list_is_filtered_then_it_stays_current_while_shown(table: DataTable):
    changes: list[object] = []
    table.table.show([1, 2, 3])
    table.select_id(2)
    table.current_changed.connect(changes.append)
    table.table.show([2, 3])
    assert table.current_id() == 2
    table.table.show([3])
    assert table.current_id() is None
    assert changes[-1] is None


def test_given_keys_when_pressed_then_enter_opens_delete_asks_and_letters_filter(table: DataTable, qtbot):
    heard: list[object] = []
    table.opened.connect(heard.append)
    table.delete_asked.connect(heard.append)
    table.typed.connect(heard.append)
    table.table.show([5, 6])
    table.select_id(6)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    qtbot.keyClick(table, Qt.Key.Key_K)
    assert heard == [6, [6], "k"]


def test_given_a_long_list_when_end_and_home_are_pressed_then_its_last_and_first_rows_are_current(
    table: DataTable, model: PagedTable[int], qtbot
):
    model.show(range(5000))
    for pad in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
        table.setCurrentIndex(model.index(7, 1))
        for key, row in ((Qt.Key.Key_End, 4999), (Qt.Key.Key_Home, 0)):
            qtbot.keyClick(table, key, pad)
            assert (table.currentIndex().row(), table.currentIndex().column()) == (row, 1)
            assert [one.row() for one in table.selectionModel().selectedRows()] == [row]
    table.setCurrentIndex(model.index(7, 1))
    qtbot.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    assert table.selected_ids() == list(range(8))


def test_given_columns_dragged_when_made_again_then_widths_are_remembered(
    theme: ThemeController, source: Source, qtbot
):
    state = StateFile()
    for expected in (60, 95):
        table = DataTable(theme, PagedTable(COLUMNS, source.read), state, "register")
        qtbot.addWidget(table)
        table.resize(600, 300)
        table.show()
        assert table.columnWidth(0) == expected
        table.setColumnWidth(0, 95)
        qtbot.waitUntil(lambda: state.numbers("columns/register.width")[:1] == [95])


def test_given_roles_when_asked_then_chip_and_id_are_there(model: PagedTable[int]):
    model.show([4])
    assert model.data(model.index(0, 2), CHIP_ROLE) == ("good", "đã xong")
    assert model.data(model.index(0, 2), ID_ROLE) == 4
