"""The grid of what members handed in: one row a member, ticked and marked from the keyboard."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from office_app.domain.namesakes import told_apart
from office_app.domain.study_results import ResultKind
from office_app.gui.look.theme import ThemeController
from office_app.gui.models.headings import heading
from office_app.gui.models.paged_table import CHIP_ROLE, INK_ROLE, Index
from office_app.gui.study.people_grid import NAME, NUMBER, PeopleGrid
from office_app.gui.study.result_sheet import ResultSheet, score_vi
from office_app.gui.widgets.date_field import format_date, parse_date
from office_app.gui.widgets.row_delegate import RowDelegate
from office_app.use_cases.study_results import Alike, HandedIn

DONE, SCORE, DAY, FILE, ALIKE = range(2, 7)
TITLES = ("", "Họ và tên", "Nộp", "Điểm", "Ngày nộp", "Tệp", "Giống bài của")
_WIDTHS = {NUMBER: 38, DONE: 92, SCORE: 64, DAY: 98}


class ResultModel(QAbstractTableModel):
    """The members of one chi bộ on a sheet."""

    score_typed = Signal(int, str)  # member id
    day_typed = Signal(int, object)  # member id, date

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet: ResultSheet | None = None
        self._unit_id = 0
        self._rows: Sequence[HandedIn] = ()
        self._names: Mapping[int | None, str] = {}
        self._alike: dict[int, Alike] = {}

    @property
    def people(self) -> Sequence[HandedIn]:
        return self._rows

    def show(self, sheet: ResultSheet, unit_id: int) -> None:
        self.beginResetModel()
        self._sheet, self._unit_id = sheet, unit_id
        self._read()
        self.endResetModel()

    def redraw(self) -> None:
        """Show the results as they are now; the members are the same."""
        self._read()
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, ALIKE))

    def _read(self) -> None:
        if self._sheet is None:
            return
        self._rows = self._sheet.rows(self._unit_id)
        self._names = told_apart(one.member for one in self._rows)
        self._alike = {}
        for pair in reversed(self._sheet.alike()):  # the most alike comes last and stays
            self._alike |= {pair.first.member.id or 0: pair, pair.second.member.id or 0: pair}

    def member_id(self, row: int) -> int:
        return self._rows[row].member.id or 0

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        return heading(TITLES, section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        editable = index.column() in (SCORE, DAY)
        return super().flags(index) | (Qt.ItemFlag.ItemIsEditable if editable else Qt.ItemFlag.NoItemFlags)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        one, column = self._rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(index.row(), column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column == NUMBER else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == CHIP_ROLE:
            return self._chip(one, column)
        if role == INK_ROLE:
            return {NUMBER: "faint", DONE: "faint", FILE: "soft"}.get(column)
        return None

    def _text(self, row: int, column: int) -> str:
        one = self._rows[row]
        result = one.result
        if column in (NUMBER, NAME):
            return str(row + 1) if column == NUMBER else self._names[one.member.person]
        if column == DONE:
            return "đã nộp" if result is not None else "miễn" if one.exempt else "chưa"
        if column == ALIKE:
            chip = self._chip(one, ALIKE)
            return "" if chip is None else chip[1]
        if result is None:
            return ""
        score, day = score_vi(result.score), format_date(result.handed_on)
        return {SCORE: score, DAY: day, FILE: result.file_name}[column]

    def _chip(self, one: HandedIn, column: int) -> tuple[str, str] | None:
        if column == DONE and one.result is not None:
            return "good", "đã nộp"
        pair = self._alike.get(one.member.id or 0)
        if column == ALIKE and pair is not None:
            other = pair.second if pair.first.member.id == one.member.id else pair.first
            return "late", f"{round(pair.share * 100)} % · {other.member.full_name}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if self._sheet is None or role != Qt.ItemDataRole.EditRole:
            return False
        if index.column() == SCORE:
            self.score_typed.emit(self.member_id(index.row()), str(value))
            return True
        day = parse_date(str(value), self._sheet.today)
        if index.column() == DAY and isinstance(day, date):
            self.day_typed.emit(self.member_id(index.row()), day)
            return True
        return False


class ResultGrid(PeopleGrid):
    """Space ticks and goes on, typing writes the mark, Enter and arrows go down, Delete takes back.

    Only says what was asked; the page changes the sheet.
    """

    toggle_asked = Signal(object)  # member ids
    clear_asked = Signal(object)
    undo_asked = Signal()
    passed_end = Signal()  # Enter or Space on the last row
    pair_asked = Signal(int)  # member id: its text is like another's
    file_asked = Signal(int)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, TITLES, parent)
        self.rows = ResultModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(theme, self))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.AnyKeyPressed | triggers.EditKeyPressed)
        self.setAccessibleName("Kết quả từng đảng viên")
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self._double_clicked)
        self.fit()

    def show_unit(self, sheet: ResultSheet, unit_id: int) -> None:
        """Show the members of a chi bộ, the first one current."""
        self.rows.show(sheet, unit_id)
        self.setColumnHidden(SCORE, sheet.kind is ResultKind.SURVEY)
        if self.rows.rowCount():
            self._go(0)

    def chosen(self) -> Sequence[int]:
        """Return the members that a key acts on, top to bottom."""
        return [self.rows.member_id(row) for row in self.places()]

    def go_to(self, member_id: int) -> None:
        """Make a member's row current."""
        ids = [one.member.id for one in self.rows.people]
        if member_id in ids:
            self._go(ids.index(member_id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        plain = plain or event.modifiers() == Qt.KeyboardModifier.KeypadModifier
        if self.state() == QAbstractItemView.State.EditingState or not self.places():
            super().keyPressEvent(event)  # Enter that ends the editor comes by here as well
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        elif key == Qt.Key.Key_Space and plain:
            self._toggle()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._go_on()
        elif key == Qt.Key.Key_Delete:
            self.clear_asked.emit(self.chosen())
        elif plain and event.text().strip() and event.text().isprintable():
            self._type(event)
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self.setFocus()
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:  # Enter
            self._go_on()

    def _type(self, event: QKeyEvent) -> None:
        if self.currentIndex().column() != DAY:
            if self.isColumnHidden(SCORE):
                return
            self._go(self.currentIndex().row())
        super().keyPressEvent(event)

    def _toggle(self) -> None:
        places = self.places()
        self.toggle_asked.emit(self.chosen())
        if len(places) == 1:
            self._go_on()

    def _go_on(self) -> None:
        row = self.places()[-1] + 1 if self.places() else 0
        if row < self.rows.rowCount():
            self._go(row)
        else:
            self.passed_end.emit()

    def _go(self, row: int) -> None:
        column = self.currentIndex().column() if self.currentIndex().column() == DAY else SCORE
        self.go_to_cell(row, NAME if self.isColumnHidden(column) else column)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == DONE:
            self.toggle_asked.emit([self.rows.member_id(index.row())])
        elif index.column() == ALIKE and index.data():
            self.pair_asked.emit(self.rows.member_id(index.row()))

    def _double_clicked(self, index: QModelIndex) -> None:
        if index.column() == FILE and index.data():
            self.file_asked.emit(self.rows.member_id(index.row()))

    def fit_columns(self) -> None:
        px = self._theme.px
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, px(width))
        room = self.viewport().width() - px(sum(_WIDTHS.values()))
        self.setColumnWidth(NAME, max(px(130), min(px(190), room // 3)))
        self.setColumnWidth(FILE, max(px(80), (room - self.columnWidth(NAME)) * 2 // 5))
