"""The intake without a file: what comes in here, and how."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from office_app.domain.vietnamese import number_vi
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.labels import EmptyState


class NothingPage(EmptyState):
    pick_asked = Signal()
    by_hand_asked = Signal()

    def __init__(self, theme: ThemeController, watching: QMenu) -> None:
        super().__init__(theme, "file-input", "", "", "", self._ask)
        by_hand = push_button("Vào sổ văn bản không có tệp", kind="quiet")
        by_hand.clicked.connect(self.by_hand_asked)
        self.add_below(by_hand)
        folder = push_button("Thư mục theo dõi", kind="quiet")
        folder.setMenu(watching)
        self.add_below(folder)

    def _ask(self) -> None:
        self.pick_asked.emit()

    def show_registered(self, count: int) -> None:
        """Say what can be done, and how many documents were entered since the room was opened."""
        if count:
            self.set(
                f"Đã vào sổ {number_vi(count)} văn bản",
                "Không còn tệp nào chờ. Thả thêm tệp vào đây, dán (Ctrl+V), hoặc bấm nút dưới để chọn.",
                "Chọn tệp…",
            )
        else:
            self.set(
                "Thả tệp văn bản vào đây",
                "Nhận PDF, bản quét, ảnh chụp, Word (DOCX, DOC, RTF, ODT), Excel và TXT, nhiều tệp một lúc; "
                "dán tệp, ảnh hoặc chữ bằng Ctrl+V. Phần mềm đọc và điền sẵn phiếu vào sổ; tệp gốc được giữ nguyên.",
                "Chọn tệp…",
            )
