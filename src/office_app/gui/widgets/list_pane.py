"""What tabs with a list share: filter, list or empty state, a foot, and a form at the right."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from office_app.gui.forms.ui_list_pane import Ui_ListPane
from office_app.gui.models.paged_table import Column, PagedTable
from office_app.gui.room import RoomServices
from office_app.gui.widgets.data_table import DataTable
from office_app.gui.widgets.filter_bar import FilterBar
from office_app.gui.widgets.labels import EmptyState
from office_app.gui.widgets.open_path import open_path
from office_app.gui.widgets.side_form import SideForm

Row = TypeVar("Row")
_PANEL, _LEAST_PANEL, _LEAST_LIST = 380, 320, 440


class SidePane(QWidget):
    """Base of a tab: what is listed at the left, a form at the right. Esc lets a changed form go."""

    def __init__(self, services: RoomServices, form: SideForm, hint: str, icon: str) -> None:
        super().__init__()
        self._services, self.form = services, form
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
        for key, act in ((Qt.Key.Key_Escape, self.drop_form), (Qt.Key.Key_Insert, self.begin)):
            self.add_key(key, act)

    def add_key(self, key: Qt.Key | str, act: Callable[[], object]) -> None:
        """Let a key do something while the keyboard is in this tab."""
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    # ---- what a tab says for itself

    def begin(self) -> None:
        """Open an empty form."""
        raise NotImplementedError

    def keep(self) -> bool:
        """Save a changed form before it is left; False when it cannot be saved."""
        raise NotImplementedError

    def clear_filter(self) -> None:
        """Take all conditions away."""
        raise NotImplementedError

    def keyboard_home(self) -> QWidget:
        """Return the widget that has the keyboard at a visit."""
        raise NotImplementedError

    def make_room(self, narrow: bool) -> None:
        """Hide what has no room beside an open form."""
        self.bar.count.setHidden(narrow)

    # ---- showing

    @property
    def form_open(self) -> bool:
        return not self._ui.sidePanel.isHidden()

    def leave(self) -> bool:
        """Keep what was changed in the form before another tab or room is shown; False when it cannot be kept."""
        return not self.form_open or self.keep()

    def open_form(self) -> None:
        if not self.form_open:
            self._ui.sidePanel.show()
            self.make_room(True)
            self._fit()

    def close_form(self) -> None:
        self._ui.sidePanel.hide()
        self.make_room(False)
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

    def _begin_clicked(self, checked: bool = False) -> None:
        self.begin()

    def _fill_emptiness(self) -> None:
        if self.empty.button.text() == "Bỏ lọc":
            self.clear_filter()
        else:
            self.begin()

    # ---- sizes

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px, room = self._services.theme.px, self.width()
        panel = max(px(_LEAST_PANEL), min(px(_PANEL), room - px(_LEAST_LIST)))
        self._ui.sidePanel.setMinimumWidth(px(_LEAST_PANEL))
        self._ui.splitter.setSizes([max(0, room - panel), panel])


class ListPane(SidePane):
    """A tab with a table. A changed form is saved before another row is shown."""

    def __init__(self, services: RoomServices, form: SideForm, hint: str, icon: str) -> None:
        super().__init__(services, form, hint, icon)
        self._filling = False

    def build_table(
        self, columns: Sequence[Column[Row]], read: Callable[[Sequence[int]], Sequence[Row]], name: str
    ) -> None:
        """Make the list; called once by the tab."""
        self.model = PagedTable(columns, read, self)
        self.table = DataTable(self._services.theme, self.model, self._services.state, name)
        self._ui.listStack.addWidget(self.table)
        self._ui.listStack.addWidget(self.empty)
        self.table.current_changed.connect(self._row_chosen)
        self.table.opened.connect(self._row_opened)
        self.table.clicked.connect(self._clicked)
        self.table.typed.connect(self.bar.box.type_in)
        self.bar.box.left_downwards.connect(self.table.setFocus)

    def shown_id(self) -> int | None:
        """Return the row whose form is open; None for a new one."""
        raise NotImplementedError

    def choose(self, row_id: int) -> None:
        """Show a row in the form."""
        raise NotImplementedError

    def keyboard_home(self) -> QWidget:
        return self.table if self._ui.listStack.currentWidget() is self.table else self.empty.button

    def show_rows(self, ids: Sequence[int], foot: str) -> None:
        self._filling = True
        self.model.show(ids)
        self._filling = False
        had_keyboard = self.table.hasFocus() or self.empty.button.hasFocus()
        self._ui.listStack.setCurrentWidget(self.table if ids else self.empty)
        if had_keyboard:
            self.keyboard_home().setFocus()
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
            self.form.keyboard_home().setFocus()

    def show_row(self, row_id: int) -> bool:
        """Show a row in the form, having kept what was changed there; False when it could not be kept."""
        if self.form_open and self.shown_id() == row_id:
            return True
        if self.form_open and not self.keep():
            self.select(self.shown_id())
            return False
        self.select(row_id)
        self.choose(row_id)
        return True
