"""A table of a draft's text, changed as a table: cells by double click, rows by buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.accept_buttons import AcceptButtons
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.markup_table import MarkupTable

_NOTE = "Bấm đúp (hoặc F2) vào ô để sửa. «Thêm dòng gộp» là dòng chạy ngang cả bảng, như dòng ghi thứ, ngày."


class TableDialog(QDialog):
    """``text`` is the table as it is written in the draft."""

    def __init__(self, theme: ThemeController, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Sửa bảng")
        self.table = MarkupTable(theme, lines)
        self.table.setAccessibleName("Bảng đang sửa")
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.add = push_button("Thêm dòng", icon=theme.icon("plus"))
        self.add_across = push_button("Thêm dòng gộp", icon=theme.icon("plus"))
        self.up = push_button("Lên", icon=theme.icon("chevron-up"))
        self.down = push_button("Xuống", icon=theme.icon("chevron-down"))
        self.remove = push_button("Bỏ dòng", icon=theme.icon("trash-2"))
        self.add.clicked.connect(lambda _=False: self.table.add_row())
        self.add_across.clicked.connect(lambda _=False: self.table.add_row(across=True))
        self.up.clicked.connect(lambda _=False: self.table.move_row(-1))
        self.down.clicked.connect(lambda _=False: self.table.move_row(1))
        self.remove.clicked.connect(lambda _=False: self.table.remove_row())
        self.table.currentCellChanged.connect(lambda *_: self._show_buttons())
        self._lay_out(theme)
        self.table.setCurrentCell(min(1, self.table.rowCount() - 1), 0)
        self._show_buttons()

    @property
    def text(self) -> str:
        return self.table.text()

    def _lay_out(self, theme: ThemeController) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.add, self.add_across, self.up, self.down, self.remove):
            button.setProperty("small", True)
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        column.addStretch(1)
        area.setWidget(inner)
        note = label(_NOTE, size="small", ink="soft", wraps=True)
        buttons = AcceptButtons(self, "Đưa vào văn bản")
        for button in (buttons.accept_button, buttons.reject_button):
            button.setAutoDefault(False)  # Enter ends the typing in a cell
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(12)
        whole.addLayout(row)
        whole.addWidget(area, 1)
        whole.addWidget(note)
        whole.addWidget(buttons)
        screen = self.screen().availableGeometry()
        self.resize(min(theme.px(940), screen.width() - 40), min(theme.px(560), screen.height() - 60))

    def _show_buttons(self) -> None:
        inside = self.table.currentRow() > 0
        for button in (self.up, self.down, self.remove):
            button.setEnabled(inside)
