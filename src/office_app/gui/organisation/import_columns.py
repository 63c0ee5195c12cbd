"""What is taken from each column of an Excel list, before anything is checked; each can be changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from office_app.domain.member_import import ImportColumn, MemberSheet
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.buttons import push_button, sign_button
from office_app.gui.widgets.labels import ElidedLabel, label
from office_app.use_cases.member_headings import COLUMN_VI

NOT_TAKEN = "không lấy"
_HEADS = ("Cột", "Tiêu đề trong tệp", "Vài dòng đầu", "Lấy làm")


class ImportColumns(QFrame):
    taken = Signal(int, str)  # place of the column, field
    check_asked = Signal()
    other_asked = Signal()
    close_asked = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self._theme = theme
        self.combos: dict[int, QComboBox] = {}
        self._shown: tuple[str, tuple[int, ...]] = ("", ())
        self._file = ElidedLabel(size="group")
        self.said = label(ink="soft", wraps=True)
        self.check_button = push_button("Kiểm tra danh sách", kind="primary")
        other = QPushButton("Chọn tệp khác")
        back = sign_button(theme.icon("arrow-left"), "Quay lại", key="Esc")
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._file)
        titles.addWidget(label("Xem mỗi cột lấy làm gì rồi kiểm tra. Chưa ghi gì.", size="small", ink="soft"))
        head = QFrame()
        head.setProperty("panel", "bottom")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 10, 24, 10)
        row.addWidget(back)
        row.addLayout(titles, 1)
        row.addWidget(other)
        row.addWidget(self.check_button)
        self._grid_holder = QScrollArea()
        self._grid_holder.setWidgetResizable(True)
        self._grid_holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._grid_holder, 1)
        foot = QFrame()
        foot.setProperty("panel", "top")
        line = QVBoxLayout(foot)
        line.setContentsMargins(24, 12, 24, 12)
        line.addWidget(self.said)
        column.addWidget(foot)
        back.clicked.connect(lambda: self.close_asked.emit())
        other.clicked.connect(lambda: self.other_asked.emit())
        self.check_button.clicked.connect(lambda: self.check_asked.emit())

    def show_sheet(self, sheet: MemberSheet) -> None:
        """Show the columns; those of the same list keep their place on the screen."""
        places = (sheet.file_name, tuple(column.at for column in sheet.columns))
        if places != self._shown:
            self._shown = places
            self._lay_out(sheet)
        for column in sheet.columns:
            combo = self.combos[column.at]
            combo.blockSignals(True)
            combo.setCurrentIndex(max(0, combo.findData(column.field)))
            combo.blockSignals(False)
        self._file.setText(f"Các cột của danh sách · {sheet.file_name}")
        self._tell(sheet)

    def _lay_out(self, sheet: MemberSheet) -> None:
        body = QWidget()
        body.setObjectName("scrolled")
        grid = QGridLayout(body)
        grid.setContentsMargins(24, 16, 24, 16)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 3)
        for at, head in enumerate(_HEADS):
            grid.addWidget(label(head, size="small", ink="soft"), 0, at)
        self.combos = {}
        for row, column in enumerate(sheet.columns, start=1):
            self._add_row(grid, row, column)
        grid.setRowStretch(len(sheet.columns) + 1, 1)
        self._grid_holder.setWidget(body)

    def _add_row(self, grid: QGridLayout, row: int, column: ImportColumn) -> None:
        heading, samples = ElidedLabel(), ElidedLabel(ink="soft")
        heading.setText(column.heading or "(không có tiêu đề)")
        samples.setText(" · ".join(column.samples))
        combo = QComboBox()
        combo.setMinimumWidth(self._theme.px(190))
        combo.setAccessibleName(f"Cột {letters(column.at)} lấy làm")
        combo.addItem(NOT_TAKEN, "")
        for field, name in COLUMN_VI.items():
            combo.addItem(name, field)
        combo.activated.connect(lambda _at, c=column.at, box=combo: self.taken.emit(c, box.currentData()))
        for at, widget in enumerate((label(letters(column.at), ink="faint"), heading, samples, combo)):
            grid.addWidget(widget, row, at)
        self.combos[column.at] = combo

    def _tell(self, sheet: MemberSheet) -> None:
        named = "full_name" in sheet.places()
        self.check_button.setEnabled(named)
        left_out = ", ".join(sheet.left_out)
        kept = f"Không lấy và không lưu: {left_out}." if left_out else "Mọi cột đều được lấy."
        self.said.setText(kept if named else "Chọn cột «Họ và tên» để kiểm tra được danh sách.")


def letters(at: int) -> str:
    """Return how Excel names a column: A, B … AA."""
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
