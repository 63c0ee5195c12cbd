"""What tabs with a list share: filter, list or empty state, a foot, and a form at the right."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QPushButton, QWidget

from office_app.gui.forms.ui_list_pane import Ui_ListPane
from office_app.gui.models.paged_table import Column, PagedTable
from office_app.gui.room import RoomServices
from office_app.gui.widgets.data_table import DataTable
from office_app.gui.widgets.filter_bar import FilterBar
from office_app.gui.widgets.labels import EmptyState
from office_app.gui.widgets.on_keys import on_keys
from office_app.gui.widgets.open_path import open_path
from office_app.gui.widgets.side_form import SideForm

Row = TypeVar("Row")
_PANEL, _LEAST_PANEL, _LEAST_LIST = 380, 320, 440


class SidePane(QWidget):
    """What is listed at the left, a form at the right. A changed form is saved before it is left; Esc lets it go.

    Args:
        save: writes what the form holds; False when it could not be written.
    """

    begin_asked = Signal()  # an empty form is wanted
    unfilter_asked = Signal()  # all conditions are to be taken away

    def __init__(
        self, services: RoomServices, form: SideForm, save: Callable[[], bool], hint: str, icon: str
    ) -> None:
        super().__init__()
        self._services, self.form, self._save_form = services, form, save
        self._giving_way: Sequence[QComboBox] = ()
        self._ui = Ui_ListPane()
        self._ui.setupUi(self)
        theme = services.theme
        self.bar = FilterBar(theme, hint)
        self.empty = EmptyState(theme, icon, "", on_action=self._fill_emptiness)
        self._ui.filterHolder.addWidget(self.bar)
        self._ui.sideColumn.addWidget(form)
        self._ui.sidePanel.hide()
        self._ui.splitter.setStretchFactor(0, 1)
        form.close_asked.connect(self.drop_form)
        theme.changed.connect(self._fit)
        on_keys(self, self.drop_form, Qt.Key.Key_Escape)
        on_keys(self, self.begin_asked.emit, Qt.Key.Key_Insert)

    def put_list(self, view: QAbstractItemView) -> None:
        """Show what is listed in ``view``; called once by the tab."""
        self._view = view
        self._ui.listStack.addWidget(view)
        self._ui.listStack.addWidget(self.empty)
        self.bar.box.left_downwards.connect(view.setFocus)

    def add_begin_button(self, text: str, *, folds: bool = False) -> QPushButton:
        """Put the button that begins a new one at the end of the bar."""
        button = self.bar.add_button(text, "plus", folds=folds)
        button.setToolTip("Insert")
        button.clicked.connect(lambda checked=False: self.begin_asked.emit())
        return button

    def let_give_way(self, *choices: QComboBox) -> None:
        """Name the choices of the bar that have no room beside an open form, unless they are in force."""
        self._giving_way = choices

    # ---- showing

    def keyboard_home(self) -> QWidget:
        """Return the widget that has the keyboard at a visit."""
        return self._view if self._ui.listStack.currentWidget() is self._view else self.empty.button

    def show_list(self, filled: bool) -> None:
        """Show the list, or that there is nothing in it; the keyboard stays where it was."""
        had_keyboard = self._view.hasFocus() or self.empty.button.hasFocus()
        self._ui.listStack.setCurrentWidget(self._view if filled else self.empty)
        if had_keyboard:
            self.keyboard_home().setFocus()

    @property
    def form_open(self) -> bool:
        return not self._ui.sidePanel.isHidden()

    def leave(self) -> bool:
        """Keep what was changed in the form before another tab or room is shown; False when it cannot be kept."""
        return not self.form_open or not self.form.changed or (self.form.may_keep() and self._save_form())

    def open_form(self) -> None:
        if not self.form_open:
            self._ui.sidePanel.show()
            self._make_room(True)
            self._fit()

    def close_form(self) -> None:
        self._ui.sidePanel.hide()
        self._make_room(False)
        self.keyboard_home().setFocus()

    def drop_form(self) -> None:
        """Close the form without saving; what was entered there is not lost at the first press."""
        if self.form_open and self.form.may_drop():
            self.close_form()

    def show_error(self, error: BaseException) -> None:
        self._services.show_error(error)

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        self._services.toast(text, undo)

    def written(self) -> None:
        self._services.data_changed()

    def open_file(self, path: Path) -> None:
        open_path(path)

    def _fill_emptiness(self) -> None:
        wanted = self.unfilter_asked if self.empty.button.text() == "Bỏ lọc" else self.begin_asked
        wanted.emit()

    # ---- sizes

    def _make_room(self, narrow: bool) -> None:
        """Hide what has no room beside an open form."""
        self.bar.count.setHidden(narrow)
        for box in self._giving_way:
            box.setHidden(narrow and box.currentIndex() == 0)  # a condition in force stays in view

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px, room = self._services.theme.px, self.width()
        panel = max(px(_LEAST_PANEL), min(px(_PANEL), room - px(_LEAST_LIST)))
        self._ui.sidePanel.setMinimumWidth(px(_LEAST_PANEL))
        self._ui.splitter.setSizes([max(0, room - panel), panel])


class ListPane(SidePane):
    """The same with a table."""

    row_asked = Signal(int)  # a row is to be shown in the form
    _filling = False

    def build_table(
        self, columns: Sequence[Column[Row]], read: Callable[[Sequence[int]], Sequence[Row]], name: str
    ) -> None:
        """Make the list; called once by the tab."""
        self.model = PagedTable(columns, read, self)
        self.table = DataTable(self._services.theme, self.model, self._services.state, name)
        self.put_list(self.table)
        self.table.current_changed.connect(self._row_chosen)
        self.table.opened.connect(self._row_opened)
        self.table.clicked.connect(self._clicked)
        self.table.typed.connect(self.bar.box.type_in)

    def show_rows(self, ids: Sequence[int], foot: str) -> None:
        self._filling = True
        self.model.show(ids)
        self._filling = False
        self.show_list(bool(ids))
        self._ui.totals.setText(foot)
        self._ui.foot.setVisible(bool(foot))

    def select(self, row_id: int | None) -> None:
        self._filling = True
        self.table.select_id(row_id)
        self._filling = False

    # ---- what the clerk does

    def _row_chosen(self, row_id: int | None) -> None:
        # With the form open, going through the list shows each one in it; later, since saving fills the list anew.
        if not self._filling and row_id is not None and self.form_open:
            QTimer.singleShot(0, self, lambda: self.show_row(row_id))

    def _clicked(self) -> None:
        if not self.form_open and (row_id := self.table.current_id()) is not None:
            self.show_row(row_id)

    def _row_opened(self, row_id: int) -> None:
        if self.show_row(row_id):
            self.form.home.setFocus()

    def show_row(self, row_id: int) -> bool:
        """Show a row in the form, having kept what was changed there; False when it could not be kept."""
        if self.form_open and self.form.row == row_id:
            return True
        if not self.leave():
            self.select(self.form.row)
            return False
        self.select(row_id)
        self.row_asked.emit(row_id)
        return True
