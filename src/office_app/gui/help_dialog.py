"""F1: the keys, on one page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.labels import label
from office_app.shipped import program_version

_KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Đi lại",
        (
            ("Alt+1 … Alt+9", "Mở các mục ở bên trái"),
            ("Alt+←, Alt+→", "Về chỗ vừa xem, đi tiếp"),
            ("Ctrl+K", "Tìm mọi thứ, chọn thao tác"),
            ("Ctrl+N", "Nhận văn bản (hoặc thả tệp vào cửa sổ)"),
            ("Ctrl+B", "Thu hẹp hoặc mở rộng thanh bên"),
            ("F5", "Đọc lại dữ liệu"),
        ),
    ),
    (
        "Trong danh sách",
        (
            ("Gõ chữ", "Lọc danh sách"),
            ("Enter", "Mở dòng đang chọn"),
            ("Ctrl+C", "Sao chép các dòng đã chọn, dán được vào Excel"),
            ("Bấm đầu cột", "Sắp xếp; bấm lần nữa để đảo chiều"),
        ),
    ),
    (
        "Nhận văn bản",
        (
            ("Ctrl+Enter", "Vào sổ, rồi sang tệp tiếp theo"),
            ("1 … 9", "Điền chữ đang bôi vào ô tương ứng (hoặc kéo chữ vào ô)"),
            ("Ctrl+V", "Nhận tệp, ảnh hoặc đoạn văn bản vừa sao chép"),
            ("Ctrl+L", "Để sau, sang tệp tiếp theo"),
            ("Ctrl+T", "Đổi giữa trang giấy và chữ đọc được"),
            ("F6", "Sang phần kế: danh sách tệp, văn bản, phiếu"),
        ),
    ),
    (
        "Theo dõi",
        (
            ("Dấu cách", "Đổi trạng thái: chưa làm, đang làm, đã xong"),
            ("Ctrl+D, H, G", "Đã xong, hoãn, đang vướng (các việc đang chọn)"),
            ("Ctrl+E", "Ghi theo minh chứng có trong sổ"),
            ("Ctrl+L", "Giao đơn vị, lãnh đạo cho các việc đang chọn"),
            ("Insert, Delete", "Thêm việc, thôi thực hiện"),
            ("Ctrl+O", "Mở văn bản giao việc"),
        ),
    ),
    ("Điểm danh", (("C, P, K, M, H", "Có mặt, có phép, không phép, miễn, học bù"),)),
    (
        "Cỡ chữ",
        (("Ctrl++, Ctrl+−", "To hơn, nhỏ hơn (80–200 %)"), ("Ctrl+0", "Về cỡ thường")),
    ),
)


class HelpDialog(QDialog):
    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Trợ giúp")
        inside = QWidget()
        inside.setObjectName("scrolled")
        grid = QGridLayout(inside)
        grid.setContentsMargins(4, 4, 16, 4)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        line = 0
        for title, keys in _KEYS:
            grid.addWidget(label(title, semibold=True), line, 0, 1, 2)
            line += 1
            for key, what in keys:
                grid.addWidget(label(key, ink="soft"), line, 0)
                grid.addWidget(label(what), line, 1)
                line += 1
            grid.setRowMinimumHeight(line, 8)
            line += 1
        grid.setRowStretch(line, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText("Đóng")
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(label("Phím tắt", size="title"))
        column.addWidget(scroll, 1)
        version = program_version() or "không rõ"
        column.addWidget(label(f"Văn phòng Đảng ủy, phiên bản {version}", size="small", ink="soft"))
        column.addWidget(buttons)
        room = self.screen().availableGeometry().height() - 60
        self.resize(theme.px(540), min(theme.px(650), room))
