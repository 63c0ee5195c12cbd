"""The side panel in which members are pasted by name."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from office_app.domain.vietnamese import number_vi
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.buttons import push_button, sign_button
from office_app.gui.widgets.labels import label


class PasteForm(QFrame):
    """Names pasted one a line; says how many are new before they are added."""

    add_asked = Signal(str)
    close_asked = Signal()

    def __init__(
        self,
        theme: ThemeController,
        count: Callable[[str], tuple[Sequence[str], int]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._count = count
        self.box = QPlainTextEdit()
        self.box.setPlaceholderText("Nguyễn Văn A\nTrần Thị B\n…")
        self.box.setAccessibleName("Danh sách họ và tên")
        self.button = push_button("Thêm", kind="primary")
        self._told = label(size="small", ink="soft", wraps=True)
        close = sign_button(theme.icon("x"), "Đóng", key="Esc")
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(label("Dán danh sách tên", size="group"))
        head.addStretch(1)
        head.addWidget(close)
        hint = label(
            "Mỗi dòng một đảng viên. Chép cả bảng từ Excel cũng được, phần mềm lấy cột họ và tên.",
            size="small",
            ink="soft",
            wraps=True,
        )
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(hint)
        column.addWidget(self.box, 1)
        column.addWidget(self._told)
        column.addLayout(foot)
        close.clicked.connect(lambda: self.close_asked.emit())
        self.button.clicked.connect(lambda: self.add_asked.emit(self.box.toPlainText()))
        self.box.textChanged.connect(self._tell)
        self._tell()

    def show_text(self, text: str) -> None:
        self.box.setPlainText(text)
        self.box.setFocus()

    def show_error(self, text: str) -> None:
        self._told.setText(text)

    def _tell(self) -> None:
        names, there = self._count(self.box.toPlainText())
        new = len(names) - there
        known = f", {number_vi(there)} người đã có trong chi bộ" if there else ""
        self._told.setText(f"{number_vi(len(names))} tên{known}." if names else "Chưa có tên nào.")
        self.button.setText(f"Thêm {number_vi(new)} người" if new else "Thêm")
        self.button.setEnabled(new > 0)
