"""The frame of a form at the right: title, fields that scroll, what is wrong, and the buttons."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.buttons import push_button, sign_button
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.on_keys import CONFIRM, on_keys


class SideForm(QFrame):
    """Frame of the forms beside a list; Ctrl+Enter saves, Esc closes.

    Args:
        read: returns what stands in the fields, as a value to compare.
        fault: returns what cannot be taken as entered, and goes there; "" when all can.

    Attributes:
        home: the field in which entry begins.
        row: number in the list of what is shown; None for a new one.
    """

    close_asked = Signal()
    remove_asked = Signal()
    save_asked = Signal()  # what is entered can be taken, and is to be written

    def __init__(
        self,
        theme: ThemeController,
        read: Callable[[], object],
        fault: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._read, self._fault = theme, read, fault
        self._kept: object = None  # what stood in the fields when they were filled
        self.home: QWidget = self
        self.row: int | None = None
        self.title = label(size="group")
        self.save_button = push_button("&Lưu", kind="primary", tip="Ctrl+Enter")
        self.remove_button = push_button("&Xóa", icon=theme.icon("trash-2"))
        self.wrong = label(size="small", ink="late", wraps=True)
        self.wrong.hide()
        self._asked_for: object = None  # what was entered when it was told that it is not saved
        self._grid = QGridLayout()
        self._lay_out()
        self.save_button.clicked.connect(self._save_clicked)
        self.remove_button.clicked.connect(self._remove)
        on_keys(self, self.save, *CONFIRM)

    @property
    def changed(self) -> bool:
        """Tell whether something was entered that is not saved."""
        return self._read() != self._kept

    def settle(self) -> None:
        """Take what stands in the fields as what is kept; called once they are filled."""
        self._kept = self._read()
        self.show_wrong("")

    def may_keep(self) -> bool:
        """Tell whether all can be taken as entered; what cannot is said."""
        fault = self._fault()
        self.show_wrong(fault)
        return not fault

    def save(self) -> None:
        """Check what is entered and ask for it to be written."""
        if self.may_keep():
            self.save_asked.emit()

    def may_drop(self) -> bool:
        """Tell whether the form may be closed; what is entered and not saved is asked for once."""
        if not self.changed or self._asked_for == self._read():
            self._asked_for = None
            return True
        self._asked_for = self._read()
        self.show_wrong("Phiếu có chỗ chưa lưu. Lưu: Ctrl+Enter. Bỏ phần vừa gõ: bấm Esc lần nữa.")
        return False

    def show_wrong(self, text: str) -> None:
        self.wrong.setText(text)
        self.wrong.setVisible(bool(text))

    def add_field(self, title: str, field: QWidget, *, half: int | None = None) -> None:
        """Put a field under its title over the whole width, or into half 0 or 1 of a line."""
        row = self._grid.rowCount() - (2 if half == 1 else 0)
        name = label(title, size="small", ink="soft")
        name.setBuddy(field)
        field.setAccessibleName(title)
        column, span = (half or 0), (2 if half is None else 1)
        self._grid.addWidget(name, row, column, 1, span)
        self._grid.addWidget(field, row + 1, column, 1, span)

    def add_foot_button(self, button: QPushButton) -> None:
        """Put a further button at the foot, beside the one that takes away."""
        self._foot.insertWidget(1, button)

    def _save_clicked(self, checked: bool = False) -> None:
        self.save()

    def _remove(self, checked: bool = False) -> None:
        self.remove_asked.emit()

    def _close(self, checked: bool = False) -> None:
        self.close_asked.emit()

    def _lay_out(self) -> None:
        close = sign_button(self._theme.icon("x"), "Đóng", key="Esc")
        close.clicked.connect(self._close)
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 8, 6)
        head.addWidget(self.title, 1)
        head.addWidget(close)
        self._grid.setContentsMargins(16, 0, 16, 8)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        for half in (0, 1):
            self._grid.setColumnStretch(half, 1)
        inside = QWidget()
        inside.setObjectName("scrolled")
        column_of_fields = QVBoxLayout(inside)
        column_of_fields.setContentsMargins(0, 0, 0, 0)
        column_of_fields.addLayout(self._grid)
        column_of_fields.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        foot = self._foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 12)
        foot.setSpacing(8)
        foot.addWidget(self.remove_button)
        foot.addStretch(1)
        foot.addWidget(self.save_button)
        told = QVBoxLayout()
        told.setContentsMargins(16, 0, 16, 0)
        told.addWidget(self.wrong)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        column.addLayout(told)
        column.addLayout(foot)


class Words(QPlainTextEdit):
    """A few lines of text; Tab goes on to the next field."""

    def __init__(self, theme: ThemeController, lines: int) -> None:
        super().__init__()
        self._theme, self._lines = theme, lines
        self.setTabChangesFocus(True)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.ensurePolished()  # before, the font is not that of the style
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._lines + self._theme.px(26))
